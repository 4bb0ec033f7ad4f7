"""`kollega check --due` and `kollega gaps`, and the workflows that keep one issue with what each lists."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kollega.scaffold.company import Company as Beginning
from kollega.scaffold.company import company_files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

    from company import Company

LABELS = ("due", "gaps")
WORKFLOWS = {
    label: yaml.safe_load(dict(company_files(Beginning()))[f".github/workflows/{label}.yml"]) for label in LABELS
}
STEPS = {label: workflow["jobs"][label]["steps"][-1]["run"] for label, workflow in WORKFLOWS.items()}

GH = '''#!{python}
"""Keeps issues in a file, as far as the workflow asks GitHub's own `gh` for them (its manual, 2.46)."""
import json, pathlib, sys
book = pathlib.Path("issues.json")
issues = json.loads(book.read_text()) if book.exists() else []
command, words = sys.argv[1:3], sys.argv[3:]
option = lambda name: words[words.index(name) + 1]
if command == ["label", "create"]:
    pass
elif command == ["issue", "list"]:
    assert words[1] in ("due", "gaps")
    assert words == f"--label {{words[1]}} --state all --limit 1 --json number --jq".split() + [".[0].number // empty"]
    print(*[each["number"] for each in issues[-1:]])
elif command == ["issue", "create"]:
    body = pathlib.Path(option("--body-file")).read_text()
    issues.append({{"number": 7, "state": "open", "label": option("--label"), "body": body}})
else:
    (issue,) = [each for each in issues if str(each["number"]) == words[0]]
    if command == ["issue", "edit"]:
        issue["body"] = pathlib.Path(option("--body-file")).read_text()
    else:
        state = {{"reopen": "open", "close": "closed"}}[command[1]]
        if issue["state"] == state:
            sys.exit("it is so already")
        issue["state"] = state
book.write_text(json.dumps(issues))
'''
KOLLEGA = """#!/bin/sh
while [ $# -gt 0 ]; do [ "$1" = -o ] && exec cp printed.md "$2"; shift; done
cat printed.md
"""
LIST = "**Kollega:** 1 thing ends in the next 45 days, or is overdue.\n\n- [ ] {}: due for review\n"
NOTHING = "**Kollega:** Nothing ends in the next 45 days.\n"


@pytest.fixture(params=LABELS)
def label(request: pytest.FixtureRequest) -> str:
    """Return the label of the one issue that a workflow keeps, which is its name too."""
    return str(request.param)


@pytest.fixture
def step(tmp_path: Path, label: str) -> Callable[[str], list[dict[str, Any]]]:
    """Run the workflow's last step where the command prints a text, and return the issues that there are then."""
    tools = {"gh": GH.format(python=sys.executable), "kollega": KOLLEGA}
    for name, text in tools.items():
        file = tmp_path / "bin" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text)
        file.chmod(0o755)

    def run(printed: str) -> list[dict[str, Any]]:
        (tmp_path / "printed.md").write_text(printed)
        path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
        # as GitHub runs it: bash --noprofile --norc -eo pipefail
        subprocess.run(["bash", "-eo", "pipefail", "-c", STEPS[label]], cwd=tmp_path, env={"PATH": path}, check=True)
        book = tmp_path / "issues.json"
        return list(json.loads(book.read_text())) if book.exists() else []

    return run


def test_there_is_one_issue_which_is_written_anew_closed_and_opened_again(
    step: Callable[[str], list[dict[str, Any]]], label: str
) -> None:
    assert step(NOTHING) == []
    (issue,) = step(LIST.format("Fog"))
    assert (issue["state"], issue["label"], issue["body"]) == ("open", label, LIST.format("Fog"))
    (issue,) = step(LIST.format("$(touch owned) `touch owned`"))
    assert (issue["state"], issue["body"]) == ("open", LIST.format("$(touch owned) `touch owned`"))
    (issue,) = step(NOTHING)
    assert (issue["state"], issue["body"]) == ("closed", NOTHING)
    assert step(NOTHING) == [issue]
    (issue,) = step(LIST.format("Rope"))
    assert (issue["state"], issue["number"]) == ("open", 7)


def test_the_workflow_may_write_issues_and_nothing_else(label: str) -> None:
    workflow = WORKFLOWS[label]
    assert workflow["permissions"] == {}
    assert workflow["jobs"][label]["permissions"] == {"contents": "read", "issues": "write"}
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}  # YAML takes `on` for a truth value
    assert "${{" not in STEPS[label]


TOLD = {"due": "- [ ] Lift fitter: last day to apply", "gaps": "- [ ] **Workshop** (last story 2026-03-01)"}


def test_its_command_is_one_that_there_is(company: Company, run: Callable[..., Result], label: str) -> None:
    company.edit("vacancies/fitter.md", "department:", "valid_through: 2026-04-01\ndepartment:")
    (line,) = [line for line in STEPS[label].splitlines() if line.startswith("kollega ")]
    command = line.partition(" >")[0].partition(" -o ")[0].split()[1:]
    done = run(*command, "-f", str(company.config_file), "--as-of", "2027-03-20" if label == "gaps" else "2026-03-20")
    assert done.exit_code == 0, done.output
    assert TOLD[label] in done.stdout


@pytest.fixture
def due(company: Company, run: Callable[..., Result]) -> Callable[..., Result]:
    """Ask what is due on 20 March 2026 in a site of which a vacancy closes and a story was due for review."""
    company.edit("vacancies/fitter.md", "department:", "valid_through: 2026-04-01\ndepartment:")
    company.edit("stories/lifts.md", "department:", "review_by: 2026-03-15\ndepartment:")
    return lambda *options: run("check", "-f", str(company.config_file), "--as-of", "2026-03-20", *options)


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--due", "0"], ["Lifts that wait"]),
        (["--due", "12"], ["Lifts that wait", "Lift fitter"]),
        (["--due", "11"], ["Lifts that wait"]),
        (["--due", "12", "--strict"], ["Lifts that wait", "Lift fitter"]),
    ],
)
def test_what_ends_within_the_days_is_listed_and_stops_nothing(
    due: Callable[..., Result], options: list[str], titles: list[str]
) -> None:
    done = due(*options, "--format", "json")
    assert (done.exit_code, [each["title"] for each in json.loads(done.stdout)]) == (0, titles)


def test_paths_choose_whose_ends_are_listed(company: Company, due: Callable[..., Result]) -> None:
    done = due("--due", "12", "--format", "json", str(company.root / "vacancies"))
    assert [each["title"] for each in json.loads(done.stdout)] == ["Lift fitter"]


def test_what_cannot_be_read_is_said_and_keeps_nothing_else_back(company: Company, due: Callable[..., Result]) -> None:
    company.write("stories/broken.md", "---\ntitle: x\n")
    done = due("--due", "12")
    assert (done.exit_code, "Lift fitter" in done.stdout) == (0, True)
    assert "What cannot be read is skipped" in done.stderr


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--due", "-1"], "is not in the range"),
        (["--due", "soon"], "is not a valid integer"),
        (["--due", "3", "--format", "github"], "no format github"),
    ],
)
def test_what_cannot_be_asked_is_a_sentence(due: Callable[..., Result], options: list[str], words: str) -> None:
    done = due(*options)
    assert done.exit_code == 2
    assert words in " ".join(done.stderr.split())
