"""Reading without a mouse, and choosing light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from visit import Reader

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.{}"


@pytest.mark.parametrize("path", ["", "stories/a-baker-on-the-ferry/", "nl/vacancies/bridge-mechanic/", "404.html"])
def test_the_first_key_leads_to_the_text(reader: Reader, path: str) -> None:
    page = reader.visit(path)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED.format("hash")) == "#main"
    assert page.locator(":focus").is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED.format("id")) == "main"


def test_whatever_has_the_focus_is_seen(reader: Reader) -> None:
    page = reader.visit("vacancies/bridge-mechanic/")
    for _ in range(page.locator("a, button, input, summary").count()):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count():
            style = focused.evaluate(
                "(node) => [node, node.parentElement].some((each) => getComputedStyle(each).outlineStyle !== 'none')"
            )
            assert style, focused.evaluate("(node) => node.outerHTML")


def test_the_choice_of_dark_or_light_is_kept_in_this_browser_alone(reader: Reader) -> None:
    page = reader.visit("")
    page.locator("[name=appearance][value=dark]").focus()
    page.keyboard.press("Space")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert reader.kept() == {"local": {"kollega-theme": "dark"}}
    page = reader.visit("nl/stories/")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert page.locator("[name=appearance][value=dark]").is_checked()
    page.locator("[name=appearance][value='']").focus()
    page.keyboard.press("Space")
    assert reader.kept() == {}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
