"""Markdown to HTML: everything that knows comrak."""

from __future__ import annotations

import re

import comrak

from kollega.content.body.finding import Finding
from kollega.content.characters import plain, strange_in
from kollega.content.problem import Mark, Severity

_EXTENSIONS = comrak.ExtensionOptions()
for _name in ("table", "strikethrough", "autolink", "tasklist", "footnotes", "alerts"):
    setattr(_EXTENSIONS, _name, True)
_EXTENSIONS.header_id_prefix = ""  # ids as the code host makes them; the walk prefixes every id alike
_RENDERING = comrak.RenderOptions()
_WITH_PLACES = comrak.RenderOptions()
_WITH_PLACES.sourcepos = True  # columns in bytes: counting characters takes it seconds on a line of 100 kB
for _rendering in (_RENDERING, _WITH_PLACES):
    _rendering.unsafe_ = True  # raw HTML passes here, so that the walk can say what is taken out, and where

NESTING = 200
"""How many elements may stand in each other. Browsers flatten a page at 512, libxml2 cuts it at 2,048."""
_CELLS = 100_000
"""How many cells the widest table could have. comrak completes short rows, so that 14 kB of source can
become 160 MB of HTML (GitHub's cmark-gfm stops at 500,000 completed cells for the same reason)."""

_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+))")
_QUOTED_TOO_DEEP = re.compile(rf"^(?:[ \t]*>){{{NESTING}}}", re.MULTILINE)
_ROW_OF_DASHES = re.compile(r"[ \t>|:-]*\|[ \t>|:-]*")
_LAST_CODE_POINT = 0x10FFFF


def source_of(markdown: str) -> str:
    """Return the Markdown as it is rendered: plain, with one kind of line ending."""
    return plain(markdown.replace("\r\n", "\n").replace("\r", "\n"))


def refusals(source: str) -> tuple[Finding, ...]:
    """Return why the source is not rendered at all: it would grow without end."""
    if source.count(">") >= NESTING and (deep := _QUOTED_TOO_DEEP.search(source)):
        return (too_deep(Mark(source.count("\n", 0, deep.start()) + 1, 1)),)
    if source.count("|") * source.count("\n") > _CELLS and (line := _wide_table(source.split("\n"))):
        message = "this table has more columns than a page of this length can show"
        hint = "Make it several tables, or link to a file."
        return (Finding(Mark(line, 1), "table-too-wide", message, hint, Severity.ERROR),)
    return ()


def too_deep(mark: Mark) -> Finding:
    """Return what is said where a body nests deeper than a browser shows."""
    message = f"more than {NESTING} quotes, lists or elements stand in each other here"
    return Finding(mark, "too-deep", message, "Close what was opened, or write it flatter.", Severity.ERROR)


def html_of(source: str) -> str:
    """Return the HTML of a source, raw HTML in it, and nothing strange."""
    return _rendered(source, _RENDERING)


def placed_html_of(source: str) -> str:
    """Return the same with the place of everything that comrak made."""
    return _rendered(source, _WITH_PLACES)


def _rendered(source: str, rendering: comrak.RenderOptions) -> str:
    html = comrak.render_markdown(source, _EXTENSIONS, None, rendering)
    if "&#" not in source:  # without references, nothing comes in that was not in the source
        return html
    # What is left of references stands in raw HTML; comrak has resolved or escaped all others.
    return _REFERENCE.sub(_safe_reference, plain(html))


def _wide_table(lines: list[str]) -> int | None:
    for number, line in enumerate(lines, start=1):
        if line.count("|") * len(lines) > _CELLS and _ROW_OF_DASHES.fullmatch(line):
            return number
    return None


def _safe_reference(reference: re.Match[str]) -> str:
    hexadecimal, decimal = reference.groups()
    digits = hexadecimal or decimal
    number = int(digits, 16 if hexadecimal else 10) if len(digits) <= len(str(_LAST_CODE_POINT)) else 0
    strange = number > _LAST_CODE_POINT or strange_in(chr(number))
    return "&#xfffd" if strange else reference[0]
