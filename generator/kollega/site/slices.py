"""The slices of a site: the stories or the vacancies of it all, or of one department, location, tag or person.

Feeds, calendars and lists for other sites are cut the same way.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from kollega.content.kind import ItemKind
from kollega.content.reading import of_structure
from kollega.i18n.collation import sort_key
from kollega.site.taxonomy import FacetId, FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.content.item import ShareableItem, StoryItem, VacancyItem
    from kollega.site.facets import Facets


class ScopeKind(StrEnum):
    """By what a slice is cut, the widest first."""

    SITE = "site"
    DEPARTMENT = "department"
    LOCATION = "location"
    TAG = "tag"
    PERSON = "person"


_FACETS = {ScopeKind(kind): kind for kind in FacetKind}


class Scope(NamedTuple):
    """What a slice is about: the whole site, or one department, location, tag or person."""

    kind: ScopeKind = ScopeKind.SITE
    id: str = ""
    """Empty for the whole site."""

    @classmethod
    def of(cls, facet: FacetId) -> Scope:
        """Return the scope that a department, a location or a tag is."""
        return cls(ScopeKind(facet.kind), facet.id)

    @property
    def facet(self) -> FacetId | None:
        """Return the department, the location or the tag that it is; None for the others."""
        kind = _FACETS.get(self.kind)
        return FacetId(kind, self.id) if kind else None

    @property
    def folder(self) -> str:
        """Return the folder that addresses have for it, `departments/mills/`; empty for the whole site."""
        if self.kind is ScopeKind.SITE:
            return ""
        plural = self.facet.kind.plural if self.facet else ItemKind.PERSON.plural
        return f"{plural}/{self.id}/"


WHOLE_SITE = Scope()


class Slice(NamedTuple):
    """The stories or the open vacancies that a scope has in a language. Drafts are in none."""

    scope: Scope
    kind: ItemKind
    """A story or a vacancy: what all of its items are."""
    lang: str
    """BCP 47."""
    items: tuple[ShareableItem, ...]
    """Newest first."""


@dataclass(frozen=True)
class Slices:
    """The slices of a site. An empty one is none of them."""

    stories: Sequence[StoryItem]
    """Live ones, newest first."""
    vacancies: Sequence[VacancyItem]
    """Live and open ones, newest first."""
    facets: Facets
    """Know the departments, places and tags of items, and who is shown in a language."""

    def in_language(self, lang: str) -> tuple[Slice, ...]:
        """Return the slices of a language: the whole site first, then by the kind and the name of their scopes."""
        return tuple(self._by_language[lang].values())

    def of(self, scope: Scope, lang: str) -> tuple[Slice, ...]:
        """Return the slices of a scope in a language: its stories, its vacancies, both or neither."""
        kinds = (self.get(scope, kind, lang) for kind in (ItemKind.STORY, ItemKind.VACANCY))
        return tuple(each for each in kinds if each)

    def get(self, scope: Scope, kind: ItemKind, lang: str) -> Slice | None:
        """Return a slice, or None where it is empty."""
        return self._by_language[lang].get((scope, kind))

    def name(self, scope: Scope, lang: str) -> str:
        """Return what a scope is called in a language; empty for the whole site."""
        if facet := scope.facet:
            return self.facets.name(facet, lang)
        return self._people[lang].get(scope.id, "")

    @of_structure
    def _by_language(self) -> Mapping[str, Mapping[tuple[Scope, ItemKind], Slice]]:
        return {lang: dict(self._slices(lang)) for lang in self.facets.settings.languages}

    def _slices(self, lang: str) -> Iterator[tuple[tuple[Scope, ItemKind], Slice]]:
        found: defaultdict[Scope, dict[ItemKind, list[ShareableItem]]] = defaultdict(dict)
        items: tuple[ShareableItem, ...] = (*self.stories, *self.vacancies)
        for item in items:
            if item.lang == lang:
                for scope in self._scopes(item):
                    found[scope].setdefault(item.kind, []).append(item)
        kinds = list(ScopeKind)
        named = {scope: (kinds.index(scope.kind), sort_key(self.name(scope, lang), lang), scope) for scope in found}
        for scope in sorted(found, key=named.__getitem__):
            for kind in sorted(found[scope]):
                yield (scope, kind), Slice(scope, kind, lang, tuple(found[scope][kind]))

    def _scopes(self, item: ShareableItem) -> Iterator[Scope]:
        """Yield the scopes of an item: people have what they wrote, and the vacancies about which one may ask them."""
        yield WHOLE_SITE
        yield from map(Scope.of, self.facets.of(item))
        named = item.front.authors if item.kind is ItemKind.STORY else filter(None, (item.front.contact,))
        yield from (Scope(ScopeKind.PERSON, slug) for slug in named if slug in self._people[item.lang])

    @of_structure
    def _people(self) -> Mapping[str, Mapping[str, str]]:
        """Return the names of those who are shown in each language, by id."""
        return {
            lang: {person.slug: person.front.name for person in people} for lang, people in self.facets.people.items()
        }
