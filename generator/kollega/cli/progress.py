"""How far a long build is, on one line of a terminal."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kollega.pipeline import Progress

PATIENCE = 2.0
"""Seconds that a build may take before anything is shown."""


@contextmanager
def progress_line(*, patience: float = PATIENCE, clock: Callable[[], float] = time.monotonic) -> Iterator[Progress]:
    """Give a line that shows itself after `patience` seconds and is gone at the end; none if nobody looks."""
    if not sys.stderr.isatty():
        yield lambda _stage, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Line

    line = Line(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,  # which needs a thread, and a process with threads cannot be forked
    )
    task = line.add_task("", total=None)
    shown_from = clock() + patience

    def show(stage: str, done: int, total: int) -> None:
        line.update(task, description=stage, completed=done, total=total or None)
        if clock() >= shown_from:
            line.start()
            line.refresh()

    try:
        yield show
    finally:
        line.stop()
