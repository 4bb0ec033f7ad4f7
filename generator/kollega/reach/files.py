"""The files that figures are taken from: unpacked, told apart by what is in them, line by line."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zlib
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

HEAD: Final = 64
"""How many lines tell the kind of a file."""

LONGEST_LINE: Final = 65_536
"""Bytes of a line; servers take requests of 8 kB. What is longer comes in pieces, which are no lines of a log."""

_PACKED: Final[Mapping[bytes, Callable[[IO[bytes]], Any]]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
"""How compressed files begin, whatever their names are, and what unpacks them."""


@contextmanager
def unpacked(path: Path) -> Iterator[IO[bytes]]:
    """Open a file, unpacked if it is compressed. Raises OSError."""
    with ExitStack() as stack:
        file = stack.enter_context(path.open("rb"))
        head = file.peek(8)
        unpack = next((unpack for magic, unpack in _PACKED.items() if head.startswith(magic)), None)
        yield stack.enter_context(unpack(file)) if unpack else file


def lines_of(file: IO[bytes], path: Path) -> Iterator[bytes]:
    """Yield the lines of a file. Raises ConfigurationError where it is damaged."""
    try:
        yield from iter(partial(file.readline, LONGEST_LINE), b"")
    except (EOFError, gzip.BadGzipFile, zlib.error, lzma.LZMAError) as error:
        message = wording("the compressed file is damaged, or ends too early")
        raise ConfigurationError(path.as_posix(), message, wording("Copy it again, or leave it out.")) from error


def head_of(path: Path) -> list[bytes]:
    """Return the first lines of a file. Raises OSError, and ConfigurationError where it is damaged."""
    with unpacked(path) as file:
        return list(islice(lines_of(file, path), HEAD))


def refuse_unknown(path: Path) -> ConfigurationError:
    """Return what is said of a file that is no log and no export."""
    return ConfigurationError(
        path.as_posix(),
        wording("this is neither an access log nor an export that is known"),
        wording("See “Reach” in the handbook for what can be read, and how each is exported."),
    )
