"""A folder as a host of static sites serves it, on this machine alone, with the headers that the site asks for."""

from __future__ import annotations

import gzip
import re
import sys
import threading
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Host(SimpleHTTPRequestHandler):
    """Serves a folder below a path as a host of static sites does: 404.html, _headers, compression."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, base: str, directory: str) -> None:
        self.base = base
        super().__init__(*args, directory=directory)

    def do_GET(self) -> None:
        """Send a file, or 404.html."""
        address = self.path.partition("?")[0]
        file = Path(self.translate_path("/" + address.removeprefix(self.base)))
        if not address.startswith(self.base):
            self._send(Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND)
        elif file.is_dir() and not address.endswith("/"):
            self.send_response(HTTPStatus.MOVED_PERMANENTLY)
            self.send_header("Location", f"{address}/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif file.is_dir():
            self._send(file / "index.html", HTTPStatus.OK)
        else:
            self._send(file, HTTPStatus.OK)

    def _send(self, file: Path, status: HTTPStatus) -> None:
        if not file.is_file():
            file, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        content, kind = file.read_bytes(), self.guess_type(file)
        compressed = "gzip" in self.headers.get("Accept-Encoding", "") and not kind.startswith(("font/", "image/p"))
        content = gzip.compress(content, mtime=0) if compressed else content
        self.send_response(status)
        asked = [
            rule[1:] for rule in header_rules(Path(self.directory)) if rule[0].fullmatch(self.path.partition("?")[0])
        ]
        if "Content-Type" not in dict(asked):
            self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(content)))
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        for name, value in asked:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    """Lets a browser on a busy machine wait for its turn, and leave before all is sent."""

    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell what went wrong, but for a reader who went on to the next page."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@cache
def header_rules(folder: Path) -> list[tuple[re.Pattern[str], str, str]]:
    """Return what the site's `_headers` asks for: addresses, the name of a header and its value."""
    rules = []
    pattern = re.compile("")
    for line in (folder / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            pattern = re.compile(re.escape(line).replace(r"\*", ".*"))
        elif line:
            name, _, value = line.strip().partition(": ")
            rules.append((pattern, name, value))
    return rules


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve a folder below a path and give its address."""
    handler = partial(_Host, base=base, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{base}"
        finally:
            server.shutdown()
            thread.join()
