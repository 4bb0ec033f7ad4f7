"""What stands before the text of a vacancy and what after it: facts, benefits, what happens when one applies."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from company import minimal_company

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from website import Website

LANGUAGES = ("en", "nl", "sv", "de", "fr")

NEEDED = {"date_posted": "2026-03-01", "description": "You go up.", "apply_email": "jobs@acme.example"}
FULL = {
    "salary": "{min: 2900, max: 3900, currency: EUR, unit: MONTH}",
    "hours": "32",
    "valid_through": "2027-01-31",
    "locations": "[{city: Utrecht, country: NL, street: Kade 1}]",
    "contact": "ana",
    "workplace": "hybrid",
    "employment_type": "[FULL_TIME]",
    "start_date": "2027-02-01",
    "openings": "2",
    "identifier": "L-1",
}
TOLD = {
    "full": FULL
    | {"benefits": "[A bicycle, Six weeks off]", "process": "[We read it, We meet]", "answer_within": "P7D"},
    "unpaid": {key: FULL[key] for key in FULL if key != "salary"},
    "quick": {"answer_within": "P2W"},
    "silent": {},
    "closed": {"status": "closed", "benefits": "[A bicycle]", "process": "[We read it]", "answer_within": "P7D"},
}
"""What each vacancy says besides what is needed."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    company = minimal_company(tmp_path_factory.mktemp("vacancies") / "acme")
    company.configure({"languages": list(LANGUAGES), "statements": {"adjustments": "other.ways@acme.example"}})
    company.write("stories/people/ana.md", "---\nname: Ana Silva\n---\n")
    for slug, told in TOLD.items():
        for lang in LANGUAGES if slug == "full" else ("en",):
            lines = (f"{key}: {value}" for key, value in ({"title": slug} | NEEDED | told).items())
            company.write(f"vacancies/{slug}.{lang}.md", "\n".join(("---", *lines, "---", "You go up and down.\n")))
    return company.draw()


def kinds(page: BeautifulSoup, where: str) -> list[str]:
    return [str(each["class"][1]).removeprefix("fact-") for each in page.select(f"{where} .fact")]


@pytest.mark.parametrize(
    ("slug", "before", "after"),
    [
        (
            "full",
            ["pay", "hours", "closes", "place", "contact", "workplace"],
            ["employment", "start", "openings", "identifier", "address"],
        ),
        (
            "unpaid",
            ["hours", "closes", "place", "contact", "workplace", "employment"],
            ["start", "openings", "identifier", "address"],
        ),
        ("silent", ["open"], []),
    ],
)
def test_six_facts_at_most_stand_before_the_text_and_the_rest_after_it(
    site: Website, slug: str, before: list[str], after: list[str]
) -> None:
    page = site.pages[f"vacancies/{slug}/"]
    assert (kinds(page, ".margin"), kinds(page, ".particulars")) == (before, after)
    order = [str(each["class"][0]) for each in page.select(".spread-facts > *") if each["class"] != ["beside"]]
    assert order == ["margin", "prose", "particulars"]


def test_what_comes_with_a_job_is_a_list(site: Website) -> None:
    page = site.pages["vacancies/full/"]
    assert [each.get_text() for each in page.select(".benefits li")] == ["A bicycle", "Six weeks off"]
    assert not site.pages["vacancies/silent/"].select(".benefits")


@pytest.mark.parametrize(
    ("lang", "answer"),
    [
        ("en", "You will hear from us within 7 days."),
        ("nl", "Binnen 7 dagen heb je antwoord."),
        ("sv", "Du får svar inom 7 dagar."),
        ("de", "Unsere Antwort dauert höchstens 7 Tage."),
        ("fr", "Vous recevrez une réponse sous 7 jours."),
    ],
)
def test_a_vacancy_says_what_happens_when_one_applies_and_how_long_an_answer_takes(
    site: Website, lang: str, answer: str
) -> None:
    page = site.pages[f"{'' if lang == 'en' else f'{lang}/'}vacancies/full/"]
    assert [each.get_text() for each in page.select("ol.steps > li")] == ["We read it", "We meet"]
    assert [each.get_text() for each in page.select(".steps-answer")] == [answer]
    assert not page.select(".particulars [lang]"), "every word of it is translated"


@pytest.mark.parametrize("slug", [slug for slug in TOLD if slug != "closed"])
def test_an_open_vacancy_names_whom_to_ask_for_another_way_to_apply(site: Website, slug: str) -> None:
    (link,) = site.pages[f"vacancies/{slug}/"].select(".steps-adjustments a")
    assert link["href"] == "mailto:other.ways@acme.example"


def test_a_closed_vacancy_keeps_what_came_with_it_and_says_nothing_of_applying(site: Website) -> None:
    page = site.pages["vacancies/closed/"]
    assert page.select(".benefits li")
    assert not page.select(".steps, .steps-answer, .steps-adjustments")


def test_whoever_does_not_apply_yet_can_mail_the_vacancy_to_themselves(site: Website) -> None:
    (address,) = {str(link["href"]) for link in site.pages["nl/vacancies/full/"].select(".keeping a[href^='mailto:']")}
    written = parse_qs(urlsplit(address).query)
    assert urlsplit(address).path == "", "to nobody yet"
    assert written["subject"] == ["full – Work at Acme"]
    assert written["body"][0].split("\r\n") == [
        "full",
        "Acme",
        "Solliciteer t/m 31 januari 2027",
        f"{site.url}nl/vacancies/full/",
    ]
    assert not site.pages["vacancies/closed/"].select(".keeping")
