"""The pages that people read: stories, vacancies, people, facets, lists, home, statements, and former addresses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kollega.content.kind import ItemKind
from kollega.executor import chunks
from kollega.outputs.artifact import Artifact, render_json
from kollega.outputs.edition import Menu, Section
from kollega.outputs.output import Output, OutputKind, SitemapEntry, each_in_bundles
from kollega.outputs.pages.facets import facet_pages
from kollega.outputs.pages.guidelines import guidelines_page
from kollega.outputs.pages.home import home_page
from kollega.outputs.pages.lists import people_pages, story_pages, vacancy_pages
from kollega.outputs.pages.outward import outward_pages
from kollega.outputs.pages.people import directory, person_page
from kollega.outputs.pages.redirect_rules import files_beside, redirects_file
from kollega.outputs.pages.redirects import former_addresses, redirect
from kollega.outputs.pages.statements import statement_pages
from kollega.outputs.pages.story import story_page
from kollega.outputs.pages.vacancy import vacancy_page
from kollega.site.addresses import DEFAULT_PAGES, FIRST_POST
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kollega.content.item import AnyItem
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.frame import FramedPage
    from kollega.outputs.output import Part, Parts, Publication
    from kollega.outputs.pages.redirects import FormerAddress


def _parts(publication: Publication) -> Iterator[Part | Parts]:
    for edition in publication.editions:
        yield from _item_parts(edition)
        yield from (partial(make, edition) for make in (_stories, _vacancies, _people, _further))


def _redirect_parts(publication: Publication) -> Iterator[Part]:
    yield partial(redirects_file, publication)
    yield partial(outward_pages, publication)
    former = former_addresses(publication.first.site)
    for edition in publication.editions:
        own = [each for each in former if each.lang == edition.lang]
        yield from (partial(_redirects, some, edition) for some in chunks(own))


def _item_parts(edition: Edition) -> Iterator[Parts]:
    """Yield what makes the pages of stories, vacancies, people and facets of a language."""
    site, lang = edition.site, edition.lang
    items: tuple[tuple[Callable[[Any, Edition], FramedPage], Sequence[AnyItem]], ...] = (
        (story_page, site.stories_in(lang)),
        (vacancy_page, [vacancy for vacancy in site.vacancies if vacancy.lang == lang]),
        (person_page, site.people_in(lang)),
    )
    for page, all_ in items:
        yield from each_in_bundles(partial(_pages, page, edition=edition), all_)
    facets = [facet for kind in FacetKind for facet in site.facets.in_language(lang, kind)]
    yield from each_in_bundles(partial(_facets, edition=edition), facets)


def _pages(
    page: Callable[[Any, Edition], FramedPage], items: Iterable[AnyItem], edition: Edition
) -> Iterator[Artifact[Any]]:
    return (page(item, edition).artifact for item in items)


def _facets(facets: Iterable[Any], edition: Edition) -> Iterator[Artifact[Any]]:
    return (page.artifact for facet in facets for page in facet_pages(facet, edition))


def _stories(edition: Edition) -> Iterator[Artifact[Any]]:
    return (page.artifact for page in story_pages(edition))


def _vacancies(edition: Edition) -> Iterator[Artifact[Any]]:
    return (page.artifact for page in vacancy_pages(edition))


def _people(edition: Edition) -> Iterator[Artifact[Any]]:
    return (page.artifact for page in people_pages(edition))


def _further(edition: Edition) -> Iterator[Artifact[Any]]:
    yield from (page.artifact for page in statement_pages(edition))
    yield from (page.artifact for page in guidelines_page(edition))
    if edition.site.is_default_page("", edition.lang):
        yield home_page(edition).artifact
    yield Artifact(edition.site.directory_path(edition.lang), directory(edition), render_json)


def _redirects(former: Iterable[FormerAddress], edition: Edition) -> Iterator[Artifact[Any]]:
    return (redirect(each, edition) for each in former)


def _sitemap(edition: Edition) -> Iterator[SitemapEntry]:
    site, lang = edition.site, edition.lang
    for address in DEFAULT_PAGES:
        if address != FIRST_POST and site.is_default_page(address, lang):
            yield SitemapEntry(edition.prefix + address, site.section_paths(address))
    for page in site.pages:
        if page.lang == lang:
            yield SitemapEntry(page.address, site.page_paths(page))
    for kind in FacetKind:
        for facet in site.facets.in_language(lang, kind):
            yield SitemapEntry(site.facet_path(facet, lang), site.facet_paths(facet))
    items: tuple[AnyItem, ...] = (*site.stories_in(lang), *site.vacancies_in(lang), *site.people_in(lang))
    for item in items:
        if not site.is_draft(item):
            yield SitemapEntry(edition.path(item), site.paths(item), item.front.last_change)


PAGES = Output(
    "pages",
    OutputKind.PAGES,
    _parts,
    sections=(
        Section(ItemKind.STORY.plural, "Stories", Menu.NAVIGATION, indexed=True),
        Section(ItemKind.VACANCY.plural, "Vacancies", Menu.NAVIGATION, indexed=True),
        Section(ItemKind.PERSON.plural, "People", Menu.NAVIGATION, indexed=True),
        *(Section(kind.plural) for kind in FacetKind),
        Section("guidelines", "Guidelines", Menu.STATEMENTS),
        Section("privacy", "Privacy", Menu.STATEMENTS),
        Section("accessibility", "Accessibility", Menu.STATEMENTS),
    ),
    sitemap=_sitemap,
    beside=files_beside,
    steady=True,
)

REDIRECTS = Output("former addresses", OutputKind.PAGES, _redirect_parts, steady=True)
