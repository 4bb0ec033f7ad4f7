"""`kollega check --since` in real repositories: what changed, and what the changes broke elsewhere."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from repository import git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

FRONT = "---\ntitle: {title}\nauthors: [{author}]\ndate: 2026-01-05\ndescription: One.\n---\n\nText.\n"


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Change")


@pytest.fixture
def repository(site: Path) -> Path:
    """A site in git, on a branch `main`, with an old problem that nobody has mended."""
    (site / "stories/old.md").write_text(FRONT.format(title="Old\ncolour: red", author="robin-example"))
    (site / "stories/people/ada-example.md").write_text("---\nname: Ada Example\n---\n")
    (site / "stories/hers.md").write_text(FRONT.format(title="Hers", author="ada-example"))
    git(site, "init", "--quiet", "--initial-branch=main")
    commit(site)
    git(site, "switch", "--quiet", "--create", "work")
    return site


def paths(result: Result) -> set[str]:
    return {line.split(":")[0] for line in result.stdout.splitlines() if line.startswith(("stories/", "mkdocs.yml:"))}


def test_nothing_is_told_where_nothing_has_changed(repository: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--since", "main", "--strict")
    assert (result.exit_code, result.output) == (0, "There is no story, vacancy or person to check here.\n"), repository


@pytest.mark.parametrize("state", ["new", "staged", "committed"])
def test_a_changed_file_is_told_whether_it_is_committed_or_not(
    repository: Path, run: Callable[..., Result], state: str
) -> None:
    (repository / "stories/é new.md").write_text(FRONT.format(title="New", author="nobody"))
    (repository / "stories/hers.md").write_text(FRONT.format(title="Hers\ncolour: blue", author="ada-example"))
    if state != "new":
        git(repository, "add", "--all")
    if state == "committed":
        commit(repository)
    result = run("check", "--since", "main")
    assert (result.exit_code, paths(result)) == (1, {"stories/é new.md", "stories/hers.md"})


def delete_a_person(site: Path) -> None:
    (site / "stories/people/ada-example.md").unlink()


def rename_a_person(site: Path) -> None:
    git(site, "mv", "stories/people/ada-example.md", "stories/people/ada.md")


def make_consent_required(site: Path) -> None:
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("#consent: required", "consent: required"), "utf-8")


@pytest.mark.parametrize("change", [delete_a_person, rename_a_person, make_consent_required])
def test_a_problem_in_an_unchanged_file_that_a_change_causes_is_told(
    repository: Path, run: Callable[..., Result], change: Callable[[Path], None]
) -> None:
    change(repository)
    before = git(repository, "status", "--porcelain")
    result = run("check", "--since", "main")
    assert (result.exit_code, "stories/hers.md" in paths(result)) == (1, True), result.output
    assert "`colour`" not in result.stdout, "what was wrong before is not told"
    assert git(repository, "status", "--porcelain") == before


def test_a_problem_that_comes_with_a_setting_is_told_once_it_is_there(
    repository: Path, run: Callable[..., Result]
) -> None:
    make_consent_required(repository)
    commit(repository)
    git(repository, "switch", "--quiet", "--create", "more")
    assert paths(run("check", "--since", "work")) == set()


def test_a_renamed_file_is_a_changed_one(repository: Path, run: Callable[..., Result]) -> None:
    git(repository, "mv", "stories/old.md", "stories/older.md")
    assert paths(run("check", "--since", "main")) == {"stories/older.md"}


def test_what_others_have_added_in_the_meantime_is_not_told(repository: Path, run: Callable[..., Result]) -> None:
    (repository / "stories/mine.md").write_text(FRONT.format(title="Mine\nsize: 1", author="robin-example"))
    commit(repository)
    git(repository, "switch", "--quiet", "main")
    (repository / "stories/old.md").write_text(FRONT.format(title="Old", author="robin-example"))
    commit(repository)
    git(repository, "switch", "--quiet", "work")
    assert paths(run("check", "--since", "main")) == {"stories/mine.md"}


def test_paths_narrow_what_has_changed(repository: Path, run: Callable[..., Result]) -> None:
    delete_a_person(repository)
    (repository / "stories/mine.md").write_text(FRONT.format(title="Mine\nsize: 1", author="robin-example"))
    assert paths(run("check", "--since", "main", "stories/mine.md")) == {"stories/mine.md"}
    assert paths(run("check", "--since", "main", "stories/hers.md")) == {"stories/hers.md"}


def test_a_site_in_a_folder_of_its_repository_is_compared_with_itself(
    repository: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "careers é").mkdir()
    for name in git(repository, "ls-files", "-z").split("\0"):
        if name.partition("/")[0] not in {"", "careers é"} and (repository / name.partition("/")[0]).exists():
            shutil.move(repository / name.partition("/")[0], repository / "careers é")
    commit(repository)
    git(repository, "branch", "moved")
    monkeypatch.chdir(repository / "careers é")
    (repository / "careers é/stories/people/ada-example.md").unlink()
    assert paths(run("check", "--since", "moved")) == {"stories/hers.md"}
    monkeypatch.setenv("GIT_DIR", ".git")  # as git tells its hooks, which it runs further up
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    assert paths(run("check", "--since", "moved")) == {"stories/hers.md"}


def test_a_new_site_is_told_as_a_whole(site: Path, run: Callable[..., Result]) -> None:
    git(site, "init", "--quiet", "--initial-branch=main")
    git(site, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    (site / "stories/bad.md").write_text(FRONT.format(title="Bad", author="nobody"))
    assert paths(run("check", "--since", "HEAD")) == {"stories/bad.md"}


def test_where_the_settings_of_then_are_wrong_everything_is_told(repository: Path, run: Callable[..., Result]) -> None:
    config = repository / "mkdocs.yml"
    good = config.read_text("utf-8")
    config.write_text(good.replace("organisation:", "organization:"), "utf-8")
    commit(repository)
    config.write_text(good, "utf-8")
    result = run("check", "--since", "HEAD")
    assert paths(result) == {"stories/old.md"}
    assert "The settings from back then cannot be used, so the problems in all files are listed." in result.stderr


def copy_the_last_commit(origin: Path, target: Path) -> None:
    git(origin, "clone", "--quiet", "--depth=1", f"file://{origin}", str(target))


@pytest.mark.parametrize(
    ("revision", "words"),
    [
        ("mian", "there is no revision “mian” → Did you mean main?"),
        ("xyzzy", "there is no revision “xyzzy” → Write a branch, a tag or a commit, for example origin/main;"),
        ("", "there is no revision “” →"),
        ("--output=x", "there is no revision “--output=x” →"),
        ("0123456789abcdef0123456789abcdef01234567", "there is no revision “0123456789abcdef"),
    ],
    ids=["a slip", "no name", "nothing", "an option", "a commit of others"],
)
def test_a_revision_that_there_is_not_is_a_sentence(
    repository: Path, run: Callable[..., Result], revision: str, words: str
) -> None:
    result = run("check", "--since", revision)
    assert result.exit_code == 2, repository
    assert words in " ".join(result.stderr.split())
    assert not (repository / "x").exists()


def test_a_branch_that_only_the_origin_has_is_named(
    repository: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    git(repository, "clone", "--quiet", str(repository), str(repository / "clone"))
    monkeypatch.chdir(repository / "clone")
    assert "Did you mean origin/main?" in run("check", "--since", "main").stderr


def test_a_clone_without_its_history_says_what_to_fetch(
    repository: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "stories/mine.md").write_text(FRONT.format(title="Mine", author="robin-example"))
    commit(repository)
    copy_the_last_commit(repository, repository / "clone")
    monkeypatch.chdir(repository / "clone")
    for revision in ("main", "HEAD~1"):
        assert "`fetch-depth: 0`" in " ".join(run("check", "--since", revision).stderr.split())
    git(repository / "clone", "fetch", "--quiet", "--depth=1", "origin", "main:main")
    assert "this copy does not show where this work branched off from “main”" in run("check", "--since", "main").stderr
    git(repository / "clone", "fetch", "--quiet", "--unshallow")
    assert run("check", "--since", "main").exit_code == 0


def test_without_a_repository_it_is_a_sentence(site: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--since", "main")
    assert result.exit_code == 2, site
    assert "git cannot tell what has changed: not a git repository" in " ".join(result.stderr.split())


def test_without_git_it_is_a_sentence(
    repository: Path, run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(repository / "nowhere"))
    assert "git is not installed" in run("check", "--since", "main").stderr
