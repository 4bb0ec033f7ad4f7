"""Work on many things at once, by several processes."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from mmap import mmap
from multiprocessing.connection import wait
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar, cast

from kollega.diagnostics import KollegaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

FORKS = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
"""Whether processes can be forked. Apple's own libraries may crash in a fork: https://bugs.python.org/issue33725"""

A_BATCH = 50
"""Pages and texts take about a millisecond each: batches of so many keep every process busy to the end."""

A_NUMBER = 4
"""The bytes in which the number of a task is written."""

A_NAME = 1024
"""The bytes for the name of what a process works on; paths are shorter."""

ENDINGS = {signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""With which a user, a system or a closed terminal ends a command."""

_slate: ContextVar[mmap | None] = ContextVar("slate", default=None)
"""Where this process writes what it works on, if it works for another: memory that both of them see."""


def note(name: str) -> None:
    """Note what is worked on now, a file's name: who waits for the result tells it if something ends this process."""
    if slate := _slate.get():
        slate[:] = name.encode("utf-8", "backslashreplace")[:A_NAME].ljust(A_NAME, b"\0")


def batches(items: Sequence[Task]) -> Iterator[Sequence[Task]]:
    """Yield the items in batches that are worth handing to another process."""
    return (items[start : start + A_BATCH] for start in range(0, len(items), A_BATCH))


@contextmanager
def begun(work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int) -> Iterator[Iterator[Result]]:
    """Let others begin with the tasks; within the block, give what `work` returns for each, in the order of the tasks.

    They are processes, `jobs` with this one, which takes part as soon as it waits for a result. They are forked, so
    that they have the tasks and all that `work` knows without being sent it; what it returns is pickled, and what it
    raises is raised here. Nobody else's threads may run when this begins, nor may `work` start any: a later fork would
    hold their locks for ever. Where processes cannot be forked there are `jobs` threads instead. What ends this process
    ends the others too, even a kill.
    """
    others = min(jobs - 1, len(tasks))
    if others < 1:
        yield map(work, tasks)
    elif FORKS:
        with _crew(work, tasks, others) as (crew, numbers):
            yield _answers(crew, len(tasks), ((number, work(tasks[number])) for number in numbers))
    else:
        with ThreadPoolExecutor(jobs) as threads:
            try:
                yield threads.map(work, tasks)
            finally:
                threads.shutdown(cancel_futures=True)


def results(work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """Yield what `work` returns for each task, as above; but others do it all, and take their threads with them."""
    count = min(jobs, len(tasks))
    if count > 1 and FORKS:
        with _crew(work, tasks, count) as (crew, _):
            yield from _answers(crew, len(tasks))
    else:
        with begun(work, tasks, count) as answers:
            yield from answers


def apart(work: Callable[[Task], Result], task: Task, jobs: int) -> Result:
    """Return what `work` returns for a task; where processes are to be forked later, a process of its own does it.

    It takes its threads with it. Raises what `work` raises, and KollegaError where it ends the process.
    """
    if jobs < 2 or not FORKS:  # noqa: PLR2004 - nothing is forked later
        return work(task)
    with _crew(work, [task], 1) as (crew, _):
        result: Result = next(_answers(crew, 1))
        return result


@dataclass(frozen=True)
class _Worker:
    """A process that does tasks."""

    process: BaseProcess
    line: Connection
    """Tells which task is done and where on the paper its result stands, or what went wrong, and None at the end."""
    paper: BinaryIO
    """Holds the results: a line would be full until somebody reads it, who may be busy."""
    slate: mmap
    """Says what is worked on."""

    def answer(self) -> tuple[int, Any] | None:
        """Wait for the next result; return the number of its task with it, or None where there will be no more.

        Raises what the task raised, and KollegaError where something ended the process.
        """
        try:
            said = self.line.recv()
        except (EOFError, OSError) as gone:  # OSError in the middle of what was said
            raise KollegaError(self._end()) from gone
        if isinstance(said, Exception):
            raise said
        if said is None:
            return None
        number, start, size = said
        return number, pickle.loads(os.pread(self.paper.fileno(), size, start))  # noqa: S301 - our own process wrote it

    def _end(self) -> str:
        """Return how the process ended, which has said nothing more, and over what."""
        self.process.join()
        name = self.slate[:].rstrip(b"\0").decode("utf-8", "replace")
        work = f"while it worked on {name}" if name else "of this command"
        if self.process.exitcode == -signal.SIGKILL:
            return f"the system ended a process {work}, perhaps because memory is short"
        return f"a process crashed {work} ({_ending(self.process.exitcode)})"


@contextmanager
def _crew(
    work: Callable[[Task], Result], tasks: Sequence[Task], count: int
) -> Iterator[tuple[list[_Worker], Iterator[int]]]:
    """Give processes that do the tasks, and the numbers of those that nobody has begun; end them at the end."""
    fork = multiprocessing.get_context("fork")
    crew: list[_Worker] = []
    with _earlier_objects_left_alone(), ExitStack() as opened:
        numbers = opened.enter_context(TemporaryFile())
        numbers.write(b"".join(number.to_bytes(A_NUMBER) for number in range(len(tasks))))
        numbers.flush()
        numbers.seek(0)
        try:
            with _endings_blocked():
                for _ in range(count):
                    paper = opened.enter_context(TemporaryFile())
                    slate = opened.enter_context(closing(mmap(-1, A_NAME)))
                    ours, theirs = fork.Pipe(duplex=False)
                    opened.enter_context(ours)
                    process = fork.Process(
                        target=_serve, args=(theirs, paper, slate, numbers, work, tasks), daemon=True
                    )
                    process.start()
                    theirs.close()
                    crew.append(_Worker(process, ours, paper, slate))
            yield crew, _taken(numbers)
        finally:
            for worker in crew:
                worker.process.kill()
            for worker in crew:
                worker.process.join()
                worker.process.close()


@contextmanager
def _earlier_objects_left_alone() -> Iterator[None]:
    """Keep Python from looking for garbage among what there was before: all is in use, and would all be copied."""
    already = gc.get_freeze_count()
    gc.freeze()
    try:
        yield
    finally:
        if not already:
            gc.unfreeze()


@contextmanager
def _endings_blocked() -> Iterator[None]:
    """Keep Ctrl-C and its like waiting; processes that are forked meanwhile never hear of them.

    A terminal, or whoever ends a service, tells all processes of a command, and the first one ends the others.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _taken(numbers: BinaryIO) -> Iterator[int]:
    """Yield the numbers of tasks that nobody has begun: whoever reads the file goes on where the last one stopped."""
    while number := os.read(numbers.fileno(), A_NUMBER):
        yield int.from_bytes(number)


def _serve(  # noqa: PLR0913, PLR0917 - what a process is given
    line: Connection,
    paper: BinaryIO,
    slate: mmap,
    numbers: BinaryIO,
    work: Callable[[Task], Result],
    tasks: Sequence[Task],
) -> None:
    """Do tasks until all are begun."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _slate.set(slate)
    for number in _taken(numbers):
        try:
            answer, start = pickle.dumps(work(tasks[number])), paper.tell()
            paper.write(answer)
            paper.flush()
        except Exception as error:  # noqa: BLE001 - it is raised where the results are awaited
            error.add_note(traceback.format_exc())
            line.send(_sendable(error))
        else:
            line.send((number, start, len(answer)))
    line.send(None)


def _end_with_parent() -> None:
    """Wait until the process that forked this one is gone, killed perhaps, and end: nobody wants the results."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _sendable(error: Exception) -> Exception:
    """Return an error as it can be sent: some libraries' errors cannot be put together again elsewhere."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
    except Exception:  # noqa: BLE001 - whatever a library's own way to do so raises
        return KollegaError(f"{type(error).__name__}: {error}")
    return error


def _ending(status: int | None) -> str:
    """Return how a process ended: the name of a signal, or its exit status."""
    try:
        return signal.Signals(-(status or 0)).name
    except ValueError:
        return f"exit status {status}"


def _answers(crew: Iterable[_Worker], count: int, own: Iterable[tuple[int, Any]] = ()) -> Iterator[Any]:
    """Yield the results of the tasks in the order of their numbers; while one is awaited, those of `own` are made."""
    working, made_here = {worker.line: worker for worker in crew}, iter(own)
    done: dict[int, Any] = {}
    for number in range(count):
        while number not in done:
            ready = wait(list(working), timeout=0)
            if not ready and (made := next(made_here, None)):
                done.update([made])
                continue
            for line in cast("list[Connection]", ready or wait(list(working))):
                if answer := working[line].answer():
                    done.update([answer])
                else:
                    del working[line]
        yield done.pop(number)
