"""Brings a site folder up to date from a folder in which everything was made: changed files only, each at once."""

from __future__ import annotations

import filecmp
import os
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kollega.build.changed import ChangedPages, changed_pages
from kollega.build.manifest import NAME, Manifest
from kollega.build.staging import ignore_interrupts
from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.build.staging import Staging
    from kollega.outputs.output import OutputKind


@dataclass(frozen=True)
class Changes:
    """What a build did to the site folder, in files."""

    written: int
    """New or changed."""
    kept: int
    """The same as before."""
    removed: int
    """No longer made."""
    pages: ChangedPages = field(default_factory=ChangedPages)
    """Which of them are pages that search engines may show."""
    brought: frozenset[str] = field(default=frozenset(), compare=False, repr=False)
    """The root-relative paths of files that were looked at; all others were left as they were."""


@ignore_interrupts()
def publish(staged: Staging, made: Mapping[str, OutputKind], kinds: frozenset[OutputKind]) -> Changes:
    """Bring what was made of these kinds to the site, then remove what earlier builds made of them and this did not.

    `made` tells the kind of each path, and nothing else is staged. New pages come before old ones go, so that no link
    is broken in between. What is listed first, and until the end, is all of before and all that is new: a build that is
    killed here leaves nothing that the next one takes for somebody else's.
    """
    folder, site_dir = staged.folder, staged.site_dir
    wanted = {path: kind for path, kind in made.items() if kind in kinds}
    for path in made.keys() - wanted.keys():
        _remove(folder, path)
    brought = frozenset(_files_in(folder))
    site_dir.mkdir(parents=True, exist_ok=True)
    _write_list({**staged.before, **wanted}, staged)
    stale = [path for path, kind in staged.before.items() if kind in kinds and path not in wanted]
    pages = changed_pages(staged, brought, stale)
    new = len(brought) - sum(_move(each, site_dir / each.name) for each in sorted(folder.iterdir()))
    removed = sum(_remove(site_dir, path) for path in stale)
    others = {path: kind for path, kind in staged.before.items() if kind not in kinds}
    _write_list({**others, **wanted}, staged)
    return Changes(new, len(wanted) - new, removed, pages, brought)


def _files_in(folder: Path) -> Iterator[str]:
    """Yield the paths of all files in a folder, relative to it."""
    for place, _, names in os.walk(folder):
        below = place[len(str(folder)) + 1 :].replace(os.sep, "/")
        yield from (f"{below}/{name}" if below else name for name in names)


def require_ours(site_dir: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Raise ConfigurationError where something else has the name of what will lie beside a site's folder.

    What begins with the same sentence was written by an earlier build.
    """
    for name, content in files:
        file, sentence = site_dir.with_name(name), content.partition(b".")[0]
        if file.is_symlink() or (file.exists() and not (file.is_file() and file.read_bytes().startswith(sentence))):
            message = wording("is where a build writes its files, beside {name}/", name=site_dir.name)
            raise ConfigurationError(
                str(file), message, wording("Move it elsewhere, or build into a folder somewhere else.")
            )


@ignore_interrupts()
def publish_beside(site_dir: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Bring what lies beside a site's folder up to date: changed files only, each at once."""
    for name, content in files:
        new, target = site_dir.with_name(f".{name}.new"), site_dir.with_name(name)
        new.write_bytes(content)
        _move(new, target)
        new.unlink(missing_ok=True)  # it is still there where the file says the same


def _write_list(kinds: Mapping[str, OutputKind], staged: Staging) -> None:
    """Let the site's list say this, at once."""
    file = Manifest(kinds).write(staged.folder)
    _move(file, staged.site_dir / NAME)
    file.unlink(missing_ok=True)  # it is still there where the site's says the same


def _move(source: Path, target: Path) -> int:
    """Replace the target at once, if it differs; return how many files stay as they are.

    A folder of which there is nothing yet is moved as a whole: most of a first build is then a few steps. A link gives
    way, and what it leads to stays as it is.
    """
    if source.is_dir():
        if target.is_dir() and not target.is_symlink():
            return sum(_move(each, target / each.name) for each in sorted(source.iterdir()))
        target.unlink(missing_ok=True)
    elif target.is_file() and not target.is_symlink() and filecmp.cmp(source, target, shallow=False):
        return 1
    elif target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    os.replace(source, target)  # noqa: PTH105 - the name says that it is atomic
    return 0


def _remove(site_dir: Path, path: str) -> bool:
    """Remove a file and the folders that it leaves empty; return whether it was there.

    What lies behind a link to a folder is not the site's, and stays.
    """
    file = site_dir / path
    folders = [site_dir / folder for folder in file.relative_to(site_dir).parents][:-1]
    if any(folder.is_symlink() for folder in folders) or not os.path.isfile(file):  # noqa: PTH113 - False for any name
        return False
    file.unlink()
    for folder in folders:
        if any(folder.iterdir()):
            break
        folder.rmdir()
    return True
