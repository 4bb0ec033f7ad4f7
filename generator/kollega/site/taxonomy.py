"""Departments, locations and tags: their ids, and their names in each language."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kollega.config.facets import Facet, PlaceFacet
from kollega.config.options import in_language
from kollega.config.slug import id_of, place_id
from kollega.config.values import Place
from kollega.content.item import AnyItem
from kollega.i18n.language import formats_of

if TYPE_CHECKING:
    from collections.abc import Mapping

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


class FacetId(NamedTuple):
    """A department, a location or a tag: what an item has, and what has a page."""

    kind: FacetKind
    id: str


_UNSTATED = Facet()
"""What the settings say of a facet that only occurs in content."""


@dataclass(frozen=True)
class Taxonomy:
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
            FacetId(kind, name): facet_id
            for kind, facets in self._known.items()
            for facet_id, facet in facets.items()
            for name in map(id_of, facet.name.values())
        } | {facet: facet.id for facet in self.stated}

    @property
    def stated(self) -> tuple[FacetId, ...]:
        """Return the facets that the settings name."""
        return tuple(FacetId(kind, facet_id) for kind, facets in self._known.items() for facet_id in facets)

    def settings_of(self, facet: FacetId) -> Facet | PlaceFacet:
        """Return what the settings say of a facet; nothing where it only occurs in content."""
        return self._known[facet.kind].get(facet.id, _UNSTATED)

    def meant_by(self, kind: FacetKind, text: str) -> FacetId:
        """Return the facet that an id or a name stands for.

        The plain name of a town means the one place of that name that is written out, if there is one alone.
        """
        own = FacetId(kind, id_of(text))
        if own in self._ids:
            return FacetId(kind, self._ids[own])
        town = self.towns.only(own.id) if kind is FacetKind.LOCATION else None
        return FacetId(kind, town) if town else own

    def location(self, location: str | Place) -> FacetId | None:
        """Return the facet of a location; None for a country alone."""
        if location not in self._locations:
            self._locations[location] = self._located(location)
        return self._locations[location]

    @cached_property
    def _locations(self) -> dict[str | Place, FacetId | None]:
        """Return the facets of the locations that were asked for so far: thousands of items lie in the same few."""
        return {}

    def _located(self, location: str | Place) -> FacetId | None:
        if isinstance(location, str):
            return self.meant_by(FacetKind.LOCATION, location)
        if not town_of(location):
            return None
        if own := self._place_id(location):
            return FacetId(FacetKind.LOCATION, own)
        return self.meant_by(FacetKind.LOCATION, town_of(location))

    def _place_id(self, place: Place) -> str:
        """Return the id of a place that is written out; empty for a mere name, and for what the settings know."""
        own = place_id(place)
        town = FacetId(FacetKind.LOCATION, id_of(town_of(place)))
        known = self.settings.places.get(self._ids.get(town, ""))
        if own == town.id or (known and may_be_same(place, known.place)):
            return ""
        return self._ids.get(FacetId(FacetKind.LOCATION, own), own)

    def candidates(self, location: str | Place) -> tuple[str, ...]:
        """Return the ids of the places that a location could mean, where it says too little to tell."""
        facet = self.location(location)
        name = id_of(location if isinstance(location, str) else town_of(location))
        if facet is None or FacetId(facet.kind, name) in self._ids:
            return ()
        if isinstance(location, str):
            return self.towns.by_name.get(name, ()) if facet.id == name else ()
        return tuple(
            other
            for other in self.towns.by_name.get(name, ())
            if other != facet.id and is_vaguer(location, self.towns.places[other])
        )

    @cached_property
    def towns(self) -> Towns:
        """Return the places that only occur written out, each as it stands first."""
        named = ((self._place_id(place), place) for place in reversed(self.written_out) if town_of(place))
        return Towns({own: place for own, place in named if own and own not in self.settings.places})

    def label(self, facet: FacetId, lang: str, written: str = "") -> str:
        """Return a facet's name in a language; without settings, as it is written in the content."""
        stated = in_language(self.settings_of(facet).name, lang)
        return stated or self._qualify(facet, _readable(facet, written), lang)

    def _qualify(self, facet: FacetId, name: str, lang: str) -> str:
        """Return a name with what tells a place that is written out from others of that name: “Portland, OR”."""
        if facet.kind is not FacetKind.LOCATION or facet.id not in self.towns.places:
            return name
        town = town_of(self.towns.places[facet.id])
        namesakes = len(self.towns.by_name[id_of(town)]) + (FacetId(facet.kind, id_of(town)) in self._ids)
        qualifier = self.towns.qualifier(facet.id, lang) if namesakes > 1 else ""
        return f"{town}, {qualifier}" if qualifier else town

    def location_name(self, location: str | Place, lang: str) -> str:
        """Return the name of a location in a language; empty for a country alone."""
        if (name := self._location_names.get((location, lang))) is None:
            facet, written = self.location(location), location if isinstance(location, str) else town_of(location)
            name = self._location_names[location, lang] = self.label(facet, lang, written) if facet else ""
        return name

    @cached_property
    def _location_names(self) -> dict[tuple[str | Place, str], str]:
        """Return what locations were called so far."""
        return {}

    def place(self, location: str | Place) -> Place:
        """Return the address of a location; of a plain name, a place with that city alone."""
        if isinstance(location, Place):
            return location
        known = self.settings_of(self.meant_by(FacetKind.LOCATION, location))
        return known.place if isinstance(known, PlaceFacet) else Place(city=location)

    def classify(self, item: AnyItem) -> dict[FacetId, str]:
        """Return the facets of an item, each with the name it is written with."""
        places = {
            facet: each if isinstance(each, str) else town_of(each)
            for each in item.front.locations
            if (facet := self.location(each))
        }
        front = item.front
        teams = {self.meant_by(FacetKind.DEPARTMENT, front.department): front.department} if front.department else {}
        return teams | places | {self.meant_by(FacetKind.TAG, tag): tag for tag in front.tags}


