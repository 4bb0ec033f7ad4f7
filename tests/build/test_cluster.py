"""A site made by the workers of a real Dask cluster."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from company import NOW, picture
from patience import wait_until
from website import Website

if TYPE_CHECKING:
    from collections.abc import Iterator

    from company import Company

STORIES = 12
"""With their pictures as much as two workers do in the time in which one of them is killed."""


@pytest.fixture
def workers(tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Start a scheduler, whose address stands in `scheduler.json`, and two workers with a folder each."""
    file = tmp_path / "scheduler.json"
    with ExitStack() as stack:
        _start(stack, "dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
        yield [
            _start(
                stack, "dask_worker", "--scheduler-file", str(file), "--nthreads", "1", "--no-nanny",
                "--local-directory", str(tmp_path / f"worker-{number}"),
            )
            for number in (1, 2)
        ]  # fmt: skip


def _start(stack: ExitStack, program: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = (sys.executable, "-m", f"distributed.cli.{program}", "--no-dashboard", *arguments)
    process = stack.enter_context(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
    stack.callback(process.kill)
    return process


def _address(tmp_path: Path) -> str:
    file = tmp_path / "scheduler.json"
    wait_until(lambda: file.exists() and file.read_text("utf-8").rstrip().endswith("}"))  # it is there before its text
    return str(json.loads(file.read_text("utf-8"))["address"])


@pytest.fixture
def busy(company: Company) -> Company:
    """Return a company whose stories, each with a photo, give two workers something to do."""
    company.write("stories/lift.png", picture())
    story = (company.root / "stories/lifts.md").read_text("utf-8")
    for number in range(STORIES):
        text = story.replace("Lifts that wait", f"Lift {number}")
        company.write(f"stories/lift-{number}.md", text.replace("tags:", "photo: lift.png\nphoto_alt: A lift.\ntags:"))
    return company


def test_a_cluster_makes_the_same_bytes_though_one_of_its_workers_is_killed_meanwhile(
    busy: Company, tmp_path: Path, workers: list[subprocess.Popen[bytes]]
) -> None:
    arguments = ("build", "-d", str(tmp_path / "site"), "--no-cache", "--scheduler", _address(tmp_path))
    command = (Path(sys.executable).parent / "kollega", *arguments)
    epoch = str(int(NOW.timestamp()))
    with subprocess.Popen(command, cwd=busy.root, env=os.environ | {"SOURCE_DATE_EPOCH": epoch}) as build:
        wait_until(lambda: any(tmp_path.glob(".site-kollega-*/stories/*/index.html")))
        workers[0].kill()
        assert build.wait() == 0
    alone = busy.build()
    assert Website(tmp_path / "site", alone.url).reproducible == alone.reproducible
    assert not list(tmp_path.glob("worker-2/**/stories")), "a worker keeps nothing of a site"


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("tcp://127.0.0.1:9", "no scheduler answers at “tcp://127.0.0.1:9”"),
        ("nowhere", "no scheduler answers at “nowhere”"),
        ("udp://127.0.0.1:1", "no scheduler answers at “udp://127.0.0.1:1”"),
    ],
)
def test_an_address_without_a_scheduler_is_told(company: Company, address: str, message: str) -> None:
    ran = company.run("kollega", "build", "--scheduler", address)
    assert ran.returncode == 2
    assert f"--scheduler: {message}" in ran.stderr
    assert "Traceback" not in ran.stderr
