"""What pages and lists say of the end of a vacancy, in every language, and what a closed one offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from website import Website

LANGUAGES = ("en", "nl", "sv", "de", "fr")

ENDS = {
    "always": "open_application: true",
    "filled": "title: Lift driver",
    "today": "valid_through: 2026-11-21",
    "today-at": "valid_through: 2026-11-21T16:00Z",
    "later": "valid_through: 2026-11-30",
    "tomorrow-elsewhere": "valid_through: 2026-11-21T23:30Z",
    "closed": "valid_through: 2026-11-20",
}
"""On 21 November in Amsterdam, an hour ahead of Z."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    company = minimal_company(tmp_path_factory.mktemp("ends") / "acme")
    company.configure({"languages": list(LANGUAGES), "time_zone": "Europe/Amsterdam"})
    for lang in LANGUAGES:
        for slug, line in ENDS.items():
            facts = {
                "title": slug,
                "date_posted": "2026-03-01",
                "description": "You go up.",
                "apply_email": "a@acme.example",
            }
            lines = [f"{key}: {value}" for key, value in facts.items() if not line.startswith(key)]
            text = "\n".join(
                (
                    "---",
                    *lines,
                    line,
                    "department: Workshop",
                    "locations: [{city: Utrecht, country: NL}]",
                    "---",
                    "You go up and down.\n",
                )
            )
            company.write(f"vacancies/{slug}.{lang}.md", text)
    return company.draw()


def prefix(lang: str) -> str:
    return "" if lang == "en" else f"{lang}/"


def said_in_list(site: Website, lang: str, slug: str) -> str:
    (row,) = (
        each.find_parent("article")
        for each in site.pages[f"{prefix(lang)}vacancies/"].select(".departure-title a")
        if str(each["href"]).rstrip("/").endswith(f"/{slug}")
    )
    assert row
    return " ".join(each.get_text() for each in row.select(".departure-closes dd"))


def said_on_page(page: BeautifulSoup) -> dict[str, str]:
    return {
        dt.get_text(): dd.get_text(" ")
        for dt, dd in zip(page.select(".facts dt"), page.select(".facts dd"), strict=True)
    }


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", ("Closes today", "Closes today at 17:00", "Until filled", "Always open")),
        ("nl", ("Sluit vandaag", "Sluit vandaag om 17:00", "Tot de vacature vervuld is", "Altijd open")),
        ("sv", ("Stänger i dag", "Stänger i dag kl. 17:00", "Tills tjänsten är tillsatt", "Alltid öppen")),
        ("de", ("Nur noch heute", "Nur noch heute bis 17:00", "Bis zur Besetzung", "Immer offen")),
        ("fr", ("Clôture aujourd’hui", "Clôture aujourd’hui à 17:00", "Jusqu’au recrutement", "Toujours ouverte")),
    ],
)
def test_lists_and_pages_say_how_long_one_can_apply(site: Website, lang: str, said: tuple[str, str, str, str]) -> None:
    known = {slug: said_in_list(site, lang, slug) for slug in ("today", "today-at", "filled", "always")}
    today, _, filled, always = said
    assert tuple(known.values()) == said
    pages = {slug: said_on_page(site.pages[f"{prefix(lang)}vacancies/{slug}/"]) for slug in known}
    assert "2026" in pages["today"][today]
    assert "17:00" in pages["today-at"][today]
    assert filled in pages["filled"].values()
    assert always in pages["always"].values()


def test_a_day_is_that_of_the_site_and_not_that_of_the_time_as_it_is_written(site: Website) -> None:
    assert said_in_list(site, "en", "tomorrow-elsewhere") == "22 Nov"
    assert said_on_page(site.pages["vacancies/tomorrow-elsewhere/"])["Apply by"].startswith("22 November 2026, 00:30")


def test_a_day_for_people_is_one_for_machines_too(site: Website) -> None:
    days = {
        slug: str(site.pages[f"vacancies/{slug}/"].select(".facts time")[0]["datetime"])
        for slug in ("today", "today-at", "later")
    }
    assert days == {"today": "2026-11-21", "today-at": "2026-11-21T17:00+01:00", "later": "2026-11-30"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_open_application_says_so_comes_last_and_is_no_job_for_search_engines(site: Website, lang: str) -> None:
    page, row = site.pages[f"{prefix(lang)}vacancies/always/"], site.pages[f"{prefix(lang)}vacancies/"]
    assert page.select_one(".opening-note")
    assert page.select_one(".apply")
    assert site.json_ld(f"{prefix(lang)}vacancies/always/") == []
    assert [job["@type"] for job in site.json_ld(f"{prefix(lang)}vacancies/filled/")] == ["JobPosting"]
    assert row.select(".departure-title a")[-1].get_text() == "always"
    assert not site.pages[f"{prefix(lang)}vacancies/later/"].select(".opening-note")


def test_a_closed_vacancy_offers_those_most_like_it_all_others_the_open_application_and_stories(site: Website) -> None:
    page = site.pages["vacancies/closed/"]
    alike = [each.get_text() for each in page.select("[aria-labelledby=alike] .departure-title")]
    assert alike == ["today-at", "today", "tomorrow-elsewhere", "later"]
    onward = {each.get_text(): str(each["href"]) for each in page.select(".closed-onward a")}
    assert onward == {
        "All 7 vacancies": "../../vacancies/",
        "How to hear about the next one": "../../feeds/",
        "always": "../../vacancies/always/",
    }
    assert [each.get_text() for each in page.select("[aria-labelledby=stories] .story-title")] == ["Lifts that wait"]
    assert not page.select(".apply")
