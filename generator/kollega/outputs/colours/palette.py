"""The colour roles of a site: the theme's own, or derived from the organisation's one, two or three colours."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kollega.outputs.colours.contrast import CLEAR_TEXT, INTERFACE, TEXT, contrast
from kollega.outputs.colours.legible import chroma, legible
from kollega.outputs.colours.portraits import THEMES_OWN, Hue, hues_of

if TYPE_CHECKING:
    from kollega.settings import Colours


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
def palette_of(colours: Colours) -> Palette:
    """Return the roles that an organisation's colours give; those they say nothing about stay the theme's own.

    By night more contrast is asked for, since the measure flatters dark grounds, and a button is as light as a link,
    so that it still leads the eye.
    """
    light, dark = BY_DAY, BY_NIGHT
    if colours.brand:
        by_night = _by_night(colours.brand)
        light = _branded(light, legible(colours.brand, light.grounds, TEXT), colours.brand)
        dark = _branded(dark, by_night, by_night)
    if colours.accent:
        light = replace(light, accent=legible(colours.accent, light.grounds, INTERFACE))
        dark = replace(dark, accent=legible(colours.accent, dark.grounds, TEXT))
    if colours.support:
        light = _supported(light, colours.support, TEXT, INTERFACE)
        dark = _supported(dark, colours.support, CLEAR_TEXT, TEXT)
    named = (colours.brand, colours.support, colours.accent)
    return Palette(light, dark, hues_of(tuple(colour for colour in named if colour)))


def _by_night(brand: str) -> str:
    """Return a brand as light text; black and grey become ink, since a grey button looks as if it were switched off."""
    moved = legible(brand, BY_NIGHT.grounds, CLEAR_TEXT)
    return BY_NIGHT.ink if moved != brand.lower() and chroma(brand) < FAINT else moved


def _branded(roles: Roles, brand: str, ground: str) -> Roles:
    """Return roles with a brand for text, and a ground that is moved only where neither paper nor ink is read on it."""
    readable = (text for text in (roles.paper, roles.ink) if contrast(text, ground) >= TEXT)
    on_brand = next(readable, roles.paper)
    ground = legible(ground, (on_brand,), TEXT)
    return replace(roles, brand=brand, accent=brand, brand_ground=ground, on_brand=on_brand)


def _supported(roles: Roles, colour: str, text: float, interface: float) -> Roles:
    support, focus = (legible(colour, roles.grounds, ratio) for ratio in (text, interface))
    return replace(roles, support=support, focus=focus)
