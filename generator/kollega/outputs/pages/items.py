"""The pages of stories, vacancies and people, filled from the catalogue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kollega.content.body.pull import pull_place
from kollega.content.person import PersonStatus
from kollega.networks import load_networks
from kollega.outputs import facts
from kollega.outputs.pages.short import (
    facet_links,
    first_facet_link,
    moment,
    person_card,
    picture,
    portrait,
    reading_minutes,
    story_card,
    vacancy_row,
)
from kollega.outputs.pages.vacancy_facts import vacancy_facts
from kollega.outputs.pages.views.card import Link, Moment, WebLink
from kollega.outputs.pages.views.item import Application, PersonPage, StoryPage, VacancyPage
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from kollega.content.item import PersonItem, ShareableItem, StoryItem, VacancyItem
    from kollega.content.vacancy import Vacancy
    from kollega.outputs.edition import Edition
    from kollega.outputs.pages.views.chrome import LanguageLink

TEAM = 6
"""How many colleagues of the team stand beside a vacancy."""


def story_page(story: StoryItem, edition: Edition, root: str, languages: tuple[LanguageLink, ...]) -> StoryPage:
    """Return a story with everything its page shows; `root` leads from the page to the site's root."""
    front, site = story.front, edition.site
    body = edition.body(story).html_at(root)
    place = pull_place(body, front.quote) if front.quote else None
    return StoryPage(
        title=front.title,
        description=front.description,
        published=moment(front.date, edition),
        reading_minutes=reading_minutes(story, edition),
        authors=tuple(person_card(person, edition) for person in site.authors(story)),
        body=body[:place],
        quote=front.quote or "" if place is not None else "",
        rest="" if place is None else body[place:],
        updated=moment(front.updated, edition) if front.updated else None,
        picture=picture(story, edition),
        source=web_link(front.source) if front.source else None,
        department=first_facet_link(story, FacetKind.DEPARTMENT, edition),
        location=first_facet_link(story, FacetKind.LOCATION, edition),
        tags=facet_links(story, FacetKind.TAG, edition),
        translations=_translations(languages),
        vacancies=tuple(vacancy_row(vacancy, edition) for vacancy in site.related.vacancies_for(story)),
        more=tuple(story_card(other, edition) for other in site.related.stories_like(story)),
        share=share_path(story, edition),
        draft=site.is_draft(story),
    )


def vacancy_page(vacancy: VacancyItem, edition: Edition, root: str, languages: tuple[LanguageLink, ...]) -> VacancyPage:
    """Return a vacancy with everything its page shows, open or closed."""
    front, site = vacancy.front, edition.site
    is_open = site.is_open(vacancy)
    iso, text = facts.closing(front, site.settings, edition.words)
    department = first_facet_link(vacancy, FacetKind.DEPARTMENT, edition)
    contact = site.contact(vacancy)
    return VacancyPage(
        title=front.title,
        description=front.description,
        facts=tuple(vacancy_facts(vacancy, edition)),
        body=edition.body(vacancy).html_at(root),
        published=moment(front.date_posted, edition),
        application=application(front) if is_open else None,
        closed_on=Moment(iso, text) if iso and not is_open and site.is_past(front) else None,
        department=department,
        place=facts.where(front, site.facets, edition.lang, edition.words),
        tags=facet_links(vacancy, FacetKind.TAG, edition),
        contact=person_card(contact, edition) if contact and is_open else None,
        colleagues=tuple(
            person_card(person, edition)
            for person in (site.related.team_of(vacancy, TEAM) if is_open else ())
            if person is not contact
        ),
        stories=tuple(story_card(story, edition) for story in site.related.stories_for(vacancy)),
        alike=tuple(vacancy_row(other, edition) for other in site.related.vacancies_like(vacancy)),
        translations=_translations(languages),
        share=share_path(vacancy, edition),
        draft=site.is_draft(vacancy),
    )


def person_page(person: PersonItem, edition: Edition, root: str) -> PersonPage:
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
        links=tuple(WebLink(network_name(name), url) for name, url in front.links.items()),
        stories=tuple(story_card(story, edition) for story in site.stories_by(person, edition.lang)),
        vacancies=tuple(vacancy_row(each, edition) for each in near if site.related.teams_of(each) & team),
        nearby=tuple(vacancy_row(each, edition) for each in near if not site.related.teams_of(each) & team),
    )


def _subject_link(subject: str, edition: Edition) -> Link:
    """Return the link to everybody who knows about a subject: the list of people, filtered."""
    return Link(subject, f"{edition.prefix}people/?about={quote(subject, safe='')}")


def application(vacancy: Vacancy) -> Application:
    """Return how one applies."""
    if vacancy.apply_url:
        return Application(vacancy.apply_url)
    email = vacancy.apply_email or ""
    return Application(f"mailto:{quote(email, safe='@+')}?subject={quote(vacancy.title, safe='')}", email)


def share_path(item: ShareableItem, edition: Edition) -> str:
    """Return the path of an item's share page; empty where it is not shared."""
    return edition.site.share_path(item) if edition.site.is_shared(item) else ""


def network_name(written: str) -> str:
    """Return a network's own name for its id; another name as it is written, with a capital."""
    return _network_names().get(written.lower()) or facts.capitalised(written)


@cache
def _network_names() -> dict[str, str]:
    return {network.id: network.name for network in load_networks().values()}


def web_link(url: str) -> WebLink:
    """Return a link that is called by its host."""
    return WebLink((urlsplit(url).hostname or url).removeprefix("www."), url)


def _translations(languages: tuple[LanguageLink, ...]) -> tuple[LanguageLink, ...]:
    return tuple(link for link in languages if link.exists and not link.current)
