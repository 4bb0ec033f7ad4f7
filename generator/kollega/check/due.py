"""What ends soon: consents, days of being read again, vacancies. Each work once, in all of its languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from kollega.content.kind import ItemKind
from kollega.site.life import Stage, closing_moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.item import AnyItem
    from kollega.site.catalogue import Site


class Ending(StrEnum):
    """What comes to an end."""

    CONSENT = "consent"
    REVIEW = "review"
    VACANCY = "vacancy"


KEYS = {Ending.CONSENT: "consent_until", Ending.REVIEW: "review_by", Ending.VACANCY: "valid_through"}
"""The key that holds the day."""


@dataclass(frozen=True, order=True)
class Due:
    """Something that ends on a day, or was to be done by it."""

    day: date
    ending: Ending
    kind: ItemKind
    title: str
    """In the first of its languages."""
    places: tuple[tuple[str, int], ...]
    """Path and line of the day in each of its files, in the order of the site's languages."""


def due(site: Site, days: int) -> tuple[Due, ...]:
    """Return what ends within so many days from today on, and what is overdue; the first day on top.

    A vacancy that is over is over: it closes by itself. A consent or a review that is past waits for somebody.
    """
    last = site.now.astimezone(site.settings.zone).date() + timedelta(days=min(days, 36_500))
    order = {lang: index for index, lang in enumerate(site.languages)}
    items = (*site.items, *site.unpublished, *site.withdrawn)
    found = [each for item in items for each in _endings(item, site) if each[0] <= last]
    found.sort(key=lambda each: (each[0], each[1], each[2].kind, each[2].slug, order[each[2].lang], each[2].path))
    groups = groupby(found, key=lambda each: (each[0], each[1], each[2].kind, each[2].slug))
    return tuple(sorted(_of(day, ending, [each[2] for each in group]) for (day, ending, _, _), group in groups))


def _endings(item: AnyItem, site: Site) -> Iterator[tuple[date, Ending, AnyItem]]:
    """Yield the days of an item that matter still."""
    stage = site.stages[item.path]
    if item.kind is ItemKind.VACANCY:
        end = closing_moment(item.front, site.settings)
        if end and stage in {Stage.LIVE, Stage.UPCOMING, Stage.DRAFT}:
            yield end.astimezone(site.settings.zone).date(), Ending.VACANCY, item
        return
    if item.front.consent_until and item.front.status.value != Stage.WITHDRAWN.value:
        yield item.front.consent_until, Ending.CONSENT, item
    if item.kind is ItemKind.STORY and item.front.review_by and stage is not Stage.WITHDRAWN:
        yield item.front.review_by, Ending.REVIEW, item


def _of(day: date, ending: Ending, items: list[AnyItem]) -> Due:
    places = tuple((item.path, item.marks.value(KEYS[ending]).line) for item in items)
    return Due(day, ending, items[0].kind, items[0].front.title, places)
