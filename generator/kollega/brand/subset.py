"""A part of a font as WOFF2: its letters with what they need, in the weights that pages use."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.config.slug import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kollega.brand.typeface import Font


FOLDER: Final = "assets/theme/fonts/"

LIGHTEST, HEAVIEST = 400, 600
"""The weights that pages use, as CSS counts."""

_KEPT_AXES: Final = frozenset({"wght", "opsz"})
"""What varies on pages: weight, and the drawing with the size. All else stays as the font is drawn first."""

_FIGURES: Final = ("tnum", "lnum")
"""Figures of one width, for dates and pay, and as high as capitals, where they are set large: what style sheets of the
theme ask for. fontTools keeps by itself what else texts need."""

# fmt: off
_KEPT_TABLES: Final = frozenset({
    "head", "hhea", "maxp", "hmtx", "OS/2", "cmap", "name", "post", "glyf", "loca", "CFF", "CFF2",
    "GDEF", "GPOS", "GSUB", "fvar", "avar", "gvar", "HVAR", "MVAR", "STAT",
})
# fmt: on
"""What browsers draw texts with. The rest is for vertical text and for those who make fonts."""


@dataclass(frozen=True, slots=True)
class FontPart:
    """A file of the site: one part of a font."""

    font: Font
    """Where it is taken from."""
    part: str
    """Which of the `PARTS`."""

    @property
    def characters(self) -> frozenset[int]:
        """Return the code points it has signs for."""
        return PARTS[self.part].of(self.font.characters)

    @property
    def weights(self) -> tuple[int, int]:
        """Return the lightest and the heaviest weight in it: those that pages use, or what comes nearest."""
        lightest, heaviest = self.font.weights
        return min(max(LIGHTEST, lightest), heaviest), max(min(HEAVIEST, heaviest), lightest)

    @property
    def path(self) -> str:
        """Return the root-relative path; it holds a digest of all that decides the bytes."""
        lightest, heaviest = self.weights
        style = "-italic" if self.font.italic else ""
        name = (
            f"{slug_of(self.font.family)}-{lightest}{'' if lightest == heaviest else f'-{heaviest}'}{style}-{self.part}"
        )
        made_of = f"{_recipe()}\n{self.font.digest} {sorted(self.characters)}"
        return f"{FOLDER}{name}.{hashlib.sha256(made_of.encode()).hexdigest()[:12]}.woff2"


@cache
def _recipe() -> str:
    """Return what changes when the same part would be cut into other bytes."""
    return f"2 fonttools {version('fonttools')} brotli {version('brotli')}"


def subset_font(content: bytes, part: FontPart) -> bytes:
    """Return a part of the font that `content` is, as WOFF2."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(io.BytesIO(content), recalcTimestamp=False)
    options = Options(hinting=False, notdef_outline=True)
    options.layout_features.extend(_FIGURES)
    options.drop_tables = [table for table in font.keys() if table.strip() not in _KEPT_TABLES]  # noqa: SIM118 - a font gives its tables here alone
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=part.characters)
    subsetter.subset(font)
    if "fvar" in font:
        font = instantiateVariableFont(font, _limits(font, part.weights))
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def _limits(font: Any, weights: tuple[int, int]) -> dict[str, tuple[int, int] | None]:  # noqa: ANN401 - no types
    """Return how far each axis of a variable font may go; None for nowhere but where it starts."""
    axes = (axis.axisTag for axis in font["fvar"].axes)
    return {axis: weights if axis == "wght" else None for axis in axes if axis not in _KEPT_AXES - {"wght"}}


LETTERS: Final = frozenset(
    [*range(0x20, 0x7F), *range(0xBF, 0xF7), *range(0xF8, 0x100)]
    + [ord(sign) for sign in "ŒœŸẞ\u00a0¡§©«\u00ad®°·»\u2010\u2011–—‘’‚“”„•…\u202f‹›€←→−\ufffd"]
)
"""What texts in Western European languages are written with; with U+2010 Firefox divides words."""

SIGNS: Final = frozenset(map(ord, "¢£¤¥¦¨ª¬¯±²³´µ¶¸¹º¼½¾÷ıˆ˚˜‒―†‡‰′″⁄™↑↓∕"))
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
