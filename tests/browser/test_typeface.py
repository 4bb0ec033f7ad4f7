"""The organisation's fonts are what a reader sees, and all that they fetch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import ORGANISATION, minimal_company
from foundry import GREEK, file_of, font, variable_font
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STORY = "stories/lifts/"
SHIFT = """() => new Promise(resolve => new PerformanceObserver(list => resolve(
    list.getEntries().reduce((sum, entry) => sum + entry.value, 0)
)).observe({type: 'layout-shift', buffered: true}) || setTimeout(() => resolve(0), 300))"""


def fonts_of(page: Page, selector: str) -> set[str]:
    """Return the families that Chromium draws an element with, as the font files call themselves."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    drawn = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {each["familyName"] for each in drawn if each["isCustomFont"]}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with titles in Bricks and texts in Blocks; the interface keeps the theme's font."""
    company = minimal_company(tmp_path_factory.mktemp("typeface"))
    company.write("fonts/Blocks.ttf", file_of(font()))
    company.write("fonts/Bricks.ttf", file_of(variable_font("Bricks")))
    company.write("fonts/Bricks-Greek.ttf", file_of(font("Bricks", 450, letters=GREEK)))
    typeface = {"titles": "Bricks", "texts": "Blocks"}
    company.configure({"organisation": ORGANISATION | {"typeface": typeface}, "fonts": "fonts"})
    company.edit("stories/lifts.md", "A lift waits where", "Лифт ждёт. A lift waits where")
    with served(company.draw().folder) as address:
        yield address


def test_titles_and_texts_are_drawn_in_the_chosen_families(chromium: Browser, address: str) -> None:
    with Reader.of(chromium, address) as reader:
        page = reader.visit(STORY)
        assert fonts_of(page, "h1") == {"Bricks"}
        assert fonts_of(page, ".standfirst") == {"Blocks"}
        assert {family.removesuffix(" ExtraLight") for family in fonts_of(page, ".masthead-nav a")} == {"Source Sans 3"}
        assert reader.complaints == []


def test_letters_that_the_family_lacks_are_drawn_in_the_themes(chromium: Browser, address: str) -> None:
    with Reader.of(chromium, address) as reader:
        assert fonts_of(reader.visit(STORY), ".prose p") == {"Blocks", "Literata"}


def test_a_page_fetches_the_fonts_it_shows_and_no_others(chromium: Browser, address: str) -> None:
    with Reader.of(chromium, address, anew=True) as reader:
        fetched: list[str] = []
        reader.page.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
        reader.visit("people/ana/")
        fonts = {name.split(".")[0] for name in fetched if name.endswith(".woff2")}
        assert fonts == {"bricks-400-600-latin", "blocks-400-latin", "source-sans-3-latin"}


def test_what_is_asked_for_early_is_asked_for_once_and_used(chromium: Browser, address: str) -> None:
    with Reader.of(chromium, address, anew=True) as reader:
        fetched: list[str] = []
        reader.page.on("request", lambda request: fetched.append(request.url))
        page = reader.visit(STORY)
        page.wait_for_timeout(4000)  # Chromium complains of an unused preload after three seconds
        assert len(fetched) == len(set(fetched))
        assert reader.complaints == []


def test_little_moves_when_the_fonts_arrive(chromium: Browser, address: str) -> None:
    with Reader.of(chromium, address, anew=True, viewport={"width": 390, "height": 800}) as reader:
        assert reader.visit(STORY).evaluate(SHIFT) < 0.05
