"""Which files there are, and what their names say."""

from __future__ import annotations

import os
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


def item_folders(settings: Settings) -> dict[Kind, PurePosixPath]:
    """Return the folder of each kind; that of the people lies in that of the stories, so it comes first."""
    return {
        Kind.PERSON: PurePosixPath(settings.stories_dir, "people"),
        Kind.STORY: PurePosixPath(settings.stories_dir),
        Kind.VACANCY: PurePosixPath(settings.vacancies_dir),
    }


def paths_in(root: Path, folder: PurePosixPath) -> Iterator[str]:
    """Yield the path of every file below a folder, and of links to folders, which are not followed.

    What has a dot before its name is hidden. A folder that leads out of the site is not read: its own path is yielded.
    """
    if not (root / folder).resolve().is_relative_to(root.resolve()):
        yield folder.as_posix()
        return
    for base, subfolders, names in os.walk(root / folder):
        links = [name for name in subfolders if Path(base, name).is_symlink()]
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in (*names, *links):
            if not name.startswith("."):
                yield Path(base, name).relative_to(root).as_posix()


def stray(path: str, root: Path) -> Problem | None:
    """Return the problem of a path that is no file of the site's own: nobody may publish what lies elsewhere.

    No link to a folder was followed on the way to it, so that only a link to a file can lead elsewhere.
    """
    file = root / path
    if file.is_file() and (not file.is_symlink() or file.resolve().is_relative_to(root.resolve())):
        return None
    hint = "Put a copy of it here: what lies outside of the site's folder is not read, nor are links to folders."
    return Problem.at(path, Mark(), "outside-file", "this is a link, not a file of this site", hint)


def named(path: str, folders: Mapping[Kind, PurePosixPath]) -> Named | Problem | None:
    """Return kind, slug and language of a path, a problem where an item would be overlooked, or None for other files.

    A read-me is no item, nor is what has an underscore before its name or that of its folder.
    """
    pure = PurePosixPath(path)
    found = next(((kind, folder) for kind, folder in folders.items() if pure.is_relative_to(folder)), None)
    if pure.suffix != ".md" or pure.name.lower() == "readme.md" or found is None:
        return None
    kind, folder = found
    below = pure.relative_to(folder)
    if any(part.startswith("_") for part in below.parts):
        return None
    stem, suffix = parted(pure.stem)
    match below.parts:
        case [_]:
            return Named(kind, path, stem, suffix)
        case [slug, _] if stem == INDEX:
            return Named(kind, path, slug, suffix)
    hint = f"Move it to {folder}/its-name.md, or, with its pictures, to {folder}/its-name/{INDEX}.md."
    return Problem.at(path, Mark(), "overlooked", "this file is not read in this folder", hint, warning=True)


def parted(stem: str) -> tuple[str, str]:
    """Return the slug and the language of a name such as `my-story.nl`."""
    slug, dot, suffix = stem.rpartition(".")
    return (slug, suffix) if dot and LANGUAGE.fullmatch(suffix) else (stem, "")
