"""Departments, tags and places, as the settings say them."""

from __future__ import annotations

from operator import itemgetter
from typing import Annotated, TypeVar

from pydantic import Field

from kollega.config.options import Options, TextByLanguage
from kollega.config.slug import Slug, id_of
from kollega.config.validation import value_error
from kollega.config.values import Country, Line, Place
from kollega.i18n.wording import wording

F = TypeVar("F", bound="Facet")


class Facet(Options):
    """A department, tag or place that has names and a page of its own."""

    name: TextByLanguage = Field(default_factory=dict)
    """Its name; may be given for each language."""
    introduction: TextByLanguage = Field(default_factory=dict)
    """A few sentences for its page; may be given for each language."""
    picture: Line | None = None
    """A picture in the folder of the hand-written pages."""
    lead: Slug | None = None
    """The id of the colleague who leads it."""


class Department(Facet):
    """A team."""

    size: Annotated[int, Field(ge=1)] | None = None
    """How many people work there."""


class PlaceFacet(Facet):
    """A place with an address."""

    street: Line | None = None
    """Street and number."""
    postal_code: Line | None = None
    """Postal code."""
    city: Line | None = None
    """Town or city."""
    region: Line | None = None
    """Region, state or province."""
    country: Country | None = None
    """ISO 3166-1, for example NL. Write “NO” for Norway in quotation marks."""

    @property
    def place(self) -> Place:
        """Return the address alone."""
        return Place(
            street=self.street,
            postal_code=self.postal_code,
            city=self.city,
            region=self.region,
            country=self.country,
        )


def refuse_shared_names(facets: dict[str, F]) -> dict[str, F]:
    """Refuse two facets of one kind that a name could mean, in whatever language."""
    owners = {facet_id: facet_id for facet_id in facets}
    for facet_id, facet in facets.items():
        for lang, name in filter(itemgetter(1), facet.name.items()):
            owner = owners.setdefault(id_of(name), facet_id)
            if owner != facet_id:
                message = wording("“{name}” could also mean `{owner}`, whose id or name it is", name=name, owner=owner)
                hint = wording(
                    "Give each a name that no other has in any language, such as “Paris, Texas” beside “Paris”."
                )
                raise value_error("name-taken", message, hint, key=".".join(filter(None, (facet_id, "name", lang))))
    return facets
