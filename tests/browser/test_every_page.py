"""Every page of the example, each visited once: on the smallest screen, and then on a desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from visit import USUAL_SIZE, Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ViewportSize

    from website import Website

pytestmark = pytest.mark.browser

SMALLEST: ViewportSize = {"width": 320, "height": 640}


@dataclass(frozen=True)
class Seen:
    """What came of the visit to a page."""

    width: int
    """Of all that can be scrolled to, in pixels, on the smallest screen."""
    hosts: frozenset[str]
    """Whom the browser had asked for anything by then."""
    kept: dict[str, Any]
    complaints: list[str]


@pytest.fixture(scope="module")
def seen(chromium: Browser, example_address: str, example: Website) -> dict[str, Seen]:
    """Return what was seen of each page, by its address below the root."""
    with Reader.of(chromium, example_address, anew=True, viewport=SMALLEST) as reader:
        return {address: _look(reader, address) for address in example.pages}


def _look(reader: Reader, address: str) -> Seen:
    reader.page.set_viewport_size(SMALLEST)
    page = reader.visit(address)
    width = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(USUAL_SIZE)
    reader.settle()
    return Seen(width, frozenset(reader.hosts), reader.kept(), [*reader.complaints])


def test_no_page_asks_another_host_or_keeps_anything(seen: dict[str, Seen], example_address: str) -> None:
    assert {address: (each.hosts, each.kept) for address, each in seen.items()} == dict.fromkeys(
        seen, ({example_address}, {})
    )


def test_no_page_has_a_fault(seen: dict[str, Seen], example: Website) -> None:
    assert {address: each.complaints for address, each in seen.items() if each.complaints} == {}
    assert seen.keys() == set(example.pages)


def test_no_page_scrolls_sideways_on_the_smallest_screen(seen: dict[str, Seen]) -> None:
    assert {address: each.width for address, each in seen.items() if each.width > SMALLEST["width"]} == {}
