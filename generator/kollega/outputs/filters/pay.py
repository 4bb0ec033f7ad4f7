"""What jobs pay, measured alike, so that one can ask for the least."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from kollega.content.vacancy import SalaryUnit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kollega.content.vacancy import Hours, Salary, Vacancy

_A_YEAR = {SalaryUnit.WEEK: 52, SalaryUnit.MONTH: 12, SalaryUnit.YEAR: 1}
"""How many of a unit a year has. Days are not among them: how many a week are worked is not said."""


@dataclass(frozen=True, order=True)
class Measure:
    """In what pay is compared. No rate of exchange is known here: another currency is another measure."""

    currency: str
    """ISO 4217."""
    unit: SalaryUnit
    """The time that amounts are for."""

    def amount(self, vacancy: Vacancy) -> Decimal | None:
        """Return the most that a job pays, as far as it says; None where this measure cannot tell.

        Another unit is converted by the weeks of a year and the hours that the vacancy names, so that the amount is
        about right: a thirteenth month or holiday pay is not in it.
        """
        salary = vacancy.salary
        if salary is None or salary.currency != self.currency:
            return None
        if salary.unit is self.unit:
            return _most(salary)
        given, wanted = (_times_a_year(unit, vacancy.hours) for unit in (salary.unit, self.unit))
        return _most(salary) * given / wanted if given and wanted else None

    def is_own(self, vacancy: Vacancy) -> bool:
        """Return whether a vacancy names its pay in this very measure."""
        return vacancy.salary is not None and Measure(vacancy.salary.currency, vacancy.salary.unit) == self


def usual_measure(vacancies: Iterable[Vacancy]) -> Measure | None:
    """Return the measure in which most vacancies name their pay, None where none does."""
    named = Counter(Measure(each.salary.currency, each.salary.unit) for each in vacancies if each.salary)
    return min(named, key=lambda each: (-named[each], each), default=None)


def _times_a_year(unit: SalaryUnit, hours: Hours | None) -> Decimal | None:
    if unit is SalaryUnit.HOUR and hours:
        return 52 * _most(hours)
    return Decimal(_A_YEAR[unit]) if unit in _A_YEAR else None


def _most(span: Salary | Hours) -> Decimal:
    """Return the upper end of a span, else the one there is."""
    return next(Decimal(amount) for amount in (span.max, span.min) if amount is not None)
