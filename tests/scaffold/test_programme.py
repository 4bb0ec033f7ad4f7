"""The pages for colleagues that a site begins with: the same in every language, and each can be left out."""

from __future__ import annotations

import json
import re
from posixpath import normpath
from shutil import rmtree
from typing import TYPE_CHECKING, NamedTuple

import pytest
from click.testing import CliRunner

from company import Company as Folder
from handbook import HANDBOOK, ROOT
from kollega.cli.command import kollega
from kollega.i18n.words import load_words
from kollega.scaffold.company import Company
from kollega.scaffold.draft import page_files, repository_text
from newcomer import own_files
from website import attribute

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

THEME = ROOT / "theme/kollega_theme"
LANGUAGES = ("en", *sorted(file.stem for file in (THEME / "words").glob("*.po")))
FOLDER, FIRST = "programme/", "programme/index.md"
PAGES = {
    lang: {name: text for name, text in page_files(lang) if name.startswith(FOLDER)} for lang in (*LANGUAGES, "no")
}
OTHERS = sorted(PAGES["en"].keys() - {FIRST})
LINKED = {"/first-post/": "Your first post, in ten minutes", "../guidelines.md": "Our guidelines for posting"}
"""What is not of the programme alone, and what the theme calls it."""


class Shape(NamedTuple):
    """What a page is made of, whatever its language."""

    headings: list[str]
    links: list[str]
    questions: int
    points: int
    rows: int
    blocks: list[str]


def shape(text: str) -> Shape:
    questions = re.findall(r"^\d+\. .*\?$", text, re.MULTILINE)
    points = re.findall(r"^(?:-|\d+\.) ", text, re.MULTILINE)
    return Shape(
        re.findall("^#+", text, re.MULTILINE),
        re.findall(r"\]\(([^)]+)\)", text),
        len(questions),
        len(points),
        text.count("\n|"),
        re.findall(r"^> (?:\[!\w+\]|- .*)", text, re.MULTILINE),
    )


def body(text: str) -> str:
    return text.partition("\n---\n")[2]


def headings(text: str) -> list[str]:
    return re.findall("^#+ (.+)", body(text), re.MULTILINE)


def linked_pages(name: str, lang: str) -> list[str]:
    """Return the other pages of the programme that a page leads to."""
    return [f"{FOLDER}{link}" for link in shape(PAGES[lang][name]).links if f"{FOLDER}{link}" in PAGES[lang]]


# What they say


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_pages_with_the_same_links_headings_and_questions(lang: str) -> None:
    assert PAGES[lang].keys() == PAGES["en"].keys() == {FIRST, *OTHERS}
    assert {name: shape(text) for name, text in PAGES[lang].items()} == {
        name: shape(text) for name, text in PAGES["en"].items()
    }
    said = [text for name, text in PAGES[lang].items() if lang != "en" and text == PAGES["en"][name]]
    assert said == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_page_ends_with_one_thing_to_do(lang: str) -> None:
    (last,) = {headings(text)[-1] for text in PAGES[lang].values()}
    for name, text in PAGES[lang].items():
        end = text.rpartition(f"## {last}\n\n")[2]
        assert re.fullmatch(r"[^\W\d].+[.?]\n", end, re.DOTALL), name
        assert "\n\n" not in end, name


def test_there_are_ten_questions_to_start_from() -> None:
    assert shape(PAGES["en"]["programme/a-story-people-finish.md"]).questions == 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_the_site_has_is_called_as_the_site_calls_it(lang: str) -> None:
    words = load_words(lang, (THEME / "words",))
    named = dict(re.findall(r"- \[(.+)\]\((.+)\)", PAGES[lang][FIRST]))
    said = {target: label for label, target in named.items()}
    assert {target: said[target] for target in LINKED} == {target: words(text) for target, text in LINKED.items()}
    titles = {FOLDER + target: label for target, label in said.items() if target not in LINKED}
    assert titles == {name: headings(PAGES[lang][name])[0] for name in OTHERS}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_guidelines_are_called_so_wherever_they_are_named(lang: str) -> None:
    word = load_words(lang, (THEME / "words",))("Guidelines").lower()
    suffix = "" if lang == "en" else f".{lang}"
    ours = ROOT / f"pages/guidelines{suffix}.md"
    pages = [dict(page_files(lang))["guidelines.md"], *([ours.read_text("utf-8")] if ours.is_file() else [])]
    (folder,) = [line for line in repository_text(lang, "README.md").splitlines() if line.startswith("| `pages/` |")]
    for text in (*(page.splitlines()[1] for page in pages), folder):
        assert word in text.lower()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_they_give_no_address_and_no_figure_that_needs_a_source(lang: str) -> None:
    for name, text in PAGES[lang].items():
        without_lists = re.sub(r"^\d+\. |: \d+$", "", body(text), flags=re.MULTILINE)
        assert re.findall(r"\d|%|@", without_lists) == [], name


