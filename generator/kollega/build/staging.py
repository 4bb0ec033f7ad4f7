"""Where a build makes what it will publish: a folder beside the site that one build at a time has to itself."""

from __future__ import annotations

import os
import re
import secrets
import shutil
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kollega.build.manifest import Manifest
from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.outputs.output import OutputKind

if sys.platform != "win32":
    import fcntl

_ENDINGS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def ignore_interrupts() -> Iterator[None]:
    """Take no notice of Ctrl-C and its like: what is done within takes a moment, and would be worse done by half."""
    if threading.current_thread() is not threading.main_thread():  # others are never interrupted
        yield
        return
    before = [signal.signal(number, signal.SIG_IGN) for number in _ENDINGS]
    try:
        yield
    finally:
        for number, answer in zip(_ENDINGS, before, strict=True):
            signal.signal(number, answer)


@dataclass(frozen=True)
class Staging:
    """What a build has made and not yet published."""

    folder: Path
    """Holds what is new or changed; whatever else was made lies on the site as it is."""
    site_dir: Path
    """The folder of the site."""
    before: Mapping[str, OutputKind] = field(default_factory=dict)
    """The kind of each file that an earlier build made there, by root-relative path."""

    def put(self, path: str, content: bytes) -> None:
        """Take a file that was made."""
        if path not in self.before or not _has_content(self.site_dir / path, content):
            file = f"{self.folder}/{path}"  # thousands of them: paths as texts take a third of the time
            _make_folder(file.rpartition("/")[0])
            with open(file, "wb", buffering=0) as opened:  # noqa: PTH123 - as above
                opened.write(content)

    def size(self, path: str) -> int | None:
        """Return how many bytes a file has that was made, by an earlier build too; None where there is none."""
        for folder in (self.folder, self.site_dir):
            with suppress(OSError):
                return (folder / path).stat().st_size
        return None

    def read(self, path: str) -> bytes:
        """Return a file that was made."""
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return (self.site_dir / path).read_bytes()


def _make_folder(folder: str) -> None:
    """Make a folder where there is none: at once, since most pages have one of their own, in one that is there."""
    try:
        os.mkdir(folder)  # noqa: PTH102 - thousands of them
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - as above


@contextmanager
def staging(site_dir: Path) -> Iterator[Staging]:
    """Give a place beside the site, on the same disk, to make another in, and remove it at the end.

    Raises ConfigurationError where the list of what earlier builds made is damaged,
    and where a link has taken the place of a folder that they made.
    """
    with alone(site_dir):
        before = Manifest.of(site_dir).kinds
        _require_folders(site_dir, before)
        folder = (
            site_dir.parent / f"{_prefix(site_dir)}{secrets.token_hex(4)}"
        )  # known before it is there: Ctrl-C may come
        try:
            folder.mkdir(mode=0o700)
            yield Staging(folder, site_dir, before)
        finally:
            with ignore_interrupts():
                shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def alone(site_dir: Path) -> Iterator[None]:
    """Wait until no other build works on a site, and keep others waiting; remove what killed ones have left."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    with _locked(site_dir) as certain:
        for left in _leftovers(site_dir) if certain else ():
            shutil.rmtree(left, ignore_errors=True)
        yield


def _require_folders(site_dir: Path, paths: Iterable[str]) -> None:
    """Raise ConfigurationError where the way to one of the files is a link: what lies behind it would be kept for ever.

    A build neither writes nor removes behind links, which can lead anywhere; the site's own folder may be one.
    """
    ahead, folders = {path.rpartition("/")[0] for path in paths}, set[str]()
    while ahead := {folder for folder in ahead if folder} - folders:
        folders |= ahead
        ahead = {folder.rpartition("/")[0] for folder in ahead}
    for folder in sorted(folders):
        if os.path.islink(f"{site_dir}/{folder}"):  # noqa: PTH114 - False for any name
            message = wording("is a link now, so what is published behind it would never be removed")
            hint = wording("Delete the link {name}/{folder}, and build again.", name=site_dir.name, folder=folder)
            raise ConfigurationError(f"{site_dir.name}/{folder}", message, hint)


def _prefix(site_dir: Path) -> str:
    return f".{site_dir.name}-kollega-"


def _leftovers(site_dir: Path) -> list[Path]:
    """Return the folders in which builds into a site were at work: their names are ours, whatever else lies there."""
    ours = re.compile(re.escape(_prefix(site_dir)) + "[a-z0-9_]{8}")
    return [each for each in site_dir.parent.iterdir() if ours.fullmatch(each.name) and not each.is_symlink()]


@contextmanager
def _locked(site_dir: Path) -> Iterator[bool]:
    """Wait until no other build works on a site, and keep others waiting meanwhile; give whether that is certain.

    The system lets go of the lock when the last process of a build is gone, however it ended. Some disks over a
    network know no locks: there, nobody waits.
    """
    if sys.platform == "win32":  # which has other locks
        yield False
        return
    file = site_dir.with_name(f".{site_dir.name}-kollega.lock")
    lock, certain = _lock(file)
    try:
        yield certain
    finally:
        with suppress(OSError):
            file.unlink()  # before it is let go: whoever waits for a file that is gone looks again
        os.close(lock)


def _lock(file: Path) -> tuple[int, bool]:
    """Wait for a lock file, and return it open, and whether this disk knows locks."""
    while True:
        lock = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if _is_still(file, lock):
                return lock, True
        except OSError:
            return lock, False
        except BaseException:
            os.close(lock)
            raise
        os.close(lock)


def _is_still(file: Path, lock: int) -> bool:
    """Return whether a file is the one that is open: another build may have removed it in between."""
    try:
        return os.path.samestat(file.stat(follow_symlinks=False), os.fstat(lock))
    except FileNotFoundError:
        return False


def _has_content(file: Path, content: bytes) -> bool:
    """Return whether a file has this content."""
    try:
        return file.read_bytes() == content
    except OSError:
        return False
