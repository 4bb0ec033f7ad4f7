"""The families in which an organisation is set, found in the site's folder of fonts."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.files import ending
from kollega.content.font import ENDINGS, NotAFontError, font_of
from kollega.errors import ConfigurationError
from kollega.filesystem import walk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kollega.content.font import Font
    from kollega.settings import Settings

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
        hint = "Put its files into a folder, and name the folder in the settings: `fonts: fonts`"
        raise ConfigurationError(_OPTION, f"there is no folder to find “{next(iter(named.values()))}” in", hint)
    families = _families(tuple(_fonts(root, settings.fonts)))
    return Typeface(**{role: _found(family, families, settings.fonts) for role, family in named.items()})


def _fonts(root: Path, folder: str) -> Iterator[Font]:
    """Yield the fonts of a folder and of those in it; files such as a licence may lie beside them."""
    for path in sorted(found for found in walk(root, folder) if isinstance(found, str)):
        if ending(path).lower() in ENDINGS:
            try:
                yield font_of(path, root)
            except NotAFontError as error:
                hint = "Take the file out of the folder, or put the font there once more."
                raise ConfigurationError("plugins.kollega.fonts", f"{path} is not a font", hint) from error


def _families(fonts: tuple[Font, ...]) -> dict[str, Family]:
    names = sorted({font.family for font in fonts})
    return {name: tuple(font for font in fonts if font.family == name) for name in names}


def _found(name: str, families: dict[str, Family], folder: str) -> Family:
    known = {family.casefold(): family for family in families}
    if name.casefold() in known:
        return families[known[name.casefold()]]
    near = difflib.get_close_matches(name.casefold(), known, n=1)
    hint = (
        f"Did you mean “{known[near[0]]}”?"
        if near
        else f"There are {', '.join(families)}."
        if families
        else "There is no TTF, OTF or WOFF2 file in the folder."
    )
    raise ConfigurationError(_OPTION, f"there is no family “{name}” in the folder {folder}", hint)
