"""What a feed holds, in no format yet: plain, finished values with absolute addresses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of an entry."""

    url: str
    """Absolute address."""
    media_type: str
    """For example `image/png`."""
    length: int | None = None
    """Bytes; None where they are not known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One story or vacancy."""

    id: str
    """A URN that never changes; it is no address."""
    title: str
    """Plain text."""
    url: str
    """Absolute address of its page."""
    published: datetime
    """With its zone."""
    updated: datetime
    """With its zone; the same as `published` where nothing has changed."""
    summary: str
    """One or two sentences, plain text."""
    content: str
    """The whole text as finished HTML, every address in it absolute."""
    authors: tuple[str, ...] = ()
    """Names."""
    categories: tuple[str, ...] = ()
    """Names of the department, the places and the tags."""
    image: Image | None = None
    """A picture to show beside it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of stories or vacancies in one language."""

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
    updated: datetime
    """When the newest change in it was made, with a zone."""
    entries: tuple[Entry, ...]
    """Newest first."""
