"""What jobs pay, measured alike."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kollega.content.vacancy import Hours, Salary, SalaryUnit, Vacancy
from kollega.outputs.pages.filters import Measure, usual_measure

EUROS_A_MONTH = Measure("EUR", SalaryUnit.MONTH)


def vacancy(pay: str = "", hours: Hours | None = None) -> Vacancy:
    """Return a vacancy that pays `min max currency unit`, with `-` for an end that is not named."""
    salary = None
    if pay:
        least, most, currency, unit = pay.split()
        ends = {name: Decimal(end) for name, end in (("min", least), ("max", most)) if end != "-"}
        salary = Salary(**ends, currency=currency, unit=SalaryUnit(unit))
    return Vacancy.model_construct(salary=salary, hours=hours)


@pytest.mark.parametrize(
    ("pay", "hours", "amount"),
    [
        pytest.param("2000 2500 EUR MONTH", None, 2500, id="a month"),
        pytest.param("2000 - EUR MONTH", None, 2000, id="only the least"),
        pytest.param("39000 52200 EUR YEAR", None, 4350, id="a twelfth of a year"),
        pytest.param("600 600 EUR WEEK", None, 2600, id="four weeks and a third"),
        pytest.param("- 21 EUR HOUR", Hours(min=16, max=20), 1820, id="for the hours that are offered"),
        pytest.param("18 18 EUR HOUR", Hours(min=10), 780, id="for the least hours"),
        pytest.param("18 18 EUR HOUR", None, None, id="an hour of unknown hours"),
        pytest.param("150 150 EUR DAY", Hours(max=20), None, id="a day"),
        pytest.param("34200 43800 SEK MONTH", None, None, id="another currency"),
        pytest.param("", Hours(max=20), None, id="not named"),
    ],
)
def test_pay_for_another_time_is_converted_where_one_can(pay: str, hours: Hours | None, amount: int | None) -> None:
    assert EUROS_A_MONTH.amount(vacancy(pay, hours)) == amount


def test_pay_by_the_day_can_be_compared_with_its_like() -> None:
    assert Measure("EUR", SalaryUnit.DAY).amount(vacancy("100 150 EUR DAY")) == 150


def test_a_month_is_worth_its_hours() -> None:
    assert Measure("EUR", SalaryUnit.HOUR).amount(vacancy("2600 2600 EUR MONTH", Hours(max=40))) == 15


def test_the_measure_is_the_one_that_most_vacancies_name() -> None:
    named = ["1 1 SEK MONTH", "1 1 EUR HOUR", "1 1 EUR MONTH", "1 1 EUR MONTH", ""]
    assert usual_measure(map(vacancy, named)) == EUROS_A_MONTH
    assert usual_measure([vacancy()]) is None
