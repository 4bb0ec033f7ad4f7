"""The pages that list: stories, vacancies, people, the facets, home, and what stands where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from kollega.outputs.pages.elsewhere import facet_elsewhere, home_elsewhere, stories_elsewhere, vacancies_elsewhere
from kollega.outputs.pages.filters import known_by, subjects, vacancy_filters
from kollega.outputs.pages.short import facet_link, person_card, shown, story_card, vacancy_row
from kollega.outputs.pages.views.card import Link
from kollega.outputs.pages.views.filters import Filters
from kollega.outputs.pages.views.listing import (
    FacetPage,
    HomePage,
    NotFound,
    Pagination,
    PeopleList,
    SearchPage,
    StoryList,
    VacancyList,
    Voice,
)
from kollega.settings import in_language
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.content.item import StoryItem
    from kollega.outputs.edition import Edition
    from kollega.outputs.pages.views.card import Picture
    from kollega.site.facets import FacetId

STORIES_A_PAGE = 24
VACANCIES_A_PAGE = 60
PEOPLE_A_PAGE = 60
"""How much of a list one page holds."""

_MOST_LETTERS = 240
"""A sentence that fills the first screen is no longer than this."""

T = TypeVar("T")
Paged = tuple[str, T]
"""A root-relative path and the view of the page there."""


def story_lists(edition: Edition) -> Iterator[Paged[StoryList]]:
    """Yield the pages of the list of stories."""
    site, base = edition.site, f"{edition.prefix}stories/"
    topics = tuple(
        facet_link(facet, edition)
        for kind in (FacetKind.DEPARTMENT, FacetKind.TAG)
        for facet in _most_told(kind, edition)
    )
    for path, stories, pagination in paged(site.stories_in(edition.lang), STORIES_A_PAGE, base):
        yield (
            path,
            StoryList(
                stories=tuple(story_card(story, edition) for story in stories),
                pagination=pagination,
                topics=topics,
                elsewhere=stories_elsewhere(edition) if path == base else (),
                feed=f"{edition.prefix}feeds/stories.rss",
            ),
        )


def vacancy_lists(edition: Edition) -> Iterator[Paged[VacancyList]]:
    """Yield the pages of the list of open vacancies."""
    site, lang = edition.site, edition.lang
    base, vacancies = f"{edition.prefix}vacancies/", site.vacancies_in(lang)
    departments, locations = (
        tuple(facet_link(facet, edition) for facet in site.facets_in(lang, kind) if site.slice(facet, lang).vacancies)
        for kind in (FacetKind.DEPARTMENT, FacetKind.LOCATION)
    )
    stories = tuple(story_card(story, edition) for story in site.stories_in(lang)[:3])
    questions, marks = vacancy_filters(vacancies, edition)
    for path, some, pagination in paged(vacancies, VACANCIES_A_PAGE, base):
        first = VACANCIES_A_PAGE * (pagination.number - 1)
        yield (
            path,
            VacancyList(
                vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in some),
                total=len(vacancies),
                pagination=pagination,
                departments=departments,
                locations=locations,
                elsewhere=vacancies_elsewhere(edition) if path == base else (),
                stories=stories,
                feed=f"{edition.prefix}feeds/vacancies.rss",
                marks=marks[first : first + len(some)],
                filters=Filters(questions, pages=_further(base, pagination)) if questions and not first else None,
            ),
        )


def people_lists(edition: Edition) -> Iterator[Paged[PeopleList]]:
    """Yield the pages of the list of colleagues."""
    departments = tuple(
        facet_link(facet, edition) for facet in edition.site.facets_in(edition.lang, FacetKind.DEPARTMENT)
    )
    base, everybody = f"{edition.prefix}people/", edition.site.people_in(edition.lang)
    asked = subjects(everybody)
    for path, people, pagination in paged(everybody, PEOPLE_A_PAGE, base):
        first = pagination.number == 1
        yield (
            path,
            PeopleList(
                people=tuple(person_card(person, edition) for person in people),
                total=len(everybody),
                pagination=pagination,
                departments=departments,
                marks=tuple(map(known_by, people)),
                filters=Filters((), asked, _further(base, pagination)) if first and asked else None,
            ),
        )


def facet_pages(facet: FacetId, edition: Edition) -> Iterator[Paged[FacetPage]]:
    """Yield the pages of a department, location or tag; people and vacancies stand on the first."""
    site, lang = edition.site, edition.lang
    part, stated = site.slice(facet, lang), site.facets.settings_of(facet)
    lead = site.person(stated.lead, lang) if stated.lead else None
    base = site.facet_path(facet, lang)
    for path, stories, pagination in paged(part.stories, STORIES_A_PAGE, base):
        first = pagination.number == 1
        yield (
            path,
            FacetPage(
                kind=facet[0].value,
                name=site.facet_name(facet, lang),
                introduction=in_language(stated.introduction, lang) if first else "",
                picture=_stated_picture(stated.picture, site.facet_name(facet, lang), edition) if first else None,
                lead=person_card(lead, edition) if lead and first else None,
                people=tuple(person_card(p, edition) for p in part.people if not lead or p.slug != lead.slug)
                if first
                else (),
                stories=tuple(story_card(story, edition) for story in stories),
                vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in part.vacancies) if first else (),
                pagination=pagination if pagination.pages > 1 else None,
                elsewhere=facet_elsewhere(facet, edition) if first else (),
            ),
        )


def home_page(edition: Edition) -> HomePage:
    """Return what the home page shows besides hand-written words."""
    site, lang = edition.site, edition.lang
    stories, vacancies, people = site.stories_in(lang), site.vacancies_in(lang), site.people_in(lang)
    tellers = {person.slug: person for story in stories for person in site.authors(story)}
    shown = tellers | {person.slug: person for person in people}
    return HomePage(
        voice=_voice(stories[0], edition) if stories else None,
        tellers=len(tellers),
        people=tuple(person_card(person, edition) for person in list(shown.values())[:8]),
        people_total=len(people),
        stories=tuple(story_card(story, edition) for story in stories[1:5]),
        vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in vacancies[:8]),
        vacancies_total=len(vacancies),
        elsewhere=home_elsewhere(edition),
        is_open_elsewhere=bool(vacancies_elsewhere(edition)),
    )


def search_page(edition: Edition) -> SearchPage:
    """Return what the search page offers to those who would rather look through."""
    site, words = edition.site, edition.words
    titles = {"stories": words("Stories"), "vacancies": words("Vacancies"), "people": words("People")}
    kinds = (FacetKind.DEPARTMENT, FacetKind.LOCATION)
    return SearchPage(
        lists=tuple(Link(title, f"{edition.prefix}{name}/") for name, title in titles.items()),
        topics=tuple(facet_link(facet, edition) for kind in kinds for facet in site.facets_in(edition.lang, kind)),
    )


def not_found(edition: Edition) -> NotFound:
    """Return what the page for a wrong address offers instead."""
    site, lang = edition.site, edition.lang
    return NotFound(
        vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in site.vacancies_in(lang)[:5]),
        stories=tuple(story_card(story, edition) for story in site.stories_in(lang)[:3]),
    )


def paged(items: Sequence[T], size: int, base: str) -> Iterator[tuple[str, tuple[T, ...], Pagination]]:
    """Yield path, items and pagination of each page of a list; an empty list has one page."""
    pages = [tuple(items[start : start + size]) for start in range(0, len(items), size)] or [()]
    paths = [base, *(f"{base}page/{number}/" for number in range(2, len(pages) + 1))]
    for index, (path, some) in enumerate(zip(paths, pages, strict=True)):
        newer = paths[index - 1] if index else ""
        older = paths[index + 1] if index + 1 < len(paths) else ""
        yield path, some, Pagination(index + 1, len(pages), newer, older)


def _further(base: str, pagination: Pagination) -> tuple[str, ...]:
    """Return the paths of a list's pages after the first."""
    return tuple(f"{base}page/{number}/" for number in range(2, pagination.pages + 1))


def _voice(story: StoryItem, edition: Edition) -> Voice:
    front, authors = story.front, edition.site.authors(story)
    quote = front.quote if front.quote and len(front.quote) <= _MOST_LETTERS else ""
    tellers = tuple(person_card(person, edition) for person in authors)
    return Voice(front.title, edition.path(story), front.description, quote, tellers)


def _most_told(kind: FacetKind, edition: Edition, limit: int = 12) -> list[FacetId]:
    """Return the facets of a kind with most stories, by name."""
    site, lang = edition.site, edition.lang
    told = [facet for facet in site.facets_in(lang, kind) if site.slice(facet, lang).stories]
    most = sorted(told, key=lambda facet: -len(site.slice(facet, lang).stories))[:limit]
    return [facet for facet in told if facet in most]


def _stated_picture(name: str | None, alt: str, edition: Edition) -> Picture | None:
    """Return a picture that settings name; it lies in the folder of the hand-written pages."""
    photo = edition.site.photos.get(f"{edition.project.pages_folder}/{name}") if name else None
    return shown(photo, alt) if photo else None
