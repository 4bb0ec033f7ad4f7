"""The types of days and times, and what is to be written for a value that is none."""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, datetime
from typing import Annotated

from pydantic import BeforeValidator, WithJsonSchema

from kollega.config.validation import value_error, value_label
from kollega.i18n.days import days_meant, last_day_of
from kollega.i18n.wording import Wording, either, wording

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_FIRST_YEAR = 1900
_YEAR_FIRST = wording("Write year-month-day, for example 2026-03-01.")


def _date(value: object) -> date:
    if isinstance(value, date):
        return value
    try:
        day = date.fromisoformat(value) if isinstance(value, str) and _DATE.fullmatch(value) else None
    except ValueError:
        day = None
    if day is None:
        raise value_error(
            "bad-date",
            wording("expected a date, but found {found}", found=value_label(value)),
            _day_hint(value),
        )
    if day.year < _FIRST_YEAR:
        raise value_error("bad-date", wording("{day} is too long ago", day=day), _YEAR_FIRST)
    return day


def _day_hint(value: object, *, with_time: bool = False) -> Wording:
    """Return what to write for a value that is no day."""
    meant = days_meant(value) if isinstance(value, str) else ()
    if meant:
        days = dict.fromkeys(each if with_time else each.partition(" ")[0] for each in meant)
        return wording("Write {meant}.", meant=either(days))
    if isinstance(value, str) and (last := last_day_of(value)):
        return wording("That month ends on {day}.", day=last)
    return wording("Write 2026-03-01, or leave the line out if there is no end.") if with_time else _YEAR_FIRST


def _date_or_time(value: object) -> date | datetime:
    if not isinstance(value, str) or not re.match(r"\d{4}-\d{2}-\d{2}[T ]", value):
        return _end_day(value)
    if _date(value[:10]).year == MAXYEAR:
        hint = wording("Leave the line out if there is no end.")
        raise value_error("bad-date", wording("no time zone knows this time"), hint)
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        message = wording("expected a date or a time, but found {found}", found=value_label(value))
        likely = days_meant(value)
        hint = wording("Write 2026-03-01, or 2026-03-01 17:00, or 2026-03-01T17:00+01:00.")
        hint = wording("Write {meant}.", meant=either(likely)) if likely else hint
        raise value_error("bad-date", message, hint) from None


def _end_day(value: object) -> date:
    """Return a day; raise where it is none, with what to do where there is no end."""
    if isinstance(value, str) and not _DATE.fullmatch(value):
        message = wording("expected a date, but found {found}", found=value_label(value))
        raise value_error("bad-date", message, _day_hint(value, with_time=True))
    return _date(value)


Day = Annotated[date, BeforeValidator(_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, written year-month-day."""
DayOrTime = Annotated[
    date | datetime,
    BeforeValidator(_date_or_time),
    WithJsonSchema({"type": "string", "description": "A date (to the end of that day) or a date and time."}),
]
