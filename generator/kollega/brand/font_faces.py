"""What a style sheet says of an organisation's fonts: where each is, and what is set in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from kollega.brand.subset import HEAVIEST, LATIN, LIGHTEST, PARTS, FontPart, unicode_range
from kollega.config.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.brand.typeface import Family, Font, Typeface

WEIGHTS: Final = (LIGHTEST, 500, HEAVIEST)
"""The weights that pages use."""

ITALICS: Final = (LIGHTEST,)
"""The weights that pages use slanted."""

TITLE: Final = 500
"""The weight of headlines, which every page has."""

STAND_IN_WIDTH: Final = 0.4563
"""Of a letter of Arial or Liberation Sans on average, measured as `Metrics.width`, 2026-11-21."""

THEMES_OWN: Final = {"titles": "serif", "texts": "serif", "interface": "sans"}
"""The list of families in the theme's style sheet that each kind of text falls back on."""


@dataclass(frozen=True, slots=True)
class FaceRule:
    """One `@font-face`."""

    family: str
    """As the style sheet calls it: unlike any family of the theme."""
    italic: bool
    weight: str
    """One number, or two for a range."""
    path: str
    """Root-relative path of the file."""
    characters: str
    """For `unicode-range`."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """The reader's own Arial, set to the width and height of a family until that arrives, so that nothing moves."""

    family: str
    """As the style sheet calls it."""
    size: float
    """All four in percent."""
    ascent: float
    descent: float
    gap: float
    characters: str
    """Those that the family has itself: for all others the theme's fonts come first."""


@dataclass(frozen=True, slots=True)
class TypeRole:
    """A custom property of the style sheet."""

    name: str
    family: str
    """The organisation's."""
    stand_in: str
    """Empty where there is none."""
    fallback: str
    """The property with the theme's own families."""


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Everything that a style sheet says of fonts; as it stands, nothing."""

    roles: tuple[TypeRole, ...] = ()
    faces: tuple[FaceRule, ...] = ()
    stand_ins: tuple[StandIn, ...] = ()


@cache
def type_style(typeface: Typeface) -> TypeStyle:
    """Return what a style sheet says so that an organisation's families are used."""
    chosen = {role: family for role in THEMES_OWN if (family := getattr(typeface, role))}
    stand_ins = tuple(each for family in typeface.families for each in _stand_in(family))
    names = {each.family for each in stand_ins}
    roles = (
        TypeRole(role, _name(family), _stood_in(family) if _stood_in(family) in names else "", THEMES_OWN[role])
        for role, family in chosen.items()
    )
    faces = (
        FaceRule(_name(family), part.font.italic, _weight(part), part.path, unicode_range(part.characters))
        for family in typeface.families
        for part in family_parts(family)
    )
    return TypeStyle(tuple(roles), tuple(faces), stand_ins)


def font_parts(typeface: Typeface) -> tuple[FontPart, ...]:
    """Return all files of an organisation's families."""
    return tuple(part for family in typeface.families for part in family_parts(family))


def family_parts(family: Family) -> tuple[FontPart, ...]:
    """Return the files of a family, in the order in which the style sheet names them."""
    parts = (FontPart(font, part) for part in PARTS for font in _used(family))
    return tuple(part for part in parts if part.characters)


def first_file(family: Family, weight: int = LIGHTEST) -> str:
    """Return the path of the file with the Latin letters of a weight; empty where the family has none."""
    if not family:
        return ""
    part = FontPart(_nearest(_upright(family), weight), LATIN)
    return part.path if part.characters else ""


def _used(family: Family) -> tuple[Font, ...]:
    """Return the fonts of a family that pages need, each once."""
    upright = _upright(family)
    slanted = tuple(font for font in family if font not in upright)
    needed = [_nearest(upright, weight) for weight in WEIGHTS]
    needed += [_nearest(slanted, weight) for weight in ITALICS if slanted]
    return tuple(dict.fromkeys(needed))


def _upright(family: Family) -> Family:
    return tuple(font for font in family if not font.italic) or family


def _nearest(fonts: Family, weight: int) -> Font:
    """Return the font of usual width that has a weight or comes nearest.

    Variable comes before static, and the lighter of two where a weight up to 500 is asked for.
    """

    def distance(font: Font) -> tuple[int, int, int, int]:
        lightest, heaviest = font.weights
        shown = min(max(weight, lightest), heaviest)
        return font.unusual, abs(shown - weight), lightest - heaviest, shown if weight <= TITLE else -shown

    return min(fonts, key=distance)


def _stand_in(family: Family) -> Iterator[StandIn]:
    font = _nearest(_upright(family), LIGHTEST)
    if metrics := font.metrics if font.metrics.width else None:
        size = metrics.width / STAND_IN_WIDTH
        yield StandIn(
            family=_stood_in(family),
            size=round(size * 100, 1),
            ascent=round(metrics.ascent / size * 100, 1),
            descent=round(metrics.descent / size * 100, 1),
            gap=round(metrics.gap / size * 100, 1),
            characters=unicode_range(FontPart(font, LATIN).characters),
        )


def _name(family: Family) -> str:
    return f"own-{slug_of(family[0].family)}"


def _stood_in(family: Family) -> str:
    return f"{_name(family)}-stand-in"


def _weight(part: FontPart) -> str:
    lightest, heaviest = part.weights
    return str(lightest) if lightest == heaviest else f"{lightest} {heaviest}"
