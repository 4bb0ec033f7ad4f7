"""Pages in dark and light, below a path, and with what their addresses carry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from served import served
from visit import SCHEMES, Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from company import Company
    from visit import Scheme
    from website import Website

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_that_is_opened_in_a_scheme_loads_without_a_fault(
    chromium: Browser, example_address: str, scheme: Scheme
) -> None:
    with Reader.of(chromium, example_address, color_scheme=scheme) as reader:
        reader.visit("")
        assert (reader.complaints, reader.hosts, reader.kept()) == ([], {example_address}, {})


def test_dark_and_light_are_different(chromium: Browser, example_address: str) -> None:
    colours = []
    for scheme in ("light", "dark"):
        with Reader.of(chromium, example_address, color_scheme=scheme) as reader:
            colours.append(reader.visit("").evaluate("getComputedStyle(document.body).backgroundColor"))
    assert colours[0] != colours[1]


BARS = """() => [...document.querySelectorAll("meta[name=theme-color]")]
    .filter(({ media }) => matchMedia(media).matches).map(({ content }) => content)"""


def test_the_bar_of_the_browser_wears_the_paper_of_the_appearance_that_one_chooses(reader: Reader) -> None:
    page, paper = reader.visit(""), {"": "#faf6ef", "light": "#faf6ef", "dark": "#171512"}
    for choice in ("dark", "light", ""):
        page.locator(f"[name=appearance][value='{choice}']").check()
        assert (choice, page.evaluate(BARS)) == (choice, [paper[choice]])
    page.locator("[name=appearance][value=dark]").check()
    assert reader.visit("stories/").evaluate(BARS) == [paper["dark"]]


def test_pages_below_a_path_load_without_a_fault(chromium: Browser, company: Company) -> None:
    company.configure(site_url="https://acme.example/careers/")
    site = company.build()
    with served(site.folder, "/careers/") as address, Reader.of(chromium, address) as reader:
        for path in site.pages:
            reader.visit(path)
        assert reader.complaints == []
        reader.visit("no/such/page/")  # Chromium complains of the answer, which is what was asked for
        assert reader.page.locator("h1").is_visible()
        assert reader.page.evaluate("[...document.styleSheets].length") > 0
        reader.page.locator("header a").first.click()
        reader.page.wait_for_url(address)


def test_a_redirect_takes_the_reader_along(reader: Reader) -> None:
    reader.page.goto(reader.address + "vacancies/bridge-fitter/")
    reader.page.wait_for_url("**/vacancies/bridge-mechanic/")


def test_hostile_text_runs_nowhere(chromium: Browser, hostile: Website) -> None:
    with served(hostile.folder) as address, Reader.of(chromium, address) as reader:
        for path in hostile.pages:
            reader.visit(path)
        assert [complaint for complaint in reader.complaints if "dialog" in complaint] == []
        assert reader.complaints == []
        assert len(reader.hosts) == 1


def test_a_closed_vacancy_offers_no_way_to_apply(reader: Reader) -> None:
    page = reader.visit("vacancies/deckhand/")
    assert page.get_by_role("link", name="Apply").count() == 0
    assert reader.visit("vacancies/bridge-mechanic/").get_by_role("link", name="Apply").count() >= 1


def test_what_came_with_the_address_is_passed_on_when_applying(reader: Reader) -> None:
    page = reader.visit("vacancies/bridge-mechanic/?ref=newsletter&utm_source=a%26b&gh_src=7&other=1&utm=2")
    link = page.get_by_role("link", name="Apply").first.get_attribute("href")
    assert link == "https://apply.example.org/bridge-mechanic?ref=newsletter&utm_source=a%26b&gh_src=7"


def test_a_short_link_hands_on_what_it_carries(reader: Reader, example: Website) -> None:
    kit = next(iter(example.kits.values()))
    short = kit["short_url"].removeprefix(example.url)
    page = reader.visit(f"{short}?utm_source=bluesky#part")
    page.wait_for_url("**/?utm_source=bluesky#part")
    assert page.url.endswith(f"/{kit['url'].removeprefix(example.url)}?utm_source=bluesky#part")
