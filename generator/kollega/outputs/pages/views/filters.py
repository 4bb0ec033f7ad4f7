"""Filters above a list, and what they know of each of its rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

Marks = Mapping[str, str]
"""By the name of a filter what one row has: values with spaces between them, or text to look for words in."""


class Option(NamedTuple):
    """Something one may choose."""

    value: str
    """As it stands in the address; without spaces."""
    label: str
    """In words."""
    rows: int
    """How many rows of the whole list have it."""


class Filter(NamedTuple):
    """A question with options; rows that have any of the chosen ones stay."""

    name: str
    """As it stands in the address."""
    label: str
    """The question, in words."""
    options: tuple[Option, ...]
    """Those that some rows have, and not all."""
    single: bool = False
    """Whether one option at most may be chosen."""
    note: str = ""
    """What one should know of the options; empty where they say it all."""


class Filters(NamedTuple):
    """What can be asked of a list of several pages; it stands on the first."""

    questions: tuple[Filter, ...]
    """In the order in which one would ask."""
    words: tuple[str, ...] = ()
    """What may be written into a field, where the list has one."""
    pages: tuple[str, ...] = ()
    """Paths of the other pages of the list, whose rows are fetched when somebody asks."""
