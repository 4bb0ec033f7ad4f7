"""What the commands print and ask: results on standard output, everything else on standard error."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console

    from kollega.build.render import Progress


def console(*, err: bool = False, file: IO[str] | None = None) -> Console:
    """Return a console that prints texts as they are: colours only on a terminal, lines of any length."""
    from rich.console import Console

    return Console(stderr=err, file=file, highlight=False, markup=False, emoji=False, soft_wrap=True)


def command_to_type() -> str:
    """Return what one types to run this very program, in whatever folder."""
    installed = installed_command(Path(sys.argv[0]), Path(sys.executable))
    on_path = shutil.which("kollega")
    if installed is None or (on_path and installed.samefile(on_path)):
        return "kollega"
    written = quoted(str(installed.absolute()))
    return f"& {written}" if written.startswith('"') else written  # which PowerShell asks for before a quoted command


def installed_command(running: Path, python: Path) -> Path | None:
    """Return the file of the command that is running, or that lies beside its Python; None where there is none.

    On Windows it ends in .exe, which the running program is not told.
    """
    places = ([running] if running.stem == "kollega" else []) + [python.with_name("kollega")]
    files = (file for place in places for file in (place, place.with_suffix(".exe")))
    return next(filter(Path.is_file, files), None)


def quoted(word: str, *, windows: bool = sys.platform == "win32") -> str:
    """Return a word as one types it: in a POSIX shell, or, on Windows, in PowerShell."""
    if not windows:
        return shlex.quote(word)
    return word if re.fullmatch(r"[\w:\\/.~+-]+", word) else f'"{word}"'


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


def prompt(question: str, convert: Callable[[str], Any], *, default: str | None = None) -> Any:  # noqa: ANN401 - what `convert` returns
    """Return the converted answer to a question, which is asked again until it can be converted."""
    suffix = " " if question.endswith("?") else ": "
    return click.prompt(question, value_proc=convert, default=default, show_default=bool(default), prompt_suffix=suffix)


def is_interactive() -> bool:
    """Return whether questions can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()
