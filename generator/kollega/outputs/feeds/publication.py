"""The moment that the day in a front matter stands for."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from kollega.settings import Settings

_NOON = time(12)


def published_at(day: date, settings: Settings) -> datetime:
    """Return noon of a day in the site's zone.

    Front matter holds days, feeds and search engines want moments. Midnight would be the day before for
    everybody further west, and older than the last visit of a feed reader that comes several times a
    day. Noon in Europe is the same day from Alaska to Japan. It never depends on when the site is built, so
    what is built in the morning is dated a few hours ahead.
    """
    return datetime.combine(day, _NOON, tzinfo=settings.zone)
