"""Nodes of linked data, and how they are written into a page."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Final

Node = dict[str, object]
"""A thing with a type and properties: plain data, ready for JSON."""

Address = Callable[[str], str]
"""Returns the absolute address of a root-relative path."""

_NOTHING: Final[tuple[object, ...]] = (None, "", [])

_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}
"""Characters that could end or change the script element, or that old parsers take for a line's end. They
stand in JSON's strings only, where the escape means the same."""


def node(kind: str, /, **properties: object) -> Node:
    """Return a thing of a type of schema.org, without the properties of which nothing is known."""
    known = {name: value for name, value in properties.items() if value not in _NOTHING}
    return {"@type": kind} | known


def json_ld(document: Node) -> str:
    """Return a document that may stand inside `<script type="application/ld+json">` as it is."""
    whole = {"@context": "https://schema.org"} | document
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def documents(document: Node | None) -> tuple[str, ...]:
    """Return what a page says of itself, ready for its head: nothing where there is nothing to say."""
    return (json_ld(document),) if document else ()
