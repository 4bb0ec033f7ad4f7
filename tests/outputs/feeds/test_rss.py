"""RSS holds any text, or a mark in its place, and stays XML."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from types import SimpleNamespace

import feedparser
import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kollega.outputs.feeds.feed import Author, Entry, Feed, Setting
from kollega.outputs.feeds.rss import rss, rss_item

DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


def written(text: str) -> bytes:
    url = "https://example.org/"
    author = Author(text, url)
    entry = Entry("urn:uuid:1", "en", "ltr", text, url, DAY, DAY, text, text, (author,), text, (text,))
    feed = Feed("urn:uuid:2", "feeds/stories", text, text, "en", url, url, author, DAY, (entry,))
    return rss(feed, Setting(f"{url}feeds/stories.rss", "feed.css", "<div/>"), [rss_item(entry)])


def document(text: str) -> etree._Element:
    return etree.fromstring(written(text))


def as_html(text: str) -> str:
    """Return what a reader shows who takes a text for HTML; no element must come of it."""
    root = html5lib.parseFragment(text, treebuilder="etree", namespaceHTMLElements=False)
    assert len(root) == 0, text
    return "".join(root.itertext())


def test_one_thread_at_a_time_writes_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    """feedgen puts the locale of the process aside meanwhile: another thread would put back what it finds then."""
    at_work: set[int] = set()
    most: list[int] = []

    def setlocale(category: int, wanted: str | None = None) -> str:
        if wanted == "C":
            at_work.add(threading.get_ident())
        time.sleep(0.001)
        most.append(len(at_work))
        if wanted not in {None, "C"}:
            at_work.discard(threading.get_ident())
        return f"a locale of {category}"

    monkeypatch.setattr("feedgen.util.locale", SimpleNamespace(setlocale=setlocale, LC_ALL=6))
    with ThreadPoolExecutor(6) as threads:
        list(threads.map(document, "abcdef"))
    assert max(most) == 1
    assert at_work == set()


@given(st.text(st.characters(codec=None), min_size=1))
def test_any_text_makes_well_formed_rss(text: str) -> None:
    assert document(text).tag == "rss"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a\x01b", "a\ufffdb", id="control character"),
        pytest.param("a\ud800b", "a\ufffdb", id="half of a pair"),
        pytest.param("a\ufffeb", "a\ufffdb", id="no character"),
        pytest.param("a\U0001f9a2b", "a\U0001f9a2b", id="beyond the basic plane"),
        pytest.param("]]><x>&amp;", "]]><x>&amp;", id="markup"),
    ],
)
def test_what_xml_cannot_hold_is_marked_and_the_rest_stays(text: str, expected: str) -> None:
    assert document(text).findtext(".//item/title") == expected


PLAIN = ["Mills", "R&D", "a > b", "\"Q\" & 'A'", "AT&T, more", "A&B&C", "é & ü", "50 % & more"]
MARKUP = [
    "Use <b> & co",
    "<img src=x onerror=alert(1)>",
    "</description><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&amp;lt;b&amp;gt;",
    "tea &amp; cake",
    "&#60;b&#x3e;",
    "&copy 2026",
    "&copy2026",
    "&notit",
    "&AMP",
    "AT&T; more",
    "&unknown;",
    "a < b",
    "1<2>3",
    "C++ <stdio.h>",
    "<!-- a --> b",
    "<![CDATA[a]]>",
    "&nbsp;",
]


@pytest.mark.parametrize("text", [*PLAIN, *MARKUP])
def test_a_description_is_the_same_words_to_readers_of_html(text: str) -> None:
    parsed, tree = feedparser.parse(written(text)), document(text)
    for shown in (parsed.entries[0].summary, parsed.feed.description):
        assert as_html(shown) == text
    for place in ("channel/description", "channel/item/description"):
        assert as_html(tree.findtext(place) or "") == text


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_description_is_the_same_words_to_everybody(text: str) -> None:
    tree = document(text)
    for place in ("channel/description", "channel/item/description"):
        assert tree.findtext(place) == text


@pytest.mark.parametrize("text", [*PLAIN, *MARKUP])
def test_a_title_is_plain_text(text: str) -> None:
    tree = document(text)
    for place in ("channel/title", "channel/item/title", "channel/item/category"):
        assert tree.findtext(place) == text


@given(st.text(st.sampled_from("<>&;#x3c!-[]ampltgtcopy /=\"'"), max_size=30))
def test_no_description_becomes_an_element(text: str) -> None:
    assert as_html(document(f"a{text}b").findtext("channel/item/description") or "") == f"a{text}b"
