"""The types of the values that front matter and settings hold."""

from __future__ import annotations

import re
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from typing import Annotated, Literal

from babel import Locale
from babel.numbers import list_currencies
from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from kollega.config.meanings import amount_meant, currencies_meant, list_meant, period_meant
from kollega.config.validation import FrontMatter, is_blank, value_error, value_label
from kollega.i18n.characters import balance
from kollega.i18n.language import likely_tag, standard_tag
from kollega.i18n.suggestion import question, suggestion
from kollega.i18n.territory import EUROPEAN_UNION, country_called, is_region, regions_called
from kollega.i18n.wording import either, wording

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_SAID = {"uk": "GB", "england": "GB", "scotland": "GB", "wales": "GB", "holland": "NL", "usa": "US", "america": "US"}
"""What people say for a country whose name or code is another."""
_UNION = frozenset({"eu", "e.u.", "european union"})
"""And for the members of the European Union, which is the only group of countries that has a code."""

_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,9})?", re.ASCII)
_DURATION = re.compile(r"P(?=\d|T\d)(?:\d{1,3}Y)?(?:\d{1,3}M)?(?:\d{1,3}W)?(?:\d{1,3}D)?(?:T\d{1,3}H)?", re.ASCII)
_FEW = 3
"""Currencies of one sign that are named."""


def _one_line(value: str) -> str:
    return balance(" ".join(value.split()))


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _language(value: str) -> str:
    if tag := standard_tag(value):
        return tag
    meant, several = likely_tag(value), list_meant(value)
    if several:
        hint = wording("Write `{meant}`.", meant=several)
        raise value_error("bad-language", wording("“{value}” is not the tag of a language", value=value), hint)
    hint = question(meant) if meant else wording("Write a language tag such as en, nl, de-CH or sr-Latn.")
    raise value_error("bad-language", wording("“{value}” is not the tag of a language", value=value), hint)


@cache
def _countries() -> frozenset[str]:
    codes = {code for code in map(str, Locale("en").territories) if re.fullmatch("[A-Z]{2}", code)}
    return frozenset(codes - {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


def _country(value: str) -> str:
    if value in _countries():
        return value
    meant = _country_meant(value)
    hint = (
        wording("Write {meant}.", meant=meant)
        if meant
        else wording("Write the two capital letters of ISO 3166-1, for example NL.")
    )
    raise value_error("unknown-country", wording("“{value}” is not the code of a country", value=value), hint)


def _country_meant(value: str) -> str:
    """Return the code of the country that somebody has named, or written otherwise; empty for none."""
    countries = _countries()
    if value.upper() in countries:
        return value.upper()
    said = value.casefold()
    return _SAID.get(said) or country_called(said, countries)


def _home(value: str) -> str:
    if value in _countries() or value == EUROPEAN_UNION or is_region(value):
        return value
    if meant := homes_called(value):
        hint = wording("Write {meant}.", meant=either(meant))
    elif several := list_meant(value):
        hint = wording("Write `{meant}`.", meant=several)
    elif "-" in value:
        hint = wording("Look its code up in ISO 3166-2; the country alone will do too.")
    else:
        hint = wording(
            "Write the two capital letters of ISO 3166-1, for example NL; a state as US-CA; EU for its members."
        )
    raise value_error(
        "unknown-country", wording("“{value}” is not the code of a country, a state or a region", value=value), hint
    )


@lru_cache(maxsize=1_000)
def homes_called(name: str) -> tuple[str, ...]:
    """Return the codes of the countries, states and regions of a name, or of a code that is nearly one."""
    union = EUROPEAN_UNION if name.lower() in _UNION else ""
    return tuple(filter(None, (union, _country_meant(name), *regions_called(name))))


def _duration(value: object) -> str:
    text = str(value)
    if _DURATION.fullmatch(text) and re.search("[1-9]", text):
        return text
    hint = wording("Write P6M for six months, P1Y for a year, P2W for two weeks or P10D for ten days.")
    hint = wording("Write {meant}.", meant=meant) if (meant := period_meant(text)) else hint
    raise value_error(
        "bad-duration",
        wording("expected a length of time, but found {found}", found=value_label(value)),
        hint,
    )


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())


def _currency(value: str) -> str:
    if value in _currencies():
        return value
    letters = wording("Write the three capital letters of ISO 4217, for example EUR.")
    meant = currencies_meant(value)
    hint = suggestion(value, _currencies(), letters, form="{}", cutoff=0.8)
    hint = wording("Write {meant}.", meant=either(meant[:_FEW])) if meant else hint
    raise value_error("unknown-currency", wording("“{value}” is not the code of a currency", value=value), hint)


def _number(value: object) -> Decimal:
    text = str(value)
    if _THOUSANDS.fullmatch(text):
        plain = re.sub("[.,]", "", text)
        fraction = text.replace(",", ".")[:-1]
        hint = (
            wording("Write {plain} without a separator.", plain=plain)
            if "." in fraction[:-3]
            else wording(
                "Write {plain} without a separator, or {fraction} for a fraction.", plain=plain, fraction=fraction
            )
        )
        raise value_error("bad-number", wording("“{text}” can be read in two ways", text=text), hint)
    if isinstance(value, (dict, list)) or not _NUMBER.fullmatch(text):
        message = wording("expected a number, but found {found}", found=value_label(value))
        hint = wording("Write digits only, for example 52000 or 36.5.")
        hint = wording("Write {meant}.", meant=meant) if (meant := amount_meant(value)) else hint
        raise value_error("bad-number", message, hint)
    return Decimal(text)


def _without_blanks(value: object) -> object:
    return {key: each for key, each in value.items() if not is_blank(each)} if isinstance(value, dict) else value


def _location_kind(value: object) -> str:
    return "id" if isinstance(value, str) else "place"


FREE_TEXT = "free text"
"""Marks the types whose values may be any words, written by hand."""
LONGEST_TEXT = 2_000
"""Characters; the longest real description is a third of it."""
LONGEST_WORDS = 10_000
"""Characters of own words for a network; only Facebook takes more, and nobody reads them there."""
LONGEST_LIST = 100
"""Entries of any list; a story has no more than some ten."""

TEXT_LENGTH = StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)
"""What a text of ordinary length is."""
_words = StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_WORDS)

