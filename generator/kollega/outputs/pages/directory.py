"""Who works here and what they know, as a file for an intranet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.content.person import PersonStatus
from kollega.content.rendition import renditions_of
from kollega.outputs.pages.short import person_card
from kollega.outputs.pages.views.directory import Directory, Entry, Portrait
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from kollega.content.item import PersonItem
    from kollega.outputs.edition import Edition


def directory(edition: Edition) -> Directory:
    """Return the colleagues of a language, by name; those who have left cannot be asked and are not in it."""
    people = edition.site.people_in(edition.lang)
    return Directory(
        organisation=edition.site.settings.organisation.name,
        lang=edition.lang,
        people=tuple(_entry(person, edition) for person in people if person.front.status is not PersonStatus.ALUMNI),
    )


def _entry(person: PersonItem, edition: Edition) -> Entry:
    card, front, site = person_card(person, edition), person.front, edition.site
    locations = (facet for facet in site.facets_of(person) if facet[0] is FacetKind.LOCATION)
    return Entry(
        id=person.slug,
        name=card.name,
        role=card.role,
        department=card.department,
        location=next((site.facet_name(facet, edition.lang) for facet in locations), ""),
        expertise=card.expertise,
        url=edition.person_url(person),
        photo=_portrait(person, edition),
        links=dict(front.links),
    )


def _portrait(person: PersonItem, edition: Edition) -> Portrait | None:
    photo = edition.site.photos.get(edition.site.photo_path(person))
    if photo is None:
        return None
    shown = renditions_of(photo).middle
    return Portrait(edition.project.url(shown.path), shown.width, shown.height, person.front.photo_alt or "")
