"""Stories, vacancies and people in short, with the links, dates and pictures that many pages show."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote, urlsplit

from kollega.i18n.language import direction
from kollega.media.renditions import renditions_of, sizes_of
from kollega.outputs import facts
from kollega.outputs.edition import once, once_by_name
from kollega.site.life import last_day

if TYPE_CHECKING:
    from datetime import date

    from kollega.content.item import AnyItem, PersonItem, StoryItem, VacancyItem
    from kollega.media.photo import Photo
    from kollega.outputs.edition import Edition
    from kollega.site.taxonomy import FacetId, FacetKind


class Link(NamedTuple):
    """A link inside the site."""

    label: str
    """What is read."""
    path: str
    """Root-relative path."""
    current: bool = False
    """Whether the reader is on that page or in that part of the site."""
    lang: str = ""
    """BCP 47, where the label is not in the language of the page."""


class WebLink(NamedTuple):
    """A link that leaves the site."""

    label: str
    """What is read: the name of a network, or the host."""
    url: str
    """Absolute address."""


class Moment(NamedTuple):
    """A date or a time, for machines and for people."""

    iso: str
    """ISO 8601, as the attribute `datetime` takes it."""
    text: str
    """As it is said in the page's language: `1 March 2026`."""


class Picture(NamedTuple):
    """An image file of the site."""

    path: str
    """Root-relative path."""
    alt: str
    """What it shows, in words; empty only where the text beside it says the same."""
    width: int
    """Pixels, so that nothing moves when the picture arrives."""
    height: int
    """Pixels."""
    sizes: tuple[tuple[str, int], ...] = ()
    """Root-relative path and width in pixels of each size there is, smallest first; none where there is but one."""
    webp: tuple[tuple[str, int], ...] = ()
    """The same as WebP."""


class Portrait(NamedTuple):
    """A colleague's face, or a monogram in its place."""

    initials: str
    """One or two letters, set large where there is no photo."""
    hue: int
    """0–5, derived from the person's id: which colour of the palette carries the monogram."""
    photo: Picture | None = None
    """The photo, where there is one."""


class PersonCard(NamedTuple):
    """A colleague in short."""

    name: str
    """As the colleague writes it."""
    path: str
    """The page of the person."""
    portrait: Portrait
    """Photo or monogram."""
    role: str = ""
    """What they do; empty where they do not say."""
    department: str = ""
    """The department's name in this language."""
    expertise: tuple[str, ...] = ()
    """What one may ask them about; shown where they are introduced."""


class Tongue(NamedTuple):
    """The language of an item that is shown on a page of another one."""

    lang: str
    """BCP 47."""
    name: str
    """Its own name: `Nederlands`."""
    direction: Literal["ltr", "rtl"]
    """The way it is written."""


class StoryCard(NamedTuple):
    """A story in short."""

    title: str
    """The story's title."""
    path: str
    """The story's page."""
    description: str
    """One or two sentences."""
    published: Moment
    """When it first appeared."""
    reading_minutes: int
    """How long reading takes, at least 1."""
    authors: tuple[PersonCard, ...]
    """Who wrote it, in the story's order."""
    department: str = ""
    """The department's name, shown above the title."""
    picture: Picture | None = None
    """The story's photo."""
    draft: bool = False
    """Whether only the author's own preview shows it."""
    tongue: Tongue | None = None
    """Its language, where that is not the page's."""


class VacancyRow(NamedTuple):
    """A vacancy as one line of the timetable. A text is empty where the vacancy does not say."""

    title: str
    """The role."""
    path: str
    """The vacancy's page."""
    department: str = ""
    """The department's name."""
    place: str = ""
    """Where: `Utrecht`, `Utrecht or remote`."""
    hours: str = ""
    """`32–36 hours`."""
    pay: str = ""
    """`€ 4,200–5,600 a month`."""
    closes: Moment | None = None
    """The last day to apply; its text is short: `31 March`."""
    ending: str = ""
    """What is said of the end in its place: `Closes today`, `Until filled`, `Always open`."""
    draft: bool = False
    """Whether only the author's own preview shows it."""
    tongue: Tongue | None = None
    """Its language, where that is not the page's."""


HUES = 6
"""Colours that the palette has for monograms."""


