"""The page of a vacancy, with its facts line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import quote

from kollega.outputs import facts
from kollega.outputs.job_posting import job_posting
from kollega.outputs.layout.chrome import language_links, versions
from kollega.outputs.layout.frame import FramedPage, root_of
from kollega.outputs.layout.head import NOINDEX, item_head
from kollega.outputs.linked_data import documents
from kollega.outputs.summaries import (
    Link,
    Moment,
    facet_links,
    first_facet_link,
    moment,
    person_card,
    story_card,
    vacancy_row,
)
from kollega.site.addresses import FEEDS_FOLDER
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.content.vacancy import Vacancy
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.chrome import LanguageLink
    from kollega.outputs.summaries import PersonCard, StoryCard, VacancyRow


FactKind = Literal[
    "pay",
    "place",
    "workplace",
    "hours",
    "employment",
    "closes",
    "closing",
    "open",
    "closed",
    "contact",
    "start",
    "duration",
    "openings",
    "experience",
    "education",
    "benefits",
    "identifier",
    "address",
]
"""What a fact is about; the template knows the label of each."""


class Fact(NamedTuple):
    """One line of a vacancy's facts."""

    kind: FactKind
    """What it is about."""
    value: str = ""
    """The fact in words; empty where it is names alone."""
    iso: str = ""
    """The same for machines, where it is a date."""
    names: tuple[Link, ...] = ()
    """Places or people, each with its page; the path of one without a page is empty."""


class Application(NamedTuple):
    """How one applies."""

    url: str
    """Absolute address, or `mailto:`."""
    email: str = ""
    """The e-mail address, where that is the way."""


class Onward(NamedTuple):
    """Where a candidate can go on from a closed vacancy, besides those most like it."""

    path: str = ""
    """The list of what is open in the language; empty where nothing is."""
    number: int = 0
    """How many vacancies it has."""
    open_application: Link | None = None
    """The open application nearest to it."""
    feeds: str = ""
    """The page that tells how one hears of the next."""


class VacancyPage(NamedTuple):
    """A vacancy with everything its page shows, open or closed."""

    title: str
    """The role."""
    description: str
    """The standfirst."""
    facts: tuple[Fact, ...]
    """In the order they are read; pay first where it is known."""
    body: str
    """Finished HTML, headings from `h2` on."""
    published: Moment
    """When it was posted."""
    application: Application | None
    """How one applies; None exactly when the vacancy is closed."""
    closed_on: Moment | None = None
    """When it closed, where that is known."""
    department: Link | None = None
    """The team."""
    place: str = ""
    """Where, in short: `Utrecht or remote`."""
    tags: tuple[Link, ...] = ()
    """What it is about."""
    contact: PersonCard | None = None
    """A colleague to ask."""
    colleagues: tuple[PersonCard, ...] = ()
    """People of the team."""
    stories: tuple[StoryCard, ...] = ()
    """Stories of the team."""
    alike: tuple[VacancyRow, ...] = ()
    """Open vacancies most like it."""
    translations: tuple[LanguageLink, ...] = ()
    """The vacancy's other languages; only those that exist."""
    share: str = ""
    """Path of the share page; empty when closed or while sharing is paused."""
    draft: bool = False
    """Whether only the author's own preview shows it."""
    open_application: bool = False
    """Whether one can always apply, for no single job."""
    onward: Onward | None = None
    """Where to go on from a closed one."""


TEAM = 6
"""How many colleagues of the team stand beside a vacancy."""


def vacancy_page(vacancy: VacancyItem, edition: Edition) -> FramedPage:
    """Return the page of a vacancy, open or closed."""
    site, path = edition.site, edition.path(vacancy)
    posting = job_posting(vacancy, edition.body(vacancy), site, edition.project.url, edition.words)
    languages = language_links(edition, site.paths(vacancy))
    hidden = site.is_draft(vacancy) or not site.is_open(vacancy)
    return FramedPage(
        path=path,
        lang=edition.lang,
        section=vacancy.kind.plural,
        template="items/vacancy.html",
        page=vacancy_view(vacancy, edition, root_of(path), languages),
        head=item_head(edition, vacancy, robots=NOINDEX if hidden else "", json_ld=documents(posting)),
        languages=languages,
        edit=edition.project.edit_url(vacancy.path),
    )


