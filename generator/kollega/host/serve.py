"""The site in a browser while somebody writes, and what stands in its place while something is wrong."""

from __future__ import annotations

import gc
import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import TemplateSyntaxError
from mkdocs.commands import serve as host_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError as HostConfigurationError
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from kollega.build.cache import CACHE_DIR
from kollega.check.reports.error_page import ErrorEntry, ErrorPage
from kollega.check.reports.excerpt import source_lines
from kollega.check.reports.findings import Findings
from kollega.clock import EPOCH
from kollega.config.load import translation_at
from kollega.diagnostics import SEVERITIES, ConfigurationError, ContentError, Severity
from kollega.host.log import log
from kollega.host.project import project_of
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime


_HERE: Final = str(Path(__file__).parent)
"""Some folder for the host to look into, which puts aside what it finds: in that of the pages may be what keeps it busy
for ever."""

_NO_THEME: Final = {"name": None, "custom_dir": _HERE}
"""The themes that MkDocs brings along are not everywhere: ProperDocs has none."""


def serve(config_file: Path, address: str | None, now: datetime | None = None, cache_dir: Path | None = None) -> None:
    """Show the site in a browser, drafts included, and follow what is saved; raise ConfigurationError at the start."""
    # The host loads the plugin anew for every change; only the environment reaches it.
    if now is not None:
        os.environ[EPOCH] = str(int(now.timestamp()))
    if cache_dir is not None:
        os.environ[CACHE_DIR] = str(cache_dir.absolute())
    try:
        host_serve.serve(str(config_file), dev_addr=address)
    except HostConfigurationError as error:
        if isinstance(error.__cause__, ConfigurationError):
            raise error.__cause__ from error
        raise


def resilient_builder(
    builder: Callable[[], None], config: MkDocsConfig, tell: Callable[[str], None]
) -> Callable[[], None]:
    """Return a builder that tells, as a page, what keeps `builder` from making the site.

    What the site of before was made of is let go each time: a long day of writing would pile it up.
    """

    def build() -> None:
        try:
            builder()
        except Exception as error:  # noqa: BLE001 - whatever it is, the next change may mend it
            config_file = Path(config.config_file_path)
            tell(notice_of(_setting_error(config) or error, config_file))
        later = threading.Timer(1, gc.collect)  # when browsers have been told: it takes a third of a second
        later.daemon = True
        later.start()

    return build


def notice_of(error: Exception, config_file: Path) -> str:
    """Log what keeps a site or a page from being made, unless the check has told it, and return it as a page."""
    if isinstance(error, (MkDocsException, TemplateSyntaxError, ConfigurationError)):
        log.error(str(error))
    elif not isinstance(error, ContentError):
        log.error("The site cannot be shown:", exc_info=error)
    return error_page_of(error, config_file).html


def _setting_error(config: MkDocsConfig) -> ConfigurationError | None:
    """Return what has become wrong with the settings, of which the host tells its log alone."""
    try:
        project_of(Path(config.config_file_path))
    except ConfigurationError as error:
        return error
    return None


def error_page_of(error: BaseException, config_file: Path) -> ErrorPage:
    """Return what is to be seen in the place of a site because of an error, in the language of its messages."""
    translate = translation_at(config_file)
    grave = translate(SEVERITIES[Severity.ERROR])
    match error:
        case ContentError():
            findings = Findings(error.diagnostics, translate=translate)
            return ErrorPage.of(findings, source_lines(config_file.parent, error.diagnostics))
        case ConfigurationError():
            entry = ErrorEntry(config_file.name, error.sentence(translate), translate(error.hint), severity=grave)
        case TemplateSyntaxError():
            entry = ErrorEntry(f"{error.filename}:{error.lineno}", str(error.message), severity=grave)
        case BaseException(__cause__=BaseException() as cause):
            return error_page_of(cause, config_file)
        case _:
            hint = translate(wording("The terminal says more."))
            entry = ErrorEntry(type(error).__name__, str(error), hint, severity=grave)
    return ErrorPage((entry,), translate(wording("The site cannot be shown until this is fixed.")), translate)


def error_site(config: MkDocsConfig, error: Exception) -> MkDocsConfig:
    """Return the configuration of another site for the same address: what is wrong, for every address."""
    site = MkDocsConfig()
    chosen = {key: config[key] for key in ("site_name", "site_dir")}
    site.load_dict(chosen | {"docs_dir": _HERE, "theme": _NO_THEME, "plugins": []})
    site.validate()
    site.theme.static_templates.clear()
    site.plugins["kollega"] = _ErrorPagePlugin(error_page_of(error, Path(config.config_file_path)).html)
    return site


class _ErrorPagePlugin(BasePlugin):  # type: ignore[type-arg] # the host evaluates the argument
    """Lets the host write one page, which is shown wherever there is nothing."""

    def __init__(self, html: str) -> None:
        self.html = html

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002 - the host passes both
        """Return that page alone."""
        return Files([File.generated(config, "404.html", content=self.html)])
