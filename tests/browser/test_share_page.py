"""The page on which a colleague chooses a text: what it shows, and how one gets about on it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from kollega.networks import load_networks
from visit import Reader
from workbench import FIELD, PLACE, STORY, VACANCY, choose, texts_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from website import Website

pytestmark = pytest.mark.browser

NETWORKS = list(load_networks().values())


@pytest.mark.parametrize("path", [STORY, VACANCY])
def test_the_field_holds_exactly_the_texts_of_the_kit(reader: Reader, example: Website, path: str) -> None:
    page, kit = reader.visit(path), example.kits[f"{path}kit.json"]
    for network in ("linkedin", "x", "bluesky", "email", "plain"):
        choose(page, "network", network)
        for voice in sorted({text["voice"] for text in kit["snippets"]}):
            if page.locator("input[name=voice]").count():
                choose(page, "voice", voice)
            for number, text in enumerate(texts_of(kit, network, voice)):
                choose(page, "variant", number)
                assert page.locator(FIELD).input_value() == text["text"], (network, voice, number)
    assert reader.complaints == []


@pytest.mark.parametrize("width", [1440, 1920])
def test_all_networks_stand_in_two_lines_on_a_desk(chromium: Browser, example_address: str, width: int) -> None:
    with Reader.of(chromium, example_address, viewport={"width": width, "height": 900}) as reader:
        labels = reader.visit(STORY).locator(".networks label")
        assert labels.count() > 20
        assert len(set(labels.evaluate_all("all => all.map((each) => each.offsetTop)"))) == 2
        names = labels.locator("span").evaluate_all(
            "all => all.map((each) => each.scrollWidth <= each.parentNode.clientWidth)"
        )
        assert all(names)


def test_the_chosen_text_is_in_sight_on_a_phone(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, viewport={"width": 390, "height": 844}) as reader:
        page = reader.visit(STORY)
        for number in (5, 0, 3):
            page.locator(f"input[name=variant][value='{number}']").check(force=True)
            box = page.locator(f"label:has(input[name=variant][value='{number}'])").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390


def test_a_network_whose_name_is_a_word_is_named_in_the_language_of_the_page(reader: Reader) -> None:
    page = reader.visit(VACANCY)
    choose(page, "network", "plain")
    expect(page.locator(".post-preview figcaption")).to_contain_text("Platte tekst")


def test_visitors_begin_with_different_texts(chromium: Browser, example_address: str, example: Website) -> None:
    """Each of those without a gap is as likely as the others."""
    texts = texts_of(example.kits[f"{STORY}kit.json"], "linkedin", "colleague")
    ready = [number for number, text in enumerate(texts) if "[…]" not in text["text"]]
    begun = []
    with Reader.of(chromium, example_address, anew=True) as reader:
        for visit in range(len(ready)):
            reader.page.evaluate("() => { try { localStorage.clear() } catch {} }")
            reader.page.add_init_script(f"Math.random = () => {(visit + 0.5) / len(ready)}")
            page = reader.visit(f"{STORY}?visit={visit}#linkedin")
            begun.append(int(page.evaluate("document.querySelector('[name=variant]:checked').value")))
    assert sorted(begun) == ready


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)], ids=["phone", "desk"])
@pytest.mark.parametrize("path", [STORY, VACANCY])
def test_field_counter_and_buttons_are_on_the_first_screen(reader: Reader, path: str, width: int, height: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": height})
    page = reader.visit(path)
    for place in (FIELD, "#count", "[data-copies]", "[data-opens]", ".networks"):
        box = page.locator(place).bounding_box()
        assert box
        assert box["y"] + box["height"] <= height, place


BOLD = [
    ("whatsapp", "We are *hiring*, now.", ["hiring"]),
    ("slack", "*Two jobs* and *one*", ["Two jobs", "one"]),
    ("discord", "A **night** shift, *really*", ["night"]),
    ("whatsapp", "5 * 3 * 2, a*b*c, * no *, *", []),
    ("linkedin", "No *stars* there", []),
    ("whatsapp", "see https://a.example/*x* now", []),
]


def test_words_that_a_network_shows_bold_are_bold_in_the_preview(reader: Reader) -> None:
    page = reader.visit(STORY)
    for network, text, bold in BOLD:
        choose(page, "network", network)
        page.locator(FIELD).fill(text)
        assert page.locator(".post-body .post-bold").all_inner_texts() == bold, text
        assert ("*" in page.locator(".post-body").inner_text()) == (not bold or "really" in text), text


def test_what_suits_a_network_best_stands_first(reader: Reader) -> None:
    page = reader.visit(VACANCY)
    for network, first in (("linkedin", "square"), ("instagram", "square"), ("snapchat", "story"), ("bluesky", "card")):
        choose(page, "network", network)
        assert page.locator(".downloads > li").first.get_attribute("data-use") == first, network
    assert page.locator(".downloads > li").last.get_attribute("data-use") == "A4"


def test_a_share_page_and_its_texts_are_light(example: Website) -> None:
    sizes = {path: len(content) for path, content in example.files.items()}
    pages = {path: size for path, size in sizes.items() if re.search(r"share/\w+/(?:[^/]+/)+index\.html", path)}
    data = {path: size for path, size in sizes.items() if path.endswith("/texts.json")}
    assert pages.keys() >= {path.replace("texts.json", "index.html") for path in data}
    assert max(pages.values()) <= 40_000
    assert max(data.values()) <= 30_000


def test_no_text_stands_twice_in_the_data_of_a_page(example: Website) -> None:
    for path, content in example.files.items():
        if path.endswith("/texts.json"):
            texts = json.loads(content)["texts"]
            assert len(texts) == len(set(texts)), path


def test_without_a_script_there_are_a_few_texts_and_plain_links(
    chromium: Browser, example_address: str, example: Website
) -> None:
    kit: dict[str, Any] = example.kits[f"{STORY}kit.json"]
    with Reader.of(chromium, example_address, java_script_enabled=False) as reader:
        page = reader.visit(STORY)
        shown = page.locator(".share-example p").all_text_contents()
        assert 2 <= len(shown) <= 3
        assert set(shown) <= {snippet["text_without_link"] for snippet in kit["snippets"]}
        links = page.locator(".share-openings a")
        assert links.count() == sum(bool(network.intent_url) for network in NETWORKS)
        assert page.locator("[data-workbench]").is_hidden()
        assert page.evaluate("document.documentElement.scrollHeight") < 2500


def test_a_link_to_a_network_opens_it(reader: Reader) -> None:
    page = reader.visit(f"{STORY}#mastodon")
    expect(page.locator("input[name=network][value=mastodon]")).to_be_checked()


@pytest.mark.parametrize("path", [STORY, f"{STORY}#x", VACANCY])
def test_the_page_takes_the_focus_only_once_somebody_has_chosen(reader: Reader, path: str) -> None:
    page = reader.visit(path)
    expect(page.locator(FIELD)).not_to_have_value("")
    expect(page.locator("body")).to_be_focused()
    choose(page, "network", "mastodon")
    expect(page.locator(FIELD)).to_be_focused()


def test_everything_is_reached_by_keyboard(reader: Reader) -> None:
    page = reader.visit(STORY)
    page.locator("input[name=network]:checked").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("input[name=network][value=x]")).to_be_checked()
    page.locator("input[name=variant]:checked").focus()
    before = page.locator(FIELD).input_value()
    page.keyboard.press("ArrowRight")
    assert page.locator(FIELD).input_value() != before


@pytest.mark.parametrize("scripts", [True, False], ids=["with a script", "without"])
def test_on_a_phone_the_name_of_what_is_shared_is_larger_than_what_follows(
    chromium: Browser, example_address: str, *, scripts: bool
) -> None:
    size = {"width": 390, "height": 844}
    with Reader.of(chromium, example_address, viewport=size, java_script_enabled=scripts) as reader:
        for path in (PLACE, STORY):
            page = reader.visit(path)
            style = "node => [node.matches('h1'), parseFloat(getComputedStyle(node).fontSize)]"
            texts = page.locator(".share-page :is(h1, p, textarea):visible").all()
            sizes = [each.evaluate(style) for each in texts]
            assert max(sizes, key=lambda size: size[1])[0], path
            assert len([size for is_heading, size in sizes if is_heading]) == 1
