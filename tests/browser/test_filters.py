"""Filtering vacancies and people: counts, the address, the keyboard, and long lists."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from company import minimal_company
from kollega.outputs.output import OutputKind
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from website import Website

pytestmark = pytest.mark.browser

VACANCY = """---
title: {title}
date_posted: 2026-03-01
description: Work.
department: {department}
locations: [{location}]
workplace: {workplace}
employment_type: [{employment}]
hours: {hours}
{salary}
apply_url: https://apply.acme.example/
---
Work.
"""

ROWS = [
    (
        "Baker",
        "Kitchen",
        "Ghent",
        "onsite",
        "FULL_TIME",
        "38",
        "salary: {min: 2000, max: 2500, currency: EUR, unit: MONTH}",
    ),
    ("Cook", "Kitchen", "Lille", "onsite", "PART_TIME", "{min: 16, max: 24}", ""),
    (
        "Clerk",
        "Office",
        "Ghent",
        "hybrid",
        "FULL_TIME, TEMPORARY",
        "{min: 24, max: 36}",
        "salary: {max: 4000, currency: EUR, unit: MONTH}",
    ),
    ("Analyst", "Office", "Lille", "hybrid", "FULL_TIME", "36", "salary: {min: 90000, currency: SEK, unit: YEAR}"),
]


@pytest.fixture(scope="module")
def bakery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with four vacancies."""
    company = minimal_company(tmp_path_factory.mktemp("bakery"))
    (company.root / "vacancies/fitter.md").unlink()
    names = ("title", "department", "location", "workplace", "employment", "hours", "salary")
    for row in ROWS:
        company.write(f"vacancies/{row[0].lower()}.md", VACANCY.format(**dict(zip(names, row, strict=True))))
    company.write("stories/people/bo.md", "---\nname: Bo\nexpertise: [Sourdough, Crème brûlée]\n---\nBo.\n")
    with served(company.draw(OutputKind.SEARCH).folder) as address:
        yield address


@pytest.fixture
def candidate(chromium: Browser, bakery: str) -> Iterator[Reader]:
    with Reader.of(chromium, bakery) as reader:
        yield reader
        assert reader.complaints == []


def shown(page: Page) -> set[str]:
    return set(page.locator("#open > li:visible .departure-title").all_inner_texts())


def counts(page: Page, question: str) -> dict[str, int]:
    labels = page.get_by_role("group", name=question).locator("label:has(.filter-count)")
    return {
        label.locator("span").first.inner_text(): int(label.locator(".filter-count").inner_text())
        for label in labels.all()
    }


def test_options_of_a_question_add_up_and_questions_narrow(candidate: Reader) -> None:
    page = candidate.visit("vacancies/")
    assert len(shown(page)) == 4
    page.get_by_label("Kitchen").check()
    assert shown(page) == {"Baker", "Cook"}
    page.get_by_label("Office").check()
    assert len(shown(page)) == 4
    page.get_by_label("Ghent").check()
    assert shown(page) == {"Baker", "Clerk"}
    assert page.get_by_role("status").inner_text() == "2 of 4 vacancies"


def test_counts_say_what_an_option_would_leave(candidate: Reader) -> None:
    page = candidate.visit("vacancies/")
    assert counts(page, "Team") == {"Kitchen": 2, "Office": 2}
    assert counts(page, "Hours") == {"Up to 24 hours": 2, "24–32 hours": 2, "From 32 hours": 3}
    assert counts(page, "Kind of work") == {"Full-time": 3, "Part-time": 1, "Temporary": 1}
    page.get_by_label("Ghent").check()
    assert counts(page, "Team") == {"Kitchen": 1, "Office": 1}
    assert counts(page, "Where") == {"Ghent": 2, "Lille": 2}
    assert counts(page, "Workplace") == {"On site": 1, "Partly at home": 1}


