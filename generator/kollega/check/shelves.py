"""What is kept of the files of items: some of them on each shelf, which is a file of the store."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Annotated, Any, Final

import msgspec

from kollega.check.notation import Notation, diagnostic_of, front_of
from kollega.content.item import FRONT, ITEMS
from kollega.content.read import Reading
from kollega.content.yaml_values import Marks
from kollega.filesystem import Stamp

if TYPE_CHECKING:
    from kollega.content.files import SourceFile

_FOLDER: Final = "texts"
"""Of the store."""

SHELVES: Final = 64
"""Into so many files goes what is kept: of a few changes little is to be written, and few files are soon read."""


class Entry(msgspec.Struct):
    """What is kept of a file."""

    stamp: Stamp | None
    """What the system said of it; None where that tells nothing."""
    digest: str
    lang: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9-]+$")]
    """A part of addresses and paths, which leads nowhere else."""
    front: dict[str, Any]
    """Its typed facts, as `front_of` takes them."""
    structure: str
    """The digest of those that decide what there is on the site."""
    raw: str
    """Its front matter."""
    facts: str
    """A digest of it."""
    text: str
    said: str
    """A digest of the text."""
    line: int
    diagnostics: list[Notation]
    made: tuple[str, int, list[Notation], dict[str, str]] | None = None
    """Of the text: the HTML, how many words it has, what is wrong with it, and the answers to its questions."""


class Shelf(msgspec.Struct, array_like=True):
    """Some entries by path, and a digest of everything else that they were made with."""

    basis: str
    entries: dict[str, Entry]

    def to_bytes(self) -> bytes:
        """Return what `of_bytes` reads; without what quotes half a letter, which JSON does not know."""
        try:
            return msgspec.json.encode(self)
        except UnicodeEncodeError:
            return Shelf(self.basis, {path: each for path, each in self.entries.items() if _is_text(each)}).to_bytes()

    @classmethod
    def of_bytes(cls, content: bytes) -> Shelf:
        """Return the shelf that was kept; raise ValueError for anything else."""
        return msgspec.json.decode(content, type=cls)


def reading_of(file: SourceFile, entry: Entry) -> Reading:
    """Return what was read of a file; raise ValueError, TypeError or KeyError where that cannot be."""
    front = front_of(FRONT[file.kind], entry.front)
    item = ITEMS[file.kind](file.slug, entry.lang, file.path, front, entry.text, entry.line, Marks(entry.raw))
    vars(item)["structure"] = entry.structure
    return Reading(item, tuple(map(diagnostic_of, entry.diagnostics)), entry.digest)


def _is_text(entry: Entry) -> bool:
    try:
        return bool(msgspec.json.encode(entry))
    except UnicodeEncodeError:
        return False


def shelf_of(path: str) -> int:
    """Return on which shelf lies what is kept of a file."""
    return hashlib.sha256(path.encode("utf-8", "surrogateescape")).digest()[0] % SHELVES


def name_of(shelf: int) -> str:
    """Return the name of a shelf in the store."""
    return f"{_FOLDER}/{shelf:02}.json"