def test_the_handbook_names_each_of_them() -> None:
    text = (HANDBOOK / "programme.md").read_text("utf-8")
    assert re.findall(r"^\| `([\w-]+\.md)` \|", text, re.MULTILINE) == [
        "index.md",
        *(name.removeprefix(FOLDER) for name in linked_pages(FIRST, "en")),
    ]


# On a site


def begin(root: Path, *languages: str, site_url: str = "https://acme.example/careers/") -> Folder:
    """Return the site of somebody who has replaced the example, in some languages."""
    folder = Folder(root)
    for path, content in own_files(Company("Acme", languages, site_url, "https://acme.example/")):
        folder.write(path, content)
    return folder


def check(folder: Folder) -> list[tuple[str, int, str]]:
    """Return path, line and code of whatever a strict check finds."""
    arguments = ["check", "--strict", "--format", "json", "-f", str(folder.config_file), "--as-of", "2026-03-01"]
    found = json.loads(CliRunner().invoke(kollega, arguments).stdout)
    return [(each["path"], each["line"], each["code"]) for each in found if each["severity"] != "note"]


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """A site in every language, and in one whose pages begin in English."""
    folder = begin(tmp_path_factory.mktemp("programme"), "sv", "en", "nl", "de", "fr", "no")
    assert check(folder) == []
    return folder.draw()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_site_in_one_language_has_nothing_to_complain_of(tmp_path: Path, lang: str) -> None:
    assert check(begin(tmp_path, lang)) == []


@pytest.mark.parametrize("lang", ["sv", "en", "nl", "de", "fr", "no"])
def test_on_a_site_in_many_languages_each_page_stays_in_its_own(website: Website, lang: str) -> None:
    prefix = "" if lang == "sv" else f"{lang}/"
    titles = {name: headings(text)[0] for name, text in PAGES[lang].items()}
    for name, title in titles.items():
        address = prefix + re.sub("(?:index)?[.]md$", "", name).rstrip("/") + "/"
        page = website.pages[address]
        assert page.select(".prose h1")[0].text == title
        links = [attribute(link, "href") for link in page.select(".prose > :not(section) a")]
        paths = [normpath(f"{address}{link}") for link in links if "stories/" not in link]
        assert {path.split("/")[0] for path in paths} & {"en", "nl", "de", "fr", "no"} <= {lang}, address
        assert all(path.startswith(prefix) for path in paths), address
        assert [link for link in website.broken(f"{address}index.html") if not link.endswith("search/")] == []


def test_colleagues_find_them_at_the_foot_and_candidates_not_in_the_menu(website: Website) -> None:
    for address, path, label in [("", "./programme/", "För kollegor"), ("nl/", "../nl/programme/", "Voor collega’s")]:
        page = website.pages[address]
        assert [link.text for link in page.select(".colophon-links a") if link["href"] == path] == [label]
        assert page.select(".masthead-nav a[href*=programme]") == []


def test_who_deletes_pages_is_told_of_the_one_line_that_leads_to_each(tmp_path: Path) -> None:
    folder = begin(tmp_path, "en", "nl")
    for name in OTHERS:
        (tmp_path / "pages" / name).unlink()
        (tmp_path / "pages" / name.replace(".md", ".nl.md")).unlink()
    expected = []
    for lang, path in [("en", f"pages/{FIRST}"), ("nl", "pages/programme/index.nl.md")]:
        lines = PAGES[lang][FIRST].splitlines(keepends=True)
        gone = [f"({name.removeprefix(FOLDER)})" for name in OTHERS]
        leading = [number for number, line in enumerate(lines, 1) if any(link in line for link in gone)]
        expected += [(path, number, "broken-link") for number in leading]
    assert check(folder) == expected
    assert len(expected) == 2 * len(OTHERS)
    for path, number, _ in reversed(expected):
        lines = (tmp_path / path).read_text("utf-8").splitlines(keepends=True)
        folder.write(path, "".join(lines[: number - 1] + lines[number:]))
    assert check(folder) == []


@pytest.mark.parametrize("gone", ["index*.md", "a-year.nl.md", "*.nl.md"])
def test_without_some_of_them_nothing_breaks(tmp_path: Path, gone: str) -> None:
    folder = begin(tmp_path, "en", "nl")
    for file in (tmp_path / "pages/programme").glob(gone):
        file.unlink()
    assert check(folder) == []


def test_without_them_no_page_leads_there(tmp_path: Path) -> None:
    folder = begin(tmp_path, "en")
    rmtree(tmp_path / "pages/programme")
    assert check(folder) == []
    assert folder.draw().pages[""].select("a[href*=programme]") == []
