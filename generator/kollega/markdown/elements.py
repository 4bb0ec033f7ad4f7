"""Elements of an HTML tree: reading one, and changing it in place."""

from __future__ import annotations

import re

from lxml import etree

_PARSER = etree.HTMLParser(huge_tree=True, encoding="utf-8")
_END_OF_PAGE = re.compile(r"</(?:body|html)\b[^<>]*>?", re.IGNORECASE)
"""Ends at the next tag where it has no end of its own, so that nothing is looked through twice."""


def tree_of(html: str) -> etree._Element:
    """Return the root of a page with the HTML in it; libxml2 would stop at the first end tag of a page."""
    inner = _END_OF_PAGE.sub("", html) if "</" in html else html
    return etree.fromstring(b"<html><body><x-body>" + inner.encode(), _PARSER)


def give(element: etree._Element, **attributes: str) -> None:
    """Set several attributes."""
    for name, value in attributes.items():
        element.set(name, value)


def empty(element: etree._Element) -> None:
    """Take out all that an element holds, and leave what follows it."""
    del element[:]
    element.text = None


def rename(element: etree._Element, tag: str) -> None:
    """Give an element another name and none of its attributes."""
    element.attrib.clear()
    element.tag = tag


def frame(element: etree._Element, around: etree._Element) -> None:
    """Put an element into another, which takes its place."""
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, around)
    around.tail, element.tail = element.tail, None
    around.append(element)


def stands_alone(element: etree._Element, parent: etree._Element) -> bool:
    """Return whether an element is all there is in its paragraph."""
    # To count the children of a paragraph, or to read its text, once for each of them would take the square of both.
    if parent.tag != "p" or element.getprevious() is not None or element.getnext() is not None:
        return False
    return not ((parent.text or "") + (element.tail or "")).strip()
