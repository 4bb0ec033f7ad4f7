"""How the code host of a new site reviews a change: what is run of strangers' work, and what is posted of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from kollega.scaffold.company import company_files
from newcomer import own_files
from repository import git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FILES = {path: content.decode() for path, content in company_files()}
REVIEW, COMMENT = (yaml.safe_load(FILES[f".github/workflows/{name}.yml"]) for name in ("review", "comment"))
GITLAB = yaml.safe_load(FILES[".gitlab-ci.yml"])
TOKEN = "glpat"  # noqa: S105 - of no server
MARKER = "<!-- kollega review -->"
STORY = "---\ntitle: Fog\nauthors: [robin-example]\ndate: 2026-01-05\ndescription: One.\n---\n\nText.\n"
BRANCH = "$(touch${IFS}owned)"


def bash(script: str, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run a script as GitHub does, and strictly."""
    path = os.pathsep.join([str(folder / "bin"), str(Path(sys.executable).parent), os.environ["PATH"]])
    known = {"PATH": path, "PYTHONPATH": os.environ.get("PYTHONPATH", ""), "SOURCE_DATE_EPOCH": "1772366400"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(command, cwd=folder, env=known | environ, check=False, capture_output=True, text=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new site with a story proposed on a branch, merged as GitHub merges it to try it out."""
    folder = tmp_path_factory.mktemp("hosted") / "site"
    for path, content in own_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")
    git(folder, "switch", "--quiet", "--create", BRANCH)
    (folder / "stories/fog.md").write_text(STORY)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")
    git(folder, "switch", "--quiet", "main")
    (folder / "stories/other.md").write_text(STORY.replace("Fog", "Other"))
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=x")
    git(folder, "merge", "--quiet", "--no-ff", "--message=x", BRANCH)
    return folder


# GitHub


def test_what_reads_a_pull_request_may_write_nothing_and_what_writes_reads_none() -> None:
    (review,), (comment,) = REVIEW["jobs"].values(), COMMENT["jobs"].values()
    assert (REVIEW["permissions"], COMMENT["permissions"]) == ({}, {})
    assert review["permissions"] == {"contents": "read"}
    assert comment["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert list(REVIEW[True]) == ["pull_request"]  # YAML takes `on` for a truth value
    assert COMMENT[True] == {"workflow_run": {"workflows": [REVIEW["name"]], "types": ["completed"]}}
    assert [step for step in comment["steps"] if "uses" in step] == []
    assert "kollega review" not in comment["steps"][0]["run"].replace(MARKER, "")
    assert "secrets." not in FILES[".github/workflows/review.yml"] + FILES[".github/workflows/comment.yml"]


def test_nothing_that_a_pull_request_says_stands_in_a_line_of_a_shell() -> None:
    steps = [step for flow in (REVIEW, COMMENT) for job in flow["jobs"].values() for step in job["steps"]]
    assert [step for step in steps if "${{" in step.get("run", "")] == []
    assert {value for step in steps for value in step.get("env", {}).values()} == {
        "${{ github.event.number }}",
        "",
        "${{ github.token }}",
        "${{ github.event.workflow_run.id }}",
        "${{ github.event.workflow_run.head_sha }}",
        "${{ github.event.workflow_run.head_repository.id }}",
    }


@pytest.mark.parametrize("preview", ["", "https://deploy-preview-{number}--veer.example/"])
def test_a_pull_request_is_reviewed_as_it_would_be_merged(site: Path, tmp_path: Path, preview: str) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{site}", str(clone))
    (step,) = [step for step in REVIEW["jobs"]["review"]["steps"] if "kollega review" in step.get("run", "")]
    summary = tmp_path / "summary.md"
    done = bash(step["run"], clone, NUMBER="12", PREVIEW=preview, GITHUB_STEP_SUMMARY=str(summary))
    assert done.returncode == 0, done.stderr
    told = (clone / "review/review.md").read_text()
    assert told.startswith(f"{MARKER}\n\n**Kollega:** 1 new. ")
    assert ("https://deploy-preview-12--veer.example/stories/fog/" in told) == bool(preview)
    assert summary.read_text() == told
    assert [file.name for file in (clone / "review/pages").iterdir()] == ["story-fog.html"]
    assert not list(tmp_path.rglob("owned"))


GH = """#!{python}
import json, os, pathlib, sys
command, words = sys.argv[1], sys.argv[2:]
assert command == "api", sys.argv
told = pathlib.Path(os.environ["TOLD"])
method = words[words.index("--method") + 1] if "--method" in words else "GET"
path = next(word for word in words if word.startswith("repos/")).removeprefix("repos/veer/site/")
if method != "GET":
    told.joinpath("said.txt").open("a").write(method + " " + path + "\\n")
    told.joinpath("body.json").write_text(pathlib.Path(words[words.index("--input") + 1]).read_text())
elif path.endswith("/zip"):
    sys.stdout.buffer.write(told.joinpath("review.zip").read_bytes())
else:
    sys.stdout.write(told.joinpath(path.partition("?")[0].replace("/", "-") + ".json").read_text())
"""


@pytest.fixture
def post(tmp_path: Path) -> Callable[..., tuple[subprocess.CompletedProcess[str], list[str], str]]:
    """Run the step that posts a review; return how it ended, what GitHub was told to change, and the comment."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH.format(python=sys.executable))
    (tmp_path / "bin/gh").chmod(0o755)

    def run(
        text: str | None, *, comments: list[Any] | None = None, size: int = 1000, sha: str = "abc"
    ) -> tuple[subprocess.CompletedProcess[str], list[str], str]:
        def answer(name: str, *pages: Any) -> None:
            (tmp_path / f"{name}.json").write_text("".join(map(json.dumps, pages)))

        others = [{"number": 3, "head": {"sha": "abc", "repo": {"id": 8}}}]
        mine = [
            {"number": 7, "head": {"sha": "abc", "repo": {"id": 9}}},
            {"number": 8, "head": {"sha": "d", "repo": None}},
        ]
        answer("pulls", others, mine)
        kept = [{"name": "review", "id": 55, "size_in_bytes": size}, {"name": "review-pages", "id": 56}]
        answer("actions-runs-44-artifacts", {"artifacts": kept if text is not None else []})
        answer("issues-7-comments", [], comments or [])
        with zipfile.ZipFile(tmp_path / "review.zip", "w") as archive:
            archive.writestr("review.md", text or "")
            archive.writestr("../owned", "x")
        environ = {"RUN": "44", "SHA": sha, "FORK": "9", "TOLD": str(tmp_path), "GITHUB_REPOSITORY": "veer/site"}
        script = COMMENT["jobs"]["comment"]["steps"][0]["run"]
        done = bash(script, tmp_path, TMPDIR=str(tmp_path), GITHUB_SERVER_URL="https://github.com", **environ)
        said, body = tmp_path / "said.txt", tmp_path / "body.json"
        assert not list(tmp_path.rglob("owned"))
        return (
            done,
            said.read_text().splitlines() if said.exists() else [],
            json.loads(body.read_text())["body"] if body.exists() else "",
        )

    return run


Post = "Callable[..., tuple[subprocess.CompletedProcess[str], list[str], str]]"


def test_a_review_is_posted_below_its_own_pull_request_with_a_link_to_the_pages(post: Post) -> None:
    done, said, body = post("**Kollega:** 1 new.\n")
    assert (done.returncode, said) == (0, ["POST issues/7/comments"]), done.stderr
    assert body.startswith(f"{MARKER}\n\n**Kollega:** 1 new.\n")
    assert "[Download the pages](https://github.com/veer/site/actions/runs/44/artifacts/56)" in body


def test_a_review_takes_the_place_of_an_earlier_one_and_of_no_other_comment(post: Post) -> None:
    bot, stranger = {"login": "github-actions[bot]"}, {"login": "stranger"}
    comments = [
        {"id": 1, "user": stranger, "body": f"{MARKER} mine"},
        {"id": 2, "user": bot, "body": "thank you!"},
        {"id": 3, "user": bot, "body": f"{MARKER}\n\nold"},
    ]
    done, said, _ = post("new\n", comments=comments)
    assert (done.returncode, said) == (0, ["PATCH issues/comments/3"]), done.stderr


def test_nobody_is_mentioned_and_nothing_is_too_long(post: Post) -> None:
    _, _, body = post("@all, (@veer/owners) me@example.org `$(touch owned)` " + "@x" * 60_000)
    assert "@\u2060all, (@\u2060veer/owners) me@example.org" in body
    assert len(body) < 65_000


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ({"text": "x", "sha": "older"}, 0),
        ({"text": "x", "size": 500_001}, 1),
        ({"text": ""}, 1),
        ({"text": None}, 1),
    ],
    ids=["a newer commit is there", "it is too large", "it is empty", "nothing was kept"],
)
def test_otherwise_nothing_is_posted(post: Post, arguments: dict[str, Any], status: int) -> None:
    done, said, _ = post(**arguments)
    assert (done.returncode, said) == (status, []), done.stderr


