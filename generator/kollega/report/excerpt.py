"""A line of a file with a mark under the place that is meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rich.cells import cell_len

from kollega.report.visible import visible

WIDTH = 100
"""Of a longer line, this many characters around the place are shown."""

_BEFORE = 40
_TAB = 4
# A quoted value, a link, a tag, a word or an address, else the one character that stands there.
_WORD = re.compile(
    r""" "[^"]*" | '[^']*' | !?\[[^\]]*\]\([^)]*\) | <[^<>]*> | (?: [^\s,:\[\]{}()<>"'] | :(?=\S) )+ | . """, re.VERBOSE
)


@dataclass(frozen=True)
class Excerpt:
    """Two lines that belong under each other, in a type where all letters are equally wide."""

    text: str
    mark: str


def excerpt(line: str, column: int) -> Excerpt:
    """Return the line with a mark under the word that begins at `column`, counted from 1 in characters."""
    place = min(column - 1, len(line))
    start = max(0, place - _BEFORE) if place > WIDTH - _BEFORE else 0
    end = start + WIDTH
    word = _WORD.match(line, place, end)
    before = ("…" if start else "") + _shown(line[start:place])
    meant = _shown(word[0], cell_len(before)) if word else ""
    after = _shown(line[place + len(word[0]) if word else place : end], cell_len(before + meant))
    more = "…" if end < len(line) else ""
    return Excerpt((before + meant + after + more).rstrip(), " " * cell_len(before) + "^" * max(1, cell_len(meant)))


def _shown(text: str, begins: int = 0) -> str:
    """Return the text as a terminal can show it, tabs as spaces; it begins in that cell of the line."""
    shown = ""
    for index, part in enumerate(text.split("\t")):
        if index:
            shown += " " * (_TAB - (begins + cell_len(shown)) % _TAB)
        shown += visible(part)
    return shown
