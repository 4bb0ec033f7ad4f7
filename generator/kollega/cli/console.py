"""What the commands print, and where: results on standard output, everything else on standard error."""

from __future__ import annotations

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


def clause(sentence: str) -> str:
    """Return a sentence as it goes on behind a semicolon."""
    return sentence[:1].lower() + sentence[1:]


class Refusal(click.ClickException):
    """The command or the configuration is wrong: one sentence, and what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(" ".join(message.split()))
        self.hint = " ".join(hint.split())

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to standard error."""
        from rich.text import Text

        from kollega.check.reports.excerpt import visible

        parts: list[tuple[str, str]] = [("Error: ", "bold red"), (visible(self.message), "")]
        if self.hint:
            parts += [("\n  → ", "bold red"), (visible(self.hint), "")]
        console(err=True, file=file).print(Text.assemble(*parts))


def console(*, err: bool = False, file: IO[str] | None = None) -> Console:
    """Return a console that prints texts as they are: colours only on a terminal, lines of any length."""
    from rich.console import Console

    return Console(stderr=err, file=file, highlight=False, markup=False, emoji=False, soft_wrap=True)


def command_to_type() -> str:
    """Return what one types to run this very program, in whatever folder."""
    running = Path(sys.argv[0])
    installed = (
        running if running.stem == "kollega" and running.is_file() else Path(sys.executable).with_name("kollega")
    )
    on_path = shutil.which("kollega")
    if not installed.is_file() or (on_path and installed.samefile(on_path)):
        return "kollega"
    return shlex.quote(str(installed.absolute()))


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
