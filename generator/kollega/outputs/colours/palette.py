"""The colour roles of a site: the theme's own, or derived from the organisation's one or two colours."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from kollega.outputs.colours.contrast import CLEAR_TEXT, INTERFACE, TEXT
from kollega.outputs.colours.legible import legible

if TYPE_CHECKING:
    from kollega.settings import Colours


@dataclass(frozen=True, slots=True)
class Roles:
    """What an organisation's colours can change in one mode, and the grounds it stands on; each `#rrggbb`."""

    paper: str
    """The page."""
    tint: str
    """The ground of code and of a passage that a link led to."""
    brand: str
    """Links, the apply button, the bar that marks where one is: text on both grounds."""
    on_brand: str
    """Text on the brand."""
    support: str
    """The line above a title, list marks, drafts: text on both grounds."""
    focus: str
    """Focus rings on both grounds."""


class Role(NamedTuple):
    """A custom property of the style sheet."""

    name: str
    light: str
    dark: str


BY_DAY = Roles(paper="#faf6ef", tint="#f1eadd", brand="#0b5a62", on_brand="#fffdf8", support="#a3461a", focus="#a3461a")
BY_NIGHT = Roles(
    paper="#171512", tint="#221f1a", brand="#76c5c8", on_brand="#0d2224", support="#e6a073", focus="#e6a073"
)


@dataclass(frozen=True, slots=True)
class Palette:
    """The roles of both modes; as it stands, the theme's own."""

    light: Roles = BY_DAY
    dark: Roles = BY_NIGHT

    @property
    def changes(self) -> tuple[Role, ...]:
        """Return the roles that differ from the theme's, in the style sheet's spelling."""
        own = Palette()
        names = (field.name for field in fields(Roles))
        both = ((name, getattr(self.light, name), getattr(self.dark, name)) for name in names)
        return tuple(
            Role(name.replace("_", "-"), light, dark)
            for name, light, dark in both
            if (light, dark) != (getattr(own.light, name), getattr(own.dark, name))
        )

    @property
    def style_path(self) -> str:
        """Return the root-relative path of the style sheet that says the changes; empty where there is none to say."""
        if not self.changes:
            return ""
        digest = hashlib.sha256(repr(self.changes).encode()).hexdigest()[:12]
        return f"assets/stylesheets/brand.{digest}.css"


@cache
def palette_of(colours: Colours) -> Palette:
    """Return the roles that an organisation's colours give; those they say nothing about stay the theme's own.

    On dark grounds the measure flatters, so that more is asked of both text and focus there.
    """
    return Palette(
        light=_derived(BY_DAY, colours, text=TEXT, interface=INTERFACE),
        dark=_derived(BY_NIGHT, colours, text=CLEAR_TEXT, interface=TEXT),
    )


def _derived(roles: Roles, colours: Colours, *, text: float, interface: float) -> Roles:
    grounds = (roles.paper, roles.tint)
    if colours.brand:
        # Contrast is the same both ways: what can be read on the paper carries the paper's colour as its text.
        roles = replace(roles, brand=legible(colours.brand, grounds, text), on_brand=roles.paper)
    if colours.support:
        support, focus = (legible(colours.support, grounds, ratio) for ratio in (text, interface))
        roles = replace(roles, support=support, focus=focus)
    return roles
