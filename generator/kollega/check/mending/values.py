"""What was meant by a value that does not fit, where it can have meant one thing only.

Each function returns what a value may be read as; whether that fits its key, whoever asks finds out by the check.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kollega.config.meanings import (
    amount_meant,
    certain_word,
    currencies_meant,
    hours_meant,
    pay_meant,
    period_meant,
)
from kollega.config.values import homes_called
from kollega.i18n.days import days_meant, is_certain
from kollega.i18n.language import standard_tag

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    Meaning = Callable[[str], Iterator[str]]
    """Yields what a value may have been meant to be."""

_YEAR_FIRST = re.compile(r"((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?:[T ]+(\d{1,2})(:\d{2}.*))?", re.ASCII)
_GROUPS = re.compile(r"\d{1,3}(?:([ \u00a0\u2009\u202f'’_])\d{3})(?:\1\d{3})*(?:[.,]\d{1,2})?", re.ASCII)
_TWO_WAYS = re.compile(r"[.,]\d{3}(?!\d)", re.ASCII)
"""A thousand, or a fraction."""
_FRACTION = re.compile(r"\d+,\d{1,2}", re.ASCII)
_POINTS_THEN_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", re.ASCII)
_COMMAS_THEN_POINT = re.compile(r"\d{1,3}(?:,\d{3})+\.\d{1,2}", re.ASCII)
_HOST = re.compile(r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}(?::\d+)?(?P<rest>[/?#]\S*)?")
_FILE = re.compile(r"\.(?:aspx?|docx?|html?|jsp|markdown|md|pdf|php|txt)", re.IGNORECASE)
"""Endings of files, some of which are also those of hosts: `job.md` may be either."""
_MAIL = re.compile(r"(?:mailto:|[^<>@]*<)?([^\s<>@]+@[^\s<>@]+?)>?", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,;]\s*")


def dates(value: str) -> Iterator[str]:
    """Yield the day that a value means, where it can mean but one: nobody writes the day behind the year."""
    if found := _YEAR_FIRST.fullmatch(value):
        year, _, month, day, hour, rest = found.groups()
        time = f" {int(hour):02}{rest}" if hour else ""
        yield f"{year}-{int(month):02}-{int(day):02}{time}"
    elif is_certain(value):
        yield from days_meant(value)


def numbers(value: str) -> Iterator[str]:
    """Yield a number without what sets thousands apart, where a single comma or point cannot be mistaken for that."""
    if found := _GROUPS.fullmatch(value):
        yield value.replace(found[1], "").replace(",", ".")
    elif _FRACTION.fullmatch(value) or _POINTS_THEN_COMMA.fullmatch(value):
        yield value.replace(".", "").replace(",", ".")
    elif _COMMAS_THEN_POINT.fullmatch(value):
        yield value.replace(",", "")
    elif not _TWO_WAYS.search(value):
        yield from (hours_meant(value), amount_meant(value))


def pay(value: str) -> Iterator[str]:
    """Yield pay with its four keys, where all of it was written."""
    meant, is_whole = pay_meant(value)
    if is_whole:
        yield meant


def words(value: str) -> Iterator[str]:
    """Yield a word in small letters and in capitals, with underscores between its parts."""
    joined = re.sub(r"[\s-]+", "_", value)
    yield from (value.lower(), joined.lower(), joined.upper(), certain_word(value))


def addresses(value: str) -> Iterator[str]:
    """Yield a web address that lacks its beginning."""
    bare = value.removeprefix("//")
    if (found := _HOST.fullmatch(bare)) and (found["rest"] or not _FILE.search(bare)):
        yield f"https://{bare}"


def emails(value: str) -> Iterator[str]:
    """Yield an e-mail address that stands behind `mailto:`, or with a name in front of it."""
    if found := _MAIL.fullmatch(value):
        yield found[1]


def countries(value: str) -> Iterator[str]:
    """Yield the code of a country or a region by its name, where there is but one of that name."""
    found = set(homes_called(value))
    if len(found) == 1:
        yield from found


def currencies(value: str) -> Iterator[str]:
    """Yield a currency's code in capitals; of the signs, only that of the euro is the sign of one currency."""
    meant = currencies_meant(value)
    yield meant[0] if len(meant) == 1 and (value == "€" or value.isalpha()) else value.upper()


def durations(value: str) -> Iterator[str]:
    """Yield a length of time in the form of ISO 8601."""
    yield period_meant(value)
    yield value.upper()


def languages(value: str) -> Iterator[str]:
    """Yield a language's tag that has an underscore in place of its hyphen."""
    yield standard_tag(value.replace("_", "-"))


MEANT: Mapping[str, Meaning] = {
    "bad-address": addresses,
    "bad-date": dates,
    "bad-duration": durations,
    "bad-email": emails,
    "bad-language": languages,
    "bad-number": numbers,
    "list-in-one": languages,
    "not-a-mapping": pay,
    "not-yes-or-no": words,
    "unknown-country": countries,
    "unknown-currency": currencies,
    "unknown-word": words,
}
"""What was meant, by the code of what is wrong with a value."""


def people(names: Iterable[tuple[str, str]]) -> Meaning:
    """Return what yields the id of the one person of a name, given all names, each with an id."""
    ids: dict[str, set[str]] = {}
    for name, person in names:
        ids.setdefault(_folded(name), set()).add(person)

    def meant(value: str) -> Iterator[str]:
        found = ids.get(_folded(value), set())
        if len(found) == 1:
            yield from found

    return meant


def lists(value: str, meaning: Meaning) -> Iterator[list[str]]:
    """Yield the parts of a list that is written with commas alone, each once, as they stand and as they were meant."""
    parts = [part for part in _COMMA.split(value) if part]
    if len(parts) > 1:
        yield list(dict.fromkeys(parts))
        meant = [list(dict.fromkeys(filter(None, meaning(part)))) for part in parts]
        for index in range(max(map(len, meant))):
            chosen = [
                each[min(index, len(each) - 1)] if each else part for each, part in zip(meant, parts, strict=True)
            ]
            yield list(dict.fromkeys(chosen))


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
