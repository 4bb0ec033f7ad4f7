"""Amounts of money as a language writes them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from babel.numbers import format_currency

if TYPE_CHECKING:
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
