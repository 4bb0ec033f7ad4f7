"""Where a text has quotations, as the code host's preview shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.body.bounds import crowded, refusals
from kollega.content.body.markdown import placed_html_of
from kollega.content.body.trail import POSITION, RANGE
from kollega.content.body.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Quotation:
    """The lines of one quotation."""

    first: int
    """Counted from 1."""
    column: int
    """Where the first of them has its `>`, counted from 1; before it stands nothing but marks and spaces."""
    last: int
    """The last one that belongs to it."""
    nested: bool
    """Whether it stands in a list or in another quotation."""


def quotations(source: str) -> Iterator[Quotation]:
    """Yield the quotations and alerts of a source; none in code, and none where the source is refused as a whole."""
    if ">" not in source or refusals(source):
        return
    html = placed_html_of(source)
    if crowded(source, html):
        return
    lines = source.count("\n") + 1
    for element in tree_of(html).iter("blockquote", "div"):
        place = RANGE.fullmatch(element.get(POSITION, ""))
        if place is None or (element.tag == "div" and "markdown-alert" not in element.get("class", "")):
            continue
        first, column, last, _ = map(int, place.groups())
        if 1 <= first <= last <= lines:  # raw HTML may have an attribute of that name
            nested = any(around.get(POSITION) for around in element.iterancestors())
            yield Quotation(first, column, last, nested)
