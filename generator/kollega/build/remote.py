"""Files made by processes that have nothing of this one: chunks of them go out, their bytes come back."""

from __future__ import annotations

import multiprocessing
import pickle
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol, cast

from kollega.build.parcel import Parcel, pack, unpack
from kollega.diagnostics import KollegaError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor, Future
    from pathlib import Path

    from kollega.outputs.artifact import Artifact, RenderContext

    Chunk = Sequence[Artifact[Any]]

AHEAD: Final = 3
"""Chunks on their way for each worker: none waits for the next one, and few are here in memory."""


class Workers(Protocol):
    """Processes that make files."""

    def render(self, chunks: Iterable[Chunk], context: RenderContext) -> Iterator[tuple[Artifact[Any], bytes]]:
        """Yield each file with its bytes, in order; raise what making one raises."""


def sent_out(
    chunks: Iterable[Chunk], parcel: Parcel, executor: Executor, workers: int
) -> Iterator[tuple[Artifact[Any], bytes]]:
    """Yield each file with its bytes, in order, made by workers of an executor, to whom the parcel was laid out."""
    ahead: deque[tuple[Chunk, Future[list[bytes]]]] = deque()
    for chunk in chunks:
        ahead.append((chunk, executor.submit(make_files, parcel.name, pickle.dumps(chunk))))
        if len(ahead) > AHEAD * workers:
            yield from _come_back(ahead)
    while ahead:
        yield from _come_back(ahead)


def _come_back(ahead: deque[tuple[Chunk, Future[list[bytes]]]]) -> Iterator[tuple[Artifact[Any], bytes]]:
    chunk, future = ahead.popleft()
    try:
        made = future.result()
    except Exception as error:
        error.add_note(f"{chunk[0].path} … {chunk[-1].path}")
        raise
    return zip(chunk, made, strict=True)


_contexts: dict[str, RenderContext] = {}
"""What this process makes files with, if it is a worker, by the name of the parcel."""


def lay_out(parcel: Parcel, folder: Path | None = None) -> None:
    """Make ready in this process, a worker, what files are made with; into an empty folder, if the parcel has one."""
    _contexts[parcel.name] = unpack(parcel, folder)


def clear_away(parcel: Parcel) -> None:
    """Let go of it."""
    _contexts.pop(parcel.name, None)


def make_files(name: str, chunk: bytes) -> list[bytes]:
    """Return the bytes of some files in their order; this process has the parcel of a name."""
    artifacts = cast("Chunk", pickle.loads(chunk))  # noqa: S301 - from whom the program is
    return [artifact.render(_contexts[name]) for artifact in artifacts]


@dataclass(frozen=True)
class SpawnedProcesses:
    """Fresh processes on this machine, for systems on which none can be forked: macOS and Windows."""

    jobs: int

    def render(self, chunks: Iterable[Chunk], context: RenderContext) -> Iterator[tuple[Artifact[Any], bytes]]:
        """Yield each file with its bytes, in order; raise KollegaError where something ends a process."""
        parcel, spawn = pack(context, folder=False), multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(self.jobs, spawn, lay_out, (parcel,)) as executor:
            try:
                yield from sent_out(chunks, parcel, executor, self.jobs)
            except BrokenProcessPool as error:
                files = ", ".join(error.__notes__)
                raise KollegaError(f"a process ended while it worked on one of {files}") from error
            finally:
                executor.shutdown(cancel_futures=True)
