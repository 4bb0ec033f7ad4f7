"""Vacancies that candidates save in their own browser, find in the list, and take out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from visit import Reader

pytestmark = pytest.mark.browser

FOREIGN = (
    """localStorage["kollega-saved"] = '[{"path": "//elsewhere.example/", "title": "Bait"}, {"title": "Half"}, {}]'"""
)


def test_a_vacancy_is_saved_listed_in_every_tab_and_removed(reader: Reader) -> None:
    page = reader.visit("nl/vacancies/roster-planner/?ref=letter")
    page.locator("[data-save]:visible").click()
    page = reader.visit("vacancies/bridge-mechanic/")
    assert page.get_by_role("link", name="All saved vacancies").count() == 0
    page.get_by_role("button", name="Save in this browser").press("Enter")
    page.get_by_role("link", name="All saved vacancies").click()
    saved = page.get_by_role("region", name="Saved in this browser")
    expect(saved).to_be_in_viewport()
    assert saved.get_by_role("link").all_inner_texts() == ["Roosterplanner", "Bridge mechanic"]
    assert "Apply by 30 November 2027" in saved.inner_text()
    assert Axe().run(page).response["violations"] == []
    first = str(saved.get_by_role("link").first.get_attribute("href"))
    assert first.endswith("/nl/vacancies/roster-planner/"), "without what the link said of its origin"
    saved.get_by_role("button", name="Remove: Roosterplanner").press("Enter")
    expect(saved.get_by_role("button", name="Remove: Bridge mechanic")).to_be_focused()
    page.go_back()
    page.get_by_role("button", name="Saved. Remove it").click()
    assert reader.kept() == {}
    assert reader.complaints == []


def test_what_is_past_is_said_to_be_closed_and_what_is_no_address_of_the_site_is_no_link(reader: Reader) -> None:
    page = reader.visit("vacancies/bridge-mechanic/")
    page.locator("[data-save]:visible").evaluate("(button) => { button.dataset.until = '2020-01-31'; button.click(); }")
    page = reader.visit("vacancies/")
    assert page.locator(".saved-closed").is_visible()
    page.evaluate(FOREIGN)
    page.reload()
    assert page.locator("#saved").is_hidden()
    assert reader.complaints == []
