"""What somebody sees who writes, while they write."""

from __future__ import annotations

from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

import kollega_theme
from patience import PATIENCE
from preview import preview
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FrameLocator, Page

    from company import Company

pytestmark = pytest.mark.browser

OPTIONS = {"kollega": (), "mkdocs": ("--livereload",)}

WORDS = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Apply"\nmsgstr "{}"\n'


def over(page: Page) -> FrameLocator:
    """Return what lies over a page."""
    return page.frame_locator("body > iframe:last-child")


def log_of(company: Company) -> Path:
    """Return the file in which the program says what it does."""
    return company.root.parent / "serve.log"


@contextmanager
def serving(company: Company, program: str) -> Iterator[str]:
    """Serve a site as its writer does, on a port of its own, and give the address once somebody answers there."""
    with preview(company, program, *OPTIONS[program]) as served:
        served.answer()
        yield f"http://{served.place}/"


@pytest.mark.parametrize("program", OPTIONS)
def test_a_saved_story_shows_by_itself_a_wrong_one_is_told_and_drafts_are_marked(
    chromium: Browser, company: Company, program: str
) -> None:
    story = (company.root / "stories/lifts.md").read_text("utf-8")
    company.write("stories/soon.md", story.replace("date:", "status: draft\ndate:").replace("that wait", "to come"))
    with serving(company, program) as address, Reader.of(chromium, address) as reader:
        reader.page.set_default_timeout(PATIENCE * 1000)
        reader.visit("stories/lifts/")
        company.edit("stories/lifts.md", "A lift waits where it was left.", "A lift hurries.")
        reader.page.get_by_text("A lift hurries.").wait_for()
        company.edit("stories/lifts.md", "title: Lifts that wait", "tittle: Lifts that wait")
        over(reader.page).get_by_text("this line says `tittle`").wait_for()
        assert "stories/lifts.md:2" in log_of(company).read_text("utf-8")
        company.edit("stories/lifts.md", "tittle: Lifts that wait", "title: Lifts that hurry")
        reader.page.get_by_role("heading", name="Lifts that hurry").wait_for()
        assert "Traceback" not in log_of(company).read_text("utf-8")
        assert "Draft" in (reader.visit("stories/soon/").locator("main").text_content() or "")


def test_a_mistake_lies_over_the_page_and_the_browser_keeps_its_place(chromium: Browser, company: Company) -> None:
    paragraphs = "\n\n".join(f"Floor {number} waits." for number in range(100))
    company.edit("stories/lifts.md", "A lift waits where it was left.", paragraphs)
    company.configure({"messages": "nl"})
    with serving(company, "kollega") as address, Reader.of(chromium, address) as reader:
        page = reader.visit("stories/lifts/")
        page.set_default_timeout(PATIENCE * 1000)
        page.get_by_text("Floor 50 waits.").evaluate("floor => floor.scrollIntoView()")
        place = page.evaluate("scrollY")
        assert place > 0
        company.edit("stories/lifts.md", "Floor 51 waits.", "Floor 51 hurries.")
        page.get_by_text("Floor 51 hurries.").wait_for()
        expect(page.get_by_text("Floor 50 waits.")).to_be_in_viewport()
        assert page.evaluate("scrollY") == place
        company.edit("stories/lifts.md", "date: 2026-03-01", "date: soon")
        expect(over(page).locator("li").first).to_contain_text("stories/lifts.md:4:7", timeout=PATIENCE * 1000)
        expect(over(page).locator("pre").first).to_have_text("date: soon\n      ^^^^")
        expect(over(page).get_by_role("heading")).to_have_text("Er is iets te verhelpen")
        assert page.evaluate("scrollY") == place
        expect(page.get_by_text("Floor 60 waits.")).to_be_in_viewport()
        with Reader.of(chromium, address) as other:
            other.page.goto(f"{address}vacancies/fitter/")
            expect(other.page.locator("main > ol > li").first).to_contain_text("stories/lifts.md:4:7")
            company.edit("stories/lifts.md", "date: soon", "date: 2026-03-01")
            other.page.get_by_role("heading", name="Lift fitter").wait_for(timeout=PATIENCE * 1000)
        expect(page.locator("iframe")).to_have_count(0, timeout=PATIENCE * 1000)
        expect(page.get_by_text("Floor 50 waits.")).to_be_in_viewport()
        assert page.evaluate("scrollY") == place


