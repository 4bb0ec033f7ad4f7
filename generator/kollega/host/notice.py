"""What stands in the place of the site, while somebody writes, for as long as something is wrong."""

from __future__ import annotations

import gc
import logging
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from kollega.errors import ConfigurationError
from kollega.host.configuration import project_of
from kollega.preview import notice_of

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger("mkdocs.plugins.kollega")

_HERE = Path(__file__).parent
"""Some folder for MkDocs to look into, which puts aside what it finds: in that of the pages may be what keeps it busy
for ever."""


def going_on(builder: Callable[[], None], config: MkDocsConfig) -> Callable[[], None]:
    """Return a builder that makes a notice of what keeps `builder` from making the site.

    What the site of before was made of is let go each time: a long day of writing would pile it up.
    """

    def built() -> None:
        try:
            builder()
        except Exception as error:
            if isinstance(error, (MkDocsException, TemplateSyntaxError)):
                log.error(str(error))  # noqa: TRY400 - where it comes from is no news
            else:
                log.exception("The site cannot be shown:")
            mkdocs_build.build(notice_site(config, _misconfigured(config) or error))
        gc.collect()

    return built


def notice_site(config: MkDocsConfig, error: Exception) -> MkDocsConfig:
    """Return the configuration of another site for the same address: a notice of what is wrong, for every address."""
    site = MkDocsConfig()
    chosen = {key: config[key] for key in ("site_name", "site_dir")}
    site.load_dict(chosen | {"docs_dir": str(_HERE), "plugins": []})
    site.validate()
    site.theme.static_templates.clear()
    site.plugins["kollega"] = _Notice(notice_of(error, Path(config.config_file_path).parent).html)
    return site


def _misconfigured(config: MkDocsConfig) -> ConfigurationError | None:
    """Return what has become wrong with the settings, of which MkDocs tells its log alone."""
    try:
        project_of(Path(config.config_file_path))
    except ConfigurationError as error:
        return error
    return None


class _Notice(BasePlugin):  # type: ignore[type-arg] # MkDocs evaluates the argument
    """Lets MkDocs write one page, which is shown wherever there is nothing."""

    def __init__(self, html: str) -> None:
        self.html = html

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:  # noqa: ARG002 - MkDocs passes both
        """Return the notice alone."""
        return Files([File.generated(config, "404.html", content=self.html)])
