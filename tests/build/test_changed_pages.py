"""changed.txt tells which pages a build has brought, changed and taken away, and never of what did not happen."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from kollega.diagnostics import ConfigurationError, ContentError
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company

SITE = "https://careers.acme.example/"
PAGES = frozenset({OutputKind.PAGES})
VACANCY = "vacancies/fitter.md"


def told(company: Company, word: str = "") -> list[str]:
    """Return what the list beside the site says: all of it, or the addresses behind a word."""
    head, *lines = (company.root / "changed.txt").read_text("utf-8").splitlines()
    assert head == "# kollega build: new, changed and removed pages of site/"
    assert all(line.split()[1].startswith(SITE) for line in lines)
    said = [line.replace(SITE, "/") for line in lines]
    return [line.removeprefix(f"{word} ") for line in said if line.startswith(word)]


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return a company whose pages are published; no test changes it."""
    company = minimal_company(tmp_path_factory.mktemp("published") / "acme")
    company.write("pages/über uns.md", "# Who we are\n")
    company.build(kinds=PAGES)
    return company


@pytest.fixture
def acme(published: Company, tmp_path: Path) -> Company:
    shutil.copytree(published.root, tmp_path / "acme")
    return type(published)(tmp_path / "acme")


def test_after_a_first_build_every_page_that_search_engines_may_show_is_new(published: Company) -> None:
    told_new = told(published, "new")
    assert len(told_new) == len(told(published))
    assert set(told_new) == {
        *("/", "/%C3%BCber%20uns/", "/accessibility/", "/feeds/", "/guidelines/", "/privacy/"),
        *("/stories/", "/stories/lifts/", "/people/", "/people/ana/", "/vacancies/", "/vacancies/fitter/"),
        *("/departments/workshop/", "/tags/lifts/"),
    }


def test_where_nothing_changed_nothing_is_told(acme: Company) -> None:
    acme.build(kinds=PAGES)
    assert told(acme) == []


def test_a_changed_text_changes_its_page_alone(acme: Company) -> None:
    acme.edit("stories/lifts.md", "A lift waits", "Each lift waits")
    acme.build(kinds=PAGES)
    assert told(acme) == ["changed /stories/lifts/"]


def test_a_new_page_is_new_and_the_lists_that_name_it_have_changed(acme: Company) -> None:
    text = (acme.root / VACANCY).read_text("utf-8")
    acme.write("vacancies/cook.md", text.replace("Lift fitter", "Cook"))
    acme.build(kinds=PAGES)
    assert told(acme, "new") == ["/vacancies/cook/"]
    assert "/vacancies/" in told(acme, "changed")


def test_a_renamed_page_is_new_and_its_former_address_has_changed(acme: Company) -> None:
    text = (acme.root / VACANCY).read_text("utf-8")
    (acme.root / VACANCY).unlink()
    acme.write("vacancies/mender.md", text.replace("title:", "aliases: [fitter]\ntitle:", 1))
    acme.build(kinds=PAGES)
    assert told(acme, "new") == ["/vacancies/mender/"]
    assert "/vacancies/fitter/" in told(acme, "changed")


def test_a_deleted_page_is_removed(acme: Company) -> None:
    (acme.root / VACANCY).unlink()
    acme.build(kinds=PAGES)
    assert told(acme, "removed") == ["/vacancies/fitter/"]


@pytest.mark.parametrize("status", ["closed", "withdrawn"])
def test_a_page_that_is_hidden_from_now_on_has_changed_and_is_not_told_again(acme: Company, status: str) -> None:
    acme.edit(VACANCY, "title:", f"status: {status}\ntitle:")
    acme.build(kinds=PAGES)
    assert "/vacancies/fitter/" in told(acme, "changed")
    acme.build(kinds=PAGES, now=datetime(2026, 11, 29, tzinfo=UTC))
    assert not [line for line in told(acme) if "fitter" in line]


def test_a_build_of_other_files_tells_of_no_page(acme: Company) -> None:
    acme.edit("stories/lifts.md", "A lift waits", "Each lift waits")
    acme.build(kinds=frozenset({OutputKind.FEEDS, OutputKind.KITS}))
    assert told(acme) == []
    acme.build(kinds=PAGES)
    assert told(acme) == ["changed /stories/lifts/"]


def test_a_build_that_fails_leaves_nothing_to_be_told(acme: Company) -> None:
    acme.edit("stories/lifts.md", "date: 2026-03-01", "date: soon")
    with pytest.raises(ContentError):
        acme.build(kinds=PAGES)
    assert not (acme.root / "changed.txt").exists()


@pytest.mark.parametrize("kind", ["another text", "a folder", "a link"])
def test_what_is_somebody_else_s_is_never_overwritten(acme: Company, kind: str) -> None:
    file = acme.root / "changed.txt"
    file.unlink()
    mine = acme.write("mine.txt", "# kollega build: new, changed and removed pages of site/\n")
    if kind == "a folder":
        file.mkdir()
    elif kind == "a link":
        file.symlink_to(mine)
    else:
        file.write_text("my notes\n", "utf-8")
    with pytest.raises(ConfigurationError, match=r"is where a build writes its list, beside site/"):
        acme.build(kinds=PAGES)
    assert mine.is_file()
    assert file.is_dir() if kind == "a folder" else file.read_text("utf-8")


def test_no_line_of_the_list_names_anything_but_a_page(tmp_path: Path) -> None:
    company = minimal_company(tmp_path)
    company.configure({"indexnow_key": "8f3a61c0d94e4b7f"})
    site = company.draw()
    addresses = {line.split()[1].removeprefix("/") for line in told(company)}
    shown = {address for address, page in site.pages.items() if not page.select("meta[name=robots][content*=noindex]")}
    assert addresses == shown
    assert site.files["8f3a61c0d94e4b7f.txt"] == b"8f3a61c0d94e4b7f"
