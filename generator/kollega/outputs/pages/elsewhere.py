"""What the site has in other languages, offered below what it has in one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from kollega.content.kind import ItemKind
from kollega.i18n.language import direction
from kollega.outputs.summaries import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kollega.content.item import ShareableItem
    from kollega.outputs.edition import Edition
    from kollega.site.taxonomy import FacetId


ITEMS_A_LANGUAGE = 5
"""How many titles stand below a page; that language's own page has the others."""


class OtherLanguage(NamedTuple):
    """What a list has in another language, and not in that of the page."""

    name: str
    """The language's own name: `Nederlands`."""
    lang: str
    """BCP 47."""
    direction: Literal["ltr", "rtl"]
    """The way the language is written."""
    items: tuple[Link, ...]
    """Some of them, in the order of that language's list."""
    path: str
    """That language's list."""


def stories_elsewhere(edition: Edition) -> tuple[OtherLanguage, ...]:
    """Return the stories that are not told in this edition's language, each in one language only."""
    return _elsewhere(edition.site.stories_in, edition.site.list_paths(ItemKind.STORY), edition)


def vacancies_elsewhere(edition: Edition) -> tuple[OtherLanguage, ...]:
    """Return the open vacancies that are not described in this edition's language."""
    return _elsewhere(edition.site.vacancies_in, edition.site.list_paths(ItemKind.VACANCY), edition)


def home_elsewhere(edition: Edition) -> tuple[OtherLanguage, ...]:
    """Return both, vacancies first, for the home page."""
    site = edition.site
    return _elsewhere(lambda lang: (*site.vacancies_in(lang), *site.stories_in(lang)), site.section_paths(""), edition)


def facet_elsewhere(facet: FacetId, edition: Edition) -> tuple[OtherLanguage, ...]:
    """Return both of a department, a location or a tag."""
    site = edition.site

    def items_in(lang: str) -> Sequence[ShareableItem]:
        part = site.facets.slice(facet, lang)
        return *part.vacancies, *part.stories

    return _elsewhere(items_in, site.facet_paths(facet), edition)


def _elsewhere(
    items_in: Callable[[str], Sequence[ShareableItem]], paths: dict[str, str], edition: Edition
) -> tuple[OtherLanguage, ...]:
    return tuple(_others(items_in, paths, edition))


def _others(
    items_in: Callable[[str], Sequence[ShareableItem]], paths: dict[str, str], edition: Edition
) -> Iterator[OtherLanguage]:
    known = {(item.kind, item.slug) for item in items_in(edition.lang)}
    for lang in edition.site.languages:
        new = [item for item in items_in(lang) if (item.kind, item.slug) not in known]
        known.update((item.kind, item.slug) for item in new)
        if new:
            yield OtherLanguage(
                name=edition.words.language(lang),
                lang=lang,
                direction=direction(lang),
                items=tuple(Link(item.front.title, edition.path(item)) for item in new[:ITEMS_A_LANGUAGE]),
                path=paths[lang],
            )
