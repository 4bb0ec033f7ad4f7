"""Work on many things at once: by this process alone, by several processes, or by threads."""

from __future__ import annotations

import multiprocessing
import sys
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Task = TypeVar("Task")
Result = TypeVar("Result")

FORKS = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
"""Whether processes can be forked. Apple's own libraries may crash in a fork: https://bugs.python.org/issue33725"""


CHUNK = 50
"""Pages and texts take about a millisecond each: chunks of so many keep every process busy to the end."""

slot: ContextVar[memoryview | None] = ContextVar("slot", default=None)
"""Where this process writes what it works on, if it works for another: memory that both of them see."""


class Executor(Protocol):
    """Does the same to many things."""

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield what `work` returns for each task, in the order of the tasks; raise what it raises."""


class SerialExecutor:
    """Does one thing after the other, here."""

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield the results."""
        return map(work, tasks)


@dataclass(frozen=True)
class ThreadExecutor:
    """Does several things at once in this process."""

    jobs: int

    def map(self, work: Callable[[Task], Result], tasks: Sequence[Task]) -> Iterator[Result]:
        """Yield the results; whoever wants no more of them ends the work."""
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(self.jobs) as threads:
            try:
                yield from threads.map(work, tasks)
            finally:
                threads.shutdown(cancel_futures=True)


SERIAL = SerialExecutor()


def chunks(items: Sequence[Task], size: int = CHUNK) -> list[Sequence[Task]]:
    """Return the items in chunks that are worth handing to another process."""
    return [items[start : start + size] for start in range(0, len(items), size)]


def announce(name: str) -> None:
    """Say what is worked on now, a file's name: if something ends this process, whoever waits for it tells that."""
    if memory := slot.get():
        memory[:] = name.encode("utf-8", "backslashreplace")[: len(memory)].ljust(len(memory), b"\0")
