"""The form of a new site, and the workflow that makes a pull request of what is written into it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml
from jsonschema.validators import validator_for

from kollega.scaffold.company import Company, company_files
from kollega.scaffold.draft import form_words
from kollega.scaffold.story_form import FIELDS
from newcomer import own_files

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("nl", "en", "de", "sv", "fr")
FILES = {
    path: content.decode()
    for path, content in company_files(Company(languages=(*LANGUAGES, "pt"), website="https://www.veer.example/"))
}
FORMS = {path: text for path, text in FILES.items() if path.startswith(".github/ISSUE_TEMPLATE/")}
WORKFLOW = yaml.safe_load(FILES[".github/workflows/story.yml"])
WRITE, PROPOSE = WORKFLOW["jobs"]["write"], WORKFLOW["jobs"]["propose"]

GH = """#!{python}
import os, pathlib, shutil, sys
command, words = sys.argv[1:3], sys.argv[3:]
option = lambda name: words[words.index(name) + 1]
told = pathlib.Path(os.environ["TOLD"])
if command == ["run", "download"]:
    shutil.copytree(os.environ["KEPT"], option("--dir"), dirs_exist_ok=True)
elif command == ["issue", "comment"]:
    told.joinpath("comment.md").write_text(pathlib.Path(option("--body-file")).read_text())
elif command == ["pr", "create"]:
    if os.environ.get("CLOSED"):
        sys.exit("GitHub Actions is not permitted to create or approve pull requests")
    told.joinpath("pull.md").write_text(option("--head") + "\\n" + pathlib.Path(option("--body-file")).read_text())
else:
    assert command == ["auth", "setup-git"], command
