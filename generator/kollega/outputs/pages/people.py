"""Colleagues: the page of each, and the file that tells an intranet who works here and what they know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from kollega.content.person import PersonStatus
from kollega.media.renditions import renditions_of
from kollega.outputs.layout.chrome import language_links
from kollega.outputs.layout.frame import FramedPage, root_of
from kollega.outputs.layout.head import item_head
from kollega.outputs.linked_data import documents, profile_page
from kollega.outputs.play.badges import badges_of
from kollega.outputs.summaries import (
    Link,
    WebLink,
    first_facet_link,
    person_card,
    picture,
    portrait,
    story_card,
    vacancy_row,
)
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import PersonItem
    from kollega.outputs.edition import Edition
    from kollega.outputs.play.badges import BadgeLink
    from kollega.outputs.summaries import Portrait, StoryCard, VacancyRow


class PersonPage(NamedTuple):
    """A colleague with everything their page shows."""

    name: str
    """As the colleague writes it."""
    portrait: Portrait
    """Photo or monogram."""
    body: str
    """A short biography, finished HTML; may be empty."""
    body_lang: str
    """The language of the biography, which need not be the page's."""
    made_with: tuple[str, ...] = ()
    """What artificial intelligence has made: `ai-text`, `ai-pictures`, `ai-translation`."""
    role: str = ""
    """What they do."""
    pronouns: str = ""
    """As the colleague writes them."""
    since: str = ""
    """The year or the date they joined, in words."""
    former: bool = False
    """Whether they have left; said kindly."""
    department: Link | None = None
    """Their team."""
    location: Link | None = None
    """Where they work."""
    expertise: tuple[Link, ...] = ()
    """What one may ask them about; each leads to everybody who knows about it."""
    links: tuple[WebLink, ...] = ()
    """Where else to find them."""
    stories: tuple[StoryCard, ...] = ()
    """What they wrote, newest first."""
    badges: tuple[BadgeLink, ...] = ()
    """What they can show on pages of their own, if they asked for it."""
    vacancies: tuple[VacancyRow, ...] = ()
    """Open vacancies of their team."""
    nearby: tuple[VacancyRow, ...] = ()
    """Open vacancies of other teams where they work."""


def person_page(person: PersonItem, edition: Edition) -> FramedPage:
    """Return the page of a colleague."""
    url, path, photo = edition.project.url, edition.path(person), picture(person, edition)
    data = profile_page(person, edition.lang, edition.site, url, url(photo.path) if photo else "")
    return FramedPage(
        path=path,
        lang=edition.lang,
        section=person.kind.plural,
        template="items/person.html",
        page=person_view(person, edition, root_of(path)),
        head=item_head(edition, person, json_ld=documents(data)),
        languages=language_links(edition, edition.site.paths(person)),
        edit=edition.project.edit_url(person.path),
    )


def person_view(person: PersonItem, edition: Edition, root: str) -> PersonPage:
    """Return a colleague with everything their page shows."""
    front, site = person.front, edition.site
    former = front.status is PersonStatus.ALUMNI
    near = () if former else site.related.vacancies_near(person, edition.lang)
    team = site.related.teams_of(person)
    department = first_facet_link(person, FacetKind.DEPARTMENT, edition)
    return PersonPage(
        name=front.name,
        portrait=portrait(person, edition),
        body=edition.body(person).html_at(root),
        body_lang=person.lang,
        role=front.role or "",
        pronouns=front.pronouns or "",
        since=str(front.since.year) if front.since else "",
        made_with=front.made_with,
        former=former,
        department=department,
        location=first_facet_link(person, FacetKind.LOCATION, edition),
        expertise=tuple(_subject_link(subject, edition) for subject in front.expertise),
        links=tuple(WebLink(edition.project.network_name(name), url) for name, url in front.links.items()),
        stories=tuple(story_card(story, edition) for story in site.stories_by(person, edition.lang)),
        badges=badges_of(person, edition),
        vacancies=tuple(vacancy_row(each, edition) for each in near if site.related.teams_of(each) & team),
        nearby=tuple(vacancy_row(each, edition) for each in near if not site.related.teams_of(each) & team),
    )


def _subject_link(subject: str, edition: Edition) -> Link:
    """Return the link to everybody who knows about a subject: the list of people, filtered."""
    return Link(subject, f"{edition.prefix}people/?about={quote(subject, safe='')}")


@dataclass(frozen=True, slots=True)
class DirectoryPhoto:
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
class DirectoryEntry:
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
    photo: DirectoryPhoto | None
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
    people: tuple[DirectoryEntry, ...]
    """By name."""


def directory(edition: Edition) -> Directory:
    """Return the colleagues of a language, by name; those who have left cannot be asked and are not in it."""
    people = edition.site.people_in(edition.lang)
    return Directory(
        organisation=edition.site.settings.organisation.name,
        lang=edition.lang,
        people=tuple(_entry(person, edition) for person in people if person.front.status is not PersonStatus.ALUMNI),
    )


def _entry(person: PersonItem, edition: Edition) -> DirectoryEntry:
    card, front, site = person_card(person, edition), person.front, edition.site
    return DirectoryEntry(
        id=person.slug,
        name=card.name,
        role=card.role,
        department=card.department,
        location=next(iter(site.facets.names(person, FacetKind.LOCATION, edition.lang)), ""),
        expertise=card.expertise,
        url=edition.person_url(person),
        photo=_portrait(person, edition),
        links=dict(front.links),
    )


def _portrait(person: PersonItem, edition: Edition) -> DirectoryPhoto | None:
    photo = edition.site.photos.get(edition.site.photo_path(person))
    if photo is None:
        return None
    shown = renditions_of(photo).middle
    return DirectoryPhoto(edition.project.url(shown.path), shown.width, shown.height, person.front.photo_alt or "")
