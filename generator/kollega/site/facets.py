"""Departments, locations and tags: ids, names in each language, and which of them an item has."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from kollega.content.facet_id import id_of
from kollega.content.fields import Place
from kollega.content.person import Person
from kollega.content.vacancy import Vacancy
from kollega.settings import Facet, PlaceFacet, in_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.content.item import AnyItem
    from kollega.settings import Settings


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
    """What the settings know of departments, places and tags."""

    settings: Settings

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
        """Return the facet that an id or a name stands for."""
        own = id_of(text)
        return kind, self._ids.get((kind, own), own)

    def name(self, facet: FacetId, lang: str, written: str = "") -> str:
        """Return a facet's name in a language; without settings, as it is written in the content."""
        stated = in_language(self.settings_of(facet).name, lang)
        return stated or _readable(*facet, written)

    def location_name(self, text: str, lang: str) -> str:
        """Return the name, in a language, of the location that an id or a name stands for."""
        return self.name(self.meant_by(FacetKind.LOCATION, text), lang, text)

    def place(self, location: str | Place) -> Place:
        """Return the address of a location; of a plain name, a place with that city alone."""
        if isinstance(location, Place):
            return location
        known = self.settings_of(self.meant_by(FacetKind.LOCATION, location))
        return known.place if isinstance(known, PlaceFacet) else Place(city=location)

    def of(self, item: AnyItem) -> dict[FacetId, str]:
        """Return the facets of an item, each with the name it is written with."""
        return {self.meant_by(kind, text): text for kind, text in _written(item)}


def _written(item: AnyItem) -> Iterator[tuple[FacetKind, str]]:
    front = item.front
    if front.department:
        yield FacetKind.DEPARTMENT, front.department
    if isinstance(front, Vacancy):
        for location in front.locations:
            name = location if isinstance(location, str) else location.city or location.region
            if name:
                yield FacetKind.LOCATION, name
    elif front.location:
        yield FacetKind.LOCATION, front.location
    if not isinstance(front, Person):
        for tag in front.tags:
            yield FacetKind.TAG, tag


def _readable(kind: FacetKind, facet_id: str, written: str) -> str:
    """Return a name for people: `how-we-work` becomes “how we work”, and a department or place a capital."""
    if written and written != facet_id:
        return written
    words = facet_id.replace("-", " ")
    return words if kind is FacetKind.TAG else words[:1].upper() + words[1:]
