"""The one moment that a run is about. Nothing else in the program asks a clock."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from time import time_ns
from typing import TYPE_CHECKING

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable of the environment that tells the moment to many programs, libraries of ours among them."""

_SECONDS = re.compile("[0-9]{1,11}")
"""Eleven digits last for three thousand years."""

# From the beginning of Unix time, so that no reckoning with time zones leaves the years that Python knows.
_YEARS = range(1970, 3000)


def now_of(as_of: str | None, environ: Mapping[str, str], zone: tzinfo) -> datetime:
    """Return the moment of the run, in `zone`: `as_of`, else SOURCE_DATE_EPOCH of the environment, else now.

    A date means noon of that day: what is published or closes on that day is open then. A time without a zone of
    its own is a time in `zone`. SOURCE_DATE_EPOCH counts seconds in UTC (https://reproducible-builds.org/specs/source-date-epoch/);
    an empty one is a command that failed to tell the moment. Raises ConfigurationError.
    """
    if as_of is not None:
        return _stated(as_of, zone)
    if (epoch := environ.get(EPOCH)) is not None:
        return _counted(epoch, zone)
    return datetime.now(zone)


def _stated(as_of: str, zone: tzinfo) -> datetime:
    hint = wording("Write year-month-day, for example 2026-03-01, or a moment, 2026-03-01T17:00.")
    try:
        moment = datetime.combine(date.fromisoformat(as_of), time(12))
    except ValueError:
        try:
            moment = datetime.fromisoformat(as_of)
        except ValueError:
            raise ConfigurationError(
                "--as-of", wording("expected a date or a time, but found “{input}”", input=as_of), hint
            ) from None
    if moment.year not in _YEARS:
        message = wording("the year {year} is out of range", year=moment.year)
        raise ConfigurationError(
            "--as-of", message, wording("Name a year from {first} to {last}.", first=_YEARS[0], last=_YEARS[-1])
        )
    return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)


def _counted(epoch: str, zone: tzinfo) -> datetime:
    moment = datetime.fromtimestamp(int(epoch), UTC) if _SECONDS.fullmatch(epoch) else None
    if moment is None or moment.year not in _YEARS:
        message = (
            wording("“{epoch}” is not a number of seconds since 1970", epoch=epoch) if epoch else wording("is empty")
        )
        raise ConfigurationError(EPOCH, message, wording("Set it to a whole number, or leave it unset."))
    return moment.astimezone(zone)


def system_time() -> int:
    """Return the nanoseconds since 1970 by the system's clock, of which files have their times.

    It tells how young a file is, and has no part in what is made.
    """
    return time_ns()
