"""The report as a page, for those who look at the site while they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.check.reports.excerpt import Excerpt, excerpt, visible
from kollega.check.reports.findings import verdict
from kollega.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.check.reports.excerpt import Place
    from kollega.check.reports.findings import Findings
    from kollega.diagnostics import Diagnostic

MOST = 100
"""Problems on one page: nobody mends more before they save."""

_GRAVEST_FIRST = tuple(Severity)


@dataclass(frozen=True)
class ErrorEntry:
    """One thing that is wrong as the page shows it: a diagnostic, or an error that has no line of the site's files."""

    place: str
    """Where: a file with line and column, or the name of a file alone."""
    message: str
    """What."""
    hint: str = ""
    """What to do."""
    excerpt: Excerpt | None = None
    """The line with its mark, where there is one."""
    severity: Severity = Severity.ERROR
    """Whether it keeps the site from being shown."""


@dataclass(frozen=True)
class ErrorPage:
    """What stands in the place of a site until something is mended."""

    entries: tuple[ErrorEntry, ...]
    """What is wrong, in the order in which it is shown."""
    verdict: str
    """What that comes to."""

    @classmethod
    def of(cls, findings: Findings, lines: Mapping[Place, str]) -> ErrorPage:
        """Return what a check has found, the gravest first."""
        first = sorted(findings.diagnostics, key=lambda diagnostic: _GRAVEST_FIRST.index(diagnostic.severity))[:MOST]
        return cls(tuple(_entry(diagnostic, findings, lines) for diagnostic in first), verdict(findings))

    @property
    def html(self) -> str:
        """Return the page. It is drawn by the theme's own template alone, since a company's may be what is wrong."""
        from jinja2 import Environment, PackageLoader

        templates = Environment(loader=PackageLoader("kollega_theme", ""), autoescape=True)
        return templates.get_template("notice.html").render(notice=self)


def _entry(diagnostic: Diagnostic, findings: Findings, lines: Mapping[Place, str]) -> ErrorEntry:
    line = lines.get((diagnostic.path, diagnostic.line), "")
    return ErrorEntry(
        f"{visible(findings.path(diagnostic))}:{diagnostic.line}:{diagnostic.column}",
        visible(diagnostic.message),
        visible(diagnostic.hint),
        excerpt(line, diagnostic.column) if line.strip() else None,
        diagnostic.severity,
    )
