"""Counts requests: each browser once a day, by a sketch that is forgotten with the day."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, tzinfo
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from kollega.reach.agents import Memory, Persons, unescape
from kollega.reach.cells import SITE, Cell, Measure, Table
from kollega.reach.figures import LOGS, Counts
from kollega.reach.sketch import VALUE_BYTES, Sketch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.reach.logs import Hit, LogFormat
    from kollega.reach.origins import Origin, Origins
    from kollega.reach.pages import Page, Pages, Request

LOADED: Final = frozenset({b"200", b"304"})
"""With what a page is answered: it was sent, or the browser has it still."""
LED_ON: Final = LOADED | {b"301", b"302", b"303", b"307", b"308"}
"""With what a link is answered that leads on."""


def _sketches() -> defaultdict[tuple[str, Measure], Sketch]:
    return defaultdict(Sketch)


@dataclass
class Day:
    """Who was there on a day, as sketches, with a salt that goes with them."""

    salt: bytes
    pages: defaultdict[Page, Sketch] = field(default_factory=partial(defaultdict, Sketch))
    """Who asked for each page."""
    onward: defaultdict[Page, Sketch] = field(default_factory=partial(defaultdict, Sketch))
    """Who went on from each story to a vacancy."""
    left: defaultdict[Page, Sketch] = field(default_factory=partial(defaultdict, Sketch))
    """Who followed a link out of the site from each page."""
    networks: defaultdict[tuple[str, Measure], Sketch] = field(default_factory=_sketches)
    """Who came by each network."""

    def cells(self) -> Iterator[tuple[Cell, Sketch]]:
        """Yield each sketch with all cells that it counts for."""
        for page, sketch in self.pages.items():
            yield from ((cell, sketch) for cell in _cells(page, page.cell.measure))
            if page.is_story:
                yield from ((cell, sketch) for cell in _cells(page, Measure.READERS))
        for pages, measure in ((self.onward, Measure.ONWARD), (self.left, Measure.LEFT)):
            for page, sketch in pages.items():
                yield from ((cell, sketch) for cell in _cells(page, measure))
        for (network, measure), sketch in self.networks.items():
            yield Cell(Table.NETWORK, network, measure), sketch

    def counts(self) -> Iterator[tuple[Cell, int]]:
        """Yield how many were there, for each cell."""
        parts: defaultdict[Cell, list[Sketch]] = defaultdict(list)
        for cell, sketch in self.cells():
            parts[cell].append(sketch)
        for cell, sketches in parts.items():
            yield cell, len(sketches[0] if len(sketches) == 1 else Sketch().merge(sketches))


def _cells(page: Page, measure: Measure) -> set[Cell]:
    return {cell._replace(measure=measure) for cell in (page.cell, *page.groups, SITE)}


@dataclass
class Tally:
    """The requests that were counted so far."""

    pages: Pages
    origins: Origins
    zone: tzinfo
    """In which days begin and end."""
    counts: Counter[Cell] = field(default_factory=Counter)
    """Of the days that are over."""
    days: dict[date, Day] = field(default_factory=dict)
    """Those that are not."""
    only: tuple[date, date] = (date.min, date.max)
    """The first and the last day that counts."""
    secret: bytes = b""
    """What salts are made of: known to whoever has the logs, which hold the addresses anyway, and to nobody else. The
    same logs give the same figures."""
    requests: int = 0
    """How many requests for pages of the site there were."""
    programs: int = 0
    """How many of them were those of programs."""
    span: tuple[date, date] | None = None
    """The first and the last day of these requests."""

    def __post_init__(self) -> None:
        self._requests: Memory[Request | None] = Memory(self._request)
        self._origins: Memory[Origin] = Memory(self.origins.by_referrer)
        self._persons = Persons()

    def _request(self, logged: bytes) -> Request | None:
        return self.pages.request(unescape(logged).decode("utf-8", "replace").partition(" HTTP/")[0])

    def _day(self, minute: bytes, kind: LogFormat) -> date | None:
        """Return the day of a moment on the site; None where the log tells none."""
        try:
            return kind.moment(minute).astimezone(self.zone).date()
        except (ValueError, OverflowError, OSError):
            return None

    def first_day(self, hits: Iterable[Hit | None], kind: LogFormat) -> date:
        """Return the day of the first request of a log; the first of all days where none tells one."""
        days = (self._day(kind.minute(hit[1]), kind) for hit in hits if hit)
        return next(filter(None, days), date.min)

    def count(self, hits: Iterable[Hit | None], kind: LogFormat) -> date | None:
        """Count requests of one log; return the day of the last one, None where there is none for a page."""
        requests, persons, last = self._requests, self._persons, None
        first_day, last_day = self.only
        days = Memory(partial(self._day, kind=kind))
        for hit in hits:
            if hit is None or (request := requests[hit[2]]) is None:
                continue
            visitor, moment, _, status, referrer, agent = hit
            if status not in (LED_ON if request.page.is_link else LOADED):
                continue
            if (on := days[kind.minute(moment)]) is None or not first_day <= on <= last_day:
                continue
            self.requests += 1
            if on is not last:
                self.span = (min(self.span[0], on), max(self.span[1], on)) if self.span else (on, on)
                last = on
            if not persons[agent]:
                self.programs += 1
                continue
            day = self.days.get(on) or self._begin(on)
            digest = blake2b(visitor + b"\0" + agent, key=day.salt, digest_size=VALUE_BYTES).digest()
            self._add(day, int.from_bytes(digest), request, self._origins[referrer])
        return last

    def _begin(self, on: date) -> Day:
        salt = blake2b(on.isoformat().encode(), key=self.secret, digest_size=32).digest()
        return self.days.setdefault(on, Day(salt))

    def _add(self, day: Day, value: int, request: Request, origin: Origin) -> None:
        """Count a request for a page."""
        page, before = request.page, origin.request
        if page.cell.measure is Measure.LEFT:
            day.left[before.page if before else page].add(value)
            return
        day.pages[page].add(value)
        source = request.source or (before.source if before and (before.page.is_link or page.is_link) else "")
        network = self.origins.by_source(source) if source else origin.network
        if page.cell.measure is Measure.APPLIED:
            if before and before.source:
                day.networks[self.origins.by_source(before.source), Measure.APPLIED].add(value)
            return
        if network:
            day.networks[network, Measure.VISITS].add(value)
            if source and page.is_story:
                day.networks[network, Measure.READERS].add(value)
        elif before and before.page.is_story and page.is_vacancy:
            day.onward[before.page].add(value)
            if before.source:
                day.networks[self.origins.by_source(before.source), Measure.ONWARD].add(value)

    def close(self, before: date | None = None) -> None:
        """Forget who was there on days before one, or on all, and keep how many."""
        for day in [day for day in self.days if before is None or day < before]:
            found = dict(self.days.pop(day).counts())
            self.counts.update(found)
            self.counts[Cell(Table.PERIOD, day.isoformat())] += found.get(SITE, 0)

    def result(self) -> Counts:
        """Return what was counted. Who followed links out of it is known where they lead through the site."""
        unseen = {Measure.APPLIED, Measure.LEFT} - {cell.measure for cell in self.counts}
        return Counts(
            cells=self.counts,
            source=LOGS,
            span=self.span,
            measures=frozenset(Measure) - unseen,
            requests=self.requests,
            programs=self.programs,
            estimated=True,
        )