def vacancy_view(vacancy: VacancyItem, edition: Edition, root: str, languages: tuple[LanguageLink, ...]) -> VacancyPage:
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
        translations=versions(languages),
        share=edition.share_path(vacancy),
        draft=site.is_draft(vacancy),
        open_application=front.open_application,
        onward=None if is_open else onward(vacancy, edition),
    )


def onward(vacancy: VacancyItem, edition: Edition) -> Onward:
    """Return where to go on from a closed vacancy."""
    site, lang = edition.site, edition.lang
    number, always = len(site.vacancies_in(lang)), site.related.open_application_for(vacancy)
    return Onward(
        path=site.list_path(vacancy.kind, lang) if number else "",
        number=number,
        open_application=Link(always.front.title, edition.path(always)) if always else None,
        feeds=site.section_path(FEEDS_FOLDER, lang),
    )


def application(vacancy: Vacancy) -> Application:
    """Return how one applies."""
    if vacancy.apply_url:
        return Application(vacancy.apply_url)
    email = vacancy.apply_email or ""
    return Application(f"mailto:{quote(email, safe='@+')}?subject={quote(vacancy.title, safe='')}", email)


def vacancy_facts(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    """Yield what is known of a vacancy, in the order in which one wants to know it."""
    yield from _at_first_sight(vacancy, edition)
    yield from _after_deciding(vacancy, edition)


def _at_first_sight(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    front, words, site = vacancy.front, edition.words, edition.site
    if front.salary:
        yield Fact("pay", facts.without_breaks(facts.pay(front.salary, words)))
    if front.hours:
        hours = facts.without_breaks(facts.hours(front.hours, words))
        yield Fact("hours", words("%(hours)s a week", hours=hours))
    yield from _end(vacancy, edition)
    if front.locations:
        yield Fact("place", names=tuple(_place_link(location, edition) for location in front.locations))
    contact = site.contact(vacancy)
    if contact and site.is_open(vacancy):
        yield Fact("contact", names=(Link(contact.front.name, edition.path(contact)),))
    if front.workplace:
        text = facts.with_capital(facts.workplace(front.workplace, words))
        homes = facts.homes(front, words)
        yield Fact("workplace", f"{text} ({homes})" if homes else text)
    if front.employment_type:
        yield Fact("employment", facts.with_capital(facts.employment(front.employment_type, words)))


def _end(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    """Yield until when one can apply, or could."""
    front, site, words = vacancy.front, edition.site, edition.words
    iso, text = facts.closing(front, site.settings, words)
    if iso and site.is_open(vacancy):
        yield Fact("closing" if site.closes_today(vacancy) else "closes", text, iso)
    elif iso and site.is_past(front):
        yield Fact("closed", text, iso)
    elif ending := facts.ending(vacancy, site, words):
        yield Fact("open", ending)


def _after_deciding(vacancy: VacancyItem, edition: Edition) -> Iterator[Fact]:
    front, words = vacancy.front, edition.words
    if front.start_date:
        yield Fact("start", facts.start(front.start_date, words))
    if front.job_duration:
        yield Fact("duration", facts.duration(front.job_duration, words))
    if front.openings:
        yield Fact("openings", words.number(front.openings))
    if experience := facts.experience(front, words):
        yield Fact("experience", experience)
    if education := facts.education(front, words):
        yield Fact("education", education)
    if front.benefits:
        yield Fact("benefits", ", ".join(front.benefits))
    if front.identifier:
        yield Fact("identifier", front.identifier)
    for location in front.locations:
        name = facts.place_name(location, edition.site.facets, edition.lang, words)
        if address := facts.address(edition.site.facets.place(location), name, words):
            yield Fact("address", address)


def _place_link(location: str | Place, edition: Edition) -> Link:
    """Return a place's name and, where it has one, its page."""
    site, lang = edition.site, edition.lang
    name = facts.place_name(location, site.facets, lang, edition.words)
    facet = site.facets.location(location)
    return Link(name, site.facet_path(facet, lang) if facet and site.facets.has_page(facet, lang) else "")
