"""Work on many things at once."""

import os

from kollega.executor import executors
from kollega.executor.companion import run_apart
from kollega.executor.executors import CHUNK, SERIAL, Executor, ThreadExecutor, announce, chunks

__all__ = ["CHUNK", "SERIAL", "Executor", "announce", "chunks", "executor_for", "processors", "run_apart"]


def processors() -> int:
    """Return how many processors this process may use: fewer than there are, where a container or `taskset` says so."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def executor_for(jobs: int | None = None) -> Executor:
    """Return what does so many things at a time; without a number, as many as there are processors for it."""
    jobs = jobs or processors()
    if jobs < 2:  # noqa: PLR2004 - one, or none
        return SERIAL
    if not executors.FORKS:
        return ThreadExecutor(jobs)
    from kollega.executor.processes import ProcessExecutor  # other systems cannot even load it

    return ProcessExecutor(jobs)
