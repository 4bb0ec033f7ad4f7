"""What the commands print: results on standard output, everything else on standard error.

What they say is in the language of messages: that of the site, or of whoever runs the command.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import click

from kollega.i18n.translation import message_language, translation
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rich.console import Console

    from kollega.build.render import Progress
    from kollega.i18n.translation import Translate
    from kollega.i18n.wording import Wording


def console(*, err: bool = False, file: IO[str] | None = None) -> Console:
    """Return a console that prints texts as they are: colours only on a terminal, lines of any length."""
    from rich.console import Console

    return Console(stderr=err, file=file, highlight=False, markup=False, emoji=False, soft_wrap=True)


CONFIG_FILE: Final = "mkdocs.yml"
"""The name of a site's configuration, in the folder of the site."""

CONFIG_KEY: Final = "kollega.config_file"
"""What in the context of click holds the configuration that the command was given."""

_LANGUAGE_KEY: Final = "kollega.language"


def config_file_of(ctx: click.Context) -> Path:
    """Return the configuration that the command was given."""
    file = ctx.meta.get(CONFIG_KEY)
    return file if isinstance(file, Path) else Path(CONFIG_FILE)


def speak(lang: str) -> None:
    """Let the running command speak a language, as far as messages come in it; the environment's goes before."""
    click.get_current_context().meta[_LANGUAGE_KEY] = lang


def translation_of(ctx: click.Context | None) -> Translate:
    """Return what says wordings in the language of a command: the one it speaks, else the one its site has set."""
    spoken = ctx.meta.get(_LANGUAGE_KEY) if ctx else ""
    if spoken is not None:
        return translation(message_language(spoken, os.environ))
    from kollega.config.load import translation_at

    return translation_at(config_file_of(click.get_current_context() if ctx is None else ctx))


def say(text: Wording, *, err: bool = False) -> None:
    """Print a text in the language of the running command."""
    click.echo(translated(text), err=err)


def translated(text: Wording) -> str:
    """Return a text in the language of the running command."""
    return translation_of(click.get_current_context(silent=True))(text)


def next_steps(steps: Iterable[Wording]) -> Iterator[str]:
    """Yield the lines that say what is left to do, in the language of the running command."""
    yield translated(wording("Next:"))
    yield from (f"  {number}. {translated(step)}" for number, step in enumerate(steps, start=1))


def command_to_type() -> str:
    """Return what one types to run this very program, in whatever folder."""
    installed = installed_command(Path(sys.argv[0]), Path(sys.executable))
    on_path = shutil.which("kollega")
    if installed is None or (on_path and installed.samefile(on_path)):
        return "kollega"
    written = quoted(os.path.normpath(installed.absolute()))
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
