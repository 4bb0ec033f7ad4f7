"""What the system says of a file without opening it, and what is installed: whether something can have changed."""

from __future__ import annotations

import hashlib
import os
import sys
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_COARSE: Final = 2 * 10**9
"""Nanoseconds between two times that a disk can tell apart: FAT knows every other second, and others whole ones."""

_FINE: Final = 10**8
"""The same where times have fractions: Linux looks at its clock some hundred times a second."""


class Stamp(NamedTuple):
    """What the system says of a file. Whoever writes into it changes that, unless two writes follow at once."""

    modified: int
    """Nanoseconds since 1970."""
    changed: int
    """The same for name, rights and content, which nobody can set."""
    size: int
    inode: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        """Return the stamp of what a status is of."""
        return cls(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)

    def is_settled(self, moment: int) -> bool:
        """Return whether a file could not have been written again, after `moment`, without another stamp.

        Git calls what is younger “racily clean” (Documentation/technical/racy-git.txt, read 2026-11-28).
        """
        last = max(self.modified, self.changed)
        return last + (_FINE if self.changed % 10**9 else _COARSE) < moment


def installed() -> Iterator[str]:
    """Yield the names, with their versions, of all that Python finds installed."""
    for folder in dict.fromkeys(filter(os.path.isdir, sys.path)):
        yield from (name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208


def digest_of_folders(folders: Iterable[Path]) -> str:
    """Return a digest of the names and the content of all files in folders, but for what Python keeps there."""
    digest = hashlib.sha256()
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix != ".pyc" and file.is_file():
                content = file.read_bytes()
                digest.update(f"{file.relative_to(folder).as_posix()}\0{len(content)}\0".encode("utf-8", "replace"))
                digest.update(content)
    return digest.hexdigest()
