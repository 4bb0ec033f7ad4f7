"""Places that are written out where they are needed, and what tells those of one name apart."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kollega.config.slug import id_of
from kollega.i18n.language import formats_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.config.values import Place


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
        for place_id, place in sorted(self.places.items()):
            ids[id_of(town_of(place))].append(place_id)
        return {name: tuple(those) for name, those in ids.items()}

    def only(self, name: str) -> str | None:
        """Return the id of the place of a name, itself given as an id, if there is one alone."""
        ids = self.by_name.get(name, ())
        return ids[0] if len(ids) == 1 else None

    def qualifier(self, place_id: str, lang: str) -> str:
        """Return what tells a place from others of its name, in a language: region or country, or both."""
        namesakes = [self.places[each] for each in self.by_name[id_of(town_of(self.places[place_id]))]]
        place = self.places[place_id]
        short = _region(place) or _country(place, lang)
        alike = sum(short == (_region(each) or _country(each, lang)) for each in namesakes)
        return short if alike == 1 else ", ".join(filter(None, (_region(place), _country(place, lang))))


def _region(place: Place) -> str:
    """Return the region, where it is not what the place is called already."""
    region = place.region or ""
    return "" if id_of(region) == id_of(town_of(place)) else region


def _country(place: Place, lang: str) -> str:
    return str(formats_of(lang).territories.get(place.country, place.country)) if place.country else ""
