"""The elements of the HTML that a body is made of."""

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
