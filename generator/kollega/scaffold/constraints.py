"""The versions of libraries that this program was tested with, for those who install it elsewhere."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, PackageNotFoundError
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""What a requirement begins with."""


def constraints_of(distribution: Distribution) -> str:
    """Return the lines of a constraints file: the libraries that the program needs, as it was tested with them."""
    needed = frozenset(_libraries(distribution, {}))
    lines = tested_versions().splitlines()
    return "".join(f"{line}\n" for line in lines if _plain(line.partition("==")[0]) in needed)


def tested_versions() -> str:
    """Return the versions that the tests run with: a file of the wheel, or of the checkout."""
    packed = files(__package__).joinpath("constraints.txt")
    beside = Path(__file__).parents[3] / "constraints.txt"
    return (packed if packed.is_file() else beside).read_text("utf-8")


def _libraries(distribution: Distribution, seen: dict[str, None]) -> Iterator[str]:
    """Yield the names of what a distribution needs, and of what that needs, without what only an extra adds."""
    for required in distribution.requires or ():
        name = _plain(found[0]) if (found := _NAME.match(required)) else ""
        if not name or name in seen or "extra ==" in required:
            continue
        seen[name] = None
        yield name
        try:
            yield from _libraries(Distribution.from_name(name), seen)
        except PackageNotFoundError:  # needed on another system
            continue


def _plain(name: str) -> str:
    """Return a distribution's name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
