"""What a command does not do, in plain words: which file it does not write, and what the system refuses."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any, Final

import click

from kollega.cli.console import console
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


ERROR: Final = wording("Error")
"""What stands before it."""


def clause(sentence: str) -> str:
    """Return a sentence as it goes on behind a semicolon."""
    return sentence[:1].lower() + sentence[1:]


class Refusal(click.ClickException):
    """The command or the configuration is wrong: one sentence, and what to do."""

    exit_code = 2

    def __init__(self, message: str, hint: str = "", label: str = ERROR) -> None:
        super().__init__(" ".join(message.split()))
        self.hint = " ".join(hint.split())
        self.label = label

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message to standard error."""
        from rich.text import Text

        from kollega.check.reports.excerpt import visible

        parts: list[tuple[str, str]] = [(f"{self.label}: ", "bold red"), (visible(self.message), "")]
        if self.hint:
            parts += [("\n  → ", "bold red"), (visible(self.hint), "")]
        console(err=True, file=file).print(Text.assemble(*parts))


_ELSEWHERE = "Choose a folder that you may write to."
_A_FILE_ABOVE = ("a file stands where a folder should be", "Move that file away, or choose another folder.")
_FULL = ("there is no room left on the disk", "Make room, and try again.")

_REASONS = {
    errno.EACCES: ("you have no permission for that", _ELSEWHERE),
    errno.EPERM: ("you have no permission for that", _ELSEWHERE),
    errno.EROFS: ("nobody may write there", _ELSEWHERE),
    errno.ENOTDIR: _A_FILE_ABOVE,
    errno.ENAMETOOLONG: ("the name is too long", "Choose a shorter one."),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.ELOOP: ("a link leads to itself", "Delete that link."),
}
"""What systems say in words of their own, for those who do not run them."""


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, and the folders above it. Raises Refusal where that cannot be."""
    with refuse_os_errors(file.parent, {errno.EEXIST: _A_FILE_ABOVE}):
        file.parent.mkdir(parents=True, exist_ok=True)
    with (
        refuse_os_errors(file, {errno.EEXIST: ("it is there already", "Choose another name.")}),
        file.open("xb") as opened,
    ):
        opened.write(content)


@contextmanager
def refuse_os_errors(path: Path, more: Mapping[int, tuple[str, str]] | None = None) -> Iterator[None]:
    """Raise Refusal, in plain words, for what the system refuses to do with a path."""
    try:
        yield
    except OSError as error:
        reason, hint = (_REASONS | dict(more or {})).get(error.errno or 0, (error.strerror or str(error), ""))
        raise Refusal(f"{path.as_posix()}: {reason}", hint) from error
