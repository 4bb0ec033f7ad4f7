"""The words of one language: translations, and how it writes dates, numbers, money, lists and names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal

from kollega.i18n.catalogue import Catalogue, catalogue
from kollega.i18n.formats import conjunction, money, money_span
from kollega.i18n.language import (
    Numbering,
    direction,
    formats_of,
    numbering_of,
    own_name,
    quotation_marks,
    with_first_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal
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

    def time(self, moment: dt.datetime) -> str:
        """Return the time of a day, such as “17:00”."""
        return self._native(format_time(moment, "short", tzinfo=moment.tzinfo, locale=self.locale))

    def number(self, value: float | Decimal) -> str:
        """Return a number with the separators of the language."""
        numbering = self._numbering
        return format_decimal(value, locale=self.locale, numbering_system=numbering.system).translate(numbering.digits)

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
    return Words(lang, catalogue(lang, folders), formats_of(lang))
