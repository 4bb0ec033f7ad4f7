"""Font files beside mkdocs.yml: of which family and style each is, what it can show, and how much room it takes."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kollega.content.files import MAX_FILE
from kollega.filesystem import read

if TYPE_CHECKING:
    from pathlib import Path

ENDINGS: Final = frozenset({".ttf", ".otf", ".woff2"})
"""The endings of files that are looked at as fonts."""

_LETTERS_OF_A_TEXT: Final = "aaabcdeeeefghiijklmnnoopqrrssttuvwxyz      "
"""Letters about as often as English texts and their like have them, with the spaces between words."""

_REGULAR: Final = 400
"""The weight of running text."""

_USUAL_WIDTH: Final = 5
"""Of nine width classes: learn.microsoft.com/typography/opentype/spec/os2, read 2026-11-21."""

_ITALIC, _OWN_HEIGHTS = 1 << 0, 1 << 7
"""Bits of `fsSelection`: learn.microsoft.com/typography/opentype/spec/os2, read 2026-11-21."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """The room that a font takes, in parts of its size."""

    ascent: float
    descent: float
    """Below the line; positive."""
    gap: float
    """Between lines, besides."""
    width: float
    """Of a letter, on average over a text; 0 where Latin letters are missing."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that can be read."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    digest: str
    """Of the file's bytes: SHA-256, hexadecimal."""
    family: str
    """As the font calls it."""
    weights: tuple[int, int]
    """From the lightest to the heaviest, as CSS counts; the same twice where the font is not variable."""
    italic: bool
    """Whether it is the slanted style."""
    unusual: int
    """How far it is from the usual width, condensed or expanded, in steps; 0 is the usual."""
    characters: frozenset[int]
    """The code points it has signs for."""
    metrics: Metrics
    """Of the font, a variable one in the weight of running text."""


class NotAFontError(ValueError):
    """A file cannot be read as a font."""


def font_of(path: str, root: Path) -> Font:
    """Return the font at a path below `root`; raise NotAFontError, whatever is wrong with the file."""
    from fontTools.ttLib import TTFont

    try:
        content = read(root, path, MAX_FILE)
        with TTFont(io.BytesIO(content), lazy=True) as font:
            return Font(
                path,
                hashlib.sha256(content).hexdigest(),
                " ".join(font["name"].getBestFamilyName().split()),
                _weights(font),
                bool(font["OS/2"].fsSelection & _ITALIC),
                abs(font["OS/2"].usWidthClass - _USUAL_WIDTH),
                frozenset(font.getBestCmap() or ()),
                _metrics(font),
            )
    except Exception as error:  # fontTools fails in any way on bytes that are no font
        raise NotAFontError(path) from error


def _weights(font: Any) -> tuple[int, int]:  # noqa: ANN401 - fontTools has no types
    axes = {axis.axisTag: axis for axis in font["fvar"].axes} if "fvar" in font else {}
    if weight := axes.get("wght"):
        return round(weight.minValue), round(weight.maxValue)
    own = font["OS/2"].usWeightClass
    return own, own


def _metrics(font: Any) -> Metrics:  # noqa: ANN401 - fontTools has no types
    size, names = font["head"].unitsPerEm, font.getBestCmap() or {}
    signs = font.getGlyphSet(location={"wght": _REGULAR})
    widths = [signs[names[ord(letter)]].width for letter in _LETTERS_OF_A_TEXT if ord(letter) in names]
    width = sum(widths) / len(widths) / size if len(widths) == len(_LETTERS_OF_A_TEXT) else 0
    lines, own = font["hhea"], font["OS/2"]
    if own.fsSelection & _OWN_HEIGHTS:
        return Metrics(own.sTypoAscender / size, -own.sTypoDescender / size, own.sTypoLineGap / size, width)
    return Metrics(lines.ascent / size, -lines.descent / size, lines.lineGap / size, width)
