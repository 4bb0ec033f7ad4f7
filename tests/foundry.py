"""Small fonts for tests: every letter a block, so that nothing needs a licence."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.varLib import build as variable_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fontTools.ttLib import TTFont

LATIN = frozenset([*range(0x20, 0x7F), *map(ord, "éüñß€–’“”…‽")])
GREEK = frozenset(map(ord, "αβγδεΩ"))
ARABIC = frozenset([*map(ord, "سلامدنی"), 0x200C])


def font(
    family: str = "Blocks", weight: int = 400, *, letters: Iterable[int] = LATIN, italic: bool = False, wide: int = 600
) -> TTFont:
    """Return a font all of whose letters are blocks, `wide` thousandths of the size apart."""
    characters = sorted(letters)
    names = [".notdef", *(f"uni{character:04X}" for character in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(dict(zip(characters, names[1:], strict=True)))
    builder.setupGlyf({name: _block(wide - 100, blank=name == "uni0020") for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (wide, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    style = f"{weight}{' Italic' if italic else ''}"
    builder.setupNameTable({"familyName": family, "styleName": style, "psName": f"{family}-{style}".replace(" ", "")})
    selection = 1 if italic else 64
    builder.setupOS2(
        sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, usWeightClass=weight,
        fsSelection=selection,
    )  # fmt: skip
    builder.setupPost()
    made: TTFont = builder.font
    return made


def font_with_figures(family: str = "Blocks") -> TTFont:
    """Return a font that has for each figure one of its width and one of its height, and pairs, and ligatures."""
    others = range(0xE000, 0xE014)  # private use: no part holds them, so that a feature alone keeps their signs
    made = font(family, letters=LATIN | {*others})
    figures, tabular, lining = (
        " ".join(f"uni{number:04X}" for number in some) for some in (range(0x30, 0x3A), others[:10], others[10:])
    )
    addOpenTypeFeaturesFromString(
        made,
        f"""
        feature tnum {{ sub [{figures}] by [{tabular}]; }} tnum;
        feature lnum {{ sub [{figures}] by [{lining}]; }} lnum;
        feature ss01 {{ sub uni0061 by uni0062; }} ss01;
        feature liga {{ sub uni0066 uni0069 by uni0078; }} liga;
        feature calt {{ sub uni0061' uni0062 by uni0079; }} calt;
        feature ccmp {{ sub uni0065 uni0074 by uni00E9; }} ccmp;
        feature locl {{ script latn; language NLD; sub uni0069 by uni006A; }} locl;
        feature kern {{ pos uni0041 uni0056 -80; }} kern;
        """,
    )
    return made


def file_of(made: TTFont, flavor: str | None = None) -> bytes:
    """Return a font as a file: TTF, or WOFF2."""
    made.flavor = flavor
    content = BytesIO()
    made.save(content)
    return content.getvalue()


def variable_font(family: str = "Blocks", lightest: int = 200, heaviest: int = 900) -> TTFont:
    """Return a font whose blocks grow wider with its weight."""
    axis = AxisDescriptor(tag="wght", name="Weight", minimum=lightest, default=lightest, maximum=heaviest)
    space = DesignSpaceDocument()
    space.addAxis(axis)
    for weight, wide in ((lightest, 400), (heaviest, 900)):
        space.addSource(SourceDescriptor(font=font(family, weight, wide=wide), location={"Weight": weight}))
    made: TTFont = variable_of(space)[0]
    return made


def _block(width: int, *, blank: bool) -> object:
    pen = TTGlyphPen(None)
    if not blank:
        pen.moveTo((50, 0))
        pen.lineTo((50, 700))
        pen.lineTo((50 + width, 700))
        pen.lineTo((50 + width, 0))
        pen.closePath()
    return pen.glyph()
