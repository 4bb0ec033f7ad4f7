"""What stands for something else is not published as if somebody meant it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from company import Company as Folder
from company import example_company
from handbook import ROOT
from kollega.cli.command import kollega
from kollega.content.kind import ItemKind
from kollega.scaffold.company import Company, company_files
from kollega.scaffold.draft import draft_body
from kollega.scaffold.placeholders import SHORTEST, WORDS, example_sentences
from newcomer import own_files

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("en", *sorted(file.stem for file in (ROOT / "theme/kollega_theme/words").glob("*.po")))
"""The languages of the interface."""


def site(root: Path, *, own: bool = True, lang: str = "en") -> Folder:
    """Return the site of a company that began in a language; with `own`, nothing of the example is left."""
    folder, company = Folder(root), Company(languages=(lang,))
    for path, content in own_files(company) if own else company_files(company):
        folder.write(path, content)
    return folder


def placeholders(folder: Folder, *paths: str) -> list[tuple[str, int]]:
    """Return path and line of each placeholder that the check finds."""
    arguments = ["check", "--format", "json", "-f", str(folder.config_file), "--as-of", "2026-03-01"]
    result = CliRunner().invoke(kollega, [*arguments, *(str(folder.root / path) for path in paths)])
    assert result.exit_code == 0, result.output
    found = [diagnostic for diagnostic in json.loads(result.stdout) if diagnostic["code"] == "placeholder"]
    assert all(diagnostic["severity"] == "warning" and diagnostic["hint"] for diagnostic in found)
    return [(diagnostic["path"], diagnostic["line"]) for diagnostic in found]


def strictly(folder: Folder, command: str) -> int:
    return (
        CliRunner()
        .invoke(kollega, [command, "--strict", "-f", str(folder.config_file), "--as-of", "2026-03-01"])
        .exit_code
    )


STORY = ["story", "--title", "Nights", "--author", "robin-example", "--description", "What I saw."]
VACANCY = ["vacancy", "--title", "Baker", "--description", "Bread.", "--apply-email", "jobs@acme.example"]
VACANCY += ["--location", "Oslo", "--country", "NO"]


DRAFTS = {"stories/nights.md": STORY, "vacancies/baker.md": VACANCY}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_untouched_draft_warns(tmp_path: Path, lang: str) -> None:
    folder, expected = site(tmp_path, lang=lang), {}
    assert placeholders(folder) == []
    for path, arguments in DRAFTS.items():
        CliRunner().invoke(kollega, ["new", *arguments, "-f", str(folder.config_file), "--as-of", "2026-02-01"])
        text = (tmp_path / path).read_text("utf-8")
        assert text.endswith(f"---\n\n{draft_body(arguments[0], lang)}")
        expected[path] = text.splitlines().index(draft_body(arguments[0], lang).splitlines()[0]) + 1
    assert placeholders(folder) == list(expected.items())
    for path in DRAFTS:
        folder.edit(path, "status: draft\n", "")
    assert placeholders(folder) == [(path, line - 1) for path, line in expected.items()]


@pytest.mark.parametrize("arguments", DRAFTS.values(), ids=DRAFTS)
@pytest.mark.parametrize("command", ["check", "build"])
def test_an_untouched_draft_is_an_error_in_a_strict_build(tmp_path: Path, arguments: list[str], command: str) -> None:
    folder = site(tmp_path, lang="nl")
    CliRunner().invoke(kollega, ["new", *arguments, "-f", str(folder.config_file), "--as-of", "2026-02-01"])
    assert strictly(folder, command) == 1


def test_a_new_person_is_whole_with_a_name_alone(tmp_path: Path) -> None:
    folder = site(tmp_path)
    CliRunner().invoke(kollega, ["new", "person", "--name", "Åsa Ørn", "-f", str(folder.config_file)])
    assert (tmp_path / "stories/people/asa-orn.md").is_file()
    assert [placeholders(folder), strictly(folder, "check")] == [[], 0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_file_of_the_untouched_example_warns(tmp_path: Path, lang: str) -> None:
    folder = site(tmp_path, own=False, lang=lang)
    found = placeholders(folder)
    assert {path for path, _ in found} == {
        "mkdocs.yml",
        "pages/guidelines.md",
        "stories/a-day-in-the-stockroom.md",
        "stories/people/robin-example.md",
        "vacancies/stockroom-colleague.md",
    }
    story = (tmp_path / "stories/a-day-in-the-stockroom.md").read_text("utf-8").splitlines()
    lines = [line for path, line in found if path.startswith("stories/a-day")]
    assert [story[line - 1].split(":")[0].strip() for line in lines[:3]] == ["description", "quote", "any"]
    assert lines[3] == story.index("---", 1) + 3


STORY_FILE = "stories/a-day-in-the-stockroom.md"
LAST = "End when the story is told. Nobody needs a conclusion."


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        pytest.param(STORY_FILE, "speak.", f"speak.\n\n{LAST}", 13, id="a prompt left at the end"),
        pytest.param(STORY_FILE, "speak.", "speak. Nobody needs\na conclusion. No.", 11, id="in other lines"),
        pytest.param(
            STORY_FILE, "speak.", "speak.\n\n> Write as you\n> would", None, id="half a prompt is another text"
        ),
        pytest.param(STORY_FILE, "speak.", "speak.\n\n## What happened\n\nNo.", None, id="a heading may stay"),
        pytest.param(
            STORY_FILE,
            "What one hears",
            "It shows what a story looks like, and where everything goes. No",
            5,
            id="facts",
        ),
        pytest.param(STORY_FILE, "speak.", "speak to jobs@company.example.org.", 11, id="an address in a text"),
        pytest.param(STORY_FILE, "speak.", "speak of An Example companyship.", None, id="a part of a word"),
        pytest.param("vacancies/stockroom-colleague.md", "Utrecht", "Exampleton", 9, id="a town"),
        pytest.param(
            "vacancies/stockroom-colleague.md", "jobs@acme.example", "jobs@company.example.org", 11, id="mail"
        ),
        pytest.param("stories/people/robin-example.md", "Robin of Acme", "Robin Example", 2, id="a person"),
        pytest.param("mkdocs.yml", "careers.acme.example", "careers.company.example.org", 9, id="the site's address"),
        pytest.param("mkdocs.yml", "www.acme.example", "www.company.example.org", 40, id="the organisation's address"),
        pytest.param("mkdocs.yml", "name: Acme", "name: Example company", 39, id="the organisation's name"),
        pytest.param("mkdocs.yml", "name: Acme", "name: Acme # not Example company", None, id="a comment"),
        pytest.param("mkdocs.yml", "name: Acme", "name: An Example", None, id="another name"),
        pytest.param("pages/index.md", "# Read", "# Example company: read", 6, id="a hand-written page"),
    ],
)
def test_a_part_that_was_forgotten_is_found_on_its_line(
    tmp_path: Path, path: str, old: str, new: str, line: int | None
) -> None:
    folder = site(tmp_path)
    folder.edit(path, old, new)
    assert placeholders(folder) == ([(path, line)] if line else [])


def test_the_example_of_this_repository_is_somebody(tmp_path: Path) -> None:
    assert placeholders(example_company(tmp_path)) == []


def test_what_is_looked_for_is_what_new_sites_say() -> None:
    written = "\n".join(content.decode() for _, content in company_files())
    assert [word.text for word in WORDS if word.text not in written] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_prompts_of_its_own(lang: str) -> None:
    own, english = set(example_sentences(lang)), set(example_sentences("en"))
    assert english <= own
    assert (own == english) == (lang == "en")
    assert min(map(len, own)) >= SHORTEST
    for kind in (ItemKind.STORY, ItemKind.VACANCY):
        assert sum(each in " ".join(draft_body(kind, lang).split()) for each in own) >= 3
