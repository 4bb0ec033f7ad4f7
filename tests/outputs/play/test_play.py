"""The board of teams and the badges of a site that plays: what stands there, and whom nobody can find in it."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from company import HOSTILE, NOW, ORGANISATION, Company, minimal_company
from kollega.build.plan import plan_project
from kollega.diagnostics import Severity
from kollega.host import open_site
from kollega.outputs.output import OutputKind
from repository import git

if TYPE_CHECKING:
    from website import Website

FERRIES = {"name": {"en": "Ferries", "nl": "Veerdiensten"}, "size": 26}
PLAYING = {"play": True, "languages": ["en", "nl"], "departments": {"ferries": FERRIES, "yard": {"size": 4}}}
TRAILERS = "Reviewed-by: Cy Example <cy@mail.example>\nReviewed-by: Sam Secret <sam@mail.example>"
ADDRESS = re.compile(rb"@mail\.example|Sam Secret|Secret")

BOARD, DUTCH = "share/board/", "nl/share/board/"
PAGES = frozenset({OutputKind.PAGES})
QUICK = PAGES | {OutputKind.KITS}


def person(company: Company, slug: str, name: str, *lines: str) -> None:
    company.write(f"stories/people/{slug}.md", "\n".join(("---", f"name: {name}", *lines, "---", "")))


def story(company: Company, name: str, title: str, *lines: str) -> None:
    front = (f"title: {title}", "description: A story.", "date: 2026-10-05", *lines)
    company.write(f"stories/{name}.md", "\n".join(("---", *front, "---", "Text.")))


def commit(company: Company, message: str) -> None:
    git(company.root, "add", "--all")
    day = "2026-11-02T12:00:00+00:00"
    git(company.root, "commit", "--quiet", "--allow-empty", "--message", message, GIT_COMMITTER_DATE=day)


def team(company: Company) -> None:
    """Write a site of three teams: one of them small, one with someone who has withdrawn."""
    company.configure(PLAYING)
    for slug, name, *lines in (
        ("ada", "Ada Example", "department: ferries", "badges: true", "thanks: true"),
        ("bo", "Bo Example", "department: ferries"),
        ("cy", "Cy Example", "department: ferries", "thanks: true"),
        ("dee", "Dee Example", "department: yard", "thanks: true"),
        ("gone", "Gone Example", "department: yard", "thanks: true", "badges: true", "status: withdrawn"),
    ):
        person(company, slug, name, *lines)
    story(company, "tide", "Counting tides", "authors: [ada, bo]", "department: ferries")
    story(company, "tide.nl", "Getijden tellen", "authors: [ada, bo]", "department: ferries")
    story(company, "dock", "A dry dock", "authors: [dee, gone]", "department: yard")


@pytest.fixture(scope="module")
def playing(tmp_path_factory: pytest.TempPathFactory) -> Company:
    company = minimal_company(tmp_path_factory.mktemp("playing") / "acme")
    team(company)
    git(company.root, "init", "--quiet")
    (company.root / ".gitignore").write_text(".kollega/\nsite/\n", "utf-8")
    commit(company, f"Tell of the tide\n\n{TRAILERS}\nReviewed-by: Gone Example <gone@mail.example>")
    return company


@pytest.fixture(scope="module")
def site(playing: Company) -> Website:
    return playing.build(kinds=QUICK)


def words(site: Website, path: str) -> str:
    return site.pages[path].get_text(" ", strip=True)


def test_the_board_shows_what_teams_told_in_each_language(site: Website) -> None:
    english, dutch = words(site, BOARD), words(site, DUTCH)
    assert "4th quarter 2026" in english
    assert "2 stories" in english
    assert "2 reviews" in english
    assert "1 translation" in english
    assert "0.4 stories per ten people" in english
    assert "2.5 stories per ten people" in english
    assert english.index("Yard") < english.index("Ferries")
    assert "4e kwartaal 2026" in dutch
    assert "2 verhalen" in dutch
    assert "Veerdiensten" in dutch


def test_a_book_leads_to_its_story_in_the_readers_language(site: Website) -> None:
    books = {path: [str(a["href"]) for a in site.pages[path].select("a.spine")] for path in (BOARD, DUTCH)}
    assert books[BOARD] == ["../../stories/dock/", "../../stories/tide/"]
    assert books[DUTCH] == ["../../../stories/dock/", "../../../nl/stories/tide/"]


def test_only_those_who_agreed_are_thanked_by_the_alphabet_and_without_a_number(site: Website) -> None:
    thanked = site.pages[BOARD].select(".thanked li")
    assert [item.get_text(strip=True) for item in thanked] == ["Ada Example", "Cy Example", "Dee Example"]
    dutch = [str(link["href"]) for link in site.pages[DUTCH].select(".thanked a")]
    assert dutch == ["../../../nl/people/ada/", "../../../people/cy/", "../../../people/dee/"]


def test_no_address_and_no_other_name_of_the_history_is_in_any_file(site: Website, playing: Company) -> None:
    kept = [
        file for file in playing.root.rglob(".kollega/**/*") if file.is_file() and ADDRESS.search(file.read_bytes())
    ]
    assert [path for path, content in site.files.items() if ADDRESS.search(content)] == []
    assert kept == []
    assert [path for path, content in site.files.items() if b"Gone Example" in content] == []


def test_the_board_is_for_colleagues_linked_from_what_they_share_and_in_no_search(site: Website) -> None:
    robots = site.pages[BOARD].select_one('meta[name="robots"]')
    assert robots
    assert robots["content"] == "noindex"
    assert b"share/board" not in site.files["sitemap.xml"]
    assert "../share/board/" in [str(a["href"]) for a in site.pages["share/"].select("a[href]")]
    assert not site.pages[BOARD].select("[data-pagefind-body]")


BADGES = {
    "people/ada/badge-stories.svg": "Author of 1 story",
    "people/ada/badge-first-story.svg": "First story: 2026",
    "nl/people/ada/badge-stories.svg": "Schreef 1 verhaal",
    "nl/people/ada/badge-first-story.svg": "Eerste verhaal: 2026",
}


def test_who_asks_for_badges_has_them_in_each_language_and_nobody_else(site: Website) -> None:
    badges = {path: etree.fromstring(content) for path, content in site.files.items() if "/badge-" in path}
    space = {"svg": "http://www.w3.org/2000/svg"}
    assert {
        path: str(svg.findtext("svg:text", None, space) or svg.findtext("svg:g/svg:text", None, space))
        for path, svg in badges.items()
    } == BADGES
    for svg in badges.values():
        assert svg.get("role") == "img"
        assert svg.findtext("svg:title", None, space)


def test_a_page_of_ones_own_shows_the_badge_by_the_code_to_copy(site: Website) -> None:
    page = site.pages["people/ada/"]
    markdown, html = (code.get_text() for code in page.select(".badge:first-child code"))
    url = "https://careers.acme.example/people/ada/"
    assert markdown == f"[![Author of 1 story]({url}badge-stories.svg)]({url})"
    assert f'<a href="{url}"><img src="{url}badge-stories.svg" alt="Author of 1 story"' in html
    assert not site.pages["people/bo/"].select(".badge")


def test_a_site_that_does_not_play_has_nothing_of_it_and_asks_git_nothing(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    team(company)
    company.configure(PLAYING | {"play": False})
    monkeypatch.setenv("PATH", "")
    site = company.build(kinds=QUICK)
    assert [path for path in site.files if "board" in path or "badge" in path] == []
    assert "board/" not in site.files["share/index.html"].decode()
    assert "badge" not in site.files["people/ada/index.html"].decode()


def test_without_a_history_the_board_shows_stories_alone_and_that_is_noted(company: Company) -> None:
    team(company)
    project, _ = open_site(company.config_file, company.site_dir)
    (note,) = [each for each in plan_project(project, NOW).diagnostics if each.code == "no-history"]
    assert note.severity is Severity.NOTE
    board = words(company.build(kinds=PAGES), BOARD)
    assert "2 stories" in board
    assert "review" not in board.replace("reviews and co-authors are not counted", "")


def test_a_commit_alone_changes_the_board_of_the_next_build_as_of_a_first_one(
    playing: Company, tmp_path_factory: pytest.TempPathFactory
) -> None:
    story(playing, "tide", "Counting tides again", "authors: [ada, bo]", "department: ferries")
    for file in playing.root.rglob("*.md"):
        os.utime(file, (0, 0))
    time.sleep(0.15)  # files so young can change unnoticed, so that a build looks at them again
    playing.build(kinds=QUICK)
    commit(playing, "Change it\n\nCo-authored-by: Eli <eli@mail.example>")
    warm = playing.build(kinds=QUICK)
    cold = playing.build(kinds=QUICK, cached=False, site_dir=tmp_path_factory.mktemp("cold") / "site")
    assert warm.files == cold.files
    assert "1 co-author" in words(warm, BOARD)


def test_in_a_language_from_right_to_left_the_books_of_a_badge_stand_right_of_its_words(company: Company) -> None:
    team(company)
    company.configure(PLAYING | {"languages": ["en", "fa"]})
    (company.root / "stories/tide.nl.md").unlink()
    person(company, "ada.fa", "\u0622\u062f\u0627", "badges: true")
    svg = etree.fromstring(company.build(kinds=PAGES).files["fa/people/ada/badge-stories.svg"])
    begins = [int(text.get("x", "0")) for text in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert begins == [int(svg.get("width", "0")) - 68] * 2


def test_hostile_names_and_titles_stay_text(company: Company) -> None:
    team(company)
    company.configure(
        PLAYING | {"organisation": ORGANISATION | {"name": HOSTILE}, "departments": {"ferries": {"name": HOSTILE}}}
    )
    company.edit("stories/tide.md", "Counting tides", f"'{HOSTILE.replace(chr(39), chr(39) * 2)}'")
    site = company.build(kinds=PAGES)
    svg = etree.fromstring(site.files["people/ada/badge-stories.svg"])
    assert HOSTILE in str(svg.findtext("{http://www.w3.org/2000/svg}title"))
    assert not site.pages[BOARD].select("script:not([src])")
    assert HOSTILE in site.pages[BOARD].get_text()
