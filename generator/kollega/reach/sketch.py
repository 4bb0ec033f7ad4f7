"""How many different readers there were, estimated without keeping any of them: a HyperLogLog.

P. Flajolet and others, HyperLogLog (2007); few values are kept sparsely as in S. Heule and others, HyperLogLog in
Practice (2013); the estimate is O. Ertl's, New cardinality estimation algorithms (2017), which needs no tables.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_PRECISION: Final = 12
_REGISTERS: Final = 1 << _PRECISION
_REST_BITS: Final = 28

VALUE_BYTES: Final = (_PRECISION + _REST_BITS) // 8
"""How long the digest of a value is: what is left of it behind the number of its register tells ranks up to 29."""

FEW: Final = 256
"""Up to so many values are told apart exactly; the registers would take more memory than they do."""

ERROR: Final = 1.04 / math.sqrt(_REGISTERS)
"""The relative standard error of an estimate above `FEW`: 1.6 %."""

_INFINITY: Final = 1 / (2 * math.log(2))
"""Ertl's α for infinitely many registers."""


class Sketch:
    """The number of different values that were added, of which none can be read back."""

    __slots__ = ("few", "ranks")

    def __init__(self) -> None:
        self.few: set[int] | None = set()
        """The values while they are few; None when there are more."""
        self.ranks = bytearray()
        """The highest rank in each register, when there are more."""

    def add(self, value: int) -> None:
        """Add a digest of `VALUE_BYTES`; one that was added before changes nothing."""
        if self.few is None:
            self._raise(value)
            return
        self.few.add(value)
        if len(self.few) > FEW:
            self._spread()

    def merge(self, others: Iterable[Sketch]) -> Sketch:
        """Add what others count, and return this one."""
        for other in others:
            for value in other.few or ():
                self.add(value)
            if other.few is None:
                if self.few is not None:
                    self._spread()
                self.ranks = bytearray(map(max, self.ranks, other.ranks))
        return self

    def __len__(self) -> int:
        """Return the estimate, rounded; exact up to `FEW`."""
        return len(self.few) if self.few is not None else round(_estimate(self.ranks))

    def _spread(self) -> None:
        """Turn the few values into ranks."""
        values, self.few, self.ranks = self.few or (), None, bytearray(_REGISTERS)
        for value in values:
            self._raise(value)

    def _raise(self, value: int) -> None:
        register, rest = value & (_REGISTERS - 1), value >> _PRECISION
        rank = (rest & -rest).bit_length() if rest else _REST_BITS + 1
        self.ranks[register] = max(self.ranks[register], rank)


def _estimate(ranks: bytearray) -> float:
    """Return how many different values have raised the registers to these ranks."""
    most = _REST_BITS + 1
    having = [ranks.count(rank) for rank in range(most + 1)]
    total = _REGISTERS * _tau(1 - having[most] / _REGISTERS)
    for rank in range(most - 1, 0, -1):
        total = (total + having[rank]) / 2
    total += _REGISTERS * _sigma(having[0] / _REGISTERS)
    return _INFINITY * _REGISTERS * _REGISTERS / total


def _sigma(share: float) -> float:
    """Return Ertl's σ of the share of registers that nothing has raised."""
    if share == 1:
        return math.inf
    weight, total, before = 1.0, share, -1.0
    while total != before:
        share, before = share * share, total
        total, weight = total + share * weight, weight * 2
    return total


def _tau(share: float) -> float:
    """Return Ertl's τ of the share of registers that are not full."""
    if share in {0, 1}:
        return 0.0
    weight, total, before = 1.0, 1 - share, -1.0
    while total != before:
        share, before, weight = math.sqrt(share), total, weight / 2
        total -= (1 - share) ** 2 * weight
    return total / 3
