"""Builds that are killed, or that meet, lose nothing and leave nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from website import Website

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from company import Company

STORIES = 12

MANNERS = {
    "killed": (signal.SIGKILL, os.kill),
    "killed with all its processes": (signal.SIGKILL, os.killpg),
    "ended": (signal.SIGTERM, os.kill),
    "interrupted": (signal.SIGINT, os.killpg),
}
"""How a build is ended: with which signal, and whether it alone or all its processes are told."""

KILLS = 3
"""Of each manner."""

PATIENCE = 60
"""Seconds after which a machine is not slow, but something is wrong."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has neither these signals nor these locks")


@pytest.fixture
def busy(company: Company) -> Company:
    """Return a company with some stories."""
    story = (company.root / "stories/lifts.md").read_text("utf-8")
    for number in range(STORIES):
        company.write(f"stories/lift-{number}.md", story.replace("Lifts that wait", f"Lift {number}"))
    return company


@pytest.fixture
def other(busy: Company) -> Company:
    """Return a company in whose stories other words stand, and that has one more and one less."""
    copy = type(busy)(busy.root.parent / "other")
    shutil.copytree(busy.root, copy.root)
    for file in (copy.root / "stories").glob("lift-*.md"):
        file.write_text(file.read_text("utf-8").replace("A lift waits", "A paternoster waits"), "utf-8")
    (copy.root / "stories/lift-0.md").rename(copy.root / "stories/lift-new.md")
    return copy


def building(company: Company, *arguments: str) -> subprocess.Popen[str]:
    """Begin to build, as a leader of its processes."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # where tests run in the background, it may be ignored
    command = [str(Path(sys.executable).with_name("kollega")), "build", "--jobs", "2", *arguments]
    return subprocess.Popen(
        command,
        cwd=company.root,
        env=os.environ | {"SOURCE_DATE_EPOCH": "1795258800"},  # 2026-11-21
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def whole(company: Company, name: str) -> Website:
    """Return a company's site, made elsewhere."""
    site_dir = company.root.parent / name
    with building(company, "-d", str(site_dir)) as process:
        assert process.wait(PATIENCE) == 0, process.stderr and process.stderr.read()
    return Website(site_dir, "https://careers.acme.example/")


def is_between(site: Website, sites: Iterable[Website]) -> bool:
    """Return whether each file is one of some sites' own, and none is missing that all of them have."""
    made = [each.reproducible for each in sites]
    strange = [path for path, content in site.reproducible.items() if content not in [each.get(path) for each in made]]
    missing = set.intersection(*(set(each) for each in made)) - site.reproducible.keys()
    return (strange, missing) == ([], set())


def runs(group: int) -> bool:
    """Return whether a process of a group still runs; one that nobody has buried yet does not."""
    states = subprocess.run(["ps", "-o", "stat=", "-g", str(group)], capture_output=True, text=True, check=False).stdout
    return any(not state.startswith("Z") for state in states.split())


def wait_until(has_come: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not has_come():
        assert time.monotonic() < deadline
        time.sleep(0.01)


@pytest.mark.parametrize("manner", MANNERS)
def test_a_build_that_ends_at_any_moment_loses_nothing_and_leaves_nothing(
    busy: Company, other: Company, manner: str
) -> None:
    number, tell = MANNERS[manner]
    began = time.monotonic()
    sites = whole(busy, "one"), whole(other, "two")
    took = (time.monotonic() - began) / 2
    site_dir = busy.root.parent / "site"
    at_work = site_dir.with_name(".site-kollega.lock")
    shutil.copytree(sites[0].folder, site_dir)
    moments = random.Random(manner)  # noqa: S311 - any moments will do, the same each time
    for turn in range(KILLS):
        company = (other, busy)[turn % 2]
        with building(company, "-d", str(site_dir)) as process:
            if number != signal.SIGKILL:  # Python itself answers until it has loaded the command
                wait_until(lambda process=process: at_work.exists() or process.poll() is not None)
            time.sleep(moments.random() * took)
            if process.poll() is None:
                tell(process.pid, number)
            said, complained = process.communicate(timeout=PATIENCE)
        assert "Traceback" not in said + complained
        assert is_between(Website(site_dir, sites[0].url), sites)
        wait_until(lambda process=process: not runs(process.pid))
    with building(busy, "-d", str(site_dir)) as process:
        assert process.wait(PATIENCE) == 0
    assert Website(site_dir, sites[0].url).reproducible == sites[0].reproducible
    assert {path.name for path in busy.root.parent.iterdir()} == {"acme", "other", "one", "two", "site"}


@pytest.mark.parametrize("turn", range(3))
def test_of_two_builds_at_once_into_a_folder_the_last_is_there_as_a_whole(
    busy: Company, other: Company, turn: int
) -> None:
    sites = whole(busy, "one"), whole(other, "two")
    site_dir = busy.root.parent / "site"
    first, second = (busy, other)[:: -1 if turn == 1 else 1]
    with building(first, "-d", str(site_dir)) as one:
        time.sleep(turn * 0.2)
        with building(second, "-d", str(site_dir)) as two:
            assert (one.wait(PATIENCE), two.wait(PATIENCE)) == (0, 0)
    made = Website(site_dir, sites[0].url)
    assert made.reproducible in [site.reproducible for site in sites]
    assert made.files.keys() >= {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"}
    assert {path.name for path in busy.root.parent.iterdir()} == {"acme", "other", "one", "two", "site"}


def test_two_builds_at_once_from_one_cache_make_the_same_bytes(busy: Company) -> None:
    cold = whole(busy, "cold")
    shutil.rmtree(busy.root / ".kollega")
    with building(busy, "-d", "../one") as one, building(busy, "-d", "../two") as two:
        assert (one.wait(PATIENCE), two.wait(PATIENCE)) == (0, 0)
    for name in ("one", "two"):
        assert Website(busy.root.parent / name, cold.url).reproducible == cold.reproducible
