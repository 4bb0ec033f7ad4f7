"""A site as it is served to whoever writes, by a program of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from patience import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from company import Company


@dataclass(frozen=True)
class Preview:
    """A program that serves a site."""

    place: str
    """Its address and port."""
    log: Path
    """What it says."""
    process: subprocess.Popen[bytes]

    def answer(self, path: str = "", host: str = "") -> str:
        """Return the page at a path, also where nothing is found, as soon as somebody answers to a name."""
        asked = Request(f"http://{self.place}/{path}", headers={"Host": host or self.place})
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            try:
                with urlopen(asked) as answered:  # noqa: S310 - our own server
                    return str(answered.read().decode())
            except HTTPError as error:
                with error:
                    return error.read().decode()
            except URLError:
                time.sleep(0.2)
        raise TimeoutError(self.log.read_text("utf-8"))


@contextmanager
def preview(company: Company, program: str | Path, *arguments: str, place: str = "") -> Iterator[Preview]:
    """Serve a site at a place, or on a port of its own; `program` is one of this environment if it is but a name."""
    place = place or _free_place()
    command = [Path(sys.executable).parent / program, "serve", *arguments, "-a", place]
    log = company.root.parent / "serve.log"
    with log.open("w") as output:
        server = subprocess.Popen(command, cwd=company.root, stdout=output, stderr=output, env=os.environ)
        try:
            yield Preview(place, log, server)
        finally:
            _stop(server)


def _free_place() -> str:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return "{}:{}".format(*taken.getsockname())


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Stop a program as Ctrl-C does, so that it clears up; in the background of a shell it takes no notice."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(PATIENCE / 12)
    except subprocess.TimeoutExpired:
        server.terminate()
        server.wait(PATIENCE)
