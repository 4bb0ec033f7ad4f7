"""A part of a font as WOFF2: its letters with what they need, in the weights that pages use."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from kollega.content.fields import slug_of
from kollega.outputs.typefaces.parts import PARTS

if TYPE_CHECKING:
    from kollega.content.font import Font

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


def cut(content: bytes, part: FontPart) -> bytes:
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
