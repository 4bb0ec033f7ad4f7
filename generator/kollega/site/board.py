"""What teams have told, quarter by quarter, and never what one person did.

Everything counts for the team of the story, so that nobody who helped need be told from anybody else.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.content.person import PersonStatus
from kollega.site.deeds import Deed, Deeds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from kollega.content.history import History
    from kollega.site.catalogue import Site
    from kollega.site.deeds import Work
    from kollega.site.taxonomy import FacetId

QUARTERS: Final = 4
"""How many are shown: this one, and those before it."""

SMALLEST: Final = 3
"""People of a team that stands by itself. What fewer have done is counted with that of other small teams."""


class Quarter(NamedTuple):
    """Three months of a year."""

    year: int
    number: int
    """1 to 4."""

    @classmethod
    def of(cls, day: date) -> Quarter:
        """Return the quarter of a day."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        """Return the day on which it begins."""
        return date(self.year, self.number * 3 - 2, 1)

    def earlier(self, quarters: int) -> Quarter:
        """Return the one so many quarters before."""
        year, number = divmod(self.year * 4 + self.number - 1 - quarters, 4)
        return Quarter(year, number + 1)


@dataclass(frozen=True)
class Team:
    """A team, or all small ones together."""

    department: FacetId | None
    """None for the small ones, and for stories of no team."""
    size: int | None
    """How many people work there, where the settings say so."""
    works: tuple[Work, ...]
    """Its stories of this quarter, oldest first."""
    series: tuple[Counter[Deed], ...]
    """What it did in each quarter, this one last."""

    @property
    def rate(self) -> float | None:
        """Return how many stories of this quarter come on ten people; None where nobody says how many there are."""
        return len(self.works) * 10 / self.size if self.size else None


@dataclass(frozen=True)
class Board:
    """What all teams have told."""

    quarter: Quarter
    """This one."""
    teams: tuple[Team, ...] = ()
    """By stories, on ten people where every size is known, then by id; the small ones last."""
    series: tuple[Counter[Deed], ...] = ()
    """What they did together in each quarter, this one last."""
    helpers: frozenset[str] = frozenset()
    """The ids of whoever wrote or helped in this quarter; whether they may be named is theirs to say."""
    knows_history: bool = True
    """Whether git could be asked for what only it knows."""


def quarter_of(site: Site) -> Quarter:
    """Return the quarter of the moment for which a site is built."""
    return Quarter.of(site.now.astimezone(site.settings.zone).date())


def board_of(site: Site, history: History | None) -> Board:
    """Return what teams have told in this quarter, and in those before; None for what git cannot tell."""
    count = _Count(Deeds(site, history), quarter_of(site))
    large = {team for team in count.people if team and count.size(team) >= SMALLEST}
    small = count.people.keys() - large
    teams = [count.team({department}, department) for department in large]
    compared = all(team.size for team in teams)
    teams.sort(key=lambda team: (-((compared and team.rate) or len(team.works)), str(team.department)))
    if sum(map(count.size, small)) >= SMALLEST:
        teams.append(count.team(small, None))
    counted = count.people.keys() if len(teams) > len(large) else large
    helpers = count.deeds.helpers(count.quarter.first_day)
    shown = tuple(team for team in teams if any(team.series))
    return Board(count.quarter, shown, count.series(counted), helpers, history is not None)


@dataclass(frozen=True)
class _Count:
    """Who works where, and what was done there."""

    deeds: Deeds
    quarter: Quarter
    """This one."""

    @cached_property
    def people(self) -> Mapping[FacetId | None, frozenset[str]]:
        """The ids of those who work in each team or wrote for it; under None those who wrote for no team."""
        members: dict[FacetId | None, set[str]] = defaultdict(set)
        for person in self.deeds.site.people:
            if person.front.status is PersonStatus.ACTIVE:
                for department in self.deeds.site.related.teams_of(person):
                    members[department].add(person.slug)
        for work in self.deeds.works:
            for team in _teams(work):
                members[team] |= work.authors
        return {team: frozenset(slugs) for team, slugs in members.items()}

    def size(self, team: FacetId | None) -> int:
        """Return how many people a team has: as the settings say, else as many as are known here."""
        return self.stated_size(team) or len(self.people[team])

    def stated_size(self, team: FacetId | None) -> int | None:
        """Return how many people a team has, where the settings say so."""
        stated = self.deeds.site.settings.departments.get(team.id) if team else None
        return stated.size if stated else None

    def team(self, teams: AbstractSet[FacetId | None], department: FacetId | None) -> Team:
        """Return what some teams have done, as one."""
        works = (work for work in self.deeds.works if not _teams(work).isdisjoint(teams))
        current = tuple(work for work in works if Quarter.of(work.day) == self.quarter)
        return Team(department, self.stated_size(department), current, self.series(teams))

    def series(self, teams: AbstractSet[FacetId | None]) -> tuple[Counter[Deed], ...]:
        """Return how often each thing was done for stories of some teams, quarter by quarter."""
        counts = {self.quarter.earlier(back): Counter[Deed]() for back in reversed(range(QUARTERS))}
        done = {
            (Quarter.of(event.day), event.deed, event.work.slug, event.by)
            for event in self.deeds.events
            if not _teams(event.work).isdisjoint(teams)
        }
        for quarter, deed, _slug, _by in done:
            if quarter in counts:
                counts[quarter][deed] += 1
        return tuple(counts.values())


def _teams(work: Work) -> frozenset[FacetId | None]:
    return work.teams or frozenset({None})
