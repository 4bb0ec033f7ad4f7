"""What a feed holds, in no format yet: plain, finished values with absolute addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime


class Image(NamedTuple):
    """The picture of an entry."""

    path: str
    """Root-relative path of its file."""
    url: str
    """Absolute address."""
    media_type: str
    """For example `image/png`."""
    alt: str = ""
    """What it shows, in words; empty for one that stands beside the text and not in it."""
    width: int = 0
    """Pixels."""
    height: int = 0
    """Pixels."""
    length: int | None = None
    """Bytes; None where they are not known, or not yet."""


class Author(NamedTuple):
    """Who wrote an entry, or whose feed it is."""

    name: str
    url: str
    """Absolute address of their page."""


class Fact(NamedTuple):
    """A line of a vacancy's facts."""

    kind: str
    """What it is about; the template knows its label."""
    value: str
    """In words."""


class Job(NamedTuple):
    """The facts of a vacancy as elements of their own, beside those in its text."""

    facts: tuple[Fact, ...]
    """All of them, in words, in the order in which one wants to know them."""
    places: tuple[str, ...]
    """What its places are called."""
    hours: str
    """In words; empty where they are not said."""
    employment: str
    """In words; empty where it is not said."""
    salary: str
    """Begins with a figure, `4200-5600 EUR/MONTH`; empty where it is not said."""
    closes: str
    """ISO 8601: a day, which counts to its end, or a moment. Empty where it has no end."""
    terms: Mapping[str, Any]
    """The same as the front matter has it, for programs."""


class Entry(NamedTuple):
    """One story or vacancy."""

    id: str
    """A URN that never changes; it is no address."""
    lang: str
    """BCP 47."""
    direction: str
    """How it is written: `ltr`, `rtl`."""
    title: str
    """Plain text."""
    url: str
    """Absolute address of its page."""
    published: datetime
    """With its zone."""
    updated: datetime
    """With its zone; the same as `published` where the front matter tells of no change."""
    summary: str
    """One or two sentences, plain text."""
    text: str
    """Finished HTML, every address in it absolute."""
    authors: tuple[Author, ...] = ()
    byline: str = ""
    """The names of the authors as a list of the language."""
    categories: tuple[str, ...] = ()
    """Names of the department, the places and the tags, none twice."""
    image: Image | None = None
    """A picture to show beside it."""
    job: Job | None = None
    """What is known of a vacancy."""
    made_with: tuple[str, ...] = ()
    """What artificial intelligence has made of it: `ai-text`, `ai-pictures`, `ai-translation`."""
    source: str = ""
    """Absolute address of what a story comments on."""


class Setting(NamedTuple):
    """What surrounds a feed in one format."""

    url: str
    """Absolute address of the feed itself."""
    style: str
    """Address of the style sheet by which browsers show it, relative to the feed."""
    notice: str
    """What somebody reads first who opens it in a browser: an element of XHTML."""


class Feed(NamedTuple):
    """A list of stories or vacancies in one language."""

    id: str
    """A URN."""
    path: str
    """Root-relative path without the ending that each format adds: `nl/feeds/stories`."""
    title: str
    """Plain text."""
    description: str
    """Plain text."""
    lang: str
    """BCP 47."""
    url: str
    """Absolute address of the page that shows the same."""
    help: str
    """Absolute address of the page about feeds."""
    author: Author
    """The organisation."""
    updated: datetime
    """When the newest change in it was made, with a zone."""
    entries: tuple[Entry, ...]
    """Newest first."""
