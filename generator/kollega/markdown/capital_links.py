"""Bare addresses whose scheme has a capital, as phones write them at the beginning of a sentence.

Code hosts link them; comrak 0.0.16 takes `https://` in small letters alone (tried 2026-11-27).
"""

from __future__ import annotations

import re
from typing import Any, Final

from lxml import etree

from kollega.markdown.sanitise import NOTHING

CAPITAL: Final = re.compile(r"(?<!\w)(?!https?:)(?i:https?)://")
_ADDRESS: Final = re.compile(rf"{CAPITAL.pattern}[^\W_](?:[\w.-]*[\w-])?[^\s<]*")
_MARKS: Final = "?!.,:;*_~'\"’”»"
"""Marks of the sentence end no address (https://github.github.com/gfm/#autolinks-extension-, read 2026-11-27)."""
_TEXTS: Final = etree.XPath(
    "//text()[not(ancestor::a or ancestor::code or ancestor::pre or ancestor::script or ancestor::style)]"
)


def link_capitals(root: etree._Element) -> None:
    """Make a link of each such address outside of links and code."""
    texts: Any = _TEXTS(root)
    for text in texts:
        if CAPITAL.search(text):
            _replace(text, _with_links(text))


def _replace(text: Any, linked: etree._Element) -> None:  # noqa: ANN401 - a text that knows its element
    beside = text.getparent()
    if text.is_text:
        beside.text = None
        beside.insert(0, linked)
    else:
        beside.tail = None
        beside.addnext(linked)


def _with_links(text: str) -> etree._Element:
    """Return the text in an element that is none to readers, each address a link in it."""
    linked = etree.Element(NOTHING)
    done, last = 0, None
    for found in _ADDRESS.finditer(text):
        address = _without_marks(found[0])
        _say(linked, last, text[done : found.start()])
        last = etree.SubElement(linked, "a", {"href": address, "rel": "noopener"})
        last.text, done = address, found.start() + len(address)
    _say(linked, last, text[done:])
    return linked


def _say(linked: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        linked.text = text
    else:
        last.tail = text


def _without_marks(address: str) -> str:
    """Return an address without the marks of the sentence behind it, and without a bracket that it does not open."""
    unopened, end = address.count(")") - address.count("("), len(address)
    while address[end - 1] in _MARKS or (address[end - 1] == ")" and unopened > 0):
        unopened -= address[end - 1] == ")"
        end -= 1
    return address[:end]
