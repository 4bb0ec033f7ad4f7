"""Files that were made once and need not be made again: those whose path holds a digest of what they show.

Nobody vouches for the folder that they are kept in: disks fill up, and it can come with a stranger's pull request.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.artifact import Artifact, RenderContext


FOLDER = ".kollega"
"""Beside mkdocs.yml, unless somebody names another place. What lies there already is safe: it is not in this folder."""

CACHE_DIR: Final = "KOLLEGA_CACHE_DIR"
"""Names that other place in the environment, for a host that passes no options on."""

GIT_UNKNOWN = (
    f"git cannot say whether somebody put files into {FOLDER}/, so that everything was made anew. "
    "Install git where the site is built, or let it read this folder (git config safe.directory)."
)

_OPENING = re.compile(rb"kollega 1 ([0-9a-f]{64}) (\d{1,15})\n")
"""What a kept file begins with: the digest of its name and content, and how long the content is."""

_LONGEST_OPENING = 100


class KeptFile(NamedTuple):
    """Something that is kept."""

    path: Path
    size: int
    """In bytes, on the disk."""
    used: int
    """When it was last put there or asked for, in nanoseconds since 1970."""


@dataclass(frozen=True)
class Cache:
    """A folder that keeps files under names. Deleting it loses nothing but time."""

    folder: Path | None
    """Where they are kept; None to make everything anew and keep nothing."""
    note: str = ""
    """What is to be told of it."""

    @classmethod
    def of(cls, root: Path) -> Cache:
        """Return the cache in the folder of a site, or in another.

        Raises ConfigurationError where it is no folder, or where git tracks it: who writes into it writes what is
        published, and nobody reads it in a pull request.
        """
        folder = root / FOLDER
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise ConfigurationError(
                FOLDER,
                wording("is not a folder"),
                wording("Delete it: {folder}/ is where builds keep their files.", folder=FOLDER),
            )
        is_tracked = folder.exists() and is_in_git(root, FOLDER)
        if is_tracked is None:
            return cls(None, GIT_UNKNOWN)
        if is_tracked:
            hint = wording(
                "Take it out with `git rm -r --cached {folder}`, delete it, and name it in .gitignore.", folder=FOLDER
            )
            raise ConfigurationError(FOLDER, wording("is kept in git, where others can change what is published"), hint)
        return cls(folder)

    def bytes_of(self, artifact: Artifact[Any], context: RenderContext) -> bytes:
        """Return an artifact's bytes: what is kept, else made now; only lasting ones are kept."""
        if not artifact.lasting:
            return artifact.render(context)
        kept = self.get(artifact.path)
        if kept is not None:
            return kept
        content = artifact.render(context)
        self.put(artifact.path, content)
        return content

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name: None where there is nothing, or not what was kept."""
        if self.folder is None or not all(map(_is_folder, self._folders(name))):
            return None
        try:
            content = _content(self.folder / name, name)
        except (OSError, ValueError):
            return None
        with suppress(OSError):
            os.utime(self.folder / name, follow_symlinks=False)  # so that it stays longest where room is short
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep something under a name; where that is not possible, it is made anew the next time."""
        if self.folder is None:
            return
        opening = f"kollega 1 {_digest(name, content)} {len(content)}\n".encode()
        unfinished = self.folder / f".{os.getpid()}-{threading.get_ident()}"
        with suppress(OSError):
            for folder in self._folders(name):
                if not _is_folder(folder):
                    _remove(folder)
                    folder.mkdir(parents=True, exist_ok=True)
            _remove(unfinished)
            with unfinished.open("xb") as file:
                file.writelines((opening, content))
            if _is_folder(self.folder / name):
                _remove(self.folder / name)
            os.replace(unfinished, self.folder / name)  # noqa: PTH105 - the name says that it is atomic

    def prune(self, folder: str, most: int) -> None:
        """Keep only the newest in a folder of the cache."""
        if self.folder is None:
            return
        with suppress(OSError):
            entries = sorted((self.folder / folder).iterdir(), key=lambda entry: entry.lstat().st_mtime_ns)
            for older in entries[:-most]:
                _remove(older)

    def shrink(self, most: int) -> None:
        """Remove what has not been used for longest, until so many bytes at most are kept."""
        kept = sorted((file.used, file.size, file.path) for file in self.files())
        over = sum(size for _, size, _ in kept) - most
        for _, size, path in kept:
            if over <= 0:
                return
            with suppress(OSError):
                path.unlink()
                over -= size

    def files(self) -> Iterator[KeptFile]:
        """Yield what is kept; what lies there and is no file is none of it."""
        if self.folder is None or not _is_folder(self.folder):
            return
        for place, _, names in os.walk(self.folder):
            for name in names:
                path = Path(place, name)
                with suppress(OSError):
                    status = path.lstat()
                    if stat.S_ISREG(status.st_mode):
                        yield KeptFile(path, status.st_size, status.st_mtime_ns)

    def clear(self) -> None:
        """Remove everything that is kept."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _folders(self, name: str) -> list[Path]:
        """Return the folders in which a name lies, from the outermost on."""
        if self.folder is None:
            return []
        depth = name.count("/") + 1
        return list((self.folder / name).parents)[:depth][::-1]


def _content(file: Path, name: str) -> bytes:
    """Return what a file keeps under a name; raise OSError or ValueError where it is not what was kept there."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(file, flags), "rb") as opened:
        status = os.fstat(opened.fileno())
        found = _OPENING.match(opened.read(_LONGEST_OPENING)) if stat.S_ISREG(status.st_mode) else None
        if not found or status.st_size != found.end() + int(found[2]):
            raise ValueError(name)
        opened.seek(found.end())
        content = opened.read()
    if _digest(name, content) != found[1].decode():
        raise ValueError(name)
    return content


def _digest(name: str, content: bytes) -> str:
    return hashlib.sha256(b"\0".join((name.encode(), content))).hexdigest()


def _is_folder(path: Path) -> bool:
    """Return whether a path is a folder, and no link to one."""
    return path.is_dir() and not path.is_symlink()


def _remove(path: Path) -> None:
    """Remove whatever lies at a path, if anything does."""
    if _is_folder(path):
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


PATIENCE = 30
"""Seconds that git may take to look into its list of files."""


def is_in_git(root: Path, name: str) -> bool | None:
    """Return whether git tracks a file or folder of this name, in any case; None where it cannot say.

    There may be no git where the site is built, or it may refuse to read a folder that belongs to somebody else.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return False
    # Settings of the repository that name a program to run are left unheard, as are those of a hook that calls us.
    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--", f":(icase){name}"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        said = subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            check=True,
            timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return bool(said.stdout)
