"""What nobody has told yet: where the next story could come from, and whom to ask for it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import chain
from statistics import median
from typing import TYPE_CHECKING, Final

from kollega.check.due import Ending, due
from kollega.check.translations import works_of
from kollega.config.slug import id_of
from kollega.content.kind import ItemKind
from kollega.content.person import PersonStatus
from kollega.i18n.language import own_name
from kollega.site.related import title_words
from kollega.site.taxonomy import FacetId, FacetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import date

    from kollega.content.item import AnyItem, PersonItem, StoryItem
    from kollega.site.catalogue import Site


class GapKind(StrEnum):
    """Of what nothing is told, or not enough."""

    DEPARTMENT = "department"
    LOCATION = "location"
    WORK = "work"
    LANGUAGE = "language"
    VACANCY = "vacancy"
    READ = "read"
    EXPERTISE = "expertise"
    TRANSLATION = "translation"
    REVIEW = "review"


@dataclass(frozen=True)
class Gap:
    """Something that a colleague could tell of."""

    kind: GapKind
    subject: str
    """What it is about: the name of a department, the title of a vacancy, in the first of its languages."""
    last_story: date | None = None
    """The day of the newest story about it; None where there is none yet, and where that is not what lacks."""
    open_vacancies: int = 0
    """How many would gain by it."""
    visits: int | None = None
    """How often it was read, where that is why it is here."""
    languages: tuple[str, ...] = ()
    """Those in which it is missing, by BCP 47."""
    ask: tuple[PersonItem, ...] = ()
    """Colleagues who would know: those who have not told anything yet first, else by name."""
    path: str = ""
    """The file that it is about, if it is about one."""


@dataclass(frozen=True)
class Outlook:
    """What is looked at: a site, from which day on a story is recent, and how often stories were read."""

    site: Site
    since: date
    visits: Mapping[tuple[str, str], int]
    """By slug and language; empty where nobody counts."""


COLLEAGUES: Final = 3
"""How many are named who could be asked."""


def gaps(outlook: Outlook) -> tuple[Gap, ...]:
    """Return what is not told, by kind; within a kind what most vacancies wait for first, then what waits longest."""
    return tuple(chain.from_iterable(sorted(find(outlook), key=_urgency) for find in _FINDERS))


def months_before(day: date, months: int) -> date:
    """Return the same day so many months earlier, or the last one of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


def _urgency(gap: Gap) -> tuple[int, int, int, str, str]:
    waiting = gap.last_story.toordinal() if gap.last_story else 0
    return -gap.open_vacancies, -(gap.visits or 0), waiting, gap.subject.casefold(), gap.path


def _silent(outlook: Outlook, kind: GapKind, facets: FacetKind, least: int = 0) -> Iterator[Gap]:
    """Yield the facets of a kind without a recent story, of those with so many open vacancies at least."""
    site = outlook.site
    newest = _newest(site, facets)
    for facet in (each for each in site.facets.known if each.kind is facets):
        vacancies = len({item.slug for lang in site.languages for item in site.facets.slice(facet, lang).vacancies})
        if vacancies >= least and not _is_recent(newest.get(facet), outlook):
            people = chain.from_iterable(site.facets.slice(facet, lang).people for lang in site.languages)
            name = site.facets.name(facet, site.languages[0])
            yield Gap(kind, name, newest.get(facet), vacancies, ask=_colleagues(people, site))


def _newest(site: Site, facets: FacetKind) -> Mapping[FacetId, date]:
    """Return the day of the newest story of each facet. One that is not published yet counts: somebody is about it."""
    days: dict[FacetId, date] = {}
    for story in _told(site):
        for facet in site.facets.classify(story):
            if facet.kind is facets:
                days[facet] = max(days.get(facet, story.front.date), story.front.date)
    return days


def _told(site: Site) -> Iterator[StoryItem]:
    yield from site.stories
    yield from (item for item in site.unpublished if item.kind is ItemKind.STORY)


def _is_recent(day: date | None, outlook: Outlook) -> bool:
    return day is not None and day >= outlook.since


def _colleagues(people: Iterable[PersonItem], site: Site) -> tuple[PersonItem, ...]:
    """Return who of some people could be asked; who was the last time is not asked every month."""
    told = {author for story in _told(site) for author in story.front.authors}
    here = {person.slug: person for person in people if person.front.status is PersonStatus.ACTIVE}
    order = sorted(here.values(), key=lambda person: (person.slug in told, person.front.name.casefold(), person.slug))
    return tuple(order[:COLLEAGUES])


