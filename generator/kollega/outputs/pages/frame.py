"""What surrounds a page: the frame of its language and section, and the links to its other languages."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.outputs.brand import brand_style_of
from kollega.outputs.pages.views.card import Link
from kollega.outputs.pages.views.chrome import Chrome, LanguageLink, Organisation
from kollega.outputs.typefaces.style import TITLE, first_file
from kollega.settings import in_language, language_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.outputs.edition import Edition

SECTIONS = {"stories": "Stories", "vacancies": "Vacancies", "people": "People"}
"""The sections that the main navigation always has, in its order, and what they are called."""

TOOLS = {"share": "Share", "feeds": "Feeds"}
"""What is linked at the foot besides."""

ICONS = frozenset({".svg", ".png"})
"""The kinds of pictures that can be a site's icon: sharp at any size, or see-through."""

SEARCH = {"search": "Search"}
"""The page where one searches."""

STATEMENTS = {"privacy": "Privacy", "accessibility": "Accessibility"}
"""What is linked at the foot of every page, written by hand or drawn by the theme."""

BELOW = ("guidelines/", *(f"{name}/" for name in STATEMENTS))
"""Pages that are linked at the foot, by address."""


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
            *_section_links(SECTIONS, section, edition),
            *(link for link in written if link.path.removeprefix(prefix) not in (*BELOW, "")),
        ),
        footer=(
            *_below(written, section, edition),
            *_section_links(TOOLS, section, edition),
        ),
        search=next(_section_links(SEARCH, section, edition)),
        icon=_icon(organisation.logo or ""),
        brand_style=brand_style_of(edition.project).path,
        title_font=first_file(edition.project.typeface.titles, TITLE),
        interface_font=first_file(edition.project.typeface.interface),
        styles=edition.project.extras.styles,
        scripts=edition.project.extras.scripts,
    )


def _organisation(edition: Edition) -> Organisation:
    organisation, logo = edition.site.settings.organisation, edition.logo
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


def _below(written: Sequence[Link], section: str, edition: Edition) -> Iterator[Link]:
    """Yield the links to guidelines and statements; a page that somebody has written is called by its title."""
    links = {link.path: link for link in (*_section_links(STATEMENTS, section, edition), *written)}
    return (links[path] for address in BELOW if (path := edition.prefix + address) in links)


def _section_links(titles: Mapping[str, str], section: str, edition: Edition) -> Iterator[Link]:
    words = edition.words
    for name, title in titles.items():
        spoken = foreign(words.language_of(title), edition)
        yield Link(words(title), f"{edition.prefix}{name}/", name == section, spoken)


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
