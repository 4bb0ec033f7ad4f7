"""The words of one language: translations, and how it writes dates, numbers, money, lists and names."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from babel.dates import format_date, format_skeleton, format_time, get_timezone_gmt, get_timezone_name
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent, get_currency_precision

from kollega.i18n.catalogue import Catalogue, load_catalogue
from kollega.i18n.language import (
    Numbering,
    direction,
    formats_of,
    numbering_of,
    own_name,
    quotation_marks,
    with_first_day,
)
from kollega.i18n.territory import territory_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from babel import Locale


_ORIGINAL = "en"


@dataclass(frozen=True, eq=False)
class Words:
    """Everything that is written in one language. A text without a translation stays English."""

    lang: str
    messages: Catalogue
    locale: Locale
    """By which dates, numbers and lists are written."""

    def __call__(self, text: str, **values: object) -> str:
        """Return the translation of `text`, with its `%(name)s` filled in where values are given."""
        message = self.messages.get(("", text))
        said = message.forms[0] if message else text
        return said % values if values else said

    def gettext(self, text: str) -> str:
        """Return the translation of `text`."""
        return self.pgettext("", text)

    def language_of(self, text: str) -> str:
        """Return the language in which `text` is said: English where it has no translation."""
        translated = ("", text) in self.messages or self.locale.language == _ORIGINAL
        return self.lang if translated else _ORIGINAL

    def untranslated(self, texts: Iterable[str]) -> tuple[str, ...]:
        """Return those of the English texts that are said in English, though this is another language."""
        return tuple(text for text in texts if self.language_of(text) != self.lang)

    def pgettext(self, context: str, text: str) -> str:
        """Return the translation of `text` as it is meant in a context."""
        message = self.messages.get((context, text))
        return message.forms[0] if message else text

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the translation for a number of things; `one` and `many` are the English forms."""
        message = self.messages.get(("", one))
        if message is None:
            return one if n == 1 else many
        return message.forms[min(message.form_for(n), len(message.forms) - 1)]

    def date(self, day: dt.date) -> str:
        """Return a day, such as “1 March 2026”."""
        if (text := self._days.get(day)) is None:
            text = self._days[day] = self._native(with_first_day(format_date(day, "long", self.locale), self.locale))
        return text

    def short_date(self, day: dt.date, near: dt.date) -> str:
        """Return a day, such as “31 Mar”; with its year where that is not the year of `near`."""
        skeleton = "MMMd" if day.year == near.year else "yMMMd"
        text = format_skeleton(skeleton, dt.datetime.combine(day, dt.time.min), locale=self.locale)
        return self._native(with_first_day(text, self.locale))

    def quarter(self, day: dt.date, *, short: bool = False) -> str:
        """Return the quarter of a day with its year, such as “4th quarter 2026”, or short “Q4 2026”."""
        moment = dt.datetime.combine(day, dt.time.min)
        return self._native(format_skeleton("yQQQ" if short else "yQQQQ", moment, locale=self.locale))

    def time(self, moment: dt.datetime) -> str:
        """Return the time of a day, such as “17:00”."""
        return self._native(format_time(moment, "short", tzinfo=moment.tzinfo, locale=self.locale))

    def zone(self, moment: dt.datetime) -> str:
        """Return what the time of a moment is told in, short: “CEST”, “MESZ”, “GMT+02:00”."""
        name = get_timezone_name(moment, "short", locale=self.locale)
        if name[:1] not in "+-":
            return name
        offset = self._native(get_timezone_gmt(moment, "long", self.locale))
        return re.sub("[+-]", "\N{LEFT-TO-RIGHT MARK}\\g<0>", offset) if self.direction == "rtl" else offset

    def number(self, value: float | Decimal) -> str:
        """Return a number with the separators of the language."""
        numbering = self._numbering
        return format_decimal(value, locale=self.locale, numbering_system=numbering.system).translate(numbering.digits)

    def percent(self, share: float) -> str:
        """Return a share from 0 to 1 in whole per cent, such as “38%”."""
        numbering = self._numbering
        said = format_percent(share, locale=self.locale, numbering_system=numbering.system)
        return said.translate(numbering.digits)

    def money(self, amount: float | Decimal, currency: str) -> str:
        """Return an amount in a currency (ISO 4217), without decimals where it is whole."""
        return money(amount, currency, self.locale, self._numbering)

    def money_span(self, least: float | Decimal, most: float | Decimal, currency: str) -> str:
        """Return two amounts with their currency said once."""
        if (text := self._spans.get((least, most, currency))) is None:
            text = self._spans[least, most, currency] = money_span(least, most, currency, self.locale, self._numbering)
        return text

    def conjoined(self, items: Sequence[str]) -> str:
        """Return the items as a list in a sentence: “A, B and C”."""
        return conjunction(items, self.locale)

    def country(self, code: str) -> str:
        """Return the name of a country (ISO 3166-1); the code where it is not known."""
        return str(self.locale.territories.get(code.upper(), code))

    def territory(self, code: str) -> str:
        """Return the name of a country, of `EU`, or of a state or region with its country (ISO 3166-2)."""
        return territory_name(code, self.locale)

    def language(self, tag: str) -> str:
        """Return the name of any language in that language itself."""
        return own_name(tag)

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Return the direction in which the language is written."""
        return direction(self.lang)

    @property
    def quotation_marks(self) -> tuple[str, str]:
        """Return the opening and the closing quotation mark."""
        return quotation_marks(self.lang)

    @cached_property
    def _days(self) -> dict[dt.date, str]:
        """Return the days that were said so far: a site says each many times, and Babel takes a while to find them."""
        return {}

    @cached_property
    def _spans(self) -> dict[tuple[float | Decimal, float | Decimal, str], str]:
        """Return the spans of money that were said so far."""
        return {}

    @cached_property
    def _numbering(self) -> Numbering:
        """Return how numbers are written: in a language without a catalogue they stand in English sentences."""
        return numbering_of(self.locale) if self.messages else Numbering()

    def _native(self, text: str) -> str:
        return _native(text, self.locale)


def _native(text: str, locale: Locale) -> str:
    return text.translate(numbering_of(locale).digits)


def load_words(lang: str, folders: tuple[Path, ...]) -> Words:
    """Return the words of a language (BCP 47), read from the catalogues in `folders`.

    Of two folders that translate a text the later wins: the theme's comes first, a company's own after it.
    Raises ValueError, naming the file, for a catalogue that cannot be read.
    """
    return Words(lang, load_catalogue(lang, folders), formats_of(lang))


_SPAN = "\N{EN DASH}"

_PARTS = re.compile(r"(\D*)(.*\d)(\D*)", re.DOTALL)
"""What stands before the number, the number, and what stands after it."""

_TOUCHING = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where a currency of letters touches the number; a space belongs there that Babel does not set
(https://www.unicode.org/reports/tr35/tr35-numbers.html#Currencies, currencySpacing, read 2026-11-21)."""


