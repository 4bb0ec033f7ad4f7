"""What stands at a short link: the programs that draw link cards need not follow it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from website import Website


def properties(page: BeautifulSoup) -> dict[str, str]:
    """Return what the page says of itself to networks."""
    marked = page.select("meta[property], meta[name=description]")
    return {str(meta.get("property") or meta["name"]): str(meta["content"]) for meta in marked}


@pytest.fixture
def short_links(example: Website) -> dict[str, str]:
    """Return by short link the page that it leads to, both as addresses below the root."""
    return {
        kit["short_url"].removeprefix(example.url): kit["url"].removeprefix(example.url)
        for kit in example.kits.values()
    }


def test_a_short_link_shows_the_card_of_its_item(example: Website, short_links: dict[str, str]) -> None:
    items = {short: item for short, item in short_links.items() if re.search(r"(stories|vacancies)/[^?]", item)}
    assert len(items) == 50
    for short, item in items.items():
        page, target = example.documents[f"{short}index.html"], example.pages[item]
        shown = {key: value for key, value in properties(target).items() if not key.startswith("og:locale:")}
        assert properties(page) == shown
        assert page.title == target.title
        assert page.select_one("link[rel=canonical]") == target.select_one("link[rel=canonical]")


def test_the_card_of_vacancies_that_are_shared_together_is_that_of_their_page(example: Website) -> None:
    """Where the site has an introduction to them; else it says how many there are."""
    together = [kit for kit in example.kits.values() if kit["kind"] not in {"story", "vacancy"}]
    assert together
    for kit in together:
        said = properties(example.documents[f"{kit['short_url'].removeprefix(example.url)}index.html"])
        counted = {name for name, text in said.items() if all(text in each["text"] for each in kit["snippets"])}
        own = {"description", "og:description"}
        if "?" in kit["url"]:  # a list with filters chosen has no card, which its short link has instead
            assert (counted & own, said["og:url"]) == (own, kit["short_url"])
        else:
            target = properties(example.pages[kit["url"].removeprefix(example.url)])
            same = {name: text for name, text in target.items() if not name.startswith("og:locale:")}
            assert said == same | {name: said[name] for name in counted & own}


def test_a_short_link_leads_on_with_a_script_and_without(example: Website, short_links: dict[str, str]) -> None:
    for short, item in short_links.items():
        page = example.documents[f"{short}index.html"]
        (script,) = page.select("script[src]")
        assert example.redirects[short] == item
        assert page.select_one("noscript meta[http-equiv=refresh]")
        assert str(script["data-to"]) == str(page.select_one("main a")["href"])  # type: ignore[index] # it is there


def test_a_kit_shares_the_short_link(example: Website) -> None:
    for kit in example.kits.values():
        links = {snippet["network"]: snippet["link"] for snippet in (*kit["snippets"], *kit["prompts"])}
        assert links == {network: f"{kit['short_url']}?utm_source={network}" for network in links}
        assert len(json.dumps(kit)) < 500_000
