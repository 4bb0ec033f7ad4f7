"""Where the share page leads to: the networks, each with what it takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

from kollega.networks import load_networks
from workbench import FIELD, PLACE, STORY, begin, begin_with, choose, main_button, texts_of, write

if TYPE_CHECKING:
    from visit import Reader
    from website import Website

pytestmark = pytest.mark.browser


def test_a_link_that_was_deleted_is_noticed_and_put_back(reader: Reader) -> None:
    page = reader.visit(STORY)
    begin(page, "bluesky")
    write(page, "Bread.")
    assert main_button(page) == "Put the link back"
    page.get_by_role("button", name="Put the link back").click()
    assert re.fullmatch(r"Bread\.\s+https://\S+", page.locator(FIELD).input_value())
    assert main_button(page) == "Open Bluesky"


def test_the_opening_link_follows_the_text_and_carries_the_link_once(reader: Reader, example: Website) -> None:
    page, words = reader.visit(STORY), "My words & more, 100% #mine?"
    for row in filter(lambda each: each.intent_url, load_networks().values()):
        begin(page, row.id)
        link = texts_of(example.kits[f"{STORY}kit.json"], row.id, "colleague")[0]["link"]
        write(page, f"{words}\n\n{link}")
        href = page.locator("[data-opens]").get_attribute("href") or ""
        assert (row.id, unquote(href).count(link), words in unquote(href)) == (row.id, 1, row.takes_text)
        title = page.locator("#subject").input_value() if row.title else ""
        assert href == row.intent(words, link, title)


def test_a_network_that_cannot_be_opened_is_copied_for(reader: Reader) -> None:
    page = reader.visit(STORY)
    begin(page, "instagram")
    assert page.locator("[data-opens]").is_hidden()
    assert main_button(page) == "Copy"


@pytest.mark.parametrize("network", ["x", "whatsapp", "bluesky", "email", "teams"])
def test_the_text_of_a_place_is_opened_as_somebody_has_changed_it(
    reader: Reader, example: Website, network: str
) -> None:
    page = reader.visit(PLACE)
    begin_with(page, network, "My yard. ")
    opened = unquote(page.locator("[data-opens]").get_attribute("href") or "")
    assert "My yard. Wulpenoord yard" in opened
    short = urlsplit(example.kits[f"{PLACE}kit.json"]["short_url"]).path
    assert f"{short}?utm_source={network}" in opened
    written = page.locator(FIELD).input_value()
    page.reload()
    expect(page.locator(FIELD)).to_have_value(written)


@pytest.mark.parametrize("network", ["linkedin", "facebook", "reddit"])
def test_of_a_place_too_it_is_said_that_a_network_takes_the_link_alone(reader: Reader, network: str) -> None:
    page = reader.visit(PLACE)
    choose(page, "network", network)
    expect(page.locator("[data-note]")).to_contain_text("only takes the link. Copy the text first")
    expect(page.locator(".variants")).to_be_hidden()
