"""The handbook's guide to purge a history does what it says, on a real repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from handbook import page, section

GUIDE = section(page("leaving.md"), "Purging history")
BLOCKS = [
    (lang, dedent(text)) for lang, text in re.findall(r"^ *```(\w+)\n(.*?)^ *```$", GUIDE, re.MULTILINE | re.DOTALL)
]
NAMES, MAILMAP = (text for lang, text in BLOCKS if lang == "text")
COMMANDS = [line.removeprefix("$ ") for lang, text in BLOCKS if lang == "console" for line in text.splitlines()]
ADDRESS = "https://git.example.org/careers.git"
ROBIN = ("Robin Vos", "robin.vos@example.org")
ANNA = ("Anna Larsson", "anna@example.org")


def git(folder: Path, *arguments: str, who: tuple[str, str] = ANNA) -> str:
    name, mail = who
    people = {
        f"GIT_{role}_{key}": value
        for role in ("AUTHOR", "COMMITTER")
        for key, value in (("NAME", name), ("EMAIL", mail))
    }
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-c", "init.defaultBranch=main", *arguments]
    return subprocess.run(
        command, cwd=folder, env=os.environ | people | quiet, check=True, capture_output=True, encoding="utf-8"
    ).stdout


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository in whose history somebody has files, is named in another, and wrote commits."""
    bare, work = tmp_path / "origin.git", tmp_path / "work"
    git(tmp_path, "init", "--bare", str(bare))
    git(tmp_path, "clone", str(bare), str(work))
    versions = [
        (
            {"stories/people/robin-vos.md": "Robin Vos", "stories/fog.md": "Fog, by Robin Vos."},
            ROBIN,
            "Robin Vos joins",
        ),
        ({"stories/people/robin-vos.nl.md": "Robin Vos", "stories/rope.md": "Rope."}, ANNA, "Add rope"),
        ({"stories/people/robin-vos.md": "status: withdrawn", "stories/fog.md": "Fog."}, ANNA, "Let Robin Vos leave"),
    ]
    for files, who, message in versions:
        for path, text in files.items():
            (work / path).parent.mkdir(parents=True, exist_ok=True)
            (work / path).write_text(f"{text}\n")
        git(work, "add", "--all")
        git(work, "commit", "--message", message, who=who)
    git(work, "tag", "spring")
    git(work, "push", "origin", "main", "spring")
    return bare


def test_the_guide_purges_files_texts_messages_and_authors_and_nothing_else(origin: Path, tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text(NAMES)
    (tmp_path / "mailmap").write_text(MAILMAP)
    script = "\n".join(("set -eu", *COMMANDS)).replace(ADDRESS, str(origin))
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    quiet = {"PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, env=os.environ | quiet, check=True, capture_output=True, encoding="utf-8"
    )
    assert "stories/people/robin-vos.nl.md" in done.stdout
    fresh = tmp_path / "fresh"
    git(tmp_path, "clone", str(origin), str(fresh))
    everything = git(fresh, "log", "--all", "--patch", "--format=%an %ae %cn %ce %B")
    assert not re.search("robin|vos", everything, re.IGNORECASE)
    assert "a former colleague joins" in everything
    assert "Fog, by a former colleague." in everything
    assert (fresh / "stories/rope.md").read_text() == "Rope.\n"
    assert git(fresh, "tag").split() == ["spring"]


def test_what_is_said_to_print_nothing_would_have_printed_something_before(origin: Path) -> None:
    looking = [command for command in COMMANDS if " -S " in command or "--author" in command]
    assert len(looking) == 2
    for command in looking:
        done = subprocess.run(["bash", "-c", command], cwd=origin, check=True, capture_output=True, encoding="utf-8")
        assert done.stdout
