"""Builds that are killed, or that meet, lose nothing and leave nothing."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from company import Company, minimal_company
from patience import PATIENCE, wait_until
from website import Website

if TYPE_CHECKING:
    from collections.abc import Iterable

STORIES = 6

MANNERS = {
    "killed": (signal.SIGKILL, os.kill),
    "killed with all its processes": (signal.SIGKILL, os.killpg),
    "ended": (signal.SIGTERM, os.kill),
    "interrupted": (signal.SIGINT, os.killpg),
}
"""How a build is ended: with which signal, and whether it alone or all its processes are told."""

KILLS = 2
"""Of each manner."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it has neither these signals nor these locks")


@dataclass(frozen=True)
class Pair:
    """Two companies that build into one folder, and the sites that each makes alone."""

    folder: Path
    busy: Company
    other: Company
    sites: tuple[Website, Website]
    took: float
    """Seconds that one build took."""

    @property
    def site_dir(self) -> Path:
        return self.folder / "site"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    """Return a company with some stories, and one with other words in them and another name for one of them."""
    folder, alone = tmp_path_factory.mktemp("pair"), tmp_path_factory.mktemp("alone")
    busy, other = minimal_company(folder / "busy"), minimal_company(folder / "other")
    story = (busy.root / "stories/lifts.md").read_text("utf-8")
    for number in range(STORIES):
        text = story.replace("Lifts that wait", f"Lift {number}")
        busy.write(f"stories/lift-{number}.md", text)
        other.write(f"stories/lift-{number or 'new'}.md", text.replace("A lift waits", "A paternoster waits"))
    began = time.monotonic()
    sites = whole(busy, alone / "one"), whole(other, alone / "two")
    return Pair(folder, busy, other, sites, took=(time.monotonic() - began) / 2)


@pytest.fixture
def pair(original: Pair, tmp_path: Path) -> Pair:
    """Return copies of the two that have built nothing yet."""
    folder = tmp_path / "pair"
    shutil.copytree(original.folder, folder, ignore=shutil.ignore_patterns(".kollega"))
    return replace(original, folder=folder, busy=Company(folder / "busy"), other=Company(folder / "other"))


def building(company: Company, *arguments: str) -> subprocess.Popen[str]:
    """Begin to build, as a leader of its processes."""
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


def whole(company: Company, site_dir: Path) -> Website:
    """Return a company's site, made undisturbed."""
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


def left_over(pair: Pair) -> set[str]:
    """Return what lies beside the two companies and their site."""
    return {path.name for path in pair.folder.iterdir()} - {"busy", "other", "site", "changed.txt"}


@pytest.mark.parametrize("manner", MANNERS)
def test_a_build_that_ends_at_any_moment_loses_nothing_and_leaves_nothing(pair: Pair, manner: str) -> None:
    number, tell = MANNERS[manner]
    at_work = pair.site_dir.with_name(".site-kollega.lock")
    shutil.copytree(pair.sites[0].folder, pair.site_dir)
    moments = random.Random(manner)  # noqa: S311 - any moments will do, the same each time
    for turn in range(KILLS):
        company = (pair.other, pair.busy)[turn % 2]
        with building(company, "-d", str(pair.site_dir)) as process:
            if number != signal.SIGKILL:  # Python itself answers until it has loaded the command
                wait_until(lambda process=process: at_work.exists() or process.poll() is not None)
            time.sleep(moments.random() * pair.took)
            if process.poll() is None:
                tell(process.pid, number)
            said, complained = process.communicate(timeout=PATIENCE)
        assert "Traceback" not in said + complained
        assert is_between(Website(pair.site_dir, pair.sites[0].url), pair.sites)
        wait_until(lambda process=process: not runs(process.pid))
    assert whole(pair.busy, pair.site_dir).reproducible == pair.sites[0].reproducible
    assert left_over(pair) == set()


@pytest.mark.parametrize("turn", range(3))
def test_of_two_builds_at_once_into_a_folder_the_last_is_there_as_a_whole(pair: Pair, turn: int) -> None:
    first, second = (pair.busy, pair.other)[:: -1 if turn == 1 else 1]
    with building(first, "-d", str(pair.site_dir)) as one:
        time.sleep(turn * 0.2)
        with building(second, "-d", str(pair.site_dir)) as two:
            assert (one.wait(PATIENCE), two.wait(PATIENCE)) == (0, 0)
    made = Website(pair.site_dir, pair.sites[0].url)
    assert made.reproducible in [site.reproducible for site in pair.sites]
    assert made.files.keys() >= {"pagefind/pagefind.js", "pagefind/pagefind-entry.json"}
    assert left_over(pair) == set()


def test_two_builds_at_once_from_one_cache_make_the_same_bytes(pair: Pair) -> None:
    with building(pair.busy, "-d", "../site/one") as one, building(pair.busy, "-d", "../site/two") as two:
        assert (one.wait(PATIENCE), two.wait(PATIENCE)) == (0, 0)
    for name in ("one", "two"):
        assert Website(pair.site_dir / name, pair.sites[0].url).reproducible == pair.sites[0].reproducible