"""


def form(**answers: str) -> str:
    words = form_words("en")
    said = {"title": "Fog", "summary": "I see it.", "name": "Zoë Ørn", "text": "It came.", "consent": "- [X] Yes"}
    return "\n\n".join(
        f"### {words[field]['label']}\n\n{(said | answers).get(field, '_No response_')}" for field in FIELDS
    )


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def submit(tmp_path: Path) -> Callable[..., Path]:
    """Run the steps of both jobs for an issue as GitHub runs them, and return what the code host was told."""
    work, told = tmp_path / "work/site", tmp_path / "told"
    for path, content in own_files():
        (work / path).parent.mkdir(parents=True, exist_ok=True)
        (work / path).write_bytes(content)
    told.mkdir()
    git(tmp_path, "init", "--quiet", "--bare", "origin.git")
    git(work, "init", "--quiet", "--initial-branch=main")
    git(work, "add", "--all")
    git(work, "commit", "--quiet", "--message=x")
    git(work, "remote", "add", "origin", str(tmp_path / "origin.git"))
    git(work, "push", "--quiet", "origin", "main")
    stand_in = tmp_path / "bin/gh"
    stand_in.parent.mkdir()
    stand_in.write_text(GH.format(python=sys.executable))
    stand_in.chmod(0o755)

    def run(body: str, **environment: str) -> Path:
        issue = {"number": 12, "body": body, "title": "$(touch owned)", "user": {"login": "zoe", "id": 34}}
        event = tmp_path / "event.json"
        event.write_text(json.dumps({"issue": issue}))
        path = os.pathsep.join([str(stand_in.parent), str(Path(sys.executable).parent), os.environ["PATH"]])
        known = {
            "PATH": path,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_RUN_ID": "1",
            "TOLD": str(told),
            "HOME": str(told),
        }
        known |= {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "veer/site", "GH_REPO": "veer/site"}
        known |= {"PYTHONPATH": os.environ.get("PYTHONPATH", ""), "SOURCE_DATE_EPOCH": "1772366400"}
        for job, kept in ((WRITE, ""), (PROPOSE, str(tmp_path / "kept"))):
            git(work, "checkout", "--quiet", "--force", "main")
            (step,) = [step["run"] for step in job["steps"] if "jq" in step.get("run", "")]
            command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step]
            subprocess.run(command, cwd=work, env=known | environment | {"KEPT": kept}, check=True, capture_output=True)
            if not kept:  # what is uploaded is all that the second job gets
                (work / "submission").rename(tmp_path / "kept")
                git(work, "reset", "--quiet", "--hard")
                git(work, "clean", "--quiet", "--force", "-d")
        return told

    return run


def test_a_submission_becomes_a_branch_with_its_files_and_a_pull_request_that_credits_its_writer(
    submit: Callable[..., Path], tmp_path: Path
) -> None:
    told = submit(form(title="$(touch owned)`touch owned`'\"; touch owned", text="@all <script>x</script>\n\n```\n"))
    origin = tmp_path / "origin.git"
    changed = git(origin, "diff", "--name-status", "main", "story/issue-12").splitlines()
    assert changed == ["A\tstories/people/zoe-orn.md", "A\tstories/touch-owned-touch-owned-touch-owned.md"]
    message = git(origin, "log", "-1", "--format=%B", "story/issue-12")
    assert message == "Add a story from issue #12\n\nCo-authored-by: zoe <34+zoe@users.noreply.github.com>"
    head, body = (told / "pull.md").read_text().split("\n", 1)
    assert head == "story/issue-12"
    assert body.startswith("@zoe wrote this in #12: thank you!")
    assert "    Written: stories/people/zoe-orn.md" in body
    assert "**Kollega:**" in body
    assert body.endswith("Closes #12.\n")
    assert not list(tmp_path.rglob("owned"))


def test_what_no_page_can_be_made_of_is_answered_and_changes_nothing(
    submit: Callable[..., Path], tmp_path: Path
) -> None:
    told = submit(form(name="_No response_"))
    comment = (told / "comment.md").read_text()
    assert comment.startswith("@zoe, thank you! No page could be made of it yet:\n\n    Error: ")
    assert "there is no answer to “Your name”" in comment
    assert git(tmp_path / "origin.git", "branch", "--format=%(refname:short)") == "main"


def test_an_issue_about_something_else_is_left_alone(submit: Callable[..., Path], tmp_path: Path) -> None:
    assert not list(submit("### What went wrong\n\nThe logo.").iterdir())
    assert git(tmp_path / "origin.git", "branch", "--format=%(refname:short)") == "main"


def test_where_workflows_may_open_no_pull_request_a_colleague_is_given_a_link(submit: Callable[..., Path]) -> None:
    told = submit(form(), CLOSED="yes")
    link = "https://github.com/veer/site/compare/story/issue-12?expand=1"
    assert f"a colleague [opens a pull request]({link})" in (told / "comment.md").read_text()


def test_a_branch_on_which_somebody_works_is_never_written_over(submit: Callable[..., Path], tmp_path: Path) -> None:
    git(tmp_path / "origin.git", "branch", "story/issue-12", "main")
    assert not list(submit(form()).iterdir())
    assert git(tmp_path / "origin.git", "diff", "main", "story/issue-12") == ""


def test_the_job_that_reads_what_was_written_may_change_nothing() -> None:
    assert (WORKFLOW["permissions"], WRITE["permissions"]) == ({}, {"contents": "read"})
    assert PROPOSE["permissions"] == {
        "actions": "read",
        "contents": "write",
        "issues": "write",
        "pull-requests": "write",
    }
    assert not any("kollega" in step.get("run", "") for step in PROPOSE["steps"])


def test_nothing_that_an_issue_says_stands_in_a_line_of_a_shell() -> None:
    steps = [step for job in WORKFLOW["jobs"].values() for step in job["steps"]]
    assert not [step for step in steps if "${{" in step.get("run", "")]
    assert {value for step in steps for value in step.get("env", {}).values()} == {
        "${{ github.token }}",
        "${{ github.repository }}",
    }


def test_strangers_wait_for_a_label() -> None:
    assert WORKFLOW[True] == {"issues": {"types": ["opened", "labeled"]}}  # YAML takes `on` for a truth value
    first, others = WRITE["if"].split(" || ")
    assert first == "github.event.label.name == 'to-pull-request'"
    assert '\'["OWNER", "MEMBER", "COLLABORATOR"]\'' in others
    labels = {label for text in FORMS.values() for label in yaml.safe_load(text)["labels"]}
    assert labels == {"story"}, "the form itself never sets the label for which strangers wait"


def test_there_is_a_form_for_each_language_that_has_words() -> None:
    assert {path.rpartition("/")[2] for path in FORMS} == {
        "story.yml",
        *(f"story.{lang}.yml" for lang in LANGUAGES if lang != "nl"),
    }
    alone = dict(company_files(Company(languages=("pt",))))
    assert b"Hand in a story" in alone[".github/ISSUE_TEMPLATE/story.yml"]


@pytest.mark.parametrize("path", FORMS)
def test_a_form_is_one_that_the_code_host_takes_and_says_that_it_is_public_and_where_to_mail(path: str) -> None:
    known = files("check_jsonschema").joinpath("builtin_schemas/vendor/github-issue-forms.json")
    rules = json.loads(known.read_text("utf-8"))
    content = yaml.safe_load(FORMS[path])
    assert [error.message for error in validator_for(rules)(rules).iter_errors(content)] == []
    introduction, *questions = content["body"]
    assert introduction["attributes"]["value"].startswith("**")
    assert "stories@veer.example" in introduction["attributes"]["value"]
    assert [question["id"] for question in questions] == list(FIELDS)
    (photo,) = [question for question in questions if question["id"] == "photo"]
    assert "stories@veer.example" in photo["attributes"]["description"]
    labels = [question["attributes"]["label"] for question in questions]
    assert len({*labels}) == len(FIELDS)
