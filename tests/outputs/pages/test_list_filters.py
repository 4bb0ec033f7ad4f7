"""What jobs pay, measured alike."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from kollega.content.vacancy import Hours, Salary, SalaryUnit, Vacancy
from kollega.outputs.pages.filters import Measure, measures

if TYPE_CHECKING:
    from website import Website

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


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        pytest.param([], [], id="nothing"),
        pytest.param(["1 1 EUR HOUR", "1 1 EUR MONTH", "1 1 EUR MONTH", ""], ["EUR MONTH"], id="what most name"),
        pytest.param(["1 1 SEK MONTH", "1 1 EUR YEAR", "1 1 EUR YEAR"], ["EUR YEAR", "SEK MONTH"], id="two currencies"),
        pytest.param(
            ["1 1 SEK MONTH", "1 1 SEK HOUR", "1 1 EUR MONTH", "1 1 EUR MONTH"],
            ["EUR MONTH", "SEK MONTH"],
            id="of two alike the one that is usual elsewhere",
        ),
        pytest.param(["1 1 JPY YEAR", "1 1 CHF YEAR"], ["CHF YEAR", "JPY YEAR"], id="always in one order"),
    ],
)
def test_each_currency_has_the_measure_that_most_vacancies_name(named: list[str], expected: list[str]) -> None:
    assert [f"{each.currency} {each.unit}" for each in measures(map(vacancy, named))] == expected


def test_amounts_can_be_asked_for_in_each_currency_in_which_several_are_named(example: Website) -> None:
    options = example.pages["vacancies/"].select("input[name=pay]")
    assert [str(each["value"]) for each in options] == [
        "",
        *("1000", "2000", "3000", "4000"),
        *("SEK-30000", "SEK-35000", "SEK-40000"),
        "otherwise",
    ]
    rows = example.pages["vacancies/"].select("#open > li")
    pays = {str(row.select_one(".departure-pay dd").get_text()): str(row["data-pay"]) for row in rows}
    assert {words: answers for words, answers in pays.items() if "SEK-" in answers and "1000" in answers} == {}
