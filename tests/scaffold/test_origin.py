"""What a new site installs: the program that it came from, and never what somebody else calls by its name."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from importlib.metadata import Distribution
from typing import TYPE_CHECKING, Any

import pytest
from packaging.requirements import Requirement as Parsed

from handbook import ROOT
from kollega.scaffold.installation import constraints_of, program, requirement_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def git(url: str, commit: str = COMMIT, **more: Any) -> dict[str, Any]:
    return {"url": url, "vcs_info": {"vcs": "git", "commit_id": commit}, **more}


@pytest.fixture
def installed(tmp_path: Path) -> Callable[[dict[str, Any] | None], Distribution]:
    """Return an installation of the program as pip notes it (PEP 610)."""

    def distribution(address: dict[str, Any] | None) -> Distribution:
        folder = tmp_path / "kollega-0.1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Metadata-Version: 2.4\nName: kollega\nVersion: 0.1.0\n")
        if address is not None:
            (folder / "direct_url.json").write_text(json.dumps(address))
        return Distribution.at(folder)

    return distribution


@pytest.mark.parametrize(
    ("address", "line"),
    [
        pytest.param(git("https://code.example/k.git"), f"git+https://code.example/k.git@{COMMIT}", id="https"),
        pytest.param(
            git("https://code.example/k.git", subdirectory="tools"),
            f"git+https://code.example/k.git@{COMMIT}#subdirectory=tools",
            id="subdirectory",
        ),
    ],
)
def test_what_came_from_a_repository_is_named_by_its_commit(
    installed: Callable[..., Distribution], address: dict[str, Any], line: str
) -> None:
    requirement = requirement_of(installed(address))
    assert requirement.line == f"kollega @ {line}"
    assert Parsed(requirement.line).url == line
    assert requirement.vendored == ()


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(None, id="an index, or unknown"),
        pytest.param({"url": "file:///home/me/kollega", "dir_info": {"editable": True}}, id="checkout"),
        pytest.param({"url": "file:///home/me/kollega", "dir_info": {}}, id="folder"),
        pytest.param({"url": "file:///srv/kollega.whl", "archive_info": {}}, id="wheel"),
        pytest.param(git("file:///home/me/kollega"), id="repository on this computer"),
        pytest.param(git("https://code.example/k.git", "main"), id="no commit"),
        pytest.param(git("ssh://git@code.example/k.git"), id="a key is needed"),
        pytest.param(git("https://me:secret@code.example/k.git"), id="a password is needed"),
        pytest.param(git("https://token@code.example/k.git"), id="a token is needed"),
        pytest.param({"url": "https://code.example/k", "vcs_info": {"vcs": "hg", "commit_id": COMMIT}}, id="mercurial"),
        pytest.param({"url": "https://code.example/k"}, id="no information"),
    ],
)
def test_what_others_cannot_reach_is_laid_beside_the_site_with_its_digest(
    installed: Callable[..., Distribution], address: dict[str, Any] | None
) -> None:
    requirement = requirement_of(installed(address))
    ((path, wheel),) = requirement.vendored
    digest = hashlib.sha256(wheel).hexdigest()
    assert (path, requirement.line) == (
        "vendor/kollega-0.1.0-py3-none-any.whl",
        f"file:vendor/kollega-0.1.0-py3-none-any.whl#sha256={digest}",
    )


def test_a_checkout_says_what_it_needs_though_it_was_installed_when_it_needed_less(
    installed: Callable[..., Distribution],
) -> None:
    old = installed(None)  # it says that it needs nothing
    assert "email-validator" in constraints_of(old)
    ((_, wheel),) = requirement_of(old).vendored
    with zipfile.ZipFile(io.BytesIO(wheel)) as opened:
        metadata = opened.read("kollega-0.1.0.dist-info/METADATA").decode()
    assert "\nRequires-Dist: mkdocs" in metadata


def test_the_libraries_come_in_the_versions_that_were_tested_and_tools_of_the_tests_stay_away() -> None:
    lines = constraints_of(program()).splitlines()
    names = {line.partition("==")[0].lower() for line in lines}
    tested = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    assert set(lines) <= set(tested)
    assert {"mkdocs", "mkdocs-material", "typst", "pydantic_core", "markupsafe", "pagefind_bin"} <= names
    assert not {"pytest", "ruff", "mypy", "playwright", "kollega"} & names


@pytest.mark.parametrize("python", ["3.11.2", "3.11.9", "3.14.0"])
def test_every_python_that_the_program_takes_gets_one_version_of_each_library(python: str) -> None:
    environment = {"python_full_version": python, "python_version": python.rpartition(".")[0]}
    lines = [Parsed(line) for line in constraints_of(program()).splitlines()]
    meant = [line.name.lower() for line in lines if not line.marker or line.marker.evaluate(environment)]
    assert sorted(meant) == sorted({line.name.lower() for line in lines})


def test_nothing_tells_pip_to_look_for_the_program_by_its_name() -> None:
    told = [
        *ROOT.glob("*.md"),
        *ROOT.glob("docs/**/*"),
        *ROOT.glob("generator/kollega/scaffold/**/*"),
        ROOT / "Makefile",
    ]
    texts = {file: file.read_text("utf-8", "replace") for file in told if file.is_file() and file.suffix != ".pyc"}
    by_name = re.compile(
        r"(?:pipx?|uv|uvx)\b[^\n`]*\s(?:install|run|add|sync)?\s*(?:-\S+\s+)*kollega(?:\[|[=<>~!]|\s*$|`)", re.MULTILINE
    )
    assert {str(file): found for file, text in texts.items() if (found := by_name.findall(text))} == {}
    assert by_name.search("$ .venv/bin/pip install kollega\n")
    assert by_name.search("      - run: pip install -q kollega==0.1\n")
