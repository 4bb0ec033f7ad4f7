"""The server of a preview: the names it answers to, what it says where there is nothing, and what it watches."""

from __future__ import annotations

import re
import shutil
import socket
import tempfile
from collections import deque
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from mkdocs.commands import serve as host_serve
from mkdocs.livereload import LiveReloadServer

from kollega.host.live import NOTICE, answer_missing, answer_of, follow, page, paths_at
from kollega.host.serve import notice_of
from kollega.host.watch import observer_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from kollega.host.on_demand import SiteOnDemand

SETTLE: Final = 0.02
"""Seconds in which nothing more is saved before a site is made: several files may be saved at once."""

LOOKED_AT: Final = 3
"""So many pages that were asked for last are made before browsers are told of a new site."""

LOCAL_NAMES: Final = frozenset({"localhost", "127.0.0.1", "::1"})
"""What every machine calls itself."""

ANY_NUMBER: Final = "*"
"""Stands for all addresses in digits."""

_BUILD: Final = ".kollega-"
"""What the names of the folders begin with in which sites lie that are shown one after the other."""

_HOST: Final = re.compile(r"(?:\[(?P<number>[0-9A-Fa-f:.]+)\]|(?P<name>[^\s:\[\]/@,*]+))(?::[0-9]{1,5})?")
"""A Host header: RFC 9110, 7.2."""


class PreviewServer(LiveReloadServer):
    """The host's server, which answers under its own names alone, and watches what the check looks at.

    What is wrong is shown over the page that somebody looks at, and in the place of those that they open.
    """

    notice: str = ""
    """What is wrong, as a page; empty where nothing is."""
    site: SiteOnDemand | None = None
    """What makes the files that are asked for; None where all are there."""

    def __init__(
        self,
        config_file: Path,
        is_open: Callable[[PreviewServer], None],
        *,
        host: str,
        **options: Any,  # noqa: ANN401 - the host's own
    ) -> None:
        super().__init__(host=host, **options)
        self.config_file, self.folder, self.build_delay = config_file, Path(self.root), SETTLE
        self.latest: deque[str] = deque(maxlen=LOOKED_AT)
        self.observer = observer_of(config_file.parent)
        files = self._with_made_ones(cast("WSGIApplication", self.get_app()))
        site = answer_missing(files, f"{self.mount_path}404.html")
        self.set_app(guard_names(self._with_notices(site), own_names(host)))
        is_open(self)

    def show(self, site_dir: Path, site: SiteOnDemand | None = None) -> None:
        """Show the site in a folder, which is the server's own or lies in it.

        The pages that somebody looks at are made first: where one cannot be made, the former site stays.
        """
        for path in set(self.latest) if site else ():
            cast("SiteOnDemand", site).make(path, near=True)
        self.site, self.root, self.notice = site, str(site_dir), ""
        self._clear_up()

    def tell(self, notice: str) -> None:
        """Show what is wrong. The former site stays: it is seen below."""
        self.notice = notice
        self._clear_up()

    def _with_made_ones(self, app: WSGIApplication) -> WSGIApplication:
        """Return `app` so that a file that it would not find is made first, by the site that is then shown."""

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            paths = list(paths_at(environ["PATH_INFO"], self.mount_path))
            while True:
                site = self.site
                for path in paths if site else ():
                    cast("SiteOnDemand", site).make(path)
                found = answer_of(app, environ)  # which waits for a build that goes on
                if self.site is site:
                    break
                found.close()
            if found.is_page and found.status.startswith("200") and paths:
                self.latest.append(paths[-1])
            return found.give(start_response)

        return answer

    def _with_notices(self, app: WSGIApplication) -> WSGIApplication:
        """Return `app` so that it answers with what is wrong, where something is, in the place of every page.

        All else stays: what is seen below needs its pictures.
        """

        def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            if environ["PATH_INFO"] == NOTICE:
                return page(self.notice).give(start_response)
            try:
                found = answer_of(app, environ)
                notice = self.notice if found.is_page else ""
            except Exception as error:  # noqa: BLE001 - whatever keeps a page from being made
                found, notice = page(""), notice_of(error, self.config_file)
            if notice:
                found.close()
                html = follow(notice.encode(), self._visible_epoch).decode()
                found = page(html, "503 Service Unavailable")
            return found.give(start_response)

        return answer

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        """Return a page as the host sends it, with our script in the place of the host's."""
        return follow(content, epoch)

    def _clear_up(self) -> None:
        """Remove the sites of before, and what was begun."""
        if self.folder == Path(self.root):
            former = self.folder.glob(f"{_BUILD}*")
        else:
            former = (path for path in self.folder.iterdir() if path != Path(self.root))
        for path in former:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)


def new_site_dir(folder: str) -> str:
    """Return a new folder for a site in the server's, so that the former one stays until this one is made."""
    return tempfile.mkdtemp(prefix=_BUILD, dir=folder)


def use_preview_server(config_file: Path, is_open: Callable[[PreviewServer], None]) -> None:
    """Let the host serve a site with our server, and pass that on as soon as there is one.

    It offers plugins its own one, but not where it is told to watch nothing (`--no-livereload`, MkDocs 1.6.1); drafts
    are to be guarded there as well. So ours takes the place of the name by which the host calls its own.
    """
    host_serve.LiveReloadServer = partial(PreviewServer, config_file, is_open)  # type: ignore[attr-defined, assignment]


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
