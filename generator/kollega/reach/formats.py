"""What is told, as a page for a terminal, as JSON, whose schema lies beside this module, and as CSV."""

from __future__ import annotations

import csv
import io
import json
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from kollega.reach.cells import Measure, Table
from kollega.reach.sections import days_said, notes, sections, sums, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.config.project import Project
    from kollega.reach.figures import Report, Row
    from kollega.reach.sections import Section


def reach_text(report: Report, project: Project) -> str:
    """Return a page in the language of the report: figures first, so that names may be of any length."""
    words = project.words(report.lang)
    lines = (report.site.name, f"{days_said(report.span, words)}: {total(report, words)}")
    tables = chain.from_iterable(_table(section) for section in sections(report, words))
    worth = [words("What these visits would have cost there"), *sums(report, words)]
    further = ["", *worth] if len(worth) > 1 else []
    return "\n".join((*lines, *tables, *further, "", *notes(report, words))) + "\n"


def _table(section: Section) -> Iterator[str]:
    """Yield the lines of a table, its figures below one another."""
    names = [shown.name for shown in section.rows]
    grid = [section.columns, *(tuple(figure or "–" for figure in shown.figures) for shown in section.rows)]
    widths = [max(map(len, column)) for column in zip(*grid, strict=True)]
    yield ""
    if section.rows:
        for figures, name in zip(grid, (section.title, *names), strict=True):
            yield "  ".join((*(figure.rjust(width) for figure, width in zip(figures, widths, strict=True)), name))
    else:
        yield section.title
    if section.others:
        yield section.others


VERSION: Final = 1
"""Of what reach.json is made of; a key that is taken away or means something else makes another."""

_NAMES: Final[Mapping[Table, str]] = {
    Table.STORY: "stories",
    Table.VACANCY: "vacancies",
    Table.DEPARTMENT: "departments",
    Table.LANGUAGE: "languages",
    Table.NETWORK: "networks",
}


def reach_json(report: Report, site_url: str) -> str:
    """Return all that is told as JSON; null stands for fewer than the threshold, and for what is not known."""
    first, last = report.span or (None, None)
    document = {
        "version": VERSION,
        "site": site_url,
        "source": report.source,
        "from": first and first.isoformat(),
        "to": last and last.isoformat(),
        "threshold": report.threshold,
        "standard_error": report.error,
        "told": [each.value for each in Measure if each in report.measures],
        "total": _figures(report.site),
        "periods": [
            {"from": each.first.isoformat(), "to": each.last.isoformat(), "visits": each.visits}
            for each in report.periods
        ],
        **{name: [_named(row) for row in report.tables[table]] for table, name in _NAMES.items()},
        "currency": report.currency,
        "worth": [
            {"network": each.row.key, "visits": each.row.visits, "price": each.price, "amount": each.amount}
            for each in report.worth
        ],
        "requests": report.requests,
        "programs": report.programs,
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _figures(row: Row) -> dict[str, Any]:
    return {
        "visits": row.visits,
        "readers": row.readers,
        "onward": row.onward,
        "onward_share": row.share,
        "applied": row.applied,
        "left": row.left,
    }


def _named(row: Row) -> dict[str, Any]:
    place = {"lang": row.lang} if row.lang else {}
    address = {"url": row.url} if row.url else {}
    return {"id": row.key.rpartition("/")[2], "name": row.name, **place, **address, **_figures(row)}


_COLUMNS: Final = (
    "table",
    "id",
    "lang",
    "name",
    "url",
    "from",
    "to",
    "visits",
    "readers",
    "onward",
    "onward_share",
    "applied",
    "left",
)


def reach_csv(report: Report) -> str:
    """Return all that is told as one table (RFC 4180); an empty field stands for what JSON has null for."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS)
    writer.writeheader()
    writer.writerow({"table": "total", **_figures(report.site)})
    for table, name in _NAMES.items():
        for row in report.tables[table]:
            writer.writerow({"table": name, **{key: _inert(value) for key, value in _named(row).items()}})
    for period in report.periods:
        days = {"from": period.first.isoformat(), "to": period.last.isoformat()}
        writer.writerow({"table": "periods", **days, "visits": period.visits})
    return out.getvalue()


def _inert(value: Any) -> Any:  # noqa: ANN401 - texts and numbers
    """Return a text that no spreadsheet takes for a formula (https://owasp.org/www-community/attacks/CSV_Injection)."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
