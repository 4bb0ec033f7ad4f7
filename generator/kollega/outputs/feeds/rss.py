"""Feeds as RSS 2.0. The one module that knows feedgen."""

from __future__ import annotations

import re
import threading
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

if TYPE_CHECKING:
    from kollega.outputs.feeds.feed import Entry, Feed

MEDIA_TYPE: Final = "application/rss+xml"

_ONE_AT_A_TIME = threading.Lock()
"""feedgen 1.0.0 changes the locale of the process while it writes a date, and two threads would undo each other's."""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no character in XML 1.0 (section 2.2, production Char); lxml raises on it."""

_MARKUP: Final = re.compile(r"<|&#|&\w+;")
"""What looks like a tag or an entity to somebody: feedparser takes `&T;` for one, though HTML has none of that name."""


def rss(feed: Feed, self_url: str) -> bytes:
    """Return the feed as a document that is found at `self_url`: equal bytes for equal feeds."""
    with _ONE_AT_A_TIME:
        return _document(feed, self_url)


def _document(feed: Feed, self_url: str) -> bytes:
    channel = FeedGenerator()
    channel.load_extension("dc", atom=False)
    channel.title(_clean(feed.title))
    channel.description(_plain_text(feed.description))
    channel.language(feed.lang)
    channel.generator("Kollega")
    channel.link(href=self_url, rel="self", type=MEDIA_TYPE)
    channel.link(href=feed.url, rel="alternate")  # the last one becomes the channel's own link
    channel.lastBuildDate(feed.updated)  # feedgen would take the clock
    for entry in feed.entries:
        _fill(channel.add_entry(FeedEntry(), order="append"), entry)
    document: bytes = channel.rss_str(pretty=True)
    return document


def _fill(item: FeedEntry, entry: Entry) -> None:
    item.guid(entry.id, permalink=False)
    item.title(_clean(entry.title))
    item.link(href=entry.url)
    item.published(entry.published)
    item.updated(entry.updated)  # feedgen would take the clock
    item.description(_plain_text(entry.summary))
    item.content(_clean(entry.content))
    item.category([{"term": _clean(name)} for name in entry.categories])
    if entry.authors:  # RSS's own author is an e-mail address
        item.dc.dc_creator([_clean(name) for name in entry.authors])
    if entry.image:
        # A length of 0 says that it is not known: RSS Advisory Board, RSS Best Practices Profile, “enclosure”.
        item.enclosure(entry.image.url, str(entry.image.length or 0), entry.image.media_type)


def _plain_text(text: str) -> str:
    """Return plain text for an element that readers take for HTML: RSS 2.0, “description”, read 2026-11-27.

    Some take it for plain text all the same, so that nothing is written in another way that HTML reads as it is:
    “R&D” stays “R&D”.
    """
    clean = _clean(text)
    return escape(clean, quote=False) if _MARKUP.search(clean) or unescape(clean) != clean else clean


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
