"""What new sites and drafts say in each language: a folder a language, whose files are the one place for it."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING

from kollega.i18n.language import prefixes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

ORIGINAL = "en"
"""The language of those who have no texts of their own here."""


def has_texts(lang: str) -> bool:
    """Return whether there are texts in a language, or in the one that it is a form of."""
    return _folder(lang) is not None


def draft_body(kind: str, lang: str) -> str:
    """Return what stands below the facts of a new story or vacancy; empty for a person, of whom a name is enough."""
    draft = _texts(lang).joinpath("draft", f"{kind}.md")
    return draft.read_text("utf-8") if draft.is_file() else ""


def first_site_name(lang: str, name: str) -> str:
    """Return how the careers site of an organisation is called."""
    names = tomllib.loads(_texts(lang).joinpath("names.toml").read_text("utf-8"))
    return str(names["site_name"]).format(name=name)


def example_files(lang: str) -> Iterator[tuple[str, str]]:
    """Yield path and text of a story, a person and a vacancy that do not exist."""
    yield from _below(_texts(lang).joinpath("example"), "")


def page_files(lang: str) -> Iterator[tuple[str, str]]:
    """Yield name and text of the hand-written pages that a site begins with."""
    yield from _below(_texts(lang).joinpath("pages"), "")


def _texts(lang: str) -> Traversable:
    return _folder(lang) or files(__package__).joinpath("texts", ORIGINAL)


def _folder(lang: str) -> Traversable | None:
    folders = (files(__package__).joinpath("texts", tag) for tag in prefixes(lang))
    return next((folder for folder in folders if folder.is_dir()), None)


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        else:
            yield path + entry.name, entry.read_text("utf-8")
