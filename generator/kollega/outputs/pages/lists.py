"""The lists of stories, vacancies and people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from kollega.content.kind import ItemKind
from kollega.i18n.collation import heading
from kollega.outputs.calendars import calendar_path
from kollega.outputs.feeds.discovery import rss_path
from kollega.outputs.layout.frame import FramedPage, section_page
from kollega.outputs.pages.elsewhere import OtherLanguage, stories_elsewhere, vacancies_elsewhere
from kollega.outputs.pages.filters import Filters, person_marks, subjects, vacancy_filters
from kollega.outputs.summaries import Link, facet_link, person_card, story_card, vacancy_row
from kollega.site.slices import WHOLE_SITE
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from kollega.content.item import AnyItem
    from kollega.outputs.edition import Edition
    from kollega.outputs.pages.filters import Marks
    from kollega.outputs.summaries import PersonCard, StoryCard, VacancyRow
    from kollega.site.catalogue import Site
    from kollega.site.taxonomy import FacetId


STORIES_A_PAGE = 24
VACANCIES_A_PAGE = 60
PEOPLE_A_PAGE = 60
"""How much of a list one page holds."""

_LISTS: Mapping[ItemKind, tuple[int, Callable[[Site, str], Sequence[AnyItem]]]] = {
    ItemKind.STORY: (STORIES_A_PAGE, lambda site, lang: site.stories_in(lang)),
    ItemKind.VACANCY: (VACANCIES_A_PAGE, lambda site, lang: site.vacancies_in(lang)),
    ItemKind.PERSON: (PEOPLE_A_PAGE, lambda site, lang: site.people_in(lang)),
}
"""How much of the list of a kind a page holds, and all that is in it in a language."""


FEW_PEOPLE = 24
"""So many are found without being looked for."""

MOST_LETTERS = 40
"""With more, letters are no shorter way to a name, as with those of Chinese."""

T = TypeVar("T")
ListPage = tuple[str, T]
"""The root-relative path of a page of a list, and its view."""


class Pagination(NamedTuple):
    """Where one is in a long list."""

    number: int
    """This page, from 1."""
    pages: int
    """How many pages there are."""
    newer: str = ""
    """Path of the page before; empty on the first."""
    older: str = ""
    """Path of the page after; empty on the last."""


class StoryList(NamedTuple):
    """Stories, newest first."""

    stories: tuple[StoryCard, ...]
    """Those of this page."""
    pagination: Pagination
    """Where one is."""
    topics: tuple[Link, ...] = ()
    """Departments and tags that have stories."""
    elsewhere: tuple[OtherLanguage, ...] = ()
    """What is told in other languages alone; on the first page."""
    feed: str = ""
    """Path of the RSS feed of exactly this list."""


class VacancyList(NamedTuple):
    """Open vacancies, those that close first on top."""

    vacancies: tuple[VacancyRow, ...]
    """Those of this page."""
    total: int
    """How many are open in all."""
    pagination: Pagination
    """Where one is."""
    departments: tuple[Link, ...] = ()
    """Departments with open vacancies."""
    locations: tuple[Link, ...] = ()
    """Locations with open vacancies."""
    elsewhere: tuple[OtherLanguage, ...] = ()
    """What is open in other languages alone; on the first page."""
    stories: tuple[StoryCard, ...] = ()
    """Two or three, to read when nothing fits."""
    feed: str = ""
    """Path of the RSS feed of exactly this list."""
    calendar: str = ""
    """Path of the calendar of its closing dates; empty where none has an end."""
    marks: tuple[Marks, ...] = ()
    """What filters know of each of the vacancies, in their order."""
    filters: Filters | None = None
    """On the first page, where there is something to ask."""


class PeopleList(NamedTuple):
    """Colleagues, by name."""

    people: tuple[PersonCard, ...]
    """Those of this page."""
    total: int
    """How many there are in all."""
    pagination: Pagination
    """Where one is."""
    departments: tuple[Link, ...] = ()
    """Departments that have a page."""
    marks: tuple[Marks, ...] = ()
    """What filters know of each of the people, in their order."""
    filters: Filters | None = None
    """On the first page, where somebody says what one may ask them, or there are many."""
    letters: tuple[Link, ...] = ()
    """With which letters names begin, each leading to the first; where there are many colleagues."""
    anchors: tuple[str, ...] = ()
    """The id of each of the people, in their order; empty but for the first of a letter."""


def story_pages(edition: Edition) -> Iterator[FramedPage]:
    """Yield all pages of the list of stories of a language."""
    return _pages(ItemKind.STORY, edition.words("Stories"), story_lists(edition), edition)


def vacancy_pages(edition: Edition) -> Iterator[FramedPage]:
    """Yield all pages of the list of open vacancies."""
    return _pages(ItemKind.VACANCY, edition.words("Vacancies"), vacancy_lists(edition), edition)


def people_pages(edition: Edition) -> Iterator[FramedPage]:
    """Yield all pages of the list of colleagues."""
    return _pages(ItemKind.PERSON, edition.words("People"), people_lists(edition), edition)


def _pages(kind: ItemKind, title: str, lists: Iterator[ListPage[Any]], edition: Edition) -> Iterator[FramedPage]:
    section, is_embedded, site = kind.plural, kind is not ItemKind.PERSON, edition.site
    embed = site.embed_path(kind, edition.lang) if is_embedded else ""
    size, items_in = _LISTS[kind]
    firsts = site.section_paths(f"{section}/")
    pages = {lang: page_count(len(items_in(site, lang)), size) for lang in firsts}
    for path, page in lists:
        switch = same_number(path, edition.lang, firsts, pages)
        yield section_page(section, f"lists/{section}.html", path, page, title, edition, embed=embed, switch=switch)


def story_lists(edition: Edition) -> Iterator[ListPage[StoryList]]:
    """Yield the pages of the list of stories."""
    site, base = edition.site, edition.site.list_path(ItemKind.STORY, edition.lang)
    topics = tuple(
        facet_link(facet, edition) for kind in (FacetKind.DEPARTMENT, FacetKind.TAG) for facet in _topics(kind, edition)
    )
    for path, stories, pagination in paginate(site.stories_in(edition.lang), STORIES_A_PAGE, base):
        yield (
            path,
            StoryList(
                stories=tuple(story_card(story, edition) for story in stories),
                pagination=pagination,
                topics=topics,
                elsewhere=stories_elsewhere(edition) if path == base else (),
                feed=rss_path(WHOLE_SITE, ItemKind.STORY, edition),
            ),
        )


def vacancy_lists(edition: Edition) -> Iterator[ListPage[VacancyList]]:
    """Yield the pages of the list of open vacancies."""
    site, lang = edition.site, edition.lang
    base, vacancies = site.list_path(ItemKind.VACANCY, lang), site.vacancies_in(lang)
    departments, locations = (
        tuple(
            facet_link(facet, edition)
            for facet in site.facets.in_language(lang, kind)
            if site.facets.slice(facet, lang).vacancies
        )
        for kind in (FacetKind.DEPARTMENT, FacetKind.LOCATION)
    )
    stories = tuple(story_card(story, edition) for story in site.stories_in(lang)[:3])
    questions, marks = vacancy_filters(vacancies, edition)
    calendar = calendar_path(WHOLE_SITE, edition)
    for path, some, pagination in paginate(vacancies, VACANCIES_A_PAGE, base):
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
                feed=rss_path(WHOLE_SITE, ItemKind.VACANCY, edition),
                calendar=calendar,
                marks=marks[first : first + len(some)],
                filters=Filters(questions, pages=_further(base, pagination)) if questions and not first else None,
            ),
        )


def people_lists(edition: Edition) -> Iterator[ListPage[PeopleList]]:
    """Yield the pages of the list of colleagues."""
    departments = tuple(
        facet_link(facet, edition) for facet in edition.site.facets.in_language(edition.lang, FacetKind.DEPARTMENT)
    )
    base, everybody = edition.site.list_path(ItemKind.PERSON, edition.lang), edition.site.people_in(edition.lang)
    asked, are_many = subjects(everybody, edition.lang), len(everybody) > FEW_PEOPLE
    headings = tuple(heading(person.front.name, edition.lang) for person in everybody) if are_many else ()
    anchors = _anchors(headings) if are_many else ("",) * len(everybody)
    pages = tuple(paginate(everybody, PEOPLE_A_PAGE, base))
    letters = tuple(
        Link(headings[index], f"{pages[index // PEOPLE_A_PAGE][0]}#{anchor}")
        for index, anchor in enumerate(anchors)
        if anchor
    )
    for path, people, pagination in pages:
        start = PEOPLE_A_PAGE * (pagination.number - 1)
        yield (
            path,
            PeopleList(
                people=tuple(person_card(person, edition) for person in people),
                total=len(everybody),
                pagination=pagination,
                departments=departments,
                marks=tuple(map(person_marks, people)),
                filters=Filters((), asked, are_many, _further(base, pagination))
                if not start and (asked or are_many)
                else None,
                letters=letters,
                anchors=anchors[start : start + len(people)],
            ),
        )


def _anchors(headings: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of people by the letters of their names, in order: that of the first of each letter, else none."""
    first = {letter: index for index, letter in reversed([*enumerate(headings)])}
    found = tuple(
        f"names-{letter}" if letter.isalpha() and first[letter] == index else ""
        for index, letter in enumerate(headings)
    )
    return found if len(set(found)) <= MOST_LETTERS else ("",) * len(headings)


def page_count(items: int, size: int) -> int:
    """Return how many pages a list has; an empty one has one."""
    return max(1, -(-items // size))


def same_number(path: str, lang: str, firsts: Mapping[str, str], pages: Mapping[str, int]) -> dict[str, str]:
    """Return for each language the page of a list with the number that `path` has, or its first where it is shorter.

    `firsts` are the first pages by language, `pages` how many there are.
    """
    below = path.removeprefix(firsts[lang])
    number = int(below.split("/")[1]) if below else 1
    return {each: first + below * (number <= pages[each]) for each, first in firsts.items()}


def paginate(items: Sequence[T], size: int, base: str) -> Iterator[tuple[str, tuple[T, ...], Pagination]]:
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


def _topics(kind: FacetKind, edition: Edition, limit: int = 12) -> list[FacetId]:
    """Return the facets of a kind with most stories, by name."""
    site, lang = edition.site, edition.lang
    told = [facet for facet in site.facets.in_language(lang, kind) if site.facets.slice(facet, lang).stories]
    most = sorted(told, key=lambda facet: -len(site.facets.slice(facet, lang).stories))[:limit]
    return [facet for facet in told if facet in most]
