"""The one reader of a site's files: regular files below one folder, never a link, a device or a file without end.

A pull request can hold links, and a checkout whatever else a disk can hold; what is read may be published. So each step
of the way to a file is taken without following a link, and what was opened is looked at, not what had its name before.
"""

from __future__ import annotations

import os
from enum import Enum, auto
from pathlib import PurePosixPath
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING, Final

from kollega.filesystem.paths import (
    MissingError,
    TooLargeError,
    UnreadableError,
    name_diagnostic,
    read_diagnostic,
    steps_of,
)
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from kollega.diagnostics import Diagnostic

MAX_DEPTH: Final = 20
"""Folders in each other. MkDocs and the theme go into each with a call of its own, and Python takes a thousand."""

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
"""Without O_NONBLOCK, whoever opens a pipe waits until somebody writes into it."""

_PIECE: Final = 65_536
"""Bytes that are read at a time of what is longer than it was said to be."""


MAX_FILE = 100_000_000
"""Bytes of a file that is used as it is. GitHub takes none larger (docs.github.com, “About large files on GitHub”, read
2026-11-21), and no phone waits for it."""


class _Nature(Enum):
    """What an entry of a folder is."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    LINK_TO_FOLDER = auto()
    OTHER = auto()


def read(root: Path, path: str, limit: int) -> bytes:
    """Return what a file below `root` holds, at most `limit` bytes; raise UnreadableError where it cannot be read."""
    descriptor, size = _open(root, path)
    try:
        content = _content(descriptor, size, limit) if size <= limit else None
    except OSError as error:
        raise UnreadableError(_unreadable(path, error)) from error
    finally:
        os.close(descriptor)
    if content is None or len(content) > limit:
        raise TooLargeError(too_large(path, limit))
    return content


def size_of(root: Path, path: str) -> int:
    """Return how many bytes a file below `root` has; raise UnreadableError where it cannot be read."""
    descriptor, size = _open(root, path)
    os.close(descriptor)
    return size


def too_large(path: str, limit: int) -> Diagnostic:
    """Return what is said of a file with more than `limit` bytes."""
    size = f"{limit // 10**6} MB" if limit >= 10**6 else f"{limit // 1000} kB"
    return read_diagnostic(
        path,
        "too-large",
        wording("the file is larger than {size}", size=size),
        wording("Make it smaller, or take it out of here."),
    )


def require_file(root: Path, path: str) -> None:
    """Raise UnreadableError where a path below `root` is no regular file that can be read."""
    size_of(root, path)


def walk(
    root: Path, folder: str, *, shown: Collection[str] = (), others_follow: bool = False
) -> Iterator[str | Diagnostic]:
    """Yield the path of every file below a folder of `root`, and what keeps anything else there from being one.

    What has a dot before its name is hidden and left out, but for the paths in `shown`. Where somebody else looks too
    and follows links into hidden folders (`others_follow`), hidden links to folders are told all the same.
    A folder that is not there holds nothing; one that cannot be read is told, and never an empty folder.
    """
    ahead = [(str(PurePosixPath(folder)), False)]
    while ahead:
        place, within_hidden = ahead.pop()
        try:
            entries = _entries(root, place)
        except MissingError:
            continue
        except UnreadableError as error:
            yield error.diagnostic
            continue
        for path, nature in entries:
            hidden = within_hidden or (path.rpartition("/")[2].startswith(".") and path not in shown)
            if nature is _Nature.FOLDER and (others_follow or not hidden):
                ahead.append((path, hidden))
            elif nature is not _Nature.FOLDER and not hidden:
                yield name_diagnostic(path) or _misplaced(path, nature) or path
            elif nature is _Nature.LINK_TO_FOLDER and others_follow:
                yield _link(path)


def _open(root: Path, path: str) -> tuple[int, int]:
    """Return the descriptor of a regular file below `root`, which is to be closed, and how many bytes it has."""
    parts = steps_of(path)
    folder = _open_folder(root, parts[:-1])
    try:
        return _open_file(folder, parts)
    finally:
        os.close(folder)


def _open_folder(root: Path, parts: tuple[str, ...]) -> int:
    """Return the descriptor of a folder below `root` to which no link leads; it is to be closed."""
    descriptor = _step(None, os.fspath(root), _FOLDER, "./")
    for number, part in enumerate(parts, start=1):
        above = descriptor
        try:
            descriptor = _step(above, part, _FOLDER | os.O_NOFOLLOW, "/".join(parts[:number]) + "/")
        finally:
            os.close(above)
    return descriptor


def _open_file(folder: int, parts: tuple[str, ...]) -> tuple[int, int]:
    """Return descriptor and size of a regular file in an open folder. What is none is not even opened, if it is told.

    What was opened is looked at once more: something else may have taken its place.
    """
    path = "/".join(parts)
    name = parts[-1] if parts else "."
    if diagnostic := _special(path, _mode(folder, name)):
        raise UnreadableError(diagnostic)
    descriptor = _step(folder, name, _FILE, path)
    status = os.fstat(descriptor)
    if diagnostic := _special(path, status.st_mode):
        os.close(descriptor)
        raise UnreadableError(diagnostic)
    return descriptor, status.st_size


def _content(descriptor: int, size: int, limit: int) -> bytes:
    """Return what an open file holds, and hardly more than `limit` bytes, also where it has grown since its size."""
    pieces = [os.read(descriptor, size + 1)]
    while pieces[-1] and sum(map(len, pieces)) <= limit:
        pieces.append(os.read(descriptor, _PIECE))
    return b"".join(pieces)


def _step(folder: int | None, name: str, flags: int, path: str) -> int:
    """Return the descriptor of an entry of an open folder; a slash ends the path of what must be a folder itself."""
    try:
        return os.open(name, flags, dir_fd=folder)
    except FileNotFoundError as error:
        raise MissingError(_unreadable(path, error)) from error
    except OSError as error:
        is_link = folder is not None and S_ISLNK(_mode(folder, name))
        raise UnreadableError(_link(path.rstrip("/")) if is_link else _unreadable(path, error)) from error


def _mode(folder: int, name: str) -> int:
    """Return the type and the rights of an entry, not of what it leads to; 0 where that cannot be told."""
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode
    except OSError:
        return 0


def _entries(root: Path, place: str) -> list[tuple[str, _Nature]]:
    """Return the paths of what lies in a folder, sorted, and what each is."""
    parts = steps_of(place)
    if len(parts) > MAX_DEPTH:
        message = wording("more than {number} folders are nested here", number=MAX_DEPTH)
        raise UnreadableError(
            read_diagnostic(
                place, "too-many-folders", message, wording("Move their contents further up, and delete them.")
            )
        )
    descriptor = _open_folder(root, parts)
    try:
        with os.scandir(descriptor) as entries:
            return sorted(("/".join((*parts, entry.name)), _nature(entry)) for entry in entries)
    except OSError as error:
        raise UnreadableError(_unreadable(f"{place}/", error)) from error
    finally:
        os.close(descriptor)


def _nature(entry: os.DirEntry[str]) -> _Nature:
    if entry.is_symlink():
        return _Nature.LINK_TO_FOLDER if _leads_to_folder(entry) else _Nature.LINK
    if entry.is_dir(follow_symlinks=False):
        return _Nature.FOLDER
    return _Nature.FILE if entry.is_file(follow_symlinks=False) else _Nature.OTHER


def _leads_to_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _misplaced(path: str, nature: _Nature) -> Diagnostic | None:
    if nature is _Nature.FILE:
        return None
    return _other(path) if nature is _Nature.OTHER else _link(path)


def _special(path: str, mode: int) -> Diagnostic | None:
    """Return what keeps an entry with a mode from being read as a file; None for what is one, or cannot be told."""
    if S_ISLNK(mode):
        return _link(path)
    if S_ISDIR(mode):
        return read_diagnostic(
            path,
            "unreadable",
            wording("this is a folder, not a file"),
            wording("Rename it, or put a file in its place."),
        )
    return None if S_ISREG(mode) or not mode else _other(path)


def _link(path: str) -> Diagnostic:
    message = wording("this is a link, not a file or folder of this site")
    return read_diagnostic(
        path, "outside-file", message, wording("Put a copy of what it leads to in its place: links are not followed.")
    )


def _other(path: str) -> Diagnostic:
    message = wording("this is a device, a pipe or a socket, not a file")
    return read_diagnostic(path, "not-a-file", message, wording("Delete it: only files are read here."))


def _unreadable(path: str, error: OSError) -> Diagnostic:
    if isinstance(error, NotADirectoryError):
        hint = wording("Rename it, or put a folder in its place; nothing is published until then.")
        return read_diagnostic(
            path.rstrip("/"), "unreadable", wording("this is not a folder, and the site needs one here"), hint
        )
    reason = error.strerror
    if path.endswith("/"):
        message = wording("the folder cannot be read: {reason}", reason=reason)
        hint = wording("Whoever builds the site must be allowed to read this folder; nothing is published until then.")
    else:
        message = wording("the file cannot be read: {reason}", reason=reason)
        hint = wording("Whoever builds the site must be allowed to read this file; nothing is published until then.")
    return read_diagnostic(path.rstrip("/"), "unreadable", message, hint)
