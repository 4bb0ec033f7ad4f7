"""Tags of languages (BCP 47): how they are written, which there are, and what somebody meant who wrote another."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.core import get_global

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = re.compile(r"([a-z]{2,3})(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?", re.IGNORECASE | re.ASCII)
"""Language, script and region; the site's folders and the catalogues of words are named by no more."""
_NO_LANGUAGE = frozenset({"mul", "und", "zxx", "root"})
"""Several, unknown and none, which have tags too."""
_CALLED = (
    "ar", "bg", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hr", "hu", "is", "it", "ja",
    "ko", "lt", "lv", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk", "vi", "zh",
)  # fmt: skip
"""Languages that are known by their own names as well."""


def shaped_tag(written: str) -> str:
    """Return what has the shape of a tag as BCP 47 recommends to write it (2.1.1), be it known or not; else nothing."""
    found = _TAG.fullmatch(written)
    if not found:
        return ""
    language, script, region = found.groups(default="")
    return "-".join(filter(None, (language.lower(), script.title(), region.upper())))


def standard_tag(written: str) -> str:
    """Return the tag of a language that the CLDR knows, written as it should be; nothing for another."""
    tag = shaped_tag(written)
    language, *others = tag.split("-")
    english = Locale("en")
    known = language in english.languages and language not in _NO_LANGUAGE
    return tag if known and all(part in english.scripts or part in english.territories for part in others) else ""


def meant_tag(written: str) -> str:
    """Return the tag that somebody meant: for a country's code, a name, another standard's code; else nothing."""
    word = written.strip().replace("_", "-")
    if tag := standard_tag(word) or _names().get(word.casefold(), ""):
        return tag
    language, *others = shaped_tag(word).split("-")
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
