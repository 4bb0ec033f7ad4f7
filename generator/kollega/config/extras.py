"""Style sheets and scripts of a site's own: what `extra_css` and `extra_javascript` of mkdocs.yml name."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from kollega.diagnostics import ConfigurationError
from kollega.filesystem import MAX_FILE, MissingError, UnreadableError, read

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Script:
    """A script that every page loads."""

    address: str
    """Root-relative."""
    kind: str = ""
    """The attribute `type`; `module` for one that imports others."""
    deferred: bool = False
    """Whether it waits until the page is there."""
    asynchronous: bool = False
    """Whether it runs as soon as it is there itself."""


@dataclass(frozen=True)
class Extras:
    """What every page loads besides what the theme brings, in this order."""

    styles: tuple[str, ...] = ()
    """Root-relative addresses."""
    scripts: tuple[Script, ...] = ()


def address_of(path: object, option: str, root: Path, folder: str) -> str:
    """Return the root-relative address of a file in the folder of the hand-written pages, a path below `root`.

    The file keeps its place, since style sheets and scripts name others beside them. Behind it stands a digest of what
    it holds, so that browsers ask anew for what has changed. Raises ConfigurationError for what is no such file.
    """
    if not isinstance(path, str):
        raise ConfigurationError(option, f"“{path}” is not the name of a file", "Write a list of names of files.")
    if _leads_elsewhere(path):
        hint = f"Save it in the folder {folder} and write its name here: pages load nothing from other hosts."
        raise ConfigurationError(option, f"“{path}” is an address, not a file of this site", hint)
    place = posixpath.normpath(path)
    try:
        content = read(root, f"{folder}/{place}", MAX_FILE)
    except MissingError as error:
        hint = f"Put the file there, and write its name as seen from the folder {folder}."
        raise ConfigurationError(option, f"there is no “{path}” in the folder {folder}", hint) from error
    except UnreadableError as error:
        raise ConfigurationError(option, str(error), error.diagnostic.hint) from error
    return f"{quote(place)}?{hashlib.sha256(content).hexdigest()[:12]}"


def _leads_elsewhere(path: str) -> bool:
    try:
        parts = urlsplit(path)
    except ValueError:  # brackets around what is no IPv6 address
        return True
    return bool(parts.scheme or parts.netloc)
