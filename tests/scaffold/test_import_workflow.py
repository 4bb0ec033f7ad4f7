"""What the workflow that imports every night runs, with `gh` and the import played by small programs."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from kollega.scaffold.company import company_files

if TYPE_CHECKING:
    from pathlib import Path

WORKFLOW = yaml.safe_load(dict(company_files())[".github/workflows/import.yml"])
STEPS = {step["name"]: step["run"] for step in WORKFLOW["jobs"]["import"]["steps"] if "name" in step}
GH = """#!/bin/sh
echo "$@" >> "$LOG"
case "$1 $2" in
    "pr list") echo "$OPEN" ;;
    "pr create") cat "$RUNNER_TEMP/body.md" >> "$LOG" ;;
esac
"""
KOLLEGA = """#!/bin/sh
[ "$2" != broken ] || exit 1
echo "Written: vacancies/$3.md"
mkdir -p vacancies && echo "$FOUND" > "vacancies/$3.md"
"""


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout whose origin has one commit, beside the programs that play others."""
    for name, text in (("gh", GH), ("kollega", KOLLEGA)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", "origin")
    git(tmp_path, "clone", "--quiet", "origin", "site")
    identity = ("-c", "user.name=Acme", "-c", "user.email=acme@acme.example")
    git(tmp_path / "site", *identity, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    git(tmp_path / "site", "push", "--quiet", "origin", "HEAD:main")
    return tmp_path / "site"


def night(site: Path, *, found: str = "Baker", sources: str = "greenhouse acme", number: str = "") -> str:
    """Run the steps of a night as the code host does, and return what was asked of `gh`; stop where one fails."""
    above = site.parent
    log, kept = above / "log", above / "env"
    log.write_text("")
    kept.write_text("")
    environ = {"PATH": f"{above}:{os.environ['PATH']}", "HOME": str(above), "RUNNER_TEMP": str(above)}
    environ |= {"LOG": str(log), "GITHUB_ENV": str(kept), "OPEN": number, "FOUND": found, "IMPORT": sources}
    environ["GITHUB_SHA"] = git(site, "rev-parse", "origin/main").strip()
    for script in STEPS.values():
        known = dict(line.split("=", 1) for line in kept.read_text().splitlines())
        subprocess.run(["bash", "-eo", "pipefail", "-c", script], cwd=site, env=environ | known, check=True)
    return log.read_text()


def test_what_has_changed_is_proposed_once_and_told_again_below_the_same_pull_request(checkout: Path) -> None:
    first = night(checkout, sources="greenhouse acme\n\nlever veer")
    assert "pr create --head import" in first
    assert "Written: vacancies/acme.md\nWritten: vacancies/veer.md" in first
    assert git(checkout, "show", "--name-only", "--format=", "origin/import").split() == [
        "vacancies/acme.md",
        "vacancies/veer.md",
    ]
    second = night(checkout, found="Baker, nights", number="7")
    assert "pr comment 7 --body-file" in second
    assert "pr create" not in second
    assert git(checkout, "show", "origin/import:vacancies/acme.md") == "Baker, nights\n"


def test_a_night_without_changes_proposes_nothing(checkout: Path) -> None:
    night(checkout)
    assert "pr comment" not in night(checkout, number="7")


def test_where_an_import_fails_nothing_is_proposed(checkout: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        night(checkout, sources="broken acme\ngreenhouse acme")
    assert git(checkout, "branch", "--remotes", "--list", "origin/import") == ""
