"""What surrounds a page: its frame, its links to other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kollega.extras import Script
    from kollega.outputs.pages.views.card import Link


class Organisation(NamedTuple):
    """The employer, as the frame names it."""

    name: str
    """The employer's name."""
    url: str
    """The employer's own site, absolute."""
    logo: str = ""
    """Root-relative path of the logo; without one the name is set in type."""
    logo_ratio: float = 1
    """How many times wider than high the logo is."""
    logo_vanishes: bool = False
    """Whether the logo needs a light ground by night."""
    description: str = ""
    """One sentence, in the footer."""
    description_lang: str = ""
    """BCP 47, where it is in another language than the page."""


class Chrome(NamedTuple):
    """The frame of one language and one section; nothing in it differs from page to page."""

    lang: str
    """BCP 47, for the attribute `lang`."""
    direction: Literal["ltr", "rtl"]
    """The way the language is written."""
    site_name: str
    """The name of the site."""
    organisation: Organisation
    """Whose site it is."""
    home: str
    """Root-relative path of the home page in this language; empty for the first language."""
    navigation: tuple[Link, ...]
    """The main links; the section's own is current."""
    search: Link
    """The search page of this language."""
    footer: tuple[Link, ...] = ()
    """Guidelines, privacy, accessibility, feeds, share."""
    icon: str = ""
    """Root-relative path of the site's icon; empty for the theme's own."""
    site_name_lang: str = ""
    """BCP 47, where the name is in another language than the page."""
    brand_style: str = ""
    """Root-relative path of a style sheet with the organisation's colours and typeface; empty for the theme's own."""
    title_font: str = ""
    """Root-relative path of the font that every headline needs; empty for the theme's own."""
    interface_font: str = ""
    """Root-relative path of the font that all navigation needs; empty for the theme's own."""
    styles: tuple[str, ...] = ()
    """Root-relative addresses of the site's own style sheets, after those of the theme."""
    scripts: tuple[Script, ...] = ()
    """The site's own scripts, after those of the theme."""


class LanguageLink(NamedTuple):
    """The same page, or the home page, in a language of the site."""

    label: str
    """The language's own name: `Nederlands`."""
    lang: str
    """BCP 47."""
    path: str
    """Where that language's version is, or its home page where there is none."""
    current: bool = False
    """Whether it is the language of this page."""
    exists: bool = True
    """Whether the path leads to a version of this very page."""
