"""What git tells of the files of a site: when they were merged, and who helped."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from kollega.content.history import Contact, HistoryError, Role, history_of
from repository import git

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.content.history import History

LONG = "\n".join(f"Line {number} of a story about tides." for number in range(20))
AGO = datetime(2020, 1, 1, tzinfo=UTC)


def commit(folder: Path, day: str, message: str) -> None:
    """Commit everything on a day."""
    git(folder, "add", "--all")
    moment = f"{day}T12:00:00+00:00"
    who = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    git(folder, "commit", "--quiet", "--allow-empty", "--cleanup=verbatim", "--message", message, **who)


def write(folder: Path, name: str, text: str = LONG) -> None:
    file = folder / "site" / "stories" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository whose site lies in a folder of it, with a merge, a squash and renamed files."""
    folder = tmp_path_factory.mktemp("repository")
    git(folder, "init", "--quiet", "--initial-branch=main")
    (folder / ".mailmap").write_text("Grace Example <grace@example.org> <gh@example.org>\n", "utf-8")
    write(folder, "old.md")
    commit(folder, "2019-12-01", "Begin")
    write(folder, "tide.md", f"{LONG}\nTide")
    commit(
        folder,
        "2026-01-10",
        "Tell of the tide\n\nReviewed-by: Ada Example <ada@example.org>\nco-authored-by: Cy <cy@x>",
    )
    git(folder, "switch", "--quiet", "--create", "side")
    write(folder, "tide.nl.md", f"{LONG}\nTij")
    commit(
        folder,
        "2026-02-10",
        "Translate\n\nCo-authored-by: GH <gh@example.org>\nCo-authored-by: Claude <noreply@a.example>",
    )
    git(folder, "switch", "--quiet", "main")
    (folder / "code.py").write_text("1", "utf-8")
    commit(folder, "2026-02-20", "Change the program\n\nReviewed-by: Nobody <nobody@example.org>")
    day = "2026-04-02T12:00:00+00:00"
    dates = {"GIT_COMMITTER_DATE": day, "GIT_AUTHOR_DATE": day}
    git(
        folder,
        "merge",
        "--quiet",
        "--no-ff",
        "--message",
        "Merge\n\nReviewed-by: Boss <boss@example.org>",
        "side",
        **dates,
    )
    git(folder, "mv", "site/stories/tide.md", "site/stories/tides.md")
    (folder / "site/stories/tides.md").write_text(f"---\naliases: [tide]\n---\n{LONG}\nTide", "utf-8")
    commit(folder, "2026-04-03", "Rename")
    for number in range(13):
        write(folder, f"imported-{number}.md", f"Imported {number}")
    commit(folder, "2026-04-03", "Bring in stories of before\n\nReviewed-by: Tidy <tidy@example.org>")
    write(folder, "old.md", f"{LONG}\nMore.")
    commit(folder, "2026-04-04", SQUASHED)
    return folder


SQUASHED = """Tell more (#12)

* Begin

Reviewed-by: In The Middle <middle@example.org>

* Go on

As Reviewed-by: says nothing, and so does
Reviewed-by: a sentence about reviews.

---------

Co-authored-by: First <first@example.org>
Co-authored-by: Second
 <second@example.org>
Co-authored-by: renovate[bot] <1+renovate[bot]@users.noreply.github.com>
Co-authored-by: Copilot <223556219+Copilot@users.noreply.github.com>
"""


@pytest.fixture(scope="module")
def history(clone: Path) -> History:
    return history_of(clone / "site", "stories", AGO)


def test_a_new_file_is_dated_by_its_merge_and_a_renamed_one_keeps_its_day(history: History) -> None:
    days = {path: moment.date().isoformat() for path, moment in history.merged.items()}
    imported = {f"stories/imported-{number}.md": "2026-04-03" for number in range(13)}
    assert days == imported | {"stories/tides.md": "2026-01-10", "stories/tide.nl.md": "2026-04-02"}


