"""A shard: what Pagefind found in some pages of a language, in an order that depends on these pages alone.

Pagefind numbers pages as the disk lists them and sorts the values of filters as its hash tables do, so that its files
differ with each run. Here pages are numbered by address. The form of its files, CBOR arrays, compressed, behind a mark,
was read in those of Pagefind 1.5.2 and in its source (`index/mod.rs` and `index_words.rs`, read 2026-11-28).
"""

from __future__ import annotations

import gzip
import json
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cbor2

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MAGIC: Final = b"pagefind_dcd"
"""What each file of data begins with, once it is no longer compressed."""

PLACES: Final = b"\x83"
"""The head of a page in a list: an array of its number, the places in its text, and those in its facts."""

_FACTS = 2
"""Where in a page the places in its facts stand; a number below zero says in which fact those behind it are."""


class Run(NamedTuple):
    """On which pages of a shard a word stands, as Pagefind writes it but for the number of the first."""

    pages: int
    """How many."""
    first: int
    last: int
    """Numbers within the shard."""
    rest: bytes
    """The places on the first page, and all other pages; each number is the distance from that of the page before."""


class Shard(NamedTuple):
    """What was found in some pages."""

    fields: tuple[str, ...]
    """The names of facts; places in facts name them by number."""
    pages: tuple[tuple[int, bytes], ...]
    """How many words each page has and its file, by number."""
    filters: Mapping[str, Mapping[str, Sequence[int]]]
    """By name and value, the numbers of pages."""
    words: bytes
    """Each word, its run, and the runs of its forms with marks; of use when shards are merged."""

    def pack(self) -> bytes:
        """Return it as bytes."""
        return cbor2.dumps(list(self))

    @classmethod
    def unpack(cls, content: bytes) -> Shard:
        """Return what was packed; raise ValueError where it is no shard."""
        try:
            fields, pages, filters, words = cbor2.loads(content)
            return cls(tuple(fields), tuple((int(words), bytes(file)) for words, file in pages), filters, bytes(words))
        except (cbor2.CBORDecodeError, TypeError, ValueError) as error:
            raise ValueError("no shard") from error


NOTHING: Final = Shard((), (), {}, cbor2.dumps([]))
"""A shard of pages without words."""


def array_head(length: int) -> bytes:
    """Return how an array of this length begins: as its length does alone, with another kind."""
    head = cbor2.dumps(length)
    return bytes([head[0] | 0x80]) + head[1:]


def shard_of(files: Mapping[str, bytes]) -> Shard:
    """Return what Pagefind found, from the files that it made of pages of one language.

    Raises KeyError, TypeError or ValueError where they are not of the form that is known.
    """
    (meta,) = (content for path, content in files.items() if path.endswith(".pf_meta"))
    _version, listed, _chunks, _filters, _sorts, fields = _loads(meta)
    pages = [(int(words), files[f"fragment/{name}.pf_fragment"]) for name, words, *_ in listed]
    addresses = [json.loads(_payload(file))["url"] for _, file in pages]
    order = sorted(range(len(pages)), key=addresses.__getitem__)
    numbers = sorted(range(len(pages)), key=order.__getitem__)
    filters = (_loads(content) for path, content in files.items() if path.endswith(".pf_filter"))
    return Shard(
        tuple(fields),
        tuple(pages[old] for old in order),
        {name: {value: sorted(numbers[old] for old in found) for value, found in values} for name, values in filters},
        cbor2.dumps(_words(files, numbers)),
    )


def _words(files: Mapping[str, bytes], numbers: Sequence[int]) -> list[list[Any]]:
    """Return each word with its run and the runs of its forms, all in order; `numbers` are those of pages now."""
    found = []
    for path, content in files.items():
        if path.endswith(".pf_index"):
            (words,) = _loads(content)
            for word, pages, forms in words:
                others = sorted([form, _run(pages_of_form, numbers)] for form, pages_of_form in forms)
                found.append([word, _run(pages, numbers), others])
    return sorted(found, key=itemgetter(0))


def _run(pages: list[list[Any]], numbers: Sequence[int]) -> Run:
    """Return a run of pages, in which numbers are distances; renumbers them where they stand."""
    number = 0
    for page in pages:
        number += page[0]
        page[0] = numbers[number]
    return run_of(sorted(pages, key=itemgetter(0)))


def run_of(pages: list[list[Any]]) -> Run:
    """Return a run of pages that have their numbers, which become distances where they stand."""
    if not pages:
        return Run(0, 0, 0, b"")
    before = first = pages[0][0]
    for page in pages[1:]:
        page[0], before = page[0] - before, page[0]
    written = cbor2.dumps(pages)
    return Run(len(pages), first, before, written[len(_opening(len(pages), first)) :])


def renumber_fields(run: Run, numbers: Sequence[int]) -> Run:
    """Return a run in which facts have other numbers."""
    pages = cbor2.loads(_opening(run.pages, run.first) + run.rest) if run.pages else []
    for page in pages:
        page[_FACTS] = [-1 - numbers[-1 - place] if place < 0 else place for place in page[_FACTS]]
    return run._replace(rest=cbor2.dumps(pages)[len(_opening(run.pages, run.first)) :])


def _opening(count: int, first: int) -> bytes:
    """Return the beginning of a list of pages that a run leaves out."""
    return array_head(count) + PLACES + cbor2.dumps(first)


def _payload(content: bytes) -> bytes:
    """Return what a file of data holds; raise ValueError where it is none."""
    payload = gzip.decompress(content)
    if not payload.startswith(MAGIC):
        raise ValueError("not Pagefind's")
    return payload[len(MAGIC) :]


def _loads(content: bytes) -> Any:  # noqa: ANN401 - what another program wrote
    return cbor2.loads(_payload(content))
