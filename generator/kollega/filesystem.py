"""The one reader of a site's files: regular files below one folder, never a link, a device or a file without end.

A pull request can hold links, and a checkout whatever else a disk can hold; what is read may be published. So each step
of the way to a file is taken without following a link, and what was opened is looked at, not what had its name before.
"""

from __future__ import annotations

import os
import posixpath
import re
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import PurePosixPath
from stat import S_ISDIR, S_ISLNK, S_ISREG
from typing import TYPE_CHECKING, Final

from kollega.diagnostics import Diagnostic, Mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

MAX_DEPTH: Final = 20
"""Folders in each other. MkDocs and the theme go into each with a call of its own, and Python takes a thousand."""

MAX_NAME: Final = 200
"""Bytes of a name. File systems take 255 (NAME_MAX of Linux and macOS), and outputs add kinds, sizes and digests."""

MAX_PATH: Final = 800
"""Bytes of a path below the site's folder. macOS takes 1,024 for the whole of it (PATH_MAX), Linux 4,096."""

_FOLDER: Final = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
_FILE: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
"""Without O_NONBLOCK, whoever opens a pipe waits until somebody writes into it."""

_UNSHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\uf8ff\ufffe\uffff]")
"""Controls, line separators, what turns the direction of a text, halves of letters, and what has no meaning."""


MAX_FILE = 100_000_000
"""Bytes of a file that is used as it is. GitHub takes none larger (docs.github.com, “About large files on GitHub”, read
2026-11-21), and no phone waits for it."""


