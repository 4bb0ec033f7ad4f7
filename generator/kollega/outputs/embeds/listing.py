"""What other people's pages list, and what can be asked of each row."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kollega.content.kind import ItemKind
from kollega.content.reading import note_reading
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.content.item import ShareableItem, StoryItem, VacancyItem
    from kollega.outputs.edition import Edition
    from kollega.site.taxonomy import FacetId

KINDS = (ItemKind.VACANCY, ItemKind.STORY)
"""What is listed in other people's pages."""

FILTERS = (*(kind.value for kind in FacetKind), ItemKind.PERSON.value)
"""What a list can be cut by: names of attributes, and of parameters in the address of a frame."""

MOST_STORIES = 24
"""How many stories a list can show at most, whatever it is cut by. A list of jobs must be whole; nobody reads so many
stories on another site, and their pictures are heavy."""


@dataclass(frozen=True)
class Listing:
    """The stories or the open vacancies of a language that other sites may list. Drafts are in none."""

    kind: ItemKind
    items: tuple[ShareableItem, ...]
    """In the order of the site's own list."""
    marks: tuple[Mapping[str, str], ...]
    """By filter the ids that each of them has, with spaces between."""

    @property
    def most(self) -> int | None:
        """Return how many rows are shown at most; None where all are."""
        return MOST_STORIES if self.kind is ItemKind.STORY else None

    def where(self, filters: Mapping[str, str]) -> tuple[ShareableItem, ...]:
        """Return what is shown of those that have an id for each filter; ids of one filter stand for any of them."""
        rows = set(range(len(self.items)))
        for name, ids in filters.items():
            rows &= set().union(*(self._rows.get((name, each), ()) for each in ids.split()))
        return tuple(self.items[row] for row in sorted(rows)[: self.most])

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], Sequence[int]]:
        """The rows that have an id of a filter: every page of a facet asks for those that have its own."""
        rows: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for row, marks in enumerate(self.marks):
            for name, ids in marks.items():
                for each in ids.split():
                    rows[name, each].append(row)
        return rows


def listing(kind: ItemKind, edition: Edition) -> Listing:
    """Return what other sites may list of a kind in a language; each edition makes it once."""
    return edition.views.get((listing, kind), _listing, kind, edition)


def _listing(kind: ItemKind, edition: Edition) -> Listing:
    with note_reading():  # the site's structure: what is listed, and under which facets
        items: tuple[ShareableItem, ...] = tuple(_vacancies(edition) if kind is ItemKind.VACANCY else _stories(edition))
        return Listing(kind, items, tuple(_marks(item, edition) for item in items))


def embedded_kind(facet: FacetId, edition: Edition) -> ItemKind | None:
    """Return what of a facet other sites show when they know its page alone: vacancies, else stories, else None."""
    part, is_embedded = edition.site.facets.slice(facet, edition.lang), edition.site.is_embedded
    if any(is_embedded(vacancy) for vacancy in part.vacancies):
        return ItemKind.VACANCY
    return ItemKind.STORY if any(is_embedded(story) for story in part.stories) else None


def _vacancies(edition: Edition) -> Iterator[VacancyItem]:
    return filter(edition.site.is_embedded, edition.site.vacancies_in(edition.lang))


def _stories(edition: Edition) -> Iterator[StoryItem]:
    """Yield the newest stories of all, and of each department, place, tag and person, newest first."""
    told: Counter[tuple[str, str]] = Counter()
    for story in filter(edition.site.is_embedded, edition.site.stories_in(edition.lang)):
        slices = [("", ""), *((name, each) for name, ids in _ids(story, edition).items() for each in ids)]
        if any(told[each] < MOST_STORIES for each in slices):
            told.update(slices)
            yield story


def _marks(item: ShareableItem, edition: Edition) -> Mapping[str, str]:
    return {name: " ".join(ids) for name, ids in _ids(item, edition).items() if ids}


def _ids(item: ShareableItem, edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return the ids that an item has, by filter; people have what they wrote, and what one may ask them about."""
    site = edition.site
    facets = {kind.value: tuple(each.id for each in site.facets.of_kind(item, kind)) for kind in FacetKind}
    people = site.authors(item) if item.kind is ItemKind.STORY else filter(None, (site.contact(item),))
    return facets | {ItemKind.PERSON.value: tuple(person.slug for person in people)}
