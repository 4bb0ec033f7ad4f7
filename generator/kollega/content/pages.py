"""Hand-written pages: MkDocs draws them; what would stop it is found before."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.config.project import PAGE_ENDINGS
from kollega.content.files import WELL_KNOWN, parted
from kollega.content.item import Page
from kollega.content.misfits import page_to_hold_back
from kollega.content.source import Source, bytes_at, parsed, text_of
from kollega.diagnostics import Diagnostic
from kollega.filesystem import ending

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.config.settings import Settings


_NO_MATTER = frozenset({"no-front-matter", "open-front-matter"})
"""A page needs none, and may begin with a line across it."""


def page_of(path: str, folder: PurePosixPath, settings: Settings, root: Path) -> Page | Diagnostic:
    """Return the hand-written page at a path, or what keeps it from being drawn."""
    content = bytes_at(path, root)
    if isinstance(content, Diagnostic):
        return content
    source = parsed(path, content)
    if isinstance(source, Diagnostic) and source.code not in _NO_MATTER:
        return source
    if isinstance(source, Source) and (found := page_to_hold_back(source)):
        return found
    lang, address = page_address(path, folder, settings)
    return Page(path, lang, address, text_of(content))


def is_page(path: str, folder: str) -> bool:
    """Return whether a path is one of a hand-written page; what lies in a hidden folder is none."""
    return path.startswith(folder) and ending(path) in PAGE_ENDINGS and not path.startswith(f"{folder}{WELL_KNOWN}/")


def page_address(path: str, folder: PurePosixPath, settings: Settings) -> tuple[str, str]:
    """Return language and root-relative address of a hand-written page, from its path and the pages' folder.

    The guidelines that the settings name stand at `guidelines/`, however their file is called.
    """
    pure = PurePosixPath(path).relative_to(folder)
    stem, suffix = parted(pure.stem)
    lang = suffix if suffix in settings.languages else settings.languages[0]
    if suffix not in settings.languages:
        stem = pure.stem
    if str(folder / pure.with_name(stem + pure.suffix)) == settings.guidelines:
        return lang, f"{settings.prefix(lang)}guidelines/"
    above = "" if str(pure.parent) == "." else f"{pure.parent}/"
    name = "" if stem.lower() in {"index", "readme"} else f"{stem}/"
    return lang, f"{settings.prefix(lang)}{above}{name}"
