"""Calendars of closing dates (RFC 5545): of all open vacancies, of each department, and of each vacancy by itself."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.content.kind import ItemKind
from kollega.outputs import facts
from kollega.outputs.artifact import Artifact
from kollega.outputs.output import Output, OutputKind
from kollega.site.addresses import feed_id
from kollega.site.life import closing_moment, published_at
from kollega.site.slices import ScopeKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.content.item import VacancyItem
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication
    from kollega.site.slices import Scope


NAME: Final = "calendar.ics"
OWN_NAME: Final = "closing-date.ics"
PRODUCT: Final = "-//Kollega//Closing dates//EN"
REFRESH: Final = timedelta(days=1)
"""How often subscribers are asked to look again: a site is built once a day."""
KEPT_EVENTS: Final = 10_000
"""How many events are kept: each stands in two calendars, and to write one takes a fifth of a millisecond."""


class ClosingDate(NamedTuple):
    """The end of a vacancy, as an event."""

    uid: str
    """Never changes, whatever the vacancy or the site is called."""
    changed: datetime
    """In UTC."""
    start: date | datetime
    """The last day, or the last moment in UTC."""
    summary: str
    """What a calendar shows."""
    description: str
    """Lines with what the job is, pays, and where one reads more."""
    url: str
    """Absolute address of the vacancy's page."""
    location: str = ""
    """Where the work is done, in short."""
    department: str = ""
    """Its name."""


class ClosingDates(NamedTuple):
    """A calendar."""

    name: str
    """What subscribers see among their calendars."""
    url: str
    """Absolute address of the page that lists the same vacancies."""
    source: str
    """Absolute address of the calendar itself."""
    dates: tuple[ClosingDate, ...]
    """What closes first stands first."""


def calendar_path(scope: Scope, edition: Edition) -> str:
    """Return the root-relative path of the calendar of a site or a department in a language; empty for none."""
    return f"{edition.prefix}{scope.folder}{NAME}" if _closing(scope, edition) else ""


def closing_date_path(vacancy: VacancyItem, edition: Edition) -> str:
    """Return the root-relative path of the file with a vacancy's own closing date; empty where it has none."""
    has_end = vacancy.front.valid_through and edition.site.is_open(vacancy) and not edition.site.is_draft(vacancy)
    return f"{edition.path(vacancy)}{OWN_NAME}" if has_end else ""


def calendars(edition: Edition) -> Iterator[tuple[str, ClosingDates]]:
    """Yield path and content of each calendar of a language; where nothing has an end there is none."""
    site, lang, url = edition.site, edition.lang, edition.project.url
    for each in site.slices.in_language(lang):
        vacancies = _closing(each.scope, edition) if each.kind is ItemKind.VACANCY else ()
        if vacancies:
            path, facet = calendar_path(each.scope, edition), each.scope.facet
            page = site.facet_path(facet, lang) if facet else site.list_path(ItemKind.VACANCY, lang)
            named = filter(None, (site.slices.name(each.scope, lang), edition.words("closing dates")))
            dates = tuple(_closing_date(vacancy, edition) for vacancy in vacancies)
            yield path, ClosingDates(f"{edition.site_name}: {', '.join(named)}", url(page), url(path), dates)


def _closing(scope: Scope, edition: Edition) -> tuple[VacancyItem, ...]:
    """Return the open vacancies of a site or a department in a language that have an end, what closes first on top."""
    kinds = (ScopeKind.SITE, ScopeKind.DEPARTMENT)
    found = edition.site.slices.get(scope, ItemKind.VACANCY, edition.lang) if scope.kind in kinds else None
    items = found.items if found else ()
    vacancies = [item for item in items if item.kind is ItemKind.VACANCY and item.front.valid_through]
    return tuple(sorted(vacancies, key=lambda each: (closing_moment(each.front, edition.site.settings), each.slug)))


def _closing_date(vacancy: VacancyItem, edition: Edition) -> ClosingDate:
    front, words, site = vacancy.front, edition.words, edition.site
    end, url = front.valid_through or front.date_posted, edition.project.url(edition.path(vacancy))
    pay = facts.pay(front.salary, words) if front.salary else ""
    hours = facts.weekly(front.hours, words) if front.hours else ""
    _, closes = facts.closing(front, site.settings, words)
    lines = (front.description, pay, hours, f"{words('Apply by')} {closes}", url)
    return ClosingDate(
        uid=feed_id(vacancy).removeprefix("urn:uuid:"),
        changed=published_at(front.date_posted, site.settings).astimezone(UTC),
        start=site.settings.moment(end).astimezone(UTC) if isinstance(end, datetime) else end,
        summary=words("Last day to apply: %(title)s", title=front.title),
        description="\n".join(filter(None, lines)),
        url=url,
        location=facts.where(front, site.facets, edition.lang, words),
        department=site.facets.department_name(vacancy, edition.lang),
    )


def render_calendar(view: ClosingDates, _context: RenderContext) -> bytes:
    """Return a calendar as a file."""
    from icalendar import Calendar

    calendar = Calendar()
    head = {
        "version": "2.0",
        "prodid": PRODUCT,
        "name": view.name,  # RFC 7986; the two names with X are what came before it, and what most programs read
        "x-wr-calname": view.name,
        "url": view.url,
        "x-published-ttl": "P1D",
    }
    for name, value in head.items():
        calendar.add(name, value)
    calendar.add("source", view.source, {"VALUE": "URI"})
    calendar.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    before, end, after = calendar.to_ical(sorted=False).partition(b"END:VCALENDAR")
    return b"".join((before, *map(_event, view.dates), end, after))


def render_closing_date(view: ClosingDate, _context: RenderContext) -> bytes:
    """Return one event as a file, which a reader's calendar takes in once."""
    head = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:{PRODUCT}\r\n".encode()
    return b"".join((head, _event(view), b"END:VCALENDAR\r\n"))


@lru_cache(KEPT_EVENTS)
def _event(closes: ClosingDate) -> bytes:
    """Return an event. It has no end: a day is a whole day by itself, and a moment has no length."""
    from icalendar import Event

    event = Event()
    properties = {
        "uid": closes.uid,
        "dtstamp": closes.changed,
        "dtstart": closes.start,
        "summary": closes.summary,
        "description": closes.description,
        "url": closes.url,
        "location": closes.location,
        "categories": [closes.department] if closes.department else "",
        "transp": "TRANSPARENT",  # nobody is busy because a vacancy closes
    }
    for name, value in properties.items():
        if value:
            event.add(name, value)
    content: bytes = event.to_ical(sorted=False)
    return content


def _parts(publication: Publication) -> Iterator[Part]:
    return (partial(_files, edition) for edition in publication.editions)


def _files(edition: Edition) -> Iterable[Artifact[Any]]:
    for path, view in calendars(edition):
        yield Artifact(path, view, render_calendar)
    for vacancy in edition.site.vacancies_in(edition.lang):
        if path := closing_date_path(vacancy, edition):
            yield Artifact(path, _closing_date(vacancy, edition), render_closing_date)


CALENDARS = Output("calendars", OutputKind.FEEDS, _parts, steady=True)
