from __future__ import annotations

import io
import json
import os
import sys
from typing import TYPE_CHECKING

import pytest

from kollega.cli.console import progress_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

DRAFTLESS = "---\ntitle: Me\nauthors: [robin-example]\ndate: 2026-01-05\ndescription: One.\n{}---\n\nText.\n"


def _files(folder: Path) -> dict[str, bytes]:
    """Return the files but for the search index, whose maker does not promise the same bytes, and its list."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    return {path: file.read_bytes() for path, file in files.items() if not path.startswith((".", "pagefind/"))}


def test_it_builds_the_site_and_says_where(site: Path, run: Callable[..., Result]) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    assert (site / "site/stories/a-day-in-the-stockroom/index.html").is_file()
    assert result.stdout.startswith(f"site{os.sep}: ")


def test_another_folder_can_be_named(site: Path, run: Callable[..., Result]) -> None:
    assert run("build", "-d", "public").exit_code == 0
    assert (site / "public/index.html").is_file()
    assert not (site / "site").exists()


def test_the_same_moment_gives_the_same_bytes(site: Path, run: Callable[..., Result]) -> None:
    run("build", "-d", "one", "--as-of", "2026-03-01")
    run("build", "-d", "two", "--as-of", "2026-03-01T12:00", "--no-cache", "--jobs", "1")
    assert _files(site / "one") == _files(site / "two")


def test_what_was_made_can_be_kept_elsewhere_and_harms_nothing_that_lies_there(
    site: Path, run: Callable[..., Result]
) -> None:
    (site / "elsewhere/assets").mkdir(parents=True)
    (site / "elsewhere/assets/cards").write_text("Mine.")
    for _ in range(2):
        result = run("build", "--cache-dir", "elsewhere")
        assert result.exit_code == 0, result.output
    assert any(path.startswith("assets/cards/") for path in _files(site / "elsewhere/.kollega"))
    assert (site / "elsewhere/assets/cards").read_text() == "Mine."
    assert not (site / ".kollega").exists()


def test_only_some_kinds_can_be_made(site: Path, run: Callable[..., Result]) -> None:
    run("build", "--only", "feeds,kits")
    made = {path.split("/")[0] for path in _files(site / "site")}
    assert {"feeds", "share"} <= made
    assert "stories" not in made


def test_errors_are_told_and_the_earlier_site_stays(site: Path, run: Callable[..., Result]) -> None:
    run("build")
    before = _files(site / "site")
    (site / "stories/me.md").write_text(DRAFTLESS.format("lang: Klingon\n"))
    result = run("build")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "stories/me.md:6:7: error: " in result.stderr
    assert result.stderr.endswith("Nothing is published until the error is fixed.\n")
    assert _files(site / "site") == before


@pytest.mark.parametrize(("arguments", "status"), [([], 0), (["--strict"], 1)], ids=["else", "--strict"])
def test_a_warning_stops_a_strict_build_alone(
    site: Path, run: Callable[..., Result], arguments: list[str], status: int
) -> None:
    (site / "stories/me.md").write_text(DRAFTLESS.format("colour: red\n"))
    result = run("build", *arguments)
    assert result.exit_code == status
    assert "stories/me.md:6:1: warning: the key `colour` is not known\n  | colour: red\n" in result.stderr
    assert (site / "site/index.html").exists() is not bool(status)


def test_a_kit_on_the_command_line_is_the_kit_of_the_site(site: Path, run: Callable[..., Result]) -> None:
    run("build")
    kit = site / "site/share/stories/a-day-in-the-stockroom/kit.json"
    assert run("share", "a-day-in-the-stockroom", "--format", "json").stdout == kit.read_text("utf-8")


@pytest.mark.parametrize(
    "name", ["stockroom-colleague", "vacancies/stockroom-colleague.md", "vacancy/stockroom-colleague"]
)
def test_a_kit_is_found_by_its_name(site: Path, run: Callable[..., Result], name: str) -> None:
    kit = json.loads(run("share", name, "--format", "json").stdout)
    assert (kit["kind"], kit["slug"]) == ("vacancy", "stockroom-colleague"), site


def test_the_texts_of_one_network_can_be_asked_for(site: Path, run: Callable[..., Result]) -> None:
    kit = json.loads(run("share", "stockroom-colleague", "--network", "x", "--format", "json").stdout)
    assert {text["network"] for text in (*kit["snippets"], *kit["prompts"])} == {"x"}, site
    shown = run("share", "stockroom-colleague", "--network", "x").stdout
    assert all(text["text"] in shown for text in kit["snippets"])
    result = run("share", "stockroom-colleague", "--network", "blueski")
    assert (result.exit_code, "Did you mean bluesky?" in result.stderr) == (2, True)


def test_a_story_and_a_vacancy_of_one_name_are_told_apart(site: Path, run: Callable[..., Result]) -> None:
    (site / "stories/stockroom-colleague.md").write_text(DRAFTLESS.format(""))
    result = run("share", "stockroom-colleague")
    assert (result.exit_code, "Write stories/stockroom-colleague or" in result.stderr) == (2, True)
    assert run("share", "stories/stockroom-colleague").stdout.startswith("Me\n")


def test_drafts_are_not_shared(site: Path, run: Callable[..., Result]) -> None:
    (site / "stories/me.md").write_text(DRAFTLESS.format("status: draft\n"))
    assert run("share", "me").exit_code == 2


def test_nothing_is_shared_while_sharing_is_paused(site: Path, run: Callable[..., Result]) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "      share: {paused: true}\n", "utf-8")
    result = run("share", "stockroom-colleague")
    assert (result.exit_code, "Sharing is paused" in result.stderr) == (1, True)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "seconds", "shown"),
    [(_Terminal(), 3.0, True), (_Terminal(), 1.0, False), (io.StringIO(), 3.0, False)],
    ids=["a long build", "a short build", "no terminal"],
)
def test_progress_is_for_those_who_wait_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch,
    stream: io.StringIO,
    seconds: float,
    shown: bool,  # noqa: FBT001 - a column of the table
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    times = iter([0.0, seconds])
    with progress_line(clock=lambda: next(times)) as progress:
        progress("Writing", 3, 12)
    assert ("Writing" in stream.getvalue()) is shown
