"""The pages that list: home, stories, vacancies, people, one facet; and the page for what is not there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kollega.outputs.pages.views.card import Link, PersonCard, Picture, StoryCard, VacancyRow
    from kollega.outputs.pages.views.filters import Filters, Marks


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
    """On the first page, where somebody says what one may ask them."""


class FacetPage(NamedTuple):
    """A department, a location or a tag: who is there, what they tell, what is open."""

    kind: Literal["department", "location", "tag"]
    """Which of the three."""
    name: str
    """Its name in this language."""
    introduction: str = ""
    """A paragraph of plain text; may be empty."""
    picture: Picture | None = None
    """A photo of the place or the team."""
    lead: PersonCard | None = None
    """Who leads it."""
    people: tuple[PersonCard, ...] = ()
    """Colleagues, the lead left out."""
    stories: tuple[StoryCard, ...] = ()
    """Stories of this page."""
    vacancies: tuple[VacancyRow, ...] = ()
    """Open vacancies."""
    pagination: Pagination | None = None
    """Where one is in its stories; None where they fit on one page."""
    stories_feed: str = ""
    """Path of the RSS feed of its stories."""
    vacancies_feed: str = ""
    """Path of the RSS feed of its vacancies."""
    elsewhere: tuple[OtherLanguage, ...] = ()
    """What it has in other languages alone; on the first page."""


class Voice(NamedTuple):
    """The story that the home page opens with: a sentence of it set large, or else its title."""

    title: str
    """The story's title."""
    path: str
    """The story's page."""
    description: str
    """The standfirst."""
    quote: str = ""
    """What its author says in it, without quotation marks; empty where no sentence was chosen."""
    tellers: tuple[PersonCard, ...] = ()
    """Who tells it. What several tell is not said by one of them alone."""


class HomePage(NamedTuple):
    """One colleague's sentence, who works here, what is open."""

    voice: Voice | None = None
    """None while there is no story."""
    tellers: int = 0
    """How many colleagues have told stories."""
    people: tuple[PersonCard, ...] = ()
    """Up to eight colleagues."""
    people_total: int = 0
    """How many have a page."""
    stories: tuple[StoryCard, ...] = ()
    """Up to four, newest first, without the one it opens with."""
    vacancies: tuple[VacancyRow, ...] = ()
    """Up to eight, those that close first on top."""
    vacancies_total: int = 0
    """How many are open."""
    elsewhere: tuple[OtherLanguage, ...] = ()
    """What is open, and told, in other languages alone."""
    is_open_elsewhere: bool = False
    """Whether there are vacancies in it."""


class NotFound(NamedTuple):
    """The page for an address that leads nowhere."""

    vacancies: tuple[VacancyRow, ...] = ()
    """Some that are open."""
    stories: tuple[StoryCard, ...] = ()
    """Some to read."""


class RedirectPage(NamedTuple):
    """A former address, a short link, or the address of something withdrawn."""

    lang: str
    """BCP 47."""
    target: str
    """Relative address of where it leads."""
    canonical: str
    """The same, absolute."""


class SearchPage(NamedTuple):
    """The page where one searches, with what one may look through instead."""

    lists: tuple[Link, ...]
    """Stories, vacancies and people of this language."""
    topics: tuple[Link, ...] = ()
    """Departments and locations that have a page."""
