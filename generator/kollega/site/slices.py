"""What each department, location and tag has to show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from kollega.content.item import AnyItem, PersonItem, StoryItem, VacancyItem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kollega.site.facets import FacetId

T = TypeVar("T", StoryItem, VacancyItem, PersonItem)


@dataclass(frozen=True)
class Slice:
    """What one department, location or tag has in one language."""

    stories: tuple[StoryItem, ...] = ()
    """Newest first."""
    vacancies: tuple[VacancyItem, ...] = ()
    """Open ones; those that close first on top."""
    people: tuple[PersonItem, ...] = ()
    """By name."""


def slices_of(
    stories: Iterable[StoryItem],
    vacancies: Iterable[VacancyItem],
    people: Iterable[PersonItem],
    facets_of: Callable[[AnyItem], Iterable[FacetId]],
) -> Mapping[FacetId, Slice]:
    """Return the slice of each facet that any of the items has, the items in their order."""
    told, open_ones, working = _having(stories, facets_of), _having(vacancies, facets_of), _having(people, facets_of)
    return {
        facet: Slice(tuple(told[facet]), tuple(open_ones[facet]), tuple(working[facet]))
        for facet in told.keys() | open_ones.keys() | working.keys()
    }


def _having(items: Iterable[T], facets_of: Callable[[AnyItem], Iterable[FacetId]]) -> defaultdict[FacetId, list[T]]:
    having: defaultdict[FacetId, list[T]] = defaultdict(list)
    for item in items:
        for facet in facets_of(item):
            having[facet].append(item)
    return having