@pytest.mark.parametrize("program", OPTIONS)
def test_serving_begins_with_errors_and_shows_them_until_they_are_mended(
    chromium: Browser, company: Company, program: str
) -> None:
    company.edit("stories/lifts.md", "date: 2026-03-01", "date: soon")
    with serving(company, program) as address, Reader.of(chromium, address) as reader:
        reader.page.set_default_timeout(PATIENCE * 1000)
        reader.page.goto(f"{address}vacancies/fitter/")
        expect(reader.page.locator("li").first).to_contain_text("stories/lifts.md:4:7")
        expect(reader.page.locator("pre").first).to_have_text("date: soon\n      ^^^^")
        company.edit("stories/lifts.md", "date: soon", "date: 2026-03-01")
        reader.page.get_by_role("heading", name="Lift fitter").wait_for()
        assert "stories/lifts.md:4:7" in log_of(company).read_text("utf-8")
        assert "Traceback" not in log_of(company).read_text("utf-8")


@pytest.mark.parametrize("program", OPTIONS)
def test_a_wrong_setting_that_is_saved_is_shown_until_it_is_mended(
    chromium: Browser, company: Company, program: str
) -> None:
    with serving(company, program) as address, Reader.of(chromium, address) as reader:
        reader.page.set_default_timeout(PATIENCE * 1000)
        reader.visit("vacancies/fitter/")
        company.configure({"langauges": ["en"]})
        over(reader.page).get_by_text("plugins.kollega.langauges: there is no such option").wait_for()
        company.configure(docs_dir="nowhere")
        over(reader.page).get_by_text("docs_dir: there is no folder “nowhere”").wait_for()
        company.configure()
        expect(reader.page.locator("iframe")).to_have_count(0)
        reader.page.get_by_role("heading", name="Lift fitter").wait_for()
        assert "Traceback" not in log_of(company).read_text("utf-8")


def test_a_saved_theme_shows_by_itself(chromium: Browser, company: Company) -> None:
    company.configure(theme={"name": "kollega", "custom_dir": "theme"})
    head = (Path(kollega_theme.__file__).parent / "partials/head.html").read_text("utf-8")
    link = '<link rel="stylesheet" href="{{ root }}{{ asset("assets/stylesheets/company.css") }}">'
    company.write("theme/partials/head.html", head + link)
    style = company.write("theme/assets/stylesheets/company.css", "h1 { color: rgb(1, 2, 3) }")
    words = company.write("theme/words/en.po", WORDS.format("Apply here"))
    with serving(company, "kollega") as address, Reader.of(chromium, address) as reader:
        reader.page.set_default_timeout(PATIENCE * 1000)
        page = reader.visit("vacancies/fitter/")
        expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
        style.write_text("h1 { color: rgb(3, 2, 1) }", "utf-8")
        expect(page.locator("h1")).to_have_css("color", "rgb(3, 2, 1)", timeout=PATIENCE * 1000)
        expect(page.get_by_role("link", name="Apply here").first).to_be_visible()
        words.write_text(WORDS.format("Come aboard"), "utf-8")
        page.get_by_role("link", name="Come aboard").first.wait_for()
        company.write("theme/partials/head.html", "{% if %}")
        over(page).get_by_text("theme/partials/head.html:1").wait_for()
        expect(page.locator("h1")).to_have_css("color", "rgb(3, 2, 1)")
        company.write("theme/partials/head.html", head)
        expect(page.locator("h1")).not_to_have_css("color", "rgb(3, 2, 1)")
        page.get_by_role("link", name="Come aboard").first.wait_for()
        assert "Traceback" not in log_of(company).read_text("utf-8")


def test_a_wrong_setting_at_the_start_ends_with_its_name(company: Company) -> None:
    company.configure({"share": {"networks": ["linkedout"]}})
    ended = company.run("kollega", "serve", "-a", "127.0.0.1:0")
    assert ended.returncode == 2
    assert "plugins.kollega.share.networks: there is no network “linkedout”" in " ".join(ended.stderr.split())


@pytest.mark.parametrize("program", OPTIONS)
def test_a_page_of_somebody_else_cannot_read_what_is_written(company: Company, program: str) -> None:
    with serving(company, program) as address:
        for path in ("", "stories/lifts/", "livereload/0/0", "nowhere/"):
            for host, status in (("evil.example", HTTPStatus.FORBIDDEN), ("localhost", HTTPStatus.OK)):
                request = Request(address + path, headers={"Host": host})  # noqa: S310 - our own server
                assert _status(request) in {status, HTTPStatus.NOT_FOUND if path == "nowhere/" else status}


def _status(request: Request) -> int:
    try:
        with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - our own server
            return int(answer.status)
    except HTTPError as error:
        return error.code
