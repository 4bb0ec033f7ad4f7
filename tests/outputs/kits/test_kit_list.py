"""The list of everything that can be shared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from company import minimal_company

if TYPE_CHECKING:
    from bs4 import Tag

    from website import Website

STORY = "---\ntitle: {}\nauthors: [ana]\ndate: {}\ndescription: Why lifts wait.\n---\nA lift waits.\n"
VACANCY = (
    "---\ntitle: {}\ndate_posted: {}\nvalid_through: {}\ndescription: You mend lifts.\n"
    "apply_url: https://apply.acme.example/\n---\nUp and down.\n"
)


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site with stories and vacancies, of which the older ones close first."""
    company = minimal_company(tmp_path_factory.mktemp("list"))
    company.configure({"languages": ["en", "nl"]})
    company.write("stories/news.md", STORY.format("News", "2026-11-20"))
    company.write("stories/nieuws.nl.md", STORY.format("Nieuws", "2026-11-20"))
    company.write("vacancies/late.md", VACANCY.format("Late", "2026-10-01", "2026-12-31"))
    company.write("vacancies/soon.md", VACANCY.format("Soon", "2026-09-01", "2026-11-30"))
    company.write("vacancies/first.md", VACANCY.format("First", "2026-11-10", "2026-11-25"))
    company.write("vacancies/vandaag.nl.md", VACANCY.format("Vandaag", "2026-11-01", "2026-11-21"))
    company.write("vacancies/straks.nl.md", VACANCY.format("Straks", "2026-11-02", "2026-11-21T17:00"))
    return company.draw()


def rows(website: Website, section: str, path: str = "share/") -> list[Tag]:
    return list(website.pages[path].select(f"[aria-labelledby={section}] .kits li"))


def cells(row: Tag) -> list[str]:
    return [cell.text for cell in row.select(".kit-line > *")]


def test_each_row_says_what_it_is_and_when_it_appeared(website: Website) -> None:
    found = {row.a.text: cells(row) for row in rows(website, "newest") if row.a}
    assert found["News"] == ["Story", "Ana Silva", "20 November 2026"]
    assert found["Late"] == ["Vacancy", "1 October 2026", "Apply by 31 Dec"]
    assert found["Lift fitter"] == ["Vacancy", "Workshop", "1 March 2026"]


def test_the_days_that_are_shown_are_in_order_newest_first(website: Website) -> None:
    days = [time["datetime"] for row in rows(website, "newest") for time in row.select("time")]
    assert len(days) == len(rows(website, "newest")) == 6
    assert days == sorted(days, reverse=True)


def test_what_closes_soon_is_ordered_by_the_only_day_that_it_shows(website: Website) -> None:
    assert [row.a.text for row in rows(website, "closing") if row.a] == ["First", "Soon"]
    assert [row.select("time") for row in rows(website, "closing")] == [[], []]
    assert [cells(row)[-1] for row in rows(website, "closing")] == ["Apply by 25 Nov", "Apply by 30 Nov"]


def test_the_kind_is_said_in_the_language_of_the_page(website: Website) -> None:
    kinds = ["Verhaal", "Vacature", "Vacature"]
    assert [cells(row)[0] for row in rows(website, "newest", "nl/share/")] == kinds


def test_on_its_last_day_a_vacancy_closes_today_here_as_in_other_lists(website: Website) -> None:
    said = ["Sluit vandaag om 17:00", "Sluit vandaag"]
    assert [cells(row)[-1] for row in rows(website, "closing", "nl/share/")] == said
    assert [cells(row)[-1] for row in rows(website, "newest", "nl/share/")][1:] == said
    assert [kit["ending"] for kit in json.loads(website.files["nl/share/kits.json"])["kits"]] == ["", *said]


def test_the_search_is_given_the_words_of_its_rows(website: Website) -> None:
    (form,) = website.pages["nl/share/"].select("form.kit-search")
    assert (form["data-story"], form["data-vacancy"]) == ("Verhaal", "Vacature")
    assert "{day}" in form["data-closes"]
