"""The page on which a colleague chooses, changes, copies and opens a text."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest
import regex
from playwright.sync_api import expect

import kollega_theme
from cuts import CUTS, LINK, small_network
from kollega import networks
from kollega.networks import load_networks
from kollega.outputs.kits.texts import rules_of
from posts import CONFORMANCE, POSTS
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from website import Website

pytestmark = pytest.mark.browser

NETWORKS = list(load_networks().values())
STORY = "share/stories/a-baker-on-the-ferry/"
VACANCY = "nl/share/vacancies/bridge-mechanic/"

FIELD = "#post"


def choose(page: Page, name: str, value: str | int) -> None:
    """Choose a network, a voice or a text, as somebody would who clicks on its name."""
    page.locator(f"label:has(input[name='{name}'][value='{value}'])").click()


def begin(page: Page, network: str) -> None:
    """Choose a network, and the first of its texts."""
    choose(page, "network", network)
    choose(page, "variant", 0)


def write(page: Page, text: str) -> None:
    """Write another text into the field."""
    page.locator(FIELD).fill(text)


def main_button(page: Page) -> str:
    """Return what the button says that one would press first."""
    return str(page.locator(".post-means .button-main:visible").text_content()).strip()


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


def texts_of(kit: dict[str, Any], network: str, voice: str) -> list[dict[str, Any]]:
    """Return the texts of a kit for a network in a voice, in the order of the page."""
    return [text for text in kit["snippets"] + kit["prompts"] if (text["network"], text["voice"]) == (network, voice)]


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
    expect(page.locator("[data-said]")).to_have_text("A gap […] is still to fill.")
    chosen = page.locator(FIELD).evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert chosen == "[…]"
    write(page, page.locator(FIELD).input_value().replace("[…]", "my own words"))
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")
    assert "my own words" in page.evaluate("navigator.clipboard.readText()")


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


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon"])
def test_the_counter_counts_as_the_network_does(reader: Reader, network: str) -> None:
    page = reader.visit(STORY)
    begin(page, network)
    counted, texts = {}, [text for text, *_ in list(POSTS.values())[::7]]
    for text in texts:
        write(page, text)
        counted[text] = int(re.match(r"\d+", page.locator("#count").text_content() or "0")[0])  # type: ignore[index] # it begins so
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


def test_a_link_that_was_deleted_is_noticed_and_put_back(reader: Reader) -> None:
    page = reader.visit(STORY)
    begin(page, "bluesky")
    write(page, "Bread.")
    assert main_button(page) == "Put the link back"
    page.get_by_role("button", name="Put the link back").click()
    assert re.fullmatch(r"Bread\.\s+https://\S+", page.locator(FIELD).input_value())
    assert main_button(page) == "Open Bluesky"


@pytest.mark.parametrize("network", [each.id for each in load_networks().values() if each.intent_url])
def test_the_opening_link_follows_the_text_and_carries_the_link_once(
    reader: Reader, example: Website, network: str
) -> None:
    page, row = reader.visit(STORY), load_networks()[network]
    begin(page, network)
    link = texts_of(example.kits[f"{STORY}kit.json"], network, "colleague")[0]["link"]
    write(page, f"My words & more, 100% #mine?\n\n{link}")
    href = page.locator("[data-opens]").get_attribute("href") or ""
    assert unquote(href).count(link) == 1
    assert ("My words & more, 100% #mine?" in unquote(href)) is row.takes_text
    title = page.locator("#subject").input_value() if row.title else ""
    assert href == row.intent("My words & more, 100% #mine?", link, title)


def test_a_network_that_cannot_be_opened_is_copied_for(reader: Reader) -> None:
    page = reader.visit(STORY)
    begin(page, "instagram")
    assert page.locator("[data-opens]").is_hidden()
    assert main_button(page) == "Copy"


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


def test_visitors_begin_with_different_texts(chromium: Browser, example_address: str, example: Website) -> None:
    kit = example.kits[f"{STORY}kit.json"]
    ready = [number for number, text in enumerate(texts_of(kit, "linkedin", "colleague")) if "[…]" not in text["text"]]
    seen = set()
    with Reader.of(chromium, example_address, anew=True) as reader:
        for visit in range(60):
            chance = random.Random(visit).random()  # noqa: S311 - the same visits each time
            reader.page.evaluate("() => { try { localStorage.clear() } catch {} }")
            reader.page.add_init_script(f"Math.random = () => {chance}")
            page = reader.visit(f"{STORY}?visit={visit}#linkedin")
            seen.add(int(page.locator("input[name=variant]:checked").get_attribute("value") or -1))
            if seen == set(ready):
                break
    assert seen == set(ready)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1440, 900)], ids=["phone", "desk"])
@pytest.mark.parametrize("path", [STORY, VACANCY])
def test_field_counter_and_buttons_are_on_the_first_screen(reader: Reader, path: str, width: int, height: int) -> None:
    reader.page.set_viewport_size({"width": width, "height": height})
    page = reader.visit(path)
    for place in (FIELD, "#count", "[data-copies]", "[data-opens]", ".networks"):
        box = page.locator(place).bounding_box()
        assert box
        assert box["y"] + box["height"] <= height, place


def test_a_share_page_and_its_texts_are_light(example: Website) -> None:
    sizes = {path: len(content) for path, content in example.files.items()}
    pages = {path: size for path, size in sizes.items() if re.search(r"share/\w+/[^/]+/index\.html", path)}
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


PLACE = "share/locations/wulpenoord/"


def test_the_text_of_a_place_is_copied_as_somebody_has_changed_it(colleague: Reader) -> None:
    page = colleague.visit(PLACE)
    begin_with(page, "plain", "My yard. ")
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.locator("[data-said]")).to_have_text("Copied. It is yours now.")
    assert copied(page, page.locator(FIELD).input_value()).startswith("My yard. Wulpenoord yard, Veer & Peil:")
    button = page.get_by_role("button", name="Copy its description")
    described = button.get_attribute("data-copies-text") or ""
    button.click()
    assert copied(page, described) == described


def begin_with(page: Page, network: str, words: str) -> None:
    """Choose a network and write some words before the text."""
    choose(page, "network", network)
    page.locator(FIELD).press("Control+Home")
    page.locator(FIELD).press_sequentially(words)


@pytest.mark.parametrize("network", ["x", "whatsapp", "bluesky", "email", "teams"])
def test_the_text_of_a_place_is_opened_as_somebody_has_changed_it(reader: Reader, network: str) -> None:
    page = reader.visit(PLACE)
    begin_with(page, network, "My yard. ")
    opened = unquote(page.locator("[data-opens]").get_attribute("href") or "")
    assert "My yard. Wulpenoord yard" in opened
    assert f"/locations/wulpenoord/?utm_source={network}" in opened
    written = page.locator(FIELD).input_value()
    page.reload()
    expect(page.locator(FIELD)).to_have_value(written)


@pytest.mark.parametrize("network", ["linkedin", "facebook", "reddit"])
def test_of_a_place_too_it_is_said_that_a_network_takes_the_link_alone(reader: Reader, network: str) -> None:
    page = reader.visit(PLACE)
    choose(page, "network", network)
    expect(page.locator("[data-note]")).to_contain_text("takes the link alone. Copy the text first")
    expect(page.locator(".variants")).to_be_hidden()


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
