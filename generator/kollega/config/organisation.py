"""Who employs, as the settings say it: name, addresses, colours, typeface."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field

from kollega.config.options import Colour, Options, TextByLanguage
from kollega.config.urls import WebAddress
from kollega.config.values import AsList, Line

MOST_FIGURES = 4
"""What stands in one line."""


def _for_all(value: object) -> object:
    return dict.fromkeys(("titles", "texts", "interface"), value) if isinstance(value, str) else value


def _home(value: str) -> str:
    return value if value.endswith("/") or "?" in value or "#" in value else value + "/"


class BrandColours(Options):
    """The organisation's colours; their contrast is the theme's care."""

    brand: Colour | None = None
    """Links, the apply button and the bar that marks where one is."""
    support: Colour | None = None
    """The second colour, for what stands beside."""
    accent: Colour | None = None
    """The third, for what decorates; the first does so where there is none."""


class Families(Options):
    """What the organisation is set in: families of the folder `fonts`, as they call themselves."""

    titles: Line | None = None
    """Headlines, names and pay."""
    texts: Line | None = None
    """What one reads: stories, hand-written pages."""
    interface: Line | None = None
    """Navigation, facts, labels."""


class Organisation(Options):
    """Who employs."""

    name: Line
    """As it writes itself."""
    url: Annotated[WebAddress, AfterValidator(_home)]
    """Its own site, not the careers site."""
    logo: Line | None = None
    """A picture in the folder of the hand-written pages."""
    same_as: Annotated[tuple[WebAddress, ...], AsList] = ()
    """Other addresses of the organisation, such as its entry in a register."""
    description: TextByLanguage = Field(default_factory=dict)
    """One sentence about what it does; may be given for each language."""
    figures: Annotated[tuple[TextByLanguage, ...], AsList, Field(max_length=MOST_FIGURES)] = ()
    """What the home page says in figures, each a number and what it counts; may be given for each language."""
    colours: BrandColours = BrandColours.model_construct()
    """Brand colours, written #rrggbb."""
    typeface: Annotated[Families, BeforeValidator(_for_all)] = Families.model_construct()
    """A family for everything, or one each for titles, texts and interface."""