class UnreadableError(Exception):
    """A file or a folder cannot be read; its `diagnostic` says why, with the path as it can be shown."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.diagnostic = diagnostic

    def __str__(self) -> str:
        """Return the sentence behind the path."""
        return f"{self.diagnostic.path}: {self.diagnostic.message}"


class MissingError(UnreadableError):
    """There is no such file or folder."""


class TooLargeError(UnreadableError):
    """A file holds more than is read of it."""


class _Nature(Enum):
    """What an entry of a folder is."""

    FILE = auto()
    FOLDER = auto()
    LINK = auto()
    LINK_TO_FOLDER = auto()
    OTHER = auto()


def read(root: Path, path: str, limit: int) -> bytes:
    """Return what a file below `root` holds, at most `limit` bytes; raise UnreadableError where it cannot be read."""
    with opened(root, path) as descriptor, os.fdopen(descriptor, "rb", closefd=False) as file:
        content = file.read(limit + 1) if os.fstat(descriptor).st_size <= limit else None
    if content is None or len(content) > limit:
        raise TooLargeError(too_large(path, limit))
    return content


def too_large(path: str, limit: int) -> Diagnostic:
    """Return what is said of a file with more than `limit` bytes."""
    size = f"{limit // 10**6} MB" if limit >= 10**6 else f"{limit // 1000} kB"
    return _unread(path, "too-large", f"the file is larger than {size}", "Make it smaller, or take it out of here.")


@contextmanager
def opened(root: Path, path: str) -> Iterator[int]:
    """Give the descriptor of a regular file below `root`; raise UnreadableError where there is none."""
    parts = _parts(path)
    with _folder(root, parts[:-1]) as folder:
        descriptor = _file(folder, parts)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def require_file(root: Path, path: str) -> None:
    """Raise UnreadableError where a path below `root` is no regular file that can be read."""
    with opened(root, path):
        return


def require_folder(root: Path, path: str) -> None:
    """Raise UnreadableError where a path below `root` is no folder that can be read."""
    with _folder(root, _parts(path)):
        return


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
                yield _misnamed(path) or _misplaced(path, nature) or path
            elif nature is _Nature.LINK_TO_FOLDER and others_follow:
                yield _link(path)


def presentable(path: str) -> str:
    """Return a path as it can be shown, with U+FFFD for what cannot."""
    return _UNSHOWN.sub("\ufffd", path)


def _parts(path: str) -> tuple[str, ...]:
    """Return the steps of the way to a path; raise UnreadableError where it leads elsewhere or is too long."""
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts:
        hint = "Put it into the site's folder: what lies outside of it is not read."
        raise UnreadableError(
            _unread(presentable(path), "outside-file", "this lies outside of the site's folder", hint)
        )
    if diagnostic := _misnamed(path):
        raise UnreadableError(diagnostic)
    return pure.parts


@contextmanager
def _folder(root: Path, parts: tuple[str, ...]) -> Iterator[int]:
    """Give the descriptor of a folder below `root`, to which no link leads."""
    descriptor = -1
    try:
        descriptor = _step(None, os.fspath(root), _FOLDER, "./")
        for number, part in enumerate(parts, start=1):
            above = descriptor
            descriptor = -1
            try:
                descriptor = _step(above, part, _FOLDER | os.O_NOFOLLOW, "/".join(parts[:number]) + "/")
            finally:
                os.close(above)
        yield descriptor
    finally:
        if descriptor >= 0:
            os.close(descriptor)


def _file(folder: int, parts: tuple[str, ...]) -> int:
    """Return the descriptor of a regular file in an open folder. What is none is not even opened, if it can be told."""
    path = "/".join(parts)
    name = parts[-1] if parts else "."
    if diagnostic := _special(path, _mode(folder, name)):
        raise UnreadableError(diagnostic)
    descriptor = _step(folder, name, _FILE, path)
    if diagnostic := _special(path, os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise UnreadableError(diagnostic)
    return descriptor


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
    parts = _parts(place)
    if len(parts) > MAX_DEPTH:
        message = f"more than {MAX_DEPTH} folders lie in each other here"
        raise UnreadableError(
            _unread(place, "too-many-folders", message, "Move what they hold further up, and delete them.")
        )
    with _folder(root, parts) as descriptor:
        try:
            with os.scandir(descriptor) as entries:
                return sorted(("/".join((*parts, entry.name)), _nature(entry)) for entry in entries)
        except OSError as error:
            raise UnreadableError(_unreadable(f"{place}/", error)) from error


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


def _unread(path: str, code: str, message: str, hint: str) -> Diagnostic:
    """Return why nothing is read at a path: of what is in it, no line is known."""
    return Diagnostic.at(path, Mark(), code, message, hint)


def _misnamed(path: str) -> Diagnostic | None:
    """Return what is wrong with the name of a file or with its way, if anything is."""
    if _UNSHOWN.search(path):
        message = "this name holds something that is no letter, or is not UTF-8"
        return _unread(presentable(path), "bad-name", message, "Rename it with small letters, digits and hyphens.")
    if any(len(part.encode()) > MAX_NAME for part in PurePosixPath(path).parts):
        return _unread(path, "bad-name", f"this name is longer than {MAX_NAME} bytes", "Give it a shorter one.")
    if len(path.encode()) > MAX_PATH:
        message = f"the names of its folders and its own are together longer than {MAX_PATH} bytes"
        return _unread(path, "bad-name", message, "Give them shorter names.")
    return None


def _misplaced(path: str, nature: _Nature) -> Diagnostic | None:
    if nature is _Nature.FILE:
        return None
    return _other(path) if nature is _Nature.OTHER else _link(path)


def _special(path: str, mode: int) -> Diagnostic | None:
    """Return what keeps an entry with a mode from being read as a file; None for what is one, or cannot be told."""
    if S_ISLNK(mode):
        return _link(path)
    if S_ISDIR(mode):
        return _unread(path, "unreadable", "this is a folder, not a file", "Rename it, or put a file in its place.")
    return None if S_ISREG(mode) or not mode else _other(path)


def _link(path: str) -> Diagnostic:
    message = "this is a link, not a file or folder of this site"
    return _unread(
        path, "outside-file", message, "Put a copy of what it leads to in its place: links are not followed."
    )


def _other(path: str) -> Diagnostic:
    message = "this is a device, a pipe or a socket, not a file"
    return _unread(path, "not-a-file", message, "Delete it: only files are read here.")


def _unreadable(path: str, error: OSError) -> Diagnostic:
    if isinstance(error, NotADirectoryError):
        hint = "Rename it, or put a folder in its place; nothing is published until then."
        return _unread(path.rstrip("/"), "unreadable", "this is no folder, and the site needs one here", hint)
    what = "folder" if path.endswith("/") else "file"
    hint = f"Whoever builds the site must be allowed to read this {what}; nothing is published until then."
    return _unread(path.rstrip("/"), "unreadable", f"the {what} cannot be read: {error.strerror}", hint)


def ending(path: str) -> str:
    """Return the ending of a file's name, with its dot; nothing where it has none."""
    return posixpath.splitext(path)[1]
