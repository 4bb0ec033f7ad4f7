"""The versions of libraries that this program was tested with, for those who install it elsewhere."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHECKOUT = Path(__file__).parents[3]
"""Where the program's own repository is, if it runs from there."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""What a requirement begins with."""


def constraints_of(distribution: Distribution) -> str:
    """Return the lines of a constraints file: the libraries that the program needs, as it was tested with them."""
    needed = frozenset(_libraries(needs_of(distribution), {}))
    lines = tested_versions().splitlines()
    return "".join(f"{line}\n" for line in lines if _plain(line.partition("==")[0]) in needed)


def needs_of(distribution: Distribution) -> tuple[str, ...]:
    """Return what the program asks of its environment, without what only an extra adds.

    In a checkout its settings tell: what was noted when it was installed may be older than what runs.
    """
    settings = _CHECKOUT / "pyproject.toml"
    project = tomllib.loads(settings.read_text("utf-8")).get("project", {}) if settings.is_file() else {}
    if _plain(str(project.get("name", ""))) == _plain(distribution.name):
        return tuple(project["dependencies"])
    return _required(distribution)


def tested_versions() -> str:
    """Return the versions that the tests run with: a file of the wheel, or of the checkout."""
    packed = files(__package__).joinpath("constraints.txt")
    return (packed if packed.is_file() else _CHECKOUT / "constraints.txt").read_text("utf-8")


def _required(distribution: Distribution) -> tuple[str, ...]:
    return tuple(line for line in distribution.requires or () if "extra ==" not in line)


def _libraries(requirements: Iterable[str], seen: dict[str, None]) -> Iterator[str]:
    """Yield the names of what is required, and of what that needs."""
    for required in requirements:
        name = _plain(found[0]) if (found := _NAME.match(required)) else ""
        if not name or name in seen:
            continue
        seen[name] = None
        yield name
        try:
            yield from _libraries(_required(Distribution.from_name(name)), seen)
        except PackageNotFoundError:  # needed on another system
            continue


def _plain(name: str) -> str:
    """Return a distribution's name as package indexes compare it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
