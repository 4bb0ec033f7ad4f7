"""The policy that pages are sent with, as Chromium takes it; that no page breaks it, test_pages.py sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kollega.outputs.headers import EVERYWHERE

if TYPE_CHECKING:
    from visit import Reader

pytestmark = pytest.mark.browser

INLINE = {
    "a script": ("script", "window.ran = true", "window.ran !== undefined"),
    "a style": (
        "style",
        "h1 { color: rgb(1, 2, 3) }",
        "getComputedStyle(document.querySelector('h1')).color === 'rgb(1, 2, 3)'",
    ),
}


def test_pages_are_sent_with_the_headers_that_the_site_asks_for(reader: Reader) -> None:
    response = reader.page.goto(f"{reader.address}stories/")
    assert response
    assert {name: response.headers.get(name.lower()) for name in EVERYWHERE} == EVERYWHERE


@pytest.mark.parametrize(("element", "text", "worked"), INLINE.values(), ids=INLINE)
def test_nothing_that_is_written_into_a_page_works(reader: Reader, element: str, text: str, worked: str) -> None:
    page = reader.visit("stories/a-baker-on-the-ferry/")
    page.evaluate(
        "([name, text]) => document.body.appendChild(document.createElement(name)).append(text)",
        [element, text],
    )
    assert page.evaluate(worked) is False
    assert reader.complaints
    assert all("Content Security Policy" in complaint for complaint in reader.complaints)


def test_no_page_is_shown_in_a_frame(reader: Reader) -> None:
    page = reader.visit("")
    page.evaluate(
        "async (url) => { const frame = document.createElement('iframe'); frame.src = url; document.body.append(frame);"
        " await new Promise((done) => { frame.onload = done; }); }",
        f"{reader.address}vacancies/",
    )
    assert page.frames[1].url == "chrome-error://chromewebdata/"
