"""The lines that problems are about, read from the disk."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kollega.content.source import MAX_BYTES

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
        for number, line in enumerate(_lines(root / path), start=1)
        if number in numbers
    }


def _lines(file: Path) -> Iterator[str]:
    try:
        if file.stat().st_size > MAX_BYTES:
            return
        text = file.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return  # that it cannot be read is a problem of its own already
    yield from text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
