"""What is watched while somebody writes, however its folders lie."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from kollega.host.watch import INTERVAL, observer_of
from patience import PATIENCE
from preview import preview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from company import Company


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


def test_a_change_is_seen_at_once_where_the_system_tells_of_it(company: Company) -> None:
    observer, seen = observer_of(company.root), Seen()
    observer.schedule(seen, str(company.root / "pages"), recursive=True)
    observer.start()
    waits = []
    for _ in range(5):
        time.sleep(0.1)  # right behind the last look, so that the next one would be far
        seen.change.clear()
        began = time.monotonic()
        company.write("pages/new.md", f"# At {began}\n")
        assert seen.change.wait(PATIENCE)
        waits.append(time.monotonic() - began)
    observer.stop()
    observer.join()
    assert min(waits[1:]) < INTERVAL / 5


@pytest.mark.parametrize("command", [("kollega",), ("mkdocs", "--livereload")], ids=["kollega", "mkdocs"])
def test_whoever_writes_sees_in_the_place_of_the_site_what_is_no_file(
    crooked: Company, command: tuple[str, ...]
) -> None:
    program, *arguments = command
    with preview(crooked, program, *arguments) as served:
        page = served.answer()
    for path in ("pages/loop", "pages/one", "pages/two", "pages/d/d"):
        assert path in page
    assert "Traceback" not in served.log.read_text("utf-8")
