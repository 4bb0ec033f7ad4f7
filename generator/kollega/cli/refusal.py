"""What a command does not do, in plain words: which file it does not write, and what the system refuses."""

from __future__ import annotations

import errno
import shutil
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

import click

from kollega.cli.console import console
from kollega.i18n.wording import NO_WORDING, Wording, as_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from kollega.i18n.translation import Translate


_ERROR: Final = wording("Error")


class Refusal(click.ClickException):
    """The command or the configuration is wrong: one clause, and what to do."""

    exit_code = 2

    def __init__(self, message: Wording, hint: Wording = NO_WORDING) -> None:
        super().__init__(message)
        self.problem = message
        self.hint = hint
        self._context = click.get_current_context(silent=True)

    @classmethod
    def of_value(cls, given: click.Parameter | str | None, message: Wording, hint: Wording = NO_WORDING) -> Refusal:
        """Return the refusal of what an option was given, or, with none, of an answer."""
        option = given.opts[0] if isinstance(given, click.Parameter) else given
        return cls(wording("{option}: {problem}", option=option, problem=message) if option else message, hint)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to standard error, in the language of the command."""
        from rich.text import Text

        parts: list[tuple[str, str]] = [
            (f"{self._translate(_ERROR)}: ", "bold red"),
            (self._line(self.problem), ""),
        ]
        if self.hint:
            parts += [("\n  → ", "bold red"), (self._line(self.hint), "")]
        console(err=True, file=file).print(Text.assemble(*parts))

    def sentences(self) -> str:
        """Return the same on one line, in the language of the command, for whoever is asked once more."""
        said = self._line(self.problem)
        stop = "" if said.endswith((".", "?")) else "."
        return f"{said[:1].upper()}{said[1:]}{stop} {self._line(self.hint)}".strip()

    def _line(self, text: Wording) -> str:
        from kollega.check.reports.excerpt import visible

        return visible(" ".join(self._translate(text).split()))

    @property
    def _translate(self) -> Translate:
        from kollega.cli.console import translation_of

        return translation_of(self._context)


_ELSEWHERE: Final = wording("Choose a folder that you may write to.")
_NOT_ALLOWED: Final = (wording("you have no permission for that"), _ELSEWHERE)
_A_FILE_ABOVE: Final = (
    wording("a file stands where a folder should be"),
    wording("Move that file away, or choose another folder."),
)
_FULL: Final = (wording("there is no room left on the disk"), wording("Make room, and try again."))
_TAKEN: Final = (wording("it is there already"), wording("Choose another name."))

Reason = tuple[Wording, Wording]
"""What the system refuses, and what to do."""

_REASONS: Final[Mapping[int, Reason]] = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EROFS: (wording("nobody may write there"), _ELSEWHERE),
    errno.ENOTDIR: _A_FILE_ABOVE,
    errno.ENAMETOOLONG: (wording("the name is too long"), wording("Choose a shorter one.")),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ELOOP: (wording("a link leads to itself"), wording("Delete that link.")),
}
"""What systems say in words of their own, for those who do not run them."""


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, and the folders above it. Raises Refusal where that cannot be."""
    with refuse_os_errors(file.parent, {errno.EEXIST: _A_FILE_ABOVE}):
        file.parent.mkdir(parents=True, exist_ok=True)
    with refuse_os_errors(file, {errno.EEXIST: _TAKEN}), file.open("xb") as opened:
        opened.write(content)


def replace_file(file: Path, content: bytes) -> None:
    """Put another content into a file at once, with its rights as they are. Raises Refusal."""
    beside = file.with_name(f".{file.name}.kollega")
    with refuse_os_errors(file):
        beside.write_bytes(content)
        shutil.copymode(file, beside)
        beside.replace(file)


def write_file(file: Path, content: bytes) -> None:
    """Write a file that somebody asked for, and the folders above it, and say so. Raises Refusal."""
    from kollega.cli.console import say

    with refuse_os_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    say(wording("Written: {file} ({number:,} bytes)", file=file.as_posix(), number=len(content)), err=True)


def write_output(content: bytes, output: Path | None) -> None:
    """Write into the file of `--output`, or to standard output where there is none. Raises Refusal."""
    if output is None:
        click.echo(content, nl=False)
    else:
        write_file(output, content)


@contextmanager
def refuse_os_errors(path: Path, more: Mapping[int, Reason] | None = None) -> Iterator[None]:
    """Raise Refusal, in plain words, for what the system refuses to do with a path."""
    try:
        yield
    except OSError as error:
        otherwise = (as_wording(error.strerror or str(error)), NO_WORDING)
        reason, hint = {**_REASONS, **(more or {})}.get(error.errno or 0, otherwise)
        raise Refusal(wording("{path}: {problem}", path=path.as_posix(), problem=reason), hint) from error
