"""Feeds as RSS 2.0. The one module that knows feedgen."""

from __future__ import annotations

import re
import threading
from html import escape, unescape
from typing import TYPE_CHECKING, Final

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator
from lxml import etree

from kollega.outputs.feeds.xml_text import between, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.outputs.feeds.feed import Entry, Feed

MEDIA_TYPE: Final = "application/rss+xml"

_NAMESPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}

_ONE_AT_A_TIME = threading.Lock()
"""feedgen 1.0.0 changes the locale of the process while it writes a date, and two threads would undo each other's."""

_MARKUP: Final = re.compile(r"<|&#|&\w+;")
"""What looks like a tag or an entity to somebody: feedparser takes `&T;` for one, though HTML has none of that name."""


def rss(feed: Feed, self_url: str, items: Sequence[bytes]) -> bytes:
    """Return the feed as a document that is found at `self_url`, with the items that `rss_item` has made."""
    channel = FeedGenerator()
    channel.title(clean(feed.title))
    channel.description(_plain_text(feed.description))
    channel.language(feed.lang)
    channel.generator("Kollega")
    channel.link(href=feed.url)
    channel.lastBuildDate(feed.updated)  # feedgen would take the clock
    with _ONE_AT_A_TIME:
        made = etree.fromstring(channel.rss_str())[0]
    # In the order in which readers look at them, the page before the feed itself: some take the last alternate link,
    # others the first of any kind.
    links = [
        _element("atom:link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.url),
        _element("atom:link", rel="self", type=MEDIA_TYPE, href=self_url),
    ]
    root = etree.Element("rss", {"version": "2.0"}, _NAMESPACES)
    whole = etree.SubElement(root, "channel")
    whole.extend([*(each for each in made if "}" not in each.tag), *links])
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return b"\n".join((document.removesuffix(b"</channel></rss>"), *items, b"</channel></rss>\n"))


def rss_item(entry: Entry) -> bytes:
    """Return an entry, the same in every feed that holds it."""
    item = FeedEntry()
    item.guid(entry.id, permalink=False)
    item.title(clean(entry.title))
    item.link(href=entry.url)
    item.published(entry.published)
    item.description(_plain_text(entry.summary))
    item.content(clean(entry.content))
    item.category([{"term": clean(name)} for name in entry.categories])
    if entry.image:
        # A length of 0 says that it is not known: RSS Advisory Board, RSS Best Practices Profile, “enclosure”.
        item.enclosure(entry.image.url, str(entry.image.length or 0), entry.image.media_type)
    with _ONE_AT_A_TIME:
        made = item.rss_entry()
    root = etree.Element("rss", None, _NAMESPACES)
    root.append(made)
    if entry.authors:  # RSS's own author is an e-mail address
        made.append(_element("dc:creator", entry.byline))
    made.append(_element("atom:updated", entry.updated.isoformat()))
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(_NAMESPACES))
    return between(root)


def _element(name: str, text: str | None = None, **attributes: str) -> etree._Element:
    prefix, _, local = name.partition(":")
    element = etree.Element(f"{{{_NAMESPACES[prefix]}}}{local}", attributes, {prefix: _NAMESPACES[prefix]})
    element.text = text if text is None else clean(text)
    return element


def _plain_text(text: str) -> str:
    """Return plain text for an element that readers take for HTML: RSS 2.0, “description”, read 2026-11-27.

    Some take it for plain text all the same, so that nothing is written in another way that HTML reads as it is:
    “R&D” stays “R&D”.
    """
    plain = clean(text)
    return escape(plain, quote=False) if _MARKUP.search(plain) or unescape(plain) != plain else plain
