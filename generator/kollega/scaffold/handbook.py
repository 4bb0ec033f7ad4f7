"""The handbook as it lies in a company's repository: that of the very program that makes the site."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

HANDBOOK = "vendor/handbook"
"""Where it lies: with the program, so that one is never newer than the other. Kollega has no address of its own on the
web that a site could link to for years."""

PACKED = "kollega/scaffold/handbook"
"""Where the wheel keeps it; a checkout has it in `docs`."""

_CHECKOUT = Path(__file__).parents[3] / "docs"

_PAGE = ".md"
_BARE = frozenset({_PAGE, ".conf"})
"""Endings of what is laid there even though no page shows it."""

_LINK_OUT = re.compile(r"\[([^\]\n]+)\]\((?:\.\./)+(?!stories/|vacancies/|pages/)[^)\s]*\)")
"""A link to a file of the program's own repository, which a company does not have. What leads to content is an example
of what somebody may write."""


def handbook_sources() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the handbook's files, as they are written; those of a checkout from its `docs`."""
    packed = files(__package__).joinpath("handbook")
    yield from _below(packed if packed.is_dir() else _CHECKOUT, "")


def handbook_files() -> Iterator[tuple[str, bytes]]:
    """Yield path and content of the handbook's files for a company: links to files that it does not have are words."""
    sources = dict(handbook_sources())
    text = "".join(content.decode() for path, content in sources.items() if path.endswith(_PAGE))
    for path, content in sources.items():
        if path.endswith(_PAGE):
            yield f"{HANDBOOK}/{path}", _LINK_OUT.sub(r"\1", content.decode()).encode()
        elif Path(path).suffix in _BARE or f"]({path})" in text:
            yield f"{HANDBOOK}/{path}", content


def _below(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _below(entry, f"{path}{entry.name}/")
        elif entry.is_file():
            yield path + entry.name, entry.read_bytes()
