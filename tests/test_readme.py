"""What the README shows is true: its story, its check, its commands."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from handbook import HANDBOOK, page, rows, section
from kollega.cli.command import kollega
from kollega.networks import load_networks
from newcomer import own_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from website import Website

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PATH = "stories/my-first-year.md"


def shown(before: str, *, language: str) -> str:
    """Return the block that follows some words of the README."""
    start = README.index(before)
    return README[start:].partition(f"```{language}\n")[2].partition("```\n")[0]


@pytest.fixture
def checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Check a story in the site of a new company, and return what is said."""
    for path, content in own_files():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    monkeypatch.chdir(tmp_path)

    def output(story: str) -> str:
        (tmp_path / PATH).write_text(story, "utf-8")
        return CliRunner().invoke(kollega, ["check", "--as-of", "2026-11-21"]).output

    return output


def test_the_story_of_the_readme_has_ten_lines_and_passes_the_check(checked: Callable[[str], str]) -> None:
    story = shown(f"`{PATH}`", language="markdown")
    assert len(story.splitlines()) == 10
    assert checked(story) == "2 stories, 1 vacancy and 1 person: all is well.\n"


def test_the_check_of_the_readme_is_what_the_check_says(checked: Callable[[str], str]) -> None:
    story = shown(f"`{PATH}`", language="markdown")
    wrong = re.sub("date: .*", "date: soon", story.replace("title:", "tittle:"))
    assert shown("What a check looks like", language="console") == f"$ kollega check\n{checked(wrong)}"


def test_every_make_target_that_is_told_is_in_the_makefile() -> None:
    told = set(re.findall(r"^\$ make ([a-z]+)", README + (ROOT / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE))
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"site", "serve", "test"} <= told <= targets


def test_there_are_as_many_networks_as_the_handbook_has_rows_for() -> None:
    table = [row for row in rows(section(page("sharing.md"), "The texts")) if len(row) == 6][1:]
    networks = [row for row in table if set(row[0]) != {"-"}]
    assert re.findall(r"kits for (\d+) networks", README) == [str(len(networks))] == [str(len(load_networks()))]


NOT_YET = {
    "flyers": r"assets/print/.+\.pdf",
    "stories and vacancies as Atom": r"feeds/(stories|vacancies)\.atom",
    "feeds for job boards": r"feeds/jobs/.+",
    "for a single department": r"feeds/departments/.+",
    "calendars": r"(.+/)?calendar\.ics",
    "Lists to embed": r"embed/.+",
    "a feed of what is new": r"feeds/kits\.atom",
}
"""What the example has or has not, as files, and the words of the README for it."""


@pytest.mark.parametrize("words", NOT_YET)
def test_what_there_is_not_yet_is_not_there_and_the_rest_is(example: Website, words: str) -> None:
    there, _, missing = " ".join(section(README, "Where it stands").split()).partition("There is not yet:")
    is_made = any(re.fullmatch(NOT_YET[words], path) for path in example.files)
    assert (words in there, words in missing.partition("Kollega runs")[0]) == (is_made, not is_made)


def test_every_page_of_the_handbook_is_named() -> None:
    named = " ".join(section(README, "Handbook").lower().split())
    titles = (
        re.search(r"^# (.+)$", file.read_text("utf-8"), re.MULTILINE)
        for file in HANDBOOK.glob("*.md")
        if file.stem != "index"
    )
    assert [title[1] for title in titles if title and title[1].lower() not in named] == []
