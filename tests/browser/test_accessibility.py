"""Pages for everybody: what axe finds, text set wider apart, a larger page, and colours of the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from company import minimal_company
from served import served
from visit import KINDS, Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from website import Website

pytestmark = pytest.mark.browser

PERSIAN = """---
title: بالابرهایی که منتظر می‌مانند
{authors}
description: چرا بالابرها منتظر می‌مانند.
---
## دوباره

بالابر همان‌جا می‌ماند که رها شده است.
"""


PERSIAN_PAGE = """# چرا ما

> [!STORIES] داستان‌ها
> - [A](../stories/lifts.md)
> - [B](../stories/doors.md)

> [!QUOTE]
> بالابر همان‌جا می‌ماند.
>
> — [Ana](../stories/people/ana.md)

> [!VACANCIES] باز است

> [!PEOPLE]
> - [Ana](../stories/people/ana.md)

> [!TIP]
> دوباره.
"""
"""Blocks of every kind; one story is told in English alone."""


COLOURS = """async () => {
    const rules = axe.getRules(["cat.color"]).filter(({ tags }) => !tags.includes("wcag2aaa"));
    const runOnly = rules.map(({ ruleId }) => ruleId);
    return (await axe.run({ runOnly, resultTypes: ["violations"] })).violations;
}"""
"""The rules of colours that axe has in use; asked for by their tag alone, it would add one that it leaves out."""


def found(reader: Reader, path: str) -> list[tuple[str, Any]]:
    """Return the rules of axe that a page breaks, and where: all of them, and in the dark those of colours."""
    page = reader.visit(path)
    reader.prefer("light")
    violations = Axe().run(page).response["violations"]
    reader.prefer("dark")
    violations += page.evaluate(COLOURS)
    return [(each["id"], [node["html"][:200] for node in each["nodes"]]) for each in violations]


def test_dark_and_light_differ_in_colours_alone(example: Website) -> None:
    """So that of what axe looks for nothing else can come or go with them."""
    sheets = {path: content for path, content in example.files.items() if path.endswith(".css")}
    assert any(b"light-dark(" in content for content in sheets.values())
    assert [path for path, content in sheets.items() if b"prefers-color-scheme" in content] == []


def test_axe_sees_colours_that_are_too_much_alike(reader: Reader) -> None:
    page = reader.visit("404.html")
    Axe().run(page)
    page.evaluate("document.querySelector('h1').style.color = 'light-dark(#000, #222)'")
    reader.prefer("dark")
    assert [each["id"] for each in page.evaluate(COLOURS)] == ["color-contrast"]


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(chromium: Browser, example_address: str, width: int) -> None:
    with Reader.of(chromium, example_address, viewport={"width": width, "height": 900}) as reader:
        assert {path: faults for path in KINDS if (faults := found(reader, path))} == {}


RIGHT_TO_LEFT = (
    "why",
    "stories",
    "stories/lifts",
    "vacancies",
    "vacancies/fitter",
    "people/ana",
    "share",
    "share/stories/lifts",
    "first-post",
)


@pytest.fixture(scope="module")
def persian(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    company = minimal_company(tmp_path_factory.mktemp("persian"))
    company.configure({"languages": ["en", "fa"]})
    company.write("pages/why.fa.md", PERSIAN_PAGE)
    doors = (company.root / "stories/lifts.md").read_text("utf-8").replace("Lifts that", "Doors that")
    company.write("stories/doors.md", doors)
    company.write("stories/lifts.fa.md", PERSIAN.format(authors="authors: [ana]\ndate: 2026-03-01"))
    posted = "date_posted: 2026-03-01\napply_url: https://apply.acme.example/"
    company.write("vacancies/fitter.fa.md", PERSIAN.format(authors=posted))
    with served(company.build().folder) as address:
        yield f"{address}fa/"


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing_from_right_to_left(chromium: Browser, persian: str, width: int) -> None:
    paths = ["", *(f"{path}/" for path in RIGHT_TO_LEFT)]
    with Reader.of(chromium, persian, viewport={"width": width, "height": 900}) as reader:
        assert {path: faults for path in paths if (faults := found(reader, path))} == {}


WIDER = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }
    `);
    document.adoptedStyleSheets = [sheet];
}"""
"""Text spacing as WCAG 2.2 names it in 1.4.12."""

CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((node) => {
    const style = getComputedStyle(node);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === "none";
    return hides && node.innerText?.trim() && !node.closest(".portrait, .link-card")
        && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
}).map((node) => node.outerHTML.slice(0, 200))"""
"""Elements whose text does not fit. Initials of a portrait stand beside the name that they stand for, and the
picture of a network's card cuts its text as the network does."""


@pytest.mark.parametrize("widths", [(320, 390), (1440,)], ids=["phones", "desk"])
def test_text_set_wider_apart_is_neither_cut_off_nor_out_of_sight(
    chromium: Browser, example_address: str, widths: tuple[int, ...]
) -> None:
    with Reader.of(chromium, example_address, viewport={"width": widths[0], "height": 900}) as reader:
        for path in KINDS:
            page = reader.visit(path)
            page.evaluate(WIDER)
            for width in widths:
                page.set_viewport_size({"width": width, "height": 900})
                assert (path, width, page.evaluate(CUT_OFF)) == (path, width, [])
                assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            page.set_viewport_size({"width": widths[0], "height": 900})


def test_a_page_at_four_times_its_size_keeps_everything(chromium: Browser, example_address: str) -> None:
    """1280 pixels at 400 % are 320 wide and 256 high (WCAG 1.4.10), where nothing may cover the text."""
    with Reader.of(chromium, example_address, viewport={"width": 320, "height": 256}) as reader:
        for path in KINDS:
            page = reader.visit(path)
            assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
            assert (path, page.evaluate(CUT_OFF)) == (path, [])
            fixed = """() => [...document.querySelectorAll("body *")]
                .filter((node) => /fixed|sticky/.test(getComputedStyle(node).position))
                .reduce((sum, node) => sum + node.getBoundingClientRect().height, 0)"""
            assert page.evaluate(fixed) <= 256 / 3, path


PLAIN = """() => [...document.querySelectorAll("a.apply, .button, button, textarea, [type=text], [type=search]")]
    .filter((node) => node.checkVisibility() && !parseFloat(getComputedStyle(node).borderBottomWidth))
    .map((node) => node.outerHTML.slice(0, 200))"""

MARKED = {
    ".masthead-nav [aria-current]": ".masthead-nav a:not([aria-current])",
    ".networks label:has(:checked)": ".networks label:not(:has(:checked))",
    ".variants label:has(:checked)": ".variants label:not(:has(:checked))",
}
"""What is chosen, and what could be: a line below tells them apart."""


def test_with_colours_of_the_reader_s_own_everything_has_its_edge(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, forced_colors="active") as reader:
        for path in KINDS:
            page = reader.visit(path)
            assert (path, page.evaluate(PLAIN)) == (path, [])
            for pair in MARKED.items():
                lines = [
                    each.first.evaluate("(node) => getComputedStyle(node).borderBottomColor")
                    for each in map(page.locator, pair)
                    if each.count()
                ]
                assert len(lines) == len(set(lines)), (path, pair)
        assert reader.complaints == []
