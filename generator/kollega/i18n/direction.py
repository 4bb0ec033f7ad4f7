"""Marks that turn the order in which letters are shown (UAX 9); what they turn must end with the text they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_EMBEDDINGS = frozenset("\u202a\u202b\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068")
_END_OF_EMBEDDING, _END_OF_ISOLATE = "\u202c", "\u2069"
_TURN = re.compile("[\u202a-\u202e\u2066-\u2069]")
_OVERRIDE = re.compile("[\u202d\u202e]")
_PARAGRAPH = re.compile(r"(?:.+\n?)+")


@dataclass(frozen=True)
class _Balance:
    text: str
    """The text, in which all that is opened is closed, and nothing else."""
    loose: tuple[int, ...]
    """Where in what was written a mark stands that had no other end."""


def balanced(text: str) -> str:
    """Return a text whose marks of direction are in pairs, so that it turns nothing that stands beside it."""
    return _balance(text).text if _TURN.search(text) else text


def first_turn(text: str) -> tuple[int, str] | None:
    """Return where the first mark is that turns what it should not, and the mark; None where there is none."""
    if not _TURN.search(text):
        return None
    override = _OVERRIDE.search(text)
    places = [*_balance(text).loose, *([override.start()] if override else ())]
    return (min(places), text[min(places)]) if places else None


def turns_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield, of each paragraph, where the first mark is that turns what it should not, and the mark."""
    for paragraph in _PARAGRAPH.finditer(text) if _TURN.search(text) else ():
        if turn := first_turn(paragraph[0]):
            yield paragraph.start() + turn[0], turn[1]


def turning_mark(text: str) -> str:
    """Return what to call the first mark that turns what it should not; nothing where there is none."""
    turn = first_turn(text)
    return f"U+{ord(turn[1]):04X}" if turn else ""


def _balance(text: str) -> _Balance:
    opened: list[int] = []
    isolates = 0
    dropped: set[int] = set()
    unended: list[int] = []
    for place, character in ((found.start(), found[0]) for found in _TURN.finditer(text)):
        if character in _EMBEDDINGS | _ISOLATES:
            opened.append(place)
            isolates += character in _ISOLATES
        elif character == _END_OF_EMBEDDING and opened and text[opened[-1]] in _EMBEDDINGS:
            opened.pop()
        elif character == _END_OF_ISOLATE and isolates:
            while text[opened[-1]] in _EMBEDDINGS:  # an isolate's end ends what was opened in it
                unended.append(opened.pop())
            opened.pop()
            isolates -= 1
        else:
            dropped.add(place)
    kept = "".join(character for place, character in enumerate(text) if place not in dropped)
    ends = "".join(_END_OF_ISOLATE if text[place] in _ISOLATES else _END_OF_EMBEDDING for place in reversed(opened))
    return _Balance(kept + ends, tuple(sorted({*opened, *unended, *dropped})))
