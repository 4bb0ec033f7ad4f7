"""What was counted, and what of it is told, in the order and with the names that a site gives."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.diagnostics import ConfigurationError
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import wording
from kollega.reach.cells import Cell, Measure, Table
from kollega.reach.discretion import LEAST, tell
from kollega.reach.origins import UNPAID, known_boards
from kollega.reach.sketch import ERROR
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kollega.config.project import Project
    from kollega.i18n.words import Words
    from kollega.reach.pages import Pages


LOGS: Final = "logs"
"""The source of what was counted here."""


@dataclass(frozen=True)
class Counts:
    """What a source tells, before anything of it is left out."""

    cells: Mapping[Cell, int]
    source: str
    """`LOGS`, or the name of the program whose export it is."""
    span: tuple[date, date] | None
    """The first and the last day, where they are known."""
    measures: frozenset[Measure] = frozenset(Measure)
    """What the source can tell at all."""
    requests: int = 0
    """How many requests for pages a log has."""
    programs: int = 0
    """How many of them were those of programs."""
    estimated: bool = False
    """Whether large figures are estimates."""
    knows_total: bool = True
    """Whether it tells the visits to the whole site."""


class Row(NamedTuple):
    """What is told of a page, a team, a language, a network or the site; None for too few, and for the unknown."""

    key: str
    name: str
    lang: str = ""
    """An item's language."""
    url: str = ""
    visits: int | None = None
    readers: int | None = None
    """Visits to its stories: of these so many went on."""
    onward: int | None = None
    applied: int | None = None
    left: int | None = None

    @property
    def share(self) -> float | None:
        """Return the share of readers who went on to a vacancy, 0 to 1, in two decimals."""
        return round(self.onward / self.readers, 2) if self.onward is not None and self.readers else None


class Period(NamedTuple):
    """Days that are told of together."""

    first: date
    last: date
    visits: int | None


class Worth(NamedTuple):
    """What the visits by a network would have cost there."""

    row: Row
    price: float
    """Of a click, in the currency of the settings."""

    @property
    def amount(self) -> float:
        """Return visits × price."""
        return round((self.row.visits or 0) * self.price, 2)


@dataclass(frozen=True)
class Report:
    """All that is told, ready to be shown in a language."""

    source: str
    url: str
    """The site's address."""
    span: tuple[date, date] | None
    threshold: int
    error: float | None
    """The standard error of large figures, 0 to 1; None where they are counted."""
    measures: frozenset[Measure]
    site: Row
    tables: Mapping[Table, tuple[Row, ...]]
    """The rows of each table, most visits first, those of too few last."""
    periods: tuple[Period, ...]
    worth: tuple[Worth, ...]
    currency: str
    requests: int | None
    programs: int | None
    lang: str
    knows_total: bool
    """Whether the source tells the visits to the whole site."""


ANY_NETWORK: Final = "any"
"""The key of the price for networks that have none of their own."""

_WEEKS_FROM: Final = 31
_MONTHS_FROM: Final = 7 * 26
"""Days from which on weeks are told, and months."""


def check_prices(project: Project) -> None:
    """Raise ConfigurationError for the price of a network that there is not."""
    known = (ANY_NETWORK, *project.known_networks, *known_boards())
    for name in project.settings.reach.click_prices:
        if name not in known:
            hint = suggestion(name, known, wording("There are {names}.", names=", ".join(known)))
            raise ConfigurationError(
                "plugins.kollega.reach.click_prices", wording("there is no network “{name}”", name=name), hint
            )


def report_of(counts: Counts, pages: Pages, project: Project, lang: str, names: Callable[[str], str]) -> Report:
    """Return what may be told of counts, in a language; `names` returns what a key of `origins` is called."""
    settings = project.settings.reach
    periods = _periods(counts)
    cells = {cell: number for cell, number in counts.cells.items() if cell.table is not Table.PERIOD}
    cells |= {_of_period(first): number for first, _, number in periods}
    told = tell(cells, _members(pages), settings.threshold)
    rows = _Rows(told, pages, project, lang)
    tables = {
        Table.STORY: rows.items(Table.STORY),
        Table.VACANCY: rows.items(Table.VACANCY),
        Table.DEPARTMENT: rows.departments(),
        Table.LANGUAGE: rows.languages(),
        Table.NETWORK: rows.networks(names),
    }
    bound = max(settings.threshold, LEAST)
    people = counts.requests - counts.programs
    return Report(
        source=counts.source,
        url=project.site_url,
        span=counts.span,
        threshold=bound,
        error=round(ERROR, 4) if counts.estimated else None,
        measures=counts.measures,
        site=rows.row(Table.SITE, "", project.site_name_in(lang)),
        tables=tables,
        periods=tuple(Period(first, last, told.get(_of_period(first))) for first, last, _ in periods),
        worth=tuple(_worth(tables[Table.NETWORK], settings.click_prices)),
        currency=settings.currency,
        requests=counts.requests if counts.requests >= bound else None,
        programs=counts.programs if counts.programs >= bound and people >= bound else None,
        lang=lang,
        knows_total=counts.knows_total,
    )


