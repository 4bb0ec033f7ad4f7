"""What the feeds that are XML have in common: the characters that they can hold, and entries that are written once."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What is no character in XML 1.0 (section 2.2, production Char); lxml raises on it."""


def clean(text: str) -> str:
    """Return a text with a mark in the place of what XML cannot hold."""
    return _NOT_XML.sub("\N{REPLACEMENT CHARACTER}", text)


def between(root: etree._Element) -> bytes:
    """Return what stands between the tags of an element, for a place where the same names of namespaces hold.

    What an element says of namespaces is thus said once a document and not once an entry.
    """
    written: bytes = etree.tostring(root, encoding="utf-8")
    return written[written.index(b">") + 1 : written.rindex(b"<")].strip()
