"""The list of everything that can be shared, as somebody searches it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from visit import Reader

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
    page.wait_for_function("document.querySelector('[data-all-kits]').hidden")
    found = rows(page)
    assert found
    assert found.keys() < listed.keys()
    assert {title: listed[title] for title in found} == found
