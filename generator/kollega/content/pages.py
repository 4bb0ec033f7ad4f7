"""Hand-written pages: MkDocs draws them; what would stop it is found before."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.config.project import PAGE_ENDINGS
from kollega.content.files import WELL_KNOWN, split_suffix
from kollega.content.front_matter import hidden_page_diagnostic
from kollega.content.page_bounds import excess
from kollega.content.source import Source, decode, parse, read_bytes
from kollega.diagnostics import Diagnostic
from kollega.filesystem import ending

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.config.settings import Settings


GUIDELINES = "guidelines/"
"""The address of the guidelines, below the folder of each language."""

PROGRAMME = "programme/"
"""The address of what colleagues are told of the programme, likewise."""

_NO_MATTER = frozenset({"no-front-matter", "open-front-matter"})
"""A page needs none, and may begin with a line across it."""


@dataclass(frozen=True)
class Page:
    """A hand-written page; MkDocs draws it."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    lang: str
    """BCP 47."""
    address: str
    """Root-relative path on the site, empty for the home page."""
    text: str
    """The whole file."""


def read_page(path: str, folder: PurePosixPath, settings: Settings, root: Path) -> Page | Diagnostic:
    """Return the hand-written page at a path, or what keeps it from being drawn."""
    content = read_bytes(path, root)
    if isinstance(content, Diagnostic):
        return content
    source = parse(path, content)
    if isinstance(source, Diagnostic) and source.code not in _NO_MATTER:
        return source
    if isinstance(source, Source) and (found := hidden_page_diagnostic(source)):
        return found
    text = decode(content)
    if too_much := excess(text):
        return too_much.of(path)
    lang, address = page_address(path, folder, settings)
    return Page(path, lang, address, text)


def is_page(path: str, folder: str) -> bool:
    """Return whether a path is one of a hand-written page; what lies in a hidden folder is none."""
    return path.startswith(folder) and ending(path) in PAGE_ENDINGS and not path.startswith(f"{folder}{WELL_KNOWN}/")


def page_address(path: str, folder: PurePosixPath, settings: Settings) -> tuple[str, str]:
    """Return language and root-relative address of a hand-written page, from its path and the pages' folder.

    The guidelines that the settings name stand at `guidelines/`, however their file is called.
    """
    pure = PurePosixPath(path).relative_to(folder)
    stem, suffix = split_suffix(pure.stem)
    lang = suffix if suffix in settings.languages else settings.languages[0]
    if suffix not in settings.languages:
        stem = pure.stem
    if str(folder / pure.with_name(stem + pure.suffix)) == settings.guidelines:
        return lang, settings.prefix(lang) + GUIDELINES
    above = "" if str(pure.parent) == "." else f"{pure.parent}/"
    name = "" if stem.lower() in {"index", "readme"} else f"{stem}/"
    return lang, f"{settings.prefix(lang)}{above}{name}"
