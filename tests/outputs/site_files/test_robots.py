"""robots.txt, read as crawlers read it."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

import pytest

from kollega.config.settings import Crawlers
from kollega.outputs.site_files.output import known_crawlers, robots

HOME = "https://careers.example.org/"
SEARCH = frozenset({"Googlebot", "bingbot", "Applebot", "SomebodyNew"})
ANSWERS, TRAINING, CARDS = (
    frozenset(each.name for each in known_crawlers() if each.purpose == purpose)
    for purpose in ("answers", "training", "cards")
)
ALL = SEARCH | ANSWERS | TRAINING | CARDS


def welcome(crawlers: Crawlers) -> set[str]:
    parser = RobotFileParser()
    parser.parse(robots(HOME, crawlers).splitlines())
    assert parser.site_maps() == [f"{HOME}sitemap.xml"]
    return {name for name in ALL if parser.can_fetch(name, f"{HOME}share/stories/a/")}


@pytest.mark.parametrize(
    ("crawlers", "expected"),
    [
        pytest.param({}, ALL, id="everybody, unless somebody says otherwise"),
        pytest.param({"training": False}, ALL - TRAINING, id="none to train models with it"),
        pytest.param({"answers": False}, ALL - ANSWERS, id="none for the answers of assistants"),
        pytest.param({"answers": False, "training": False}, SEARCH | CARDS, id="search engines alone"),
        pytest.param({"search": False}, ANSWERS | TRAINING | CARDS, id="no search engine"),
        pytest.param(
            {"search": False, "answers": False, "training": False}, CARDS, id="for cards of posted links alone"
        ),
    ],
)
def test_a_site_says_for_what_it_may_be_fetched(crawlers: dict[str, bool], expected: frozenset[str]) -> None:
    assert welcome(Crawlers.model_validate(crawlers)) == expected


def test_where_everybody_is_welcome_nobody_is_named() -> None:
    assert robots(HOME, Crawlers()) == f"User-agent: *\nAllow: /\n\nSitemap: {HOME}sitemap.xml\n"


def test_every_purpose_is_known_of_somebody_and_nobody_stands_there_twice() -> None:
    assert all(map(len, (ANSWERS, TRAINING, CARDS)))
    assert len({each.name.casefold() for each in known_crawlers()}) == len(known_crawlers())
    assert all(each.source.startswith("https://") for each in known_crawlers())