def _readable(facet: FacetId, written: str) -> str:
    """Return a name for people: `how-we-work` becomes “how we work”, and a department or place a capital."""
    if written and written != facet.id:
        return written
    words = facet.id.replace("-", " ")
    return words if facet.kind is FacetKind.TAG else words[:1].upper() + words[1:]


def town_of(place: Place) -> str:
    """Return what a place is called in short: its town, else its region; empty for a country alone."""
    return place.city or place.region or ""


def may_be_same(place: Place, other: Place) -> bool:
    """Return whether two places of one name may be the same: neither lies in another region or country."""
    pairs = ((place.region, other.region), (place.country, other.country))
    return all(not one or not two or id_of(one) == id_of(two) for one, two in pairs)


def is_vaguer(place: Place, other: Place) -> bool:
    """Return whether a place may be another of its name, of which more is said."""
    less = (other.region and not place.region) or (other.country and not place.country)
    return bool(less) and may_be_same(place, other)


@dataclass(frozen=True)
class Towns:
    """The places of a site that only occur written out."""

    places: Mapping[str, Place]
    """By id: `portland-or-us`."""

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the places of each name, by the id of the name alone: `portland`."""
        ids: dict[str, list[str]] = defaultdict(list)
        for own, place in sorted(self.places.items()):
            ids[id_of(town_of(place))].append(own)
        return {name: tuple(those) for name, those in ids.items()}

    def only(self, name: str) -> str | None:
        """Return the id of the place of a name, itself given as an id, if there is one alone."""
        ids = self.by_name.get(name, ())
        return ids[0] if len(ids) == 1 else None

    def qualifier(self, own: str, lang: str) -> str:
        """Return what tells a place from others of its name, in a language: region or country, or both."""
        namesakes = [self.places[each] for each in self.by_name[id_of(town_of(self.places[own]))]]
        place = self.places[own]
        short = _region(place) or _country(place, lang)
        alike = sum(short == (_region(each) or _country(each, lang)) for each in namesakes)
        return short if alike == 1 else ", ".join(filter(None, (_region(place), _country(place, lang))))


def _region(place: Place) -> str:
    """Return the region, where it is not what the place is called already."""
    region = place.region or ""
    return "" if id_of(region) == id_of(town_of(place)) else region


def _country(place: Place, lang: str) -> str:
    return str(formats_of(lang).territories.get(place.country, place.country)) if place.country else ""
