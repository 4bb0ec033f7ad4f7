"""Work on many things at once: by this process alone, by several processes, or by threads."""

from __future__ import annotations

import multiprocessing
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Task = TypeVar("Task")
Result = TypeVar("Result")

FORKS = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
"""Whether processes can be forked. Apple's own libraries may crash in a fork: https://bugs.python.org/issue33725"""


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


def executor_for(jobs: int) -> Executor:
    """Return what does so many things at a time."""
    if jobs < 2:  # noqa: PLR2004 - one, or none
        return SERIAL
    if not FORKS:
        return ThreadExecutor(jobs)
    from kollega.executor.processes import ProcessExecutor  # other systems cannot even load it

    return ProcessExecutor(jobs)
