"""The lines that problems are about, read from the disk."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kollega.content.source import MAX_BYTES
from kollega.filesystem import ObstacleError, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.content.problem import Problem

Place = tuple[str, int]
"""A path relative to the folder of mkdocs.yml, and a line counted from 1."""


def source_lines(root: Path, problems: Iterable[Problem]) -> Mapping[Place, str]:
    """Return the lines on which the problems stand.

    Pictures have none, nor have files that cannot be read or are far too large.
    """
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for problem in problems:
        if problem.path.endswith(".md"):
            wanted[problem.path].add(problem.line)
    return {
        (path, number): line
        for path, numbers in wanted.items()
        for number, line in enumerate(_lines(root, path), start=1)
        if number in numbers
    }


def _lines(root: Path, path: str) -> Iterator[str]:
    try:
        text = read(root, path, MAX_BYTES).decode("utf-8-sig", errors="replace")
    except ObstacleError:
        return  # that it cannot be read is a problem of its own already
    yield from text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
