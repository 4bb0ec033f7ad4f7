"""Days and times as people write them: `1.2.2026`, `28/02/2026`, “den 1 februari 2026”, `2026-04-30, 17 Uhr`."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from contextlib import suppress
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_LONGEST: Final = 60
"""Characters of what may be a day."""
_LANGUAGES: Final = ("en", "nl", "de", "fr", "sv", "da", "nb", "fi", "es", "it", "pt", "pl", "cs")
"""Those of which the names of months are known."""
_DASHES: Final = "‐‑‒–—−﹣－"
_TIME: Final = re.compile(
    r"(?P<day>.*\d)(?:[ T,]+|,?\s+(?:um|om|à|at|kl\.?|klockan)\s+)"
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2})(?::\d{2})?)?"
    r"\s*(?P<half>[ap]\.?m\.?)?\s*(?:uhr|uur|h|hrs?|o'clock)?(?P<zone>\s+[a-z]{2,5})?",
    re.IGNORECASE | re.ASCII,
)
_YEAR_FIRST: Final = re.compile(r"(\d{4})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})\.?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})\s*([-/. ])\s*(\d{1,2})\s*\2\s*((?:19|20)\d{2}|\d{2})")
_ALL_DIGITS: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_CHARACTERS: Final = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_WORDS: Final = re.compile(r"[^\W\d_]+|\d+")
_MONTHS: Final = 12


def days_meant(value: str) -> tuple[str, ...]:
    """Return the days that a value can mean, the likelier one first, with its time, if any: `2026-03-01 17:00`.

    Where the day stands before the month and where behind it depends on the country: `01/02/2026` means two days, and
    so does a year of two digits with hyphens. Nobody writes the day behind the year, or the month before the day with
    points.
    """
    plain = _plain(value)
    if len(plain) > _LONGEST:
        return ()
    if days := tuple(dict.fromkeys(str(day) for day in _days(plain))):
        return days
    if not (found := _TIME.fullmatch(plain)) or not (time := _time(found)):
        return ()
    return tuple(f"{day} {time}" for day in dict.fromkeys(_days(found["day"])))


def is_certain(value: str) -> bool:
    """Return whether a value can mean one day only, whoever wrote it."""
    last, time = _YEAR_LAST.match(_plain(value)), _TIME.fullmatch(_plain(value))
    is_short = bool(last and len(last[4]) < len("2026"))
    return len(days_meant(value)) == 1 and not is_short and not (time and time["zone"])


def last_day_of(value: str) -> str:
    """Return the last day of a month in which somebody has written one too many: 2026-02-28 for `2026-02-30`."""
    found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value, re.ASCII)
    if not found or not 1 <= int(found[2]) <= _MONTHS or not int(found[1]):
        return ""
    return f"{found[1]}-{found[2]}-{monthrange(int(found[1]), int(found[2]))[1]:02}"


def _plain(value: str) -> str:
    """Return a value with plain digits, hyphens and spaces, without quotation marks around it."""
    digits = (str(unicodedata.decimal(each)) if unicodedata.decimal(each, None) is not None else each for each in value)
    text = unicodedata.normalize("NFKC", "".join("-" if each in _DASHES else each for each in digits))
    return " ".join(text.split()).strip("“”„‘’\"'«» ,")


def _days(text: str) -> Iterator[date]:
    """Yield the days that a text without a time can mean."""
    for pattern in (_YEAR_FIRST, _ALL_DIGITS, _CHARACTERS):
        if found := pattern.fullmatch(text):
            yield from _dates(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(text):
        first, mark, second, year = found.groups()
        year = year if len(year) > len("26") else f"20{year}"
        yield from _dates(year, second, first)
        if mark in "/-":
            yield from _dates(year, first, second)
    yield from _in_words(text)


def _in_words(text: str) -> Iterator[date]:
    """Yield the day of a text with the name of its month."""
    words = _WORDS.findall(text.casefold())
    months = {_months()[_bare(word)] for word in words if _bare(word) in _months()}
    numbers = [word for word in words if word.isascii() and word.isdigit()]
    years = [number for number in numbers if len(number) == len("2026")]
    days = [number for number in numbers if len(number) <= len("31")]
    if len(months) == len(years) == len(days) == 1:
        yield from _dates(years[0], str(months.pop()), days[0])


def _dates(year: str, month: str, day: str) -> Iterator[date]:
    with suppress(ValueError):
        yield date(int(year), int(month), int(day))


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].casefold().startswith("p") else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""  # noqa: PLR2004 - a day and an hour


def _bare(word: str) -> str:
    return "".join(each for each in unicodedata.normalize("NFKD", word) if each.isalpha())


@cache
def _months() -> Mapping[str, int]:
    """Return the numbers of months by their names, whole and short, without accents and points."""
    from babel import Locale

    return {
        _bare(name.casefold()): number
        for lang in reversed(_LANGUAGES)
        for context in Locale(lang).months.values()
        for width in ("abbreviated", "wide")
        for number, name in context[width].items()
        if len(_bare(name)) >= len("mai")
    }
