"""Which items are read while something is made, so that it is made again when one of these changes."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Value = TypeVar("_Value")

_readers: ContextVar[set[str] | None] = ContextVar("readers", default=None)


@contextmanager
def note_reading() -> Iterator[set[str]]:
    """Give the paths of the items that are read within: of which the facts or the text are asked for."""
    paths: set[str] = set()
    token = _readers.set(paths)
    try:
        yield paths
    finally:
        _readers.reset(token)


def note_read(*paths: str) -> None:
    """Say that items are read, where somebody wants to know."""
    if (noted := _readers.get()) is not None:
        noted.update(paths)


class of_structure(cached_property[_Value]):  # noqa: N801 - used as `cached_property` is
    """A property that is kept, and tells how items belong together: what it reads of them nobody notes.

    It must show nothing of what they say: whoever asks it is not made again when that changes.
    """

    def __init__(self, of: Callable[[Any], _Value]) -> None:
        @wraps(of)
        def unnoted(owner: object) -> _Value:
            with note_reading():
                return of(owner)

        super().__init__(unnoted)


class Noted:
    """A field of which it is noted that it is read."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, item: Any, _type: object = None) -> Any:  # noqa: ANN401 - any field
        if item is None:
            return self
        values = vars(item)
        if (noted := _readers.get()) is not None:
            noted.add(values["path"])
        return values[self.name]

    def __set__(self, item: Any, value: object) -> None:  # noqa: ANN401 - as above
        vars(item)[self.name] = value
