"""The page of figures: for everybody, on any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from company import minimal_company
from log_lines import crowd

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

FITS = "document.documentElement.scrollWidth <= innerWidth"


def test_figures_can_be_read_by_everybody_on_a_phone_and_a_desk(chromium: Browser, tmp_path: Path) -> None:
    company = minimal_company(tmp_path)
    company.write("log", "".join(crowd(20 + day, "stories/lifts/?utm_source=mastodon", day=day) for day in (1, 2, 3)))
    company.configure(site_url="https://acme.example/careers/")
    assert company.run("kollega", "reach", "log", "-o", "figures").returncode == 0
    asked: list[str] = []
    page = chromium.new_page(viewport={"width": 320, "height": 800})
    page.on("request", lambda request: asked.append(request.url))
    page.goto((company.root / "figures/reach.html").as_uri())
    assert page.evaluate(FITS)
    page.set_viewport_size({"width": 1440, "height": 900})
    assert page.evaluate(FITS)
    violations = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in violations] == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    page.close()
