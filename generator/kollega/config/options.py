"""What the options of mkdocs.yml are made of: what all of them have in common, and the types of their values."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Annotated, Final, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from kollega.config.validation import value_error
from kollega.config.values import FREE_TEXT, Language
from kollega.i18n.wording import wording

_COLOUR = re.compile("#[0-9a-fA-F]{6}")


def _check_colour(value: str) -> str:
    if _COLOUR.fullmatch(value):
        return value
    hint = wording('Write six hexadecimal digits in quotation marks, for example "#0b5d5e".')
    raise value_error("bad-colour", wording("“{value}” is not a colour", value=value), hint)


def _by_language(value: object) -> object:
    return {"": value} if isinstance(value, str) else value


def _check_folder(value: str) -> str:
    path = PurePosixPath(value)
    if path.is_absolute() or ".." in path.parts:
        message = wording("“{value}” is outside the site's own folder", value=value)
        raise value_error("outside", message, wording("Name a folder beside mkdocs.yml."))
    return str(path)


Colour = Annotated[str, AfterValidator(_check_colour)]
"""A colour as six hexadecimal digits, for example #0b5d5e."""
TextByLanguage = Annotated[
    dict[Literal[""] | Language, Annotated[str, FREE_TEXT, Field(min_length=1)]], BeforeValidator(_by_language)
]
"""A text in several languages; one text alone, under the empty language, serves for all."""
Folder = Annotated[str, AfterValidator(_check_folder)]
"""A path below the folder of mkdocs.yml."""


def in_language(texts: dict[str, str], lang: str, default: str = "") -> str:
    """Return the text in a language, else the one for all, else the first, else `default`."""
    return texts.get(lang) or texts.get("") or next(iter(texts.values()), default)


def language_of(texts: dict[str, str], lang: str, first: str) -> str:
    """Return the language of the text that `in_language` returns; one text for all is in `first`, the site's."""
    if texts.get(lang):
        return lang
    return first if texts.get("") else next(iter(texts), first)


class Options(BaseModel):
    """What every mapping of settings has in common: it is frozen, and an unknown option is an error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        defer_build=True,  # `Settings` builds what it holds; each by itself would be built once more
    )

    @field_validator("*", mode="before")
    @classmethod
    def _refuse_blank(cls, value: object) -> object:
        """Refuse a setting with nothing behind it: something was meant, if only by who began the line."""
        if value is None or (isinstance(value, str) and not value.strip()):
            hint = wording("Write it there, or take the line out. A value with a `#` in it needs quotation marks.")
            raise value_error("empty", wording("there is nothing after it"), hint)
        return value


_ZONES_OF_NO_PLACE: Final = {
    **dict.fromkeys(("CET", "MET"), "Europe/Berlin"),
    "EET": "Europe/Helsinki",
    "WET": "Europe/Lisbon",
    **dict.fromkeys(("EST", "EST5EDT"), "America/New_York"),
    "CST6CDT": "America/Chicago",
    **dict.fromkeys(("MST", "MST7MDT"), "America/Denver"),
    "PST8PDT": "America/Los_Angeles",
    "HST": "Pacific/Honolulu",
}
"""Names that the list keeps for compatibility alone, of no place (tz database, theory.html, “Names of timezones”; read
from a stored copy, 2026-11-28), and a place that is often meant. EST has no summer time, whatever New York does."""


def _check_zone(value: str) -> str:
    if city := _ZONES_OF_NO_PLACE.get(value.upper()):
        message = wording("“{value}” does not say where: summer time begins and ends by place", value=value)
        raise value_error("unknown-zone", message, wording("Write a city, for example {city}.", city=city))
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        hint = wording("Write a name of the IANA list, for example Europe/Amsterdam.")
        raise value_error("unknown-zone", wording("“{value}” is not a time zone", value=value), hint) from None
    return value


TimeZone = Annotated[str, AfterValidator(_check_zone)]
"""A place that keeps time, by its name in the tz database: `Europe/Amsterdam`."""
