"""What the first screen says, and what stays in reach of a thumb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from visit import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

    from website import Website

pytestmark = pytest.mark.browser

PHONE: ViewportSize = {"width": 390, "height": 844}
SMALL_PHONE: ViewportSize = {"width": 320, "height": 568}
SIZES: dict[str, ViewportSize] = {"phone": PHONE, "desk": {"width": 1440, "height": 900}}

# Voluntary work is not paid, and its kind says so.
ANSWERS = {
    "what": "h1",
    "how much": ":is(.fact-pay, .facts:not(:has(.fact-pay)) .fact-employment) dd",
    "how many hours": ".fact-hours dd",
    "until when": ".fact-closes dd",
    "where": ".fact-place dd:last-of-type",
    "with whom": ":is(.fact-contact, .beside .person-name) a",
}

BELOW = """([selectors, bar]) => Object.fromEntries(Object.entries(selectors).map(([name, selector]) => {
    const shown = [...document.querySelectorAll(selector)].filter((node) => node.checkVisibility());
    const ends = shown.map((node) => node.getBoundingClientRect().bottom);
    const cover = document.querySelector(bar)?.getBoundingClientRect();
    const end = cover?.height ? cover.top : innerHeight;
    return [name, ends.length ? Math.max(0, Math.min(...ends) - end) : innerHeight];
}).filter(([, pixels]) => pixels))"""
"""How far the first that is shown of some elements ends below the first screen, or under a bar at its foot; not those
that end above."""


def open_vacancies(site: Website) -> list[str]:
    """Return the addresses of all vacancies that one can apply for, in all languages."""
    address = re.compile(
        r"(\w\w/)?vacancies/(?!open-application/)[\w-]+/"
    )  # which is for no job, so that it names none
    return [each for each in site.pages if address.fullmatch(each) and site.pages[each].select_one(".apply")]


def below(page: Page, selectors: dict[str, str], bar: str) -> dict[str, float]:
    """Return how far elements end below the first screen, in pixels: only those that do, by their names."""
    late: dict[str, float] = page.evaluate(BELOW, [selectors, bar])
    return late


def test_the_first_screen_of_a_vacancy_answers_all_six_questions_and_lets_one_apply(
    chromium: Browser, example_address: str, example: Website
) -> None:
    addresses = open_vacancies(example)
    assert {address[:3] for address in addresses} >= {"nl/", "sv/", "vac"}
    late = {}
    with Reader.of(chromium, example_address, viewport=PHONE) as reader:
        for address in addresses:
            page = reader.visit(address)
            for name, size in SIZES.items():
                page.set_viewport_size(size)
                late[address, name] = below(page, ANSWERS, ".apply-bar") | below(page, {"apply": "a.apply"}, "no bar")
            page.set_viewport_size(SMALL_PHONE)
            pay = {"how much": ".fact-pay dd"} if example.pages[address].select_one(".fact-pay") else {}
            late[address, "small phone"] = below(page, pay, ".apply-bar")
            page.set_viewport_size(PHONE)
    assert {page: pixels for page, pixels in late.items() if pixels} == {}


GLANCE = {
    "who tells": ".voice-name",
    "what they say": ".voice q",
    "stories": ".at-a-glance [href$='stories/']",
    "vacancies": ".at-a-glance [href$='vacancies/']",
}


@pytest.mark.parametrize("prefix", ["", "nl/", "sv/"], ids=["en", "nl", "sv"])
def test_the_first_screen_of_the_home_page_says_who_tells_and_what_is_open(
    chromium: Browser, example_address: str, prefix: str
) -> None:
    with Reader.of(chromium, example_address, viewport=PHONE) as reader:
        page = reader.visit(prefix)
        for name, size in SIZES.items():
            page.set_viewport_size(size)
            assert (name, below(page, GLANCE, "no bar")) == (name, {})


IN_REACH = """() => [...document.querySelectorAll("a.apply")].some((node) => {
    const { top, bottom, height } = node.getBoundingClientRect();
    return height > 40 && top >= 0 && bottom <= innerHeight;
})"""


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["phone", "small phone"])
def test_on_a_phone_one_can_apply_from_everywhere(chromium: Browser, example_address: str, size: ViewportSize) -> None:
    with Reader.of(chromium, example_address, viewport=size) as reader:
        for address in ("vacancies/bridge-mechanic/", "nl/vacancies/roster-planner/"):
            page = reader.visit(address)
            end = page.evaluate("document.documentElement.scrollHeight - document.querySelector('footer').clientHeight")
            for place in range(0, end - size["height"] + 1, 200):
                page.evaluate("(y) => scrollTo(0, y)", place)
                assert (address, place, page.evaluate(IN_REACH)) == (address, place, True)


COVERED = """() => {
    const node = document.activeElement, bar = document.querySelector(".apply-bar");
    if (node === document.body) return "";
    const { top, bottom } = node.getBoundingClientRect(), cover = bar.getBoundingClientRect();
    return !bar.contains(node) && (bottom > cover.top + 1 && top < cover.bottom) ? node.outerHTML.slice(0, 120) : "";
}"""


def test_the_bar_at_the_foot_covers_nothing_that_has_the_focus(chromium: Browser, example_address: str) -> None:
    """WCAG 2.2, 2.4.11."""
    with Reader.of(chromium, example_address, viewport=PHONE) as reader:
        page = reader.visit("vacancies/bridge-mechanic/")
        for key in ("Tab", "Shift+Tab"):
            for _ in range(page.locator("a, button, input, summary").count()):
                page.keyboard.press(key)
                assert page.evaluate(COVERED) == ""


def test_where_the_screen_is_low_nothing_sticks_to_its_foot(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, viewport={"width": 640, "height": 360}) as reader:
        page = reader.visit("vacancies/bridge-mechanic/")
        assert not page.locator(".apply-bar").is_visible()
        assert page.locator(".vacancy-page a.apply").count() == 2
        assert page.locator(".vacancy-page a.apply").first.is_visible()


WIDTHS = (320, 390, 640, 880, 960, 1024, 1100, 1200, 1440)
BROKEN_WORDS = r"""() => {
    const range = document.createRange(), broken = [];
    for (const node of document.querySelectorAll(".timetable :is(a, dd, dd time, dd bdi)")) {
        const text = node.firstChild;
        if (text?.nodeType !== Node.TEXT_NODE) continue;
        for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}]+/gu)) {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) broken.push(word);
        }
    }
    return broken;
}"""
IS_SEARCH_BESIDE = """() => {
    const middle = (node) => { const { top, height } = node.getBoundingClientRect(); return top + height / 2; };
    const search = middle(document.querySelector(".masthead-search"));
    return Math.abs(search - middle(document.querySelector(".masthead-nav li"))) < 8;
}"""


@pytest.mark.parametrize("prefix", ["nl/", "sv/"], ids=["nl", "sv"])
def test_at_no_width_does_a_word_of_the_timetable_break_or_the_search_stand_in_a_second_row(
    chromium: Browser, example_address: str, prefix: str
) -> None:
    faults = {}
    with Reader.of(chromium, example_address, viewport=PHONE) as reader:
        page = reader.visit(f"{prefix}vacancies/")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            faults[width] = page.evaluate(BROKEN_WORDS), page.evaluate(IS_SEARCH_BESIDE)
    assert faults == dict.fromkeys(WIDTHS, ([], True))


LABELS = """() => [...document.querySelectorAll(".timetable li:not([hidden]) dt")]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }) && node.getBoundingClientRect().width > 2)
    .map((node) => node.innerText)"""


def test_a_timetable_says_once_what_its_columns_are_whatever_the_filters_leave(
    chromium: Browser, example_address: str
) -> None:
    columns = ["Where", "Hours", "Pay", "Apply by"]
    with Reader.of(chromium, example_address, viewport=SIZES["desk"]) as reader:
        page = reader.visit("vacancies/")
        assert page.evaluate(LABELS) == columns
        page.evaluate("document.querySelector('.timetable li').hidden = true")
        assert page.evaluate(LABELS) == columns
        page.set_viewport_size(PHONE)
        assert set(page.evaluate(LABELS)) == {"Apply by"}
