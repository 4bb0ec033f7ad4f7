"""Lists in a sentence: the patterns of the CLDR, with the conjunctions that change before a sound."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.lists import format_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel import Locale


class _Change(NamedTuple):
    """What a conjunction becomes before some words."""

    plain: str
    changed: str
    before: re.Pattern[str]
    """How the last word begins, in small letters without accents or marks."""


_CHANGES: Final = {
    "es": _Change(" y ", " e ", re.compile(r"i|hi(?![ae])")),
    "he": _Change(" ו", " ו-", re.compile(r"[^\u0590-\u05ff]")),
}
"""By language: the CLDR's patterns have only the plain form, ICU knows the change
(https://github.com/unicode-org/icu/blob/main/icu4c/source/i18n/listformatter.cpp, read 2026-11-27). “Íñigo” begins with
the sound too, which ICU passes over; “hielo” and “Yolanda” do not."""


def conjunction(items: Sequence[str], locale: Locale) -> str:
    """Return the items as a list in a sentence: “A, B and C”, “Robin e Inés”."""
    text = format_list(items, locale=locale)
    change = _CHANGES.get(locale.language)
    if change and len(items) > 1 and change.before.match(_sound(items[-1])):
        before = text.removesuffix(f"{change.plain}{items[-1]}")
        return text if before == text else f"{before}{change.changed}{items[-1]}"
    return text


def _sound(word: str) -> str:
    """Return the letters and digits of a text as it is said: in small letters, without accents."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(filter(str.isalnum, letters))
