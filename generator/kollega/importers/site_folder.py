"""The files of another site of this program, or of an export: copied as they lie, where nothing is there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kollega.content.files import files_in, folder_prefix, item_folders
from kollega.filesystem import MAX_FILE, MissingError, UnreadableError, read
from kollega.i18n.wording import wording
from kollega.importers.plan import Change, Deed, Import
from kollega.importers.posting import Refused

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.config.project import Project

EXPORTED: Final = "source"
"""The folder of an export that holds a site's own files."""


def import_site(folder: Path, project: Project) -> Import:
    """Return what copying stories, vacancies, people, pages and their pictures would do; nothing is overwritten."""
    root = folder / EXPORTED if (folder / EXPORTED).is_dir() else folder
    places = item_folders(project.settings).values()
    changes: list[Change] = []
    refused: list[Refused] = []
    for path in sorted(set(files_in(root, places, folder_prefix(project.pages_folder))), key=str):
        if not isinstance(path, str):
            refused.append(Refused(path.path, "", path.message, path.hint))
            continue
        try:
            changes.append(_copied(path, read(root, path, MAX_FILE), project.root))
        except UnreadableError as error:
            refused.append(Refused(path, "", error.diagnostic.message, error.diagnostic.hint))
    return Import(tuple(changes), tuple(refused))


def _copied(path: str, content: bytes, root: Path) -> Change:
    """Return what becomes of a file. Raises UnreadableError where there is something else in its place."""
    try:
        here = read(root, path, MAX_FILE)
    except MissingError:
        return Change(Deed.NEW, path, path.rpartition("/")[2], b"", content)
    remarks = () if here == content else (wording("there is another one here already, which stays as it is"),)
    return Change(Deed.UNTOUCHED, path, path.rpartition("/")[2], here, here, remarks=remarks)
