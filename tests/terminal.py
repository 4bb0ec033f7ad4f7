"""The command in a terminal, where somebody answers its questions."""

from __future__ import annotations

import os
import select
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

COMMAND = (sys.executable, "-c", "from kollega.cli import main; main()")


def dialogue(arguments: Iterable[str], answers: Iterable[str]) -> tuple[str, int]:
    """Return what a terminal shows, and the exit status, when the questions are answered in turn."""
    import pty  # not on Windows

    left = [answer.encode() for answer in answers]
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [*COMMAND, *arguments])  # noqa: S606 - the terminal is the test's own
    shown = b""
    try:
        while select.select([terminal], [], [], 60)[0]:
            shown += os.read(terminal, 1024)
            if left and shown.endswith((b"? ", b"]: ")):
                os.write(terminal, left.pop(0) + b"\n")
    except OSError:  # the other side has closed the terminal
        pass
    finally:
        os.close(terminal)
    return shown.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
