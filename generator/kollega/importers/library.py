"""The files of a site that were imported before, and the names that are taken."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kollega.content.files import (
    INDEX_NAME,
    SourceFile,
    files_in,
    folder_prefix,
    item_file,
    item_folders,
)
from kollega.content.source import Source, parse, read_bytes
from kollega.diagnostics import ContentError, Diagnostic
from kollega.i18n.language import standard_tag
from kollega.importers.merge import read_digests
from kollega.scaffold.draft import LONGEST_SLUG, path_of, proposed_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kollega.config.project import Project
    from kollega.content.kind import ItemKind
    from kollega.importers.posting import Posting

KEY: Final = "imported"
"""The fact that says from where a file was imported, and what it was then."""


@dataclass(frozen=True)
class Entry:
    """A file of a site, as it is now."""

    file: SourceFile
    source: Source
    content: bytes

    @property
    def imported(self) -> Mapping[str, str]:
        """Return from where it was imported, and what it was then; empty for what was not."""
        found = self.source.data.get(KEY)
        return found if isinstance(found, dict) and all(isinstance(found.get(key), str) for key in _PARTS) else {}

    @property
    def digests(self) -> dict[str, str]:
        """Return the digests of the last import."""
        return read_digests(self.imported.get("digest", ""))

    def lang(self, first: str) -> str:
        """Return its language, which is the site's first where nothing says it."""
        stated = self.source.data.get("lang")
        return self.file.suffix or (standard_tag(stated) if isinstance(stated, str) else "") or first


_PARTS: Final = ("from", "id", "digest")


@dataclass(frozen=True)
class Library:
    """The files of a kind that a site has."""

    kind: ItemKind
    project: Project
    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, kind: ItemKind, project: Project) -> Library:
        """Return them. Raises ContentError where one cannot be read: nobody knows what it is of, then."""
        found = list(_entries(kind, project))
        if wrong := tuple(each for each in found if isinstance(each, Diagnostic)):
            raise ContentError(wrong)
        return cls(kind, project, tuple(each for each in found if isinstance(each, Entry)))

    def imported_from(self, source: str) -> dict[tuple[str, str], list[Entry]]:
        """Return what was imported from a source, by its id there and its language: one file, and copies of it."""
        first = self.project.settings.languages[0]
        found: dict[tuple[str, str], list[Entry]] = {}
        for each in self.entries:
            if each.imported.get("from") == source:
                found.setdefault((each.imported["id"], each.lang(first)), []).append(each)
        return found

    def slugs(self, postings: Iterable[Posting], known: Mapping[tuple[str, str], Entry]) -> dict[str, str]:
        """Return a free name for each new one by its id, the same in all of its languages.

        It has the name of a file that is there in another language; else that of its title, with its town or a number
        where that is taken.
        """
        names = {name: entry.file.slug for (name, _), entry in known.items()}
        taken = {each.file.slug for each in self.entries} | set(_aliases(self.entries))
        for posting in postings:
            if posting.id not in names:
                names[posting.id] = next(
                    slug for slug in _proposals(posting) if slug not in taken and self._is_read(slug)
                )
                taken.add(names[posting.id])
        return names

    def path(self, slug: str, lang: str, *, has_folder: bool = False) -> str:
        """Return where the file of a name and a language lies, maybe in a folder of its own."""
        path = path_of(self.kind, slug, lang, self.project.settings)
        folder, _, name = path.rpartition("/")
        return f"{folder}/{slug}/{INDEX_NAME}{name.removeprefix(slug)}" if has_folder else path

    def _is_read(self, slug: str) -> bool:
        """Return whether a file of that name would be one of the site's: `readme` is none."""
        file = item_file(self.path(slug, self.project.settings.languages[0]), item_folders(self.project.settings))
        return file is not None and file.slug == slug and file.kind is self.kind


def _entries(kind: ItemKind, project: Project) -> Iterator[Entry | Diagnostic]:
    folders = item_folders(project.settings)
    pages = folder_prefix(Path(os.path.relpath(project.pages_dir, project.root)).as_posix())
    for path in sorted(each for each in files_in(project.root, folders.values(), pages) if isinstance(each, str)):
        file = item_file(path, folders)
        if file is None or file.kind is not kind:
            continue
        content = read_bytes(path, project.root)
        source = content if isinstance(content, Diagnostic) else parse(path, content)
        if isinstance(source, Diagnostic):
            yield source
        elif isinstance(content, bytes):
            yield Entry(file, source, content)


def _aliases(entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        found: Any = entry.source.data.get("aliases")
        yield from (each for each in (found if isinstance(found, list) else [found]) if isinstance(each, str))


def _proposals(posting: Posting) -> Iterator[str]:
    """Yield names for a file, the likeliest first, without end."""
    slug = proposed_slug(posting.title, posting.lang)
    yield slug
    places = posting.facts.get("locations") or ()
    towns = (place.get("city", "") if isinstance(place, dict) else str(place) for place in places)
    if town := next(filter(None, towns), ""):
        yield proposed_slug(f"{posting.title[:LONGEST_SLUG]} {town}", posting.lang)
    number = 2
    while True:
        yield f"{slug}-{number}"
        number += 1
