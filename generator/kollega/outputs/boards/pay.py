"""The fields of pay: boards take it as words, as one number or two, by the year alone, or in whole numbers only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kollega.content.vacancy import SalaryUnit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from kollega.outputs.boards.advertisement import Advertisement, Field
    from kollega.outputs.boards.board import Board

_SYMBOLS: Final = {"EUR": "€", "USD": "$", "GBP": "£"}
"""Those that stand for one currency alone, or for the one that is meant where its country is."""

_ALL: Final = frozenset(SalaryUnit)


def _plain(amount: Decimal) -> str:
    """Return a number without separators, with two decimals where it is not whole."""
    return str(int(amount)) if amount == int(amount) else f"{amount:.2f}"


def _plain_pay(ad: Advertisement, board: Board) -> str:
    """Return pay as Indeed reads it, “€2950 - €3900 per month”; empty where one end alone is known."""
    salary = ad.job.salary
    if salary is None or salary.min is None or salary.max is None:
        return ""
    symbol = _SYMBOLS.get(salary.currency, f"{salary.currency} ")
    amounts = dict.fromkeys(f"{symbol}{_plain(amount)}" for amount in (salary.min, salary.max))
    return f"{' - '.join(amounts)} per {board.period[salary.unit]}"


def _amount(end: str, *, whole: bool = False, units: frozenset[SalaryUnit] = _ALL, both: bool = False) -> Field:
    """Return the field of an end of the pay, where a board can hold all that is told: half of it would mislead."""

    def field(ad: Advertisement, _board: Board) -> str:
        salary = ad.job.salary
        if salary is None or salary.unit not in units:
            return ""
        ends = {"min": salary.min, "max": salary.max}
        told = [amount for amount in ends.values() if amount is not None]
        fits = (len(told) == len(ends) or not both) and all(each == int(each) for each in told if whole)
        amount = ends[end]
        return _plain(amount) if amount is not None and fits else ""

    return field


def _beside(value: Callable[[Advertisement, Board], str], *amounts: Field) -> Field:
    """Return a field that stands only beside an amount."""
    return lambda ad, board: value(ad, board) if any(amount(ad, board) for amount in amounts) else ""


def _currency(ad: Advertisement, _board: Board) -> str:
    return ad.job.salary.currency if ad.job.salary else ""


def _period(ad: Advertisement, board: Board) -> str:
    return board.period.get(ad.job.salary.unit, "") if ad.job.salary else ""


_PAY = {end: _amount(end) for end in ("min", "max")}
_WHOLE = {end: _amount(end, whole=True) for end in ("min", "max")}
_YEARLY = {end: _amount(end, whole=True, units=frozenset({SalaryUnit.YEAR}), both=True) for end in ("min", "max")}


PAY_FIELDS: Final[Mapping[str, Field]] = {
    "pay": lambda ad, _: ad.job.pay,
    "plain_pay": _plain_pay,
    "pay_min": _PAY["min"],
    "pay_max": _PAY["max"],
    "pay_currency": _beside(_currency, *_PAY.values()),
    "pay_period": _beside(_period, *_PAY.values()),
    "pay_kind": _beside(lambda *_: "BASE_SALARY", *_PAY.values()),
    "whole_min": _WHOLE["min"],
    "whole_max": _WHOLE["max"],
    "whole_min_currency": _beside(_currency, _WHOLE["min"]),
    "whole_max_currency": _beside(_currency, _WHOLE["max"]),
    "whole_period": _beside(_period, *_WHOLE.values()),
    "whole_kind": _beside(lambda *_: "BASE_SALARY", *_WHOLE.values()),
    "yearly_min": _YEARLY["min"],
    "yearly_max": _YEARLY["max"],
    "yearly_currency": _beside(_currency, *_YEARLY.values()),
}
"""What boards.toml may name of pay."""
