"""The families that an organisation is set in: font files beside mkdocs.yml, and which of them is what."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from kollega.diagnostics import ConfigurationError
from kollega.filesystem import MAX_FILE, ending, read, walk
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kollega.config.settings import Settings


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


_OPTION = "plugins.kollega.organisation.typeface"

Family = tuple["Font", ...]
"""The files of a family; none for the theme's own family."""


@dataclass(frozen=True, slots=True)
class Typeface:
    """What each kind of text is set in; as it stands, the theme's own families."""

    titles: Family = ()
    """Headlines, names and pay."""
    texts: Family = ()
    """What one reads: stories, hand-written pages."""
    interface: Family = ()
    """Navigation, facts, labels."""

    @property
    def families(self) -> tuple[Family, ...]:
        """Return each family once, in the order in which it is needed."""
        return tuple(family for family in dict.fromkeys((self.titles, self.texts, self.interface)) if family)


def typeface_of(settings: Settings, root: Path) -> Typeface:
    """Return the families that the settings name, or raise ConfigurationError where one is not there."""
    named = {role: family for role, family in settings.organisation.typeface if family}
    if not named:
        return Typeface()
    if not settings.fonts:
        hint = wording("Put its files into a folder, and name the folder in the settings: `fonts: fonts`")
        raise ConfigurationError(
            _OPTION,
            wording("the settings name no folder in which to find “{name}”", name=next(iter(named.values()))),
            hint,
        )
    families = _families(tuple(_fonts(root, settings.fonts)))
    return Typeface(**{role: _found(family, families, settings.fonts) for role, family in named.items()})


def _fonts(root: Path, folder: str) -> Iterator[Font]:
    """Yield the fonts of a folder and of those in it; files such as a licence may lie beside them."""
    for path in sorted(found for found in walk(root, folder) if isinstance(found, str)):
        if ending(path).lower() in ENDINGS:
            try:
                yield font_of(path, root)
            except NotAFontError as error:
                hint = wording("Take the file out of the folder, or copy the font there again.")
                raise ConfigurationError(
                    "plugins.kollega.fonts", wording("{path} is not a font", path=path), hint
                ) from error


def _families(fonts: tuple[Font, ...]) -> dict[str, Family]:
    names = sorted({font.family for font in fonts})
    return {name: tuple(font for font in fonts if font.family == name) for name in names}


def _found(name: str, families: dict[str, Family], folder: str) -> Family:
    known = {family.casefold(): family for family in families}
    if name.casefold() in known:
        return families[known[name.casefold()]]
    there = (
        wording("There are {names}.", names=", ".join(families))
        if families
        else wording("There is no TTF, OTF or WOFF2 file in the folder.")
    )
    hint = suggestion(name, tuple(families), there, form="“{}”")
    raise ConfigurationError(
        _OPTION, wording("the folder {folder} has no font family “{name}”", name=name, folder=folder), hint
    )
