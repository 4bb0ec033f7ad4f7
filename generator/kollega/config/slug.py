"""From a name to what stands for it in addresses: slugs, and the ids of departments, places and tags.

A name alone decides: no other name moves an address.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from kollega.config.meanings import list_meant
from kollega.config.validation import value_error, value_label
from kollega.config.values import AsList, Few, Line, Location, Once, Place
from kollega.filesystem import MAX_NAME
from kollega.i18n.wording import wording

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

LATIN_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i", "ħ": "h", "ŋ": "n"}
)
"""Latin letters that Unicode does not take apart."""

LONGEST: Final = 200
"""In characters. An id is the name of a folder, and file systems take 255 bytes."""

_BEFORE: Final = r"(?<=[\w+#*%$€£¥°])"
_SIGNS: Final = {
    "dot": r"(?<![\w.])\.(?=\w)",
    "plus": rf"{_BEFORE}\+(?!\w)|(?<=\+)\+|\+(?=\+)|(?<!\w)\+(?=\w)",
    "sharp": rf"{_BEFORE}#",
    "star": rf"{_BEFORE}\*(?!\w)",
    "at": r"(?<=\w)@|@(?=\w)",
    "equals": r"(?<=\w)=|=(?=\w)",
    "less": r"(?<=\w)<|<(?=\w)",
    "greater": r"(?<=\w)>|>(?=\w)",
    "times": r"(?<=\w)×|×(?=\w)",
    "percent": "%",
    "dollar": r"\$",
    "euro": "€",
    "pound": "£",
    "yen": "¥",
    "degree": "°",
}
"""Signs that are part of a name where they touch its letters, and what they are called.

Elsewhere, and like any other mark, they only stand between words: `A + B`, `A/B` and `R&D` are `a-b`, `a-b` and `r-d`;
the star in “Mitarbeiter*in” and the one `#` in front of a hashtag are such marks too.
"""

_SIGN: Final = re.compile("|".join(f"(?P<{name}>{sign})" for name, sign in _SIGNS.items()))

_MINUSES: Final = re.compile(r"(\w+)([-\N{MINUS SIGN}]{1,2})")
"""A language such as C--, a mark such as A-."""

_ALIKE: Final = str.maketrans("♯＃＋．％＊＠＝＜＞＄￡￥", "##+.%*@=<>$£¥")
"""As keyboards of East Asia write signs, and the sharp of music."""

_MERE_MARKS: Final = frozenset("|~`^´¨¯¸©®™℠−⁄∕→←↔⇒⇔∙⋅×°$€£¥%+<=>#*@.")
"""Symbols that say nothing beside the words, or are spelled above: every other is part of the name."""


def folded_letters(name: str) -> str:
    """Return a name in small letters, accents taken off as far as Unicode and Latin letters go."""
    return unicodedata.normalize("NFKD", name.lower().translate(LATIN_LETTERS)).lower()


@lru_cache(maxsize=4096)
def slug_of(name: str) -> str:
    """Return the id of a plain name: lower case, accents folded, words joined by hyphens.

    Letters that cannot be written in ASCII are stood for by a digest, so that different names keep different ids.
    """
    folded = folded_letters(name)
    apart = folded if folded.isascii() else "".join(map(_apart, folded))
    words = re.sub(r"[^a-z0-9]+", "-", apart.encode("ascii", "ignore").decode()).strip("-")
    if words and not any(character.isalnum() and not character.isascii() for character in folded):
        return words
    digest = hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{words}-x{digest}".strip("-")


@lru_cache(maxsize=4096)  # the same few departments, places and tags are on every page of a site
def id_of(name: str) -> str:
    """Return the id that a name means: its slug, with the signs that belong to the name spelled out.

    Case, accents, spaces and the marks between words make no difference; letters of other scripts and pictographs are
    stood for by a digest. An id is its own.
    """
    composed = unicodedata.normalize("NFC", name).translate(_ALIKE)
    letters = [character for character in folded_letters(composed) if character.isalnum()]
    if not letters or not all(map(str.isascii, letters)):
        return slug_of(composed)  # with a digest of all that stands in it
    pictographs = "".join(filter(_is_pictograph, composed))
    spelled = slug_of(_spelled(composed))
    return f"{spelled}-x{hashlib.sha256(pictographs.encode()).hexdigest()[:8]}" if pictographs else spelled


def has_signs(name: str) -> bool:
    """Return whether a name has signs that its words alone do not say: “C++”, “.NET”."""
    return id_of(name) != slug_of(name)


def place_id(place: Place) -> str:
    """Return the id of a place that is written out, such as `paris-fr`; empty for a country alone."""
    named = list(dict.fromkeys(id_of(part) for part in (place.city, place.region) if part))
    return "-".join([*named, place.country.lower()] if named and place.country else named)


def _spelled(name: str) -> str:
    if language := _MINUSES.fullmatch(name.strip()):
        return language[1] + " minus" * len(language[2])
    return _SIGN.sub(lambda sign: f" {sign.lastgroup} ", name)


def _is_pictograph(character: str) -> bool:
    """Return whether a character is a symbol of its own; one that this Python does not know yet is such a symbol."""
    category = unicodedata.category(character)
    return (category[0] == "S" or category == "Cn") and character not in _MERE_MARKS


def _apart(character: str) -> str:
    """Return a character, or a hyphen for what stands between words, as `’` and `–` do; accents and joiners do not."""
    return "-" if unicodedata.category(character)[0] in "PSZ" else character


def _check_slug(value: str) -> str:
    if SLUG.fullmatch(value):
        if len(value) > MAX_NAME:
            hint = wording("Write a shorter one: it becomes a part of an address.")
            raise value_error(
                "name-too-long", wording("{found} is too long for a name", found=value_label(value)), hint
            )
        return value
    if several := list_meant(value):
        hint = wording("Write `{meant}`.", meant=several)
    else:
        name = PurePosixPath(value).name.removesuffix(".md")
        hint = wording("Write `{slug}`, if that is what is meant.", slug=slug_of(name))
    raise value_error(
        "bad-slug",
        wording("“{value}” is not an id: ids have lower-case letters, digits and hyphens", value=value),
        hint,
    )


def _as_places(value: object) -> object:
    """Take one place, by its name or with its keys, where a list is meant."""
    return [value] if isinstance(value, (str, dict)) else value


def _check_length(location: str | Place) -> str | Place:
    facet_id = id_of(location) if isinstance(location, str) else place_id(location)
    if len(facet_id) > LONGEST:
        name = location if isinstance(location, str) else location.city or location.region
        hint = wording("Write a shorter one: it becomes a part of an address.")
        raise value_error("name-too-long", wording("{found} is too long for a name", found=value_label(name)), hint)
    return location


Slug = Annotated[str, AfterValidator(_check_slug), WithJsonSchema({"type": "string", "pattern": f"^{SLUG.pattern}$"})]
"""A file name, a person's id or the id of a facet."""
Slugs = Annotated[tuple[Slug, ...], Few, AsList, Once]
FacetName = Annotated[Line, AfterValidator(_check_length)]
"""The id or a name of a department, a location or a tag."""
FacetNames = Annotated[tuple[FacetName, ...], Few, AsList, Once]
FacetKey = Annotated[Slug, AfterValidator(_check_length)]
"""The id of a facet in the settings."""
Locations = Annotated[
    tuple[Annotated[Location, AfterValidator(_check_length)], ...], Few, Once, BeforeValidator(_as_places)
]
"""Ids or names of places, or places written out."""
