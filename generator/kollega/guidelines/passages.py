"""What of a text its author says in plain words, and where a comment holds a guideline back."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from kollega.markdown.render import placed_html_of
from kollega.markdown.source_map import POSITION, RANGE
from kollega.markdown.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_PROSE = frozenset({"a", "blockquote", "code", "img", "pre"})
"""What Markdown makes of links, code, pictures and quotations."""
_RAW_HTML = re.compile(
    r"<(a|blockquote|cite|code|kbd|pre|q|samp|script|style)\b[^<>]{0,2000}>.{0,4000}?</\1\s*>"
    r"|<[/a-zA-Z][^<>]{0,2000}>",
    re.DOTALL | re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--(.{0,4000}?)-->", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]{1,300}\]:.*$", re.MULTILINE)
_QUOTATION_MARKS = (
    ('"', '"', r"(?!\s)", r"(?<!\s)"),
    ("“", "”", "", ""),
    ("„", "“", "", ""),
    ("„", "”", "", ""),
    ("”", "”", r"(?!\s)", r"(?<!\s)"),
    ("»", "«", r"(?!\s)", r"(?<!\s)"),  # before those of French, which have spaces within
    ("«", "»", "", ""),
    ("›", "‹", r"(?!\s)", r"(?<!\s)"),
    ("‹", "›", "", ""),
    ("‘", "’", "", ""),
)
"""How quotations begin and end, and what may not stand just within: where both marks could be either, no space."""
_LONGEST_QUOTATION = 600
"""Characters; past them, a mark that somebody forgot to close would hide the rest of the text."""
_QUOTATIONS = tuple(
    re.compile(
        rf"{opening}{behind}(?:(?!\n\s*\n)[^{opening}{closing}]){{1,{_LONGEST_QUOTATION}}}{before}{closing}(?!\w)"
    )
    for opening, closing, behind, before in _QUOTATION_MARKS
)
_SILENCE = re.compile(r"\s*guidelines\s*:\s*off\b\s*([^:]*?)\s*(?::\s*(.*?)\s*)?", re.DOTALL | re.IGNORECASE)
_BEGINS_SO = re.compile(r"\s*guidelines\s*:", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[^\S\n]*(?=\n|\Z)")
_SEPARATOR = re.compile(r"[\s,]+")


class Silence(NamedTuple):
    """A comment that holds guidelines back for a passage."""

    start: int
    """Where the comment begins."""
    end: int
    """Where the passage ends."""
    rules: tuple[str, ...]
    """Which they are; none where the comment does not say so."""
    reason: str
    """Why; empty where it does not say so."""


@dataclass(frozen=True)
class Passages:
    """The passages of a text of Markdown. To find them costs more than to look for words, and most texts need none."""

    source: str

    def is_prose(self, start: int, end: int) -> bool:
        """Return whether what stands there is said in plain words: no code, no link, no quotation, no comment."""
        return " " * (end - start) != self.prose[start:end].replace("\n", " ")

    def is_silent(self, rule: str, offset: int) -> bool:
        """Return whether a comment with a reason holds a rule back at a place."""
        return any(
            silence.reason and rule in silence.rules and silence.start <= offset < silence.end
            for silence in self.silences
        )

    def is_silent_at_all(self, rule: str) -> bool:
        """Return whether a comment with a reason holds back a rule that counts: it concerns the text as a whole."""
        return any(silence.reason and rule in silence.rules for silence in self.silences)

    @cached_property
    def prose(self) -> str:
        """Return the text with spaces in place of all that is not said in plain words; each line stays as long."""
        text = self._outside_of_code
        for pattern in (_COMMENT, _RAW_HTML, _DEFINITION, *_QUOTATIONS):
            text = pattern.sub(lambda match: _blank(match[0]), text)
        return text

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """Return the comments that hold guidelines back, in their order."""
        return tuple(_silences(self._outside_of_code)) if "guidelines" in self.source.lower() else ()

    @cached_property
    def _outside_of_code(self) -> str:
        text, done, pieces = self.source, 0, []
        for start, end in sorted(self._spans()):
            if end > done:
                begin = max(start, done)
                pieces += [text[done:begin], _blank(text[begin:end])]
                done = end
        return "".join((*pieces, text[done:]))

    def _spans(self) -> Iterator[tuple[int, int]]:
        lines = _Lines(self.source)
        for element in tree_of(placed_html_of(self.source)).iter(*_NOT_PROSE):
            if said := RANGE.fullmatch(element.get(POSITION, "")):
                line, column, last_line, last_column = map(int, said.groups())
                yield lines.offset(line, column - 1), lines.offset(last_line, last_column)


class _Lines:
    """Offsets of a text by line and column; columns are counted in bytes, as comrak says them."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._starts = [0, *accumulate(len(line) + 1 for line in self._lines)]
        self._wide: dict[int, list[int]] = {}

    def offset(self, line: int, column: int) -> int:
        """Return the offset behind so many bytes of a line, counted from 1."""
        number = min(max(line, 1), len(self._lines)) - 1
        text = self._lines[number]
        if text.isascii():
            return self._starts[number] + min(max(column, 0), len(text))
        if number not in self._wide:
            self._wide[number] = [0, *accumulate(len(character.encode()) for character in text)]
        return self._starts[number] + min(bisect_left(self._wide[number], column), len(text))


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _silences(text: str) -> Iterator[Silence]:
    for match in _COMMENT.finditer(text):
        if silence := silence_in(match[1]):
            rules, reason = silence
            yield Silence(match.start(), _end_of_passage(text, match), rules, reason)


def silence_in(comment: str) -> tuple[tuple[str, ...], str] | None:
    """Return which guidelines a comment holds back and why; None for a comment on something else."""
    if not _BEGINS_SO.match(comment):
        return None
    said = _SILENCE.fullmatch(comment)
    if said is None:
        return (), ""
    return tuple(filter(None, _SEPARATOR.split(said[1]))), " ".join((said[2] or "").split())


def _end_of_passage(text: str, comment: re.Match[str]) -> int:
    """Return where the passage ends: with the paragraph of the comment, or with the next where it stands alone."""
    line_start = text.rfind("\n", 0, comment.start()) + 1
    line_end = text.find("\n", comment.end())
    alone = not (text[line_start : comment.start()] + text[comment.end() : None if line_end < 0 else line_end]).strip()
    start = comment.end()
    if alone:
        start += len(text[start:]) - len(text[start:].lstrip())
    found = _EMPTY_LINE.search(text, start)
    return found.start() if found else len(text)
