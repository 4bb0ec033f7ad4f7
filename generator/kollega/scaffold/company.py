"""The repository that a company begins with."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_HIDDEN = "dot-"
"""In the package, names that begin with a dot are written so, since tools pass over hidden files."""


def company_files() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file of a new company's repository, sorted by path."""
    yield from sorted(_below(files(__package__).joinpath("company"), ""))


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f".{entry.name.removeprefix(_HIDDEN)}" if entry.name.startswith(_HIDDEN) else entry.name
        if entry.is_dir():
            yield from _below(entry, f"{path}{name}/")
        else:
            yield path + name, entry.read_bytes()
