"""Work on many things at once."""

from kollega.executor.companion import run_apart
from kollega.executor.executors import CHUNK, FORKS, SERIAL, Executor, ThreadExecutor, announce, chunks

__all__ = ["CHUNK", "SERIAL", "Executor", "announce", "chunks", "executor_for", "run_apart"]


def executor_for(jobs: int) -> Executor:
    """Return what does so many things at a time."""
    if jobs < 2:  # noqa: PLR2004 - one, or none
        return SERIAL
    if not FORKS:
        return ThreadExecutor(jobs)
    from kollega.executor.processes import ProcessExecutor  # other systems cannot even load it

    return ProcessExecutor(jobs)
