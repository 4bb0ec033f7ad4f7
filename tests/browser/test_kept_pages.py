"""A page that `kollega review` has kept, opened from a download in Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from camera import file_of, landscape
from company import NOW, minimal_company
from kollega.cli.command import kollega
from repository import begin_repository

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, ViewportSize

PHONE: ViewportSize = {"width": 390, "height": 844}
LOOK = """() => [
    [...document.images].filter((image) => !image.naturalWidth).length,
    [...document.fonts].filter((font) => font.status === "loaded" && !font.family.includes("measure")).length,
    document.documentElement.scrollWidth,
    document.querySelectorAll("script").length,
]"""


def test_a_kept_page_is_whole_asks_nobody_and_runs_nothing(chromium: Browser, tmp_path: Path) -> None:
    company = minimal_company(tmp_path)
    begin_repository(company.root)
    company.write("stories/fog.jpg", file_of(landscape(1300, 900), "JPEG"))
    company.edit("stories/lifts.md", "tags: [lifts]", "tags: [lifts]\nphoto: fog.jpg\nphoto_alt: Fog")
    words = ("review", "-f", str(company.config_file), "--as-of", NOW.isoformat(), "--since", "main")
    done = CliRunner().invoke(kollega, [*words, "--pages", str(tmp_path / "kept")])
    assert done.exit_code == 0, done.output
    context = chromium.new_context(viewport=PHONE, color_scheme="dark")
    page = context.new_page()
    noticed: list[str] = []
    page.on("console", lambda message: noticed.append(message.text))
    page.on("request", lambda request: noticed.append(request.url))
    address = (tmp_path / "kept/story-lifts.html").as_uri()
    page.goto(address, wait_until="load")
    page.evaluate("() => document.fonts.ready.then(() => 1)")
    broken, fonts, width, scripts = page.evaluate(LOOK)
    context.close()
    assert [each[:60] for each in noticed if not each.startswith(("data:", address))] == []
    assert (broken, fonts >= 2, width, scripts) == (0, True, PHONE["width"], 0)
