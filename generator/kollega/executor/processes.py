"""Work on many things at once by forked processes, in the pool of the standard library."""

from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from mmap import mmap
from multiprocessing.connection import wait
from multiprocessing.context import ForkContext, ForkProcess
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from kollega.diagnostics import KollegaError
from kollega.executor.executors import slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Task = TypeVar("Task")
Result = TypeVar("Result")

ENDINGS = {signal.Signals[name] for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)}
"""With which a user, a system or a closed terminal ends a command."""

_PID = 8
"""The bytes for the number of a process."""

_SLOT = 1024
"""The bytes for that and the name of what it works on; paths are shorter."""

_orders: ContextVar[tuple[Callable[[Any], Any], Sequence[Any], mmap]] = ContextVar("orders")
"""What a process works on: what is to be done, the tasks, and a slot for each."""


@dataclass(frozen=True)
class ProcessExecutor:
    """Does everything in other processes, which take the threads of their libraries with them when they end.

    They are forked, so that they have the tasks and all that `work` knows without being sent it; results are pickled.
    Nobody else's threads may run meanwhile: a fork would hold their locks for ever. What ends this process ends the
    others too, even a kill.
    """

    jobs: int

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield the results; raise KollegaError, with what was worked on, where something ends a process."""
        if not tasks:
            return
        slots, fork = mmap(-1, _SLOT * len(tasks)), _Fork()
        with _earlier_objects_left_alone():
            pool = ProcessPoolExecutor(min(self.jobs, len(tasks)), fork, _begin, (work, tasks, slots))
            try:
                with _endings_blocked():
                    futures = [pool.submit(_result_of, number) for number in reversed(range(len(tasks)))]
                while futures:
                    yield futures.pop().result()
                pool.shutdown()
            except BrokenProcessPool as broken:
                fallen = [process for process in fork.processes if wait([process.sentinel], timeout=0)]
                fork.kill(pool)
                raise KollegaError(_fall_of(fallen, slots)) from broken
            finally:
                fork.kill(pool)
                fork.close()


class _Fork(ForkContext):
    """Forks processes, and knows them: a pool does not say which of its own has fallen."""

    def __init__(self) -> None:
        self.processes: list[ForkProcess] = []

    def Process(self, *args: Any, **options: Any) -> ForkProcess:  # type: ignore[override] # noqa: ANN401, N802 - as there
        """Return a process that ends with this one."""
        process = ForkProcess(*args, **options, daemon=True)
        self.processes.append(process)
        return process

    def kill(self, pool: ProcessPoolExecutor) -> None:
        """End the processes of a pool that still run: they hear no other signal, and the pool waits for them."""
        for process in self.processes:
            process.kill()
        pool.shutdown(cancel_futures=True)

    def close(self) -> None:
        """Let go of what is known of processes that have ended."""
        for process in self.processes:
            process.close()


@contextmanager
def _earlier_objects_left_alone() -> Iterator[None]:
    """Keep Python from looking for garbage among what there was before: all is in use, and would all be copied."""
    gc.freeze()
    try:
        yield
    finally:
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


def _begin(work: Callable[[Any], Any], tasks: Sequence[Any], slots: mmap) -> None:
    """Make a process ready to work for the one that has forked it."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _orders.set((work, tasks, slots))


def _end_with_parent() -> None:
    """Wait until the process that forked this one is gone, killed perhaps, and end: nobody wants the results."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _result_of(number: int) -> Any:  # noqa: ANN401 - whatever the work returns
    """Return what is to be done to a task, done in this process."""
    work, tasks, slots = _orders.get()
    start = number * _SLOT
    slots[start : start + _PID] = os.getpid().to_bytes(_PID)
    slot.set(memoryview(slots)[start + _PID : start + _SLOT])
    try:
        return work(tasks[number])
    except Exception as error:
        sent = sendable(error)
        if sent is error:
            raise
        raise sent from error
    finally:
        slots[start : start + _PID] = bytes(_PID)


def sendable(error: Exception) -> Exception:
    """Return an error as it can be sent: some libraries' errors cannot be put together again elsewhere."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 - made here
    except Exception:  # noqa: BLE001 - whatever a library's own way to do so raises
        return KollegaError(f"{type(error).__name__}: {error}")
    return error


def _fall_of(fallen: Iterable[ForkProcess], slots: mmap) -> str:
    """Return how the first of some processes ended that was at work, and over what."""
    named = [(process, _work_of(process.pid, slots)) for process in fallen]
    process, name = next(filter(itemgetter(1), named), named[0] if named else (None, ""))
    work = f"while it worked on {name}" if name else "of this command"
    if process and process.exitcode == -signal.SIGKILL:
        return f"the system ended a process {work}, perhaps because memory is short"
    return f"a process crashed {work} ({_ending(process.exitcode if process else None)})"


def _work_of(pid: int | None, slots: mmap) -> str:
    """Return what a process works on."""
    starts = range(0, len(slots), _SLOT)
    own = (start for start in starts if int.from_bytes(slots[start : start + _PID]) == pid)
    return next((slots[start + _PID : start + _SLOT].rstrip(b"\0").decode("utf-8", "replace") for start in own), "")


def _ending(status: int | None) -> str:
    """Return how a process ended: the name of a signal, or its exit status."""
    try:
        return signal.Signals(-(status or 0)).name
    except ValueError:
        return f"exit status {status}"
