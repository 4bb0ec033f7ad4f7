"""The report as a page, for those who look at the site while they write."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.check.reports.excerpt import Excerpt, excerpt, visible
from kollega.check.reports.findings import verdict
from kollega.diagnostics import SEVERITIES, Severity
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.check.reports.excerpt import Place
    from kollega.check.reports.findings import Findings
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.translation import Translate

MOST = 100
"""Problems on one page: nobody mends more before they save."""

_GRAVEST_FIRST = tuple(Severity)

_SAID = {
    "lang": wording("en"),
    "title": wording("To fix"),
    "heading": wording("Something needs fixing"),
    "note": wording("Once you have fixed and saved it, this page shows the site again by itself."),
}
"""What the page says besides."""


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
    severity: str = SEVERITIES[Severity.ERROR]
    """Whether it keeps the site from being shown, in words."""


@dataclass(frozen=True)
class ErrorPage:
    """What stands in the place of a site until something is mended, in the language of whoever writes."""

    entries: tuple[ErrorEntry, ...]
    """What is wrong, in the order in which it is shown."""
    verdict: str
    """What that comes to."""
    translate: Translate = str
    """Says what else stands on the page in the language of the rest."""

    @classmethod
    def of(cls, findings: Findings, lines: Mapping[Place, str]) -> ErrorPage:
        """Return what a check has found, the gravest first."""
        first = sorted(findings.diagnostics, key=lambda diagnostic: _GRAVEST_FIRST.index(diagnostic.severity))[:MOST]
        entries = tuple(_entry(diagnostic, findings, lines) for diagnostic in first)
        return cls(entries, findings.translate(verdict(findings)), findings.translate)

    @property
    def html(self) -> str:
        """Return the page. It is drawn by the theme's own template alone, since a company's may be what is wrong."""
        from jinja2 import Environment, PackageLoader

        templates = Environment(loader=PackageLoader("kollega_theme", ""), autoescape=True)
        said = {name: self.translate(text) for name, text in _SAID.items()}
        return templates.get_template("notice.html").render(notice=self, said=said)


def _entry(diagnostic: Diagnostic, findings: Findings, lines: Mapping[Place, str]) -> ErrorEntry:
    line = lines.get((diagnostic.path, diagnostic.line), "")
    return ErrorEntry(
        f"{visible(findings.path(diagnostic))}:{diagnostic.line}:{diagnostic.column}",
        visible(findings.translate(diagnostic.message)),
        visible(findings.translate(diagnostic.hint)),
        excerpt(line, diagnostic.column) if line.strip() else None,
        findings.translate(SEVERITIES[diagnostic.severity]),
    )
