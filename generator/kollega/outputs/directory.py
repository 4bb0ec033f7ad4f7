"""Who works here and what they know, as a file for an intranet: `people/people.json`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.person import PersonStatus
from kollega.media.renditions import renditions_of
from kollega.outputs.summaries import person_card
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import PersonItem
    from kollega.outputs.edition import Edition


@dataclass(frozen=True, slots=True)
class Portrait:
    """A colleague's photo, in a size that fits a page."""

    url: str
    """Absolute address; another photo has another one."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    alt: str
    """What it shows, in words."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A colleague; a text is empty where they do not say."""

    id: str
    """The name of their file, which does not change."""
    name: str
    """As the colleague writes it."""
    role: str
    """What they do."""
    department: str
    """Its name in the directory's language."""
    location: str
    """Its name in the directory's language."""
    expertise: tuple[str, ...]
    """What one may ask them about."""
    url: str
    """Absolute address of their page."""
    photo: Portrait | None
    """None where they have none."""
    links: Mapping[str, str]
    """Where else to find them: absolute addresses by network."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Everybody who works here and is shown in a language."""

    organisation: str
    """The employer's name."""
    lang: str
    """BCP 47."""
    people: tuple[Entry, ...]
    """By name."""


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
