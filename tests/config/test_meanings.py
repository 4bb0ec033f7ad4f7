"""What people write in their own way is understood, and where it can mean several things, all are named."""

from __future__ import annotations

import pytest

from kollega.config.meanings import amount_meant, currencies_meant, hours_meant, list_meant, pay_meant, words_meant
from kollega.content.vacancy import EmploymentType, SalaryUnit, Workplace
from kollega.i18n.days import days_meant, is_certain

EMPLOYMENT = tuple(EmploymentType)


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("1.2.2026", ["2026-02-01"]),
        ("01/02/2026", ["2026-02-01", "2026-01-02"]),
        ("28/02/2026", ["2026-02-28"]),
        ("02/28/2026", ["2026-02-28"]),
        ("2026‑02‑01", ["2026-02-01"]),
        ("２０２６年２月１日", ["2026-02-01"]),
        ("٢٠٢٦-٠٢-٠١", ["2026-02-01"]),
        ("February 1st, 2026", ["2026-02-01"]),
        ("Monday 2 March 2026", ["2026-03-02"]),
        ("1er févr. 2026", ["2026-02-01"]),
        ("den 1 februari 2026", ["2026-02-01"]),
        ("2026-04-30 5 p.m.", ["2026-04-30 17:00"]),
        ("30.04.2026, 17 Uhr", ["2026-04-30 17:00"]),
        ("2026-02-30", []),
        ("2026-02", []),
        ("soon", []),
        ("1 2 3 4", []),
    ],
)
def test_a_day_is_read_as_people_of_many_countries_write_it(value: str, days: list[str]) -> None:
    assert list(days_meant(value)) == days


@pytest.mark.parametrize("value", ["01/02/2026", "01.02.26", "2026-04-30 17:00 CET"])
def test_a_day_that_depends_on_a_country_or_a_zone_is_not_certain(value: str) -> None:
    assert not is_certain(value)


@pytest.mark.parametrize(
    ("value", "meant", "is_whole"),
    [
        ("€3.000 - 4.000", "{min: 3000, max: 4000, currency: EUR, unit: MONTH}", False),
        ("£30k-£35k per annum", "{min: 30000, max: 35000, currency: GBP, unit: YEAR}", True),
        ("CHF 90'000 bis 110'000 pro Jahr", "{min: 90000, max: 110000, currency: CHF, unit: YEAR}", True),
        ("2800,- tot 3200,- euro bruto per maand", "{min: 2800, max: 3200, currency: EUR, unit: MONTH}", True),
        ("up to 5000 EUR monthly", "{max: 5000, currency: EUR, unit: MONTH}", True),
        ("$20 an hour", "{min: 20, currency: USD, unit: HOUR}", False),
        ("competitive", "", False),
        ("schaal 8", "", False),
        ("€3.000 (14 Gehälter)", "", False),
    ],
)
def test_pay_is_read_from_words(value: str, meant: str, is_whole: bool) -> None:  # noqa: FBT001 - a column of the table
    assert pay_meant(value) == (meant, is_whole)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("32-40", "{min: 32, max: 40}"),
        ("32 tot 40 uur", "{min: 32, max: 40}"),
        ("38,5 Std.", "38.5"),
        ("bis zu 40 Stunden", "{max: 40}"),
        ("-8", ""),
        ("full-time", ""),
    ],
)
def test_hours_are_read_from_words(value: str, meant: str) -> None:
    assert hours_meant(value) == meant


@pytest.mark.parametrize(
    ("value", "known", "meant"),
    [
        ("Vollzeit", EMPLOYMENT, ["FULL_TIME"]),
        ("temps plein", EMPLOYMENT, ["FULL_TIME"]),
        ("Werkstudent:in", EMPLOYMENT, ["INTERN"]),
        ("permanent", EMPLOYMENT, ["FULL_TIME", "PART_TIME"]),
        ("whenever", EMPLOYMENT, []),
        ("télétravail", tuple(Workplace), ["remote"]),
        ("op kantoor", tuple(Workplace), ["onsite"]),
        ("per maand", tuple(SalaryUnit), ["MONTH"]),
        ("p.a.", tuple(SalaryUnit), ["YEAR"]),
        ("oui", ("true", "false"), ["true"]),
    ],
)
def test_words_of_other_languages_are_those_that_a_key_knows(
    value: str, known: tuple[str, ...], meant: list[str]
) -> None:
    assert list(words_meant(value, known)) == meant


def test_a_list_without_brackets_is_one_and_a_path_is_none() -> None:
    assert list_meant("anna, bram and kim") == "[anna, bram, kim]"
    assert list_meant("Vollzeit / Teilzeit", EMPLOYMENT) == "[FULL_TIME, PART_TIME]"
    assert list_meant("people/anna") == list_meant("anna") == ""


def test_a_sign_of_several_currencies_is_all_of_them() -> None:
    assert currencies_meant("€") == currencies_meant("Euro") == ("EUR",)
    assert currencies_meant("kr")[:3] == ("SEK", "NOK", "DKK")
    assert currencies_meant("EUROS?") == ()


def test_a_number_is_what_stands_among_its_signs() -> None:
    assert [amount_meant(value) for value in ("€2.800,-", "28k", "36 per week", "2-3", "-5")] == [
        "2800",
        "28000",
        "36",
        "",
        "",
    ]
