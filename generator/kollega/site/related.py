"""What belongs together: by hand first, then by team, place and shared tags."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from kollega.site.facets import FacetId

WEIGHTS = {FacetKind.DEPARTMENT: 4, FacetKind.LOCATION: 2, FacetKind.TAG: 1}
"""One would work with a team; a place and a topic count for less."""

T = TypeVar("T")


class Affinity(Generic[T]):
    """Finds, among items in a fixed order, those that share most with given facets."""

    def __init__(self, items: Sequence[T], facets_of: Callable[[T], Iterable[FacetId]]) -> None:
        self._items = items
        self._having: dict[FacetId, list[int]] = defaultdict(list)
        for index, item in enumerate(items):
            for facet in facets_of(item):
                self._having[facet].append(index)

    def nearest(
        self, facets: Iterable[FacetId], limit: int, first: Sequence[T] = (), without: Collection[T] = ()
    ) -> tuple[T, ...]:
        """Return `first`, then the items that share most with `facets`; the earlier item where they share alike."""
        scores: dict[int, int] = defaultdict(int)
        for facet in facets:
            weight = WEIGHTS[facet[0]]
            for index in self._having.get(facet, ()):
                scores[index] += weight
        ranked = (self._items[index] for index in sorted(scores, key=lambda index: (-scores[index], index)))
        found = list(first[:limit])
        for item in ranked:
            if len(found) >= limit:
                break
            if not any(item is other for other in (*found, *without)):
                found.append(item)
        return tuple(found)
