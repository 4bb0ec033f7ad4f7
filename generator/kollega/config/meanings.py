"""What was meant by values that people type in their own way: words of their language, ranges, pay, lengths of time."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_LONGEST: Final = 120
"""Characters of a value that is looked at."""
_NUMBER: Final = r"(?:\d{1,3}(?:[ .,'’_\u00a0\u2009\u202f]\d{3})+|\d+)(?:[.,]\d{1,2})?(?!\d)"
_FROM_TO: Final = re.compile(
    rf"(?P<low>{_NUMBER})(?P<low_k>\s?k\b)?\W{{0,4}}?(?:-|–|—|/|\bto\b|\bbis\b|\btot\b|\btill\b|\bà\b|\bet\b|\band\b|\ben\b|\bund\b|\boch\b)"
    rf"\W{{0,4}}?(?:[A-Z]{{3}}\s?)?(?P<high>{_NUMBER})(?P<high_k>\s?k\b)?",
    re.IGNORECASE,
)
_ONE: Final = re.compile(rf"(?P<low>{_NUMBER})(?P<low_k>\s?k\b)?", re.IGNORECASE)
_AT_MOST: Final = re.compile(
    r"^(?:up to|max(?:imum|imaal|imal|\.)?|bis(?: zu)?|tot|jusqu'à|upp till|<|≤)\b", re.IGNORECASE
)
_AT_LEAST: Final = re.compile(
    r"^(?:from|min(?:imum|imaal|imal|\.)?|ab|vanaf|à partir de|från|at least|>|≥)\b", re.IGNORECASE
)
_SLASH: Final = re.compile(r"\s*/\s*")
_SEPARATORS: Final = re.compile(r"\s*[,;|&]\s*|\s+(?:and|or|und|oder|en|of|et|ou|och|eller)\s+", re.IGNORECASE)
_PERIOD: Final = re.compile(r"(\d{1,3}|[^\W\d_]+)[\s-]*([^\W\d_]+)")
_UNIT: Final = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?|/|[€$£¥₹₺₴]|[A-Za-z]{1,3}\$")

_UNITS: Final = ("HOUR", "DAY", "WEEK", "MONTH", "YEAR")
_HOURLY: Final = 200
_YEARLY: Final = 15_000
"""Amounts from which pay is hardly for an hour, and hardly for a month, in most currencies."""

PAY_EXAMPLE: Final = "{min: 3000, max: 4000, currency: EUR, unit: MONTH}"


def words_meant(value: str, known: Collection[str]) -> tuple[str, ...]:
    """Return which words of those that a key knows another means, in whatever language; several, where they fit."""
    table = _table("words")
    parts = [folded(part) for part in value[:_LONGEST].split()]
    without = [part for part in parts if part not in _filler()]
    for written in dict.fromkeys(("".join(parts), "".join(without))):
        if found := tuple(word for word in table.get(written, ()) if word in known):
            return found
    return ()


def certain_word(value: str) -> str:
    """Return the one word that another means, whatever the key; empty where there are several, or it would publish."""
    found = _table("words").get(folded(value[:_LONGEST]), ())
    return found[0] if len(found) == 1 and found[0] not in {"published", "active"} else ""


def list_meant(value: str, known: Collection[str] = ()) -> str:
    """Return a list that is written with commas, slashes or “and”, as YAML has it; empty where it is one value.

    Of the words that a key knows, each part is the one that was meant.
    """
    written = _SLASH.sub(",", value) if known else value
    parts = [part for part in _SEPARATORS.split(written.strip()) if part] if len(value) <= _LONGEST else []
    if len(parts) < len(("one", "two")):
        return ""
    meant = ((words_meant(part, known) or (part,))[0] if known else part for part in parts)
    return f"[{', '.join(dict.fromkeys(meant))}]"


def hours_meant(value: object) -> str:
    """Return a number of hours, or `{min: 32, max: 40}`; empty where nobody can tell."""
    if isinstance(value, list):
        value = " - ".join(map(str, value)) if len(value) == len(("min", "max")) else ""
    text = str(value)[:_LONGEST].strip()
    numbers = tuple(_numbers(text))
    if not numbers or text.startswith("-") or not _has_room(text, len(numbers)):
        return ""
    if len(numbers) > 1:
        return f"{{min: {numbers[0]}, max: {numbers[1]}}}"
    if _AT_MOST.match(text):
        return f"{{max: {numbers[0]}}}"
    return f"{{min: {numbers[0]}}}" if _AT_LEAST.match(text) else numbers[0]


def pay_meant(value: object) -> tuple[str, bool]:
    """Return pay with its four keys, and whether all of it was written; without any number, it is empty."""
    if isinstance(value, list):
        value = " - ".join(map(str, value)) if len(value) == len(("min", "max")) else ""
    text = str(value)[:_LONGEST].strip()
    numbers = tuple(_numbers(text))
    currencies, units = _pay_words(text)
    is_pay = bool(currencies) or not re.search(r"[^\W\d_]{2}", re.sub(r"(?i)\b(?:to|bis|tot|à|till)\b", "", text))
    if not numbers or not is_pay or not _has_room(text, len(numbers)):
        return "", False
    first = "max" if _AT_MOST.match(text) and len(numbers) == 1 else "min"
    amounts = f"{first}: {numbers[0]}" + (f", max: {numbers[1]}" if len(numbers) > 1 else "")
    currency, unit = (currencies or ("EUR",))[0], (units or (_likely_unit(numbers[0]),))[0]
    is_whole = len(currencies) == len(units) == 1
    return f"{{{amounts}, currency: {currency}, unit: {unit}}}", is_whole


def amount_meant(value: object, *, whole: bool = False) -> str:
    """Return the one number of a value, without what stands around it: 2800 for `€2.800,-`; empty for several."""
    text = str(value)[:_LONGEST].strip() if isinstance(value, str) else ""
    numbers = tuple(_numbers(text))
    if len(numbers) != 1 or text.startswith("-") or not _has_room(text, 1):
        return ""
    return "" if whole and "." in numbers[0] else numbers[0]


def currencies_meant(value: str) -> tuple[str, ...]:
    """Return the codes of the currencies that a sign or a name can be of."""
    return _table("currencies", fold=False).get(value.strip().casefold(), ())


def period_meant(value: str) -> str:
    """Return a length of time by ISO 8601: `P6M` for “6 Monate” and “six months”."""
    found = _PERIOD.fullmatch(value[:_LONGEST].strip(" ."))
    if not found:
        return ""
    number = found[1] if found[1].isdigit() else next(iter(_table("numbers").get(folded(found[1]), ())), "")
    unit = next(iter(_table("periods").get(folded(found[2]), ())), "")
    return f"P{int(number)}{unit}" if number and unit and int(number) else ""


def months_meant(value: str) -> int:
    """Return how many months a length of time has; 0 where it is none in months or years."""
    found = re.fullmatch(r"P(\d+)([MY])", period_meant(value))
    return int(found[1]) * (12 if found[2] == "Y" else 1) if found else 0


def number_meant(value: str) -> str:
    """Return the number of a word: 2 for “two”."""
    return next(iter(_table("numbers").get(folded(value[:_LONGEST]), ())), "")


def folded(text: str) -> str:
    """Return letters and digits alone, small and without accents."""
    return "".join(each for each in unicodedata.normalize("NFKD", text.casefold()) if each.isalnum())


def plain_number(written: str) -> str:
    """Return a number as YAML has it: `3.000` and `3 000` are 3000, `36,5` is 36.5."""
    found = re.fullmatch(r"(.*?)(?:[.,](\d{1,2}))?", written.strip())
    whole, fraction = re.sub(r"\D", "", found[1] if found else ""), (found[2] if found else "") or ""
    return f"{int(whole or 0)}" + (f".{fraction}" if fraction.strip("0") else "")


def _numbers(text: str) -> Iterator[str]:
    """Yield the one number of a text, or the two of a range."""
    found = _FROM_TO.search(text) or _ONE.search(text)
    if not found:
        return
    named = found.groupdict()
    is_thousands = bool(named.get("low_k") or named.get("high_k"))
    for key in ("low", "high"):
        if number := named.get(key):
            plain = plain_number(number)
            yield f"{int(float(plain) * 1000)}" if is_thousands and float(plain) < 1000 else plain  # noqa: PLR2004 - of thousands


def _has_room(text: str, count: int) -> bool:
    """Return whether a text has no more numbers than were found in it: of others nobody knows what they say."""
    return len(re.findall(_NUMBER, text)) == count


def _pay_words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the currencies and the units of time that the words of a text can be of."""
    written = _UNIT.findall(text)
    codes = tuple(dict.fromkeys(word for word in written if word in _codes()))
    currencies = codes or next(filter(None, map(currencies_meant, written)), ())
    units = [words_meant(word, _UNITS) for word in written if len(word) > 1]
    return currencies, next(filter(None, reversed(units)), ())  # `an` is a year in French, and begins “an hour”


def _likely_unit(number: str) -> str:
    """Return for how long somebody is likely to be paid so much."""
    amount = float(number)
    return "HOUR" if amount < _HOURLY else "MONTH" if amount < _YEARLY else "YEAR"


@cache
def _codes() -> frozenset[str]:
    return frozenset(each for group in _table("currencies", fold=False).values() for each in group)


@cache
def _filler() -> frozenset[str]:
    return frozenset(folded(word) for word in _rows()["filler"]["words"].split())


@cache
def _table(name: str, *, fold: bool = True) -> Mapping[str, tuple[str, ...]]:
    """Return what each word stands for, of one of the tables."""
    found = defaultdict[str, list[str]](list)
    for meaning, words in _rows()[name].items():
        for word in dict.fromkeys(words.split()):
            found[folded(word) if fold else word.casefold()].append(meaning)
    return {word: tuple(dict.fromkeys(meanings)) for word, meanings in found.items()}


@cache
def _rows() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("kollega.config").joinpath("meanings.toml").read_text("utf-8"))