# GitLab


class GitLab(BaseHTTPRequestHandler):
    """Answers as GitLab's API does, as far as it is asked, and notes down what it is told."""

    notes: list[dict[str, Any]]
    review: bytes | None
    said: list[tuple[str, str, str]]

    def do_GET(self) -> None:
        path = self.path.removeprefix("/api").partition("?")[0]
        answers: dict[str, Any] = {
            "/user": {"id": 1} if self.headers["PRIVATE-TOKEN"] == TOKEN else None,
            "/projects/5/merge_requests": [{"iid": 7, "sha": "abc"}, {"iid": 8, "sha": "d"}],
            "/projects/5/merge_requests/7/pipelines": [{"id": 70, "sha": "abc", "project_id": 6}],
            "/projects/5/merge_requests/8/pipelines": [],
            "/projects/6/pipelines/70/jobs": [
                {"id": 71, "name": "preview", "web_url": "https://lab.example/-/jobs/71"}
            ],
            "/projects/5/merge_requests/7/notes": self.notes,
        }
        kept = self.review if path == "/projects/6/jobs/71/artifacts/review/review.md" else None
        found = (
            kept if kept is not None else json.dumps(answers[path]).encode() if answers.get(path) is not None else None
        )
        self.send_response(404 if found is None else 200)
        self.end_headers()
        self.wfile.write(found or b"")

    def _take(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["body"]
        self.said.append((self.command, self.path.removeprefix("/api"), body))
        self.send_response(201)
        self.end_headers()

    def do_POST(self) -> None:
        self._take()

    def do_PUT(self) -> None:
        self._take()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def note(
    tmp_path: Path,
) -> Iterator[Callable[..., tuple[subprocess.CompletedProcess[str], list[tuple[str, str, str]]]]]:
    """Run the job that posts reviews on GitLab; return how it ended, and what GitLab was told to change."""
    (tmp_path / ".gitlab").mkdir()
    (tmp_path / ".gitlab/comment.py").write_text(FILES[".gitlab/comment.py"])
    server = ThreadingHTTPServer(("127.0.0.1", 0), GitLab)
    Thread(target=server.serve_forever, daemon=True).start()

    def run(
        text: str | None, notes: list[dict[str, Any]] | None = None, token: str = TOKEN
    ) -> tuple[subprocess.CompletedProcess[str], list[tuple[str, str, str]]]:
        GitLab.notes, GitLab.review, GitLab.said = notes or [], None if text is None else text.encode(), []
        address = f"http://127.0.0.1:{server.server_port}/api"
        (script,) = GITLAB["comment"]["script"]
        done = bash(script, tmp_path, CI_API_V4_URL=address, CI_PROJECT_ID="5", REVIEW_TOKEN=token)
        return done, GitLab.said

    yield run
    server.shutdown()
    server.server_close()


Note = "Callable[..., tuple[subprocess.CompletedProcess[str], list[tuple[str, str, str]]]]"


def test_a_note_is_written_once_gives_no_orders_and_mentions_nobody(note: Note) -> None:
    done, ((method, path, body),) = note(f"{MARKER}\n\n1 new\n/close\n  /merge\n@all me@example.org\n")
    assert (done.returncode, method, path) == (0, "POST", "/projects/5/merge_requests/7/notes"), done.stderr
    assert body.startswith(f"{MARKER}\n\n")
    assert "\n\u2060/close\n  \u2060/merge\n@\u2060all me@example.org" in body
    assert "(https://lab.example/-/jobs/71/artifacts/browse/review/pages/)" in body
    mine = {"id": 3, "author": {"id": 1}, "body": body}
    others = {"id": 2, "author": {"id": 9}, "body": f"{MARKER} mine"}
    _, again = note(f"{MARKER}\n\n2 new\n", [others, mine])
    assert [(method, path) for method, path, _ in again] == [("PUT", "/projects/5/merge_requests/7/notes/3")]
    _, same = note(f"{MARKER}\n\n1 new\n/close\n  /merge\n@all me@example.org\n", [others, mine])
    assert same == []


@pytest.mark.parametrize(
    ("text", "token", "status"),
    [(None, TOKEN, 0), ("x" * 500_001, TOKEN, 0), ("x", "ended", 1)],
    ids=["the pipeline is not done", "it is too large", "the token has ended"],
)
def test_otherwise_gitlab_is_told_nothing(note: Note, text: str | None, token: str, status: int) -> None:
    done, said = note(text, token=token)
    assert (done.returncode, said, "Traceback" in done.stderr) == (status, [], False), done.stderr


@pytest.mark.parametrize("pages", ["gitlab.io", ""], ids=["with GitLab Pages", "without"])
def test_on_gitlab_a_merge_request_is_given_no_token_and_reviewed_with_links_to_its_preview(
    site: Path, tmp_path: Path, pages: str
) -> None:
    assert "REVIEW_TOKEN" not in json.dumps(GITLAB["preview"])
    assert set(GITLAB["preview"]["artifacts"]["paths"]) == {"preview/", "review/"}
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", f"file://{site}", str(clone))
    git(clone, "switch", "--quiet", BRANCH)
    script = "\n".join(line for line in GITLAB["preview"]["script"] if "build" not in line)
    named = {"CI_PROJECT_ROOT_NAMESPACE": "veer", "CI_PAGES_DOMAIN": pages, "CI_PROJECT_PATH": "veer/hr/site"}
    base = git(clone, "merge-base", "HEAD", "origin/main~1")
    done = bash(script, clone, CI_JOB_ID="71", CI_MERGE_REQUEST_DIFF_BASE_SHA=base, **named)
    assert done.returncode == 0, done.stderr + done.stdout
    told = (clone / "review/review.md").read_text()
    assert told.startswith(f"{MARKER}\n\n**Kollega:** 1 new. ")
    page = "https://veer.gitlab.io/-/hr/site/-/jobs/71/artifacts/preview/stories/fog/"
    assert (page in told) == bool(pages)
