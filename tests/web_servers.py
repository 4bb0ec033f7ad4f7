"""nginx and Apache, each on a folder of this machine alone, as the handbook sets them up."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest

from handbook import page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_MODULES = "/usr/lib/apache2/modules"
_SECONDS = 60

NGINX = """\
daemon off; master_process off; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    types {{ text/html html; text/plain txt; }}
    {settings}
}}
"""

APACHE = """\
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
User {user}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule alias_module {modules}/mod_alias.so
LoadModule dir_module {modules}/mod_dir.so
LoadModule mime_module {modules}/mod_mime.so
TypesConfig /dev/null
DocumentRoot {root}
{settings}
"""


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object, **__: object) -> None:
        """Follow nothing."""


def answer(address: str) -> tuple[int, str]:
    """Return the status of an address, and where it sends."""
    try:
        with build_opener(_Stay).open(Request(address), timeout=_SECONDS) as response:  # noqa: S310 - our own server
            return response.status, ""
    except HTTPError as error:
        return error.code, error.headers.get("Location", "")


@contextmanager
def nginx(root: Path, rules: Path, folder: Path) -> Iterator[str]:
    """Serve a folder with the handbook's own nginx.conf; give the address of its root."""
    program, port = _program("nginx"), _free_port()
    text = page("nginx.conf").replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    text = text.replace("/srv/redirects.nginx", str(rules)).replace("/srv/careers;", f"{root};")
    assert str(rules) in text
    assert str(root) in text
    settings = folder / "nginx.conf"
    settings.write_text(NGINX.format(folder=folder, settings=text), "utf-8")
    with _running(
        [program, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(settings)], port, folder
    ) as url:
        yield url


@contextmanager
def apache(root: Path, rules: Path, folder: Path) -> Iterator[str]:
    """Serve a folder with the line of the handbook that includes the rules; give the address of its root."""
    program, port = _program("apache2"), _free_port()
    assert "Include /srv/redirects.apache" in page("publishing.md")
    settings = folder / "apache.conf"
    text = APACHE.format(
        folder=folder,
        port=port,
        root=root,
        modules=_MODULES,
        user="www-data" if os.getuid() == 0 else f"#{os.getuid()}",
        settings=f"Include {rules}",
    )
    settings.write_text(text, "utf-8")
    with _running([program, "-X", "-d", str(folder), "-f", str(settings)], port, folder) as url:
        yield url


SERVERS: dict[str, Callable[[Path, Path, Path], object]] = {"nginx": nginx, "apache": apache}


def _program(name: str) -> str:
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin")
    if not path:
        pytest.skip(f"{name} is not installed; `make servers` says how to get it")
    return path


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _running(command: list[str], port: int, folder: Path) -> Iterator[str]:
    url = f"http://127.0.0.1:{port}"
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as server:
        try:
            _await(server, url, folder)
            yield url
        finally:
            server.terminate()
            server.wait(_SECONDS)


def _await(server: subprocess.Popen[bytes], url: str, folder: Path) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        if server.poll() is not None:
            said = server.stdout.read().decode() if server.stdout else ""
            pytest.fail(f"{said}\n{(folder / 'error.log').read_text('utf-8')}")
        try:
            answer(f"{url}/")
        except URLError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("the server does not answer")
