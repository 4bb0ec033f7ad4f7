"""Make the theme's Latin fonts: variable, and no larger than a first visit can carry.

    npm pack @fontsource-variable/literata@5.3.0 @fontsource-variable/source-sans-3@5.3.0
    (unpack both into a folder, each under its own name, then where kollega is installed)
    python theme/make_fonts.py FOLDER

Files for the other scripts are Fontsource's own, since only pages that need them fetch them.
"""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from pathlib import Path
from string import ascii_letters, digits
from typing import TYPE_CHECKING, Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from kollega.brand.subset import LETTERS, SIGNS, unicode_range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FONTS = Path(__file__).parent / "kollega_theme" / "assets" / "fonts"

FEATURES = ("kern", "liga", "ccmp", "locl", "tnum")

LEAST_KERN = 10
"""Thousandths of an em: 0.2 pixels at 20 pixels."""


PLAIN = frozenset(map(ord, "\u00a0«\u00ad»\u2010–—‘’‚“”„…àáâäåçèéêëîïöôùûüßœæø")) | {
    *map(ord, "!'(),-./:;? " + digits + ascii_letters + '"')
}
"""What words in italics, of which a story has a few, are written with in nearly all cases."""

UPRIGHT = {"latin": LETTERS, "signs": SIGNS}
ITALIC = {"latin": PLAIN, "latin-rare": LETTERS - PLAIN, "signs": SIGNS}


@dataclass(frozen=True)
class Cut:
    """A font of Fontsource, and how much of it the theme uses."""

    name: str
    source: str
    axes: Mapping[str, float | tuple[float, float]]
    parts: Mapping[str, frozenset[int]]

    def files(self, folder: Path) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of the files for letters and for signs."""
        base, _, style = self.name.partition(" ")
        for part, characters in self.parts.items():
            font = _reread(instantiateVariableFont(TTFont(folder / self.source), dict(self.axes)))
            _add_hyphens(font)
            _keep(font, characters)
            font = _reread(font)
            _simplify_kerning(font)
            yield "-".join(filter(None, (base, part, style))) + ".woff2", _written(font, "woff2")


CUTS = (
    Cut("literata", "literata/files/literata-latin-opsz-normal.woff2", {"opsz": (12, 72), "wght": (400, 600)}, UPRIGHT),
    Cut("literata italic", "literata/files/literata-latin-opsz-italic.woff2", {"opsz": 16, "wght": 400}, ITALIC),
    Cut("source-sans-3", "source-sans-3/files/source-sans-3-latin-wght-normal.woff2", {"wght": (400, 600)}, UPRIGHT),
)


def _add_hyphens(font: TTFont) -> None:
    """Let all hyphens be drawn alike: without U+2010 Firefox asks every file for it that might have it."""
    for table in filter(lambda table: table.isUnicode(), font["cmap"].tables):
        for hyphen in (0x2010, 0x2011):
            table.cmap.setdefault(hyphen, table.cmap[0x2D])


def _keep(font: TTFont, characters: frozenset[int]) -> None:
    options = Options(layout_features=list(FEATURES), hinting=False, glyph_names=False, notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "VVAR", "BASE"]  # for vertical text and other scripts
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def _simplify_kerning(font: TTFont) -> None:
    """Leave out what nobody sees, and let one value serve all sizes and weights: a quarter of the file."""
    for pair in _pairs(font):
        for value in filter(None, (pair.Value1, pair.Value2)):
            if abs(getattr(value, "XAdvance", 0)) < LEAST_KERN:
                value.XAdvance = 0
            if hasattr(value, "XAdvDevice"):
                value.XAdvDevice = None


def _pairs(font: TTFont) -> Iterator[Any]:
    tables = font["GPOS"].table.LookupList.Lookup if "GPOS" in font else []
    for table in (getattr(each, "ExtSubTable", each) for lookup in tables for each in lookup.SubTable):
        if type(table).__name__ == "PairPos":
            listed = getattr(table, "PairSet", None) or ()
            yield from (pair for pairs in listed for pair in pairs.PairValueRecord)
            yield from (pair for row in getattr(table, "Class1Record", None) or () for pair in row.Class2Record)


def _reread(font: TTFont) -> TTFont:
    """Return a font as it is read back, since fontTools' tables are not all fit for the next step."""
    return TTFont(io.BytesIO(_written(font, None)))


def _written(font: TTFont, flavor: str | None) -> bytes:
    file = io.BytesIO()
    font.flavor = flavor
    font.recalcTimestamp = False
    font.save(file)
    return file.getvalue()


def main(folder: Path) -> None:
    """Write the fonts and say their sizes, and the ranges for the style sheet."""
    for cut in CUTS:
        for name, content in cut.files(folder):
            (FONTS / name).write_bytes(content)
            sys.stdout.write(f"{name}: {len(content):,} bytes\n")
    for part, characters in (UPRIGHT | {f"{part} italic": each for part, each in ITALIC.items()}).items():
        sys.stdout.write(f"{part}: {unicode_range(characters)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
