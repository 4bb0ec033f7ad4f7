"""What surrounds a page: header, navigation and footer, and the links to its other languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Literal, NamedTuple

from kollega.brand.font_faces import TITLE, first_file
from kollega.config.options import in_language, language_of
from kollega.content.pages import PROGRAMME
from kollega.outputs.edition import Menu
from kollega.outputs.summaries import Link
from kollega.outputs.theme import brand_style_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.config.project import Script
    from kollega.outputs.edition import Edition


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
    """The programme, guidelines, privacy, accessibility, feeds, share."""
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


ICONS = frozenset({".svg", ".png"})
"""The kinds of pictures that can be a site's icon: sharp at any size, or see-through."""


@dataclass(frozen=True)
class HandWritten:
    """What the host knows of the hand-written pages in the navigation: titles and paths by language."""

    links: Mapping[str, Sequence[Link]] = field(default_factory=dict)

    def in_language(self, lang: str) -> Sequence[Link]:
        """Return the links of a language, in the order of the navigation."""
        return self.links.get(lang, ())


def chrome(edition: Edition, section: str, pages: HandWritten, current: str = "") -> Chrome:
    """Return the frame for a section of a language; `current` is the path of a hand-written page."""
    words, prefix, settings = edition.words, edition.prefix, edition.site.settings
    written = [Link(link.label, link.path, link.path == current) for link in pages.in_language(edition.lang)]
    organisation, first = settings.organisation, settings.languages[0]
    return Chrome(
        lang=edition.lang,
        direction=words.direction,
        site_name=edition.site_name,
        site_name_lang=foreign(edition.lang if edition.lang in settings.site_names else first, edition),
        organisation=_organisation(edition),
        home=prefix,
        navigation=(
            *_section_links(Menu.NAVIGATION, section, edition),
            *(link for link in written if link.path not in {prefix, *_statement_paths(edition)}),
        ),
        footer=(
            *_statements(written, section, edition),
            *_section_links(Menu.FOOTER, section, edition),
        ),
        search=next(_section_links(Menu.SEARCH, section, edition)),
        icon=_icon(organisation.logo or ""),
        brand_style=brand_style_of(edition.project).path,
        title_font=first_file(edition.project.typeface.titles, TITLE),
        interface_font=first_file(edition.project.typeface.interface),
        styles=edition.project.extras.styles,
        scripts=edition.project.extras.scripts,
    )


def _organisation(edition: Edition) -> Organisation:
    organisation, logo = edition.site.settings.organisation, edition.pictures.logo
    return Organisation(
        name=organisation.name,
        url=organisation.url,
        logo=organisation.logo or "",
        logo_ratio=logo.ratio if logo else 1,
        logo_vanishes=logo is not None and logo.vanishes,
        description=in_language(organisation.description, edition.lang),
        description_lang=foreign(
            language_of(organisation.description, edition.lang, edition.site.languages[0]), edition
        ),
    )


def _statement_paths(edition: Edition) -> tuple[str, ...]:
    """Return the paths of the pages that the footer names first."""
    sections = (section for section in edition.sections if section.menu is Menu.STATEMENTS)
    return tuple(edition.prefix + address for address in (PROGRAMME, *(f"{section.name}/" for section in sections)))


def _statements(written: Sequence[Link], section: str, edition: Edition) -> Iterator[Link]:
    """Yield the links to such pages; one that somebody has written is called by its title."""
    links = {link.path: link for link in (*_section_links(Menu.STATEMENTS, section, edition), *written)}
    return (links[path] for path in _statement_paths(edition) if path in links)


def _section_links(menu: Menu, section: str, edition: Edition) -> Iterator[Link]:
    words = edition.words
    for each in edition.sections:
        if each.menu is menu:
            spoken = foreign(words.language_of(each.title), edition)
            yield Link(words(each.title), f"{edition.prefix}{each.name}/", each.name == section, spoken)


def foreign(spoken: str, edition: Edition) -> str:
    """Return a language where it is not the edition's, else nothing."""
    return spoken if spoken != edition.lang else ""


def _icon(logo: str) -> str:
    return logo if PurePosixPath(logo).suffix.lower() in ICONS else ""


def language_links(edition: Edition, paths: Mapping[str, str]) -> tuple[LanguageLink, ...]:
    """Return a link for each language of the site: to the same page at `paths`, else to that language's home."""
    languages = edition.site.languages
    if len(languages) == 1:
        return ()
    return tuple(
        LanguageLink(
            label=edition.words.language(lang),
            lang=lang,
            path=paths.get(lang, edition.site.settings.prefix(lang)),
            current=lang == edition.lang,
            exists=lang in paths,
        )
        for lang in languages
    )


def versions(languages: tuple[LanguageLink, ...]) -> tuple[LanguageLink, ...]:
    """Return those of a page's links to languages that lead to the same page in another one."""
    return tuple(link for link in languages if link.exists and not link.current)
