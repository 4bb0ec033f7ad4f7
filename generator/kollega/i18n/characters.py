"""Characters that nobody sees: those that no text needs, and marks that turn the order of letters (UAX 9).

The first are controls, noncharacters, and those that Unicode leaves to private agreement; our own marks are among the
last two, so that no text can forge them. What marks of direction turn must end with the text that they stand in.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.i18n.wording import Wording


_PLANES: Final = "".join(f"{chr(plane)}-{chr(plane + 0xFFFD)}" for plane in range(0x10000, 0xF0000, 0x10000))
_PLAIN: Final = f"\t\n\r -~\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd{_PLANES}"
_ALL_PLAIN: Final = re.compile(f"[{_PLAIN}]*")
_STRANGE: Final = f"[^{_PLAIN}]"
"""Compiled when a text has one: it takes longer than to load this module."""


def strange_in(text: str) -> re.Match[str] | None:
    """Return the first character that is not plain, if there is one."""
    # Going through what is plain takes half as long as looking for what is not, and nearly every text is plain.
    return None if _ALL_PLAIN.fullmatch(text) else re.search(_STRANGE, text)


def replace_strange(text: str) -> str:
    """Return the text with every strange character replaced by U+FFFD, so that no column moves."""
    return re.sub(_STRANGE, "\ufffd", text) if strange_in(text) else text


def strange_name(character: str) -> Wording:
    """Return what to call a strange character, with its number."""
    number = f"U+{ord(character):04X}"
    if unicodedata.category(character) == "Co":
        return wording("a character that only some fonts know ({number})", number=number)
    return wording("an invisible control character ({number})", number=number)


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


def balance(text: str) -> str:
    """Return a text whose marks of direction are in pairs, so that it turns nothing that stands beside it."""
    return _balance(text).text if _TURN.search(text) else text


def may_turn(written: str) -> bool:
    """Return whether values that are written as YAML may have a mark that turns: as it is, or as an escape."""
    return "\\" in written or _TURN.search(written) is not None


def first_turn(text: str) -> tuple[int, str] | None:
    """Return where the first mark is that turns what it should not, and the mark; None where there is none."""
    if not _TURN.search(text):
        return None
    override = _OVERRIDE.search(text)
    places = [*_balance(text).loose, *([override.start()] if override else ())]
    return (min(places), text[min(places)]) if places else None


def turns_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield, of each paragraph, where the first mark is that turns what it should not, and the mark."""
    for paragraph in _PARAGRAPH.finditer(text) if not text.isascii() and _TURN.search(text) else ():
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
