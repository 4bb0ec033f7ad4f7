"""Nobody is told who reads, and a browser keeps nothing but what the handbook lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handbook import code, page, rows, section

if TYPE_CHECKING:
    from visit import Reader
    from website import Website

pytestmark = pytest.mark.browser

KEPT = {word for cells in rows(section(page("publishing.md"), "What browsers keep")) for word in code(cells[0])}


def test_no_page_lets_a_browser_prepare_for_another_host(example: Website) -> None:
    names = ("preconnect", "prefetch", "prerender")  # one begins with `dns-`
    hints = " | ".join(("//a[@ping]", *(f"//link[contains(@rel, '{name}')]" for name in names)))
    assert [path for path, page in example.trees.items() if page.xpath(hints)] == []


def test_whatever_a_reader_chooses_only_the_keys_in_the_handbook_are_kept(reader: Reader) -> None:
    opened = reader.visit("")
    opened.locator("[name=appearance][value=dark]").check()
    opened.locator("#search-key").uncheck()
    reader.visit("vacancies/bridge-mechanic/").locator("[data-save]:visible").click()
    for address in ("vacancies/", "stories/", "people/", "share/stories/a-baker-on-the-ferry/"):
        opened = reader.visit(address)
        if address.startswith("share/"):
            opened.locator("#post").wait_for()
        for field in opened.locator("input[type=search]:visible, textarea:visible, select:visible").all():
            if field.evaluate("(node) => node.localName") == "select":
                field.select_option(index=0)
            else:
                field.fill("ferry")
        for box in opened.locator("input[type=checkbox]:visible:not(#search-key)").all():
            box.check()
    kept = reader.kept()
    assert kept.keys() == {"local"}
    assert kept["local"].keys() == KEPT