def _languages(outlook: Outlook) -> Iterator[Gap]:
    site = outlook.site
    for lang in site.languages if len(site.languages) > 1 else ():
        last = max((story.front.date for story in _told(site) if story.lang == lang), default=None)
        if not _is_recent(last, outlook):
            vacancies = len(site.vacancies_in(lang))
            yield Gap(GapKind.LANGUAGE, own_name(lang), last, vacancies, languages=(lang,))


def _vacancies(outlook: Outlook) -> Iterator[Gap]:
    """Yield open vacancies beside which no story stands, once for all languages in which none does."""
    site = outlook.site
    alone: dict[str, list[AnyItem]] = {}
    for vacancy in chain.from_iterable(map(site.vacancies_in, site.languages)):
        if not vacancy.front.open_application and not site.related.stories_for(vacancy, 1):
            alone.setdefault(vacancy.slug, []).append(vacancy)
    for versions in alone.values():
        first = versions[0]
        team = site.related.team_of(first, COLLEAGUES) if first.kind is ItemKind.VACANCY else ()
        langs = tuple(version.lang for version in versions)
        yield Gap(GapKind.VACANCY, first.front.title, open_vacancies=1, languages=langs, ask=team, path=first.path)


def _read(outlook: Outlook) -> Iterator[Gap]:
    """Yield stories that are read more than most, and below which no vacancy stands."""
    site = outlook.site
    many = median(outlook.visits.values()) if outlook.visits else 0
    for story in site.stories:
        visits = outlook.visits.get((story.slug, story.lang), 0)
        if visits and visits >= many and not site.related.vacancies_for(story, 1):
            authors = _colleagues(site.authors(story), site)
            yield Gap(GapKind.READ, story.front.title, visits=visits, ask=authors, path=story.path)


def _expertise(outlook: Outlook) -> Iterator[Gap]:
    """Yield what colleagues say that they know, and no story has as a tag or by its longer words.

    Their own file counts in the first of its languages: the others say the same.
    """
    site = outlook.site
    tags = {facet.id for story in _told(site) for facet in site.facets.classify(story) if facet.kind is FacetKind.TAG}
    texts = [title_words(f"{story.front.title} {story.front.description} {story.text}") for story in _told(site)]
    knowing: dict[str, list[PersonItem]] = {}
    names: dict[str, str] = {}
    for person in filter(None, (site.person(slug, site.languages[0]) for slug in {each.slug for each in site.people})):
        for name in person.front.expertise:
            knowing.setdefault(id_of(name), []).append(person)
            names.setdefault(id_of(name), name)
    for own in knowing.keys() - tags:
        words, people = title_words(names[own]), _colleagues(knowing[own], site)
        if people and not (words and any(words <= text for text in texts)):
            yield Gap(GapKind.EXPERTISE, names[own], ask=people)


def _translations(outlook: Outlook) -> Iterator[Gap]:
    """Yield the stories of which a language of the site has no version."""
    site = outlook.site
    stories = {story.path: story for story in site.stories}
    for work in works_of(site):
        story = stories.get(work.original.path)
        missing = tuple(lang for lang in site.languages if not work.version(lang) and lang not in work.expected)
        if story and missing:
            authors = _colleagues(site.authors(story), site)
            yield Gap(
                GapKind.TRANSLATION,
                story.front.title,
                story.front.date,
                languages=missing,
                ask=authors,
                path=story.path,
            )


def _reviews(outlook: Outlook) -> Iterator[Gap]:
    """Yield the stories that somebody wanted to read again by now."""
    site = outlook.site
    today = site.now.astimezone(site.settings.zone).date()
    stories = {story.path: story for story in site.stories}
    for each in due(site, 0):
        story = next((stories[path] for path, _ in each.places if path in stories), None)
        if each.ending is Ending.REVIEW and each.day < today and story:
            authors = _colleagues(site.authors(story), site)
            yield Gap(GapKind.REVIEW, each.title, story.front.date, ask=authors, path=story.path)


_FINDERS: Final[tuple[Callable[[Outlook], Iterator[Gap]], ...]] = (
    partial(_silent, kind=GapKind.DEPARTMENT, facets=FacetKind.DEPARTMENT),
    partial(_silent, kind=GapKind.LOCATION, facets=FacetKind.LOCATION),
    partial(_silent, kind=GapKind.WORK, facets=FacetKind.TAG, least=1),
    _languages,
    _vacancies,
    _read,
    _expertise,
    _translations,
    _reviews,
)
"""In the order in which an editor would go through them; kinds of work are what open vacancies are tagged with."""
