"""Names of files and ways to them: how they are shown, and what keeps one from being read at all."""

from __future__ import annotations

import posixpath
import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from kollega.diagnostics import Diagnostic, Mark
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from kollega.i18n.wording import Wording

MAX_NAME: Final = 200
"""Bytes of a name. File systems take 255 (NAME_MAX of Linux and macOS), and outputs add kinds, sizes and digests."""

MAX_PATH: Final = 800
"""Bytes of a path below the site's folder. macOS takes 1,024 for the whole of it (PATH_MAX), Linux 4,096."""

_COMMON: Final = re.compile(r"[\w-][\w.-]*(?:/[\w-][\w.-]*)*", re.ASCII)
"""Letters, digits, points and hyphens below the root, where no step begins with a point."""

_UNSHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\uf8ff\ufffe\uffff]")
"""Controls, line separators, what turns the direction of a text, halves of letters, and what has no meaning."""


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


def steps_of(path: str) -> tuple[str, ...]:
    """Return the steps of the way to a path; raise UnreadableError where it leads elsewhere or is too long."""
    if _is_common(path):
        return tuple(path.split("/"))
    pure = PurePosixPath(path)
    if pure.is_absolute() or ".." in pure.parts:
        hint = wording("Put it into the site's folder: nothing outside it is read.")
        raise UnreadableError(
            read_diagnostic(presentable(path), "outside-file", wording("this is outside the site's folder"), hint)
        )
    if diagnostic := name_diagnostic(path):
        raise UnreadableError(diagnostic)
    return pure.parts


def presentable(path: str) -> str:
    """Return a path as it can be shown, with U+FFFD for what cannot."""
    return _UNSHOWN.sub("\ufffd", path)


def ending(path: str) -> str:
    """Return the ending of a file's name, with its dot; nothing where it has none."""
    return posixpath.splitext(path)[1]


def read_diagnostic(path: str, code: str, message: Wording, hint: Wording) -> Diagnostic:
    """Return why nothing is read at a path: of what is in it, no line is known."""
    return Diagnostic.at(path, Mark(), code, message, hint)


def _is_common(path: str) -> bool:
    """Return whether a path is like nearly all, so that nothing can be wrong with its name or its way."""
    return len(path) <= MAX_NAME and _COMMON.fullmatch(path) is not None


def name_diagnostic(path: str) -> Diagnostic | None:
    """Return what is wrong with the name of a file or with its way, if anything is."""
    if _is_common(path):
        return None
    if _UNSHOWN.search(path):
        message = wording("this name has a character that cannot be shown, or is not UTF-8")
        return read_diagnostic(
            presentable(path), "bad-name", message, wording("Rename it with lower-case letters, digits and hyphens.")
        )
    if any(len(part.encode()) > MAX_NAME for part in PurePosixPath(path).parts):
        return read_diagnostic(
            path,
            "bad-name",
            wording("this name is longer than {number} bytes", number=MAX_NAME),
            wording("Give it a shorter one."),
        )
    if len(path.encode()) > MAX_PATH:
        message = wording(
            "the names of its folders and its own are together longer than {number} bytes", number=MAX_PATH
        )
        return read_diagnostic(path, "bad-name", message, wording("Give them shorter names."))
    return None
