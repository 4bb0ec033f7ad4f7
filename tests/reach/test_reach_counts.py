"""Figures are what was read, however a server wrote it down."""

from __future__ import annotations

import gzip
import random
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest

from kollega.reach.cells import SITE, Cell, Measure, Table
from kollega.reach.reading import counts_of
from kollega.site.addresses import short_code
from log_lines import BROWSER, crowd, line
from log_lines import SITE as URL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.reach.figures import Counts
    from kollega.reach.pages import Pages

    Count = Callable[..., Counts]

STORY, NIGHTS = Cell(Table.STORY, "story/en/lifts"), Cell(Table.STORY, "story/en/nights")
DUTCH, VACANCY = Cell(Table.STORY, "story/nl/lifts"), Cell(Table.VACANCY, "vacancy/en/fitter")
WORKSHOP, DESK = Cell(Table.DEPARTMENT, "workshop"), Cell(Table.DEPARTMENT, "desk")
ENGLISH, NETHERLANDS = Cell(Table.LANGUAGE, "en"), Cell(Table.LANGUAGE, "nl")


def network(key: str, measure: Measure = Measure.VISITS) -> Cell:
    return Cell(Table.NETWORK, key, measure)


@pytest.fixture
def count(pages: Pages, project: Project, tmp_path: Path) -> Count:
    def counted(*logs: str | bytes) -> Counts:
        files = [tmp_path / f"log{number}" for number in range(len(logs))]
        for file, log in zip(files, logs, strict=True):
            file.write_bytes(log if isinstance(log, bytes) else log.encode())
        return counts_of(files, pages, project)

    return counted


ADDRESSES = {
    "stories/lifts/": (STORY, WORKSHOP, ENGLISH),
    "stories/lifts": (STORY, WORKSHOP, ENGLISH),
    "stories/lifts/index.html": (STORY, WORKSHOP, ENGLISH),
    "stories/lifts/?a=b#c": (STORY, WORKSHOP, ENGLISH),
    "stories/l%69fts/": (STORY, WORKSHOP, ENGLISH),
    "stories/night-shift/": (NIGHTS, DESK, ENGLISH),
    "nl/stories/lifts/": (DUTCH, WORKSHOP, NETHERLANDS),
    "vacancies/fitter/": (VACANCY, WORKSHOP, ENGLISH),
    "departments/workshop/": (WORKSHOP, ENGLISH),
    "stories/": (ENGLISH,),
    "nl/": (NETHERLANDS,),
    "": (ENGLISH,),
    "people/ana/": (ENGLISH,),
    "stories/gone/": (ENGLISH,),
}  # fmt: skip


@pytest.mark.parametrize(("path", "cells"), ADDRESSES.items())
def test_a_page_counts_for_itself_its_team_its_language_and_the_site(
    path: str, cells: tuple[Cell, ...], count: Count
) -> None:
    found = {cell: number for cell, number in count(line(path)).cells.items() if cell.measure is Measure.VISITS}
    counted = {cell for cell in found if cell.table not in {Table.NETWORK, Table.PERIOD}}
    assert counted == {*cells, SITE}
    assert set(found.values()) == {1}


@pytest.mark.parametrize("path", [
    "assets/site.css", "assets/images/", "robots.txt", "feeds/stories.rss", "share/", "nl/share/stories/lifts/",
    "embed/vacancies/", "admin/", "go/unknown/", "out/unknown/", "pagefind/", "stories/lifts/photo.jpg",
])  # fmt: skip
def test_files_tools_of_colleagues_and_unknown_links_are_no_visits(path: str, count: Count) -> None:
    assert count(line("") + line(path, "192.0.2.2")).cells[SITE] == 1


@pytest.mark.parametrize(("status", "visits"), [(200, 1), (304, 1), (206, 0), (301, 0), (404, 0), (403, 0), (500, 0)])
def test_a_page_counts_when_it_was_sent_or_is_still_there(status: int, visits: int, count: Count) -> None:
    assert count(line("stories/lifts/", status=status)).cells[SITE] == visits


def test_a_browser_counts_once_a_day_in_the_days_of_the_site(count: Count) -> None:
    again = line("stories/lifts/", hour=23) + line("stories/lifts/") + line("stories/lifts/", agent=BROWSER + " x")
    counts = count(again + line("stories/lifts/", day=2, hour=0))
    assert counts.cells[STORY] == 3
    assert counts.cells[Cell(Table.PERIOD, "2026-11-01")] == 2
    assert counts.cells[Cell(Table.PERIOD, "2026-11-02")] == 1


ABSOLUTE = line("stories/lifts/").replace("GET /", "GET https://acme.example/")


@pytest.mark.parametrize("log", [ABSOLUTE, gzip.compress(ABSOLUTE.encode()), "\n \nnonsense\n" + ABSOLUTE + '"""\n'])
def test_absolute_addresses_compressed_files_and_broken_lines_are_read(log: str | bytes, count: Count) -> None:
    assert count(log).cells[STORY] == 1


