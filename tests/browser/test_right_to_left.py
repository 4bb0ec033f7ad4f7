"""Pages that are read from right to left: nothing sticks out, and what runs the other way keeps its order."""

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

STORY = """---
title: بالابرهایی که منتظر می‌مانند
authors: [ana]
date: 2026-03-01
description: چرا بالابرها منتظر می‌مانند.
---
دستور `lift --up 12` بالابر را به طبقه می‌آورد.
"""
VACANCY = """---
title: نصاب بالابر
date_posted: 2026-03-01
description: شما بالابر تعمیر می‌کنید.
salary: {min: 2950, max: 3900, currency: EUR, unit: MONTH}
hours: {min: 32, max: 36}
valid_through: 2027-03-31
apply_url: https://apply.acme.example/
---
بالا و پایین می‌روید.
"""
PAGES = (
    "fa/",
    "fa/stories/",
    "fa/stories/lifts/",
    "fa/vacancies/",
    "fa/vacancies/fitter/",
    "fa/people/ana/",
    "fa/share/",
    "fa/share/stories/lifts/",
    "fa/first-post/",
    "fa/feeds/",
    "fa/embed/vacancies/",
    "fa/embed/stories/",
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    company = minimal_company(tmp_path_factory.mktemp("right-to-left"))
    company.configure({"languages": ["en", "fa"]})
    company.write("stories/lifts.fa.md", STORY)
    company.write("vacancies/fitter.fa.md", VACANCY)
    with served(company.build().folder) as found:
        yield found


@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_sticks_out(chromium: Browser, address: str, path: str, width: int) -> None:
    with Reader.of(chromium, address, viewport={"width": width, "height": 800}) as reader:
        page = reader.visit(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("h1").first.evaluate("each => getComputedStyle(each).direction") == "rtl"


LEFT_OF = """(element, text) => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node; (node = texts.nextNode()); ) {
        const start = node.data.indexOf(text);
        if (start < 0) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + text.length);
        return range.getBoundingClientRect().left;
    }
}"""


@pytest.mark.parametrize(
    ("path", "selector", "left", "right"),
    [
        pytest.param("fa/share/stories/lifts/", ".downloads", "1200", "630", id="a size"),
        pytest.param("fa/stories/lifts/", ".prose code", "lift", "12", id="a command"),
        pytest.param("fa/stories/lifts/", ".spread .margin", "1", "minute", id="English words"),
        pytest.param("fa/vacancies/fitter/", ".fact-pay", "2,950", "3,900", id="pay"),
        pytest.param("fa/vacancies/fitter/", ".fact-hours", "32", "hours", id="hours"),
        pytest.param("fa/vacancies/fitter/", ".fact-closes", "۲۰۲۷", "مارس", id="a date runs with the page"),
        pytest.param("fa/vacancies/", ".departure-hours", "32", "hours", id="hours in a list"),
        pytest.param("fa/embed/vacancies/", ".embed-more", "All", "Acme", id="a link below a list elsewhere"),
        pytest.param("fa/embed/vacancies/?tag=none", ".empty", "Nothing", "now", id="a list elsewhere that is empty"),
        pytest.param("fa/people/ana/", ".biography", "Ana", "lifts.", id="an English biography"),
    ],
)
def test_what_runs_the_other_way_keeps_its_order(  # noqa: PLR0913, PLR0917 - a column each
    chromium: Browser, address: str, path: str, selector: str, left: str, right: str
) -> None:
    with Reader.of(chromium, address, viewport={"width": 900, "height": 800}) as reader:
        element = reader.visit(path).locator(selector).first
        assert element.evaluate(LEFT_OF, left) < element.evaluate(LEFT_OF, right)


ELEMENT = """async () => {
    document.body.innerHTML = "<kollega-vacancies></kollega-vacancies><kollega-vacancies tag=none></kollega-vacancies>";
    const script = Object.assign(document.createElement("script"), { src: "/embed/kollega.js" });
    document.body.append(script);
}"""


@pytest.mark.parametrize(
    ("selector", "left", "right"),
    [
        pytest.param(".hours", "32", "hours", id="hours"),
        pytest.param(".pay", "2,950", "3,900", id="pay"),
        pytest.param(".closes", "مارس", "Apply", id="an English label before a date"),
        pytest.param(".none", "Nothing", "now", id="nothing"),
        pytest.param(".more", "All", "Acme", id="the link below"),
    ],
)
def test_an_element_in_another_page_keeps_the_order_too(
    chromium: Browser, address: str, selector: str, left: str, right: str
) -> None:
    with Reader.of(chromium, address, viewport={"width": 900, "height": 800}) as reader:
        page = reader.visit("fa/embed/vacancies/")
        page.evaluate(ELEMENT)
        element = page.locator(f"kollega-vacancies {selector}").first
        element.wait_for()
        assert element.evaluate(LEFT_OF, left) < element.evaluate(LEFT_OF, right)


def test_a_short_link_reads_from_left_to_right(chromium: Browser, address: str) -> None:
    with Reader.of(chromium, address, java_script_enabled=False, viewport={"width": 320, "height": 800}) as reader:
        shown = reader.visit("fa/share/stories/lifts/").locator(".share-address")
        assert shown.evaluate("each => getComputedStyle(each).direction") == "ltr"


def test_the_counter_and_the_note_keep_their_order_and_stand_where_the_page_begins(
    chromium: Browser, address: str
) -> None:
    with Reader.of(chromium, address, viewport={"width": 1440, "height": 900}) as reader:
        page = reader.visit("fa/share/stories/lifts/")
        count, note = page.locator("#count"), page.locator("#note")
        length = count.inner_text().split()[0]
        assert count.evaluate(LEFT_OF, length) < count.evaluate(LEFT_OF, "of")
        assert note.evaluate("each => getComputedStyle(each).textAlign") in {"right", "match-parent"}
        assert note.evaluate(LEFT_OF, "LinkedIn") > page.locator(".workbench-desk").bounding_box()["x"] + 100  # type: ignore[index]
