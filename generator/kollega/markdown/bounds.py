"""How much a body may hold of what makes a library slow: counts, so that it is refused on every machine or on none.

comrak, nh3 and libxml2 take time that grows with the square of some things. Each row names one, and stands far above
what anybody writes and far below what is felt. Measured with comrak 0.0.16, nh3 0.3.8 and libxml2 2.14.6, 2026-11-27.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from kollega.diagnostics import Fault, Mark
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NESTING: Final = 200
"""How many elements may stand in each other. Browsers flatten a page at 512, libxml2 cuts it at 2,048."""
MAX_RENDERED: Final = 1_000_000
"""Characters of HTML that a body may become, whatever it was made of."""
MAX_GROWTH: Final = 10
"""How many times its source a body may become where that is more."""

_CELLS: Final = 100_000
"""How many cells the widest table could have. comrak completes short rows, so that 14 kB of source can
become 160 MB of HTML (GitHub's cmark-gfm stops at 500,000 completed cells for the same reason)."""
_COLUMNS: Final = 1_000
_HEADINGS: Final = 2_000
_ADDRESSES: Final = 1_000
_BRACKETS: Final = 500
_ESCAPES: Final = 100_000
_ATTRIBUTES: Final = 100

_QUOTED: Final = re.compile(rf"^(?:[ \t]*>){{{NESTING}}}", re.MULTILINE)
_HEADING: Final = re.compile(r"^(?:[ \t>*+.)0-9-]*#{1,6}(?=[ \t\n]|\Z)|[ \t>]*(?:=+|-+)[ \t]*$)", re.MULTILINE)
_ADDRESS: Final = re.compile(r"(?:://|www\.)[^\s<]*")
_ROW_OF_DASHES: Final = re.compile(r"[ \t>|:-]*")
_ESCAPED: Final = re.compile("[&<>\xa0]")
_NAME: Final = r"<[a-zA-Z][^\s/>]*+"
_ATTRIBUTE: Final = re.compile(r"[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?+")
_TAG: Final = re.compile(rf"({_NAME})((?:{_ATTRIBUTE.pattern})*+)")
"""A tag and its attributes, as HTML's own tokenizer takes them apart (13.2.5.32 and on). It is found whatever it holds,
so that none is begun within another: a row of `<a` would be read from each of them to its end."""


@dataclass(frozen=True)
class Bound:
    """Something of which a source may hold only so much."""

    fault: Fault
    beyond: Callable[[str], int | None]
    """Returns where there is too much of it, as an offset in the source."""


def _deep_quotation(source: str) -> int | None:
    deep = _QUOTED.search(source) if source.count(">") >= NESTING else None
    return deep.start() if deep else None


def _wide_table(source: str) -> int | None:
    rows = source.count("\n") + 1
    if source.count("|") * rows <= _CELLS and source.count("|") <= _COLUMNS:
        return None
    for start, line in _lines(source):
        columns = line.count("|")
        if (columns > _COLUMNS or columns * rows > _CELLS) and _ROW_OF_DASHES.fullmatch(line):
            return start
    return None


def _many_headings(source: str) -> int | None:
    if len(source) <= _HEADINGS or source.count("#") + source.count("=") + source.count("-") <= _HEADINGS:
        return None
    return next((match.start() for match in islice(_HEADING.finditer(source), _HEADINGS, None)), None)


def _many_addresses(source: str) -> int | None:
    if source.count("@") <= _ADDRESSES:
        return None
    return next((start for start, line in _lines(source) if line.count("@") > _ADDRESSES), None)


def _many_brackets(source: str) -> int | None:
    if source.count(")") <= _BRACKETS:
        return None
    words = (match for match in _ADDRESS.finditer(source) if match[0].count(")") > _BRACKETS)
    return next((match.start() for match in words), None)


def _many_escapes(source: str) -> int | None:
    if len(source) <= _ESCAPES or sum(map(source.count, "&<>\xa0")) <= _ESCAPES:
        return None
    return next((match.start() for match in islice(_ESCAPED.finditer(source), _ESCAPES, None)), None)


_SPLIT: Final = wording("Split the text, or link to a file.")

BOUNDS: Final = (
    Bound(
        Fault(
            "too-deep",
            wording("more than {number} quotes, lists or elements are nested here", number=NESTING),
            wording("Close what is open, or nest it less."),
        ),
        _deep_quotation,
    ),
    Bound(
        Fault(
            "table-too-wide",
            wording("this table has more columns than a page of this length can show"),
            wording("Split it into several tables, or link to a file."),
        ),
        _wide_table,
    ),
    Bound(
        Fault("too-much", wording("the text has more than {number:,} headings", number=_HEADINGS), _SPLIT),
        _many_headings,
    ),
    Bound(
        Fault(
            "too-much",
            wording("there are more than {number:,} `@` on one line here", number=_ADDRESSES),
            wording("Put empty lines between them, or link to a file."),
        ),
        _many_addresses,
    ),
    Bound(
        Fault(
            "too-much",
            wording("an address here is followed by more than {number} `)`", number=_BRACKETS),
            wording("Put a space after the address."),
        ),
        _many_brackets,
    ),
    Bound(
        Fault(
            "too-much",
            wording(
                "the text has more than {number:,} of the characters `&`, `<`, `>` and non-breaking spaces",
                number=_ESCAPES,
            ),
            _SPLIT,
        ),
        _many_escapes,
    ),
)
"""All bounds; the first that a source passes is told."""


def refusals(source: str) -> tuple[Fault, ...]:
    """Return why a source is not rendered at all; nothing where it is."""
    for bound in BOUNDS:
        if (place := bound.beyond(source)) is not None:
            return (replace(bound.fault, mark=_line_of(source, place)),)
    return ()


def attribute_refusals(source: str, html: str) -> tuple[Fault, ...]:
    """Return why what comrak made of a source is not parsed: a tag in it has too many attributes."""
    tags = _TAG.finditer(html) if "<" in source else ()
    if (tag := next(filter(_is_crowded, tags), None)) is None:
        return ()
    message = wording("a tag has more than {number} attributes here", number=_ATTRIBUTES)
    mark = _line_of(source, max(source.find(tag[0].partition("\n")[0]), 0))
    return (Fault("too-much", message, wording("Write the text without it."), mark=mark),)


def _is_crowded(tag: re.Match[str]) -> bool:
    attributes = tag[2]
    return len(attributes) > _ATTRIBUTES and sum(1 for _ in _ATTRIBUTE.finditer(attributes)) > _ATTRIBUTES


def growth_refusals(source: str, html: str) -> tuple[Fault, ...]:
    """Return why what comrak made of a source is not shown: it is far longer than what was written."""
    if len(html) <= max(MAX_RENDERED, MAX_GROWTH * len(source)):
        return ()
    message = wording(
        "the text becomes a page {times} times as long, with {size:.1f} MB",
        times=len(html) // len(source),
        size=len(html) / 1e6,
    )
    hint = wording("Refer to the same footnotes less often, fill the rows of tables, or split the text.")
    return (Fault("too-much", message, hint),)


def too_deep(mark: Mark) -> Fault:
    """Return what is said where a body nests deeper than a browser shows."""
    return replace(BOUNDS[0].fault, mark=mark)


def _line_of(source: str, place: int) -> Mark:
    return Mark(source.count("\n", 0, place) + 1, 1)


def _lines(source: str) -> Iterator[tuple[int, str]]:
    """Yield every line with the offset of its start."""
    start = 0
    for line in source.split("\n"):
        yield start, line
        start += len(line) + 1
