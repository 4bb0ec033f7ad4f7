"""What the feeds that are XML have in common: characters, elements, and entries that are written once."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.outputs.feeds.feed import Job

NAMESPACES: Final = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "g": "http://base.google.com/ns/1.0",
}
"""All are names that the W3C's feed validator knows, under the prefixes that it asks for (base.py, read 2026-11-28);
of any other it warns."""

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no character in XML 1.0 (section 2.2, production Char); lxml raises on it."""

_MARKUP: Final = re.compile(r"<|&#|&\w+;")
"""What looks like a tag or an entity to somebody: feedparser takes `&T;` for one, though HTML has none of that name."""


def clean(text: str) -> str:
    """Return a text with a mark in the place of what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def looks_like_markup(text: str) -> bool:
    """Return whether a plain text would be another one, or none, to a reader that takes it for HTML."""
    return bool(_MARKUP.search(text)) or unescape(text) != text


def element(name: str, text: str | None = None, **attributes: str) -> etree._Element:
    """Return an element by its name with its prefix, `dc:creator`."""
    prefix, _, local = name.partition(":")
    made = etree.Element(f"{{{NAMESPACES[prefix]}}}{local}", attributes, {prefix: NAMESPACES[prefix]})
    made.text = text if text is None else clean(text)
    return made


def job_elements(job: Job) -> Iterator[etree._Element]:
    """Yield the facts of a vacancy: pay, kind of work, hours, places, until when one can apply.

    No vocabulary for feeds has them all. Google's for jobs has no hours, and its date may not lie ahead in the
    W3C's validator; the Dublin Core has a period in which something is valid, and places.
    """
    if job.salary:
        yield element("g:salary", job.salary)
    if job.employment:
        yield element("g:job_type", job.employment)
    if job.hours:
        yield element("dcterms:temporal", job.hours)
    for place in job.places:
        yield element("dcterms:spatial", place)
    if job.closes:
        yield element("dcterms:valid", f"end={job.closes}; scheme=W3C-DTF")


def document(root: etree._Element, style: str, end: bytes, entries: Sequence[bytes]) -> bytes:
    """Return a document with entries before its `end`; browsers show it by the style sheet at a relative address."""
    root.addprevious(etree.ProcessingInstruction("xml-stylesheet", f'type="text/css" href="{style}"'))
    written: bytes = etree.tostring(root.getroottree(), encoding="utf-8", xml_declaration=True)
    return b"\n".join((written.removesuffix(end), *entries, end + b"\n"))


def between(root: etree._Element) -> bytes:
    """Return what stands between the tags of an element, for a place where the same names of namespaces hold.

    What an element says of namespaces is thus said once a document and not once an entry.
    """
    written: bytes = etree.tostring(root, encoding="utf-8")
    return written[written.index(b">") + 1 : written.rindex(b"<")].strip()
