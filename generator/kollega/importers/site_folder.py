"""The files of another site of this program, or of an export: copied as they lie, where nothing is there yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kollega.content.files import files_in, folder_prefix, item_folders
from kollega.filesystem import MAX_FILE, MissingError, UnreadableError, read
from kollega.i18n.wording import wording
from kollega.importers.plan import Change, Deed, Import
from kollega.importers.posting import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic

EXPORTED: Final = "source"
"""The folder of an export that holds a site's own files."""


def source_root(folder: Path) -> Path:
    """Return where the files of a site lie: in the folder itself, or in an export there."""
    return folder / EXPORTED if (folder / EXPORTED).is_dir() else folder


def site_files(project: Project) -> Iterator[str | Diagnostic]:
    """Yield the paths of all that a site is made of: settings, guidelines, theme, fonts, content and pictures."""
    own = project.own_theme
    theme = own.relative_to(project.root).as_posix() if own and own.is_relative_to(project.root) else None
    more = [folder_prefix(each) for each in (theme, project.settings.fonts) if each]
    named = (project.config_name, project.settings.guidelines_file)
    yield from (each for each in named if (project.root / each).is_file())
    yield from content_files(project, project.root, more)


def content_files(project: Project, root: Path, more: Iterable[str] = ()) -> Iterator[str | Diagnostic]:
    """Yield the paths of what lies in a site's folders of stories, vacancies and pages, as these are below `root`."""
    folders = [*item_folders(project.settings).values(), *more]
    yield from sorted(set(files_in(root, folders, folder_prefix(project.pages_folder))), key=str)


def import_site(files: Iterable[str | Diagnostic], source: Path, target: Path) -> Import:
    """Return what copying files from one folder to another would do; nothing is overwritten."""
    changes: list[Change] = []
    refused: list[Refused] = []
    for path in dict.fromkeys(files):
        if not isinstance(path, str):
            refused.append(Refused(path.path, "", path.message, path.hint))
            continue
        try:
            changes.append(_copied(path, read(source, path, MAX_FILE), target))
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
