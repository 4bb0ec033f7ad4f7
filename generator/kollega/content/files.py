"""Which files there are, and what their names say."""

from __future__ import annotations

import os
import posixpath
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kollega.content.fields import LANGUAGE
from kollega.content.item import Kind
from kollega.content.problem import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.settings import Settings

INDEX = "index"
"""The name, without ending, of the file of an item that has a folder to itself."""


@dataclass(frozen=True)
class Named:
    """A file of an item, and what its name says."""

    kind: Kind
    path: str
    """Relative to the folder of mkdocs.yml."""
    slug: str
    suffix: str
    """The language in the name; empty where it has none."""


def item_folders(settings: Settings) -> dict[Kind, str]:
    """Return the folder of each kind; that of the people lies in that of the stories, so it comes first.

    A folder is written as the paths of what lies in it begin: `stories/`.
    """
    stories, vacancies = beginning(settings.stories_dir), beginning(settings.vacancies_dir)
    return {Kind.PERSON: f"{stories}people/", Kind.STORY: stories, Kind.VACANCY: vacancies}


def beginning(folder: str) -> str:
    """Return what the paths of all that lies in a folder begin with: nothing, if it is that of mkdocs.yml itself."""
    return "".join(f"{part}/" for part in PurePosixPath(folder).parts)


def ending(path: str) -> str:
    """Return the ending of a file's name, with its dot; nothing where it has none."""
    return posixpath.splitext(path)[1]


def files_in(root: Path, folder: str) -> Iterator[str | Problem]:
    """Yield the path of every file below a folder, and a problem of each that is no file of the site's own.

    What has a dot before its name is hidden. Links to folders are not followed, and nobody may publish what lies
    elsewhere: neither what a link leads to, nor a whole folder.
    """
    if not (root / folder).resolve().is_relative_to(root.resolve()):
        yield _stray(folder.removesuffix("/"))
        return
    for path, entry in _entries(root / folder, folder):
        yield path if _is_own(entry, root) else _stray(path)


def _entries(folder: Path | str, above: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below a folder but the folders in it, with its path."""
    with suppress(OSError), os.scandir(folder) as entries:  # a site need not have every folder
        for entry in entries:
            path = above + entry.name
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _entries(entry.path, f"{path}/")
            else:
                yield path, entry


def _is_own(entry: os.DirEntry[str], root: Path) -> bool:
    """Return whether a file lies in the site; no link to a folder was followed on the way to it."""
    lies_here = not entry.is_symlink() or Path(entry).resolve().is_relative_to(root.resolve())
    return entry.is_file() and lies_here


def _stray(path: str) -> Problem:
    hint = "Put a copy of it here: what lies outside of the site's folder is not read, nor are links to folders."
    return Problem.at(path, Mark(), "outside-file", "this is a link, not a file of this site", hint)


def named(path: str, folders: Mapping[Kind, str]) -> Named | Problem | None:
    """Return kind, slug and language of a path, a problem where an item would be overlooked, or None for other files.

    A read-me is no item, nor is what has an underscore before its name or that of its folder.
    """
    found = next(((kind, folder) for kind, folder in folders.items() if path.startswith(folder)), None)
    if found is None or not path.endswith(".md"):
        return None
    kind, folder = found
    below = path.removeprefix(folder).split("/")
    if below[-1].lower() == "readme.md" or any(part.startswith("_") for part in below):
        return None
    stem, suffix = parted(below[-1].removesuffix(".md"))
    match below:
        case [_]:
            return Named(kind, path, stem, suffix)
        case [slug, _] if stem == INDEX:
            return Named(kind, path, slug, suffix)
    hint = f"Move it to {folder}its-name.md, or, with its pictures, to {folder}its-name/{INDEX}.md."
    return Problem.at(path, Mark(), "overlooked", "this file is not read in this folder", hint, warning=True)


def parted(stem: str) -> tuple[str, str]:
    """Return the slug and the language of a name such as `my-story.nl`."""
    slug, dot, suffix = stem.rpartition(".")
    return (slug, suffix) if dot and LANGUAGE.fullmatch(suffix) else (stem, "")