Line = Annotated[str, FREE_TEXT, TEXT_LENGTH, AfterValidator(_one_line)]
"""A text without line breaks."""
Text = Annotated[str, FREE_TEXT, TEXT_LENGTH, AfterValidator(balance)]
"""A text, possibly of several lines."""
Language = Annotated[str, AfterValidator(_language), WithJsonSchema({"type": "string", "format": "language-tag"})]
"""A BCP 47 tag of a language, with script and region where they matter."""
Country = Annotated[str, AfterValidator(_country), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{2}$"})]
"""ISO 3166-1 alpha-2."""
Home = Annotated[
    str,
    AfterValidator(_home),
    WithJsonSchema({"type": "string", "pattern": "^(EU|[A-Z]{2}(-[A-Z0-9]{1,3})?)$"}),
]
"""Where people live: ISO 3166-1 alpha-2, ISO 3166-2, or EU."""
Duration = Annotated[
    str,
    BeforeValidator(_duration),
    WithJsonSchema(
        {"type": "string", "pattern": "^P(?=[0-9]|T[0-9])([0-9]+Y)?([0-9]+M)?([0-9]+W)?([0-9]+D)?(T[0-9]+H)?$"}
    ),
]
"""A length of time by ISO 8601, in years, months, weeks, days and hours."""
Currency = Annotated[str, AfterValidator(_currency), WithJsonSchema({"type": "string", "pattern": "^[A-Z]{3}$"})]
"""ISO 4217."""
Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number", "minimum": 0})]
"""A plain number that is not negative."""


class Place(FrontMatter):
    """A place where work is done, in the parts of a postal address (schema.org/PostalAddress)."""

    street: Line | None = None
    postal_code: Line | None = None
    city: Line | None = None
    region: Line | None = None
    country: Country | None = None


Location = Annotated[Annotated[Line, Tag("id")] | Annotated[Place, Tag("place")], Discriminator(_location_kind)]
"""The id or the name of a place, or the place itself."""

AsList = BeforeValidator(_as_list)
"""Takes one value where a list is meant: `tags: onboarding` is `tags: [onboarding]`."""

Once = AfterValidator(lambda entries: tuple(dict.fromkeys(entries)))
"""Shows each entry once, whatever stands in the list; that one stands there twice is told (`said-twice`)."""

Few = Field(max_length=LONGEST_LIST)
Lines = Annotated[tuple[Line, ...], Few, AsList, Once]


class MadeByAI(StrEnum):
    """What of a text, or with it, artificial intelligence has made."""

    TEXT = "ai-text"
    PICTURES = "ai-pictures"
    TRANSLATION = "ai-translation"


MadeWith = Annotated[tuple[MadeByAI, ...], AsList, Once]

WithoutBlanks = BeforeValidator(_without_blanks)
"""Leaves out what has nothing behind it."""

_stamp = StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_WORDS)

Imported = Annotated[dict[Literal["from", "id", "digest"], Annotated[str, _stamp]], WithoutBlanks]
"""From where something was imported, what it is called there, and digests of what it was then."""

OwnWords = Annotated[
    dict[Line, Annotated[tuple[Annotated[str, FREE_TEXT, _words, AfterValidator(balance)], ...], Few, AsList]],
    Few,
    WithoutBlanks,
]
"""The author's own words: a network's id or `any`, and one text or several."""
