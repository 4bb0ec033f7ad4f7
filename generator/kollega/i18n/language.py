"""Languages by their tags (BCP 47): how a tag is written, which was meant, and what is known of its language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
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


_ZEROS = {"adlm": 0x1E950, "arab": 0x660, "arabext": 0x6F0, "beng": 0x9E6, "deva": 0x966, "mymr": 0x1040, "tibt": 0xF20}
"""The digit nought of numbering systems: Babel knows a language's system and sets its separators, not its digits."""

_FIRST_DAY = {"fr": ("1", "1er"), "it": ("1", "1º")}
"""How the first day of a month is said where the CLDR does not know that it is an ordinal."""


@dataclass(frozen=True)
class Numbering:
    """How numbers are written."""

    system: str = "latn"
    """A numbering system by its name in the CLDR."""
    digits: Mapping[int, int] = field(default_factory=dict)
    """From European digits to those of the system, for `str.translate`."""


def numbering_of(locale: Locale) -> Numbering:
    """Return how numbers are written in a language."""
    system = locale.default_numbering_system
    zero = _ZEROS.get(system)
    if zero is None:
        return Numbering()
    return Numbering(system, {ord(str(digit)): zero + digit for digit in range(10)})


def with_first_day(date: str, locale: Locale) -> str:
    """Return a date with the first of a month as the language says it: “1er mars 2026”."""
    plain, ordinal = _FIRST_DAY.get(locale.language, ("", ""))
    day, space, rest = date.partition(" ")
    return f"{ordinal}{space}{rest}" if day == plain and space else date


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


@cache  # every feed and every page of other languages asks for one of a few
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


_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)
"""Language, script and region; the site's folders and the catalogues of words are named by no more."""
_NO_LANGUAGE = frozenset({"mul", "und", "zxx", "root"})
"""Several, unknown and none, which have tags too."""
_CALLED = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hr", "hu", "is", "it", "ja",
    "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi", "zh",
)  # fmt: skip
"""Languages that are known by their own names as well."""


def canonical_tag(written: str) -> str:
    """Return what has the shape of a tag as BCP 47 recommends to write it (2.1.1), be it known or not; else nothing."""
    found = _TAG.fullmatch(written)
    if not found:
        return ""
    language, script, region = found.groups(default="")
    return "-".join(filter(None, (language.lower(), script.title(), region.upper())))


def standard_tag(written: str) -> str:
    """Return the tag of a language that the CLDR knows, written as it should be; nothing for another."""
    tag = canonical_tag(written)
    language, *others = tag.split("-")
    if language in _CALLED and not others:
        return tag  # Babel need not unpack what it knows of English for it
    english = Locale("en")
    known = language in english.languages and language not in _NO_LANGUAGE
    return tag if known and all(part in english.scripts or part in english.territories for part in others) else ""


def likely_tag(written: str) -> str:
    """Return the tag that somebody meant: for a country's code, a name, another standard's code; else nothing."""
    word = written.strip().replace("_", "-")
    if tag := standard_tag(word) or _names().get(word.casefold(), ""):
        return tag
    language, *others = canonical_tag(word).split("-")
    aliases: Mapping[str, str] = get_global("language_aliases")
    likely: Mapping[str, str] = get_global("likely_subtags")
    regions: Mapping[str, list[str]] = get_global("territory_aliases")
    spoken = likely.get(f"und_{language.upper()}", "").partition("_")[0]
    language = language if standard_tag(language) else aliases.get(language, spoken)
    others = [regions.get(part, [part])[0] for part in others]
    return standard_tag("-".join([language.replace("_", "-"), *others])) or standard_tag(language.replace("_", "-"))


@cache
def _names() -> dict[str, str]:
    """Return languages by their names, in English and in themselves."""
    english = {name.casefold(): standard_tag(tag.replace("_", "-")) for tag, name in Locale("en").languages.items()}
    own: dict[str, str] = {}
    for tag in _CALLED:
        try:
            own[(Locale(tag).get_display_name(tag) or tag).casefold()] = tag
        except UnknownLocaleError:
            continue
    return english | own