def money(amount: float | Decimal, currency: str, locale: Locale, numbering: Numbering) -> str:
    """Return an amount in a currency (ISO 4217), without decimals where it is whole, else with all that it has."""
    return _written(amount, currency, locale, numbering, decimals=_decimals(currency, amount))


def money_span(
    least: float | Decimal, most: float | Decimal, currency: str, locale: Locale, numbering: Numbering
) -> str:
    """Return two amounts with the currency said once, such as “€4,200–5,600” or “4.200–5.600 €”.

    Both have decimals, or neither has.
    """
    decimals = _decimals(currency, least, most)
    first, last = (_written(amount, currency, locale, numbering, decimals=decimals) for amount in (least, most))
    return _PARTS.sub(rf"\g<1>\g<2>{_SPAN}{_number(last)}\g<3>", first, count=1)


def _decimals(currency: str, *amounts: float | Decimal) -> int:
    """Return how many decimals show all of some amounts: none, as many as the currency has, or as many as they have.

    Pay by the hour may have more than there are coins: what a page rounds, structured data would contradict.
    """
    if all(amount == int(amount) for amount in amounts):
        return 0
    exponents = (Decimal(str(amount)).normalize().as_tuple().exponent for amount in amounts)
    return max(get_currency_precision(currency), *(-each for each in exponents if isinstance(each, int)))


def _written(amount: float | Decimal, currency: str, locale: Locale, numbering: Numbering, *, decimals: int) -> str:
    text = _formatted(amount, currency, locale, numbering.system, decimals=decimals)
    return _TOUCHING.sub("\N{NO-BREAK SPACE}", text).translate(numbering.digits)


@lru_cache(maxsize=5_000)
def _formatted(amount: float | Decimal, currency: str, locale: Locale, system: str, *, decimals: int) -> str:
    """Return an amount as Babel writes it, which takes a while; a vacancy says its pay in several places."""
    standard = locale.currency_formats["standard"].pattern
    pattern = standard.replace("0.00", f"0.{'0' * decimals}" if decimals else "0")
    return format_currency(amount, currency, pattern, locale, currency_digits=False, numbering_system=system)


def _number(text: str) -> str:
    return _PARTS.sub(r"\g<2>", text, count=1)


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
