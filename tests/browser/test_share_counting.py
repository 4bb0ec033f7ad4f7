"""What the share page counts, marks as too much and shortens: the same as the generator does."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import regex
from playwright.sync_api import expect

import kollega_theme
from cuts import CUTS, LINK, small_network
from kollega import networks
from kollega.networks import load_networks
from kollega.outputs.kits.texts import rules_of
from posts import CONFORMANCE, POSTS
from workbench import FIELD, STORY, begin, main_button, texts_of, write

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from visit import Reader
    from website import Website

pytestmark = pytest.mark.browser

NETWORKS = list(load_networks().values())


def counts_in_the_browser(page: Page, example: Website, texts: list[str]) -> list[dict[str, list[Any]]]:
    """Return length and fit of texts on every network, by the script and the rules of the share page."""
    script = next(path for path in example.files if path.startswith("assets/theme/javascripts/counting."))
    return page.evaluate(  # type: ignore[no-any-return] # what the script below returns
        """async ([script, texts]) => {
          const { count } = await import(script);
          const networks = Object.entries(await (await fetch("/share/networks.json")).json());
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


def test_x_weighs_in_the_browser_as_its_conformance_file_says(reader: Reader, example: Website) -> None:
    counts = counts_in_the_browser(reader.visit(STORY), example, [text for text, *_ in CONFORMANCE.values()])
    for (name, (text, weight, valid)), counted in zip(CONFORMANCE.items(), counts, strict=True):
        assert counted["x"] == [weight, valid], name
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


def test_the_counter_counts_as_the_network_does(reader: Reader) -> None:
    page = reader.visit(STORY)
    counted, expected = {}, {}
    for network in ("x", "bluesky", "mastodon"):
        begin(page, network)
        for text, *_ in list(POSTS.values())[::7]:
            write(page, text)
            counted[network, text] = (page.locator("#count").text_content() or "").split()[0]
            expected[network, text] = str(load_networks()[network].length(text))
    assert counted == expected


@pytest.mark.parametrize(
    ("network", "text"),
    [
        pytest.param("x", "日" * 141, id="weighs too much"),
        pytest.param("x", "Bread\ufeff", id="a character that X refuses"),
        pytest.param("bluesky", "👨\u200d👩\u200d👧\u200d👦" * 130, id="too many bytes"),
        pytest.param("mastodon", "a\u200db" * 251, id="too long for the server alone"),
    ],
)
def test_whatever_a_network_does_not_take_is_neither_opened_nor_copied_first(
    reader: Reader, network: str, text: str
) -> None:
    page = reader.visit(STORY)
    begin(page, network)
    expect(page.locator("#count")).not_to_have_class(re.compile("is-over"))
    write(page, text)
    expect(page.locator("#count")).to_have_class(re.compile("is-over"))
    assert main_button(page) == "Shorten"


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon", "threads"])
def test_a_text_that_is_too_long_shows_what_is_too_much_and_is_shortened_at_a_word(
    reader: Reader, example: Website, network: str
) -> None:
    page, row = reader.visit(STORY), load_networks()[network]
    begin(page, network)
    link = texts_of(example.kits[f"{STORY}kit.json"], network, "colleague")[0]["link"]
    sentence = "The flour lorry came at ten past three, backwards. "
    write(page, f"{sentence * 20}\n\n#Bread {link}")
    assert page.locator(".post-body mark").first.is_visible()
    page.get_by_role("button", name="Shorten").click()
    short = page.locator(FIELD).input_value()
    assert row.fits(short)
    assert short.count(link) == 1
    assert re.search(r"backwards\.\s+(#Bread\s+)?https://", short)
    assert page.locator(".post-body mark").count() == 0


def test_a_text_is_shortened_as_the_generator_does_it(reader: Reader, example: Website) -> None:
    page = reader.visit(STORY)
    script = next(path for path in example.files if path.startswith("assets/theme/javascripts/shortening."))
    rules = {name: rules_of({"small": small_network(cut.room)})["small"] for name, cut in CUTS.items()}
    posts = {name: "\n\n".join(filter(None, (cut.text, " ".join(cut.tags), LINK))) for name, cut in CUTS.items()}
    shortened = page.evaluate(
        """async ([script, posts, rules, link]) => {
          const { shorten } = await import(script);
          return Object.fromEntries(Object.keys(posts).map((name) => [name, shorten(posts[name], link, rules[name])]));
        }""",
        [f"/{script}", posts, rules, LINK],
    )
    assert shortened == {name: small_network(cut.room).post(cut.left, LINK) for name, cut in CUTS.items()}


def test_the_browser_knows_the_emoji_and_domains_of_the_generator() -> None:
    scripts, tables = Path(kollega_theme.__file__).parent / "assets/javascripts", Path(networks.__file__).parent
    emoji = [line for line in (tables / "x_emoji.txt").read_text("utf-8").splitlines() if not line.startswith("# ")]
    assert f"/{'|'.join(emoji)}/gu" in (scripts / "counting.js").read_text("utf-8")
    plain, others = re.findall("`([^`]+)`", (scripts / "top-level-domains.js").read_text("utf-8"))
    lines = (tables / "top_level_domains.txt").read_text("utf-8").splitlines()
    names = [line for line in lines if not line.startswith(("#", "xn--"))]
    assert plain.split() == [name for name in names if name.isascii()]
    assert others.split() == sorted((name for name in names if not name.isascii()), reverse=True)
