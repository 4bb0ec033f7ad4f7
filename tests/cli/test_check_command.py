from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    from click.testing import Result

FRONT = "---\ntitle: {title}\nauthors: [robin-example]\ndate: 2026-01-05\ndescription: One.\n---\n\nText.\n"


@pytest.fixture
def broken(site: Path) -> Path:
    """A site with an error, a warning, and an error that only a body can have."""
    (site / "stories/bad.md").write_text(FRONT.format(title="Me").replace("2026-01-05", "soon"))
    (site / "stories/odd.md").write_text(FRONT.format(title="Me\ncolour: red"))
    (site / "stories/lost.md").write_text(FRONT.format(title="Me") + "\nSee [there](nowhere.md).\n")
    return site


def test_a_site_without_problems_is_well(site: Path, run: Callable[..., Result]) -> None:
    result = run("check")
    assert (result.exit_code, result.output) == (0, "1 story, 1 vacancy and 1 person: all is well.\n"), site


def test_all_problems_of_all_files_are_shown_with_their_lines(broken: Path, run: Callable[..., Result]) -> None:
    result = run("check")
    assert result.exit_code == 1, broken
    for part in (
        "stories/bad.md:4:7: error: ",
        "  | date: soon\n  |       ^^^^\n  → ",
        "stories/odd.md:3:1: warning: the key `colour` is not known\n",
        "stories/lost.md:10:",
    ):
        assert part in result.output
    assert result.output.endswith(
        "2 errors and 1 warning in 3 files. Nothing is published until the errors are fixed.\n"
    )


@pytest.mark.parametrize(
    ("arguments", "status", "verdict"),
    [
        (["stories/odd.md"], 0, "1 warning in 1 file."),
        (["stories/odd.md", "--strict"], 1, "1 warning in 1 file. With --strict, nothing"),
        (["stories/bad.md", "stories/odd.md"], 1, "1 error and 1 warning in 2 files."),
        (["stories"], 1, "2 errors and 1 warning in 3 files."),
        (["stories/people"], 0, "1 person: all is well."),
        (["./stories/../vacancies"], 0, "1 vacancy: all is well."),
        (["README.md"], 0, "There is no story, vacancy or person to check here."),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_paths_limit_what_is_shown_and_counted(
    broken: Path, run: Callable[..., Result], arguments: list[str], status: int, verdict: str
) -> None:
    result = run("check", *arguments)
    assert result.exit_code == status, broken
    assert result.output.splitlines()[-1].startswith(verdict)


def test_a_path_that_is_not_there_is_a_wrong_command(site: Path, run: Callable[..., Result]) -> None:
    result = run("check", "stories/nobody.md")
    assert result.exit_code == 2, site
    assert "nobody.md" in result.output


def test_paths_are_as_one_would_write_them_here(
    broken: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken.parent)
    result = run("check", "-f", f"{broken.name}/mkdocs.yml", f"{broken.name}/stories/bad.md")
    assert result.output.startswith(f"{broken.name}/stories/bad.md:4:7: error: ")


def test_programs_get_the_list_of_problems_and_nothing_else(broken: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--format", "json")
    diagnostics = json.loads(result.stdout)
    assert result.exit_code == 1, broken
    assert {diagnostic["path"] for diagnostic in diagnostics} == {"stories/bad.md", "stories/odd.md", "stories/lost.md"}
    assert set(diagnostics[0]) == {"path", "line", "column", "severity", "code", "message", "hint"}


def test_programs_get_an_empty_list_where_all_is_well(site: Path, run: Callable[..., Result]) -> None:
    assert json.loads(run("check", "--format", "json").stdout) == [], site


def test_a_code_host_gets_a_command_for_each_problem(broken: Path, run: Callable[..., Result]) -> None:
    lines = run("check", "--format", "github").stdout.splitlines()
    assert len(lines) == 3, broken
    assert all(line.startswith(("::error file=stories/", "::warning file=stories/")) for line in lines)


def test_where_all_is_well_a_code_host_gets_nothing(site: Path, run: Callable[..., Result]) -> None:
    assert run("check", "--format", "github").stdout == "", site


def test_a_pull_request_gets_a_comment(broken: Path, run: Callable[..., Result]) -> None:
    assert "\n\n`stories/bad.md`\n\n- **error** on line 4: " in run("check", "--format", "markdown").stdout, broken


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
    ids=["in a pipe", "when forced", "never with NO_COLOR"],
)
def test_colour_is_for_terminals(
    broken: Path,
    process: Callable[..., CompletedProcess[bytes]],
    environ: dict[str, str],
    coloured: bool,  # noqa: FBT001 - a column of the table
) -> None:
    result = process("check", TERM="xterm-256color", **environ)
    assert (b"\x1b[31m" in result.stdout or b"\x1b[1;31m" in result.stdout) is coloured, broken


def test_a_terminal_of_few_letters_gets_the_codes_of_the_others(
    broken: Path, process: Callable[..., CompletedProcess[bytes]]
) -> None:
    result = process("check", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (result.returncode, b"Traceback" in result.stderr) == (1, False), broken


@pytest.mark.parametrize("elsewhere", [False, True], ids=["in a site", "where there is none"])
def test_a_code_is_explained(
    site: Path, run: Callable[..., Result], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, elsewhere: bool
) -> None:
    if elsewhere:
        (tmp_path / "empty").mkdir()
        monkeypatch.chdir(tmp_path / "empty")
    result = run("check", "--explain", "broken-link")
    assert result.exit_code == 0, site
    assert result.output.startswith("broken-link (error)\nWhat was found: a link or a picture whose file does not ")
    assert "Why it matters: Readers " in result.output
    assert "What to do: Write the path " in result.output
    assert result.output.endswith("More in the handbook: commands.md#what-the-check-finds\n")


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("brokn-link", "Did you mean broken-link?"),
        ("Broken-Link", "Did you mean broken-link?"),
        ("xyzzy", "The handbook lists them, under “What the check finds”."),
        ("", "The handbook lists them, under “What the check finds”."),
        ("a" * 100_000, "The handbook lists them, under “What the check finds”."),
    ],
    ids=["a slip", "capitals", "no word of ours", "nothing", "far too long"],
)
def test_a_code_that_there_is_not_is_told(run: Callable[..., Result], code: str, hint: str) -> None:
    result = run("check", "--explain", code)
    assert result.exit_code == 2
    assert f"there is no code “{code}”" in result.output.replace("\n", "")
    assert hint in result.output
