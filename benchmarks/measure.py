"""What one process and all that it starts take: time, work of the processor, memory."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

EVERY = 0.1
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Run:
    """What a process took."""

    seconds: float
    """Of the clock."""
    work: float
    """Of the processor, the system's included."""
    memory: float
    """At most, of all its processes together, in megabytes, what they share counted once; 0 where nothing tells."""


def measure(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run a command in a folder and return what it took; raise CalledProcessError where it fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL
    )
    peak = [0.0]
    watch = threading.Thread(target=_watch, args=(process, peak))
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.join()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Run(seconds, used.ru_utime + used.ru_stime, peak[0])


def _watch(process: subprocess.Popen[bytes], peak: list[float]) -> None:
    """Note the most memory that a process and its children hold; Linux alone tells."""
    while process.returncode is None and Path(f"/proc/{process.pid}/smaps_rollup").exists():
        peak[0] = max(peak[0], sum(map(_memory, _family(process.pid))))
        time.sleep(EVERY)


def _family(pid: int) -> list[int]:
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in _family(int(child)))]


def _memory(pid: int) -> float:
    """Return the megabytes of a process; what it shares with others counts in part."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(row.split()[1]) * 1024 / 1_000_000 for row in rows if row.startswith("Pss:")), 0.0)
