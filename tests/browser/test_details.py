"""Details that show care: monograms, the header, paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

LONG = "Umweltinformationssystementwicklungsabteilung"
VACANCY = """---
title: Fitter
date_posted: 2026-03-01
description: You mend lifts.
department: {team}
salary: {{min: 1234567, max: 2345678, currency: EUR, unit: YEAR}}
apply_url: https://apply.acme.example/
---
You go up and down.
"""


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with one language, one-word names, long words and no logo."""
    company = minimal_company(tmp_path_factory.mktemp("german"))
    company.configure({"languages": ["de"]})
    company.write("vacancies/fitter.md", VACANCY.format(team=LONG))
    company.write("stories/people/ana.md", f"---\nname: Wanda\ndepartment: {LONG}\n---\n")
    company.write("stories/lifts.md", (company.root / "stories/lifts.md").read_text("utf-8").replace("A lift", "Up"))
    with served(company.build().folder) as address:
        yield address


BOX = "(node) => { const box = node.getBoundingClientRect(); return [box.left, box.top, box.right, box.bottom]; }"
BASELINE = """(node) => {
    const probe = document.createElement("i");
    node.append(probe);
    Object.assign(probe.style, { display: "inline-block", inlineSize: 0, blockSize: 0 });
    return probe.getBoundingClientRect().bottom;
}"""
"""Where the line of an element's text is: an empty box stands on it."""
LETTERS = """(node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const { left, top, right } = range.getBoundingClientRect();
    return [left, top, right];
}"""


@pytest.mark.parametrize("width", [390, 1440])
def test_a_name_of_one_word_has_two_letters_and_both_stand_in_the_picture(
    chromium: Browser, german: str, width: int
) -> None:
    with Reader.of(chromium, german, viewport={"width": width, "height": 900}) as reader:
        initials = reader.visit("people/ana/").locator(".opening-face .portrait-initials")
        assert initials.inner_text().replace("\n", "") == "WA"
        left, _, right, _ = initials.locator("..").evaluate(BOX)
        first, _, last = initials.evaluate(LETTERS)
        assert left <= first < last <= right + 1


def test_the_first_letter_stays_where_text_is_set_wider_apart(chromium: Browser, german: str) -> None:
    with Reader.of(chromium, german) as reader:
        initials = reader.visit("people/").locator(".portrait-initials").first
        before = initials.evaluate(LETTERS)[1]
        initials.evaluate("(node) => { node.style.setProperty('line-height', '1.5', 'important') }")
        assert initials.evaluate(LETTERS)[1] - before < 0.5 * initials.evaluate("(node) => node.clientWidth")


@pytest.mark.parametrize("width", [320, 961, 1440])
def test_long_words_and_long_pay_stay_in_their_columns(chromium: Browser, german: str, width: int) -> None:
    with Reader.of(chromium, german, viewport={"width": width, "height": 900}) as reader:
        for path in ("vacancies/", "vacancies/fitter/", "people/"):
            assert reader.visit(path).evaluate("document.documentElement.scrollWidth") <= width, path
        page = reader.visit("vacancies/fitter/")
        _, _, right, _ = page.locator(".margin").evaluate(BOX)
        assert page.locator(".fact-pay dd").evaluate(LETTERS)[2] <= right + 1


LINES_OF_NUMBERS = r"""(node) => {
    node.closest(".fact").classList.add("fact-long");
    node.textContent = "US$143,736–\u2060191,900 a year";
    const range = document.createRange(), text = node.firstChild;
    return [...text.data.matchAll(/[\d,]+/g)].map(({ 0: number, index }) => {
        range.setStart(text, index);
        range.setEnd(text, index + number.length);
        return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    });
}"""
"""In how many lines each number of a long range of pay stands."""


def test_no_number_of_a_long_range_of_pay_is_broken(reader: Reader) -> None:
    pay = reader.visit("vacancies/bridge-mechanic/").locator(".fact-pay dd bdi")
    lines = {}
    for width in (320, 820, 960, 1024, 1100, 1440):
        reader.page.set_viewport_size({"width": width, "height": 900})
        lines[width] = pay.evaluate(LINES_OF_NUMBERS)
    assert lines == {width: [1, 1] for width in lines}


def test_a_drop_cap_leaves_room_for_what_follows_a_short_first_paragraph(chromium: Browser, german: str) -> None:
    with Reader.of(chromium, german) as reader:
        page = reader.visit("stories/lifts/")
        first = page.locator(".prose-story > p").first
        assert first.evaluate("(node) => node.clientHeight / parseFloat(getComputedStyle(node).lineHeight)") >= 2.9


def test_the_name_stands_on_the_line_of_the_navigation_and_the_navigation_ends_at_the_edge(
    chromium: Browser, example_address: str, german: str
) -> None:
    for address in (example_address, german):
        with Reader.of(chromium, address, viewport={"width": 1440, "height": 900}) as reader:
            page = reader.visit("")
            name, link = (page.locator(each).first for each in (".masthead-name span", ".masthead-nav a"))
            assert name.evaluate(BASELINE) == pytest.approx(link.evaluate(BASELINE), abs=1)
            last = ".languages a" if address == example_address else ".masthead-nav a"
            edge = page.locator("main").evaluate(
                "(node) => node.getBoundingClientRect().right - parseFloat(getComputedStyle(node).paddingRight)"
            )
            assert page.locator(last).last.evaluate(BOX)[2] == pytest.approx(edge, abs=1)


def test_on_a_phone_the_way_to_the_search_is_wide_enough_for_a_finger(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 390, "height": 844})
    left, top, right, bottom = reader.visit("").locator(".masthead-search a").evaluate(BOX)
    assert min(right - left, bottom - top) >= 24


def test_on_paper_nothing_asks_for_a_finger(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, anew=True) as reader:
        reader.page.emulate_media(media="print")
        for path in ("people/", "vacancies/", "search/"):
            page = reader.visit(path)
            assert [each for each in page.locator("form, button, .apply-bar").all() if each.is_visible()] == []
        after = "(node) => getComputedStyle(node, '::after').content"
        assert reader.page.locator(".colophon").evaluate(after) == '"https://careers.example.org/search/"'
        said = [
            reader.visit(f"vacancies/{name}/").locator("a.apply").first.evaluate(after)
            for name in ("bridge-mechanic", "tide-data-engineer")
        ]
        assert reader.page.locator("a.apply:visible").count() == 1
    assert "https://apply.example.org/bridge-mechanic" in said[0]
    assert said[1] == "none"
