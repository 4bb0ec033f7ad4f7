"""What hand-written pages show in the place of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kollega.outputs.pages.views.card import Link, PersonCard, StoryCard, VacancyRow


class ListBlock(NamedTuple):
    """Some stories, some open vacancies or some colleagues."""

    items: tuple[StoryCard | VacancyRow | PersonCard, ...]
    """All of one kind; of vacancies there may be none."""
    total: int
    """How many the whole site has in this language."""
    title: str = ""
    """The heading; empty for none."""
    onward: Link | None = None
    """Where there are more; its label is empty where it leads to all that the site has."""


class QuoteBlock(NamedTuple):
    """Somebody's words."""

    words: str
    """Finished HTML."""
    person: PersonCard | None = None
    """Who says them."""
    story: StoryCard | None = None
    """Or the story that they are from."""
    said_by: str = ""
    """Or who says them, as it is written: finished HTML, may be empty."""
