"""What is on the clipboard once a colleague has copied, and what stays in the browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from visit import Reader
from workbench import FIELD, PLACE, STORY, begin, begin_with, choose, texts_of, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from website import Website

pytestmark = pytest.mark.browser


def copied(page: Page, expected: str) -> str:
    """Return what is on the clipboard, as soon as it is what is expected, and after two seconds in any case."""
    for _ in range(100):
        if page.evaluate("navigator.clipboard.readText()") == expected:
            break
        page.wait_for_timeout(20)
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def colleague(chromium: Browser, example_address: str) -> Iterator[Reader]:
    """Return a reader who lets the page use the clipboard."""
    with Reader.of(chromium, example_address, permissions=["clipboard-read", "clipboard-write"]) as reader:
        yield reader


def test_the_button_copies_exactly_what_stands_in_the_field(colleague: Reader) -> None:
    page = colleague.visit(STORY)
    begin(page, "mastodon")
    write(page, f"{page.locator(FIELD).input_value()} And more.")
    changed = page.locator(FIELD).input_value()
    page.get_by_role("button", name="Copy", exact=True).click()
    assert copied(page, changed) == changed
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")


def test_the_link_can_be_left_out_and_copied_alone(colleague: Reader, example: Website) -> None:
    page = colleague.visit(STORY)
    begin(page, "linkedin")
    link = texts_of(example.kits[f"{STORY}kit.json"], "linkedin", "colleague")[0]["link"]
    page.get_by_role("button", name="Copy without the link").click()
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")
    assert link not in page.evaluate("navigator.clipboard.readText()")
    page.get_by_role("button", name="Copy the link alone").click()
    assert copied(page, link) == link


def test_a_text_with_a_gap_is_not_copied_before_the_gap_is_filled(colleague: Reader, example: Website) -> None:
    page = colleague.visit(STORY)
    page.evaluate("navigator.clipboard.writeText('before')")
    begin(page, "linkedin")
    texts = texts_of(example.kits[f"{STORY}kit.json"], "linkedin", "colleague")
    choose(page, "variant", next(number for number, text in enumerate(texts) if "[…]" in text["text"]))
    page.get_by_role("button", name="Copy", exact=True).click()
    assert page.evaluate("navigator.clipboard.readText()") == "before"
    expect(page.locator("[data-said]")).to_have_text("There is still a gap […] to fill.")
    chosen = page.locator(FIELD).evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert chosen == "[…]"
    write(page, page.locator(FIELD).input_value().replace("[…]", "my own words"))
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")
    assert "my own words" in page.evaluate("navigator.clipboard.readText()")


def test_changes_stay_until_they_are_copied_and_in_this_browser_alone(colleague: Reader) -> None:
    page = colleague.visit(STORY)
    begin(page, "mastodon")
    prepared = page.locator(FIELD).input_value()
    write(page, f"Changed. {prepared}")
    page = colleague.visit(STORY)
    assert page.locator("input[name=network][value=mastodon]").is_checked()
    choose(page, "variant", 0)
    assert page.locator(FIELD).input_value() == f"Changed. {prepared}"
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")
    page = colleague.visit(STORY)
    choose(page, "variant", 0)
    assert page.locator(FIELD).input_value() == prepared
    assert len(colleague.hosts) == 1


def test_without_the_right_to_copy_the_text_is_selected(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, anew=True) as reader:
        reader.page.add_init_script("delete Navigator.prototype.clipboard;")
        page = reader.visit(STORY)
        begin(page, "x")
        page.get_by_role("button", name="Copy", exact=True).click()
        field = page.locator(FIELD)
        chosen = field.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
        assert chosen == field.input_value()
        expect(page.locator("[data-said]")).to_have_text("Selected. Copy it with your keyboard.")


def test_the_share_sheet_gets_the_picture_as_a_file(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, anew=True) as reader:
        reader.page.add_init_script(
            "navigator.canShare = () => true;"
            "navigator.share = async (data) => { window.handed = data; document.body.dataset.handed = ''; };"
        )
        page = reader.visit(STORY)
        begin(page, "instagram")
        page.get_by_role("button", name="Share…").click()
        page.locator("body[data-handed]").wait_for()  # to wait for a function needs eval, which our policy forbids
        assert page.evaluate("window.handed.text") == page.locator(FIELD).input_value()
        assert page.evaluate("window.handed.files.map(({ type, size }) => [type, size > 1000])") == [
            ["image/png", True]
        ]


def test_using_the_page_asks_nobody_else(colleague: Reader) -> None:
    page = colleague.visit(STORY)
    begin(page, "bluesky")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")
    left = colleague.kept()
    assert left.keys() <= {"local"}
    assert left.get("local", {}).keys() <= {"kollega-share"}
    assert len(colleague.hosts) == 1


def test_the_text_of_a_place_is_copied_as_somebody_has_changed_it(colleague: Reader) -> None:
    page = colleague.visit(PLACE)
    begin_with(page, "plain", "My yard. ")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")
    assert copied(page, page.locator(FIELD).input_value()).startswith("My yard. Wulpenoord yard, Veer & Peil:")
    button = page.get_by_role("button", name="Copy the description").first
    described = button.get_attribute("data-copies-text") or ""
    button.click()
    assert copied(page, described) == described
