"""No figure below the threshold is told, and none follows from others."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kollega.reach.cells import SITE, Cell, Measure, Table
from kollega.reach.discretion import LEAST, tell

TEAM = Cell(Table.DEPARTMENT, "desk")
A, B, C = (Cell(Table.STORY, f"story/en/{slug}") for slug in "abc")
MONTHS = [Cell(Table.PERIOD, f"2026-0{month}-01") for month in range(1, 6)]
MEMBERS = {TEAM: [A, B, C]}


def onward(cell: Cell) -> Cell:
    return cell._replace(measure=Measure.ONWARD)


def readers(cell: Cell) -> Cell:
    return cell._replace(measure=Measure.READERS)


CASES: dict[str, tuple[dict[Cell, int], set[Cell]]] = {
    "few": ({A: 4, B: 5, SITE: 400}, {B, SITE}),
    "none": ({A: 0, SITE: 400}, {SITE}),
    "one of a sum": ({SITE: 23, MONTHS[0]: 20, MONTHS[1]: 3}, {SITE}),
    "two of a sum": ({SITE: 26, MONTHS[0]: 20, MONTHS[1]: 3, MONTHS[2]: 3}, {SITE, MONTHS[0]}),
    "the smallest goes with it": ({SITE: 33, MONTHS[0]: 20, MONTHS[1]: 10, MONTHS[2]: 3}, {SITE, MONTHS[0]}),
    "a team's": ({TEAM: 24, A: 20, B: 4, SITE: 400}, {TEAM, SITE}),
    "nothing is left": ({TEAM: 20, A: 20, SITE: 400}, {TEAM, A, SITE}),
    "enough is left": ({TEAM: 25, A: 20, B: 5, SITE: 400}, {TEAM, A, B, SITE}),
    "who went on": ({A: 20, readers(A): 20, onward(A): 8, SITE: 90}, {A, readers(A), onward(A), SITE}),
    "too few went on": ({A: 20, readers(A): 20, onward(A): 4, SITE: 90}, {A, readers(A), SITE}),
    "too few did not": ({A: 20, readers(A): 20, onward(A): 17, SITE: 90}, {A, readers(A), SITE}),
    "all went on": ({A: 20, readers(A): 20, onward(A): 20, SITE: 90}, {A, readers(A), onward(A), SITE}),
}


@pytest.mark.parametrize(("counts", "told"), CASES.values(), ids=CASES)
def test_what_is_told_gives_no_small_figure_away(counts: dict[Cell, int], told: set[Cell]) -> None:
    assert tell(counts, MEMBERS, LEAST).keys() == told


@pytest.mark.parametrize(("least", "told"), [(0, {B, C, SITE}), (5, {B, C, SITE}), (12, {C, SITE}), (500, set())])
def test_the_threshold_can_be_raised_and_never_lowered(least: int, told: set[Cell]) -> None:
    assert tell({A: 4, B: 11, C: 50, SITE: 400}, MEMBERS, least).keys() == told


ANY = st.dictionaries(st.sampled_from([A, B, C, *MONTHS, TEAM, *map(onward, (A, TEAM))]), st.integers(0, 40))


@settings(max_examples=100, deadline=None)
@given(counts=ANY, more=st.integers(0, 60))
def test_no_difference_of_what_is_told_is_small(counts: dict[Cell, int], more: int) -> None:
    months = sum(counts.get(month, 0) for month in MONTHS)
    counts |= {SITE: max(months, *counts.values(), more) if counts else more}
    told = tell(counts, MEMBERS, LEAST)
    assert all(number == counts[cell] >= LEAST for cell, number in told.items())
    nests = [
        (SITE, [A, B, C]),
        (SITE, MONTHS),
        (SITE, [TEAM]),
        (TEAM, [A, B, C]),
        (onward(TEAM), [onward(A)]),
        (A, [onward(A)]),
    ]
    inner = {outer: [told[cell] for cell in cells if cell in told] for outer, cells in nests if outer in told}
    small = range(1, LEAST)
    for outer, parts in inner.items():
        assert told[outer] - sum(parts) not in small
        assert not {told[outer] - part for part in parts} & set(small)
    assert set(chain.from_iterable(inner.values())) <= set(counts.values())
