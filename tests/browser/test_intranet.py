"""The example pages for intranets: what a careers site publishes, in a page of another origin and in a frame there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from company import MINIMAL, minimal_company
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Frame, Page

pytestmark = pytest.mark.browser

EXAMPLES = Path(__file__).parents[2] / "docs/examples/intranet"
GAPS = {"gaps": [{"question": "When did a lift last surprise you?", "ask": [{"id": "ana", "name": "Ana Silva"}]}]}
BY = "[data-kollega-intranet={}] {}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a careers site that has the files of the example where the handbook lays them, and give its address."""
    company = minimal_company(tmp_path_factory.mktemp("careers"))
    company.configure({"languages": ["en", "nl"]})
    company.write(
        "stories/people/zoe.md",
        "---\nname: Zoë Åberg\nrole: Fitter\nexpertise: [night shifts, '<b>brakes</b>']\n---\nZoë.\n",
    )
    company.write("stories/people/zoe.nl.md", "---\nname: Zoë Åberg\nexpertise: [nachtdiensten]\n---\nZoë.\n")
    company.write("stories/lifts.nl.md", MINIMAL["stories/lifts.md"].replace("Lifts that wait", "Liften die wachten"))
    shutil.copytree(EXAMPLES, company.root / "pages/embed/intranet")
    company.write("pages/embed/intranet/gaps.json", json.dumps(GAPS))
    with served(company.draw().folder) as address:
        yield address


@pytest.fixture(scope="module")
def intranet(tmp_path_factory: pytest.TempPathFactory, site: str) -> Iterator[str]:
    """Serve pages of an intranet, which is another origin, and give its address."""
    folder = tmp_path_factory.mktemp("intranet")
    blocks = (EXAMPLES / "wordpress.html").read_text("utf-8").replace("https://careers.example.org/", site)
    frame = f'<iframe src="{site}embed/intranet/sharepoint.html?lang=nl&scheme=dark" title="Jobs"></iframe>'
    bodies = {
        "wordpress": blocks.replace("/wp-content/uploads/gaps.json", "gaps.json"),
        "sharepoint": frame,
        "offline": blocks.replace("<script ", f'<script data-site="{site}nowhere/" '),
    }
    for name, body in bodies.items():
        page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Intranet</title>{body}'
        (folder / f"{name}.html").write_text(page, "utf-8")
    (folder / "gaps.json").write_text(json.dumps(GAPS), "utf-8")
    (folder / "_headers").write_text("", "utf-8")
    with served(folder) as address:
        yield address.replace("127.0.0.1", "localhost")


@pytest.fixture
def colleague(chromium: Browser, intranet: str) -> Iterator[Reader]:
    """Return somebody who reads the intranet."""
    with Reader.of(chromium, intranet, anew=True) as reader:
        yield reader


def names(page: Page | Frame) -> list[str]:
    return page.locator(BY.format("people", ".people a")).all_inner_texts()


def test_a_page_of_wordpress_shows_people_kits_vacancies_and_gaps(colleague: Reader, site: str) -> None:
    page = colleague.visit("wordpress.html")
    expect(page.locator(BY.format("gaps", "li"))).to_contain_text("When did a lift last surprise you?Ask Ana Silva")
    kits = page.locator(BY.format("kits", "> ul > li"))
    expect(kits).to_have_count(2)
    assert {each.split("\n")[0] for each in kits.all_inner_texts()} == {"Lift fitter", "Lifts that wait"}
    expect(page.locator(BY.format("vacancies", "li a"))).to_have_text(["Lift fitter"])
    expect(page.locator(BY.format("people", ".topics li"))).to_have_text(["night shifts", "<b>brakes</b>"])
    assert names(page) == ["Ana Silva", "Zoë Åberg"]
    assert colleague.complaints == []
    assert colleague.hosts == {site, colleague.address}
    assert colleague.kept() == {}


def test_colleagues_are_found_by_what_they_know_however_it_is_typed(colleague: Reader) -> None:
    page = colleague.visit("wordpress.html")
    field, said = page.get_by_role("searchbox"), page.locator(BY.format("people", "[role=status]"))
    for typed, answer, found in (
        ("NIGHT fitter", "1 colleague", ["Zoë Åberg"]),
        ("aberg", "1 colleague", ["Zoë Åberg"]),
        ("night lifts", "Nobody lists that. Try another word.", []),
        ("", "2 colleagues", ["Ana Silva", "Zoë Åberg"]),
    ):
        field.fill(typed)
        expect(said).to_have_text(answer)
        assert names(page) == found


def test_a_frame_in_sharepoint_speaks_the_language_that_its_address_names(colleague: Reader, site: str) -> None:
    page = colleague.visit("sharepoint.html")
    frame = page.frames[1]
    expect(frame.locator("h1, h2")).to_have_text(
        [
            "Van collega’s",
            "Wie weet wat",
            "Wat nog niemand heeft verteld",
            "Nieuw om te delen",
            "Openstaande vacatures",
        ]
    )
    expect(frame.locator(BY.format("kits", "> ul a"))).to_have_text(["Liften die wachten"])
    assert frame.locator(BY.format("people", "p a")).get_attribute("href") == f"{site}nl/people/"
    assert frame.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert colleague.complaints == []


def test_the_page_is_accessible(chromium: Browser, site: str) -> None:
    with Reader.of(chromium, site) as reader:
        page = reader.visit("embed/intranet/sharepoint.html")
        expect(page.locator(BY.format("people", ".people > li"))).to_have_count(2)
        assert Axe().run(page).response["violations"] == []
        assert reader.complaints == []


def test_where_the_site_cannot_be_read_its_links_stay(colleague: Reader) -> None:
    page = colleague.visit("offline.html")
    with page.expect_console_message(lambda message: "could not be read" in message.text):
        page.reload()
    expect(page.get_by_role("link", name="All colleagues")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
