"""What is told as people read it: titles, columns, figures and sentences in a language, for every kind of page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.reach.cells import Measure, Table
from kollega.reach.figures import LOGS
from kollega.reach.origins import ASSISTANTS, DIRECT, OTHER_LINKS, SEARCH, WEBSITES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from kollega.config.project import Project
    from kollega.i18n.words import Words
    from kollega.reach.figures import Report, Row


class Section(NamedTuple):
    """A table with its title."""

    table: Table
    title: str
    columns: tuple[str, ...]
    """What the figures of a row are; what the row is of has no name."""
    rows: tuple[ShownRow, ...]
    others: str
    """What is said of those of which no figure is told; empty where there are none."""


class ShownRow(NamedTuple):
    """A row of a table, with its figures as people write them."""

    row: Row
    name: str
    """With its language, where a site has several."""
    figures: tuple[str, ...]
    """Empty where a figure is not told."""
    share: float
    """Of the row with most visits, 0 to 1: how long its bar is."""


def _(text: str) -> str:
    """Mark a text for the catalogues."""
    return text


_ORIGINS: Final[Mapping[str, str]] = {
    DIRECT: _("Direct or unknown"),
    WEBSITES: _("Other websites"),
    OTHER_LINKS: _("Other links"),
    SEARCH: _("Search engines"),
    ASSISTANTS: _("Assistants"),
    "print": _("Print, by QR code"),
    "digest": _("The digest"),
    "feeds": _("Feeds"),
    "embed": _("Lists on other sites"),
}

_TITLES: Final[Mapping[Table, str]] = {
    Table.NETWORK: _("Where readers come from"),
    Table.STORY: _("Stories"),
    Table.VACANCY: _("Vacancies"),
    Table.DEPARTMENT: _("Teams"),
    Table.LANGUAGE: _("Languages"),
}
"""In the order in which they are told."""

_COLUMNS: Final[Mapping[Measure, str]] = {
    Measure.VISITS: _("Visits"),
    Measure.ONWARD: _("Went on"),
    Measure.APPLIED: _("Applying"),
    Measure.LEFT: _("Links out"),
}

_NOT_TOLD: Final[Mapping[Measure, str]] = {
    Measure.ONWARD: _("who went on to a vacancy"),
    Measure.APPLIED: _("who followed the link to apply"),
}

_OF: Final[Mapping[Table, tuple[Measure, ...]]] = {
    Table.NETWORK: (Measure.VISITS, Measure.ONWARD, Measure.APPLIED),
    Table.STORY: (Measure.VISITS, Measure.ONWARD, Measure.LEFT),
    Table.VACANCY: (Measure.VISITS, Measure.APPLIED),
    Table.DEPARTMENT: (Measure.VISITS, Measure.ONWARD, Measure.APPLIED),
    Table.LANGUAGE: (Measure.VISITS, Measure.ONWARD, Measure.APPLIED),
}


def origin_names(project: Project, words: Words) -> Callable[[str], str]:
    """Return what says how the key of an origin is called."""
    return lambda key: words(_ORIGINS[key]) if key in _ORIGINS else project.network_name(key)


def days_said(span: tuple[date, date] | None, words: Words) -> str:
    """Return the days of figures, as people say them."""
    if span is None:
        return words("Days unknown")
    first, last = (words.date(day) for day in span)
    return first if first == last else words("%(first)s to %(last)s", first=first, last=last)


def sections(report: Report, words: Words) -> tuple[Section, ...]:
    """Return the tables of a report that have anything to tell."""
    found = (_section(table, report, words) for table in _TITLES)
    return tuple(section for section in found if section.rows or section.others)


def _section(table: Table, report: Report, words: Words) -> Section:
    measures = [each for each in _OF[table] if each in report.measures]
    rows = [row for row in report.tables[table] if row.visits is not None]
    most = max((row.visits or 0 for row in rows), default=0)
    return Section(
        table,
        words(_TITLES[table]),
        tuple(words(_COLUMNS[each]) for each in measures),
        tuple(
            ShownRow(
                row, _name(row, report), tuple(_figure(row, each, words) for each in measures), (row.visits or 0) / most
            )
            for row in rows
        ),
        _others(len(report.tables[table]) - len(rows), report.threshold, words),
    )


def _name(row: Row, report: Report) -> str:
    """Return the name of a row; that of an item of a site in several languages with its own."""
    return f"{row.name} ({row.lang})" if row.url and len(report.tables[Table.LANGUAGE]) > 1 else row.name


def _figure(row: Row, measure: Measure, words: Words) -> str:
    if measure is Measure.ONWARD:
        return "" if row.share is None else words.percent(row.share)
    number = {Measure.VISITS: row.visits, Measure.APPLIED: row.applied, Measure.LEFT: row.left}[measure]
    return "" if number is None else words.number(number)


def _others(number: int, threshold: int, words: Words) -> str:
    if not number:
        return ""
    values = {"num": words.number(number), "threshold": words.number(threshold)}
    said = words.ngettext(
        "%(num)s more: fewer than %(threshold)s visits.", "%(num)s more: each fewer than %(threshold)s visits.", number
    )
    return said % values


def total(report: Report, words: Words) -> str:
    """Return all visits of the site in a sentence."""
    if not report.knows_total:
        return words("these files do not say how many visits there were")
    visits, threshold = report.site.visits, words.number(report.threshold)
    if visits is None:
        return words("Fewer than %(threshold)s visits", threshold=threshold)
    return words.ngettext("%(num)s visit", "%(num)s visits", visits) % {"num": words.number(visits)}


def sums(report: Report, words: Words) -> Iterator[str]:
    """Yield what visits would have cost where one pays for clicks, with how it is reckoned."""
    for each in report.worth:
        yield words(
            "%(network)s: %(visits)s visits × %(price)s = %(amount)s",
            network=each.row.name,
            visits=words.number(each.row.visits or 0),
            price=words.money(each.price, report.currency),
            amount=words.money(each.amount, report.currency),
        )


def notes(report: Report, words: Words) -> Iterator[str]:
    """Yield what one has to know of the figures."""
    if report.source == LOGS:
        yield words("A visit is one browser on one day. Addresses and browsers are read and forgotten.")
    else:
        yield words("What counts as a visit is up to %(program)s.", program=report.source)
        yield words("Visits to a team or a language are those to its pages, added up.")
    yield words(
        "Figures below %(threshold)s are left out, and so are any that would give one away.",
        threshold=words.number(report.threshold),
    )
    if report.error is not None:
        error = words.percent(2 * report.error)
        yield words("Large figures are estimates: nearly all are within %(error)s of the truth.", error=error)
    if Measure.ONWARD in report.measures:
        yield words("“Went on”: the share of those who read a story and went on from there to a vacancy.")
    if missing := [words(_NOT_TOLD[each]) for each in _NOT_TOLD if each not in report.measures]:
        yield words("These files do not say %(what)s.", what=words.conjoined(missing))
    if report.source == LOGS and report.requests is None:
        yield words(
            "Hardly any of the requests in these files are for pages of %(site)s. Is that its address?", site=report.url
        )
    if report.requests and report.programs:
        numbers = {"programs": words.number(report.programs), "requests": words.number(report.requests)}
        yield words(
            "Of %(requests)s requests for pages, %(programs)s came from programs. They are left out.", **numbers
        )