def test_whoever_helped_is_found_in_merges_squashes_and_branches_under_the_present_name_of_the_file(
    history: History,
) -> None:
    seen = {(hand.role, hand.path, hand.contact.name) for hand in history.hands}
    assert seen == {
        (Role.REVIEWER, "stories/tides.md", "Ada Example"),
        (Role.CO_AUTHOR, "stories/tides.md", "Cy"),
        (Role.CO_AUTHOR, "stories/tide.nl.md", "Grace Example"),
        (Role.REVIEWER, "stories/tide.nl.md", "Boss"),
        (Role.REVIEWER, "stories/old.md", "In The Middle"),
        (Role.CO_AUTHOR, "stories/old.md", "First"),
        (Role.CO_AUTHOR, "stories/old.md", "Second"),
    }


def test_what_lies_before_the_day_is_not_told(clone: Path) -> None:
    told = history_of(clone / "site", "stories", datetime(2026, 4, 1, tzinfo=UTC))
    assert {path for path in told.merged if "imported" not in path} == {"stories/tide.nl.md"}
    assert {hand.contact.name for hand in told.hands} == {"Boss", "In The Middle", "First", "Second"}


PROGRAMS = {
    "a bot": ("dependabot[bot]", "49699333+dependabot[bot]@users.noreply.github.com", True),
    "an address that nobody answers": ("Claude", "noreply@anthropic.com", True),
    "the same, with a hyphen": ("Tool", "no-reply@tool.example", True),
    "a tool with an address of its own": ("Cursor", "cursoragent@cursor.com", True),
    "somebody who hides their address": ("Ana", "123+ana@users.noreply.github.com", False),
    "the same on GitLab": ("Ana", "123-ana@users.noreply.gitlab.com", False),
    "a name alone": ("Ana", "", False),
}


@pytest.mark.parametrize(("name", "address", "expected"), PROGRAMS.values(), ids=PROGRAMS)
def test_a_program_is_no_colleague(name: str, address: str, *, expected: bool) -> None:
    assert Contact(name, address).is_program is expected


WRITTEN = {
    "Ana Silva <Ana@Example.org>": ("Ana Silva", "ana@example.org"),
    "Ana Silva": ("Ana Silva", ""),
    "<ana@example.org>": ("", "ana@example.org"),
    "Ana <the> Silva <ana@example.org> ": ("Ana <the> Silva", "ana@example.org"),
}


@pytest.mark.parametrize(("written", "expected"), WRITTEN.items(), ids=WRITTEN)
def test_a_trailer_names_a_contact(written: str, expected: tuple[str, str]) -> None:
    assert Contact.of(written) == expected


@pytest.mark.parametrize("begun", [False, True], ids=["no repository", "a repository without a commit"])
def test_where_there_is_no_history_that_is_said(tmp_path: Path, *, begun: bool) -> None:
    if begun:
        git(tmp_path, "init", "--quiet")
    with pytest.raises(HistoryError, match="no history of git"):
        history_of(tmp_path, "stories", AGO)


def test_a_shallow_copy_says_that_it_is_one_and_how_to_get_the_rest(clone: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", clone.as_uri(), "shallow")
    with pytest.raises(HistoryError, match="not whole") as told:
        history_of(tmp_path / "shallow" / "site", "stories", AGO)
    assert "fetch-depth: 0" in told.value.hint


OWN_SETTINGS = {
    "color.ui": "always",
    "diff.orderFile": "/nowhere",
    "diff.renames": "false",
    "log.diffMerges": "combined",
    "log.showRoot": "false",
    "log.showSignature": "true",
    "trailer.separators": "%",
    "pager.log": "true",
}
PROGRAMS_OF_SETTINGS = ("core.pager", "diff.external", "gpg.program", "core.fsmonitor", "diff.tide.textconv")


def test_nothing_that_a_repository_brings_is_run_and_no_setting_changes_what_is_told(
    clone: Path, history: History, tmp_path: Path
) -> None:
    git(tmp_path, "clone", "--quiet", clone.as_uri(), "copy")
    copy, ran, tool = tmp_path / "copy", tmp_path / "ran", tmp_path / "tool"
    tool.write_text(f"#!/bin/sh\ntouch {ran}\n", "utf-8")
    tool.chmod(0o755)
    for setting, value in {**OWN_SETTINGS, **dict.fromkeys(PROGRAMS_OF_SETTINGS, str(tool))}.items():
        git(copy, "config", setting, value)
    (copy / ".gitattributes").write_text("*.md diff=tide\n", "utf-8")
    assert history_of(copy / "site", "stories", AGO) == history
    assert not ran.exists()
