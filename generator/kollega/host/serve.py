"""The site in a browser while somebody writes."""

from __future__ import annotations

import gc
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import TemplateSyntaxError
from mkdocs.commands import build as host_build
from mkdocs.commands import serve as host_serve
from mkdocs.exceptions import ConfigurationError as HostConfigurationError
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from kollega.clock import EPOCH
from kollega.diagnostics import ConfigurationError
from kollega.host.log import log
from kollega.host.middleware import answer_missing, guard_names, own_names
from kollega.host.notice import notice_site
from kollega.host.project import project_of
from kollega.host.watch import observer_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from wsgiref.types import WSGIApplication

    from mkdocs.config.defaults import MkDocsConfig
    from watchdog.observers.polling import PollingObserver


def serve(config_file: Path, address: str | None, now: datetime | None = None) -> None:
    """Show the site in a browser, drafts included, and follow what is saved; raise ConfigurationError at the start."""
    if now is not None:  # the host loads the plugin anew for every change; only the environment reaches it
        os.environ[EPOCH] = str(int(now.timestamp()))
    try:
        host_serve.serve(str(config_file), dev_addr=address)
    except HostConfigurationError as error:
        if isinstance(error.__cause__, ConfigurationError):
            raise error.__cause__ from error
        raise


class PreviewServer(LiveReloadServer):
    """The host's server, which answers under its own names alone, and watches what the check looks at."""

    def __init__(self, site_root: Path, *, host: str, **options: Any) -> None:  # noqa: ANN401 - the host's own
        super().__init__(host=host, **options)
        self.observer = cast("PollingObserver", observer_of(site_root))
        app = answer_missing(cast("WSGIApplication", self.get_app()), f"{self.mount_path}404.html")
        self.set_app(guard_names(app, own_names(host)))


def use_preview_server(site_root: Path) -> None:
    """Let the host serve a site with our server.

    It offers plugins its own one, but not where it is told to watch nothing (`--no-livereload`, MkDocs 1.6.1); drafts
    are to be guarded there as well. So ours takes the place of the name by which the host calls its own.
    """
    host_serve.LiveReloadServer = partial(PreviewServer, site_root)  # type: ignore[attr-defined, assignment]


def resilient_builder(builder: Callable[[], None], config: MkDocsConfig) -> Callable[[], None]:
    """Return a builder that makes a notice of what keeps `builder` from making the site.

    What the site of before was made of is let go each time: a long day of writing would pile it up.
    """

    def build() -> None:
        try:
            builder()
        except Exception as error:
            if isinstance(error, (MkDocsException, TemplateSyntaxError)):
                log.error(str(error))  # noqa: TRY400 - where it comes from is no news
            else:
                log.exception("The site cannot be shown:")
            host_build.build(notice_site(config, _setting_error(config) or error))
        gc.collect()

    return build


def _setting_error(config: MkDocsConfig) -> ConfigurationError | None:
    """Return what has become wrong with the settings, of which the host tells its log alone."""
    try:
        project_of(Path(config.config_file_path))
    except ConfigurationError as error:
        return error
    return None
