"""The pages of one story, one vacancy, one person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kollega.outputs.pages.views.card import (
        Link,
        Moment,
        PersonCard,
        Picture,
        Portrait,
        StoryCard,
        VacancyRow,
        WebLink,
    )
    from kollega.outputs.pages.views.chrome import LanguageLink

FactKind = Literal[
    "pay",
    "place",
    "workplace",
    "hours",
    "employment",
    "closes",
    "closed",
    "contact",
    "start",
    "openings",
    "experience",
    "education",
    "benefits",
    "identifier",
    "address",
]
"""What a fact is about; the template knows the label of each."""


class Fact(NamedTuple):
    """One line of a vacancy's facts."""

    kind: FactKind
    """What it is about."""
    value: str = ""
    """The fact in words; empty where it is names alone."""
    iso: str = ""
    """The same for machines, where it is a date."""
    names: tuple[Link, ...] = ()
    """Places or people, each with its page; the path of one without a page is empty."""


class StoryPage(NamedTuple):
    """A story with everything its page shows."""

    title: str
    """The story's title."""
    description: str
    """The standfirst."""
    published: Moment
    """When it first appeared."""
    reading_minutes: int
    """How long reading takes, at least 1."""
    authors: tuple[PersonCard, ...]
    """Who wrote it; each is introduced again at the end."""
    body: str
    """Finished HTML, headings from `h2` on; up to the quote where there is one."""
    quote: str = ""
    """A sentence of the story to set large; empty where none was chosen, or its author has set it large already."""
    rest: str = ""
    """The body after the quote."""
    updated: Moment | None = None
    """When it last changed."""
    picture: Picture | None = None
    """The photo at full measure."""
    source: WebLink | None = None
    """What the story comments on, published elsewhere."""
    department: Link | None = None
    """The author's team."""
    location: Link | None = None
    """Where the story plays."""
    tags: tuple[Link, ...] = ()
    """What it is about."""
    translations: tuple[LanguageLink, ...] = ()
    """The story's other languages; only those that exist."""
    vacancies: tuple[VacancyRow, ...] = ()
    """Open vacancies that go with it."""
    more: tuple[StoryCard, ...] = ()
    """Stories to read next, the nearest first."""
    share: str = ""
    """Path of the share page; empty while sharing is paused."""
    draft: bool = False
    """Whether only the author's own preview shows it."""


class Application(NamedTuple):
    """How one applies."""

    url: str
    """Absolute address, or `mailto:`."""
    email: str = ""
    """The e-mail address, where that is the way."""


class VacancyPage(NamedTuple):
    """A vacancy with everything its page shows, open or closed."""

    title: str
    """The role."""
    description: str
    """The standfirst."""
    facts: tuple[Fact, ...]
    """In the order they are read; pay first where it is known."""
    body: str
    """Finished HTML, headings from `h2` on."""
    published: Moment
    """When it was posted."""
    application: Application | None
    """How one applies; None exactly when the vacancy is closed."""
    closed_on: Moment | None = None
    """When it closed, where that is known."""
    department: Link | None = None
    """The team."""
    place: str = ""
    """Where, in short: `Utrecht or remote`."""
    tags: tuple[Link, ...] = ()
    """What it is about."""
    contact: PersonCard | None = None
    """A colleague to ask."""
    colleagues: tuple[PersonCard, ...] = ()
    """People of the team."""
    stories: tuple[StoryCard, ...] = ()
    """Stories of the team."""
    alike: tuple[VacancyRow, ...] = ()
    """Open vacancies most like it."""
    translations: tuple[LanguageLink, ...] = ()
    """The vacancy's other languages; only those that exist."""
    share: str = ""
    """Path of the share page; empty when closed or while sharing is paused."""
    draft: bool = False
    """Whether only the author's own preview shows it."""


class PersonPage(NamedTuple):
    """A colleague with everything their page shows."""

    name: str
    """As the colleague writes it."""
    portrait: Portrait
    """Photo or monogram."""
    body: str
    """A short biography, finished HTML; may be empty."""
    body_lang: str
    """The language of the biography, which need not be the page's."""
    role: str = ""
    """What they do."""
    pronouns: str = ""
    """As the colleague writes them."""
    since: str = ""
    """The year or the date they joined, in words."""
    former: bool = False
    """Whether they have left; said kindly."""
    department: Link | None = None
    """Their team."""
    location: Link | None = None
    """Where they work."""
    expertise: tuple[Link, ...] = ()
    """What one may ask them about; each leads to everybody who knows about it."""
    links: tuple[WebLink, ...] = ()
    """Where else to find them."""
    stories: tuple[StoryCard, ...] = ()
    """What they wrote, newest first."""
    vacancies: tuple[VacancyRow, ...] = ()
    """Open vacancies of their team."""
    nearby: tuple[VacancyRow, ...] = ()
    """Open vacancies of other teams where they work."""
