"""An advertisement: a job at a place of work, as a board posts it, and the kinds of fields that it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from kollega.outputs.boards.board import Board
    from kollega.outputs.boards.job import Job, Spot


class Html(str):
    """A text with markup, which stands in a CDATA section."""

    __slots__ = ()


Value = str | tuple[str, ...] | tuple[Mapping[str, str], ...]
"""A text; or several, each an element; or several elements that hold others."""


class Publisher(NamedTuple):
    """Whose vacancies a file holds."""

    name: str
    url: str
    """The organisation's own site."""
    site: str
    """Absolute address of the careers site."""
    day: datetime
    """When the day of the build began: all builds of a day make the same file."""


class Advertisement(NamedTuple):
    """A job at one of its places, or at the first of them where a board has them all in one."""

    job: Job
    spot: Spot
    publisher: Publisher

    def id(self, board: Board) -> str:
        """Return what no other advertisement of the board has, and what stays when others come and go."""
        is_one_of_several = board.per_place and self.spot.code
        return f"{self.job.code}-{self.spot.code}" if is_one_of_several else self.job.code


Field = Callable[[Advertisement, "Board"], Value]


def advertisements_of(jobs: Iterable[Job], board: Board, publisher: Publisher) -> Iterator[Advertisement]:
    """Yield what a board posts of some jobs."""
    for job in jobs:
        for spot in job.spots if board.per_place else job.spots[:1]:
            yield Advertisement(job, spot, publisher)
