"""Every page of the example, each visited once: on the smallest screen, and some then on a desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from visit import KINDS, Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

    from website import Website

pytestmark = pytest.mark.browser

SMALLEST: ViewportSize = {"width": 320, "height": 640}
DESK: ViewportSize = {"width": 1440, "height": 900}

WIDTH = "document.documentElement.scrollWidth"

ON_A_DESK = {f"nl/{kind}" for kind in KINDS}
"""Those in English are looked at there for whom pages are accessible."""


@dataclass(frozen=True)
class Seen:
    """What came of the visit to a page."""

    too_wide: list[int]
    """The widths of screens that it does not fit, in pixels."""
    hosts: frozenset[str]
    """Whom the browser had asked for anything by then."""
    complaints: list[str]
    """Of the browser, by then."""


@dataclass(frozen=True)
class Walk:
    """What came of the visits to all pages."""

    pages: dict[str, Seen]
    """By address below the root."""
    kept: dict[str, Any]
    """What they left in the browser."""


@pytest.fixture(scope="module")
def walk(chromium: Browser, example_address: str, example: Website) -> Walk:
    with Reader.of(chromium, example_address, anew=True, viewport=SMALLEST) as reader:
        return Walk({address: _look(reader, address) for address in example.pages}, reader.kept())


def _look(reader: Reader, address: str) -> Seen:
    page = reader.visit(address)
    widths = {SMALLEST["width"]: page.evaluate(WIDTH)}
    if address in ON_A_DESK:
        page.set_viewport_size(DESK)
        reader.settle()
        widths[DESK["width"]] = page.evaluate(WIDTH)
        page.set_viewport_size(SMALLEST)
    too_wide = [window for window, width in widths.items() if width > window]
    return Seen(too_wide, frozenset(reader.hosts), [*reader.complaints])


def test_no_page_asks_another_host(walk: Walk, example_address: str) -> None:
    assert {address: each.hosts for address, each in walk.pages.items() if each.hosts != {example_address}} == {}


def test_to_read_all_pages_leaves_nothing_in_the_browser(walk: Walk) -> None:
    assert walk.kept == {}


def test_no_page_has_a_fault(walk: Walk, example: Website) -> None:
    assert {address: each.complaints for address, each in walk.pages.items() if each.complaints} == {}
    assert walk.pages.keys() == set(example.pages)


def test_no_page_scrolls_sideways(walk: Walk) -> None:
    assert walk.pages.keys() > ON_A_DESK - {"nl/../404.html", "nl/search/?q=heron"}
    assert {address: each.too_wide for address, each in walk.pages.items() if each.too_wide} == {}
