"""Where people live: countries, their states and regions (ISO 3166-2), and the European Union."""

from __future__ import annotations

import re
from functools import cache
from gettext import NullTranslations, translation
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from babel import Locale

EUROPEAN_UNION: Final = "EU"
"""Stands for its members. ISO 3166-1 keeps the code free for it."""

MEMBERS: Final = tuple(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905 - a list of so many is read best as a line
)
"""The members of the European Union (https://european-union.europa.eu/principles-countries-history/eu-countries_en,
27 since 2020, as of 2026-11-28)."""

_LANGUAGES: Final = ("en", "nl", "de", "fr", "sv", "da", "nb", "fi", "es", "it", "pt", "pl", "cs")
"""Those in which countries are known by name."""
_SHAPE = re.compile("[A-Z]{2}-[A-Z0-9]{1,3}", re.ASCII)
_REMARK = re.compile(r"\s*\[.*?\]|\*")
"""What the standard's list notes beside a name: “Stockholms län [SE-01]”."""


def is_region(code: str) -> bool:
    """Return whether a code is that of a state or a region: `US-CA`."""
    return bool(_SHAPE.fullmatch(code)) and code in _regions()


def regions_called(name: str) -> tuple[str, ...]:
    """Return the codes of the states and regions of a name, or of a code that is nearly one: `us_ca`."""
    written = name.strip().replace("_", "-")
    if is_region(written.upper()):
        return (written.upper(),)
    return tuple(sorted(code for code, each in _regions().items() if each.casefold() == written.casefold()))


def country_called(name: str, countries: Collection[str]) -> str:
    """Return the code of one of some countries by its name, in one of the languages that many write, or in its own."""
    import pycountry

    if three := pycountry.countries.get(alpha_3=name.upper()):
        return str(three.alpha_2)
    code = _country_names().get(name.casefold(), "")
    return code if code in countries else ""


@cache
def _country_names() -> Mapping[str, str]:
    """Return the codes of countries by their names in some languages: the first of these wins."""
    from babel import Locale

    locales = [Locale(lang).territories for lang in reversed(_LANGUAGES)]
    return {str(name).casefold(): str(code) for names in locales for code, name in names.items() if len(str(code)) == 2}  # noqa: PLR2004 - ISO 3166-1 alpha-2


def country_of(code: str) -> str:
    """Return the country of a code of a country, a state or a region."""
    return code.partition("-")[0]


def countries_of(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the countries in which people of these places live, each once; for `EU` those of its members."""
    return tuple(dict.fromkeys(country_of(code) for code in with_members(codes)))


def with_members(codes: Iterable[str]) -> tuple[str, ...]:
    """Return the codes with the members of the European Union in its place, each once."""
    return tuple(dict.fromkeys(each for code in codes for each in (MEMBERS if code == EUROPEAN_UNION else (code,))))


def territory_name(code: str, locale: Locale) -> str:
    """Return the name of a country, of the European Union, or of a state or region with its country."""
    country = str(locale.territories.get(country_of(code), country_of(code)))
    if "-" not in code:
        return country
    name = _REMARK.sub("", _translation(str(locale), locale.language).gettext(_regions()[code]))
    return f"{name}, {country}"


@cache
def _regions() -> Mapping[str, str]:
    """Return the names of all states and regions by code; only what names one needs the five thousand."""
    import pycountry

    return {each.code: each.name for each in pycountry.subdivisions}


@cache
def _translation(*languages: str) -> NullTranslations:
    import pycountry

    return translation("iso3166-2", pycountry.LOCALES_DIR, languages, fallback=True)
