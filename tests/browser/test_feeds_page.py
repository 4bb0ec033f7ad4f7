"""The page about feeds: one chooses, copies the address, sees what is in it, and takes code for one's own page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from visit import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from website import Website

pytestmark = pytest.mark.browser


def address(page: Page) -> str:
    return page.get_by_label("Feed address").input_value()


def test_what_one_chooses_is_the_address_the_preview_and_the_code(reader: Reader, example: Website) -> None:
    page = reader.visit("feeds/")
    assert address(page) == f"{example.url}feeds/vacancies.rss"
    page.get_by_label("About", exact=True).select_option("Bridges")
    page.get_by_label("Stories", exact=True).check()
    page.get_by_label("Atom").check()
    assert address(page) == f"{example.url}feeds/departments/bridges/stories.atom"
    feed = json.loads(example.files["feeds/departments/bridges/stories.json"])
    expect(page.locator("[data-rows] a")).to_have_text([item["title"] for item in feed["items"]][:5])
    code = BeautifulSoup(page.locator("[data-codes=stories] [data-code=element]").inner_text(), "html5lib")
    element = code.select_one("kollega-stories")
    assert element
    assert (element["department"], element["lang"]) == ("bridges", "en")
    links = [(link.get_text(), link["href"]) for link in element.select("a")][:-1]
    assert links == [(item["title"], item["url"]) for item in feed["items"]][:5]
    assert code.select_one(f"script[src='{example.url}embed/kollega.js']")
    assert page.url.endswith("feeds/#departments/bridges/stories.atom")
    assert reader.complaints == []


def test_the_preview_says_what_a_date_is_and_how_much_there_is(reader: Reader, example: Website) -> None:
    page = reader.visit("feeds/#vacancies.rss")
    items = {each["title"]: each for each in json.loads(example.files["embed/vacancies.json"])["items"]}
    feed = json.loads(example.files["feeds/vacancies.json"])
    expect(page.locator("[data-count]")).to_have_text(str(len(feed["items"])))
    shown = dict(
        page.locator("[data-rows] li").evaluate_all(
            "(all) => all.map((row) => [row.querySelector('a').textContent, row.querySelector('span').textContent])"
        )
    )
    assert list(shown) == [each["title"] for each in feed["items"]][:5] != list(items)[:5], "in the order of the feed"
    for title, line in shown.items():
        item = items[title]
        assert line.split(" · ")[-1] == (item.get("ending") or f"Apply by {item['closes']}")


def test_every_code_is_cut_as_one_chose_and_whole_again_afterwards(reader: Reader) -> None:
    page = reader.visit("feeds/")
    codes = page.locator("[data-codes=vacancies] [data-code]")
    whole = codes.all_text_contents()
    page.get_by_label("About", exact=True).select_option("Bridges")
    expect(codes.first).to_contain_text("department")
    element, frame, wordpress = codes.all_text_contents()
    assert element.startswith('<kollega-vacancies department="bridges" lang="en">\n<ul lang="en" dir="ltr">\n<li>')
    assert '/embed/vacancies/?department=bridges"' in frame
    assert wordpress.startswith('<div data-kollega-vacancies data-department="bridges" lang="en">')
    assert "\n" not in wordpress
    page.get_by_label("About", exact=True).select_option("Everything")
    expect(codes.first).to_have_text(whole[0])
    assert codes.all_text_contents() == whole


def test_a_feed_that_is_not_there_cannot_be_chosen(reader: Reader, example: Website) -> None:
    page = reader.visit("feeds/")
    values = page.locator("[name=scope] option").evaluate_all("(all) => all.map(({ value }) => value)")
    for kind in ("vacancies", "stories"):
        page.locator(f"[name=kind][value={kind}]").check()
        disabled = page.locator("[name=scope] option").evaluate_all("(all) => all.map(({ disabled }) => disabled)")
        made = [f"feeds/{value}{kind}.rss" in example.files for value in values]
        assert [not each for each in disabled] == made


def test_a_link_leads_to_a_choice_and_the_other_language_to_the_same(reader: Reader, example: Website) -> None:
    page = reader.visit("feeds/#departments/bridges/stories.json")
    assert address(page) == f"{example.url}feeds/departments/bridges/stories.json"
    page.get_by_label("Language", exact=True).select_option("Nederlands")
    page.wait_for_url("**/nl/feeds/#departments/bridges/stories.json")
    assert page.locator("[data-url]").input_value() == f"{example.url}nl/feeds/departments/bridges/stories.json"


def test_the_address_and_the_code_are_copied(chromium: Browser, example_address: str, example: Website) -> None:
    with Reader.of(chromium, example_address, anew=True) as reader:
        reader.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = reader.visit("feeds/")
        page.get_by_role("button", name="Copy").first.click()
        expect(page.locator("[data-status]")).to_have_text("Copied")
        assert page.evaluate("navigator.clipboard.readText()") == f"{example.url}feeds/vacancies.rss"
        page.locator("[data-copies='code-vacancies-element']").click()
        expect(page.locator("[data-copies='code-vacancies-element']")).to_have_text(re.compile("Copied"))
        assert page.evaluate("navigator.clipboard.readText()").startswith("<kollega-vacancies")


def test_without_a_script_every_feed_is_a_link(chromium: Browser, example_address: str, example: Website) -> None:
    with Reader.of(chromium, example_address, java_script_enabled=False) as reader:
        page = reader.visit("feeds/")
        assert not page.locator("form[data-feeds]").is_visible()
        assert page.locator("[data-codes=stories] pre").first.is_visible()
        assert page.get_by_role("button", name="Copy").count() == 0
        linked = page.locator("main a[type]").evaluate_all("(all) => all.map(({ href }) => href)")
    made = {path for path in example.feed_files if path.startswith("feeds/") and path.endswith(".rss")}
    assert made <= {link.removeprefix(example_address).removeprefix(example.url) for link in linked}


@pytest.mark.parametrize("path", ["feeds/stories.rss", "nl/feeds/departments/bridges/stories.atom"])
def test_a_feed_that_is_opened_is_a_page(reader: Reader, path: str, example: Website) -> None:
    page = reader.visit(path)
    titles = page.evaluate("""[...document.querySelectorAll("item > title, entry > title")]
        .filter((title) => getComputedStyle(title).display === "block").map((title) => title.textContent)""")
    assert titles == [item["title"] for item in json.loads(example.files[path.rpartition(".")[0] + ".json"])["items"]]
    hidden = page.evaluate("""[...document.querySelectorAll("guid, id, content, link, pubDate, updated")]
        .every((each) => getComputedStyle(each).display === "none")""")
    assert hidden
    links = page.evaluate("[...document.querySelectorAll('a')].map((link) => link.href)")
    assert [link.removeprefix(example.url) in example.pages for link in links] == [True, True]
