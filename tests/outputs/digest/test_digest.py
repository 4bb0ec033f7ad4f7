"""What is in a digest, and what is not."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from digests import planned
from kollega.outputs.digest.digest import MOST

if TYPE_CHECKING:
    from company import Company
    from kollega.outputs.digest.digest import Digest

VACANCY = (
    "---\ntitle: {}\ndate_posted: {}\ndescription: You mend lifts.\nvalid_through: {}\n"
    "apply_url: https://apply.acme.example/\n---\nUp and down.\n"
)


def titles(digest: Digest) -> dict[str, list[str]]:
    return {section.title: [entry.ready.title for entry in section.entries] for section in digest.sections}


@pytest.mark.parametrize(
    ("since", "found"),
    [
        pytest.param("2026-02-28", ["Lifts that wait"], id="the day before"),
        pytest.param("2026-03-01", ["Lifts that wait"], id="that very day"),
        pytest.param("2026-03-02", [], id="the day after"),
    ],
)
def test_a_story_is_new_from_its_day_on(company: Company, since: str, found: list[str]) -> None:
    assert titles(planned(company, since=date.fromisoformat(since))).get("New stories", []) == found


@pytest.mark.parametrize(
    ("end", "section"),
    [
        pytest.param("2026-11-20", "", id="over"),
        pytest.param("2026-11-21", "Closing soon", id="today"),
        pytest.param("2026-12-04", "Closing soon", id="in two weeks"),
        pytest.param("2026-12-06", "New vacancies", id="later"),
    ],
)
def test_a_vacancy_stands_once_where_it_is_most_urgent(company: Company, end: str, section: str) -> None:
    company.write("vacancies/fitter.md", VACANCY.format("Fitter", "2026-11-10", end))
    found = titles(planned(company, since=date(2026, 11, 1)))
    assert found == ({section: ["Fitter"]} if section else {})


def test_what_closes_first_stands_first_though_it_is_old(company: Company) -> None:
    for name, end in (("later", "2026-11-30"), ("sooner", "2026-11-25")):
        company.write(f"vacancies/{name}.md", VACANCY.format(name, "2025-01-01", end))
    assert titles(planned(company, since=date(2026, 11, 1)))["Closing soon"] == ["sooner", "later"]


GONE = {
    "a draft": ("stories/lifts.md", "tags: [lifts]", "status: draft"),
    "withdrawn": ("stories/lifts.md", "tags: [lifts]", "status: withdrawn"),
    "consent is over": ("stories/lifts.md", "tags: [lifts]", "consent_until: 2026-11-20"),
    "its author is gone": ("stories/people/ana.md", "name: Ana Silva", "name: Ana\nstatus: withdrawn"),
    "upcoming": ("stories/lifts.md", "date: 2026-03-01", "date: 2026-12-01"),
}


@pytest.mark.parametrize("case", GONE)
def test_what_is_not_public_is_never_in_it(company: Company, case: str) -> None:
    path, before, after = GONE[case]
    company.edit(path, before, after)
    digest = planned(company)
    assert titles(digest) == {"New vacancies": ["Lift fitter"]}
    assert "lifts" not in repr(digest)


def test_an_author_who_withdrew_is_not_named(company: Company) -> None:
    company.write("stories/people/bo.md", "---\nname: Bo Berg\nstatus: withdrawn\n---\n")
    company.edit("stories/lifts.md", "authors: [ana]", "authors: [ana, bo]")
    digest = planned(company)
    assert digest.entries[0].detail == "Ana Silva"
    assert "Bo Berg" not in repr(digest)


def test_a_section_names_the_newest_few(company: Company) -> None:
    for day in range(1, 20):
        company.write(f"vacancies/v{day}.md", VACANCY.format(f"V{day}", f"2026-10-{day:02}", "2027-03-01"))
    assert titles(planned(company))["New vacancies"] == [f"V{day}" for day in range(19, 19 - MOST, -1)]


def test_each_language_has_its_own_items(company: Company) -> None:
    company.configure({"languages": ["en", "nl"]})
    company.write("vacancies/fitter.nl.md", VACANCY.format("Liftmonteur", "2026-11-10", "2027-01-01"))
    assert titles(planned(company, "nl")) == {"New vacancies": ["Liftmonteur"]}
