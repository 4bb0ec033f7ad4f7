"""Work on many things at once."""

from kollega.executor.executors import SERIAL, Executor, executor_for
from kollega.executor.tasks import announce, chunks

__all__ = ["SERIAL", "Executor", "announce", "chunks", "executor_for"]
