"""Feeds as Atom 1.0 (RFC 4287), written with lxml: feedgen 1.0.0 loses what entry links say of themselves."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from lxml import etree

from kollega.outputs.feeds.xml_text import NAMESPACES, between, clean, document, job_elements, looks_like_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.outputs.feeds.feed import Author, Entry, Feed, Setting

MEDIA_TYPE: Final = "application/atom+xml"

_ATOM: Final = NAMESPACES["atom"]
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMES: Final[dict[Any, str]] = {None: _ATOM} | {name: NAMESPACES[name] for name in ("dcterms", "g")}


def atom(feed: Feed, setting: Setting, entries: Sequence[bytes]) -> bytes:
    """Return the feed as a document that is found in a setting, with the entries that `atom_entry` has made."""
    root = etree.Element(f"{{{_ATOM}}}feed", {_LANG: feed.lang}, _NAMES)
    _add(root, "id", feed.id)
    _add_text(root, "title", feed.title)
    _add_text(root, "subtitle", feed.description)
    _add(root, "updated", feed.updated.isoformat())
    _add_author(root, feed.author)
    _add(root, "generator", "Kollega")
    # The page before the feed itself: some readers take the first link for what they are to open.
    _add(root, "link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.url)
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=setting.url)
    root.append(etree.fromstring(setting.notice))
    return document(root, setting.style, b"</feed>", entries)


def atom_entry(entry: Entry) -> bytes:
    """Return an entry with its whole content as `text`, the same in every feed that holds it."""
    root = etree.Element(f"{{{_ATOM}}}feed", None, _NAMES)
    element = _add(root, "entry")
    element.set(_LANG, entry.lang)
    _add(element, "id", entry.id)
    _add_text(element, "title", entry.title)
    _add(element, "published", entry.published.isoformat())
    _add(element, "updated", entry.updated.isoformat())
    for author in entry.authors:
        _add_author(element, author)
    _add(element, "link", rel="alternate", type="text/html", hreflang=entry.lang, href=entry.url)
    if entry.source:
        _add(element, "link", rel="related", href=entry.source)
    if image := entry.image:
        length = {"length": str(image.length)} if image.length else {}
        _add(element, "link", rel="enclosure", type=image.media_type, href=image.url, **length)
    for name in entry.categories:
        _add(element, "category", term=clean(name))
    _add_text(element, "summary", entry.summary)
    # Never as XHTML, which five readers of thirteen show broken or not at all.
    _add(element, "content", entry.text, type="html")
    if entry.job:
        element.extend(job_elements(entry.job))
    return between(root)


def _add_author(parent: etree._Element, author: Author) -> None:
    person = _add(parent, "author")
    _add(person, "name", author.name)
    _add(person, "uri", author.url)


def _add_text(parent: etree._Element, name: str, text: str) -> None:
    """Add plain text; what looks like HTML is written as HTML that reads as it stands, for those who guess."""
    if looks_like_markup(text):
        _add(parent, name, escape(text, quote=False), type="html")
    else:
        _add(parent, name, text)


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text if text is None else clean(text)
    return element
