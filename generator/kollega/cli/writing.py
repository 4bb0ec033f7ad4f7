"""New files: none is written over another, and what cannot be written is a sentence."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kollega.cli.console import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

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
    with what_the_system_refuses(file.parent, {errno.EEXIST: _A_FILE_ABOVE}):
        file.parent.mkdir(parents=True, exist_ok=True)
    with (
        what_the_system_refuses(file, {errno.EEXIST: ("it is there already", "Choose another name.")}),
        file.open("xb") as opened,
    ):
        opened.write(content)


@contextmanager
def what_the_system_refuses(path: Path, more: Mapping[int, tuple[str, str]] | None = None) -> Iterator[None]:
    """Raise Refusal, in plain words, for what the system refuses to do with a path."""
    try:
        yield
    except OSError as error:
        reason, hint = (_REASONS | dict(more or {})).get(error.errno or 0, (error.strerror or str(error), ""))
        raise Refusal(f"{path.as_posix()}: {reason}", hint) from error
