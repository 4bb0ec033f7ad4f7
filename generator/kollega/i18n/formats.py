"""How a language writes amounts of money, and lists in a sentence."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.lists import format_list
from babel.numbers import format_currency

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from babel import Locale

    from kollega.i18n.language import Numbering


_SPAN = "\N{EN DASH}"

_PARTS = re.compile(r"(\D*)(.*\d)(\D*)", re.DOTALL)
"""What stands before the number, the number, and what stands after it."""

_TOUCHING = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where a currency of letters touches the number; a space belongs there that Babel does not set
(https://www.unicode.org/reports/tr35/tr35-numbers.html#Currencies, currencySpacing, read 2026-11-21)."""


def money(amount: float | Decimal, currency: str, locale: Locale, numbering: Numbering) -> str:
    """Return an amount in a currency (ISO 4217), without decimals where it is whole."""
    return _written(amount, currency, locale, numbering, whole=_is_whole(amount))


def money_span(
    least: float | Decimal, most: float | Decimal, currency: str, locale: Locale, numbering: Numbering
) -> str:
    """Return two amounts with the currency said once, such as “€4,200–5,600” or “4.200–5.600 €”.

    Both have decimals, or neither has.
    """
    whole = _is_whole(least) and _is_whole(most)
    first, last = (_written(amount, currency, locale, numbering, whole=whole) for amount in (least, most))
    return _PARTS.sub(rf"\g<1>\g<2>{_SPAN}{_number(last)}\g<3>", first, count=1)


def _written(amount: float | Decimal, currency: str, locale: Locale, numbering: Numbering, *, whole: bool) -> str:
    text = _formatted(amount, currency, locale, numbering.system, whole=whole)
    return _TOUCHING.sub("\N{NO-BREAK SPACE}", text).translate(numbering.digits)


@lru_cache(maxsize=5_000)
def _formatted(amount: float | Decimal, currency: str, locale: Locale, system: str, *, whole: bool) -> str:
    """Return an amount as Babel writes it, which takes a while; a vacancy says its pay in several places."""
    standard = locale.currency_formats["standard"].pattern
    pattern = standard.replace("0.00", "0") if whole else standard
    return format_currency(amount, currency, pattern, locale, currency_digits=not whole, numbering_system=system)


def _number(text: str) -> str:
    return _PARTS.sub(r"\g<2>", text, count=1)


def _is_whole(amount: float | Decimal) -> bool:
    return amount == int(amount)


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
