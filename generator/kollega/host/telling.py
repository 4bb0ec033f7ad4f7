"""How MkDocs is told what is wrong with content and settings."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from mkdocs.exceptions import Abort
from mkdocs.exceptions import ConfigurationError as MkDocsConfigurationError

from kollega.check.reports.excerpt import source_lines
from kollega.check.reports.findings import Findings
from kollega.diagnostics import ConfigurationError, ContentError, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic

log = logging.getLogger("mkdocs.plugins.kollega")

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}
"""The gravest first. MkDocs counts warnings, and with its --strict they end the build; a note is none."""


def tell(root: Path, diagnostics: tuple[Diagnostic, ...]) -> None:
    """Tell MkDocs' log what is wrong with the content, with lines and marks."""
    if diagnostics:
        from kollega.check.reports.text import text_report  # loads rich, which nobody needs who has no problem

        findings = Findings(diagnostics)
        level = next(
            level for severity, level in _LEVELS.items() if any(each.severity is severity for each in diagnostics)
        )
        log.log(level, "%s", text_report(findings, source_lines(root, diagnostics)).plain)


@contextmanager
def content_errors_told(project: Project) -> Iterator[None]:
    """Tell what is wrong with the content, and end MkDocs, where that is found within."""
    try:
        yield
    except ContentError as error:
        tell(project.root, error.diagnostics)
        raise aborted() from error


@contextmanager
def setting_errors_told() -> Iterator[None]:
    """End MkDocs in its own way, with our words, where it turns out within that a site cannot be made as it is set."""
    try:
        yield
    except ConfigurationError as error:
        raise MkDocsConfigurationError(f"{error}\n{error.hint}".strip()) from error


def aborted() -> Abort:
    """Return how MkDocs ends where the content has errors."""
    return Abort("The content has errors: nothing was built.")
