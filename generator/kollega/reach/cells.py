"""What is counted: a cell for each page, team, language, network and day, and what of it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Table(StrEnum):
    """What figures are told of; never a person."""

    SITE = "site"
    STORY = "story"
    VACANCY = "vacancy"
    DEPARTMENT = "department"
    LANGUAGE = "language"
    NETWORK = "network"
    PERIOD = "period"


class Measure(StrEnum):
    """What is counted: each browser once a day."""

    VISITS = "visits"
    """Who was there."""
    READERS = "readers"
    """Who read a story of it; of a network, by a link that named it."""
    ONWARD = "onward"
    """Who went on from there to a vacancy."""
    APPLIED = "applied"
    """Who followed the link to apply."""
    LEFT = "left"
    """Who followed another link out of the site."""


class Cell(NamedTuple):
    """One figure."""

    table: Table
    key: str
    """An item's kind, language and slug, as in `story/en/my-first-year`; an id; an ISO date; empty for the site."""
    measure: Measure = Measure.VISITS


SITE = Cell(Table.SITE, "")
