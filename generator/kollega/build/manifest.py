"""The list of what builds made in a site's folder; whatever it does not list is somebody else's, and left alone."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = ".kollega.json"
"""Of the list, in the folder of the site."""

NEVER_OURS = frozenset({".git", NAME})
"""Whatever lists these did not come from a build."""

_COMMON = re.compile(r"[a-z0-9_-][a-z0-9_.-]*(?:/[a-z0-9_-][a-z0-9_.-]*)*")
"""What nearly all paths are like: small letters, and no step that begins with a point."""

MOST_BYTES = 100_000_000
"""A list of a million files has as many; more is something else."""


@dataclass(frozen=True)
class Manifest:
    """What builds made."""

    kinds: Mapping[str, OutputKind]
    """The kind of each file by root-relative path."""

    @classmethod
    def of(cls, site_dir: Path) -> Manifest:
        """Return what is listed in a site's folder, nothing where there is no list.

        Raises ConfigurationError where it cannot be read: taken for empty, it would keep on the web what was
        withdrawn; taken at its word, it would remove what is not ours.
        """
        file = site_dir / NAME
        try:
            listed = json.loads(_content(file))
            return cls({_own(path): OutputKind(kind) for path, kind in listed.items()})
        except FileNotFoundError:
            return cls({})
        except (OSError, ValueError, AttributeError, RecursionError) as error:
            message = wording("the list of what was built in {name}/ is damaged", name=site_dir.name)
            hint = wording(
                "Delete the folder {name}/, but keep what you put there yourself, and build again.", name=site_dir.name
            )
            raise ConfigurationError(str(file), message, hint) from error

    def write(self, folder: Path) -> Path:
        """Write the list into a folder and return its file."""
        file = folder / NAME
        lines = json.dumps(dict(sorted(self.kinds.items())), separators=(",\n", ": "))  # as with `indent=0`, but in C
        file.write_text(f"{{\n{lines[1:-1]}\n}}\n", "utf-8")
        return file


def add_to_manifest(site_dir: Path, kinds: Mapping[str, OutputKind]) -> None:
    """List what somebody else has written into a site's folder for us, and of what is listed there what is still there.

    Raises ConfigurationError where the list cannot be read.
    """
    listed = {**Manifest.of(site_dir).kinds, **kinds}
    Manifest({path: kind for path, kind in listed.items() if (site_dir / path).is_file()}).write(site_dir)


def _content(file: Path) -> bytes:
    """Return what a list says; raise ValueError where it is no plain file, and FileNotFoundError for none."""
    if not file.is_symlink() and not file.exists():
        raise FileNotFoundError
    if file.is_symlink() or not file.is_file() or file.stat().st_size > MOST_BYTES:
        raise ValueError
    return file.read_bytes()


def _own(path: str) -> str:
    """Return a path that a build can have made; raise ValueError for any other, such as one outside the site."""
    if _COMMON.fullmatch(path):
        return path
    parts = PurePosixPath(path).parts
    if not parts or path != "/".join(parts) or path.startswith("/") or Path(path).is_absolute():
        raise ValueError(path)
    if ".." in parts or "\0" in path or NEVER_OURS & {part.lower() for part in parts}:
        raise ValueError(path)
    os.fsencode(path)  # a lone surrogate is no name
    return path
