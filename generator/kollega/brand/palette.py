"""The colours of a site, derived from the organisation's: roles of the style sheet, and portraits."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kollega.brand.contrast import CLEAR_TEXT, INTERFACE, TEXT, chroma, contrast, legible_shade, lightness, shade

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.config.organisation import BrandColours


class Hue(NamedTuple):
    """A ground and the letters on it, each `#rrggbb`; the same by day and by night."""

    ground: str
    ink: str


THEMES_OWN = (
    Hue("#0b5a62", "#f0d9a8"),
    Hue("#b14e1d", "#fff0df"),
    Hue("#d8a746", "#412a07"),
    Hue("#57304a", "#f3c7b5"),
    Hue("#5b6a35", "#f3ecbf"),
    Hue("#b5cbcd", "#143c41"),
)

LADDER = (0.84, 0.34, 0.68, 0.5, 0.22, 0.76)
"""The lightness in OKLCH of a colour's further shades, those first that differ most from most colours."""

CALM = 0.75
"""What part of a colour's chroma its shades keep, so that the colour itself stays the strongest on the wall."""

LETTERS = 5.0
"""The contrast of the letters: more than text needs, and not so much that they all turn black or white."""

APART = 0.09
"""How far, in OKLCH's lightness, two shades of one colour must be apart to be told from each other across a wall."""


def hues_of(colours: Sequence[str]) -> tuple[Hue, ...]:
    """Return as many hues as the theme has, in turn of each colour: first the colours themselves, then their shades."""
    if not colours:
        return THEMES_OWN
    count = len(THEMES_OWN)
    families = [tuple(_shades(colour)) for colour in colours]
    grounds = [family[step] for step in range(count) for family in families][:count]
    return tuple(Hue(ground, legible_shade(ground, (ground,), LETTERS)) for ground in grounds)


def _shades(colour: str) -> Iterator[str]:
    """Yield a colour, and then shades of it that differ from it and from each other."""
    own = lightness(colour)
    yield colour.lower()
    for step in sorted(LADDER, key=lambda step: max(0, APART - abs(step - own))):  # the nearest last
        yield shade(colour, step, CALM)


@dataclass(frozen=True, slots=True)
class Roles:
    """What an organisation's colours can change in one mode, and the grounds it stands on; each `#rrggbb`."""

    paper: str
    """The page."""
    tint: str
    """The ground of code and of a passage that a link led to."""
    ink: str
    """Text."""
    brand: str
    """Links, the bar that marks where one is, the edge of the apply button: text on both grounds."""
    brand_ground: str
    """The apply button, the slab of a card: a ground for text, and as near to the brand's colour as that allows."""
    on_brand: str
    """Text on it: paper or ink."""
    accent: str
    """Large letters and marks that decorate: initials at the head of a story, the marks of a quotation."""
    support: str
    """The line above a title, list marks, drafts: text on both grounds."""
    focus: str
    """Focus rings on both grounds."""

    @property
    def grounds(self) -> tuple[str, str]:
        """Return what text stands on where nothing else is said."""
        return self.paper, self.tint


class Role(NamedTuple):
    """A custom property of the style sheet."""

    name: str
    light: str
    dark: str


FAINT = 0.04
"""The chroma below which a colour on a screen passes for grey."""

BY_DAY = Roles(
    paper="#faf6ef",
    tint="#f1eadd",
    ink="#1d1915",
    brand="#0b5a62",
    brand_ground="#0b5a62",
    on_brand="#fffdf8",
    accent="#0b5a62",
    support="#a3461a",
    focus="#a3461a",
)
BY_NIGHT = Roles(
    paper="#171512",
    tint="#221f1a",
    ink="#ede6d9",
    brand="#76c5c8",
    brand_ground="#76c5c8",
    on_brand="#0d2224",
    accent="#76c5c8",
    support="#e6a073",
    focus="#e6a073",
)


@dataclass(frozen=True, slots=True)
class Palette:
    """The roles of both modes; as it stands, the theme's own."""

    light: Roles = BY_DAY
    dark: Roles = BY_NIGHT
    hues: tuple[Hue, ...] = THEMES_OWN
    """Of portraits without a picture."""

    @property
    def roles(self) -> tuple[Role, ...]:
        """Return all roles, in the style sheet's spelling."""
        names = (field.name for field in fields(Roles))
        return tuple(
            Role(name.replace("_", "-"), getattr(self.light, name), getattr(self.dark, name)) for name in names
        )

    @property
    def changes(self) -> tuple[Role, ...]:
        """Return the roles that differ from the theme's."""
        pairs = zip(self.roles, Palette().roles, strict=True)
        return tuple(role for role, themes_own in pairs if role != themes_own)


@cache
def palette_of(colours: BrandColours) -> Palette:
    """Return the roles that an organisation's colours give; those they say nothing about stay the theme's own.

    By night more contrast is asked for, since the measure flatters dark grounds, and a button is as light as a link,
    so that it still leads the eye.
    """
    light, dark = BY_DAY, BY_NIGHT
    if colours.brand:
        by_night = _by_night(colours.brand)
        light = _branded(light, legible_shade(colours.brand, light.grounds, TEXT), colours.brand)
        dark = _branded(dark, by_night, by_night)
    if colours.accent:
        light = replace(light, accent=legible_shade(colours.accent, light.grounds, INTERFACE))
        dark = replace(dark, accent=legible_shade(colours.accent, dark.grounds, TEXT))
    if colours.support:
        light = _supported(light, colours.support, TEXT, INTERFACE)
        dark = _supported(dark, colours.support, CLEAR_TEXT, TEXT)
    named = (colours.brand, colours.support, colours.accent)
    return Palette(light, dark, hues_of(tuple(colour for colour in named if colour)))


def _by_night(brand: str) -> str:
    """Return a brand as light text; black and grey become ink, since a grey button looks as if it were switched off."""
    moved = legible_shade(brand, BY_NIGHT.grounds, CLEAR_TEXT)
    return BY_NIGHT.ink if moved != brand.lower() and chroma(brand) < FAINT else moved


def _branded(roles: Roles, brand: str, ground: str) -> Roles:
    """Return roles with a brand for text, and a ground that is moved only where neither paper nor ink is read on it."""
    readable = (text for text in (roles.paper, roles.ink) if contrast(text, ground) >= TEXT)
    on_brand = next(readable, roles.paper)
    ground = legible_shade(ground, (on_brand,), TEXT)
    return replace(roles, brand=brand, accent=brand, brand_ground=ground, on_brand=on_brand)


def _supported(roles: Roles, colour: str, text: float, interface: float) -> Roles:
    support, focus = (legible_shade(colour, roles.grounds, ratio) for ratio in (text, interface))
    return replace(roles, support=support, focus=focus)
