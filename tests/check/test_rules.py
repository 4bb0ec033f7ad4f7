"""What only the whole catalogue can tell to be wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from kollega.check.rules import rule_diagnostics
from kollega.diagnostics import Severity
from writing import ANNA, content_of, person, site_of, story, vacancy

ZONES = {"UTC": 0, "Europe/Amsterdam": 1}
"""How many days are past at half past eleven in the evening, in Greenwich."""


def codes(*items: Any, **options: Any) -> list[str]:
    """Return the codes of warnings, of which all problems are that stop anything."""
    diagnostics = rule_diagnostics(content_of(*items), site_of(*items, **options))
    assert all(diagnostic.severity is not Severity.ERROR for diagnostic in diagnostics)
    return [diagnostic.code for diagnostic in diagnostics if diagnostic.severity is Severity.WARNING]


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({"locations": ["Oslo"]}, ["no-country"]),
        ({"locations": []}, []),
        ({"locations": ["Oslo"], "workplace": "hybrid"}, ["no-country"]),
        ({"locations": ["Oslo"], "status": "draft"}, ["no-country"]),
        ({"locations": ["Oslo"], "date_posted": "2027-01-01"}, ["no-country"]),
        ({"locations": ["Oslo", {"country": "NO"}]}, []),
        ({"locations": ["Yard"]}, []),
        ({"locations": ["Oslo"], "workplace": "remote", "applicant_locations": ["NO"]}, []),
        ({"locations": ["Oslo"], "status": "closed"}, []),
        ({"locations": ["Oslo"], "valid_through": "2026-02-01"}, []),
        ({"locations": ["Oslo"], "status": "withdrawn"}, []),
    ],
)
def test_work_that_is_done_somewhere_needs_a_country_while_it_is_offered(
    front: dict[str, Any], expected: list[str]
) -> None:
    assert codes(vacancy("deckhand", **front), places={"yard": {"country": "NL"}}) == expected


@pytest.mark.parametrize(
    ("front", "lacking"),
    [
        ({"locations": ["Oslo", {"country": "NO"}]}, ["“Oslo”"]),
        ({"locations": ["yard", "Oslo", {"city": "Moss"}]}, ["“Oslo”", "“Moss”"]),
        ({"locations": ["yard", {"street": "Kade 1"}]}, ["this place"]),
        ({"locations": ["Oslo"], "workplace": "remote", "applicant_locations": ["NO"]}, ["“Oslo”"]),
        ({"locations": ["yard", "Oslo"], "status": "closed"}, []),
        ({"locations": ["yard", "Oslo"], "open_application": True}, []),
        ({"locations": ["yard"]}, []),
        ({"locations": ["Oslo"]}, []),
    ],
)
def test_a_note_names_each_place_that_search_engines_are_not_told_of(front: dict[str, Any], lacking: list[str]) -> None:
    item, options = vacancy("deckhand", **front), {"places": {"yard": {"country": "NL"}}}
    found = rule_diagnostics(content_of(item), site_of(item, **options))
    notes = [each.message for each in found if each.code == "no-country" and each.severity is Severity.NOTE]
    assert [message.split("country ")[1].split(" is in")[0] for message in notes] == lacking


@pytest.mark.parametrize(
    ("regions", "told"),
    [
        (["IL"], "“Springfield” could be `springfield-il-us`, so it counts as a place of its own"),
        (["IL", "MA"], "“Springfield” could be `springfield-il-us` or `springfield-ma-us`, so neither is used"),
    ],
)
def test_a_place_that_could_be_others_is_told_with_their_ids(regions: list[str], told: str) -> None:
    places = [{"city": "Springfield", "country": "US"}]
    others = [places[0] | {"region": region} for region in regions]
    items = [vacancy(f"cook-{index}", locations=[place]) for index, place in enumerate(places + others)]
    found = rule_diagnostics(content_of(*items), site_of(*items))
    assert [each.message for each in found if each.code == "ambiguous-place"] == [told]


LACKING = {"no-pay": "pay", "no-closing-date": "closing_date", "no-place": "place"}
NOTHING = {"locations": []}
EVERYTHING = {
    "salary": {"min": "3000", "max": "3600", "currency": "EUR", "unit": "MONTH"},
    "valid_through": "2027-01-31",
    "locations": ["yard"],
}


def lacking(*fronts: dict[str, Any], **require: str) -> dict[str, str]:
    """Return how grave it is that something is missing in the first of these vacancies."""
    items = [vacancy(f"deckhand-{number}", **front) for number, front in enumerate(fronts)]
    diagnostics = rule_diagnostics(content_of(*items), site_of(*items, require=require))
    return {each.code: str(each.severity) for each in diagnostics if each.code in LACKING}


def test_what_a_vacancy_lacks_is_a_note() -> None:
    assert lacking(NOTHING) == dict.fromkeys(LACKING, "note")
    assert lacking(EVERYTHING) == {}


@pytest.mark.parametrize("severity", ["note", "warning", "error"])
@pytest.mark.parametrize(("code", "key"), LACKING.items())
def test_a_site_says_how_grave_it_is_that_a_vacancy_lacks_something(code: str, key: str, severity: str) -> None:
    assert lacking(NOTHING, **{key: severity}) == dict.fromkeys(LACKING, "note") | {code: severity}
    assert lacking(EVERYTHING, **{key: severity}) == {}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({"status": "draft"}, set(LACKING)),
        ({"date_posted": "2027-01-01"}, set(LACKING)),
        ({"status": "closed"}, set()),
        ({"status": "withdrawn"}, set()),
        ({"open_application": True}, set()),
        ({"employment_type": ["VOLUNTEER"]}, {"no-closing-date", "no-place"}),
        ({"workplace": "remote", "applicant_locations": ["NL"]}, {"no-pay", "no-closing-date"}),
        ({"workplace": "hybrid"}, set(LACKING)),
        ({"locations": ["Oslo"]}, {"no-pay", "no-closing-date"}),
        ({"salary": {"min": "3000", "currency": "EUR", "unit": "MONTH"}}, {"no-closing-date", "no-place"}),
        ({"valid_through": "2027-01-31 17:00"}, {"no-pay", "no-place"}),
    ],
)
def test_only_vacancies_for_a_certain_job_that_one_can_apply_for_lack_something(
    front: dict[str, Any], expected: set[str]
) -> None:
    assert set(lacking(NOTHING | front)) == expected


@pytest.mark.parametrize(
    ("require", "severity", "expected"),
    [
        ("note", "warning", {"pay-rule": "warning"}),
        ("warning", "warning", {"pay-rule": "warning"}),
        ("error", "warning", {"pay-rule": "warning", "no-pay": "error"}),
        ("error", "error", {"pay-rule": "error"}),
    ],
)
def test_missing_pay_is_told_once_unless_the_site_takes_it_more_gravely_than_the_law(
    require: str, severity: str, expected: dict[str, str]
) -> None:
    item = vacancy("deckhand", **EVERYTHING | {"salary": None, "locations": [{"city": "Wien", "country": "AT"}]})
    site = site_of(item, require={"pay": require}, pay_rules={"severity": severity})
    told = rule_diagnostics(content_of(item), site)
    assert {each.code: str(each.severity) for each in told} == expected


@pytest.mark.parametrize("change", [{"status": "withdrawn"}, {"consent_until": "2026-02-01"}])
def test_a_contact_who_has_withdrawn_is_dropped_with_a_warning(change: dict[str, str]) -> None:
    gone = person("bram", **change)
    assert "withdrawn-contact" in codes(vacancy("deckhand", contact="bram"), gone)
    assert "withdrawn-contact" not in codes(vacancy("deckhand", contact="bram", status="closed"), gone)
    assert "withdrawn-contact" not in codes(vacancy("deckhand", contact="anna"), gone, ANNA)


def test_one_name_in_two_kinds_or_languages_is_no_problem() -> None:
    assert codes(story("deckhand"), story("deckhand", lang="nl"), vacancy("deckhand"), ANNA) == []


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({"review_by": "2026-02-28"}, ["review-due"]),
        ({"review_by": "2026-03-01"}, []),
        ({"review_by": "2026-02-28", "status": "draft"}, []),
        ({"review_by": "2026-02-28", "status": "withdrawn"}, []),
        ({"review_by": "2026-02-28", "date": "2026-03-02"}, []),
        ({"consent_until": "2026-03-01"}, ["consent-ending"]),
        ({"consent_until": "2026-03-31"}, ["consent-ending"]),
        ({"consent_until": "2026-04-01"}, []),
        ({"consent_until": "2026-02-28"}, ["consent-ended"]),
        ({"consent_until": "2026-03-31", "status": "draft"}, []),
        ({"consent_until": "2026-03-02", "review_by": "2026-01-01"}, ["review-due", "consent-ending"]),
    ],
)
def test_what_is_on_the_site_is_asked_for_again_in_time(front: dict[str, Any], expected: list[str]) -> None:
    assert codes(story("deckhand", **front), ANNA) == expected


def test_a_person_is_asked_again_before_their_consent_ends() -> None:
    assert codes(person("bram", consent_until="2026-03-31")) == ["consent-ending"]
    assert codes(person("bram", consent_until="2026-03-31", status="withdrawn")) == []


def test_the_day_is_that_of_the_site() -> None:
    late = datetime(2026, 2, 28, 23, 30, tzinfo=UTC)
    told = {zone: site_of(story("deckhand", review_by="2026-02-28"), ANNA, now=late, time_zone=zone) for zone in ZONES}
    content = content_of(story("deckhand", review_by="2026-02-28"), ANNA)
    assert {zone: len(rule_diagnostics(content, site)) for zone, site in told.items()} == ZONES


PAY = {"salary": {"min": 4000, "max": 5000, "currency": "EUR", "unit": "MONTH"}}


def test_nothing_is_read_a_second_time_for_its_places_where_nothing_is_wrong() -> None:
    items = (story("bridge", authors=["anna"]), ANNA, vacancy("deckhand", valid_through="2026-06-01", **PAY))
    content = content_of(*items)
    assert not rule_diagnostics(content, site_of(*items))
    assert [item.path for item in content.items if {"keys", "values"} & vars(item.marks).keys()] == []
