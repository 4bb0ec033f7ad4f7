"""The places that links lead to by `#`: ids of headings, and of what an author has marked."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from markdown.extensions.toc import slugify

from kollega.markdown.bounds import attribute_refusals, growth_refusals, refusals
from kollega.markdown.render import html_of, source_of
from kollega.markdown.sanitise import ALLOWED, ID_PREFIX, TAKEN_OUT
from kollega.markdown.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml import etree

_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_ATTRIBUTE_LIST: Final = re.compile(r"\s*\{:?[^{}\n]*?#([^\s{}]+)[^{}\n]*\}")
"""How Python-Markdown's `attr_list` gives a heading another id."""


def prefix_ids(elements: Iterable[etree._Element]) -> dict[str, str]:
    """Prefix every id, make each the only one, and return what each of the first has become, of those that stay."""
    became: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for element in elements:
        written = _written_id(element)
        if not written:
            continue
        own = ID_PREFIX + "-".join(written.split())
        name = own
        while seen[name]:
            name = f"{own}-{seen[own]}"
            seen[own] += 1
        seen[name] += 1
        element.set("id", name)
        if _stays(element):
            became.setdefault(written, name)
    return became


def places_of(markdown: str) -> frozenset[str]:
    """Return the places of a body, as one writes them behind `#`."""
    root = _root_of(markdown)
    return frozenset() if root is None else frozenset(prefix_ids(root.iter()))


def page_places_of(markdown: str) -> frozenset[str]:
    """Return the places of a hand-written page, whose headings have their ids of Python-Markdown.

    Those are `a-b` for “A & B”, where code hosts say `a--b`, and `uber-uns` for “Über uns”.
    """
    root = _root_of(markdown)
    if root is None:
        return frozenset()
    own = {written for element in root.iter() if (written := _written_id(element)) and element.tag != "a"}
    headings = ["".join(map(str, heading.itertext())) for heading in root.iter(*_HEADINGS)]
    listed = {found for heading in headings for found in _ATTRIBUTE_LIST.findall(heading)}
    slugs = Counter(slugify(_ATTRIBUTE_LIST.sub("", heading).strip(), "-") for heading in headings)
    again = {f"{slug}_{number}" for slug, times in slugs.items() for number in range(1, times)}
    return frozenset(own | listed | again | set(slugs))


def _root_of(markdown: str) -> etree._Element | None:
    """Return what a text becomes; None where it is refused as a whole."""
    source = source_of(markdown)
    if refusals(source):
        return None
    html = html_of(source)
    return None if growth_refusals(source, html) or attribute_refusals(source, html) else tree_of(html)


def _written_id(element: etree._Element) -> str | None:
    return element.get("id") or (element.get("name") if element.tag == "a" else None)


def _stays(element: etree._Element) -> bool:
    """Return whether an element is shown, with the id that it has."""
    return element.tag in ALLOWED and not any(around.tag in TAKEN_OUT for around in element.iterancestors())
