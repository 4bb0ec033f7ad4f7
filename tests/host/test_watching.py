"""What is watched while somebody writes, however its folders lie."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from kollega.host.watching import observer_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from company import Company

PATIENCE = 60
"""Seconds after which a machine is not slow, but something is wrong."""


@pytest.fixture
def crooked(company: Company) -> Iterator[Company]:
    """Return a site in whose folder of pages one could go on for ever."""
    pages = company.root / "pages"
    for name in ("one", "two"):
        (pages / name).symlink_to("..")
    (pages / "loop").symlink_to("loop")
    before = Path.cwd()
    os.chdir(pages)
    for _ in range(1200):
        Path("d").mkdir()
        os.chdir("d")
    os.chdir(before)
    yield company
    subprocess.run(["rm", "-rf", company.root], check=True)  # pytest falls over folders that lie too deep


class Seen(FileSystemEventHandler):
    def __init__(self) -> None:
        self.change = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        if Path(os.fsdecode(event.src_path)).name == "new.md":
            self.change.set()


def test_a_change_is_seen_beside_links_and_folders_without_end(crooked: Company) -> None:
    observer, seen = observer_of(crooked.root), Seen()
    observer.schedule(seen, str(crooked.root / "pages"), recursive=True)
    observer.start()
    time.sleep(1)
    crooked.write("pages/below/new.md", "# New\n")
    assert seen.change.wait(PATIENCE)
    observer.stop()
    observer.join()


@pytest.mark.parametrize(
    "command", [("kollega", "serve", "-a"), ("mkdocs", "serve", "--livereload", "-a")], ids=["kollega", "mkdocs"]
)
def test_whoever_writes_sees_in_the_place_of_the_site_what_is_no_file(
    crooked: Company, command: tuple[str, ...]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        place = "{}:{}".format(*taken.getsockname())
    program = Path(sys.executable).with_name(command[0])
    with (crooked.root.parent / "log").open("w+") as log:
        server = subprocess.Popen([program, *command[1:], place], cwd=crooked.root, stdout=log, stderr=log)
        try:
            page = answer(f"http://{place}/", server)
            server.send_signal(signal.SIGINT)
            server.wait(PATIENCE)
        finally:
            server.kill()
            server.wait()
        log.seek(0)
        said = log.read()
    for path in ("pages/loop", "pages/one", "pages/two", "pages/d/d"):
        assert path in page
    assert "Traceback" not in said


def answer(address: str, server: subprocess.Popen[bytes]) -> str:
    """Return the page at an address, also where nothing is found, as soon as somebody answers."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address) as answered:  # noqa: S310 - our own server
                return str(answered.read().decode())
        except HTTPError as error:
            with error:
                return error.read().decode()
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(address)
