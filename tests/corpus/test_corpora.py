"""Real content builds to complete sites: long posts, raw HTML, five languages, one from right to left."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

from corpora import KINDS, corpus_site
from kollega.i18n.words import load_words
from kollega.outputs.kits.variants import MOST_ALIKE, likeness

if TYPE_CHECKING:
    from collections.abc import Iterator

    from website import Website

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="session", params=KINDS)
def corpus(request: pytest.FixtureRequest, shared: Path) -> Website:
    """Return the site that a corpus makes."""
    return corpus_site(shared, request.param)


def test_every_story_vacancy_and_person_has_a_page(corpus: Website) -> None:
    root = corpus.folder.parent
    for section, folder in (("stories", "stories"), ("vacancies", "vacancies"), ("people", "stories/people")):
        slugs = [file.stem for file in (root / folder).glob("*.md") if "." not in file.stem and _is_out(file)]
        assert [slug for slug in slugs if f"{section}/{slug}/index.html" not in corpus.files] == [], section


def _is_out(file: Path) -> bool:
    """Return whether a file is published by now, in the site's first language."""
    front = file.read_text("utf-8").split("\n---")[0]
    hidden = re.search(r"^(status: (draft|withdrawn)|lang: )", front, re.MULTILINE)
    date = re.search(r"^date(?:_posted)?: '?([\d-]+)", front, re.MULTILINE)
    return not hidden and (not date or date[1] <= "2024-04-15")


def test_every_link_of_every_page_leads_somewhere(corpus: Website) -> None:
    broken = {path: _broken(corpus, path) for path in corpus.files if path.endswith(".html")}
    assert {path: links for path, links in broken.items() if links} == {}


def _broken(corpus: Website, path: str) -> list[str]:
    """Return the links that lead nowhere, but for cards where they were left out.

    What a text names within itself and does not have is its author's to mend: the check warns of it.
    """
    has_cards = any(each.startswith("assets/cards/") for each in corpus.files)
    left_out = ("#s-",) if has_cards else ("#s-", "assets/cards/")
    return [link for link in corpus.broken(path) if not any(part in link for part in left_out)]


def test_every_page_has_one_heading_and_the_direction_of_its_language(corpus: Website) -> None:
    for path, page in corpus.trees.items():
        if not page.xpath("//meta[@http-equiv='refresh']"):
            assert page.get("dir") == load_words(page.get("lang", ""), ()).direction, path
            assert len(page.xpath("//h1")) == 1, path


def test_feeds_and_the_sitemap_can_be_read(corpus: Website) -> None:
    assert corpus.feeds
    for path, feed in corpus.feeds.items():
        assert feed.bozo is False, path
        assert all(entry.link.startswith(corpus.url) for entry in feed.entries)
    listed = [node.text or "" for node in etree.fromstring(corpus.files["sitemap.xml"]).iter("{*}loc")]
    assert {f"{each.removeprefix(corpus.url)}index.html" for each in listed} <= corpus.files.keys()


def test_every_text_keeps_within_its_limit(corpus: Website) -> None:
    snippets = [snippet for kit in corpus.kits.values() for snippet in kit["snippets"] + kit["prompts"]]
    assert snippets
    assert [s["text"] for s in snippets if s["limit"] is not None and s["length"] > s["limit"]] == []
    assert [s["text"] for s in snippets if s["text"].count(s["link"]) != 1] == []


def test_no_two_texts_to_share_are_alike(corpus: Website) -> None:
    alike = {path: _alike(kit) for path, kit in corpus.kits.items()}
    assert {path: pairs for path, pairs in alike.items() if pairs} == {}


def _alike(kit: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the texts that one could choose between, for a network in a voice, and that say nearly the same."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for kind in ("snippets", "prompts"):
        for text in kit[kind]:
            groups.setdefault((kind, text["network"], text["voice"]), []).append(text["text_without_link"])
    pairs = {pair for texts in groups.values() for pair in combinations(texts, 2)}
    return {pair for pair in pairs if likeness(*pair, kit["title"]) > MOST_ALIKE}


RAW = re.compile(
    r"\*\*|__\w|\w__|\]\(|!\[|\[\[|~~|`[^`]+`|^\s*#{1,6}\s"
    r"|&(?:#\d+|#x[0-9a-f]+|[a-zA-Z]{2,8});|</?[a-zA-Z][^<>]*>",
    re.MULTILINE,
)
"""Signs of Markdown, entities and tags, as people type them into titles."""


def test_no_raw_sign_reaches_a_heading_a_feed_or_a_text_to_share(corpus: Website) -> None:
    found = [(path, text) for path, text in _words_in_plain(corpus) if RAW.search(text)]
    assert found == []


def _words_in_plain(corpus: Website) -> Iterator[tuple[str, str]]:
    """Yield what stands outside of bodies, where nothing reads Markdown any more."""
    for path, page in corpus.trees.items():
        yield from ((path, node.text_content()) for node in page.iter("title", "h1", "h2", "h3", "h4", "h5", "h6"))
    for path, feed in corpus.feeds.items():
        yield from ((path, entry.title) for entry in feed.entries)
    for path, content in corpus.feed_files.items():
        if path.endswith(".json"):
            yield from ((path, entry["title"]) for entry in json.loads(content)["items"])
    for path, kit in corpus.kits.items():
        yield from ((path, snippet["text_without_link"]) for snippet in kit["snippets"] + kit["prompts"])


def test_no_text_brings_a_script(corpus: Website) -> None:
    for path, page in corpus.trees.items():
        for node in page.iter("script"):
            is_ours = "assets/theme/javascripts/" in node.get("src", "")
            assert is_ours or node.get("type") == "application/ld+json", path


def test_persian_is_read_from_right_to_left(shared: Path) -> None:
    page = corpus_site(shared, "guides").trees["fa/stories/index.html"]
    assert (page.get("lang"), page.get("dir")) == ("fa", "rtl")


def test_a_check_of_five_hundred_stories_takes_seconds(shared: Path) -> None:
    root = corpus_site(shared, "digital-service").folder.parent
    command = [Path(sys.executable).with_name("kollega"), "check", "--as-of", "2024-04-15"]
    before = os.times()
    checked = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    after = os.times()
    assert checked.returncode == 0, checked.stdout[-2000:]
    assert "Traceback" not in checked.stderr
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    assert 0 < worked < 10  # of the processor, whatever else the machine does: it takes three
