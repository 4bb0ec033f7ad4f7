"""The page of a vacancy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from kollega.outputs import facts
from kollega.outputs.calendars import closing_date_path
from kollega.outputs.job_posting import job_posting
from kollega.outputs.layout.chrome import language_links, versions
from kollega.outputs.layout.frame import FramedPage, root_of
from kollega.outputs.layout.head import NOINDEX, item_head
from kollega.outputs.linked_data import documents
from kollega.outputs.pages.facets import facet_picture
from kollega.outputs.pages.outward import with_ways_out
from kollega.outputs.summaries import (
    Link,
    Moment,
    contact_link,
    facet_links,
    first_facet_link,
    moment,
    person_card,
    story_card,
    vacancy_row,
)
from kollega.outputs.vacancy_facts import vacancy_facts
from kollega.site.addresses import FEEDS_FOLDER
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from kollega.content.item import VacancyItem
    from kollega.content.vacancy import Vacancy
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.chrome import LanguageLink
    from kollega.outputs.summaries import PersonCard, Picture, StoryCard, VacancyRow, WebLink
    from kollega.outputs.vacancy_facts import Fact


class Application(NamedTuple):
    """How one applies."""

    url: str
    """Absolute address, or `mailto:`."""
    email: str = ""
    """The e-mail address, where that is the way."""


class Procedure(NamedTuple):
    """What happens when one applies. At least one of the three is there."""

    steps: tuple[str, ...] = ()
    """One after the other, in the team's own words."""
    answer_within: str = ""
    """How long an answer takes at most, in words: `7 days`."""
    adjustments: WebLink | None = None
    """Whom to ask for another way to apply: a mailbox or a page."""


class Team(NamedTuple):
    """With whom one would work. At least one of the two is there."""

    colleagues: tuple[PersonCard, ...] = ()
    """Up to six, without the one who answers questions."""
    picture: Picture | None = None
    """All of them, where the settings name a picture."""


class Keeping(NamedTuple):
    """How one keeps a vacancy in mind."""

    vacancies: str
    """Path of the list, which shows what a browser has saved."""
    calendar: str = ""
    """Path of the file with its closing date; empty where it has none."""
    mail: str = ""
    """A `mailto:` to nobody yet, with what one wants to find again."""
    until: Moment | None = None
    """The last day or moment to apply, where there is one."""


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
    """The first six, which stand before the text; pay first where it is known."""
    details: tuple[Fact, ...]
    """The others, which stand after the text."""
    body: str
    """Finished HTML, headings from `h2` on."""
    published: Moment
    """When it was posted."""
    application: Application | None
    """How one applies; None exactly when the vacancy is closed."""
    made_with: tuple[str, ...] = ()
    """What artificial intelligence has made: `ai-text`, `ai-pictures`, `ai-translation`."""
    benefits: tuple[str, ...] = ()
    """What comes with the job besides pay."""
    procedure: Procedure | None = None
    """What happens when one applies; None where nobody says so, and when the vacancy is closed."""
    keeping: Keeping | None = None
    """How one keeps it in mind; None when it is closed."""
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
    team: Team | None = None
    """With whom one would work; None where nobody is shown, and when it is closed."""
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


FACTS_AT_FIRST = 6
"""How many facts stand before the text, so that on a phone the first sentence is near."""

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
    contact = site.contact(vacancy)
    told = [
        fact for fact in vacancy_facts(vacancy, edition) if fact.kind != "benefits"
    ]  # which are a list of their own
    return VacancyPage(
        title=front.title,
        description=front.description,
        facts=tuple(told[:FACTS_AT_FIRST]),
        details=tuple(told[FACTS_AT_FIRST:]),
        body=with_ways_out(edition.body(vacancy).html_at(root), edition, root),
        published=moment(front.date_posted, edition),
        application=application(vacancy, edition, root) if is_open else None,
        made_with=front.made_with,
        benefits=front.benefits,
        procedure=procedure(front, edition) if is_open else None,
        keeping=keeping(vacancy, edition) if is_open else None,
        closed_on=Moment(iso, text) if iso and not is_open and site.is_past(front) else None,
        department=first_facet_link(vacancy, FacetKind.DEPARTMENT, edition),
        place=facts.where(front, site.facets, edition.lang, edition.words),
        tags=facet_links(vacancy, FacetKind.TAG, edition),
        contact=person_card(contact, edition) if contact and is_open else None,
        team=team(vacancy, edition) if is_open else None,
        stories=tuple(story_card(story, edition) for story in site.related.stories_for(vacancy)),
        alike=tuple(vacancy_row(other, edition) for other in site.related.vacancies_like(vacancy)),
        translations=versions(languages),
        share=edition.share_path(vacancy),
        draft=site.is_draft(vacancy),
        open_application=front.open_application,
        onward=None if is_open else onward(vacancy, edition),
    )


def team(vacancy: VacancyItem, edition: Edition) -> Team | None:
    """Return with whom one would work; None where nobody is shown."""
    site, contact = edition.site, edition.site.contact(vacancy)
    colleagues = (person for person in site.related.team_of(vacancy, TEAM) if person is not contact)
    pictures = (facet_picture(facet, edition) for facet in site.facets.of_kind(vacancy, FacetKind.DEPARTMENT))
    shown = Team(tuple(person_card(person, edition) for person in colleagues), next(filter(None, pictures), None))
    return shown if any(shown) else None


def procedure(vacancy: Vacancy, edition: Edition) -> Procedure | None:
    """Return what happens when one applies, as far as the vacancy and the settings say it."""
    statements = edition.site.settings.statements
    adjustments = statements.adjustments or statements.contact
    told = Procedure(
        steps=vacancy.process,
        answer_within=facts.duration(vacancy.answer_within, edition.words) if vacancy.answer_within else "",
        adjustments=contact_link(adjustments) if adjustments else None,
    )
    return told if any(told) else None


def keeping(vacancy: VacancyItem, edition: Edition) -> Keeping:
    """Return how one keeps an open vacancy in mind."""
    front, words, url = vacancy.front, edition.words, edition.project.url(edition.path(vacancy))
    iso, text = facts.closing(front, edition.site.settings, words)
    closes = f"{words('Apply by')} {text}" if text else ""
    lines = filter(None, (front.title, edition.site.settings.organisation.name, closes, url))
    subject, body = (quote(part, safe="") for part in (f"{front.title} – {edition.site_name}", "\r\n".join(lines)))
    return Keeping(
        vacancies=edition.site.list_path(vacancy.kind, edition.lang),
        calendar=closing_date_path(vacancy, edition),
        mail=f"mailto:?subject={subject}&body={body}",
        until=Moment(iso, text) if iso else None,
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


def application(vacancy: VacancyItem, edition: Edition, root: str) -> Application:
    """Return how one applies: by way of a page of the site, where its logs are to know how many do."""
    front, site = vacancy.front, edition.site
    if front.apply_url:
        return Application(root + site.out_path(vacancy) if site.settings.reach.out_links else front.apply_url)
    email = front.apply_email or ""
    return Application(f"mailto:{quote(email, safe='@+')}?subject={quote(front.title, safe='')}", email)
