"""The policy that pages are sent with, as Chromium takes it; that no page breaks it, test_pages.py sees."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from playwright.sync_api import expect

from kollega.outputs.site_files.headers import EVERYWHERE
from served import served
from visit import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from company import Company

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


def test_style_sheets_and_scripts_of_the_site_s_own_work(chromium: Browser, company: Company) -> None:
    company.write("pages/own/style.css", "h1 { color: rgb(1, 2, 3); background: url(dot.png) }")
    company.write("pages/own/dot.png", _dot())
    company.write("pages/own/script.mjs", "import { name } from './name.mjs'; document.title = name;")
    company.write("pages/own/name.mjs", "export const name = 'ours';")
    company.configure(extra_css=["own/style.css"], extra_javascript=["own/script.mjs"])
    with served(company.build().folder) as address, Reader.of(chromium, address) as reader:
        for path in ("stories/lifts/", "nowhere/at/all/"):
            page = reader.visit(path)
            expect(page).to_have_title("ours")
            expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
        assert [said for said in reader.complaints if "404" not in said] == []


def _dot() -> bytes:
    made = BytesIO()
    Image.new("RGB", (1, 1)).save(made, "PNG")
    return made.getvalue()


def test_no_page_is_shown_in_a_frame(reader: Reader) -> None:
    page = reader.visit("")
    page.evaluate(
        "async (url) => { const frame = document.createElement('iframe'); frame.src = url; document.body.append(frame);"
        " await new Promise((done) => { frame.onload = done; }); }",
        f"{reader.address}vacancies/",
    )
    assert page.frames[1].url == "chrome-error://chromewebdata/"
