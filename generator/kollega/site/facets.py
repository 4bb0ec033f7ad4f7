"""What each department, location and tag of a site has to show in a language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from kollega.content.item import AnyItem, PersonItem, StoryItem, VacancyItem
from kollega.content.reading import of_structure
from kollega.i18n.collation import sort_key
from kollega.site.taxonomy import FacetId, FacetKind, Taxonomy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_T = TypeVar("_T", StoryItem, VacancyItem, PersonItem)


@dataclass(frozen=True)
class FacetSlice:
    """What one department, location or tag has in one language."""

    stories: tuple[StoryItem, ...] = ()
    """Newest first."""
    vacancies: tuple[VacancyItem, ...] = ()
    """Open ones; those that close first on top."""
    people: tuple[PersonItem, ...] = ()
    """By name."""


@dataclass(frozen=True)
class Facets(Taxonomy):
    """The facets of what is published."""

    items: tuple[AnyItem, ...] = ()
    stories: Mapping[str, Sequence[StoryItem]] = field(default_factory=dict)
    """By language, newest first."""
    vacancies: Mapping[str, Sequence[VacancyItem]] = field(default_factory=dict)
    """Open ones by language; those that close first on top."""
    people: Mapping[str, Sequence[PersonItem]] = field(default_factory=dict)
    """By language and name."""

    def of(self, item: AnyItem) -> Mapping[FacetId, str]:
        """Return the facets of an item, each with the name it is written with."""
        return self._by_path[item.path]

    def of_kind(self, item: AnyItem, kind: FacetKind) -> tuple[FacetId, ...]:
        """Return the departments, the locations or the tags of an item."""
        if (found := self._of_kind.get((item.path, kind))) is None:
            found = self._of_kind[item.path, kind] = tuple(facet for facet in self.of(item) if facet.kind is kind)
        return found

    def names(self, item: AnyItem, kind: FacetKind, lang: str) -> tuple[str, ...]:
        """Return what the departments, the locations or the tags of an item are called in a language."""
        return tuple(self.name(facet, lang) for facet in self.of_kind(item, kind))

    def department_name(self, item: AnyItem, lang: str) -> str:
        """Return what the department of an item is called in a language; empty where it has none."""
        return next(iter(self.names(item, FacetKind.DEPARTMENT, lang)), "")

    def name(self, facet: FacetId, lang: str) -> str:
        """Return a facet's name in a language."""
        if (name := self._names.get((facet, lang))) is None:
            name = self._names[facet, lang] = self.label(facet, lang, self._spellings.get(facet, ""))
        return name

    def in_language(self, lang: str, kind: FacetKind) -> tuple[FacetId, ...]:
        """Return the facets of a kind that have something to show in a language, by name."""
        found = {facet for facet in self._slices.get(lang, {}) if facet.kind is kind}
        return tuple(sorted(found, key=lambda facet: (sort_key(self.name(facet, lang), lang), facet)))

    @of_structure
    def known(self) -> frozenset[FacetId]:
        """Return the facets that the settings name or anything published has."""
        return frozenset(self.stated) | frozenset(chain.from_iterable(self._by_path.values()))

    def has_page(self, facet: FacetId, lang: str) -> bool:
        """Return whether a facet has something to show in a language."""
        return facet in self._slices.get(lang, {})

    def slice(self, facet: FacetId, lang: str) -> FacetSlice:
        """Return what a facet has in a language."""
        return self._slices.get(lang, {}).get(facet) or FacetSlice()

    @cached_property
    def _of_kind(self) -> dict[tuple[str, FacetKind], tuple[FacetId, ...]]:
        """Return the facets of a kind that items were asked for so far: each page asks the same of several."""
        return {}

    @cached_property
    def _names(self) -> dict[tuple[FacetId, str], str]:
        """Return what facets were called so far."""
        return {}

    @of_structure
    def _by_path(self) -> Mapping[str, Mapping[FacetId, str]]:
        return {item.path: self.classify(item) for item in self.items}

    @of_structure
    def _spellings(self) -> Mapping[FacetId, str]:
        """Return the first spelling of each facet by path, so that the order of reading is all one; best no mere id."""
        first: dict[FacetId, str] = {}
        for path in sorted(self._by_path):
            for facet, text in self._by_path[path].items():
                if first.setdefault(facet, text) == facet.id:
                    first[facet] = text
        return first

    @of_structure
    def _slices(self) -> Mapping[str, Mapping[FacetId, FacetSlice]]:
        return {
            lang: _slices_of(self.stories[lang], self.vacancies[lang], self.people[lang], self.of)
            for lang in self.settings.languages
        }


def _slices_of(
    stories: Iterable[StoryItem],
    vacancies: Iterable[VacancyItem],
    people: Iterable[PersonItem],
    facets_of: Callable[[AnyItem], Iterable[FacetId]],
) -> Mapping[FacetId, FacetSlice]:
    """Return the slice of each facet that any of the items has, the items in their order."""
    told, open_ones, working = _having(stories, facets_of), _having(vacancies, facets_of), _having(people, facets_of)
    return {
        facet: FacetSlice(tuple(told[facet]), tuple(open_ones[facet]), tuple(working[facet]))
        for facet in told.keys() | open_ones.keys() | working.keys()
    }


def _having(items: Iterable[_T], facets_of: Callable[[AnyItem], Iterable[FacetId]]) -> defaultdict[FacetId, list[_T]]:
    having: defaultdict[FacetId, list[_T]] = defaultdict(list)
    for item in items:
        for facet in facets_of(item):
            having[facet].append(item)
    return having
