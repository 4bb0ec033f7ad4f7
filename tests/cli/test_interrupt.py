"""Ctrl-C ends a build at once, and leaves nothing behind."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from company import Company, minimal_company
from patience import PATIENCE, wait_until
from website import Website

if TYPE_CHECKING:
    from collections.abc import Callable

MANY = 60
"""Stories, so that a build takes a while."""

STOPPED = 130
"""The exit status that a shell gives a command which Ctrl-C ends."""

SIGNALS = {"Ctrl-C": signal.SIGINT, "the system's wish": signal.SIGTERM, "a closed terminal": signal.SIGHUP}


def staged(company: Company) -> list[Path]:
    """Return what lies in folders in which a site is made."""
    return [file for folder in company.root.glob(".site-*") for file in folder.glob("stories/*")]


MOMENTS: dict[str, Callable[[Company], object]] = {
    "at the beginning of the work": lambda company: list(company.root.glob(".site-*")),
    "while several processes write": staged,
}


@pytest.fixture
def busy(company: Company) -> Company:
    """Return a company that keeps several processes busy."""
    return with_stories(company)


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return such a company that has a site."""
    company = with_stories(minimal_company(tmp_path_factory.mktemp("done") / "acme"))
    company.build()
    return company


@pytest.fixture
def published(done: Company, tmp_path: Path) -> Company:
    """Return a copy of it, with a change that is not on its site yet, and without a cache."""
    shutil.copytree(done.root, tmp_path / "published", ignore=shutil.ignore_patterns(".kollega"))
    company = Company(tmp_path / "published")
    company.edit("stories/lifts.md", "A lift waits", "A lift runs")
    return company


def with_stories(company: Company) -> Company:
    story = (company.root / "stories/lifts.md").read_text("utf-8")
    for number in range(MANY):
        company.write(f"stories/lift-{number}.md", story.replace("Lifts that wait", f"Lift {number}"))
    return company


def files(company: Company) -> dict[str, bytes]:
    """Return what is published."""
    return Website(company.site_dir, "https://careers.acme.example/").files


def left_over(company: Company, before: list[Path]) -> set[str]:
    """Return what a build left beside what was there; the cache may stay, and a lock that nobody holds."""
    return {file.name for file in {*company.root.iterdir()} - {*before}} - {".kollega", ".site-kollega.lock"}


def interrupted(
    company: Company,
    has_come: Callable[[Company], object],
    times: int,
    number: signal.Signals = signal.SIGINT,
    *,
    alone: bool = False,
) -> subprocess.CompletedProcess[str]:
    """Build, and press Ctrl-C some times once a moment has come, as a terminal does: for all processes at once.

    Or send another signal; or send it to the first process alone.
    """
    command = [str(Path(sys.executable).with_name("kollega")), "build", "--jobs", "2"]
    with subprocess.Popen(
        command,
        cwd=company.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as building:
        wait_until(lambda: has_come(company))
        for _ in range(times):
            (os.kill if alone else os.killpg)(building.pid, number)
            time.sleep(0.02)
        said, complained = building.communicate(timeout=PATIENCE)
    return subprocess.CompletedProcess(command, building.returncode, said, complained)


@pytest.mark.parametrize("times", [1, 3], ids=["once", "three times"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_is_published_or_left_and_one_line_says_so(busy: Company, moment: str, times: int) -> None:
    before = sorted(busy.root.iterdir())
    ended = interrupted(busy, MOMENTS[moment], times)
    assert ended.returncode == STOPPED
    assert (ended.stdout, ended.stderr.strip()) == ("", "Stopped.")
    assert left_over(busy, before) == set()


@pytest.mark.parametrize("alone", [True, False], ids=["the command alone", "all its processes"])
@pytest.mark.parametrize("number", SIGNALS.values(), ids=SIGNALS)
def test_a_signal_of_the_system_is_answered_as_ctrl_c_is(busy: Company, number: signal.Signals, *, alone: bool) -> None:
    before = sorted(busy.root.iterdir())
    ended = interrupted(busy, staged, 2, number, alone=alone)
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (128 + number, "", "Stopped.")
    assert left_over(busy, before) == set()


def test_a_process_that_the_system_ends_is_told_with_its_file_if_it_had_one(published: Company) -> None:
    before = files(published)
    command = [str(Path(sys.executable).with_name("kollega")), "build", "--jobs", "2", "--no-cache"]
    with subprocess.Popen(
        command, cwd=published.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8"
    ) as building:
        wait_until(lambda: staged(published))
        listed = ["ps", "-o", "pid=", "--ppid", str(building.pid)]
        for child in subprocess.run(listed, capture_output=True, text=True, check=True).stdout.split():
            os.kill(int(child), signal.SIGKILL)
        said, complained = building.communicate(timeout=PATIENCE)
    assert (building.returncode, said) == (2, "")
    assert re.search(
        r"^Error: the system ended a process (while it worked on [\w./-]+\.\w+|of this command), perhaps", complained
    )
    assert "Traceback" not in complained
    assert files(published) == before


LOADING = """
import signal, sys
from importlib.abc import MetaPathFinder
from kollega.cli import main

class Pressing(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == MODULE:
            signal.raise_signal(NUMBER)

signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Pressing())
sys.argv[1:] = ["build"]
main()
"""
"""A command in which a signal comes while a module is looked for."""


LOADED = ("click", "kollega.cli.command", "kollega.cli.build", "mkdocs", "pydantic", "jinja2")
"""What a command loads, from the first to the last."""


@pytest.mark.parametrize(
    ("module", "number"),
    [*((module, signal.SIGINT) for module in LOADED), ("click", signal.SIGTERM), ("pydantic", signal.SIGHUP)],
)
def test_the_first_moments_end_with_a_sentence_too(company: Company, module: str, number: signal.Signals) -> None:
    source = LOADING.replace("MODULE", repr(module)).replace("NUMBER", str(int(number)))
    command = [sys.executable, "-c", source]
    ended = subprocess.run(command, cwd=company.root, capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (128 + number, "", "Stopped.")


PRESSED_IN_A_FILTER = """
import signal, sys
import nh3
from kollega.cli import main
from kollega.markdown import sanitise

pressed = []

def pressing(tag, name, value):
    if not pressed:
        pressed.append(name)
        signal.raise_signal(signal.SIGINT)
    return value

sanitise._CLEANER = nh3.Cleaner(attribute_filter=pressing)
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.argv = ["kollega", "build", "--jobs", "1"]
main()
"""
"""A build in which Ctrl-C is pressed while nh3 asks its filter, and swallows what that raises."""


def test_a_library_that_swallows_the_answer_does_not_keep_the_build_going(busy: Company) -> None:
    busy.edit("stories/lifts.md", "A lift waits", "A [lift](lift-1.md) waits")
    command = [sys.executable, "-c", PRESSED_IN_A_FILTER]
    ended = subprocess.run(command, cwd=busy.root, capture_output=True, encoding="utf-8", check=False, timeout=PATIENCE)
    assert (ended.returncode, ended.stdout, ended.stderr.strip()) == (STOPPED, "", "Stopped.")


def test_the_earlier_site_stays_as_it_was(published: Company) -> None:
    before = files(published)
    assert interrupted(published, staged, 1).returncode == STOPPED
    assert files(published) == before