def test_pay_is_compared_in_one_currency_and_the_rest_can_be_found(candidate: Reader) -> None:
    page = candidate.visit("vacancies/")
    options = counts(page, "Pay")
    assert options == {
        "from €3,000 a month": 1,
        "from €3,500 a month": 1,
        "from €4,000 a month": 1,
        "something else, or not stated": 2,
    }
    page.get_by_label("from €3,000 a month").check()
    assert shown(page) == {"Clerk"}
    assert counts(page, "Pay")["something else, or not stated"] == 2
    page.get_by_label("something else").check()
    assert shown(page) == {"Cook", "Analyst"}
    assert page.url.endswith("?pay=otherwise")
    page.get_by_label("Any").check()
    assert len(shown(page)) == 4


def test_pay_by_the_year_or_the_hour_is_not_lost_among_pay_by_the_month(reader: Reader) -> None:
    page = reader.visit("vacancies/")
    assert page.get_by_text("about right, not exact").is_visible()
    page.get_by_label("from €1,000 a month").check()
    versions = page.locator(".languages a:not([aria-current])").evaluate_all("(all) => all.map(({ search }) => search)")
    assert versions == ["?pay=1000"] * 2, "the choice survives a change of language"
    assert {"Roster planner", "Bridge operator, evenings", "Bridge mechanic"} <= shown(page)
    page.get_by_label("from SEK 35,000 a month").check()
    assert "Charging technician" in shown(page)


def test_the_address_holds_what_is_chosen_and_back_undoes_it(candidate: Reader) -> None:
    page = candidate.visit("vacancies/?utm_source=letter")
    page.set_viewport_size({"width": 1280, "height": 300})
    page.mouse.wheel(0, 500)
    page.get_by_label("Kitchen").check()
    expect(page.get_by_role("status")).to_be_in_viewport()
    page.get_by_label("Office").check()
    assert page.url.endswith("?utm_source=letter&department=kitchen&department=office")
    page.go_back()
    expect(page.locator("#open > li:not([hidden])")).to_have_count(2)
    assert page.get_by_label("Kitchen").is_checked()
    assert not page.get_by_label("Office").is_checked()
    page.go_back()
    expect(page.locator("#open > li:not([hidden])")).to_have_count(4)


def test_a_link_to_a_choice_shows_it(candidate: Reader) -> None:
    page = candidate.visit("vacancies/?workplace=hybrid&hours=from-32&colour=red")
    assert shown(page) == {"Clerk", "Analyst"}
    assert page.get_by_label("Partly at home").is_checked()
    page = candidate.visit("vacancies/?department=no-such-team")
    assert len(shown(page)) == 4


def test_nothing_left_is_said_and_undone_with_the_keyboard(candidate: Reader) -> None:
    page = candidate.visit("vacancies/")
    page.get_by_label("Part-time").focus()
    page.keyboard.press("Space")
    page.get_by_label("Ghent").focus()
    page.keyboard.press("Space")
    assert shown(page) == set()
    assert page.get_by_text("Leave one out?").is_visible()
    page.get_by_role("button", name="Show all again").press("Enter")
    expect(page.locator("#open > li:not([hidden])")).to_have_count(4)
    assert page.url.endswith("/vacancies/")
    assert page.evaluate("document.activeElement.name") == "department"


def test_on_a_phone_the_questions_are_folded(chromium: Browser, bakery: str) -> None:
    with Reader.of(chromium, bakery, viewport={"width": 390, "height": 800}) as reader:
        page = reader.visit("vacancies/?department=office")
        button = page.get_by_role("button", name="Filter")
        assert button.get_attribute("aria-expanded") == "false"
        assert page.get_by_label("Kitchen").is_hidden()
        assert shown(page) == {"Clerk", "Analyst"}
        button.press("Enter")
        page.get_by_label("Kitchen").check()
        assert len(shown(page)) == 4


