"""What a page of a preview is told: that there is a new one, or what is wrong."""

from __future__ import annotations

import posixpath
import time
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final, NamedTuple
from wsgiref.util import FileWrapper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

NOTICE: Final = "/livereload/notice"
"""Where a page learns what is wrong; no file of a site can be there, since the host answers below `/livereload/`."""

_TYPE: Final = "Content-Type"

_HTML: Final = "text/html"


class Answer(NamedTuple):
    """What a server says."""

    status: str
    headers: list[tuple[str, str]]
    content: Iterable[bytes]

    @property
    def is_page(self) -> bool:
        """Return whether a browser shows it as a page."""
        return dict(self.headers).get(_TYPE, "").startswith(_HTML)

    def close(self) -> None:
        """Close a file that nobody is to read after all."""
        if isinstance(self.content, FileWrapper):
            self.content.close()

    def give(self, start_response: StartResponse) -> Iterable[bytes]:
        """Say it to whoever has asked."""
        start_response(self.status, self.headers)
        return self.content


def page(html: str, status: str = "200 OK") -> Answer:
    """Return a page as an answer."""
    return Answer(status, [(_TYPE, f"{_HTML}; charset=utf-8"), ("Cache-Control", "no-store")], [html.encode()])


def answer_of(app: WSGIApplication, environ: WSGIEnvironment) -> Answer:
    """Return what an app answers."""
    said: list[tuple[str, list[tuple[str, str]]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        said.append((status, headers))

    content = app(environ, start_response)  # type: ignore[arg-type] # nobody writes to it, as WSGI once allowed
    return Answer(*said[-1], content)


def answer_missing(app: WSGIApplication, missing: str) -> WSGIApplication:
    """Return `app` so that it answers with the page `missing` where it finds nothing.

    That page then changes by itself as all others do: a script for it is put into pages that were asked for.
    """

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        found = answer_of(app, environ)
        if found.status.startswith("404"):
            instead = answer_of(app, environ | {"PATH_INFO": missing})
            found = Answer(found.status, instead.headers, instead.content)
        return found.give(start_response)

    return answer


def paths_at(address: str, mount_path: str) -> Iterator[str]:
    """Yield the paths of the files of a site that may be meant by the path of an address, as the host reads it."""
    path = address.encode("latin-1").decode("utf-8", "ignore")
    if not path.startswith(mount_path) or path.startswith("/livereload/"):
        return
    below = path.removeprefix(mount_path)
    named = posixpath.normpath(f"/{below}index.html" if path.endswith("/") else f"/{below}").lstrip("/")
    yield named
    if "." not in named.rpartition("/")[2]:
        yield f"{named}/index.html"


def follow(html: bytes, epoch: int) -> bytes:
    """Return a page that follows what is saved after a moment of the server's clock, in milliseconds."""
    above, end, below = html.rpartition(b"</body>")
    script = _script().replace("EPOCH, PAGE", f"{epoch}, {time.monotonic_ns() // 10**6}")
    return b"".join((above, f"<script>{script}</script>".encode(), end, below)) if end else html


@cache
def _script() -> str:
    return files("kollega.host").joinpath("live.js").read_text("utf-8")
