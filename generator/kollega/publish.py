"""Brings a site folder up to date from a folder in which everything was made: changed files only, each at once."""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import signal
import tempfile
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from kollega.outputs.artifact import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MANIFEST = ".kollega.json"
"""Lies in the site folder and lists what a build made there; whatever it does not list is left alone."""


@dataclass(frozen=True)
class Published:
    """What a build did to the site folder, in files."""

    written: int
    """New or changed."""
    kept: int
    """The same as before."""
    removed: int
    """No longer made."""


@contextmanager
def undisturbed() -> Iterator[None]:
    """Take no notice of Ctrl-C: what is done within takes a moment, and would be worse done by half."""
    if threading.current_thread() is not threading.main_thread():  # others are never interrupted
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@dataclass(frozen=True)
class Staging:
    """What a build has made and not yet published."""

    folder: Path
    """Holds what is new or changed; whatever else was made lies on the site as it is."""
    site_dir: Path
    """The folder of the site."""
    before: Mapping[str, Kind] = field(default_factory=dict)
    """The kind of each file that an earlier build made there, by root-relative path."""

    def put(self, path: str, content: bytes) -> None:
        """Take a file that was made."""
        if path not in self.before or not _says(self.site_dir / path, content):
            file = self.folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)

    def read(self, path: str) -> bytes:
        """Return a file that was made."""
        try:
            return (self.folder / path).read_bytes()
        except FileNotFoundError:
            return (self.site_dir / path).read_bytes()


@contextmanager
def staging(site_dir: Path) -> Iterator[Staging]:
    """Give a place beside the site, on the same disk, to make another in, and remove it at the end."""
    site_dir.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{site_dir.name}-", dir=site_dir.parent))
    try:
        yield Staging(folder, site_dir, _manifest(site_dir))
    finally:
        with undisturbed():
            shutil.rmtree(folder, ignore_errors=True)


def published(staged: Staging, made: Mapping[str, Kind], kinds: frozenset[Kind]) -> Published:
    """Bring what was made of these kinds to the site, then remove what earlier builds made of them and this did not.

    `made` tells the kind of each path, and nothing else is staged. New pages come before old ones go, so that no link
    is broken in between.
    """
    folder, site_dir = staged.folder, staged.site_dir
    wanted = {path: kind for path, kind in made.items() if kind in kinds}
    for path in made.keys() - wanted.keys():
        _removed(folder, path)
    brought = sum(map(os.path.isfile, (f"{folder}/{path}" for path in wanted)))
    site_dir.mkdir(parents=True, exist_ok=True)
    new = brought - _moved(folder, site_dir)
    stale = [path for path, kind in staged.before.items() if kind in kinds and path not in wanted]
    removed = sum(_removed(site_dir, path) for path in stale)
    others = {path: kind for path, kind in staged.before.items() if kind not in kinds}
    manifest = json.dumps(dict(sorted({**others, **wanted}.items())), indent=0) + "\n"
    (folder / MANIFEST).write_text(manifest, "utf-8")
    _moved(folder / MANIFEST, site_dir / MANIFEST)
    return Published(new, len(wanted) - new, removed)


def _says(file: Path, content: bytes) -> bool:
    """Return whether a file has this content."""
    try:
        return file.read_bytes() == content
    except OSError:
        return False


def _manifest(site_dir: Path) -> dict[str, Kind]:
    """Return what an earlier build made; a manifest that cannot be read lists nothing."""
    try:
        listed = json.loads((site_dir / MANIFEST).read_text("utf-8"))
        return {path: Kind(kind) for path, kind in listed.items() if _is_inside(path)}
    except (OSError, ValueError, AttributeError):
        return {}


def _is_inside(path: str) -> bool:
    return not Path(path).is_absolute() and ".." not in Path(path).parts


def _moved(source: Path, target: Path) -> int:
    """Replace the target at once, if it differs; return how many files stay as they are.

    A folder of which there is nothing yet is moved as a whole: most of a first build is then a few steps.
    """
    if source.is_dir():
        if target.is_dir():
            return sum(_moved(each, target / each.name) for each in sorted(source.iterdir()))
        target.unlink(missing_ok=True)
    elif target.is_file() and filecmp.cmp(source, target, shallow=False):
        return 1
    elif target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    os.replace(source, target)  # noqa: PTH105 - the name says that it is atomic
    return 0


def _removed(site_dir: Path, path: str) -> bool:
    """Remove a file and the folders that it leaves empty; return whether it was there."""
    file = site_dir / path
    if not file.is_file():
        return False
    file.unlink()
    for folder in file.relative_to(site_dir).parents:
        if folder == Path() or any((site_dir / folder).iterdir()):
            break
        (site_dir / folder).rmdir()
    return True
