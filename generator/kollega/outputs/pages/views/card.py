"""The small pieces that many pages show: links, dates, pictures, people, stories and vacancies in short."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Link(NamedTuple):
    """A link inside the site."""

    label: str
    """What is read."""
    path: str
    """Root-relative path."""
    current: bool = False
    """Whether the reader is on that page or in that part of the site."""
    lang: str = ""
    """BCP 47, where the label is not in the language of the page."""


class WebLink(NamedTuple):
    """A link that leaves the site."""

    label: str
    """What is read: the name of a network, or the host."""
    url: str
    """Absolute address."""


class Moment(NamedTuple):
    """A date or a time, for machines and for people."""

    iso: str
    """ISO 8601, as the attribute `datetime` takes it."""
    text: str
    """As it is said in the page's language: `1 March 2026`."""


class Picture(NamedTuple):
    """An image file of the site."""

    path: str
    """Root-relative path."""
    alt: str
    """What it shows, in words; empty only where the text beside it says the same."""
    width: int
    """Pixels, so that nothing moves when the picture arrives."""
    height: int
    """Pixels."""
    sizes: tuple[tuple[str, int], ...] = ()
    """Root-relative path and width in pixels of each size there is, smallest first; none where there is but one."""
    webp: tuple[tuple[str, int], ...] = ()
    """The same as WebP."""


class Portrait(NamedTuple):
    """A colleague's face, or a monogram in its place."""

    initials: str
    """One or two letters, set large where there is no photo."""
    hue: int
    """0–5, derived from the person's id: which colour of the palette carries the monogram."""
    photo: Picture | None = None
    """The photo, where there is one."""


class PersonCard(NamedTuple):
    """A colleague in short."""

    name: str
    """As the colleague writes it."""
    path: str
    """The page of the person."""
    portrait: Portrait
    """Photo or monogram."""
    role: str = ""
    """What they do; empty where they do not say."""
    department: str = ""
    """The department's name in this language."""
    expertise: tuple[str, ...] = ()
    """What one may ask them about; shown where they are introduced."""


class Tongue(NamedTuple):
    """The language of an item that is shown on a page of another one."""

    lang: str
    """BCP 47."""
    name: str
    """Its own name: `Nederlands`."""
    direction: Literal["ltr", "rtl"]
    """The way it is written."""


class StoryCard(NamedTuple):
    """A story in short."""

    title: str
    """The story's title."""
    path: str
    """The story's page."""
    description: str
    """One or two sentences."""
    published: Moment
    """When it first appeared."""
    reading_minutes: int
    """How long reading takes, at least 1."""
    authors: tuple[PersonCard, ...]
    """Who wrote it, in the story's order."""
    department: str = ""
    """The department's name, shown above the title."""
    picture: Picture | None = None
    """The story's photo."""
    draft: bool = False
    """Whether only the author's own preview shows it."""
    tongue: Tongue | None = None
    """Its language, where that is not the page's."""


class VacancyRow(NamedTuple):
    """A vacancy as one line of the timetable. A text is empty where the vacancy does not say."""

    title: str
    """The role."""
    path: str
    """The vacancy's page."""
    department: str = ""
    """The department's name."""
    place: str = ""
    """Where: `Utrecht`, `Utrecht or remote`."""
    hours: str = ""
    """`32–36 hours`."""
    pay: str = ""
    """`€ 4,200–5,600 a month`."""
    closes: Moment | None = None
    """The last day to apply; its text is short: `31 March`."""
    draft: bool = False
    """Whether only the author's own preview shows it."""
    tongue: Tongue | None = None
    """Its language, where that is not the page's."""
