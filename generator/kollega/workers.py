"""Work on many things at once, by several processes."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import traceback
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, TypeVar, cast

from kollega.errors import KollegaError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.connection import Connection

Task = TypeVar("Task")
Result = TypeVar("Result")

FORKS = "fork" in multiprocessing.get_all_start_methods() and sys.platform != "darwin"
"""Whether processes can be forked. Apple's own libraries may crash in a fork: https://bugs.python.org/issue33725"""

A_BATCH = 50
"""Pages and texts take about a millisecond each: batches of so many keep every process busy to the end."""


def batches(items: Sequence[Task]) -> Iterator[Sequence[Task]]:
    """Yield the items in batches that are worth handing to another process."""
    return (items[start : start + A_BATCH] for start in range(0, len(items), A_BATCH))


def results(work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """Yield what `work` returns for each task, in the order of the tasks; what it raises, this raises.

    `jobs` processes are forked, so that they have the tasks and all that `work` knows without being sent it; what it
    returns is pickled. Where processes cannot be forked there are threads instead. Nobody else's threads may run
    meanwhile: a fork would hold their locks for ever.
    """
    count = min(jobs, len(tasks))
    if count < 2:  # noqa: PLR2004 - nobody to share with
        yield from map(work, tasks)
    elif FORKS:
        with _crew(work, tasks, count) as lines:
            yield from _shared_out(lines, len(tasks))
    else:
        with ThreadPoolExecutor(count) as threads:
            yield from threads.map(work, tasks)


def apart(work: Callable[[Task], Result], task: Task, jobs: int) -> Result:
    """Return what `work` returns for a task; where processes are to be forked later, a process of its own does it.

    It takes its threads with it. Raises what `work` raises, and KollegaError where it ends the process.
    """
    if jobs < 2 or not FORKS:  # noqa: PLR2004 - nothing is forked later
        return work(task)
    with _crew(work, [task], 1) as lines:
        result: Result = next(_shared_out(lines, 1))
        return result


@contextmanager
def _crew(work: Callable[[Task], Result], tasks: Sequence[Task], count: int) -> Iterator[list[Connection]]:
    """Give lines to processes that answer the number of a task with its result; end the processes at the end."""
    fork = multiprocessing.get_context("fork")
    lines, crew = [], []
    try:
        with _interrupts_blocked():
            for _ in range(count):
                ours, theirs = fork.Pipe()
                worker = fork.Process(target=_serve, args=(theirs, work, tasks), daemon=True)
                worker.start()
                theirs.close()
                lines.append(ours)
                crew.append(worker)
        yield lines
    finally:
        for worker in crew:
            worker.terminate()
        for worker in crew:
            worker.join()


@contextmanager
def _interrupts_blocked() -> Iterator[None]:
    """Keep Ctrl-C waiting; processes that are forked meanwhile never hear of it.

    A terminal interrupts all processes of a command, and the first one ends the others.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(line: Connection, work: Callable[[Task], Result], tasks: Sequence[Task]) -> None:
    """Do the tasks whose numbers come in, until nobody asks any more."""
    with suppress(EOFError):
        while True:
            number = line.recv()
            try:
                line.send((work(tasks[number]), None))
            except Exception as error:  # noqa: BLE001 - it is raised where the results are awaited
                error.add_note(traceback.format_exc())
                line.send((None, error))


def _shared_out(lines: Sequence[Connection], count: int) -> Iterator[Any]:
    """Yield the results of the tasks in the order of their numbers; whoever has done one is asked for the next."""
    numbers = iter(range(count))
    asked: dict[Connection, int] = {}
    done: dict[int, Any] = {}

    def ask(line: Connection) -> None:
        for number in islice(numbers, 1):
            line.send(number)
            asked[line] = number

    for line in lines:
        ask(line)
    for number in range(count):
        while number not in done:
            for line in cast("list[Connection]", wait(list(asked))):
                done[asked.pop(line)] = _answer(line)
                ask(line)
        yield done.pop(number)


def _answer(line: Connection) -> object:
    """Return the result that comes in, or raise the error that came instead of it."""
    try:
        result, error = line.recv()
    except EOFError as gone:
        raise KollegaError("the system ended a process of this build, perhaps because memory is short") from gone
    if error is not None:
        raise error
    return result
