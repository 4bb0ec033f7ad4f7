"""Reads logs side by side, in the order of their days, so that each day can be forgotten when all are past it."""

from __future__ import annotations

import heapq
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice
from typing import IO, TYPE_CHECKING, Final

from kollega.reach.cells import Measure
from kollega.reach.figures import LOGS, Counts
from kollega.reach.files import head_of, lines_of, refuse_unknown, unpacked
from kollega.reach.logs import format_of
from kollega.reach.origins import Origins
from kollega.reach.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.reach.logs import Hit, LogFormat
    from kollega.reach.pages import Pages

BATCH: Final = 20_000
"""How many requests of one log are counted before those of another."""


@dataclass(order=True)
class Log:
    """A log, known by its first lines; those that begin first come first."""

    day: date
    """The day up to which it was read."""
    path: Path
    kind: LogFormat = field(compare=False)
    stack: ExitStack = field(default_factory=ExitStack, compare=False)
    hits: Iterator[Hit | None] | None = field(default=None, compare=False)

    def batch(self) -> Sequence[Hit | None]:
        """Return its next requests; none at its end. Raises OSError, and ConfigurationError where it is damaged."""
        if self.hits is None:
            file: IO[bytes] = self.stack.enter_context(unpacked(self.path))
            self.hits = self.kind.hits(lines_of(file, self.path))
        return list(islice(self.hits, BATCH))


def counts_of(files: Iterable[Path], pages: Pages, project: Project) -> Counts:
    """Return what files tell of a site. Raises OSError, and ConfigurationError for one that cannot be read."""
    tally = Tally(pages, Origins(pages, project.known_networks), project.settings.zone)
    count_logs([_known(path, tally) for path in files], tally)
    out = {Measure.APPLIED} if not any(cell.measure is Measure.APPLIED for cell in tally.counts) else set()
    return Counts(
        cells=tally.counts,
        source=LOGS,
        span=tally.span,
        measures=frozenset(Measure) - out,
        requests=tally.requests,
        programs=tally.programs,
        estimated=True,
    )


def _known(path: Path, tally: Tally) -> Log:
    if log := log_of(path, tally):
        return log
    raise refuse_unknown(path)


def log_of(path: Path, tally: Tally) -> Log | None:
    """Return what is known of a file by its first lines; None where it is no log."""
    head = head_of(path)
    kind = format_of(head)
    return Log(tally.first_day(kind.hits(head), kind), path, kind) if kind else None


def count_logs(logs: Iterable[Log], tally: Tally) -> None:
    """Count the requests of logs. Raises OSError, and ConfigurationError where one is damaged."""
    waiting = list(logs)
    heapq.heapify(waiting)
    with ExitStack() as stack:
        for log in waiting:
            stack.push(log.stack)
        while waiting:
            log = heapq.heappop(waiting)
            if batch := log.batch():
                log.day = max(log.day, tally.count(batch, log.kind) or log.day)
                heapq.heappush(waiting, log)
            else:
                log.stack.close()
            tally.close(min((each.day for each in waiting), default=None))
