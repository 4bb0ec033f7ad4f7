"""Reading without a mouse, keys that open the search, and choosing light or dark."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from visit import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
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


EVERY_PAGE = ["", "stories/a-baker-on-the-ferry/", "nl/vacancies/", "share/", "working-here/"]


@pytest.mark.parametrize("path", EVERY_PAGE)
@pytest.mark.parametrize("keys", ["/", "Control+k", "Control+K"])
def test_a_key_opens_the_search_from_every_page(reader: Reader, path: str, keys: str) -> None:
    page = reader.visit(path)
    page.keyboard.press(keys)
    page.wait_for_url(f"**/{'nl/' if path.startswith('nl/') else ''}search/")
    assert page.evaluate(FOCUSED.format("name")) == "q"
    assert page.get_by_role("searchbox").input_value() == ""
    assert reader.complaints == []


@pytest.mark.parametrize("path", ["search/?q=heron", "404.html"])
def test_where_the_field_is_the_key_leads_to_it_and_marks_what_stands_there(reader: Reader, path: str) -> None:
    page = reader.visit(path)
    page.keyboard.press("Tab")
    page.keyboard.press("/")
    assert page.evaluate(FOCUSED.format("name")) == "q"
    page.keyboard.type("a/b")
    assert page.get_by_role("searchbox").input_value() == "a/b"


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_keys_are_left_to_a_field_in_which_one_writes(reader: Reader, keys: str) -> None:
    page = reader.visit("share/stories/a-baker-on-the-ferry/")
    page.locator("textarea").first.focus()
    page.keyboard.press(keys)
    page.wait_for_timeout(200)
    assert page.url.endswith("/share/stories/a-baker-on-the-ferry/")


@pytest.mark.parametrize("keys", ["k", "Shift+K", "Alt+/", "Control+/", "Control+Shift+K", "Control+Alt+k", "Meta+k"])
def test_other_keys_open_nothing(reader: Reader, keys: str) -> None:
    page = reader.visit("stories/")
    page.keyboard.press(keys)
    page.wait_for_timeout(200)
    assert page.url.endswith("/stories/")


def test_the_letter_counts_wherever_it_lies_on_the_keyboard(reader: Reader) -> None:
    page = reader.visit("stories/")
    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true, composed: true, cancelable: true}))"
    )
    page.wait_for_url("**/search/")


def test_on_a_mac_it_is_the_command_key(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, anew=True) as reader:
        reader.page.add_init_script(
            "Object.defineProperty(navigator, 'userAgentData', {value: undefined});"
            "Object.defineProperty(navigator, 'platform', {value: 'MacIntel'});"
        )
        page = reader.visit("stories/")
        assert page.locator(".masthead-search a").get_attribute("aria-keyshortcuts") == "/ Meta+K"
        page.keyboard.press("Control+k")
        page.wait_for_timeout(200)
        assert page.url.endswith("/stories/")
        page.keyboard.press("Meta+k")
        page.wait_for_url("**/search/")


def test_the_single_key_can_be_switched_off_and_the_hint_follows(reader: Reader) -> None:
    page = reader.visit("stories/")
    way, hint = page.locator(".masthead-search a"), page.locator(".masthead-search kbd")
    assert (way.get_attribute("aria-keyshortcuts"), hint.inner_text()) == ("/ Control+K", "/")
    assert hint.is_visible()
    page.get_by_role("checkbox", name="The / key opens the search").focus()
    page.keyboard.press("Space")
    assert (way.get_attribute("aria-keyshortcuts"), hint.inner_text()) == ("Control+K", "Ctrl K")
    assert reader.kept() == {"local": {"kollega-keys": "off"}}
    page = reader.visit("nl/stories/")
    page.keyboard.press("/")
    page.wait_for_timeout(200)
    assert page.url.endswith("/nl/stories/")
    page.get_by_role("checkbox", name="De toets / opent het zoekveld").check()
    assert reader.kept() == {}
    page.keyboard.press("/")
    page.wait_for_url("**/nl/search/")


def test_a_phone_has_no_single_key_and_no_hint(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, has_touch=True, is_mobile=True, viewport=PHONE) as reader:
        page = reader.visit("stories/")
        assert page.locator(".masthead-search kbd").is_hidden()
        assert page.locator("#search-key").is_hidden()
        page.keyboard.press("/")
        page.wait_for_timeout(200)
        assert page.url.endswith("/stories/")
