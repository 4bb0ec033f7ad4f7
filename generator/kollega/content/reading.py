"""What is read of which items while something is made, so that it is made again when that changes.

The facts of an item are noted by its path; its text, and how long that takes to read, by names of their own: lists show
facts, and a sentence more on a page is nothing new to them.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from collections.abc import Set as AbstractSet

_Name = TypeVar("_Name", bound=Hashable)
_Value = TypeVar("_Value")

_readers: ContextVar[set[str] | None] = ContextVar("readers", default=None)


def text_of(path: str) -> str:
    """Return the name by which it is noted that the text of an item is read."""
    return f"{path} text"


def length_of(path: str) -> str:
    """Return the name by which it is noted that somebody asks how long the text of an item takes to read."""
    return f"{path} length"


@contextmanager
def note_reading() -> Iterator[set[str]]:
    """Give the names of what is read of items within."""
    names: set[str] = set()
    token = _readers.set(names)
    try:
        yield names
    finally:
        _readers.reset(token)


def note_read(names: Iterable[str]) -> None:
    """Say that something is read of items, where somebody wants to know."""
    if (noted := _readers.get()) is not None:
        noted.update(names)


@dataclass(frozen=True)
class Memo:
    """Values that were made of items; whoever is given one has read what it was made of."""

    kept: dict[Hashable, tuple[Any, frozenset[str]]] = field(default_factory=dict)
    """Each by its name, with the names of what was read of items meanwhile."""

    def get(self, name: Hashable, make: Callable[..., _Value], *of: object) -> _Value:
        """Return what was made under a name, or make it of what is given."""
        if (kept := self.kept.get(name)) is None:
            read: set[str] = set()
            token = _readers.set(read)  # as `note_reading` does, which takes longer than many a view
            try:
                kept = self.kept[name] = make(*of), frozenset(read)
            finally:
                _readers.reset(token)
        if (noted := _readers.get()) is not None:
            noted |= kept[1]
        value: _Value = kept[0]
        return value

    def within(self, known: AbstractSet[str]) -> Memo:
        """Return what of it was made of nothing else than some of what can be read of items."""
        return Memo({name: kept for name, kept in self.kept.items() if kept[1] <= known})

    def without(self, changed: Collection[str]) -> Memo:
        """Return what of it is the same where some of what can be read of items has changed."""
        return Memo({name: kept for name, kept in self.kept.items() if kept[1].isdisjoint(changed)})


class OnDemand(Mapping[_Name, _Value]):
    """Values of which each is made when somebody first asks for it."""

    def __init__(self, names: Iterable[_Name], make: Callable[[_Name], _Value]) -> None:
        self._names, self._make, self._made = dict.fromkeys(names), make, Memo()

    def __getitem__(self, name: _Name) -> _Value:
        if name not in self._names:
            raise KeyError(name)
        return self._made.get(name, self._make, name)

    def __iter__(self) -> Iterator[_Name]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


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
    """A field of an item of which it is noted that it is read: under the item's path, or a name that is made of it."""

    def __init__(self, name: str, noted_as: Callable[[str], str] = str) -> None:
        self.name, self.noted_as = name, noted_as

    def __get__(self, item: Any, _type: object = None) -> Any:  # noqa: ANN401 - any field
        if item is None:
            return self
        values = vars(item)
        if (noted := _readers.get()) is not None:
            noted.add(self.noted_as(values["path"]))
        return values[self.name]

    def __set__(self, item: Any, value: object) -> None:  # noqa: ANN401 - as above
        vars(item)[self.name] = value
