"""`kollega check --fix`: a diff that git takes, and files that are mended."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

WRONG = (
    "---\r\ntitle: We are #1\r\nauthors: robin-example, robin-example\r\n"
    "date: 2026/1/5 # first\r\ndescription: Ö\r\n---\r\n\r\nText."
)
RIGHT = (
    WRONG.replace("We are #1", '"We are #1"')
    .replace("robin-example, robin-example", "[robin-example]")
    .replace("2026/1/5", "2026-01-05")
)


@pytest.fixture
def wrong(site: Path) -> Path:
    """A site with a file of which three lines can be mended, and one with a wrong ending."""
    (site / "stories/wrong.md").write_bytes(WRONG.encode())
    (site / "stories/other.markdown").write_bytes(RIGHT.encode())
    return site


def test_it_shows_what_can_be_mended_and_changes_nothing(wrong: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--fix")
    assert result.exit_code == 0
    assert b"-title: We are #1\r\n" in result.stdout_bytes
    assert b'+title: "We are #1"\r\n' in result.stdout_bytes
    assert "rename from stories/other.markdown\nrename to stories/other.md\n" in result.stdout
    assert result.stderr.endswith("4 problems in 2 files can be fixed safely. `kollega check --fix --write` does it.\n")
    assert (wrong / "stories/wrong.md").read_bytes() == WRONG.encode()
    assert (wrong / "stories/other.markdown").is_file()


def test_git_takes_the_diff_and_makes_the_same_of_it(wrong: Path, run: Callable[..., Result]) -> None:
    diff = run("check", "--fix").stdout_bytes
    subprocess.run(["git", "init", "--quiet"], check=True, cwd=wrong)
    subprocess.run(["git", "apply", "--whitespace=nowarn", "-"], input=diff, check=True, cwd=wrong)
    assert (wrong / "stories/wrong.md").read_bytes() == RIGHT.encode()
    assert (wrong / "stories/other.md").read_bytes() == RIGHT.encode()


def test_it_writes_what_it_shows_and_tells_what_is_left(wrong: Path, run: Callable[..., Result]) -> None:
    (wrong / "stories/left.md").write_bytes(WRONG.replace("2026/1/5", "soon").encode())
    result = run("check", "--fix", "--write")
    assert result.exit_code == 1
    assert result.stderr == "6 problems in 3 files fixed.\n"
    assert [line for line in result.stdout.splitlines() if line.startswith("stories/")] == [
        "stories/left.md:4:7: error: expected a date, but found “soon”"
    ]
    assert (wrong / "stories/wrong.md").read_bytes() == RIGHT.encode()
    assert sorted(path.name for path in (wrong / "stories").glob("other*")) == ["other.md"]


def test_paths_choose_what_is_mended(wrong: Path, run: Callable[..., Result]) -> None:
    assert run("check", "--fix", "--write", "stories/wrong.md").exit_code == 0
    assert (wrong / "stories/other.markdown").is_file()


def test_where_nothing_is_wrong_nothing_is_shown(site: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--fix")
    assert (result.exit_code, result.stdout) == (0, ""), site
    assert result.stderr == "There is nothing to fix safely.\n"


def test_nothing_is_overwritten_by_a_file_that_gets_its_right_name(wrong: Path, run: Callable[..., Result]) -> None:
    (wrong / "stories/other.md").write_bytes(RIGHT.encode().replace(b"We are", b"I am"))
    run("check", "--fix", "--write")
    assert b"I am" in (wrong / "stories/other.md").read_bytes()
    assert (wrong / "stories/other.markdown").is_file()


def test_to_write_without_knowing_what_is_a_wrong_command(site: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--write")
    assert (result.exit_code, "Write --fix --write." in result.stderr) == (2, True), site
