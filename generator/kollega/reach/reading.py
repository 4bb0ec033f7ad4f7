"""What files say of a site, as counts: logs, or the exports of one program."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording
from kollega.reach.cells import SITE, Cell, Table
from kollega.reach.exports import Kind
from kollega.reach.figures import LOGS, Counts
from kollega.reach.files import count_logs, exports_of, log_of
from kollega.reach.origins import ASSISTANTS, DIRECT, OTHER_LINKS, SEARCH, WEBSITES, Origins, origin_of_host
from kollega.reach.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.reach.exports import Fact
    from kollega.reach.files import Log
    from kollega.reach.pages import Pages

_NAMES: Final = {
    "": DIRECT,
    "direct / none": DIRECT,
    "(direct)": DIRECT,
    "x (twitter)": "x",
    "twitter": "x",
    "google": SEARCH,
    "bing": SEARCH,
    "duckduckgo": SEARCH,
    "ecosia": SEARCH,
    "yahoo!": SEARCH,
    "startpage": SEARCH,
    "qwant": SEARCH,
    "brave": SEARCH,
    "chatgpt": ASSISTANTS,
    "perplexity": ASSISTANTS,
    "claude": ASSISTANTS,
}
"""What programs call sources, in small letters."""


@dataclass
class FactTally:
    """What exports of one program say."""

    pages: Pages
    origins: Origins
    cells: Counter[Cell] = field(default_factory=Counter)
    days: set[date] = field(default_factory=set)

    def count(self, facts: Iterable[Fact]) -> None:
        """Add facts."""
        for fact in facts:
            if fact.day:
                self.days.add(fact.day)
            match fact.kind:
                case Kind.DAY if fact.day:
                    self.cells.update({SITE: fact.visits, Cell(Table.PERIOD, fact.day.isoformat()): fact.visits})
                case Kind.PAGE:
                    self._count_page(fact)
                case Kind.SOURCE if not self._count_page(fact):
                    self.cells[Cell(Table.NETWORK, self._network(fact.key))] += fact.visits

    def counts(self, program: str) -> Counts:
        """Return what was counted."""
        told = {cell.measure for cell in self.cells}
        span = (min(self.days), max(self.days)) if self.days else None
        return Counts(self.cells, program, span, frozenset(told), knows_total=SITE in self.cells)

    def _count_page(self, fact: Fact) -> bool:
        """Count visits to a page, and return whether it is one: where it is asked for by a link, for its source too."""
        if not fact.key.startswith(("/", self.pages.site_url)) or not (request := self.pages.request(fact.key)):
            return False
        measure = request.page.cell.measure
        for cell in {request.page.cell, *request.page.groups} - {SITE}:
            self.cells[cell._replace(measure=measure)] += fact.visits
        if request.source:
            self.cells[Cell(Table.NETWORK, self.origins.by_source(request.source))] += fact.visits
        return True

    def _network(self, name: str) -> str:
        """Return the key of a source that is told by its name, its host or its address."""
        plain = name.strip().casefold()
        if plain in _NAMES:
            return _NAMES[plain]
        host = urlsplit(plain if "//" in plain else f"//{plain}").hostname or ""
        by_host = origin_of_host(host) if "." in host else WEBSITES
        by_name = self.origins.by_source(plain)
        return by_host if by_name == OTHER_LINKS else by_name


ALL_DAYS: Final = (date.min, date.max)


def counts_of(files: Iterable[Path], pages: Pages, project: Project, only: tuple[date, date] = ALL_DAYS) -> Counts:
    """Return what files tell of a site, of all days or some: logs, or exports of one program.

    Raises OSError, and ConfigurationError for one that cannot be read, or that counts the same visits once more.
    """
    origins = Origins(pages, project.known_networks)
    tally, facts = Tally(pages, origins, project.settings.zone, only=only), FactTally(pages, origins)
    logs: list[Log] = []
    programs: dict[str, Path] = {}
    for path in files:
        if log := log_of(path, tally):
            logs.append(log)
            programs[LOGS] = path
            continue
        for export in exports_of(path):
            facts.count(export.facts)
            programs[export.program] = path
    if len(programs) > 1:
        raise _twice(programs)
    if not logs and only != ALL_DAYS:
        raise ConfigurationError(
            next(iter(programs.values())).as_posix(),
            wording("days cannot be chosen from an export"),
            wording("Choose them where you export it."),
        )
    if not logs:
        return facts.counts(next(iter(programs)))
    count_logs(logs, tally)
    return tally.result()


def _twice(programs: Mapping[str, Path]) -> ConfigurationError:
    (first, _), (second, path), *_ = programs.items()
    return ConfigurationError(
        path.as_posix(),
        wording(
            "this is from {second}, another file from {first}: both count the same visits", first=first, second=second
        ),
        wording("Name only the files of one of them."),
    )
