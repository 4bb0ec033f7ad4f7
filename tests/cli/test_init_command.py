from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest
    from click.testing import Result


def test_what_it_writes_is_right_in_every_way(
    tmp_path: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("init", "careers")
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(tmp_path / "careers")
    assert run("check", "--strict").output == "1 story, 1 vacancy and 1 person: all is well.\n"


def test_hidden_files_are_written_under_their_names(tmp_path: Path, run: Callable[..., Result]) -> None:
    run("init", str(tmp_path))
    assert "/site/" in (tmp_path / ".gitignore").read_text()
    workflow = yaml.safe_load((tmp_path / ".github/workflows/site.yml").read_text())
    assert {"run": "kollega check --format github"} in workflow["jobs"]["site"]["steps"]


def test_every_file_is_told(tmp_path: Path, run: Callable[..., Result]) -> None:
    output = run("init", str(tmp_path / "careers")).output
    for file in (tmp_path / "careers").rglob("*"):
        assert not file.is_file() or f"  {file.as_posix()}\n" in output


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    result = run("init", str(tmp_path))
    assert (result.exit_code, [file.name for file in tmp_path.iterdir()]) == (2, ["mine.txt"])
    assert "is not empty" in result.stderr


def test_a_new_clone_is_an_empty_folder(tmp_path: Path, run: Callable[..., Result]) -> None:
    (tmp_path / ".git").mkdir()
    assert run("init", str(tmp_path)).exit_code == 0
