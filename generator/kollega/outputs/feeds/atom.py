"""Feeds as Atom 1.0 (RFC 4287), written with lxml: feedgen 1.0.0 loses what entry links say of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from kollega.outputs.feeds.xml_text import between, clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.outputs.feeds.feed import Author, Entry, Feed

MEDIA_TYPE: Final = "application/atom+xml"

_ATOM: Final = "http://www.w3.org/2005/Atom"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMESPACES: Final[dict[Any, str]] = {None: _ATOM}


def atom(feed: Feed, self_url: str, entries: Sequence[bytes]) -> bytes:
    """Return the feed as a document that is found at `self_url`, with the entries that `atom_entry` has made."""
    root = etree.Element(f"{{{_ATOM}}}feed", {_LANG: feed.lang}, _NAMESPACES)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.description)
    _add(root, "updated", feed.updated.isoformat())
    _add_author(root, feed.author)
    _add(root, "generator", "Kollega")
    # The page before the feed itself: some readers take the first link for what they are to open.
    _add(root, "link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.url)
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=self_url)
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return b"\n".join((document.removesuffix(b"</feed>"), *entries, b"</feed>\n"))


def atom_entry(entry: Entry) -> bytes:
    """Return an entry, the same in every feed that holds it."""
    root = etree.Element(f"{{{_ATOM}}}feed", None, _NAMESPACES)
    element = _add(root, "entry")
    element.set(_LANG, entry.lang)
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "published", entry.published.isoformat())
    _add(element, "updated", entry.updated.isoformat())
    for author in entry.authors:
        _add_author(element, author)
    _add(element, "link", rel="alternate", type="text/html", hreflang=entry.lang, href=entry.url)
    if image := entry.image:
        length = {"length": str(image.length)} if image.length else {}
        _add(element, "link", rel="enclosure", type=image.media_type, href=image.url, **length)
    for name in entry.categories:
        _add(element, "category", term=clean(name))
    _add(element, "summary", entry.summary, type="text")
    # Never as XHTML, which five readers of thirteen show broken or not at all.
    _add(element, "content", entry.content, type="html")
    return between(root)


def _add_author(parent: etree._Element, author: Author) -> None:
    person = _add(parent, "author")
    _add(person, "name", author.name)
    _add(person, "uri", author.url)


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text if text is None else clean(text)
    return element
