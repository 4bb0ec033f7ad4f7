"""Work that leaves threads behind, done in a process of its own while this one may be forked yet.

A library may start threads for its work and keep them (Typst does: typst 0.15.2, tried 2026-11-28). A process that is
forked afterwards lacks them, and whoever asks for such work there waits for ever. So a process that forks others leaves
it to a companion, a fresh one, which is started for the first work, keeps what it has read, and is never forked.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import threading
from functools import lru_cache
from multiprocessing import parent_process
from signal import SIGKILL
from typing import TYPE_CHECKING, TypeVar, cast
from weakref import finalize

from kollega.diagnostics import KollegaError
from kollega.executor.executors import FORKS

if TYPE_CHECKING:
    from collections.abc import Callable

Result = TypeVar("Result")

PROGRAM = "from kollega.executor.companion import serve; serve()"


def run_apart(name: str, work: Callable[..., Result], *arguments: object) -> Result:
    """Return what some work on the thing of that name returns, done where no fork will miss its threads.

    A process that others have forked does it itself: it forks none. What is passed must be possible to pickle. Raises
    what the work raises, and KollegaError where something ends the companion.
    """
    if not FORKS or parent_process() is not None:
        return work(*arguments)
    return cast("Result", _companion(os.getpid()).run(name, (work, arguments)))


class Companion:
    """A process that works for this one, and ends with it."""

    def __init__(self) -> None:
        """Start it, in a session of its own: signals from a terminal are answered by whom it works for."""
        self.turn = threading.Lock()
        self.process = subprocess.Popen(
            (sys.executable, "-P", "-c", PROGRAM),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )
        finalize(self, _end, self.process, os.getpid())

    def run(self, name: str, order: object) -> object:
        """Return the result of an order; raise what it raises, KollegaError where the process has ended."""
        with self.turn:
            try:
                self.process.stdin.write(pickle.dumps(order))  # type: ignore[union-attr] # a pipe
                self.process.stdin.flush()  # type: ignore[union-attr] # as above
                done, result = pickle.load(self.process.stdout)  # type: ignore[arg-type] # noqa: S301 - our own process
            except (EOFError, OSError, pickle.UnpicklingError) as error:  # the last: amid an answer
                _companion.cache_clear()
                raise KollegaError(_fall(self.process, name)) from error
        if not done:
            raise result
        return cast("object", result)


@lru_cache(1)
def _companion(_owner: int) -> Companion:
    """Return the companion of a process: a fork of it has one of its own."""
    return Companion()


def _fall(process: subprocess.Popen[bytes], name: str) -> str:
    """Return how a companion ended, and over what."""
    status = process.wait()
    if status == -SIGKILL:
        return f"the system ended a process while it worked on {name}, perhaps because memory is short"
    return f"a process crashed while it worked on {name} (exit status {status})"


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    """End a companion, unless this is a fork of the process that it works for."""
    if os.getpid() == owner:
        process.kill()
        process.communicate()


def serve() -> None:
    """Do what another process asks for, until it asks no more."""
    from kollega.executor.processes import sendable

    orders, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints is no answer
    while True:
        try:
            work, arguments = pickle.load(orders)  # noqa: S301 - from our own process
        except (EOFError, pickle.UnpicklingError):  # whoever asks has ended, perhaps in the middle of an order
            return
        try:
            answer = True, work(*arguments)
        except Exception as error:  # noqa: BLE001 - raised by whom it is for
            answer = False, sendable(error)
        try:
            pickle.dump(answer, answers)
            answers.flush()
        except BrokenPipeError:  # nobody waits for it any more
            os._exit(0)  # at once: Python would complain of what it could not write
