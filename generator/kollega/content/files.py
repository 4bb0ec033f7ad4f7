"""Which files there are, and what their names say."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.content.item import ItemKind
from kollega.diagnostics import ContentError, Diagnostic
from kollega.filesystem import MAX_FILE, UnreadableError, opened, read, too_large, walk
from kollega.i18n.tag import shaped_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.config.settings import Settings

INDEX = "index"
"""The name, without ending, of the file of an item that has a folder to itself."""

WELL_KNOWN = ".well-known"
"""The one hidden folder of pages that has a meaning on the web (RFC 8615). MkDocs publishes it where mkdocs.yml says so
under `exclude_docs`."""


@dataclass(frozen=True)
class Named:
    """A file of an item, and what its name says."""

    kind: ItemKind
    path: str
    """Relative to the folder of mkdocs.yml."""
    slug: str
    suffix: str
    """The language in the name; empty where it has none."""


def item_folders(settings: Settings) -> dict[ItemKind, str]:
    """Return the folder of each kind; that of the people lies in that of the stories, so it comes first.

    A folder is written as the paths of what lies in it begin: `stories/`.
    """
    stories, vacancies = beginning(settings.stories_dir), beginning(settings.vacancies_dir)
    return {ItemKind.PERSON: f"{stories}people/", ItemKind.STORY: stories, ItemKind.VACANCY: vacancies}


def beginning(folder: str) -> str:
    """Return what the paths of all that lies in a folder begin with: nothing, if it is that of mkdocs.yml itself."""
    return "".join(f"{part}/" for part in PurePosixPath(folder).parts)


def files_in(root: Path, folders: Iterable[str], pages: str) -> Iterator[str | Diagnostic]:
    """Yield the path of every file in the folders of a site, and a problem of each entry that is no file.

    In that of the hand-written pages, MkDocs looks too, and goes through links even where all is hidden.
    """
    shown = {f"{pages}{WELL_KNOWN}"}
    for folder in {*folders, pages}:
        yield from walk(root, folder, shown=shown, others_follow=folder == pages)


def file_diagnostic(path: str, root: Path) -> Diagnostic | None:
    """Return what keeps a file from being used as it is; None if nothing does."""
    try:
        with opened(root, path) as descriptor:
            size = os.fstat(descriptor).st_size
    except UnreadableError as error:
        return error.diagnostic
    return too_large(path, MAX_FILE) if size > MAX_FILE else None


def file_of(path: str, root: Path) -> bytes:
    """Return what a file holds that the check has seen; raise ContentError where it cannot be read any more."""
    try:
        return read(root, path, MAX_FILE)
    except UnreadableError as error:
        raise ContentError((error.diagnostic,)) from error


def folder_diagnostics(root: Path, folder: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the files of a folder of which every file is used: fonts, a theme of the site's own."""
    for found in walk(root, folder):
        diagnostic = file_diagnostic(found, root) if isinstance(found, str) else found
        if diagnostic:
            yield diagnostic


def named(path: str, folders: Mapping[ItemKind, str]) -> Named | None:
    """Return kind, slug and language of an item's path; None for any other file.

    A read-me is no item, nor is what has an underscore before its name or that of its folder.
    """
    kind, below = place_of(path, folders)
    if kind is None or not path.endswith(".md") or is_aside(below):
        return None
    stem, suffix = parted(below[-1].removesuffix(".md"))
    match below:
        case [_]:
            return Named(kind, path, stem, suffix)
        case [slug, _] if stem == INDEX:
            return Named(kind, path, slug, suffix)
    return None


def place_of(path: str, folders: Mapping[ItemKind, str]) -> tuple[ItemKind | None, list[str]]:
    """Return the kind of which a path's folder is, and the steps of the way from that folder."""
    found = next(((kind, folder) for kind, folder in folders.items() if path.startswith(folder)), None)
    return (found[0], path.removeprefix(found[1]).split("/")) if found else (None, [])


def is_aside(below: list[str]) -> bool:
    """Return whether a file is none that the site reads: a read-me, or something with an underscore before its name."""
    return below[-1].lower().partition(".")[0] == "readme" or any(part.startswith("_") for part in below)


def parted(stem: str) -> tuple[str, str]:
    """Return the slug and the language of a name such as `my-story.nl`."""
    slug, dot, suffix = stem.rpartition(".")
    lang = shaped_tag(suffix) if dot else ""
    return (slug, lang) if lang else (stem, "")
