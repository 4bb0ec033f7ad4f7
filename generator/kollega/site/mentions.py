"""Where texts speak of people: by their names, with their pictures, with links to their files."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

import regex

from kollega.site.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kollega.content.item import PersonItem


class MentionKind(StrEnum):
    """How a text speaks of somebody."""

    NAME = "name"
    PICTURE = "picture"
    LINK = "link"


@dataclass(frozen=True)
class Mention:
    """One place in a text that speaks of people."""

    start: int
    """In characters."""
    end: int
    kind: MentionKind
    slugs: tuple[str, ...]
    """Of whom; several where they share a name or a picture."""


_TARGET = regex.compile(r"[^\s()<>\"'\[\]{},]+")
_TO_PERSON = regex.compile(r"(?:^|/)people/(?P<slug>[a-z0-9-]+)(?=[./#?]|$)")


@dataclass(frozen=True)
class People:
    """Those who are looked for in texts."""

    people: tuple[PersonItem, ...]

    def mentions(self, path: str, text: str) -> tuple[Mention, ...]:
        """Return where a file's text speaks of any of them, in its order.

        A name within a longer one is the longer one's alone: of Ana Silva nothing is said where Ana Silva Costa stands.
        """
        found = (*self._names_in(text), *self._targets_in(path, text))
        return tuple(sorted(found, key=lambda each: (each.start, each.kind)))

    def _names_in(self, text: str) -> Iterator[Mention]:
        for each in self._names.found_in(text):
            yield Mention(each.start, each.end, MentionKind.NAME, self._by_name[each.name])

    def _targets_in(self, path: str, text: str) -> Iterator[Mention]:
        """Yield the pictures of people and the links to them that a text names."""
        if not self._shows_any(text):
            return
        for target in _TARGET.finditer(text):
            place = beside(path, target[0])
            if slugs := self._by_picture.get(place):
                yield Mention(target.start(), target.end(), MentionKind.PICTURE, slugs)
            elif (person := _TO_PERSON.search(target[0])) and person["slug"] in self._slugs:
                yield Mention(target.start(), target.end(), MentionKind.LINK, (person["slug"],))

    def _shows_any(self, text: str) -> bool:
        return "people/" in text or any(posixpath.basename(picture) in unquote(text) for picture in self._by_picture)

    @cached_property
    def _names(self) -> Names:
        return Names(tuple(self._by_name))

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((" ".join(person.front.name.split()), person.slug) for person in self.people)

    @cached_property
    def _by_picture(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped(
            (beside(person.path, person.front.photo), person.slug) for person in self.people if person.front.photo
        )

    @cached_property
    def _slugs(self) -> frozenset[str]:
        return frozenset(person.slug for person in self.people)


def beside(path: str, target: str) -> str:
    """Return the path of what a file names as lying beside it."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(target)))


def _grouped(pairs: Iterable[tuple[str, str]]) -> Mapping[str, tuple[str, ...]]:
    groups: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for key, slug in pairs:
        groups[key][slug] = None
    return {key: tuple(slugs) for key, slugs in groups.items()}
