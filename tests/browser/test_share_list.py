"""The list of everything that can be shared, as somebody searches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

    from visit import Reader
    from website import Website

pytestmark = pytest.mark.browser


def rows(page: Page) -> dict[str, str]:
    """Return the line below each title of the long list."""
    found = page.locator("[data-kit-list] .kits li")
    return {row.locator("a").inner_text(): row.locator(".kit-line").inner_text() for row in found.all()}


@pytest.mark.parametrize("path", ["share/", "nl/share/"])
def test_what_the_search_finds_says_of_itself_what_the_list_says(reader: Reader, path: str) -> None:
    page = reader.visit(path)
    listed = rows(page)
    page.locator("#kit-kind").select_option("vacancy")
    expect(page.locator("[data-all-kits]")).to_have_attribute("hidden", "")
    found = rows(page)
    assert found
    assert found.keys() < listed.keys()
    assert {title: listed[title] for title in found} == found


def test_the_list_answers_what_was_asked_last_however_late_its_data_comes(reader: Reader) -> None:
    page = reader.visit("share/")
    late: list[Route] = []
    page.route("**/*.json", lambda route: late.append(route))  # noqa: PLW0108 - a built-in method takes no mark of the driver
    page.locator("#kit-kind").select_option("vacancy")
    page.locator("#kit-kind").select_option("story")
    expect(page.locator("[data-all-kits]")).not_to_have_attribute("hidden", "")
    for route in reversed(late):
        route.continue_()
    page.unroute_all()
    expect(page.locator("[data-all-kits]")).to_have_attribute("hidden", "")
    page.wait_for_load_state("networkidle")
    assert {kind.inner_text() for kind in page.locator("[data-kit-list] .kit-kind").all()} == {"Story"}


@pytest.mark.parametrize(
    ("team", "place", "offer"),
    [
        ("Tides and data", "", "Tides and data: 3 vacancies are open"),
        ("Tides and data", "Terhaven ferry house", "Tides and data, Terhaven ferry house: 2 vacancies are open"),
        ("Ferry charging", "Gothenburg charging workshop", "Ferry charging: 2 vacancies are open"),
        ("", "Wulpenoord yard", "Wulpenoord yard: 6 vacancies are open"),
        ("Bridges", "", ""),
    ],
    ids=["a team", "a team in a place", "all of a team in a place", "a place", "a single one"],
)
def test_what_the_search_finds_of_a_team_and_a_place_can_be_shared_together(
    reader: Reader, team: str, place: str, offer: str
) -> None:
    page = reader.visit("share/")
    for name, label in (("#kit-team", team), ("#kit-place", place)):
        page.locator(name).select_option(label or "Any")
    expect(page.locator("[data-all-kits]")).to_have_attribute("hidden", "")
    together = page.locator("[data-together]")
    expect(together).to_be_visible(visible=bool(offer))
    if offer:
        expect(together.locator("[data-together-name]")).to_have_text(offer)
        together.locator("a").click()
        page.wait_for_selector("#post:visible")
        assert page.locator(".share-head .opening-team").inner_text() == offer.split(": ")[1]


def test_the_link_of_a_team_in_a_place_leads_to_its_vacancies_and_keeps_what_it_says(
    reader: Reader, example: Website
) -> None:
    kit = example.kits["share/departments/tides/terhaven/kit.json"]
    page = reader.visit(kit["snippets"][0]["link"].removeprefix(example.url))
    page.wait_for_selector("#open")
    assert page.url.endswith("/vacancies/?department=tides&location=terhaven&utm_source=linkedin")
    assert page.locator("#open > :visible").count() == 2
