"""What another process needs to make files of a site, sent to it once: the site's folder, and what renderers share.

Paths are sent as what they lead to, so that a machine that has all this elsewhere finds it too.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import re
import tarfile
from contextlib import suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

import kollega
import kollega_theme
from kollega.build.inputs import source_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kollega.config.project import Project
    from kollega.outputs.artifact import RenderContext

    Places = Mapping[str, Path]


_NAME = re.compile(r"[\w.-]+")
"""Of a package, in front of its versions."""


class Parcel(NamedTuple):
    """Sent once to each process that makes files. It can be pickled."""

    name: str
    """A digest of the rest."""
    program: str
    """A digest of the program that packed it."""
    folder: bytes
    """The site's folder as an archive; empty where it is the same disk."""
    root: Path
    """Where the site's folder lies on the machine that packed it."""
    context: bytes
    """What renderers share, pickled."""


def pack(context: RenderContext, *, folder: bool) -> Parcel:
    """Return what others need to make files, with the site's folder where they do not have that."""
    shared = io.BytesIO()
    _Pickler(shared, _places(context.project.root)).dump(context)
    archive = _archive(context.project) if folder else b""
    name = hashlib.sha256(archive + shared.getvalue()).hexdigest()
    return Parcel(name, program_digest(), archive, context.project.root, shared.getvalue())


def unpack(parcel: Parcel, folder: Path | None) -> RenderContext:
    """Return what renderers share. The site's folder is laid into an empty one, where the parcel has it.

    Raises ValueError where another program has packed it: the files would not be the same.
    """
    if parcel.program != program_digest():
        raise ValueError("another version of kollega, or of a library that it needs, is installed there")
    root = parcel.root
    if parcel.folder and folder:
        root = folder
        with tarfile.open(fileobj=io.BytesIO(parcel.folder)) as archive:
            archive.extractall(root, filter="data")
    return cast("RenderContext", _Unpickler(io.BytesIO(parcel.context), _places(root)).load())


class _Pickler(pickle.Pickler):
    """Names a path by the place that it lies in."""

    def __init__(self, file: io.BytesIO, places: Places) -> None:
        super().__init__(file)
        self.places = places

    def persistent_id(self, obj: object) -> tuple[str, str] | None:
        """Return place and way of a path that lies in one."""
        if not isinstance(obj, Path):
            return None
        found = ((name, place) for name, place in self.places.items() if obj.is_relative_to(place))
        return next(((name, obj.relative_to(place).as_posix()) for name, place in found), None)


class _Unpickler(pickle.Unpickler):
    """Finds a path in the place where that is here."""

    def __init__(self, file: io.BytesIO, places: Places) -> None:
        super().__init__(file)
        self.places = places

    def persistent_load(self, pid: tuple[str, str]) -> Path:
        """Return the path of a place and a way in it."""
        return self.places[pid[0]] / pid[1]


def _places(root: Path) -> Places:
    """Return where things lie on this machine: the theme and the program before the site, which may hold them."""
    return {"theme": Path(kollega_theme.__path__[0]), "program": Path(kollega.__path__[0]), "site": root}


def _archive(project: Project) -> bytes:
    """Return an archive of the files that a site is made of; what lies elsewhere is code, and installed."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz", compresslevel=1) as archive:
        for path in sorted(path for path, _ in source_files(project)):
            file = Path(path)
            if file.is_relative_to(project.root) and file.is_file() and not file.is_symlink():
                archive.add(file, file.relative_to(project.root).as_posix(), recursive=False)
    return written.getvalue()


@cache
def program_digest() -> str:
    """Return a digest of the program, its theme and the versions of what it needs: equal ones make equal files."""
    digest = hashlib.sha256()
    for place in (*kollega.__path__, *kollega_theme.__path__):
        for path in sorted(_code_files(place)):
            digest.update(os.path.relpath(path, place).encode() + b"\0" + Path(path).read_bytes())
    for line in sorted(_needed()):
        digest.update(line.encode() + b"\0")
    return digest.hexdigest()


def _code_files(place: str) -> Iterable[str]:
    for folder, folders, names in os.walk(place):
        folders[:] = [name for name in folders if name != "__pycache__"]
        yield from (os.path.join(folder, name) for name in names)  # noqa: PTH118 - as os.walk


def _needed() -> Iterable[str]:
    """Yield name and version of each package that the program is made with, where it is installed."""
    for requirement in requires("kollega") or ():
        if (name := _NAME.match(requirement)) and "extra ==" not in requirement:
            with suppress(PackageNotFoundError):  # of two hosts, one is enough
                yield f"{name[0]} {version(name[0])}"