@dataclass(frozen=True)
class _Rows:
    """Makes rows of what is told."""

    told: Mapping[Cell, int]
    pages: Pages
    project: Project
    lang: str

    @property
    def words(self) -> Words:
        return self.project.words(self.lang)

    def row(self, table: Table, key: str, name: str, *, lang: str = "", url: str = "") -> Row:
        """Return the row of a thing."""
        cell = Cell(table, key)
        visits, readers, onward, applied, left = (self.told.get(cell._replace(measure=each)) for each in Measure)
        return Row(key, name, lang, url, visits, readers, onward, applied, left)

    def items(self, table: Table) -> tuple[Row, ...]:
        """Return the rows of stories or vacancies."""
        found = ((cell.key, item) for cell, item in self.pages.items.items() if cell.table is table)
        return _ordered(
            self.row(table, key, item.front.title, lang=item.lang, url=self.project.url(self.pages.site.path(item)))
            for key, item in found
        )

    def departments(self) -> tuple[Row, ...]:
        """Return the rows of the teams that have anything to show."""
        facets = self.pages.site.facets
        teams = {team for lang in self.pages.site.languages for team in facets.in_language(lang, FacetKind.DEPARTMENT)}
        return _ordered(self.row(Table.DEPARTMENT, team.id, facets.name(team, self.lang)) for team in teams)

    def languages(self) -> tuple[Row, ...]:
        """Return the rows of the site's languages."""
        languages = self.pages.site.languages
        return _ordered(self.row(Table.LANGUAGE, lang, self.words.language(lang), lang=lang) for lang in languages)

    def networks(self, names: Callable[[str], str]) -> tuple[Row, ...]:
        """Return the rows of the networks by which enough readers came."""
        keys = {cell.key for cell in self.told if cell.table is Table.NETWORK}
        return _ordered(self.row(Table.NETWORK, key, names(key)) for key in keys)


def _ordered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return rows, most visits first; those of too few by name."""
    return tuple(sorted(rows, key=lambda row: (-(row.visits or 0), row.name.casefold(), row.key)))


def _members(pages: Pages) -> Mapping[Cell, Iterable[Cell]]:
    """Return the items of each team and language."""
    members: defaultdict[Cell, list[Cell]] = defaultdict(list)
    for cell, page in pages.by_cell.items():
        for group in page.groups:
            members[group].append(cell)
    return members


def _of_period(first: date) -> Cell:
    return Cell(Table.PERIOD, first.isoformat())


def _periods(counts: Counts) -> list[tuple[date, date, int]]:
    """Return the days, weeks or months of the span, with the visits of each."""
    if counts.span is None:
        return []
    first, last = counts.span
    days = [first + timedelta(days) for days in range((last - first).days + 1)]
    length = len(days)
    begin = (lambda day: day) if length <= _WEEKS_FROM else _monday if length <= _MONTHS_FROM else _first_of_month
    parts: defaultdict[date, list[date]] = defaultdict(list)
    for day in days:
        parts[begin(day)].append(day)
    return [(part[0], part[-1], sum(counts.cells.get(_of_period(day), 0) for day in part)) for part in parts.values()]


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _first_of_month(day: date) -> date:
    return day.replace(day=1)


def _worth(rows: Iterable[Row], prices: Mapping[str, float]) -> Iterator[Worth]:
    """Yield what visits would have cost by the networks that have a price."""
    for row in rows:
        price = prices.get(row.key, prices.get(ANY_NETWORK, 0))
        if price and row.visits and row.key not in UNPAID:
            yield Worth(row, price)
