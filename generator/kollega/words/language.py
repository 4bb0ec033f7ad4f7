"""What is known about a language by its tag (BCP 47). Nothing here raises: an odd tag is written as English."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})
"""Scripts that run from right to left (ISO 15924)."""

# English alone is written for Europe: “1 March 2026” is read the same everywhere, “3/1” is not.
_FORMATS_OF = {"en": "en_GB"}

_QUOTATION: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "ar": ("”", "“"),
        "bg": ("„", "“"),
        "cs": ("„", "“"),
        "de": ("„", "“"),
        "el": ("«", "»"),
        "et": ("„", "“"),
        "fa": ("«", "»"),
        "fi": ("”", "”"),
        "fr": ("«\u202f", "\u202f»"),
        "he": ("”", "”"),
        "hr": ("„", "”"),
        "hu": ("„", "”"),
        "it": ("«", "»"),
        "ja": ("「", "」"),
        "lt": ("„", "“"),
        "nb": ("«", "»"),
        "nl": ("‘", "’"),
        "no": ("«", "»"),
        "pl": ("„", "”"),
        "pt-PT": ("«", "»"),
        "ro": ("„", "”"),
        "ru": ("«", "»"),
        "sk": ("„", "“"),
        "sl": ("„", "“"),
        "sv": ("”", "”"),
        "uk": ("«", "»"),
        "zh-Hant": ("「", "」"),
    }
)
"""Quotation marks where they differ from the English ones, after the delimiters of the Unicode CLDR
(https://github.com/unicode-org/cldr-json, read 2026-11-21); French with its narrow spaces."""


def prefixes(tag: str) -> Iterator[str]:
    """Return the tag and each shorter one: `zh-Hant-TW`, `zh-Hant`, `zh`."""
    parts = tag.replace("_", "-").split("-")
    return ("-".join(parts[:end]) for end in range(len(parts), 0, -1))


def locale_of(tag: str) -> Locale | None:
    """Return what Babel knows of the tag or its longest known prefix, or nothing."""
    return next((locale for prefix in prefixes(tag) if (locale := _parsed(prefix))), None)


def formats_of(tag: str) -> Locale:
    """Return the locale that dates, numbers and lists of a language are written by."""
    locale = locale_of(tag)
    return Locale.parse(_FORMATS_OF.get(str(locale), str(locale or "en_GB")))


def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Return the direction a language is written in, by its script."""
    scripts: Mapping[str, str] = get_global("likely_subtags")
    named = next((part.title() for part in tag.replace("_", "-").split("-")[1:] if len(part) == len("Arab")), None)
    likely = (scripts.get(prefix.replace("-", "_"), "") for prefix in prefixes(tag))
    script = named or next((full.split("_")[1] for full in likely if full), "")
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


def own_name(tag: str) -> str:
    """Return a language's name in itself, such as “Nederlands”; the tag where it is not known."""
    locale = locale_of(tag)
    name = locale.get_display_name(locale) if locale else None
    return name[0].upper() + name[1:] if name else tag


def quotation_marks(tag: str) -> tuple[str, str]:
    """Return the opening and the closing quotation mark of a language."""
    return next((_QUOTATION[prefix] for prefix in prefixes(tag) if prefix in _QUOTATION), ("“", "”"))


def _parsed(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None
