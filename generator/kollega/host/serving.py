"""The site in a browser while somebody writes, and what stands in its place while something is wrong."""

from __future__ import annotations

import gc
import logging
import os
import re
import socket
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import TemplateSyntaxError
from mkdocs.commands import build as mkdocs_build
from mkdocs.commands import serve as mkdocs_serve
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError as MkDocsConfigurationError
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files

from kollega.check.reports.excerpt import source_lines
from kollega.check.reports.findings import Findings
from kollega.check.reports.notice import Entry, Notice
from kollega.clock import EPOCH
from kollega.diagnostics import ConfigurationError, ContentError
from kollega.host.configuration import project_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from datetime import datetime
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from kollega.config.project import Project


LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""What every machine calls itself."""

ANY_NUMBER: Final = "*"
"""Stands for all addresses in digits."""

_HOST: Final = re.compile(r"(?:\[(?P<number>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:\[\]/@,*]+))(?::[0-9]{1,5})?")
"""A Host header: RFC 9110, 7.2."""


def watched(project: Project) -> Iterator[Path]:
    """Yield the files and folders of a site, as far as they are there, besides the folder of the hand-written pages."""
    settings = project.settings
    named = filter(None, (settings.stories_dir, settings.vacancies_dir, settings.guidelines, settings.fonts))
    paths = (*(project.root / path for path in named), *project.theme_dirs)
    return (path for path in paths if path.exists())


def followed(app: WSGIApplication, missing: str) -> WSGIApplication:
    """Return `app` so that it answers with the page `missing` where it finds nothing.

    That page then changes by itself as all others do: MkDocs puts the script for it into pages that were asked for.
    """

    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, headers, content = _answer(app, environ)
        if status.startswith("404"):
            _, headers, content = _answer(app, environ | {"PATH_INFO": missing})
        start_response(status, headers)
        return content

    return answered


def guarded(app: WSGIApplication, names: Collection[str]) -> WSGIApplication:
    """Return `app` so that it answers under these names of its host alone.

    Anybody's page could otherwise read drafts: its owner lets the page's own name point to this machine, and the
    browser takes both for one site. Under an address in digits nobody can do that: where the site is shown to other
    machines, which use it, `names` holds `*`.
    """

    def answered(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if _is_own(environ.get("HTTP_HOST", ""), names):
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        known = ", ".join(sorted(name for name in names if name != ANY_NUMBER))
        return [f"This preview answers to the names {known} alone. Choose another one with --dev-addr.\n".encode()]

    return answered


def own_names(address: str) -> frozenset[str]:
    """Return the names under which a preview answers that is shown at an address of this machine."""
    everywhere = address in {"", "0.0.0.0", "::"}  # noqa: S104 - the user has chosen it
    more = {ANY_NUMBER, socket.gethostname().lower()} if everywhere else {address.strip("[]").lower()}
    return LOCAL_NAMES | more


def _is_own(host: str, names: Collection[str]) -> bool:
    """Return whether a request's Host, perhaps with a port, is one of some names."""
    found = _HOST.fullmatch(host)
    name = (found["number"] or found["name"]).lower().removesuffix(".") if found else ""
    return name in names or (ANY_NUMBER in names and _is_number(name))


def _is_number(name: str) -> bool:
    """Return whether a host's name is an address in digits, of the old kind or of the new."""
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _answer(app: WSGIApplication, environ: WSGIEnvironment) -> tuple[str, list[tuple[str, str]], Iterable[bytes]]:
    """Return status, headers and content of an answer."""
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        said.append((status, headers))

    content = app(environ, start_response)  # type: ignore[arg-type] # nobody writes to it, as WSGI once allowed
    return *said[-1], content


def notice_of(error: BaseException, root: Path) -> Notice:
    """Return what is to be seen in the place of the site in `root` because of an error."""
    match error:
        case ContentError():
            return Notice.of(Findings(error.diagnostics), source_lines(root, error.diagnostics))
        case ConfigurationError():
            entry = Entry("mkdocs.yml", str(error), error.hint)
        case TemplateSyntaxError():
            entry = Entry(f"{error.filename}:{error.lineno}", str(error.message))
        case BaseException(__cause__=BaseException() as cause):
            return notice_of(cause, root)
        case _:
            entry = Entry(type(error).__name__, str(error), "The terminal says more.")
    return Notice((entry,), "The site cannot be shown until this is mended.")


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


def serve(config_file: Path, address: str | None, now: datetime | None = None) -> None:
    """Show the site in a browser, drafts included, and follow what is saved; raise ConfigurationError at the start."""
    if now is not None:  # MkDocs loads the plugin anew for every change; only the environment reaches it
        os.environ[EPOCH] = str(int(now.timestamp()))
    try:
        mkdocs_serve.serve(str(config_file), dev_addr=address)
    except MkDocsConfigurationError as error:
        if isinstance(error.__cause__, ConfigurationError):
            raise error.__cause__ from error
        raise
