"""SHA256SUMS: the digest of each file of a site, for those who move it and want to know that all of it arrived.

It lies beside the site. `sha256sum -c ../SHA256SUMS` compares, in the site's folder.
"""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Final

from kollega.build.manifest import Manifest
from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME: Final = "SHA256SUMS"

ALWAYS: Final = frozenset({"index.html", "sitemap.xml"})
"""What each site has: a list that names these is a build's, and not that of somebody's downloads."""

_LINE: Final = re.compile(r"\\?[0-9a-f]{64} [ *](.+)")
"""A line of the list; GNU's programs and others know no other form, and not all of them know remarks."""


def checksums(site_dir: Path, *, wanted: bool) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the list, if it is wanted; else take away that of an earlier build."""
    if wanted:
        yield list_of_checksums(site_dir)
    elif _is_ours(site_dir.with_name(NAME)):
        site_dir.with_name(NAME).unlink()


def list_of_checksums(site_dir: Path) -> tuple[str, bytes]:
    """Return name and content of the list of what builds made in a site's folder, by path."""
    lines = (_line(path, site_dir / path) for path in sorted(Manifest.of(site_dir).kinds))
    return NAME, "".join(lines).encode()


def _line(path: str, file: Path) -> str:
    """Return a line; a name with a line's end in it is written as GNU's programs write it."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    written = path.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return f"{'' if written == path else chr(92)}{digest}  {written}\n"


def require_place(site_dir: Path, *, wanted: bool) -> None:
    """Raise ConfigurationError where a list is wanted, and something else has its name."""
    file = site_dir.with_name(NAME)
    if wanted and (file.is_symlink() or file.exists()) and not _is_ours(file):
        message = wording("is where a build writes its files, beside {name}/", name=site_dir.name)
        hint = wording("Move it elsewhere, or build into a folder somewhere else.")
        raise ConfigurationError(str(file), message, hint)


def _is_ours(file: Path) -> bool:
    """Return whether a file is a list that a build wrote."""
    if file.is_symlink() or not file.is_file():
        return False
    lines = [_LINE.fullmatch(line) for line in file.read_bytes().decode(errors="replace").splitlines()]
    return all(lines) and {line[1] for line in lines if line} >= ALWAYS
