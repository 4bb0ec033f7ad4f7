"""The life of an item: what it is on a day, and the moments that its days stand for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from kollega.content.person import Person, PersonStatus
from kollega.content.story import Story, StoryStatus
from kollega.content.vacancy import Vacancy, VacancyStatus

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from kollega.config.settings import Settings
    from kollega.content.read import Content


class Stage(StrEnum):
    """A stage of life; only what is live or closed has a page of its own."""

    DRAFT = "draft"
    UPCOMING = "upcoming"
    LIVE = "live"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


def stages_of(content: Content, settings: Settings, now: datetime, early: Collection[str] = ()) -> dict[str, Stage]:
    """Return the stage of every item by path; drafts and upcoming ones in the files `early` are live, for a review.

    Who withdraws in one language withdraws in all, and a story goes when the last of its authors has gone.
    """
    stages = {item.path: stage_of(item.front, now, settings) for item in content.items}
    stages |= {path: Stage.LIVE for path in early if stages[path] in {Stage.DRAFT, Stage.UPCOMING}}
    withdrawn = {person.slug for person in content.people if stages[person.path] is Stage.WITHDRAWN}
    stages |= {person.path: Stage.WITHDRAWN for person in content.people if person.slug in withdrawn}
    return stages | {
        story.path: Stage.WITHDRAWN for story in content.stories if withdrawn.issuperset(story.front.authors)
    }


def stage_of(front: Story | Vacancy | Person, now: datetime, settings: Settings) -> Stage:
    """Return the stage of an item, seen alone, at the moment `now`."""
    today = now.astimezone(settings.zone).date()
    match front:
        case Story():
            return _story_stage(front, today)
        case Vacancy():
            return _vacancy_stage(front, now, today, settings)
        case Person():
            return _person_stage(front, today)


def _story_stage(story: Story, today: date) -> Stage:
    if story.status is StoryStatus.WITHDRAWN or consent_is_over(story, today):
        return Stage.WITHDRAWN
    if story.status is StoryStatus.DRAFT:
        return Stage.DRAFT
    return Stage.UPCOMING if story.date > today else Stage.LIVE


def _person_stage(person: Person, today: date) -> Stage:
    gone = person.status is PersonStatus.WITHDRAWN or consent_is_over(person, today)
    return Stage.WITHDRAWN if gone else Stage.LIVE


def _vacancy_stage(vacancy: Vacancy, now: datetime, today: date, settings: Settings) -> Stage:
    if vacancy.status is VacancyStatus.WITHDRAWN:
        return Stage.WITHDRAWN
    if vacancy.status is VacancyStatus.DRAFT:
        return Stage.DRAFT
    if vacancy.date_posted > today:
        return Stage.UPCOMING
    end = closing_moment(vacancy, settings)
    over = end is not None and now > end
    return Stage.CLOSED if over or vacancy.status is VacancyStatus.CLOSED else Stage.LIVE


def consent_is_over(front: Story | Person, today: date) -> bool:
    """Return whether the time for which those shown had agreed is past."""
    return front.consent_until is not None and front.consent_until < today


def closing_moment(vacancy: Vacancy, settings: Settings) -> datetime | None:
    """Return the last moment at which one can apply; a date counts to the end of that day in the site's zone."""
    if vacancy.valid_through is None:
        return None
    return settings.moment(vacancy.valid_through, end_of_day=True)


def last_day(vacancy: Vacancy, settings: Settings) -> date | None:
    """Return the day, in the site's zone, on which a vacancy closes; None where it has no end."""
    end = vacancy.valid_through
    if isinstance(end, datetime):
        return settings.moment(end).astimezone(settings.zone).date()
    return end


_NOON = time(12)


def published_at(day: date, settings: Settings) -> datetime:
    """Return noon of a day in the site's zone.

    Front matter holds days, feeds and search engines want moments. Midnight would be the day before for
    everybody further west, and older than the last visit of a feed reader that comes several times a
    day. Noon in Europe is the same day from Alaska to Japan. It never depends on when the site is built, so
    what is built in the morning is dated a few hours ahead.
    """
    return datetime.combine(day, _NOON, tzinfo=settings.zone)


_SPREAD = timedelta(hours=4)
"""From noon in Europe on, so that it is the same day in Japan."""


def feed_moment(day: date, settings: Settings, now: datetime, share: float = 0.0) -> datetime:
    """Return the moment by which feeds date a day: noon in the site's zone, and `share`, 0 to 1, of four hours more.

    None is ahead of `now`, which readers take for a mistake: what a build of the same morning brings is dated from
    midnight on, and from noon on by those of the afternoon.
    """
    today = now.astimezone(settings.zone)
    moment = published_at(min(day, today.date()), settings) + share * _SPREAD
    if moment > now:
        midnight = datetime.combine(today.date(), time.min, tzinfo=settings.zone)
        moment = midnight + share * min(_SPREAD, today - midnight)
    return moment.replace(microsecond=0)


@dataclass(frozen=True)
class Span:
    """The time within which a site stays as it is at a moment."""

    moment: datetime
    since: datetime
    """The last moment before at which it was another."""
    until: datetime
    """The last moment from then on at which it is the same."""


def span_of(fronts: Iterable[Story | Vacancy | Person], settings: Settings, now: datetime) -> Span:
    """Return the time within which items make the same site: a day, until one closes.

    Feeds date what is of the day itself by the time at which they are built, as long as that is not past `feed_moment`.
    """
    here = now.astimezone(settings.zone)
    midnight = datetime.combine(here.date(), time.min, tzinfo=settings.zone)
    next_day = datetime.combine(here.date() + timedelta(days=1), time.min, tzinfo=settings.zone)
    every = tuple(fronts)
    ends = [end for front in every if isinstance(front, Vacancy) and (end := closing_moment(front, settings))]
    evening = published_at(here.date(), settings) + _SPREAD
    if any(day >= here.date() for front in every for day in _dates(front)):
        if now <= evening:
            return Span(now, now, now)
        midnight = evening
    since = max((midnight, *(end for end in ends if end < now)))
    until = min((next_day - datetime.resolution, *(end for end in ends if end >= now)))
    return Span(now, since, until)


def _dates(front: Story | Vacancy | Person) -> Iterator[date]:
    match front:
        case Story():
            yield from filter(None, (front.date, front.updated))
        case Vacancy():
            yield front.date_posted
