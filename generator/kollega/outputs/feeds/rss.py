"""Feeds as RSS 2.0. The one module that knows feedgen."""

from __future__ import annotations

import threading
from html import escape
from typing import TYPE_CHECKING, Final

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from kollega.outputs.feeds.xml_text import (
    NAMESPACES,
    between,
    clean,
    document,
    element,
    job_elements,
    looks_like_markup,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.outputs.feeds.feed import Entry, Feed, Setting

MEDIA_TYPE: Final = "application/rss+xml"

_ONE_AT_A_TIME = threading.Lock()
"""feedgen 1.0.0 changes the locale of the process while it writes a date, and two threads would undo each other's."""


def rss(feed: Feed, setting: Setting, items: Sequence[bytes]) -> bytes:
    """Return the feed as a document that is found in a setting, with the items that `rss_item` has made."""
    channel = FeedGenerator()
    channel.title(clean(feed.title))
    channel.description(_plain_text(feed.description))
    channel.language(feed.lang)
    channel.generator("Kollega")
    channel.link(href=feed.url)
    channel.lastBuildDate(feed.updated)  # feedgen would take the clock
    with _ONE_AT_A_TIME:
        made = etree.fromstring(channel.rss_str())[0]
    root = etree.Element("rss", {"version": "2.0"}, NAMESPACES)
    whole = etree.SubElement(root, "channel")
    whole.extend(each for each in made if "}" not in str(each.tag))
    # The page before the feed itself: some readers take the first link for what they are to open.
    whole.append(element("atom:link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.url))
    whole.append(element("atom:link", rel="self", type=MEDIA_TYPE, href=setting.url))
    whole.append(etree.fromstring(setting.notice))
    return document(root, setting.style, b"</channel></rss>", items)


def rss_item(entry: Entry) -> bytes:
    """Return an entry with its whole content as `text`, the same in every feed that holds it."""
    item = FeedEntry()
    item.guid(entry.id, permalink=False)
    item.title(clean(entry.title))
    item.link(href=entry.url)
    item.published(entry.published)
    item.description(_plain_text(entry.summary))
    item.content(clean(entry.text))
    item.category([{"term": clean(name)} for name in entry.categories])
    if entry.image:
        # A length of 0 says that it is not known: RSS Advisory Board, RSS Best Practices Profile, “enclosure”.
        item.enclosure(entry.image.url, str(entry.image.length or 0), entry.image.media_type)
    with _ONE_AT_A_TIME:
        made = item.rss_entry()
    root = etree.Element("rss", None, NAMESPACES)
    root.append(made)
    if entry.byline:
        # RSS's own author is an e-mail address. One element for all: of several, seven readers of thirteen show one.
        made.append(element("dc:creator", entry.byline))
    made.append(element("atom:updated", entry.updated.isoformat()))
    if entry.job:
        made.extend(job_elements(entry.job))
    return between(root)


def _plain_text(text: str) -> str:
    """Return plain text for an element that readers take for HTML: RSS 2.0, “description”, read 2026-11-27.

    Some take it for plain text all the same, so that nothing is written in another way that HTML reads as it is:
    “R&D” stays “R&D”.
    """
    plain = clean(text)
    return escape(plain, quote=False) if looks_like_markup(plain) else plain
