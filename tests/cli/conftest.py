"""A small site of its own for each test, and the command to run in it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from forked import can_fork, run_forked
from kollega.cli.command import kollega
from newcomer import own_files

if TYPE_CHECKING:
    from collections.abc import Callable

COMMAND = (sys.executable, "-c", "from kollega.cli import main; main()")


@pytest.fixture(autouse=True)
def _one_processor(one_processor: None) -> None:
    """Let every command of these tests do one thing after the other, unless it is told `--jobs`."""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a company's young site, which is also where the command runs."""
    for path, content in own_files():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772366400")  # 2026-03-01, noon in UTC
    return tmp_path


@pytest.fixture
def run() -> Callable[..., Result]:
    """Run the command in this process."""

    def result(*arguments: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(kollega, arguments, input=given)

    return result


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[bytes]]:
    """Run the command in a process of its own."""

    def completed(*arguments: str, given: bytes = b"", **environ: str) -> subprocess.CompletedProcess[bytes]:
        if not given and can_fork(environ):
            program = str(Path(sys.executable).with_name("kollega"))
            done = run_forked([program, *arguments], Path.cwd(), os.environ | environ)
            return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.encode(), done.stderr.encode())
        return subprocess.run(
            [*COMMAND, *arguments], capture_output=True, input=given, env=os.environ | environ, check=False
        )

    return completed
