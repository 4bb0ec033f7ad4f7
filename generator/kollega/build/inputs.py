"""What a site is made of, as far as the system tells without opening a file: two builds of the same make the same."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Final

import kollega
from kollega.clock import system_time
from kollega.filesystem import Clone, Stamp, installed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kollega.config.project import Project

_ENVIRONMENT: Final = ("KOLLEGA_", "LANG", "LC_", "TZ", "PYTHONUTF8", "PYTHONIOENCODING")
"""What the names of the variables begin with that may concern a program like this."""

_LEFT_OUT: Final = frozenset({".git", ".kollega", "__pycache__"})
"""Folders in which no source lies: versions, what builds keep, and what Python does."""


@dataclass(frozen=True)
class Inputs:
    """Everything that decides what a build makes, but for the time."""

    settings: str
    """A digest of what is no file of the site's: what mkdocs.yml says, the program, and what it runs on."""
    files: Mapping[str, Stamp]
    """All files that can be read, by absolute path."""
    moment: int
    """When they were looked at, in nanoseconds since 1970."""
    history: str = ""
    """A digest of what git would tell of them, where something on the site is made of that."""

    @property
    def unsettled(self) -> tuple[str, ...]:
        """Return the paths of files so young that they can have been written since without another stamp."""
        return tuple(path for path, stamp in self.files.items() if not stamp.is_settled(self.moment))


def inputs_of(project: Project, *options: object) -> Inputs | None:
    """Return what a build of a project with some options is made of; None where nobody can tell.

    Plugins, hooks and Markdown extensions of others may read whatever they like.
    """
    if not project.host_digest:
        return None
    moment = system_time()
    try:
        files = dict(source_files(project))
    except OSError:
        return None
    clone = Clone.around(project.root) if project.settings.play else None
    return Inputs(_digest(project, options), files, moment, clone.digest if clone else "")


def _digest(project: Project, options: Iterable[object]) -> str:
    told = (
        project.host_digest,
        os.fspath(project.root),
        os.fspath(project.site_dir),
        tuple(map(os.fspath, project.theme_dirs)),
        tuple(options),
        sys.version,
        sorted((name, value) for name, value in os.environ.items() if name.startswith(_ENVIRONMENT)),
        sorted(installed()),
    )
    return hashlib.sha256(repr(told).encode("utf-8", "surrogateescape")).hexdigest()


def _places(project: Project) -> set[str]:
    """Return the folders and files in which sources lie, those of the program among them."""
    settings, root = project.settings, project.root
    ours = (settings.stories_dir, settings.people_dir, settings.vacancies_dir, settings.guidelines_file, settings.fonts)
    named = (root / name for name in ours if name)
    program = (Path(folder) for folder in kollega.__path__)
    own = (project.own_theme,) if project.own_theme else ()
    return {os.path.normpath(place) for place in (*named, project.pages_dir, *own, *project.theme_dirs, *program)}


def source_files(project: Project) -> Iterator[tuple[str, Stamp]]:
    """Yield path and stamp of every file that a site is made of, the program's among them; raise OSError."""
    return _files(_places(project), {os.fspath(project.site_dir)})


def _files(places: Iterable[str], left_out: Collection[str]) -> Iterator[tuple[str, Stamp]]:
    """Yield path and stamp of every file at some places, of whatever else lies there and is no folder, and of links."""
    for place in places:
        for way in (place, *map(str, Path(place).parents)):
            if os.path.islink(way):  # noqa: PTH114 - False for any name
                yield way, Stamp.of(os.lstat(way))
        if os.path.isdir(place):  # noqa: PTH112 - as above
            yield from _files_in(place, left_out)
        elif os.path.exists(place):  # noqa: PTH110 - as above
            yield place, Stamp.of(os.stat(place))  # noqa: PTH116 - as above


def _files_in(folder: str, left_out: Collection[str]) -> Iterator[tuple[str, Stamp]]:
    ahead = [folder]
    while ahead:
        with os.scandir(ahead.pop()) as entries:
            for entry in entries:
                if entry.name in _LEFT_OUT or entry.path in left_out:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    ahead.append(entry.path)
                else:
                    yield entry.path, Stamp.of(entry.stat(follow_symlinks=False))


def stamps_of(folder: Path, paths: Iterable[str]) -> dict[str, Stamp]:
    """Return the stamps of files below a folder; what is no file is left out, and what lies behind a link."""
    root, lstat = os.fspath(folder), os.lstat  # thousands of them
    stamps, ways = {}, {"": True}

    def is_way(way: str) -> bool:
        if way not in ways:
            ways[way] = is_way(way.rpartition("/")[0]) and S_ISDIR(lstat(f"{root}/{way}").st_mode)
        return ways[way]

    for path in paths:
        try:
            status = lstat(f"{root}/{path}")
            if S_ISREG(status.st_mode) and is_way(path.rpartition("/")[0]):
                stamps[path] = Stamp.of(status)
        except (OSError, ValueError):
            continue
    return stamps
