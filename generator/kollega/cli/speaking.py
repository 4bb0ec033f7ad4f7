"""What the commands print, and where: results on standard output, everything else on standard error."""

from __future__ import annotations

import shlex
import shutil
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console


class Refusal(click.ClickException):
    """The command or the configuration is wrong: one sentence, and what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(" ".join(message.split()))
        self.hint = " ".join(hint.split())

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to standard error."""
        from rich.text import Text

        from kollega.report.visible import visible

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
