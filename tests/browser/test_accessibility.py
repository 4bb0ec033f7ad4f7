"""Pages for everybody: what axe finds, text set wider apart, a larger page, and colours of the reader's own."""

from __future__ import annotations

from dataclasses import dataclass
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


PHONE, DESK, SMALLEST = 390, 1440, 320
"""Widths of windows, in pixels."""

RULES = """async () => (await axe.run({ resultTypes: ["violations"] })).violations"""

COLOURS = """async () => {
    const rules = axe.getRules(["cat.color"]).filter(({ tags }) => !tags.includes("wcag2aaa"));
    const runOnly = rules.map(({ ruleId }) => ruleId);
    return (await axe.run({ runOnly, resultTypes: ["violations"] })).violations;
}"""
"""The rules of colours that axe has in use; asked for by their tag alone, it would add one that it leaves out."""


def found(reader: Reader, path: str) -> list[tuple[int, str, Any]]:
    """Return the rules of axe that a page breaks on a phone and on a desk, and where: in the dark those of colours."""
    resize(reader, PHONE)
    page = reader.visit(path)
    page.evaluate(Axe().axe_script)
    violations = []
    for width in (PHONE, DESK):
        resize(reader, width)
        for scheme, rules in (("light", RULES), ("dark", COLOURS)):
            reader.prefer(scheme)
            violations += [(width, each) for each in page.evaluate(rules)]
    return [(width, each["id"], [node["html"][:200] for node in each["nodes"]]) for width, each in violations]


def resize(reader: Reader, width: int, height: int = 900) -> None:
    reader.page.set_viewport_size({"width": width, "height": height})


def test_dark_and_light_differ_in_colours_alone(example: Website) -> None:
    """So that of what axe looks for nothing else can come or go with them."""
    sheets = {path: content for path, content in example.files.items() if path.endswith(".css")}
    assert any(b"light-dark(" in content for content in sheets.values())
    assert [path for path, content in sheets.items() if b"prefers-color-scheme" in content] == []


def test_axe_sees_colours_that_are_too_much_alike(reader: Reader) -> None:
    page = reader.visit("404.html")
    page.evaluate(Axe().axe_script)
    page.evaluate("document.querySelector('h1').style.color = 'light-dark(#000, #222)'")
    reader.prefer("dark")
    assert [each["id"] for each in page.evaluate(COLOURS)] == ["color-contrast"]