def moment(day: date, edition: Edition) -> Moment:
    """Return a day for machines and for people."""
    return Moment(day.isoformat(), edition.words.date(day))


def picture(item: AnyItem, edition: Edition) -> Picture | None:
    """Return the photo that an item's front matter names."""
    photo = edition.site.photos.get(edition.site.photo_path(item))
    return photo_picture(photo, item.front.photo_alt or "") if photo else None


def photo_picture(photo: Photo, alt: str) -> Picture:
    """Return a photo in all its sizes."""
    files = renditions_of(photo)
    whole = files.largest
    return Picture(files.middle.path, alt, whole.width, whole.height, sizes_of(files.plain), sizes_of(files.webp))


def hue(person_id: str) -> int:
    """Return which colour of the palette is a person's own."""
    return hashlib.sha256(person_id.encode()).digest()[0] % HUES


def portrait(person: PersonItem, edition: Edition) -> Portrait:
    """Return a person's photo or monogram."""
    return Portrait(facts.initials(person.front.name), hue(person.slug), picture(person, edition))


@once
def person_card(person: PersonItem, edition: Edition) -> PersonCard:
    """Return a person in short."""
    front = person.front
    return PersonCard(
        name=front.name,
        path=edition.path(person),
        portrait=portrait(person, edition),
        role=front.role or "",
        department=edition.site.facets.department_name(person, edition.lang),
        expertise=front.expertise,
    )


@once
def story_card(story: StoryItem, edition: Edition) -> StoryCard:
    """Return a story in short."""
    return StoryCard(
        title=story.front.title,
        path=edition.path(story),
        description=story.front.description,
        published=moment(story.front.date, edition),
        reading_minutes=edition.reading_minutes(story),
        authors=tuple(person_card(person, edition) for person in edition.site.authors(story)),
        department=edition.site.facets.department_name(story, edition.lang),
        picture=picture(story, edition),
        draft=edition.site.is_draft(story),
        tongue=tongue(story, edition),
    )


@once
def vacancy_row(vacancy: VacancyItem, edition: Edition) -> VacancyRow:
    """Return a vacancy as one line."""
    front, words = vacancy.front, edition.words
    iso, _ = facts.closing(front, edition.site.settings, words)
    end = last_day(front, edition.site.settings)
    return VacancyRow(
        title=front.title,
        path=edition.path(vacancy),
        department=edition.site.facets.department_name(vacancy, edition.lang),
        place=facts.where(front, edition.site.facets, edition.lang, words),
        hours=facts.without_breaks(facts.hours(front.hours, words)) if front.hours else "",
        pay=facts.without_breaks(facts.pay(front.salary, words)) if front.salary else "",
        closes=Moment(iso, words.short_date(end, near=edition.site.now)) if end else None,
        ending=facts.ending(vacancy, edition.site, words),
        draft=edition.site.is_draft(vacancy),
        tongue=tongue(vacancy, edition),
    )


def tongue(item: AnyItem, edition: Edition) -> Tongue | None:
    """Return the language of an item; None where it is the edition's."""
    lang = item.lang
    return None if lang == edition.lang else Tongue(lang, edition.words.language(lang), direction(lang))


@once_by_name
def facet_link(facet: FacetId, edition: Edition) -> Link:
    """Return the link to a facet's page."""
    return Link(edition.site.facets.name(facet, edition.lang), edition.site.facet_path(facet, edition.lang))


def facet_links(item: AnyItem, kind: FacetKind, edition: Edition) -> tuple[Link, ...]:
    """Return links to the facets of a kind that an item has, as far as they have pages."""
    return tuple(
        facet_link(facet, edition)
        for facet in edition.site.facets.of_kind(item, kind)
        if edition.site.facets.has_page(facet, edition.lang)
    )


def first_facet_link(item: AnyItem, kind: FacetKind, edition: Edition) -> Link | None:
    """Return the link to the facet of a kind that an item has, if it has one."""
    return next(iter(facet_links(item, kind, edition)), None)


def web_link(url: str) -> WebLink:
    """Return a link that is called by its host."""
    return WebLink((urlsplit(url).hostname or url).removeprefix("www."), url)


def contact_link(contact: str) -> WebLink:
    """Return how somebody is reached, by the address of a page or of a mailbox."""
    return web_link(contact) if "://" in contact else WebLink(contact, f"mailto:{quote(contact, safe='@+')}")
