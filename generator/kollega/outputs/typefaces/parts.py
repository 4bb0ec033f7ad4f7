"""Which characters go into a file together, so that a page fetches those it needs and no others."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LETTERS: Final = frozenset(
    [*range(0x20, 0x7F), *range(0xBF, 0xF7), *range(0xF8, 0x100)]
    + [ord(sign) for sign in "ŒœŸẞ\u00a0¡§©«\u00ad®°·»\u2011–—‘’‚“”„•…\u202f‹›€←→−\ufffd"]
)
"""What texts in Western European languages are written with."""

SIGNS: Final = frozenset(map(ord, "¢£¤¥¦¨ª¬¯±²³´µ¶¸¹º¼½¾÷ıˆ˚˜‐‒―†‡‰′″⁄™↑↓∕"))
"""What few pages have: in a file of its own, which only those fetch."""

LATIN: Final = "latin"
"""The part that every page needs."""


class Part(NamedTuple):
    """Characters that texts have together."""

    own: frozenset[int]
    """What makes the part: a font that has none of them has no such part."""
    besides: frozenset[int] = frozenset()
    """What belongs to other parts or to none, and must be in the same file to be joined with them."""

    def of(self, characters: frozenset[int]) -> frozenset[int]:
        """Return those of a font's characters that the part holds."""
        return characters & (self.own | self.besides) if characters & self.own else frozenset()


def _blocks(*blocks: tuple[int, int]) -> frozenset[int]:
    return frozenset(chain.from_iterable(range(first, last + 1) for first, last in blocks))


_ACUTE, _NUMERO, _RUPEE = 0x0301, 0x2116, 0x20B9
_JOINERS = _blocks((0x200C, 0x200D))
_DIRECTIONS = _blocks((0x200E, 0x200F))
_DANDAS, _DOTTED_CIRCLE = _blocks((0x0964, 0x0965)), 0x25CC

PARTS: Final[Mapping[str, Part]] = {
    "latin-ext": Part(
        _blocks((0x0100, 0x02FF), (0x0300, 0x036F), (0x1D00, 0x1EFF), (0x20A0, 0x20C0), (0xA720, 0xA7FF))
        - LETTERS
        - SIGNS
    ),
    "greek": Part(_blocks((0x0370, 0x03FF), (0x1F00, 0x1FFF))),
    "cyrillic": Part(
        _blocks((0x0400, 0x052F), (0x1C80, 0x1C8F), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)), frozenset({_ACUTE, _NUMERO})
    ),
    "armenian": Part(_blocks((0x0530, 0x058F), (0xFB13, 0xFB17))),
    "georgian": Part(_blocks((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F))),
    "hebrew": Part(_blocks((0x0590, 0x05FF), (0xFB1D, 0xFB4F)), _DIRECTIONS),
    "arabic": Part(
        _blocks((0x0600, 0x06FF), (0x0750, 0x077F), (0x0870, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFE)),
        _JOINERS | _DIRECTIONS,
    ),
    "devanagari": Part(
        _blocks((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)), _JOINERS | {_RUPEE, _DOTTED_CIRCLE}
    ),
    "bengali": Part(_blocks((0x0980, 0x09FF)), _JOINERS | _DANDAS | {_DOTTED_CIRCLE}),
    "tamil": Part(_blocks((0x0B80, 0x0BFF)), _JOINERS | _DANDAS | {_DOTTED_CIRCLE}),
    "thai": Part(_blocks((0x0E00, 0x0E7F)), _JOINERS | {_DOTTED_CIRCLE}),
    "signs": Part(SIGNS),
    LATIN: Part(LETTERS),
}
"""The parts by name. Where two overlap browsers take the later one: the lightest stand last.

Scripts of thousands of signs are no part: nobody wants to wait for them, and readers have fonts for their own.
"""


def unicode_range(characters: Iterable[int]) -> str:
    """Return what `unicode-range` says for characters."""
    runs = groupby(enumerate(sorted(characters)), key=lambda pair: pair[1] - pair[0])
    ends = [(run[0][1], run[-1][1]) for run in (list(group) for _, group in runs)]
    return ",".join(f"U+{first:04X}" + (f"-{last:04X}" if last > first else "") for first, last in ends)
