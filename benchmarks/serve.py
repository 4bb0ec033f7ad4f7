"""Save a story of a large site while it is served, and say how long it takes until its page shows what was saved.

The items come from `../shared/bench/corpus.py`. Ends with exit status 1 where a page does not show it.
"""

from __future__ import annotations

import argparse
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

if TYPE_CHECKING:
    from collections.abc import Iterator

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "bench" / "corpus.py"
COMMAND = Path(sys.executable).parent / "kollega"

EPOCH = re.compile(r"\}\)\((\d+), \d+\)")
"""In a page that is served: when it was made, as the server counts."""

PATIENCE = 300
"""Seconds after which nothing is served."""

REST = 2
"""Seconds between two times that a story is saved."""


def main() -> None:
    """Serve a site, save a story again and again, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=2000, help="how many stories and vacancies (default: 2000)")
    parser.add_argument("--rounds", type=int, default=7, help="how often the story is saved (default: 7)")
    options = parser.parse_args()
    if not CORPUS.exists():
        sys.exit(f"{CORPUS} is not there, which writes the texts")
    with tempfile.TemporaryDirectory(prefix="kollega-serve-") as name:
        site = Path(name, "site")
        subprocess.run([sys.executable, CORPUS, str(options.items), site, "kollega"], check=True)
        with served(site) as (address, process):
            story = min((site / "stories").glob("*.md"))
            rounds = list(saves(story, address, process, options.rounds))[1:]  # the first time, nothing is known
    titles = ("until browsers are told", "until the page is there", "processor")
    for title, times in zip(titles, zip(*rounds, strict=True), strict=True):
        print(f"{title:24} {statistics.median(times):5.2f} s  ({min(times):.2f} to {max(times):.2f})")


@contextmanager
def served(site: Path) -> Iterator[tuple[str, int]]:
    """Serve a site, and give its address and the process once it answers."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        place = "{}:{}".format(*taken.getsockname())
    command = [COMMAND, "serve", "-a", place]
    with subprocess.Popen(command, cwd=site, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            for _ in range(PATIENCE * 10):
                try:
                    page_at(f"http://{place}/")
                    break
                except URLError:
                    time.sleep(0.1)
            yield f"http://{place}/", process.pid
        finally:
            process.terminate()


def saves(story: Path, address: str, process: int, rounds: int) -> Iterator[tuple[float, float, float]]:
    """Yield seconds until browsers are told, until the page is there, and of the processor."""
    text, page = story.read_text("utf-8"), f"{address}stories/{story.stem}/"
    for number in range(rounds):
        found = EPOCH.search(page_at(page))
        epoch = int(found[1]) if found else 0
        time.sleep(REST)
        before, began = work_of(process), time.perf_counter()
        story.write_text(f"{text}\nSaved for the time {number}.\n", "utf-8")
        while int(page_at(f"{address}livereload/{epoch}/1")) <= epoch:
            pass
        told = time.perf_counter() - began
        if f"Saved for the time {number}." not in page_at(page):
            sys.exit(f"{page} does not show what was saved")
        yield told, time.perf_counter() - began, work_of(process) - before


def page_at(address: str) -> str:
    """Return what is served at an address."""
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
        return str(answer.read().decode())


def work_of(process: int) -> float:
    """Return how long a process has worked, in seconds; 0 where no system tells."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
