"""What people wrote, as it can stand in a post."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNWRITABLE = regex.compile(r"(?V1)[[\p{Cc}\p{Cs}]--[\n]]+")
# X takes no post with one of them.
_NO_CHARACTER = regex.compile(r"[\ufeff\p{Noncharacter_Code_Point}]+")
_SPACE = regex.compile(r"[^\S\N{NO-BREAK SPACE}\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}]+")


def plain(text: str, addresses: Iterable[str]) -> str:
    """Return the text without control characters, and without those addresses, which every post has already."""
    for address in filter(None, addresses):
        if address in text:
            text = regex.sub(rf"{regex.escape(address)}(?:[?#][^\s)]*)?", "", text)
    return str(_UNWRITABLE.sub(" ", text))


def plain_line(text: str, addresses: Iterable[str]) -> str:
    """Return the same on one line, with its spaces that keep a number and its currency together."""
    return str(_SPACE.sub(" ", _NO_CHARACTER.sub("", plain(text, addresses)))).strip()


def plain_lines(text: str, addresses: Iterable[str]) -> str:
    """Return the same without white space around it or at the end of its lines."""
    return "\n".join(line.rstrip() for line in plain(text, addresses).split("\n")).strip()
