"""The page on which a colleague chooses, changes, copies and opens a text."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
import regex
from playwright.sync_api import expect

import kollega_theme
from kollega import networks
from kollega.networks import load_networks
from posts import POSTS
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

    from website import Website

pytestmark = pytest.mark.browser

NETWORKS = list(load_networks().values())
STORY = "share/stories/a-baker-on-the-ferry/"


def opened(page: Page, network: str, number: int = 1) -> Locator:
    """Return one text of a network after having chosen both."""
    page.locator(f".networks a[href='#to-{network}']").click()
    snippet = page.locator(f"#{network}-{number}")
    page.locator(f"[data-shows='{network}-{number}']").click()
    return snippet


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


@pytest.mark.parametrize("path", [STORY, "nl/share/vacancies/bridge-mechanic/"])
def test_the_button_copies_exactly_the_text_of_the_kit(colleague: Reader, example: Website, path: str) -> None:
    page = colleague.visit(path)
    seen: dict[str, int] = {}
    for snippet in example.kits[f"{path}kit.json"]["snippets"]:
        number = seen[snippet["network"]] = seen.get(snippet["network"], 0) + 1
        opened(page, snippet["network"], number).locator("[data-copies]").click()
        assert copied(page, snippet["text"]) == snippet["text"]
        assert page.locator("[data-said]").text_content()
    assert colleague.complaints == []


def test_a_text_with_a_gap_is_not_copied_before_the_gap_is_filled(colleague: Reader) -> None:
    page = colleague.visit(STORY)
    page.evaluate("navigator.clipboard.writeText('before')")
    page.locator(".networks a[href='#to-linkedin']").click()
    page.locator("[data-shows='linkedin-start-1']").click()
    snippet = page.locator("#linkedin-start-1")
    snippet.locator("[data-copies]").click()
    assert page.evaluate("navigator.clipboard.readText()") == "before"
    field = snippet.locator("textarea")
    field.fill(field.input_value().replace("[…]", "my own words"))
    snippet.locator("[data-copies]").click()
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")
    assert "my own words" in page.evaluate("navigator.clipboard.readText()")


def counts_in_the_browser(page: Page, example: Website, texts: list[str]) -> list[dict[str, list[Any]]]:
    """Return length and fit of texts on every network, by the script and the rules of the share page."""
    script = next(path for path in example.files if path.startswith("assets/theme/javascripts/counting."))
    return page.evaluate(  # type: ignore[no-any-return] # what the script below returns
        """async ([script, texts]) => {
          const { count } = await import(script);
          const sections = [...document.querySelectorAll(".network")];
          const networks = sections.map(({ id, dataset }) => [id.slice(3), JSON.parse(dataset.counting)]);
          const told = ({ length, fits }) => [length, fits];
          return texts.map((text) => Object.fromEntries(networks.map(([id, rules]) => [id, told(count(text, rules))])));
        }""",
        [f"/{script}", texts],
    )


def test_every_post_counts_the_same_in_the_browser(reader: Reader, example: Website) -> None:
    texts = [text for text, *_ in POSTS.values()]
    counts = counts_in_the_browser(reader.visit(STORY), example, texts)
    for (name, (text, x, mastodon, bluesky)), counted in zip(POSTS.items(), counts, strict=True):
        assert (counted["x"][0], counted["mastodon"][0], counted["bluesky"][0]) == (x, mastodon, bluesky), name
        assert counted == {network.id: [network.length(text), network.fits(text)] for network in NETWORKS}, name


def test_posts_put_together_by_chance_count_the_same_in_the_browser(reader: Reader, example: Website) -> None:
    chance = random.Random(17)  # noqa: S311 - the same posts each time
    pieces = [piece for text, *_ in POSTS.values() for piece in regex.split(r"(?<=[\s./:])|(?=[\s./:#@(“])", text)]
    texts = ["".join(chance.choices(pieces, k=chance.randint(2, 9))) for _ in range(2000)]
    texts += ["é" * 300, "क्ष" * 170, "🧑‍💻" * 60, "a\u200db" * 260, "Bread\uffff"]
    counts = counts_in_the_browser(reader.visit(STORY), example, texts)
    expected = [{network.id: [network.length(text), network.fits(text)] for network in NETWORKS} for text in texts]
    different = [(text, got, want) for text, got, want in zip(texts, counts, expected, strict=True) if got != want]
    assert different == []


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon"])
def test_the_counter_counts_as_the_network_does(reader: Reader, network: str) -> None:
    snippet = opened(reader.visit(STORY), network)
    counted, texts = {}, [text for text, *_ in list(POSTS.values())[::7]]
    for text in texts:
        snippet.locator("textarea").fill(text)
        counted[text] = int(snippet.locator("[data-length]").text_content() or "")
    assert counted == {text: load_networks()[network].length(text) for text in texts}


@pytest.mark.parametrize(
    ("network", "text"),
    [
        pytest.param("x", "日" * 141, id="weighs too much"),
        pytest.param("x", "Bread\ufeff", id="a character that X refuses"),
        pytest.param("bluesky", "👨\u200d👩\u200d👧\u200d👦" * 130, id="too many bytes"),
        pytest.param("mastodon", "a\u200db" * 251, id="too long for the server alone"),
    ],
)
def test_the_counter_warns_of_whatever_a_network_does_not_take(reader: Reader, network: str, text: str) -> None:
    snippet = opened(reader.visit(STORY), network)
    counter = snippet.locator(".snippet-count")
    snippet.locator("textarea").fill("Bread")
    expect(counter).not_to_have_class(re.compile("is-over"))
    snippet.locator("textarea").fill(text)
    expect(counter).to_have_class(re.compile("is-over"))


def test_the_browser_knows_the_emoji_and_domains_of_the_generator() -> None:
    scripts, tables = Path(kollega_theme.__file__).parent / "assets/javascripts", Path(networks.__file__).parent
    emoji = [line for line in (tables / "x_emoji.txt").read_text("utf-8").splitlines() if not line.startswith("# ")]
    assert f"/{'|'.join(emoji)}/gu" in (scripts / "counting.js").read_text("utf-8")
    plain, others = re.findall("`([^`]+)`", (scripts / "top-level-domains.js").read_text("utf-8"))
    lines = (tables / "top_level_domains.txt").read_text("utf-8").splitlines()
    names = [line for line in lines if not line.startswith(("#", "xn--"))]
    assert plain.split() == [name for name in names if name.isascii()]
    assert others.split() == sorted((name for name in names if not name.isascii()), reverse=True)


def test_the_counter_begins_where_the_kit_says_and_warns_beyond_the_limit(reader: Reader, example: Website) -> None:
    page = reader.visit(STORY)
    first = next(s for s in example.kits[f"{STORY}kit.json"]["snippets"] if s["network"] == "x")
    snippet = opened(page, "x")
    assert snippet.locator("[data-length]").text_content() == str(first["length"])
    assert "is-over" not in (snippet.locator(".snippet-count").get_attribute("class") or "")
    snippet.locator("textarea").fill("long " * 100)
    assert "is-over" in (snippet.locator(".snippet-count").get_attribute("class") or "")


@pytest.mark.parametrize("network", [each.id for each in load_networks().values() if each.intent_url])
def test_the_opening_link_follows_the_text_and_carries_the_link_once(
    reader: Reader, example: Website, network: str
) -> None:
    first = next(s for s in example.kits[f"{STORY}kit.json"]["snippets"] if s["network"] == network)
    snippet = opened(reader.visit(STORY), network)
    snippet.locator("textarea").fill(f"My words & more, 100% #mine?\n\n{first['link']}")
    values = _values(snippet.locator("[data-opens]").get_attribute("href"))
    assert sum(value.count(first["link"]) for value in values) == 1
    assert any("My words & more, 100% #mine?" in value for value in values) is load_networks()[network].takes_text


def _values(href: str | None) -> list[str]:
    """Return what the address hands over, in its query or, so that no server reads it, behind `#`."""
    parts = urlsplit(href or "")
    return [value for _, value in parse_qsl(f"{parts.query}&{parts.fragment}")]


def test_without_a_script_every_text_and_link_is_there(
    chromium: Browser, example_address: str, example: Website
) -> None:
    kit: dict[str, Any] = example.kits[f"{STORY}kit.json"]
    with Reader.of(chromium, example_address, java_script_enabled=False) as reader:
        page = reader.visit(STORY)
        fields = page.locator("textarea")
        shown = [fields.nth(index).input_value() for index in range(fields.count()) if fields.nth(index).is_visible()]
        assert {snippet["text"] for snippet in kit["snippets"] + kit["prompts"]} <= set(shown)
        links = page.locator("[data-opens]")
        assert all(links.nth(index).is_visible() for index in range(links.count()))
        assert not page.locator("[data-copies]:visible").count()


def test_without_the_right_to_copy_the_text_is_selected(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address) as reader:
        reader.page.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false;")
        snippet = opened(reader.visit(STORY), "x")
        snippet.locator("[data-copies]").click()
        field = snippet.locator("textarea")
        chosen = field.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
        assert chosen == field.input_value()


def test_a_link_to_a_network_opens_it(reader: Reader) -> None:
    page = reader.visit(f"{STORY}#to-mastodon")
    assert page.locator("#to-mastodon").is_visible()
    assert page.locator(".network:visible").count() == 1


def test_using_the_page_leaves_nothing_behind(colleague: Reader) -> None:
    page = colleague.visit(STORY)
    opened(page, "bluesky").locator("[data-copies]").click()
    page.locator("#bluesky-1 textarea").fill("changed")
    assert colleague.kept() == {}
    assert len(colleague.hosts) == 1
