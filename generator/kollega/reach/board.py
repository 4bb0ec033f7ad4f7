"""What is told, for a board meeting: a page that opens anywhere, and one sheet of A4. Its plot is drawn here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.brand.document import document_html, theme_file
from kollega.brand.palette import palette_of
from kollega.executor import run_apart
from kollega.reach.sections import days_said, notes, sections, sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.i18n.words import Words
    from kollega.reach.figures import Period, Report

WIDTH: Final = 720
HEIGHT: Final = 200
"""Units of the field in which bars stand."""

_GAP: Final = 0.22
"""Of the room of a bar."""

_STEPS: Final = (1, 2, 2.5, 5, 10)
"""Of a scale, for each power of ten."""

MOST_ON_PAPER: Final = 10
"""Rows of a table on one sheet, where there is room for so many."""


class KeyFigure(NamedTuple):
    """A number that stands by itself."""

    number: str
    label: str


def key_figures(report: Report, words: Words) -> Iterator[KeyFigure]:
    """Yield the figures of the whole site that are told, visits first."""
    if report.site.visits is not None:
        visits = report.site.visits
        yield KeyFigure(words.number(visits), words.ngettext("visit to the site", "visits to the site", visits))
    if (share := report.site.share) is not None:
        yield KeyFigure(words.percent(share), words("of those who read a story went on to a vacancy"))
    if (applied := report.site.applied) is not None:
        yield KeyFigure(words.number(applied), words("followed the link to apply"))
    if report.worth:
        amount = round(sum(each.amount for each in report.worth), 2)
        yield KeyFigure(
            words.money(amount, report.currency), words("is what the visits by paid networks would have cost")
        )


class Bar(NamedTuple):
    """The visits of a period."""

    x: float
    y: float
    width: float
    height: float
    """Nothing where the figure is not told."""
    days: str
    visits: str


class Line(NamedTuple):
    """A line of the scale."""

    y: float
    number: str


class Plot(NamedTuple):
    """Bars with their scale."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    first: str
    """The day with which the first period begins."""
    last: str
    """The day with which the last one ends."""
    alt: str
    """The same in words."""


def plot_of(report: Report, words: Words) -> Plot | None:
    """Return the plot of a report; None where there are not two periods to compare, or nothing is told of any."""
    told = [period for period in report.periods if period.visits is not None]
    if len(report.periods) < 2 or not told:  # noqa: PLR2004 - nothing to compare
        return None
    most = max(told, key=lambda period: period.visits or 0)
    top, step = _scale(most.visits or 0)
    lines = tuple(Line(_y(number, top), words.number(number)) for number in range(0, top + 1, step))
    first, last = report.periods[0].first, report.periods[-1].last
    alt = words(
        "Visits from %(first)s to %(last)s. The highest figure is %(visits)s, for %(days)s.",
        first=words.date(first),
        last=words.date(last),
        visits=words.number(most.visits or 0),
        days=_days(most, words),
    )
    return Plot(
        _bars(report.periods, top, words), lines, words.short_date(first, last), words.short_date(last, last), alt
    )


def _bars(periods: Sequence[Period], top: int, words: Words) -> tuple[Bar, ...]:
    room = WIDTH / len(periods)
    return tuple(
        Bar(
            x=round(number * room + room * _GAP / 2, 2),
            y=_y(period.visits or 0, top),
            width=round(room * (1 - _GAP), 2),
            height=round(HEIGHT - _y(period.visits or 0, top), 2),
            days=_days(period, words),
            visits="" if period.visits is None else words.number(period.visits),
        )
        for number, period in enumerate(periods)
    )


def _days(period: Period, words: Words) -> str:
    first, last = words.short_date(period.first, period.last), words.short_date(period.last, period.last)
    return first if first == last else f"{first}\N{EN DASH}{last}"


def _y(visits: int, top: int) -> float:
    return round(HEIGHT * (1 - visits / top), 2)


def _scale(most: int) -> tuple[int, int]:
    """Return the top of a scale with two to five steps, and the step."""
    power = 1
    while most / power > 10 * _STEPS[-1] / 2:
        power *= 10
    step = next(int(power * each) or 1 for each in _STEPS if power * each * 5 >= most and (power * each) % 1 == 0)
    return -(-most // step) * step, step


def _view(report: Report, project: Project) -> dict[str, Any]:
    """Return all that both show, ready to be set."""
    words = project.words(report.lang)
    return {
        "lang": report.lang,
        "direction": words.direction,
        "site": report.site.name,
        "organisation": project.settings.organisation.name,
        "title": words("What was read"),
        "days": days_said(report.span, words),
        "key_figures": tuple(key_figures(report, words)),
        "plot": plot_of(report, words),
        "plot_title": words("Visits over time"),
        "sections": sections(report, words),
        "sums": tuple(sums(report, words)),
        "sums_title": words("What these visits would have cost there"),
        "notes": tuple(notes(report, words)),
        "notes_title": words("How to read these figures"),
    }


def reach_html(report: Report, project: Project) -> bytes:
    """Return a page in one file that asks nobody for anything and runs no script."""
    words = project.words(report.lang)
    field = {"field": {"width": WIDTH, "height": HEIGHT}, "threshold": words.number(report.threshold)}
    colours = project.settings.organisation.colours
    return document_html("reports/reach.html", _view(report, project) | field, project.theme_dirs, colours, words)


def reach_pdf(report: Report, project: Project) -> bytes:
    """Return one sheet of A4, as PDF/UA-1."""
    document = theme_file("print/reach.typ", project.theme_dirs)
    view = _view(report, project)
    roles = palette_of(project.settings.organisation.colours).roles
    papers = view | {
        "colours": {role.name: role.light for role in roles},
        "fonts": {"titles": ["Literata"], "texts": ["Literata"], "interface": ["Source Sans 3"]},
        "field": {"width": WIDTH, "height": HEIGHT},
        "rows": MOST_ON_PAPER,
    }
    return run_apart("reach.pdf", _printed, document, json.dumps(_plain(papers)))


def _printed(document: Path, view: str) -> bytes:
    """Return a Typst document as PDF; Typst leaves threads behind, so that this has to be run apart."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[document.parent / "fonts"]
    )
    return typst.compile(
        document,
        root=document.parent,
        font_paths=fonts,
        format="pdf",
        pdf_standards=["ua-1"],
        sys_inputs={"view": view},
    )


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a view holds
    """Return a view as JSON can hold it: values by the names of their fields."""
    if isinstance(value, tuple):
        fields = getattr(value, "_fields", None)
        return (
            {name: _plain(each) for name, each in zip(fields, value, strict=True)} if fields else [*map(_plain, value)]
        )
    return {name: _plain(each) for name, each in value.items()} if isinstance(value, dict) else value
