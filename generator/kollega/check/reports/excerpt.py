"""The lines of a file that a report shows, with marks below what is meant."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

from kollega.content.source import MAX_TEXT_BYTES
from kollega.filesystem import UnreadableError, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.diagnostics import Diagnostic


_CONTROLS = {number: 0x2400 + number for number in range(0x20)} | {0x7F: 0x2421}
# The second set of controls, line separators, direction overrides and isolates, halves of surrogate pairs.
_UNSHOWN = (
    *range(0x80, 0xA0),
    *range(0x2028, 0x202F),
    *range(0x2066, 0x206A),
    *range(0xD800, 0xE000),
)
_VISIBLE = _CONTROLS | dict.fromkeys(_UNSHOWN, 0xFFFD)


def visible(text: str) -> str:
    """Return the text on one line, each control character as the picture of it (a line break as ␊)."""
    return text.translate(_VISIBLE)


Place = tuple[str, int]
"""A path relative to the folder of mkdocs.yml, and a line counted from 1."""


def source_lines(root: Path, diagnostics: Iterable[Diagnostic]) -> Mapping[Place, str]:
    """Return the lines on which the problems stand.

    Pictures have none, nor have files that cannot be read or are far too large.
    """
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for diagnostic in diagnostics:
        if diagnostic.path.endswith((".md", ".yml", ".yaml")):
            wanted[diagnostic.path].add(diagnostic.line)
    return {
        (path, number): line
        for path, numbers in wanted.items()
        for number, line in enumerate(_lines(root, path), start=1)
        if number in numbers
    }


def _lines(root: Path, path: str) -> Iterator[str]:
    try:
        text = read(root, path, MAX_TEXT_BYTES).decode("utf-8-sig", errors="replace")
    except UnreadableError:
        return  # that it cannot be read is a problem of its own already
    yield from text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


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


def word_end(line: str, column: int) -> int:
    """Return the column behind the word that begins at `column`, both counted from 1; the same where there is none."""
    word = _WORD.match(line, column - 1)
    return column + len(word[0].rstrip()) if word else column


def _shown(text: str, begins: int = 0) -> str:
    """Return the text as a terminal can show it, tabs as spaces; it begins in that cell of the line."""
    shown = ""
    for index, part in enumerate(text.split("\t")):
        if index:
            shown += " " * (_TAB - (begins + cell_len(shown)) % _TAB)
        shown += visible(part)
    return shown
