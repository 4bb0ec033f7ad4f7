"""The page of a colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from kollega.content.person import PersonStatus
from kollega.outputs.layout.chrome import language_links
from kollega.outputs.layout.frame import FramedPage, root_of
from kollega.outputs.layout.head import item_head
from kollega.outputs.linked_data.things import documents, profile_page
from kollega.outputs.summaries import Link, WebLink, first_facet_link, picture, portrait, story_card, vacancy_row
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from kollega.content.item import PersonItem
    from kollega.outputs.edition import Edition
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
        section="people",
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
        former=former,
        department=department,
        location=first_facet_link(person, FacetKind.LOCATION, edition),
        expertise=tuple(_subject_link(subject, edition) for subject in front.expertise),
        links=tuple(WebLink(edition.project.network_name(name), url) for name, url in front.links.items()),
        stories=tuple(story_card(story, edition) for story in site.stories_by(person, edition.lang)),
        vacancies=tuple(vacancy_row(each, edition) for each in near if site.related.teams_of(each) & team),
        nearby=tuple(vacancy_row(each, edition) for each in near if not site.related.teams_of(each) & team),
    )


def _subject_link(subject: str, edition: Edition) -> Link:
    """Return the link to everybody who knows about a subject: the list of people, filtered."""
    return Link(subject, f"{edition.prefix}people/?about={quote(subject, safe='')}")
