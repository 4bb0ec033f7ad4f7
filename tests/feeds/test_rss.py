"""RSS holds any text, or a mark in its place, and stays XML."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from kollega.outputs.feeds.rss import rss
from kollega.outputs.feeds.view import Entry, Feed

DAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


def document(text: str) -> etree._Element:
    url = "https://example.org/"
    entry = Entry("urn:uuid:1", text, url, DAY, DAY, text, text, (text,), (text,))
    return etree.fromstring(rss(Feed("feeds/stories", text, text, "en", url, DAY, (entry,)), f"{url}feeds/stories.rss"))


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
