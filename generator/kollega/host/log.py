"""How the host is told what is wrong with content and settings."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

from mkdocs.exceptions import Abort
from mkdocs.exceptions import ConfigurationError as HostConfigurationError

from kollega.check.reports.excerpt import source_lines
from kollega.check.reports.findings import Findings
from kollega.config.load import translation_for
from kollega.diagnostics import ConfigurationError, ContentError, Severity
from kollega.host.choice import HOST_NAME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig

    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.translation import Translate

host_log = logging.getLogger(HOST_NAME)
"""All that the host says; it counts warnings here, for `--strict`."""

log = host_log.getChild("plugins.kollega")

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.NOTE: logging.INFO}
"""The gravest first. The host counts warnings, and with its --strict they end the build; a note is none."""


def log_diagnostics(root: Path, diagnostics: tuple[Diagnostic, ...], translate: Translate = str) -> None:
    """Log what is wrong with the content, with lines and marks."""
    if diagnostics:
        from kollega.check.reports.text import text_report  # loads rich, which nobody needs who has no problem

        findings = Findings(diagnostics, translate=translate)
        level = next(
            level for severity, level in _LEVELS.items() if any(each.severity is severity for each in diagnostics)
        )
        log.log(level, "%s", text_report(findings, source_lines(root, diagnostics)).plain)


def translation_of(project: Project) -> Translate:
    """Return what says wordings in the language of a site's messages."""
    return translation_for(project.settings.messages)


def abort(project: Project, error: ContentError) -> NoReturn:
    """Log what is wrong with the content, and end the host."""
    log_diagnostics(project.root, error.diagnostics, translation_of(project))
    raise Abort("The content has errors: nothing was built.") from error


def keep_quiet_of_own_addresses(config: MkDocsConfig) -> None:
    """Keep the host from telling that it leaves links to addresses of the site as they are, such as `/first-post/`.

    They are resolved when the host is done, and the check tells of those that lead nowhere.
    """
    links = config.validation.links
    if links.absolute_links == logging.INFO:
        links.absolute_links = logging.DEBUG


@contextmanager
def abort_on_content_errors(project: Project) -> Iterator[None]:
    """Log what is wrong with the content, and end the host, where that is found within."""
    try:
        yield
    except ContentError as error:
        abort(project, error)


@contextmanager
def rephrase_setting_errors(written: object) -> Iterator[None]:
    """End the host in its own way, in our words, where it turns out within that a site cannot be made as it is set.

    `written` is the language of messages as mkdocs.yml sets it.
    """
    try:
        yield
    except ConfigurationError as error:
        translate = translation_for(written)
        raise HostConfigurationError(f"{error.sentence(translate)}\n{translate(error.hint)}".strip()) from error