WIDER = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
        p { margin-block-end: 2em !important }
    `);
    document.adoptedStyleSheets = [sheet];
}"""
"""Text spacing as WCAG 2.2 names it in 1.4.12."""

WIDTH = "document.documentElement.scrollWidth"

CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((node) => {
    const style = getComputedStyle(node);
    const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && style.clipPath === "none";
    return hides && node.innerText?.trim() && !node.closest(".portrait, .link-card")
        && (node.scrollWidth > node.clientWidth + 1 || node.scrollHeight > node.clientHeight + 1);
}).map((node) => node.outerHTML.slice(0, 200))"""
"""Elements whose text does not fit. Initials of a portrait stand beside the name that they stand for, and the
picture of a network's card cuts its text as the network does."""

FIXED = """() => [...document.querySelectorAll("body *")]
    .filter((node) => /fixed|sticky/.test(getComputedStyle(node).position))
    .reduce((sum, node) => sum + node.getBoundingClientRect().height, 0)"""
"""How high all is together that stays where it is while one scrolls."""

PLAIN = """() => [...document.querySelectorAll("a.apply, .button, button, textarea, [type=text], [type=search]")]
    .filter((node) => node.checkVisibility() && !parseFloat(getComputedStyle(node).borderBottomWidth))
    .map((node) => node.outerHTML.slice(0, 200))"""

MARKED = {
    ".masthead-nav [aria-current]": ".masthead-nav a:not([aria-current])",
    ".networks label:has(:checked)": ".networks label:not(:has(:checked))",
    ".variants label:has(:checked)": ".variants label:not(:has(:checked))",
}
"""What is chosen, and what could be: a line below tells them apart."""

LINES = """(pairs) => Object.entries(pairs).map((pair) => pair
    .map((each) => document.querySelector(each)).filter(Boolean)
    .map((node) => getComputedStyle(node).borderBottomColor))"""


@dataclass(frozen=True)
class Look:
    """What somebody noticed who looked at a page in all the ways in which people do."""

    faults: list[tuple[int, str, Any]]
    """What axe finds, by the width of the window."""
    edgeless: list[str]
    """Fields and buttons without an edge, in colours of the reader's own."""
    alike: list[list[str]]
    """There too: colours of lines below what is chosen, and below what could be, where these are the same."""
    enlarged: tuple[list[str], int, float]
    """At four times its size: text that is cut off, the width of all, and the height of what does not scroll."""
    wider: dict[int, tuple[list[str], int]]
    """With text set wider apart, by the width of the window: text that is cut off, and the width of all."""
    complaints: list[str]
    """Of the browser, by then."""


def look(reader: Reader, path: str) -> Look:
    """Visit a page once, and do to it what cannot be undone in the end: to come again takes longer than to look."""
    faults = found(reader, path)
    page = reader.page
    page.emulate_media(forced_colors="active")
    edgeless = page.evaluate(PLAIN)
    alike = [lines for lines in page.evaluate(LINES, MARKED) if len(lines) != len(set(lines))]
    page.emulate_media(forced_colors="none")
    resize(reader, SMALLEST, 256)
    enlarged = (page.evaluate(CUT_OFF), page.evaluate(WIDTH), page.evaluate(FIXED))
    page.evaluate(WIDER)
    wider = {}
    for width in (SMALLEST, PHONE, DESK):
        resize(reader, width)
        wider[width] = (page.evaluate(CUT_OFF), page.evaluate(WIDTH))
    return Look(faults, edgeless, alike, enlarged, wider, [*reader.complaints])


@pytest.fixture(scope="module")
def looks(chromium: Browser, example_address: str) -> dict[str, Look]:
    """Return what was noticed on a page of each kind, by its path."""
    with Reader.of(chromium, example_address) as reader:
        return {path: look(reader, path) for path in KINDS}


def test_no_page_has_a_fault_however_one_looks_at_it(looks: dict[str, Look]) -> None:
    assert {path: each.complaints for path, each in looks.items() if each.complaints} == {}


def test_axe_finds_nothing(looks: dict[str, Look]) -> None:
    assert {path: each.faults for path, each in looks.items() if each.faults} == {}


def test_text_set_wider_apart_is_neither_cut_off_nor_out_of_sight(looks: dict[str, Look]) -> None:
    for path, each in looks.items():
        for window, (cut_off, width) in each.wider.items():
            assert (path, window, cut_off) == (path, window, [])
            assert width <= window, path


def test_a_page_at_four_times_its_size_keeps_everything(looks: dict[str, Look]) -> None:
    """1280 pixels at 400 % are 320 wide and 256 high (WCAG 1.4.10), where nothing may cover the text."""
    for path, each in looks.items():
        cut_off, width, fixed = each.enlarged
        assert (path, cut_off) == (path, [])
        assert width <= SMALLEST, path
        assert fixed <= 256 / 3, path


def test_with_colours_of_the_reader_s_own_everything_has_its_edge(looks: dict[str, Look]) -> None:
    assert {path: each.edgeless for path, each in looks.items() if each.edgeless} == {}
    assert {path: each.alike for path, each in looks.items() if each.alike} == {}


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


def test_axe_finds_nothing_from_right_to_left(chromium: Browser, persian: str) -> None:
    paths = ["", *(f"{path}/" for path in RIGHT_TO_LEFT)]
    with Reader.of(chromium, persian) as reader:
        assert {path: faults for path in paths if (faults := found(reader, path))} == {}
