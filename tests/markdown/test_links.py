"""Links between files, as the check judges them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from company import minimal_company
from kollega.outputs.output import OutputKind
from website import attribute

if TYPE_CHECKING:
    from company import Company
    from conftest import Examine


def diagnostics(company: Company) -> list[tuple[str, str]]:
    """Return file and code of each problem of a site."""
    found = json.loads(company.run("kollega", "check", "--format", "json").stdout)
    return [(diagnostic["path"], diagnostic["code"]) for diagnostic in found]


@pytest.mark.parametrize("target", ["lifts.md", "lifts"])
def test_a_link_to_a_file_with_an_error_is_not_called_broken_as_well(company: Company, target: str) -> None:
    company.edit("pages/index.md", "# Work at Acme\n", f"# Work at Acme\n\n[Read](../stories/{target})\n")
    company.edit("stories/lifts.md", "date: 2026-03-01", "date: soon")
    assert ("stories/lifts.md", "bad-date") in diagnostics(company)
    assert ("pages/index.md", "broken-link") not in diagnostics(company)


def test_a_picture_that_is_none_is_not_called_missing_as_well(company: Company) -> None:
    company.edit("stories/lifts.md", "A lift waits", "![A lift](lift.jpg)\n\nA lift waits")
    company.write("stories/lift.jpg", b"no picture")
    assert ("stories/lift.jpg", "not-a-picture") in diagnostics(company)
    assert ("stories/lifts.md", "broken-link") not in diagnostics(company)


def test_a_link_to_a_file_that_is_too_deep_in_folders_is_broken(company: Company) -> None:
    company.write("stories/a/b/deep.md", "---\ntitle: Deep\n---\n")
    company.edit("stories/lifts.md", "A lift waits", "[Deep](a/b/deep.md)\n\nA lift waits")
    assert ("stories/lifts.md", "broken-link") in diagnostics(company)


ROUTE = "## How we mend\n\n## Über uns\n\n<script id=gone></script>\n\n<span id=mark>A lift</span>\n"
TEAM = "# Team\n\n## Über uns\n\n## Tools & oils\n\n## Again\n\n## Again\n\n## Other {#own}\n"
PLACES = [
    pytest.param("stories/route.md#how-we-mend", True, id="a heading"),
    pytest.param("stories/route.md#über-uns", True, id="a heading with an umlaut"),
    pytest.param("stories/route.md#%C3%BCber-uns", True, id="the same as browsers write it"),
    pytest.param("stories/route#mark", True, id="what the author marked"),
    pytest.param("stories/route.md#How-we-mend", False, id="a capital"),
    pytest.param("stories/route.md#gone", False, id="on what is taken out"),
    pytest.param("stories/route.md#s-mark", False, id="as the page calls it"),
    pytest.param("stories/people/ana.md#tools", False, id="a person's file without headings"),
    pytest.param("pages/team.md#uber-uns", True, id="a page's heading as the page calls it"),
    pytest.param("pages/team.md#tools-oils", True, id="with a sign between its words"),
    pytest.param("pages/team.md#again_1", True, id="the second of two"),
    pytest.param("pages/team.md#own", True, id="a heading with an id of its own"),
    pytest.param("pages/team.md#nothing", False, id="nothing on a page"),
    pytest.param("pages/sheet.pdf#page=2", True, id="a document"),
    pytest.param("vacancies/fitter.md#apply", False, id="a vacancy"),
]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory, examine: Examine) -> list[str]:
    """Return what is said of the links in `PLACES`, all of which stand in one story."""
    company = minimal_company(tmp_path_factory.mktemp("places"))
    head = "---\ntitle: {0}\nauthors: [ana]\ndate: 2026-01-01\ndescription: How we mend.\n---\n"
    links = "\n\n".join(f"[x](../{case.values[0]})" for case in PLACES)
    company.write("stories/links.md", head.format("Links") + links)
    company.write("stories/route.md", head.format("Route") + ROUTE)
    company.write("pages/team.md", TEAM)
    company.write("pages/sheet.pdf", "%PDF-1.7")
    return [str(each.message) for each in examine(company.root).diagnostics if each.code == "unknown-fragment"]


@pytest.mark.parametrize(("link", "is_there"), PLACES)
def test_a_link_leads_to_a_heading_of_another_file_or_is_told_that_there_is_none(
    complaints: list[str], link: str, *, is_there: bool
) -> None:
    path, _, fragment = link.partition("#")
    assert (f"../{path} has no heading for `#{unquote(fragment)}`" not in complaints) is is_there


def test_a_document_beside_a_text_is_published_with_it_once_the_text_links_to_it(company: Company) -> None:
    links = "[a](<my plan.pdf>) [b](files/%C3%A9t%C3%A9%20&c.ods#page=2) [c](files/far.pdf)"
    story = (company.root / "stories/lifts.md").read_text("utf-8")
    company.write("stories/route/index.md", f"{story}\n{links}\n")
    company.write("vacancies/fitter.md", (company.root / "vacancies/fitter.md").read_text("utf-8") + "\n[a](job.PDF)\n")
    documents = ("stories/route/my plan.pdf", "stories/route/files/été &c.ods", "stories/route/files/far.pdf")
    for path in (*documents, "vacancies/job.PDF", "stories/route/nobody.pdf"):
        company.write(path, f"what {path} says")
    site = company.build(kinds=frozenset({OutputKind.PAGES}))
    enclosed = {path: content.decode() for path, content in site.files.items() if content.startswith(b"what ")}
    published = {path: f"what {path} says" for path in documents}
    assert enclosed == {**published, "vacancies/fitter/job.PDF": "what vacancies/job.PDF says"}
    leading = [
        attribute(a, "href") for a in site.pages["stories/route/"].select("article a, main a") if len(a.text) == 1
    ]
    assert "../../stories/route/files/%C3%A9t%C3%A9%20%26c.ods#page=2" in leading


@pytest.mark.parametrize(
    ("path", "link", "code"),
    [
        pytest.param("stories/people/far.pdf", "[a](../stories/people/far.pdf)", "broken-link", id="in another folder"),
        pytest.param("vacancies/page.html", "[a](page.html)", "broken-link", id="what could hold a script"),
        pytest.param("vacancies/x.csv", "![a](x.csv)", "not-a-picture", id="as a picture"),
        pytest.param("vacancies/none.pdf", "[a](nome.pdf)", "broken-link", id="misspelt"),
    ],
)
def test_what_is_not_published_with_a_text_is_told(company: Company, path: str, link: str, code: str) -> None:
    company.write(path, "a document")
    company.write("vacancies/fitter.md", (company.root / "vacancies/fitter.md").read_text("utf-8") + f"\n{link}\n")
    assert ("vacancies/fitter.md", code) in diagnostics(company)


def test_a_note_of_git_lfs_in_the_place_of_a_document_is_an_error(company: Company) -> None:
    company.write("stories/plan.pdf", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n")
    assert ("stories/plan.pdf", "not-a-document") in diagnostics(company)
