"""The theme's styles, scripts, fonts and icons, each under a name that changes with what is in it."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.content.files import read_file
from kollega.diagnostics import ConfigurationError
from kollega.filesystem import walk
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FOLDER = "assets/theme/"
"""Where they are published: a folder in which every name holds a digest, so that browsers may keep them for ever."""

_REFERENCES = {
    ".css": re.compile(rb"""(?:\burl\(\s*|@import\s+)["']?([^"')\s]+)"""),
    ".js": re.compile(rb"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.[^"']+)["']"""),
}
"""How a file of each kind names others, relative to itself."""


@dataclass(frozen=True)
class Assets:
    """What lies in the folder `assets` of the theme, and of a company's own theme in front of it."""

    sources: Mapping[str, bytes]
    """What the files hold by their names in the theme, `assets/stylesheets/kollega.css`."""

    def path(self, name: str) -> str:
        """Return the root-relative path under which an asset is published; templates call this `asset`."""
        if name not in self.sources:
            raise ConfigurationError(
                "theme", wording("a template asks for {name}, and the theme has no such file", name=name)
            )
        return self._paths[name]

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and content of every asset; where one names another, by that one's published name."""
        for name in self.sources:
            yield self._paths[name], self._content_with_new_names(name)

    @cached_property
    def _paths(self) -> dict[str, str]:
        return {name: self._path(name) for name in self.sources}

    def _path(self, name: str) -> str:
        """Return a path with a digest of the file and of all that it leads to, since those names stand in it."""
        met = sorted(self._reach(name))
        digest = hashlib.sha256(b"".join(hashlib.sha256(self.sources[each]).digest() for each in met)).hexdigest()
        place = PurePosixPath(name.removeprefix("assets/"))
        return f"{FOLDER}{place.with_name(f'{place.stem}.{digest[:12]}{place.suffix}')}"

    def _reach(self, name: str) -> set[str]:
        """Return an asset and those that it names, and those that they name."""
        met, ahead = {name}, [name]
        while ahead:
            new = set(self._references(ahead.pop()).values()) - met
            met |= new
            ahead += new
        return met

    def _references(self, name: str) -> dict[bytes, str]:
        """Return the assets that one names, by the way it writes them."""
        pattern = _REFERENCES.get(PurePosixPath(name).suffix)
        written = pattern.findall(self.sources[name]) if pattern else []
        places = {each: posixpath.normpath(posixpath.join(posixpath.dirname(name), each.decode())) for each in written}
        return {each: place for each, place in places.items() if place in self.sources}

    def _content_with_new_names(self, name: str) -> bytes:
        named = self._references(name)
        if not named:
            return self.sources[name]
        here = posixpath.dirname(self._paths[name])

        def renamed(match: re.Match[bytes]) -> bytes:
            if match[1] not in named:
                return match[0]
            start = match.start(1) - match.start()
            way = posixpath.relpath(self._paths[named[match[1]]], here)
            written = way if way.startswith(".") else f"./{way}"
            return match[0][:start] + written.encode() + match[0][start + len(match[1]) :]

        return _REFERENCES[PurePosixPath(name).suffix].sub(renamed, self.sources[name])


def assets_of(theme_dirs: Iterable[Path], own: Path | None = None) -> Assets:
    """Return the assets of theme folders; a file in an earlier folder takes the place of one in a later.

    Of the site's `own` theme only what its check lets through is read; the others were installed with the program, by
    which way ever.
    """
    found: dict[str, Path] = {}
    for folder in theme_dirs:
        for name in _named_in(folder) if folder == own else _installed_in(folder):
            found.setdefault(name, folder)
    return Assets({name: _content(folder, name, own) for name, folder in sorted(found.items())})


def _named_in(folder: Path) -> Iterator[str]:
    return (name for name in walk(folder, "assets") if isinstance(name, str))


def _installed_in(folder: Path) -> Iterator[str]:
    files = (file for file in (folder / "assets").rglob("*") if file.is_file())
    return (file.relative_to(folder).as_posix() for file in files)


def _content(folder: Path, name: str, own: Path | None) -> bytes:
    return read_file(name, folder) if folder == own else (folder / name).read_bytes()
