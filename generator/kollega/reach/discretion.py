"""What may be told: no figure below the threshold, and none that differences of others would give away.

Cells lie in one another: a story's visits are visits to its team, to its language and to the site. Where a cell less
those that are told within it would leave fewer than the threshold, the smallest of these is not told either.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.reach.cells import SITE, Cell, Measure, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

LEAST: Final = 5
"""Below that nothing is told, whatever the settings say."""


class Nest(NamedTuple):
    """A cell, and others that lie in it."""

    outer: Cell
    inner: tuple[Cell, ...]


_WITHIN: Final = (
    (Measure.VISITS, Measure.READERS),
    (Measure.READERS, Measure.ONWARD),
    (Measure.VISITS, Measure.ONWARD),
    (Measure.VISITS, Measure.APPLIED),
    (Measure.VISITS, Measure.LEFT),
)
"""Measures of one thing, and others that count some of the same visits."""


def tell(counts: Mapping[Cell, int], members: Mapping[Cell, Iterable[Cell]], least: int) -> dict[Cell, int]:
    """Return the figures that may be told: `members` names, for teams and languages, the items that are theirs."""
    bound = max(least, LEAST)
    told = {cell: number for cell, number in counts.items() if number >= bound}
    nests = list(_nests(counts, members))
    while gone := {cell for nest in nests for cell in _giving_away(nest, told, bound)}:
        for cell in gone:
            del told[cell]
    return told


def _giving_away(nest: Nest, told: Mapping[Cell, int], bound: int) -> Iterator[Cell]:
    """Yield what else must not be told."""
    inner = [cell for cell in nest.inner if cell in told]
    if nest.outer not in told or not inner:
        return
    outer = told[nest.outer]
    yield from (cell for cell in inner if 0 < outer - told[cell] < bound)
    if 0 < outer - sum(told[cell] for cell in inner) < bound:
        yield min(inner, key=lambda cell: (told[cell], cell))


def _nests(counts: Mapping[Cell, int], members: Mapping[Cell, Iterable[Cell]]) -> Iterator[Nest]:
    tables: defaultdict[Table, list[Cell]] = defaultdict(list)
    for cell in counts:
        if cell.measure is Measure.VISITS:
            tables[cell.table].append(cell)
    items = [*tables[Table.STORY], *tables[Table.VACANCY]]
    groups: Sequence[tuple[Cell, Iterable[Cell]]] = [
        (SITE, items),
        *((SITE, tables[table]) for table in (Table.DEPARTMENT, Table.LANGUAGE, Table.NETWORK, Table.PERIOD)),
        *members.items(),
    ]
    for outer, inner in groups:
        for measure in Measure:
            yield Nest(outer._replace(measure=measure), tuple(cell._replace(measure=measure) for cell in inner))
    for cell in (cell for cells in tables.values() for cell in cells):
        for whole, part in _WITHIN:
            yield Nest(cell._replace(measure=whole), (cell._replace(measure=part),))