def test_on_a_phone_the_questions_end_with_the_way_to_the_list(chromium: Browser, bakery: str) -> None:
    with Reader.of(chromium, bakery, viewport={"width": 390, "height": 800}) as reader:
        page = reader.visit("vacancies/")
        fold = page.get_by_role("button", name="Filter")
        fold.press("Enter")
        done = page.get_by_role("button", name="Show vacancies")
        assert done.inner_text() == "Show vacancies: 4"
        expect(done).to_be_in_viewport()
        page.get_by_label("Kitchen").check()
        assert done.inner_text() == "Show vacancies: 2"
        done.press("Enter")
        assert fold.get_attribute("aria-expanded") == "false"
        assert page.get_by_role("status").inner_text() == "2 of 4 vacancies"
        expect(page.get_by_role("status")).to_be_in_viewport()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Show all again"
        page.keyboard.press("Enter")
        expect(fold).to_be_focused()
        assert len(shown(page)) == 4
        assert reader.complaints == []


def test_beside_the_list_there_is_no_way_to_it(candidate: Reader) -> None:
    assert candidate.visit("vacancies/").get_by_role("button", name="Show vacancies").is_hidden()


def test_without_a_script_the_pages_of_departments_and_locations_serve(chromium: Browser, bakery: str) -> None:
    with Reader.of(chromium, bakery, java_script_enabled=False) as reader:
        page = reader.page
        page.goto(f"{bakery}vacancies/")
        assert page.locator("form").locator("visible=true").count() == 0
        assert len(shown(page)) == 4
        assert page.get_by_role("link", name="Ghent").is_visible()
        page.get_by_role("link", name="Kitchen", exact=True).click()
        assert page.locator(".departure-title").all_inner_texts() == ["Baker", "Cook"]


def test_colleagues_are_found_by_what_they_know(candidate: Reader) -> None:
    page = candidate.visit("people/")
    names = page.locator("#colleagues > li:visible .person-name")
    everybody = names.all_inner_texts()
    page.get_by_label("Who knows about").fill("creme brulee")
    assert names.all_inner_texts() == ["Bo"]
    assert page.url.endswith("?about=creme+brulee")
    page.get_by_role("button", name="Show all again").click()
    expect(page.locator("#colleagues > li:not([hidden])")).to_have_count(len(everybody))


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site whose vacancies take three pages."""
    company = minimal_company(tmp_path_factory.mktemp("large"))
    for number, (department, town) in zip(range(130), cycle([("Kitchen", "Ghent"), ("Office", "Lille")]), strict=False):
        company.write(
            f"vacancies/v{number}.md",
            VACANCY.format(
                title=f"Job {number}",
                department=department,
                location=town,
                workplace="onsite",
                employment="FULL_TIME",
                hours=36,
                salary="",
            ),
        )
    return company.draw()


def test_filters_of_a_long_list_know_all_of_it(chromium: Browser, large: Website) -> None:
    with served(large.folder, "/careers/") as address, Reader.of(chromium, address) as reader:
        page = reader.visit("vacancies/")
        assert len(shown(page)) == 60
        assert counts(page, "Team") == {"Kitchen": 65, "Office": 65, "Workshop": 1}
        page.get_by_label("Office").check()
        expect(page.locator("#open > li:not([hidden])")).to_have_count(65)
        assert page.get_by_role("status").inner_text() == "65 of 131 vacancies"
        assert page.locator(".pagination").is_hidden()
        links = page.locator("#open > li:visible a").evaluate_all("(all) => all.map(({ href }) => href)")
        assert {link.rsplit("/v", 1)[0] for link in links} == {f"{address}vacancies"}
        page.get_by_label("Office").uncheck()
        expect(page.locator("#open > li:not([hidden])")).to_have_count(60)
        assert page.locator(".pagination").is_visible()
        assert reader.complaints == []
        assert page.locator("form.filters").count() == 1
        assert reader.visit("vacancies/page/2/").locator("form.filters").count() == 0
