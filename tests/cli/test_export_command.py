"""`kollega export`: a company takes everything along, and can come back."""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from company import Company, picture

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

SCHEMA = Draft202012Validator(
    json.loads(files("kollega.exports").joinpath("site.schema.json").read_text("utf-8")), format_checker=FormatChecker()
)


@pytest.fixture
def full(company: Company) -> Company:
    """Return a site with a picture, a former address, a draft, somebody withdrawn, and a title that is a formula."""
    company.edit(
        "stories/lifts.md", "department:", "photo: lift.png\nphoto_alt: A lift\naliases: [waiting]\ndepartment:"
    )
    company.write("stories/lift.png", picture())
    company.write(
        "stories/draft.md",
        "---\ntitle: Not yet\nauthors: [ana]\ndate: 2026-03-01\ndescription: D.\nstatus: draft\n---\nX.\n",
    )
    company.write("stories/people/bo.md", "---\nname: Bo Gone\nstatus: withdrawn\n---\n")
    company.edit("vacancies/fitter.md", "title: Lift fitter", 'title: "=1+1"\nhours: {min: 32, max: 40}')
    return company


@pytest.fixture
def exported(full: Company, run: Callable[..., Result], tmp_path: Path) -> Path:
    folder = tmp_path / "leaving"
    done = run("export", str(folder), "-f", str(full.config_file), "--as-of", "2026-03-20")
    assert done.exit_code == 0, done.output
    return folder


def table(folder: Path, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / name).read_text("utf-8-sig"))))


def test_all_that_is_published_is_one_document_as_its_schema_says(exported: Path) -> None:
    whole = json.loads((exported / "site.json").read_text("utf-8"))
    assert [error.message for error in SCHEMA.iter_errors(whole)] == []
    (story,), (vacancy,), (person,) = whole["stories"], whole["vacancies"], whole["people"]
    assert (story["title"], story["authors"], story["facts"]["photo"]) == ("Lifts that wait", ["Ana Silva"], "lift.png")
    assert story["html"] == "<p>A lift waits where it was left.</p>"
    assert (exported / story["path"]).is_file()
    assert (vacancy["stage"], person["title"]) == ("live", "Ana Silva")


def test_what_is_not_published_is_among_the_sites_own_files_alone(exported: Path) -> None:
    told = {file.name: file.read_bytes() for file in exported.iterdir() if file.is_file()}
    assert [name for name, content in told.items() if b"Not yet" in content or b"Bo Gone" in content] == []
    assert b"Bo Gone" in (exported / "source/stories/people/bo.md").read_bytes()


def test_tables_open_in_a_spreadsheet_and_nothing_in_them_is_a_formula(exported: Path) -> None:
    (vacancy,) = table(exported, "vacancies.csv")
    assert (vacancy["title"], vacancy["hours.min"], vacancy["hours.max"]) == ("'=1+1", "32", "40")
    assert table(exported, "stories.csv")[0]["tags"] == "lifts"
    assert (exported / "people.csv").read_bytes().startswith(b"\xef\xbb\xbfslug,")


def test_every_address_that_somebody_kept_is_in_the_list_with_where_it_leads(exported: Path) -> None:
    rows = table(exported, "addresses.csv")
    leads = {row["address"]: row["leads_to"] for row in rows}
    page = "https://careers.acme.example/stories/lifts/"
    assert leads[page] == ""
    assert leads["https://careers.acme.example/stories/waiting/"] == page
    assert [row["leads_to"] for row in rows if row["what"] == "short link" and row["title"] == "Lifts that wait"] == [
        page
    ]
    for path in ("people/ana/", "departments/workshop/", "tags/lifts/", "stories/", "feeds/stories.rss", ""):
        assert leads[f"https://careers.acme.example/{path}"] == ""


def test_every_page_in_the_list_is_one_of_the_site(full: Company, exported: Path) -> None:
    website = full.draw()
    rows = [row for row in table(exported, "addresses.csv") if row["what"] != "feed"]
    paths = [row["address"].removeprefix(website.url) for row in rows]
    assert [path for path in paths if not (website.folder / path / "index.html").is_file()] == []


def test_what_was_exported_comes_back_as_the_same_site(
    full: Company, run: Callable[..., Result], tmp_path: Path
) -> None:
    full.configure({"guidelines": "pages/rules.md"}, nav=["index.md"], theme={"name": "kollega", "custom_dir": "theme"})
    full.write("pages/rules.md", "# Rules\n\nBe kind.\n")
    full.write("theme/words/en.po", 'msgid ""\nmsgstr ""\n\nmsgid "Vacancies"\nmsgstr "Berths"\n')
    assert run("export", str(tmp_path / "leaving"), "-f", str(full.config_file)).exit_code == 0
    back = Company(tmp_path / "back")
    back.write("mkdocs.yml", (tmp_path / "leaving/source/mkdocs.yml").read_bytes())
    command = ("import", "kollega", str(tmp_path / "leaving"), "-f", str(back.config_file))
    assert run(*command, "--dry-run").exit_code == 0
    assert not (back.root / "stories").exists()
    done = run(*command)
    assert "9 new" in done.stdout, done.output
    assert back.draw().files == full.draw().files
    assert "Berths" in (back.root / "theme/words/en.po").read_text("utf-8")
    again = run(*command)
    assert "0 new" in again.stdout
    assert "10 as they were" in again.stdout


def test_another_site_takes_content_alone_and_keeps_its_own_settings_and_theme(
    full: Company, run: Callable[..., Result], tmp_path: Path
) -> None:
    full.write("guidelines.yml", "avoid: []\n")
    other = Company(tmp_path / "other")
    other.configure({"messages": "nl"})
    other.write("pages/index.md", "# Another\n")
    done = run("import", "kollega", str(full.root), "-f", str(other.config_file))
    assert done.exit_code == 0, done.output
    assert (other.root / "stories/lifts.md").is_file()
    assert not (other.root / "guidelines.yml").exists()


def test_nothing_that_is_here_is_overwritten_by_what_comes_back(
    full: Company, exported: Path, run: Callable[..., Result]
) -> None:
    full.edit("stories/lifts.md", "A lift waits", "A lift stands")
    done = run("import", "kollega", str(exported), "-f", str(full.config_file))
    assert "there is another one here already, which stays as it is" in done.stdout
    assert "A lift stands" in (full.root / "stories/lifts.md").read_text("utf-8")


def test_no_folder_with_something_in_it_is_written_into(company: Company, run: Callable[..., Result]) -> None:
    done = run("export", str(company.root), "-f", str(company.config_file))
    assert (done.exit_code, "is not empty" in done.stderr) == (2, True)


def test_a_site_with_errors_is_not_exported_in_part(
    company: Company, run: Callable[..., Result], tmp_path: Path
) -> None:
    company.write("stories/broken.md", "---\ntitle: x\n")
    done = run("export", str(tmp_path / "leaving"), "-f", str(company.config_file))
    assert (done.exit_code, (tmp_path / "leaving").exists()) == (1, False)
