"""The server of a preview: the names it answers to, what it says where there is nothing, and what it watches."""

from __future__ import annotations

import os
import re
import socket
from contextlib import suppress
from functools import partial
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any, Final, cast

from mkdocs.commands import serve as host_serve
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from kollega.filesystem import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from watchdog.observers.api import BaseObserver
    from watchdog.observers.polling import PollingObserver

    from kollega.config.project import Project

INTERVAL: Final = 0.5
"""Seconds between two looks, as MkDocs has it."""

LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""What every machine calls itself."""

ANY_NUMBER: Final = "*"
"""Stands for all addresses in digits."""

_HOST: Final = re.compile(r"(?:\[(?P<number>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:\[\]/@,*]+))(?::[0-9]{1,5})?")
"""A Host header: RFC 9110, 7.2."""


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


def answer_missing(app: WSGIApplication, missing: str) -> WSGIApplication:
    """Return `app` so that it answers with the page `missing` where it finds nothing.

    That page then changes by itself as all others do: the host puts the script for it into pages that were asked for.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        status, headers, content = _answer(app, environ)
        if status.startswith("404"):
            _, headers, content = _answer(app, environ | {"PATH_INFO": missing})
        start_response(status, headers)
        return content

    return answer


def guard_names(app: WSGIApplication, names: Collection[str]) -> WSGIApplication:
    """Return `app` so that it answers under these names of its machine alone.

    Anybody's page could otherwise read drafts: its owner lets the page's own name point to this machine, and the
    browser takes both for one site. Under an address in digits nobody can do that: where the site is shown to other
    machines, which use it, `names` holds `*`.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if _is_own(environ.get("HTTP_HOST", ""), names):
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
        known = ", ".join(sorted(name for name in names if name != ANY_NUMBER))
        return [f"This preview answers to the names {known} alone. Choose another one with --dev-addr.\n".encode()]

    return answer


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


def watched_paths(project: Project) -> Iterator[Path]:
    """Yield the files and folders of a site, as far as they are there, besides the folder of the hand-written pages."""
    settings = project.settings
    named = filter(
        None,
        (settings.stories_dir, settings.vacancies_dir, settings.guidelines_file, settings.guidelines, settings.fonts),
    )
    paths = (*(project.root / path for path in named), *project.theme_dirs)
    return (path for path in paths if path.exists())


def observer_of(root: Path) -> BaseObserver:
    """Return what watches folders of a site, follows no links, and goes no deeper into folders than the check.

    As watchdog comes, two links to a folder that they lie in keep it busy for ever, and a thousand folders in each
    other end it with a traceback.
    """
    deepest = len(root.parts) + MAX_DEPTH

    def listed(path: str | None) -> Iterator[os.DirEntry[str]]:
        if path is not None and path.count(os.sep) <= deepest:
            with suppress(OSError), os.scandir(path) as entries:
                yield from entries

    return PollingObserverVFS(os.lstat, listed, polling_interval=INTERVAL)