ORIGINS: Mapping[str, tuple[str, str, str]] = {
    "a link that names it": ("stories/lifts/?utm_source=mastodon", "-", "mastodon"),
    "a link, whatever the browser says": ("stories/lifts/?utm_source=linkedin", "https://t.co/", "linkedin"),
    "a link in capitals": ("stories/lifts/?utm_source=LinkedIn", "-", "linkedin"),
    "a job board": ("vacancies/fitter/?utm_source=careerjet", "-", "careerjet"),
    "a printed code": ("stories/lifts/?utm_source=print", "-", "print"),
    "a name that nobody knows": ("stories/lifts/?utm_source=robin", "-", "other-links"),
    "a host": ("stories/lifts/", "https://www.linkedin.com/feed/", "linkedin"),
    "a short host": ("stories/lifts/", "https://lnkd.in/", "linkedin"),
    "an app": ("stories/lifts/", "android-app://com.linkedin.android/", "linkedin"),
    "a search engine of a country": ("stories/lifts/", "https://www.google.co.uk/", "search"),
    "an assistant": ("stories/lifts/", "https://chatgpt.com/", "assistants"),
    "somebody's own site": ("stories/lifts/", "https://robin.example:8443/me", "websites"),
    "a host that only ends alike": ("stories/lifts/", "https://notlinkedin.com/", "websites"),
    "nobody says": ("stories/lifts/", "-", "direct"),
    "nothing says": ("stories/lifts/", "", "direct"),
}


@pytest.mark.parametrize(("path", "referrer", "key"), ORIGINS.values(), ids=ORIGINS)
def test_a_visit_is_told_of_the_network_it_came_by(path: str, referrer: str, key: str, count: Count) -> None:
    cells = count(line(path, referrer=referrer)).cells
    assert {cell.key for cell in cells if cell.table is Table.NETWORK} == {key}
    assert cells[network(key)] == 1


def test_a_short_link_and_the_page_it_leads_to_are_one_visit(pages: Pages, count: Count) -> None:
    code = short_code(pages.items[STORY])
    led = line(f"go/{code}/?utm_source=bluesky", referrer="https://go.bsky.app/") + line(
        "stories/lifts/", referrer=f"{URL}go/{code}/?utm_source=bluesky"
    )
    by_server = line(f"go/{code}/?utm_source=bluesky", "192.0.2.2", status=301)
    cells = count(led + by_server).cells
    assert (cells[STORY], cells[network("bluesky")], cells[SITE]) == (2, 2, 2)


def test_who_goes_on_from_a_story_to_a_vacancy_is_known_by_the_page_they_came_from(count: Count) -> None:
    arrives = "stories/lifts/?utm_source=linkedin"
    log = crowd(10, arrives) + crowd(4, "vacancies/fitter/", referrer=URL + arrives)
    log += crowd(3, "vacancies/fitter/", 100, referrer=f"{URL}stories/") + crowd(
        2, "stories/nights/", referrer=URL + arrives
    )
    cells = count(log).cells
    assert cells[STORY._replace(measure=Measure.ONWARD)] == 4
    assert cells[WORKSHOP._replace(measure=Measure.ONWARD)] == 4
    assert cells[network("linkedin", Measure.READERS)] == 10
    assert cells[network("linkedin", Measure.ONWARD)] == 4
    assert cells[SITE._replace(measure=Measure.READERS)] == 10


def test_who_follows_the_link_to_apply_is_known_where_it_leads_through_the_site(pages: Pages, count: Count) -> None:
    out = pages.site.out_path(pages.items[VACANCY])
    counts = count(crowd(5, out, referrer=f"{URL}vacancies/fitter/?utm_source=xing"))
    assert counts.cells[VACANCY._replace(measure=Measure.APPLIED)] == 5
    assert counts.cells[network("xing", Measure.APPLIED)] == 5
    assert Measure.APPLIED in counts.measures
    assert Measure.APPLIED not in count(line("")).measures


def test_who_follows_a_link_out_of_a_story_is_told_of_that_story(pages: Pages, count: Count) -> None:
    out = pages.site.link_path("https://lifts.example/")
    cells = count(crowd(6, out, referrer=f"{URL}stories/lifts/") + crowd(2, out, 100)).cells
    left = {cell: number for cell, number in cells.items() if cell.measure is Measure.LEFT}
    assert (left[STORY._replace(measure=Measure.LEFT)], left[SITE._replace(measure=Measure.LEFT)]) == (6, 8)
    assert cells[SITE] == 0


def test_logs_of_several_servers_are_counted_together_day_by_day(count: Count) -> None:
    one = "".join(crowd(20, "stories/lifts/", day=day) for day in (1, 2, 3))
    two = "".join(crowd(20, "stories/lifts/", 11, day=day) for day in (1, 2, 3))
    assert count(two, one).cells[STORY] == 3 * 30


def test_figures_equal_those_of_an_independent_count(count: Count) -> None:
    chance = random.Random(11)  # noqa: S311 - the same each time
    paths = ["", "stories/lifts/", "stories/nights/", "vacancies/fitter/", "assets/a.css", "nl/stories/lifts/"]
    rows = [
        (
            chance.choice(paths),
            f"192.0.2.{chance.randrange(100)}",
            chance.randrange(1, 8),
            chance.choice([200, 304, 404]),
        )
        for _ in range(2_000)
    ]
    seen: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for path, visitor, day, status in rows:
        if status != 404:
            seen[path].add((visitor, day))
    cells = count("".join(line(path, visitor, day=day, status=status) for path, visitor, day, status in rows)).cells
    told = {
        "stories/lifts/": STORY,
        "stories/nights/": NIGHTS,
        "vacancies/fitter/": VACANCY,
        "nl/stories/lifts/": DUTCH,
    }
    assert {path: cells[cell] for path, cell in told.items()} == {path: len(seen[path]) for path in told}
    assert cells[SITE] == len(set().union(*(seen[path] for path in paths if path != "assets/a.css")))
