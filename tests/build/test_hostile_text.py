"""Text that would like to be code stays text, wherever it lands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from company import HOSTILE, hostile_company
from kollega.content.person import Person
from kollega.content.story import Story
from kollega.content.vacancy import Vacancy
from website import attribute

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import BeautifulSoup, Tag

    from kollega.config.validation import FrontMatter
    from website import Website


def _is_ours(node: Tag) -> bool:
    """Return whether a script is a file of the theme, or data."""
    source = attribute(node, "src")
    return attribute(node, "type") == "application/ld+json" or (not node.text and "assets/theme/javascripts/" in source)


def _foreign(page: BeautifulSoup) -> list[str]:
    scripts = [node for node in page.find_all("script") if not _is_ours(node)]
    handlers = [node for node in page.find_all() if any(name.startswith("on") for name in node.attrs)]
    return [str(node)[:200] for node in (*scripts, *handlers, *page.select("img[src='x'], iframe, object, main style"))]


def test_no_page_has_an_element_that_nobody_wrote(hostile: Website) -> None:
    assert {path: found for path, page in hostile.documents.items() if (found := _foreign(page))} == {}


def test_no_link_runs_code(hostile: Website) -> None:
    links = [link for path in hostile.documents for link in hostile.links(path)]
    assert [link for link in links if link.strip().casefold().startswith(("javascript:", "data:", "vbscript:"))] == []


def test_every_link_still_works(hostile: Website) -> None:
    assert [broken for path in hostile.documents if (broken := hostile.broken(path))] == []


@pytest.mark.parametrize("address", ["stories/hostile/", "vacancies/hostile/", "people/hostile/"])
def test_a_page_says_the_text_as_it_is(hostile: Website, address: str) -> None:
    page = hostile.pages[address]
    assert page.title
    assert HOSTILE in page.title.text
    assert page.h1
    assert " ".join(page.h1.text.split()) == HOSTILE
    assert HOSTILE in attribute(page.select_one("meta[property='og:title']"), "content")


@pytest.mark.parametrize(
    ("address", "key"), [("stories/hostile/", "headline"), ("vacancies/hostile/", "title"), ("people/hostile/", "name")]
)
def test_linked_data_holds_the_text_as_it_is(hostile: Website, address: str, key: str) -> None:
    assert HOSTILE in _values(hostile.json_ld(address), key)


def _values(data: Any, key: str) -> list[str]:
    if isinstance(data, dict):
        own = [data[key]] if isinstance(data.get(key), str) else []
        return own + [value for each in data.values() for value in _values(each, key)]
    return [value for each in data for value in _values(each, key)] if isinstance(data, list) else []


@pytest.mark.parametrize("path", ["feeds/stories.rss", "feeds/vacancies.rss"])
def test_a_feed_holds_the_text_as_it_is(hostile: Website, path: str) -> None:
    feed = hostile.feeds[path]
    assert feed.bozo is False
    # A title is plain text in RSS; feedparser takes what looks like a tag for HTML and cleans it, the file keeps it.
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in hostile.files[path]
    assert b"<script" not in hostile.files[path].replace(b"<![CDATA[", b"")


@pytest.mark.parametrize("path", ["share/stories/hostile/kit.json", "share/vacancies/hostile/kit.json"])
def test_a_kit_holds_the_text_as_it_is(hostile: Website, path: str) -> None:
    kit = hostile.kits[path]
    assert kit["title"] == HOSTILE
    mails = [snippet for snippet in kit["snippets"] if snippet["network"] == "email"]
    assert [snippet["title"] for snippet in mails if HOSTILE in snippet["title"]]
    for snippet in mails:
        assert parse_qs(urlsplit(snippet["intent"]).query)["subject"] == [snippet["title"]]
    for snippet in kit["snippets"]:
        assert snippet["intent"] is None or not set(snippet["intent"]) & set("<>\"' ")


def test_words_of_the_settings_are_text_too(hostile: Website) -> None:
    for address in ("departments/hostile/", "locations/hostile/", "tags/hostile/"):
        page = hostile.pages[address]
        assert page.h1
        assert HOSTILE in " ".join(page.h1.text.split())


def test_every_field_that_takes_text_is_tried(tmp_path: Path) -> None:
    company = hostile_company(tmp_path)
    files: dict[type[FrontMatter], str] = {
        Story: "stories/hostile.md",
        Vacancy: "vacancies/hostile.md",
        Person: "stories/people/hostile.md",
    }
    typed = {"consent", "consent_until", "review_by", "updated", "status", "lang", "photo", "source", "vacancies"}
    typed |= {
        "answer_within",
        "badges",
        "education_level",
        "experience_months",
        "job_duration",
        "open_application",
        "made_with",
        "imported",
        "thanks",
    }
    for family, path in files.items():
        front = yaml.safe_load((company.root / path).read_text("utf-8").split("---")[1])
        missing = family.model_fields.keys() - front.keys() - typed
        assert missing <= {"apply_email", "valid_through", "applicant_locations"}, json.dumps(sorted(missing))
