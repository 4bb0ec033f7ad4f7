"""What the law says of pay in vacancies: each row of the table, before its day and on it, and what a site changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from kollega.check.pay import areas, former_pay_is_not_asked, pay_is_said, states_are_known
from kollega.check.pay_rules import PayRule, pay_rules
from kollega.config.load import settings_of as loaded
from kollega.config.pay import PayRules
from kollega.diagnostics import ConfigurationError, Severity
from writing import ORGANISATION, content_of, site_of, vacancy

if TYPE_CHECKING:
    from kollega.content.item import VacancyItem
    from kollega.diagnostics import Diagnostic

TABLE = pay_rules(PayRules())
LAWS = [rule for rule in TABLE if rule.stage == "law"]
NOT_YET = [rule for rule in TABLE if rule.stage != "law"]
AUTUMN = datetime(2026, 11, 28, 12, tzinfo=UTC)
FOUND = {"range": "pay-rule", "amount": "pay-rule", "later": "pay-rule-later"}
PAID = {"min": "3000", "max": "3600", "currency": "EUR", "unit": "MONTH"}
FROM_ONE = {"min": "3000", "currency": "EUR", "unit": "MONTH"}
UP_TO_ONE = {"max": "3600", "currency": "EUR", "unit": "MONTH"}
ASKING = {"description": "Tell us your current salary."}


def offer(*places: str, **front: Any) -> VacancyItem:
    """Return a vacancy without pay, in countries (`IT`) and states (`US-CO`) whose codes are given."""
    parts = [(place.partition("-")) for place in places]
    locations = [{"city": "Here", "country": country, "region": region or None} for country, _, region in parts]
    return vacancy("deckhand", **({"locations": locations, "date_posted": "2005-01-05"} | front))


def problems(item: VacancyItem, now: datetime = AUTUMN, **options: Any) -> list[Diagnostic]:
    content, site = content_of(item), site_of(item, now=now, **options)
    rules = (pay_is_said, former_pay_is_not_asked, states_are_known)
    return [problem for rule in rules for problem in rule(content, site)]


def codes(item: VacancyItem, now: datetime = AUTUMN, **options: Any) -> list[str]:
    return [problem.code for problem in problems(item, now, **options) if problem.code != "no-pay"]


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@pytest.mark.parametrize("rule", LAWS, ids=lambda rule: rule.code)
def test_a_law_is_told_from_its_first_day_on_and_not_before(rule: PayRule) -> None:
    assert rule.since
    item = offer(rule.code)
    assert codes(item, noon(rule.since - timedelta(days=1))) == []
    assert codes(item, noon(rule.since)) == [FOUND[rule.asks]]
    assert codes(item, noon(rule.since + timedelta(days=900))) == [FOUND[rule.asks]]
    (told,) = (problem for problem in problems(item, noon(rule.since)) if problem.code == FOUND[rule.asks])
    assert str(rule.since) in told.message
    assert rule.name in told.message
    assert rule.law in told.message
    assert "not legal advice" in told.hint


@pytest.mark.parametrize("rule", [rule for rule in LAWS if rule.former_pay], ids=lambda rule: rule.code)
def test_a_question_for_a_former_pay_is_told_from_the_day_on_which_it_is_forbidden(rule: PayRule) -> None:
    assert rule.former_pay
    item = offer(rule.code, salary=PAID, **ASKING)
    assert codes(item, noon(rule.former_pay - timedelta(days=1))) == []
    assert codes(item, noon(rule.former_pay)) == ["former-pay"]
    (told,) = problems(item, noon(rule.former_pay))
    assert f"{rule.name} (since {rule.former_pay})" in told.message
    assert "not legal advice" in told.hint


@pytest.mark.parametrize("rule", NOT_YET, ids=lambda rule: rule.code)
@pytest.mark.parametrize("year", [2005, 2026, 2027, 2099])
def test_what_is_no_law_yet_never_warns(rule: PayRule, year: int) -> None:
    assert codes(offer(rule.code, **ASKING), datetime(year, 12, 31, tzinfo=UTC)) == []


@pytest.mark.parametrize("rule", TABLE, ids=lambda rule: rule.code)
def test_a_row_says_where_and_when_it_was_read_and_how_sure_it_is(rule: PayRule) -> None:
    assert set(rule.sources) == {"pay", "former_pay"} if rule.former_pay else {"pay"}
    assert all(source.url.startswith("https://") for source in rule.sources.values())
    assert rule.sure != "own"
    assert rule.remark or rule.sure != "disputed"
    assert (rule.says and rule.applies and rule.law) or rule.stage != "law"


def test_every_state_of_the_united_states_that_has_such_a_law_is_there() -> None:
    told = {rule.code.removeprefix("US-") for rule in LAWS if rule.code.startswith("US-")}
    assert told >= {"CA", "CO", "HI", "IL", "MD", "MA", "ME", "MN", "NJ", "NY", "VT", "WA", "DC"}


@pytest.mark.parametrize(
    ("place", "salary", "expected"),
    [
        ("US-CO", PAID, []),
        ("US-CO", FROM_ONE, ["pay-rule"]),
        ("US-CO", UP_TO_ONE, ["pay-rule"]),
        ("IT", PAID, []),
        ("IT", FROM_ONE, []),
        ("IT", UP_TO_ONE, ["pay-rule"]),
        ("PL", FROM_ONE, []),
        ("PL", UP_TO_ONE, []),
        ("FR", None, []),
    ],
)
def test_how_much_of_the_pay_must_be_said_depends_on_the_law(
    place: str, salary: dict[str, str] | None, expected: list[str]
) -> None:
    assert codes(offer(place, salary=salary)) == expected


def test_what_is_missing_of_the_pay_is_named() -> None:
    (told,) = problems(offer("US-CO", salary=FROM_ONE))
    assert "no `max`" in told.message
    (told,) = problems(offer("IT", salary=UP_TO_ONE))
    assert "no `min`" in told.message


def test_a_day_begins_in_the_time_zone_of_the_site() -> None:
    eve = datetime(2026, 6, 6, 22, 30, tzinfo=UTC)
    assert codes(offer("IT"), eve) == []
    assert codes(offer("IT"), eve, time_zone="Europe/Rome") == ["pay-rule"]
    assert codes(offer("IT"), datetime(2026, 6, 7, 0, 30, tzinfo=ZoneInfo("Europe/Rome"))) == []


def test_a_vacancy_that_is_held_back_is_compared_with_the_law_of_its_first_day() -> None:
    assert codes(offer("US-DE", date_posted="2027-09-26")) == ["pay-rule"]
    assert codes(offer("US-DE", date_posted="2027-09-25")) == []


@pytest.mark.parametrize("front", [{"status": "closed"}, {"status": "withdrawn"}, {"valid_through": "2026-11-27"}])
def test_a_vacancy_that_is_over_is_not_compared(front: dict[str, str]) -> None:
    assert problems(offer("IT", **front, **ASKING)) == []


def test_an_open_application_is_for_no_certain_job_and_not_compared() -> None:
    assert problems(offer("IT", "US", open_application=True, **ASKING)) == []


@pytest.mark.parametrize(
    ("types", "expected"),
    [(["VOLUNTEER"], []), (["VOLUNTEER", "PART_TIME"], ["pay-rule"]), (["INTERN"], ["pay-rule"]), ([], ["pay-rule"])],
)
def test_work_that_is_not_paid_at_all_needs_no_pay(types: list[str], expected: list[str]) -> None:
    assert codes(offer("IT", employment_type=types)) == expected


REGIONS = {
    "US-CA": ["CA", "ca", "US-CA", "California", "CALIFORNIA", "Calif.", "Kalifornien", "Californië"],
    "US-NY": ["NY", "N.Y.", "New York", "New  York State", "new-york"],
    "US-DC": ["DC", "D.C.", "District of Columbia", "Washington, D.C.", "Washington DC"],
    "US-WA": ["WA", "Washington", "Washington State"],
    "US-HI": ["HI", "Hawaii", "Hawaiʻi", "Hawai'i"],
    "CA-BC": ["BC", "British Columbia", "Colombie-Britannique"],
    "": ["Texas", "TX", "Washington County", "West Virginia", "New York Mills"],
}


@pytest.mark.parametrize(("code", "region"), [(code, name) for code, names in REGIONS.items() for name in names])
def test_a_state_is_known_however_it_is_written(code: str, region: str) -> None:
    country = code[:2] or "US"
    item = vacancy("deckhand", locations=[{"city": "Here", "region": region, "country": country}])
    assert areas(item, site_of(item), TABLE) == {country, code} - {""}


def test_the_same_letters_in_another_country_are_another_state() -> None:
    assert codes(offer("US-ON")) == []
    assert codes(offer("CA-CO")) == []
    assert codes(offer("DE-BC")) == []


def test_a_place_of_the_settings_has_its_country_and_state() -> None:
    places = {"denver": {"city": "Denver", "region": "Colorado", "country": "US"}}
    assert codes(vacancy("deckhand", locations=["denver"]), places=places) == ["pay-rule"]
    assert codes(vacancy("deckhand", locations=["Denver"]), places=places) == ["pay-rule"]
    assert codes(vacancy("deckhand", locations=["Boulder"]), places=places) == []


def test_a_place_without_its_state_is_told_where_states_differ() -> None:
    assert codes(offer("US")) == ["no-state"]
    assert codes(offer("US", salary=PAID)) == []
    assert codes(offer("US", salary=FROM_ONE)) == ["no-state"]
    assert codes(offer("US"), noon(date(2020, 12, 31))) == []
    assert codes(offer("CA")) == ["no-state"]
    assert codes(offer("NL")) == []


AFAR = [
    (["IT"], {"Italy"}),
    (["NL", "IT", "US-NY"], {"Italy", "New York"}),
    (["EU"], {"Austria", "Italy", "Latvia", "Lithuania"}),
    (["US"], {rule.name for rule in LAWS if rule.code.startswith("US-") and rule.code != "US-DE"}),
    (["US-TX"], set()),
    (["CA"], {"British Columbia", "Ontario", "Prince Edward Island"}),
    (["GB", "CH"], set()),
]


@pytest.mark.parametrize(("homes", "expected"), AFAR)
def test_work_from_afar_counts_for_every_place_where_it_may_be_done(homes: list[str], expected: set[str]) -> None:
    item = offer(workplace="remote", applicant_locations=homes)
    told = [problem.message for problem in problems(item) if problem.code == "pay-rule"]
    assert {rule.name for rule in TABLE if any(f"{rule.name} (" in message for message in told)} == expected
    assert len(told) == bool(expected)


def test_work_from_afar_that_reports_somewhere_counts_for_that_place_too() -> None:
    assert codes(offer("US-NY", workplace="remote", applicant_locations=["GB"])) == ["pay-rule"]
    assert codes(offer("GB", workplace="hybrid", applicant_locations=["IT"])) == []


def test_of_several_places_all_laws_are_told_in_one_problem() -> None:
    (told,) = problems(offer("IT", "PL", "US-CO", "NL", "AT"))
    assert "in Austria (" in told.message
    assert "Colorado (Equal Pay for Equal Work Act, since 2021-01-01) and Italy (" in told.message
    assert "Poland" not in told.message


def test_a_law_that_lets_pay_be_told_later_is_but_a_note() -> None:
    (told,) = problems(offer("PL"))
    assert (told.code, told.severity) == ("pay-rule-later", Severity.NOTE)


# What a site sets


@pytest.mark.parametrize("severity", ["warning", "error"])
def test_a_site_says_how_grave_it_is_to_break_a_law(severity: str) -> None:
    told = problems(offer("IT", "PL", **ASKING), pay_rules={"severity": severity})
    assert {problem.code: str(problem.severity) for problem in told} == {"pay-rule": severity, "former-pay": severity}


@pytest.mark.parametrize(
    ("rules", "place", "expected"),
    [
        ({"IT": False}, "IT", []),
        ({"IT": {"asks": "nothing"}}, "IT", []),
        ({"IT": {"asks": "later"}}, "IT", ["pay-rule-later"]),
        ({"IT": {"since": "2027-01-01"}}, "IT", []),
        ({"PL": {"asks": "amount"}}, "PL", ["pay-rule"]),
        ({"FR": {"stage": "law", "since": "2026-11-28"}}, "FR", ["pay-rule"]),
        ({"FR": {"stage": "law", "since": date(2026, 11, 29)}}, "FR", []),
        ({"LU": {"name": "Luxembourg", "asks": "amount", "since": "2026-01-01"}}, "LU", ["pay-rule"]),
        ({"US-TX": {"name": "Texas", "asks": "range", "since": "2026-01-01"}}, "US-TX", ["pay-rule"]),
        ({"US": {"name": "the United States", "asks": "range", "since": "2026-01-01"}}, "US-TX", ["pay-rule"]),
        ({"EU": {"name": "the European Union", "asks": "amount", "since": "2026-06-07"}}, "FR", ["pay-rule"]),
        ({"EU": {"name": "the European Union", "asks": "amount", "since": "2026-06-07"}}, "GB", []),
    ],
)
def test_a_site_changes_the_table(rules: dict[str, Any], place: str, expected: list[str]) -> None:
    assert codes(offer(place), pay_rules={"rules": rules}) == expected


WRONG = [
    ({"IT": {"asks": "everything"}}, "IT.asks", "“everything” is not one of 'range'"),
    ({"IT": {"sinse": "2026-01-01"}}, "IT.sinse", "there is no such key"),
    ({"IT": {"since": "soon"}}, "IT.since", "expected a date, but found “soon”"),
    ({"IT": {"since": 2026}}, "IT.since", "expected a date"),
    ({"IT": {"stage": "maybe"}}, "IT.stage", "“maybe” is not one of"),
    ({"IT": {"name": ""}}, "IT.name", "there is nothing after"),
    ({"IT": {"also": "Italia"}}, "IT.also", "expected a list"),
    ({"FR": {"stage": "law"}}, "FR.since", "is missing"),
    ({"LU": {"asks": "amount", "since": "2026-01-01"}}, "LU.name", "is missing"),
    ({"LU": {}}, "LU.name", "is missing"),
    ({"LU": False}, "LU", "there is no rule `LU` to switch off"),
    ({"IT": True}, "IT", "`true` changes nothing"),
    ({"IT": {"sources": {"pay": "https://example.org/"}}}, "IT.sources.pay", "expected a group of keys"),
]


@pytest.mark.parametrize(("rules", "option", "message"), WRONG, ids=lambda value: str(value)[:40])
def test_a_row_with_a_mistake_is_an_error_that_names_its_key(rules: dict[str, Any], option: str, message: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        problems(offer("NL"), pay_rules={"rules": rules})
    assert caught.value.option == f"plugins.kollega.pay_rules.rules.{option}"
    assert message in caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("value", "option"),
    [
        ({"rules": {"Italy": False}}, "pay_rules.rules"),
        ({"rules": {"UK": False}}, "pay_rules.rules"),
        ({"rules": {"US-XX": False}}, "pay_rules.rules"),
        ({"rules": {False: {"asks": "amount"}}}, "pay_rules.rules"),
        ({"rules": {"IT": "off"}}, "pay_rules.rules.IT"),
        ({"rules": ["IT"]}, "pay_rules.rules"),
        ({"severity": "note"}, "pay_rules.severity"),
        ({"gravity": "error"}, "pay_rules.gravity"),
        (False, "pay_rules"),
    ],
    ids=str,
)
def test_settings_about_pay_that_cannot_be_read_are_errors(value: object, option: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        loaded({"organisation": ORGANISATION, "pay_rules": value})
    assert caught.value.option.startswith(f"plugins.kollega.{option}")
    assert caught.value.message
    assert caught.value.hint


@pytest.mark.parametrize("value", ["off", "no", None, ["FR"], 1], ids=str)
def test_whoever_neither_switches_a_rule_off_nor_changes_it_is_told_how_both_are_done(value: object) -> None:
    with pytest.raises(ConfigurationError) as caught:
        loaded({"organisation": ORGANISATION, "pay_rules": {"rules": {"FR": value}}})
    assert caught.value.option == "plugins.kollega.pay_rules.rules.FR"
    assert caught.value.hint == "Write `false` to switch the rule off, or keys below it, indented."
