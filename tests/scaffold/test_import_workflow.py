"""What the workflows that import every night run, with `gh` and the import played by small programs."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
import yaml

from kollega.scaffold.company import company_files

if TYPE_CHECKING:
    from pathlib import Path

FILES = dict(company_files())
WORKFLOW = yaml.safe_load(FILES[".github/workflows/import.yml"])
STEPS = {step["name"]: step["run"] for step in WORKFLOW["jobs"]["import"]["steps"] if "name" in step}
GITLAB = yaml.safe_load(FILES[".gitlab-ci.yml"])["import"]["script"]
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
    git(tmp_path / "origin", "config", "receive.advertisePushOptions", "true")  # by which GitLab opens merge requests
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


def gitlab_night(site: Path, found: str, sources: str = "greenhouse acme") -> None:
    """Run the lines of a night as GitLab does, which pushes to an address with a token in it."""
    above = site.parent
    remote = "https://import:a-token@gitlab.example/acme/careers.git"
    (above / ".gitconfig").write_text(f'[url "{above / "origin"}"]\n    insteadOf = {remote}\n')
    environ = {"PATH": f"{above}:{os.environ['PATH']}", "HOME": str(above), "FOUND": found, "IMPORT": sources}
    environ |= {"IMPORT_TOKEN": "a-token", "CI_SERVER_HOST": "gitlab.example", "CI_PROJECT_PATH": "acme/careers"}
    environ["CI_COMMIT_SHA"] = git(site, "rev-parse", "origin/main").strip()
    subprocess.run(["bash", "-eo", "pipefail", "-c", "\n".join(GITLAB)], cwd=site, env=environ, check=True)


def test_gitlab_goes_on_from_the_branch_of_the_last_night(checkout: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        gitlab_night(checkout, "Baker", "broken acme\ngreenhouse acme")
    assert git(checkout, "ls-remote", "origin", "import") == ""
    for found in ("Baker", "Baker", "Baker, nights"):
        gitlab_night(checkout, found)
    git(checkout, "fetch", "--quiet", "origin", "import")
    assert git(checkout, "show", "FETCH_HEAD:vacancies/acme.md") == "Baker, nights\n"
    assert git(checkout, "log", "--format=%s", "origin/main..FETCH_HEAD").splitlines() == [
        "Import what other systems have changed",
        "Import what other systems have changed",
    ]
    assert git(checkout, "ls-tree", "-r", "--name-only", "FETCH_HEAD").split() == ["vacancies/acme.md"]
