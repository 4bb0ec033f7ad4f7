"""What is unlikely to be meant: pay that is nothing or a fortune, a week of 400 hours, a day in a distant year."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.content.item import AnyItem, VacancyItem
    from kollega.content.read import Content
    from kollega.content.vacancy import Salary
    from kollega.diagnostics import Steps
    from kollega.i18n.wording import Wording
    from kollega.site.catalogue import Site


@dataclass(frozen=True)
class _Span:
    least: Decimal | int
    most: Decimal | int

    def holds(self, value: Decimal) -> bool:
        return self.least <= value <= self.most


@dataclass(frozen=True)
class _Limits:
    hours: _Span
    openings: _Span
    pay: _Span
    """Euros an hour."""
    units: Mapping[str, int]
    """Hours in each unit of pay."""
    currencies: Mapping[str, Decimal | int]
    """Of each, how much is a euro."""
    years: Mapping[str, int]
    """How far ahead of today the day of a key may lie."""


def values_are_plausible(content: Content, site: Site) -> Iterator[Diagnostic]:
    """Find values that can be read and are hardly meant."""
    today = site.now.astimezone(site.settings.zone).date()
    for item in content.items:
        yield from _distant_days(item, today)
    for vacancy in content.vacancies:
        yield from _hours(vacancy)
        if vacancy.front.salary:
            yield from _pay(vacancy, vacancy.front.salary)
        if vacancy.front.openings is not None and not _limits().openings.holds(Decimal(vacancy.front.openings)):
            yield _unlikely(
                vacancy,
                ("openings",),
                wording("{number} people are wanted for one vacancy", number=vacancy.front.openings),
            )


def _distant_days(item: AnyItem, today: date) -> Iterator[Diagnostic]:
    values = vars(item.front)
    for key, years in _limits().years.items():
        value = values.get(key)
        day = value.date() if isinstance(value, datetime) else value
        if day and day.year > today.year + years:
            yield _unlikely(
                item,
                (key,),
                wording("the day is {years} years ahead, in {year}", years=day.year - today.year, year=day.year),
            )


def _hours(vacancy: VacancyItem) -> Iterator[Diagnostic]:
    hours = vacancy.front.hours
    for end in ("min", "max") if hours else ():
        value = getattr(hours, end)
        if value is not None and not _limits().hours.holds(value):
            yield _unlikely(vacancy, ("hours", end), wording("{value} hours a week is unlikely", value=value))
            return


def _pay(vacancy: VacancyItem, salary: Salary) -> Iterator[Diagnostic]:
    limits = _limits()
    for end in ("min", "max"):
        value = getattr(salary, end)
        rate = limits.currencies.get(salary.currency)
        hourly = value / limits.units[salary.unit] / rate if value and rate else None
        if value == 0:
            yield _unlikely(
                vacancy,
                ("salary", end),
                wording("the pay is 0"),
                wording("Leave the pay out if you would rather not say."),
            )
        elif hourly is not None and not limits.pay.holds(hourly):
            pay, period = f"{value} {salary.currency}", _PERIODS[salary.unit]
            message = (
                wording("{pay} is very little for {period}", pay=pay, period=period)
                if hourly < limits.pay.least
                else wording("{pay} is a lot for {period}", pay=pay, period=period)
            )
            hint = wording("Check the number, `unit` and `currency`.")
            yield _unlikely(vacancy, ("salary", end), message, hint)
        else:
            continue
        return


_PERIODS = {
    "HOUR": wording("an hour"),
    "DAY": wording("a day"),
    "WEEK": wording("a week"),
    "MONTH": wording("a month"),
    "YEAR": wording("a year"),
}
_ONCE_MORE = wording("Check the number.")


def _unlikely(item: AnyItem, steps: Steps, message: Wording, hint: Wording = _ONCE_MORE) -> Diagnostic:
    return Diagnostic.at(item.path, item.marks.value(*steps), "unlikely", message, hint, severity=Severity.WARNING)


@cache
def _limits() -> _Limits:
    text = files("kollega.check").joinpath("plausibility.toml").read_text("utf-8")
    rows = tomllib.loads(text, parse_float=Decimal)
    hours, openings, pay = (_Span(**rows[name]) for name in ("hours", "openings", "pay"))
    return _Limits(hours, openings, pay, rows["units"], rows["currencies"], rows["years"])
