"""What is hardly meant is warned of, and published all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from kollega.check.rules import rule_diagnostics
from kollega.diagnostics import Severity
from writing import content_of, person, site_of, vacancy

if TYPE_CHECKING:
    from kollega.content.item import AnyItem


def unlikely(item: AnyItem) -> list[str]:
    found = [each for each in rule_diagnostics(content_of(item), site_of(item)) if each.code == "unlikely"]
    assert all(diagnostic.severity is Severity.WARNING for diagnostic in found)
    return [diagnostic.message for diagnostic in found]


@pytest.mark.parametrize(
    ("salary", "message"),
    [
        ((0, 0, "EUR", "MONTH"), "the pay is 0"),
        ((0, 3000, "EUR", "MONTH"), "the pay is 0"),
        ((0, 0, "XAF", "MONTH"), "the pay is 0"),
        ((40000, 45000, "EUR", "HOUR"), "40000 EUR is a lot for an hour"),
        ((20, 40000, "EUR", "HOUR"), "40000 EUR is a lot for an hour"),
        ((52000, 60000, "EUR", "DAY"), "52000 EUR is a lot for a day"),
        ((3100, 3900, "EUR", "DAY"), None),
        ((3100, 3900, "EUR", "YEAR"), None),
        ((31, 39, "EUR", "MONTH"), "31 EUR is very little for a month"),
        ((20, 25, "USD", "YEAR"), "20 USD is very little for a year"),
        ((30000, 40000, "SEK", "HOUR"), "30000 SEK is a lot for an hour"),
        ((5000000, 9000000, "JPY", "YEAR"), None),
        ((5000000, 9000000, "JPY", "HOUR"), "5000000 JPY is a lot for an hour"),
        ((15000000, 20000000, "VND", "MONTH"), None),
        ((20000, 25000, "INR", "MONTH"), None),
        ((14, 16, "GBP", "HOUR"), None),
        ((9999999, 9999999, "XAF", "HOUR"), None),
        ((250000, 400000, "CHF", "YEAR"), None),
    ],
)
def test_pay_that_is_hardly_meant_is_warned_of(salary: tuple[int, int, str, str], message: str | None) -> None:
    least, most, currency, unit = salary
    pay = {"min": str(least), "max": str(most), "currency": currency, "unit": unit}
    assert unlikely(vacancy("miller", salary=pay)) == ([message] if message else [])


@pytest.mark.parametrize(
    ("front", "count"),
    [
        ({"hours": "400"}, 1),
        ({"hours": "0"}, 1),
        ({"hours": {"min": "0", "max": "8"}}, 1),
        ({"hours": {"max": "168"}}, 1),
        ({"hours": "36"}, 0),
        ({"hours": {"min": "4", "max": "60"}}, 0),
        ({"openings": "5000"}, 1),
        ({"openings": "30"}, 0),
        ({"valid_through": "2062-01-01"}, 1),
        ({"valid_through": "2062-01-01 12:00"}, 1),
        ({"valid_through": "2027-12-31"}, 0),
        ({"date_posted": "2062-01-01"}, 1),
    ],
)
def test_hours_openings_and_days_that_are_hardly_meant_are_warned_of(front: dict[str, Any], count: int) -> None:
    assert len(unlikely(vacancy("miller", **front))) == count


@pytest.mark.parametrize(
    ("front", "count"),
    [
        ({"since": "2062-01-01"}, 1),
        ({"consent_until": "2262-01-01"}, 1),
        ({"consent_until": "2036-01-01", "since": "1988-01-01"}, 0),
    ],
)
def test_a_day_of_a_person_in_a_distant_year_is_warned_of(front: dict[str, Any], count: int) -> None:
    assert len(unlikely(person("anna", **front))) == count
