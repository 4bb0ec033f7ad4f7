"""Departments, locations and tags: ids, names in each language, and what each has to show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from kollega.config.options import in_language
from kollega.config.settings import Facet, PlaceFacet
from kollega.config.slug import id_of, place_id
from kollega.config.values import Place
from kollega.content.item import AnyItem, PersonItem, StoryItem, VacancyItem
from kollega.site.places import Towns, is_vaguer, may_be_same, town_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kollega.config.settings import Settings
    from kollega.content.item import AnyItem


class FacetKind(StrEnum):
    """The ways to slice a site."""

    DEPARTMENT = "department"
    LOCATION = "location"
    TAG = "tag"

    @property
    def plural(self) -> str:
        """Return the word that addresses and feeds use."""
        return f"{self}s"


FacetId = tuple[FacetKind, str]
"""A kind and an id: what an item has, and what has a page."""

_UNSTATED = Facet()
"""What the settings say of a facet that only occurs in content."""


@dataclass(frozen=True)
class Facets:
    """What the settings know of departments, places and tags, and which places are written out beside them."""

    settings: Settings
    written_out: tuple[Place, ...] = ()
    """Places in the parts of an address, as they stand in what is published."""

    @cached_property
    def _known(self) -> Mapping[FacetKind, Mapping[str, Facet | PlaceFacet]]:
        return {
            FacetKind.DEPARTMENT: self.settings.departments,
            FacetKind.LOCATION: self.settings.places,
            FacetKind.TAG: self.settings.tags,
        }

    @cached_property
    def _ids(self) -> Mapping[FacetId, str]:
        """The id of each name in the settings, and the id that it means; an id means itself before any name."""
        return {
            (kind, name): facet_id
            for kind, facets in self._known.items()
            for facet_id, facet in facets.items()
            for name in map(id_of, facet.name.values())
        } | {facet: facet[1] for facet in self.stated}

    @property
    def stated(self) -> tuple[FacetId, ...]:
        """Return the facets that the settings name."""
        return tuple((kind, facet_id) for kind, facets in self._known.items() for facet_id in facets)

    def settings_of(self, facet: FacetId) -> Facet | PlaceFacet:
        """Return what the settings say of a facet; nothing where it only occurs in content."""
        kind, facet_id = facet
        return self._known[kind].get(facet_id, _UNSTATED)

    def meant_by(self, kind: FacetKind, text: str) -> FacetId:
        """Return the facet that an id or a name stands for.

        The plain name of a town means the one place of that name that is written out, if there is one alone.
        """
        own = id_of(text)
        if (kind, own) in self._ids:
            return kind, self._ids[kind, own]
        return kind, (self.towns.only(own) if kind is FacetKind.LOCATION else None) or own

    def location(self, location: str | Place) -> FacetId | None:
        """Return the facet of a location; None for a country alone."""
        if isinstance(location, str):
            return self.meant_by(FacetKind.LOCATION, location)
        if not town_of(location):
            return None
        if own := self._place_id(location):
            return FacetKind.LOCATION, own
        return self.meant_by(FacetKind.LOCATION, town_of(location))

    def _place_id(self, place: Place) -> str:
        """Return the id of a place that is written out; empty for a mere name, and for what the settings know."""
        own = place_id(place)
        kind, name = FacetKind.LOCATION, id_of(town_of(place))
        known = self.settings.places.get(self._ids.get((kind, name), ""))
        return "" if own == name or (known and may_be_same(place, known.place)) else self._ids.get((kind, own), own)

    def candidates(self, location: str | Place) -> tuple[str, ...]:
        """Return the ids of the places that a location could mean, where it says too little to tell."""
        facet = self.location(location)
        name = id_of(location if isinstance(location, str) else town_of(location))
        if facet is None or (facet[0], name) in self._ids:
            return ()
        if isinstance(location, str):
            return self.towns.by_name.get(name, ()) if facet[1] == name else ()
        return tuple(
            other
            for other in self.towns.by_name.get(name, ())
            if other != facet[1] and is_vaguer(location, self.towns.places[other])
        )

    @cached_property
    def towns(self) -> Towns:
        """Return the places that only occur written out, each as it stands first."""
        named = ((self._place_id(place), place) for place in reversed(self.written_out) if town_of(place))
        return Towns({own: place for own, place in named if own and own not in self.settings.places})

    def name(self, facet: FacetId, lang: str, written: str = "") -> str:
        """Return a facet's name in a language; without settings, as it is written in the content."""
        stated = in_language(self.settings_of(facet).name, lang)
        return stated or self._apart(facet, _readable(*facet, written), lang)

    def _apart(self, facet: FacetId, name: str, lang: str) -> str:
        """Return a name with what tells a place that is written out from others of that name: “Portland, OR”."""
        kind, own = facet
        if kind is not FacetKind.LOCATION or own not in self.towns.places:
            return name
        town = town_of(self.towns.places[own])
        namesakes = len(self.towns.by_name[id_of(town)]) + ((kind, id_of(town)) in self._ids)
        qualifier = self.towns.qualifier(own, lang) if namesakes > 1 else ""
        return f"{town}, {qualifier}" if qualifier else town

    def location_name(self, location: str | Place, lang: str) -> str:
        """Return the name of a location in a language; empty for a country alone."""
        facet = self.location(location)
        return self.name(facet, lang, location if isinstance(location, str) else town_of(location)) if facet else ""

    def place(self, location: str | Place) -> Place:
        """Return the address of a location; of a plain name, a place with that city alone."""
        if isinstance(location, Place):
            return location
        known = self.settings_of(self.meant_by(FacetKind.LOCATION, location))
        return known.place if isinstance(known, PlaceFacet) else Place(city=location)

    def of(self, item: AnyItem) -> dict[FacetId, str]:
        """Return the facets of an item, each with the name it is written with."""
        places = {
            facet: each if isinstance(each, str) else town_of(each)
            for each in item.front.locations
            if (facet := self.location(each))
        }
        front = item.front
        teams = {self.meant_by(FacetKind.DEPARTMENT, front.department): front.department} if front.department else {}
        return teams | places | {self.meant_by(FacetKind.TAG, tag): tag for tag in front.tags}


def _readable(kind: FacetKind, facet_id: str, written: str) -> str:
    """Return a name for people: `how-we-work` becomes “how we work”, and a department or place a capital."""
    if written and written != facet_id:
        return written
    words = facet_id.replace("-", " ")
    return words if kind is FacetKind.TAG else words[:1].upper() + words[1:]


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
