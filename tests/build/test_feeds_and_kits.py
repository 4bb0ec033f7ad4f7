"""Feeds and kits of the example, read with a feed parser and a JSON Schema."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus, urljoin

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from kollega.networks import load_networks
from website import language_of

if TYPE_CHECKING:
    from website import Website

SCHEMA = json.loads((Path(__file__).parents[1] / "outputs/kits/kit.schema.json").read_text("utf-8"))

ITEMS = {"story", "vacancy"}
"""What kits are about, but for those of vacancies that are shared together."""

FEEDS = [f"{prefix}feeds/{kind}.rss" for prefix in ("", "nl/", "sv/") for kind in ("stories", "vacancies")]
"""Of each language; those of a department, a place, a topic or a person lie in folders below."""


@pytest.fixture(scope="module")
def snippets(example: Website) -> list[dict[str, Any]]:
    return [snippet for kit in example.kits.values() for snippet in kit["snippets"] + kit["prompts"]]


def test_there_is_a_feed_for_each_language_and_kind(example: Website) -> None:
    assert (
        sorted(path for path in example.feeds if path.count("/") == path.rpartition("feeds/")[0].count("/") + 1)
        == FEEDS
    )


@pytest.mark.parametrize("path", FEEDS)
def test_a_feed_is_well_formed_and_leads_to_pages(example: Website, path: str) -> None:
    feed = example.feeds[path]
    assert feed.bozo is False
    assert feed.feed.language == language_of(path)
    for entry in feed.entries:
        assert entry.link.removeprefix(example.url) in example.pages
        assert entry.published_parsed
        for node in BeautifulSoup(entry.content[0].value, "html5lib").select("[href], [src]"):
            assert str(node.get("href") or node.get("src")).startswith(("https://", "mailto:"))


def test_an_entry_keeps_its_id_when_title_and_address_of_the_site_change(example: Website) -> None:
    ids = [entry.id for path in FEEDS for entry in example.feeds[path].entries]
    assert len(ids) == len(set(ids)) == 50
    assert not [each for each in ids if "example.org" in each or "bridge" in each]


def test_a_page_tells_of_feeds_of_its_language_that_are_there(example: Website) -> None:
    for address, page in example.trees.items():
        links = {urljoin(example.url + address, href) for href in page.xpath("//link[contains(@type, '+xml')]/@href")}
        paths = {link.removeprefix(example.url) for link in links}
        assert paths <= example.files.keys()
        assert {language_of(path) for path in paths} <= {language_of(address)}


def test_every_open_item_has_a_kit_that_keeps_the_contract(example: Website) -> None:
    assert Counter(kit["kind"] in ITEMS for kit in example.kits.values()) == {True: 50, False: 18}
    for path, kit in example.kits.items():
        Draft202012Validator(SCHEMA).validate(kit)
        _, *ids = path.partition("share/")[2].removesuffix("/kit.json").split("/")
        assert "-".join(ids) == kit["slug"]
        assert kit["url"].removeprefix(example.url).partition("?")[0] in example.pages
        assert example.redirects[kit["short_url"].removeprefix(example.url)] == kit["url"].removeprefix(example.url)
        assert all(image["url"].removeprefix(example.url) in example.files for image in kit["images"])


def test_every_network_has_two_texts_for_each_item_and_one_for_what_is_shared_together(example: Website) -> None:
    for kit in example.kits.values():
        counts = Counter(snippet["network"] for snippet in kit["snippets"])
        least = min(counts[network] for network in load_networks())
        assert least >= 2 if kit["kind"] in ITEMS else set(counts.values()) == {least} == {1}, (kit["slug"], counts)


def test_a_text_has_its_link_once_and_keeps_within_the_limit(snippets: list[dict[str, Any]]) -> None:
    for snippet in snippets:
        assert snippet["text"].count(snippet["link"]) == 1
        assert snippet["limit"] is None or snippet["length"] <= snippet["limit"]
        assert snippet["length"] == load_networks()[snippet["network"]].length(snippet["text"])


def test_an_opening_link_carries_the_link_once(snippets: list[dict[str, Any]]) -> None:
    for snippet in snippets:
        assert snippet["intent"] is None or unquote_plus(snippet["intent"]).count(snippet["link"]) == 1


def test_the_author_speaks_first_and_colleagues_quote_them(example: Website) -> None:
    kit = example.kits["share/stories/a-baker-on-the-ferry/kit.json"]
    said = {each["voice"]: each["text"] for each in reversed(kit["snippets"]) if each["network"] == "linkedin"}
    assert said["author"].startswith("I was forty-one, owned a bakery")
    assert said["colleague"].startswith("My colleague Yusuf Aydin says about it: “I was forty-one, owned a bakery")


def test_the_share_page_reads_every_text_of_the_kit(example: Website) -> None:
    for path, kit in example.kits.items():
        data = json.loads(example.files[path.replace("kit.json", "texts.json")])
        texts, tags = data["texts"], data["tags"]
        read = {
            (network, voice, data["variants"][variant][0], texts[text], tags[tag] if tag >= 0 else "")
            for voice, networks in data["voices"].items()
            for network, row in networks.items()
            for variant, text, tag in data["rows"][row]
        }
        for snippet in (*kit["snippets"], *kit["prompts"]):
            words = snippet["text_without_link"]
            assert any(
                words.startswith(text) and words.endswith(tag) and (network, voice, variant) == _key(snippet)
                for network, voice, variant, text, tag in read
            ), words


def _key(snippet: dict[str, Any]) -> tuple[str, str, str]:
    return snippet["network"], snippet["voice"], snippet["variant"]
