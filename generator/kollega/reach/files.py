"""The files that figures are taken from: unpacked, told apart by what is in them; logs are read side by side."""

from __future__ import annotations

import bz2
import gzip
import heapq
import lzma
import zlib
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import IO, TYPE_CHECKING, Any, Final

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import wording
from kollega.reach.exports import archive_of, document_of, table_of
from kollega.reach.logs import format_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from kollega.reach.exports import Export
    from kollega.reach.logs import Hit, LogFormat
    from kollega.reach.tally import Tally

HEAD: Final = 64
"""How many lines tell the kind of a file."""

LONGEST_LINE: Final = 65_536
"""Bytes of a line; servers take requests of 8 kB. What is longer comes in pieces, which are no lines of a log."""

LARGEST: Final = 128 * 1024 * 1024
"""Bytes of an export: it tells of pages and sources, and not of each request. A log may be of any size."""

BATCH: Final = 20_000
"""How many requests of one log are counted before those of another."""

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


def exports_of(path: Path) -> Iterator[Export]:
    """Yield the exports in a file, each to be read before the next. Raises OSError, and ConfigurationError for none."""
    with unpacked(path) as file:
        content = file.read(LARGEST)
    for read in (archive_of, document_of, partial(table_of, path.name)):
        exports = read(BytesIO(content))
        if first := next(exports, None):
            yield first
            yield from exports
            return
    raise ConfigurationError(
        path.as_posix(),
        wording("this is neither an access log nor an export that Kollega knows"),
        wording("See “Reach” in the handbook for what can be read, and how each is exported."),
    )


@dataclass(order=True)
class Log:
    """A log, known by its first lines; those that begin first come first."""

    day: date
    """The day up to which it was read."""
    path: Path
    kind: LogFormat = field(compare=False)
    digest: bytes
    """Of its first lines."""
    stack: ExitStack = field(default_factory=ExitStack, compare=False)
    hits: Iterator[Hit | None] | None = field(default=None, compare=False)

    def batch(self) -> Sequence[Hit | None]:
        """Return its next requests; none at its end. Raises OSError, and ConfigurationError where it is damaged."""
        if self.hits is None:
            file: IO[bytes] = self.stack.enter_context(unpacked(self.path))
            self.hits = self.kind.hits(lines_of(file, self.path))
        return list(islice(self.hits, BATCH))


def log_of(path: Path, tally: Tally) -> Log | None:
    """Return what is known of a file by its first lines; None where it is no log."""
    head = head_of(path)
    kind = format_of(head)
    return Log(tally.first_day(kind.hits(head), kind), path, kind, sha256(b"".join(head)).digest()) if kind else None


def count_logs(logs: Iterable[Log], tally: Tally) -> None:
    """Count the requests of logs in the order of their days, so that each is forgotten when all are past it.

    Raises OSError, and ConfigurationError where one is damaged.
    """
    waiting = list(logs)
    tally.secret = sha256(b"".join(sorted(log.digest for log in waiting))).digest()
    heapq.heapify(waiting)
    with ExitStack() as stack:
        for log in waiting:
            stack.push(log.stack)
        while waiting:
            log = heapq.heappop(waiting)
            if batch := log.batch():
                log.day = max(log.day, tally.count(batch, log.kind) or log.day)
                heapq.heappush(waiting, log)
            else:
                log.stack.close()
            tally.close(min((each.day for each in waiting), default=None))
