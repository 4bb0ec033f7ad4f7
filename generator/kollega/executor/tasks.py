"""What an executor is given at a time, and the name of what is worked on."""

from __future__ import annotations

from contextvars import ContextVar
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

Task = TypeVar("Task")

CHUNK = 50
"""Pages and texts take about a millisecond each: chunks of so many keep every process busy to the end."""

slot: ContextVar[memoryview | None] = ContextVar("slot", default=None)
"""Where this process writes what it works on, if it works for another: memory that both of them see."""


def chunks(items: Sequence[Task]) -> list[Sequence[Task]]:
    """Return the items in chunks that are worth handing to another process."""
    return [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]


def announce(name: str) -> None:
    """Say what is worked on now, a file's name: if something ends this process, whoever waits for it tells that."""
    if memory := slot.get():
        memory[:] = name.encode("utf-8", "backslashreplace")[: len(memory)].ljust(len(memory), b"\0")
