"""Sharing can be paused: the site says why, and nothing that was posted breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from company import minimal_company

if TYPE_CHECKING:
    from company import Company
    from website import Website

REASON = {"en": "We are mourning a colleague.", "nl": "We rouwen om een collega."}
VACANCY = (
    "---\ntitle: {title}\ndate_posted: 2026-03-02\ndescription: You mend lifts.\ndepartment: Workshop\n"
    "locations: [{{city: Ghent, country: BE}}]\napply_url: https://apply.acme.example/welder\n---\nUp and down.\n"
)
PLANNERS = (("planner", "Roster planner"), ("planner.nl", "Roostermaker"))
GROUPS = ("share/departments/workshop/", "share/locations/ghent-be/")
KITS = ("share/stories/lifts/", "share/vacancies/fitter/")
DUTCH = (
    "---\ntitle: Wachtende liften\nauthors: [ana]\ndate: 2026-03-01\ndescription: Waarom liften wachten.\n---\n"
    "Een lift wacht.\n"
)


@pytest.fixture(scope="module")
def paused(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site that was built, then built again while sharing is paused."""
    company = minimal_company(tmp_path_factory.mktemp("paused"))
    company.configure({"languages": ["en", "nl"]})
    company.write("stories/lifts.nl.md", DUTCH)
    for name, title in (("welder", "Welder"), ("welder.nl", "Lasser"), ("fitter.nl", "Liftmonteur"), *PLANNERS):
        company.write(f"vacancies/{name}.md", VACANCY.format(title=title))
    company.write("pages/guidelines.md", "# When you post\n\nYou may.\n")
    company.write("pages/guidelines.nl.md", "# Als je iets plaatst\n\nHet mag.\n")
    settings = {"languages": ["en", "nl"], "guidelines": "pages/guidelines.md"}
    company.configure(settings)
    company.build()
    company.configure({**settings, "share": {"paused": REASON}})
    return company.build()


def test_every_share_page_says_why_in_its_language(paused: Website) -> None:
    for address in ("share/", "first-post/", *KITS, *GROUPS):
        assert REASON["en"] in paused.pages[address].text, address
        assert REASON["nl"] in paused.pages[f"nl/{address}"].text, address


@pytest.mark.parametrize("address", ["share/", "first-post/", *KITS, *GROUPS])
def test_a_page_that_says_so_leads_to_itself_in_other_languages_and_to_the_guidelines(
    paused: Website, address: str
) -> None:
    for lang, other in (("", "nl/"), ("nl/", "")):
        page = paused.pages[f"{lang}{address}"]
        links = {urljoin(f"/{lang}{address}", str(link["href"])): link for link in page.select("a[href]")}
        assert f"/{other}{address}" in links
        assert not links[f"/{other}{address}"].select("svg"), "it has the sign of the home page"
        main = [urljoin(f"/{lang}{address}", str(link["href"])) for link in page.select("main a[href]")]
        assert main.count(f"/{lang}guidelines/") == 1


def test_a_team_with_a_single_vacancy_has_no_page_that_says_so(company: Company) -> None:
    company.configure({"share": {"paused": True}})
    assert set(GROUPS).isdisjoint(company.draw().pages)


def test_no_text_to_share_is_left(paused: Website) -> None:
    assert [path for path in paused.files if path.endswith(("kit.json", "texts.json", "kits.json"))] == []
    assert all(not page.select("textarea") for page in paused.pages.values())


def test_no_page_leads_to_a_share_page(paused: Website) -> None:
    for address in ("stories/lifts/", "vacancies/fitter/", "departments/workshop/", "locations/ghent-be/"):
        assert paused.pages[address].select("a[href*='share/']:not([href$='../share/'])") == [], address


def test_links_that_were_posted_keep_working(paused: Website) -> None:
    items = ("lifts", "lifts.nl", "fitter", "fitter.nl", "welder", "welder.nl", "planner", "planner.nl")
    groups = ("workshop", "workshop.nl", "ghent", "ghent.nl", "workshop in ghent", "workshop in ghent.nl")
    assert len([path for path in paused.files if path.startswith("go/")]) == len(items) + len(groups)


def test_a_pause_without_a_reason_is_told_too(company: Company) -> None:
    company.configure({"share": {"paused": True}})
    website = company.build()
    for address in ("share/", *KITS):
        assert "Sharing is paused for the moment." in website.pages[address].text, address


def test_the_command_says_why_and_ends_with_1(company: Company) -> None:
    company.configure({"share": {"paused": "We are mourning a colleague."}})
    done = company.run("kollega", "share", "lifts")
    assert done.returncode == 1
    assert "We are mourning a colleague." in done.stderr
