"""From the shards of a language to its index: the files that Pagefind would make of all its pages at once."""

from __future__ import annotations

import gzip
import hashlib
from collections import Counter, defaultdict
from itertools import accumulate, pairwise, takewhile
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cbor2

from kollega.outputs.search.pagefind import VERSION
from kollega.outputs.search.shard import MAGIC, PLACES, Run, Shard, array_head, renumber_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


_CHUNK: Final = 100_000
"""Bytes of a file of words before it is compressed: a reader fetches one or two of a third of that for each word."""

_SHORT, _LONG = 7, 16
"""Letters of a digest in a file's name; the long ones are for those that would have the same."""

_LEVEL: Final = 6
"""How hard files are compressed; the utmost takes five times as long, and saves a thirtieth."""


class _Word(NamedTuple):
    """A word in all shards."""

    runs: list[tuple[int, Run]]
    """With the number of each shard's first page."""
    forms: dict[str, list[tuple[int, Run]]]


def fragments(lang: str, shards: Sequence[Shard]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the file of each page, in the order of their numbers."""
    files = [file for shard in shards for _, file in shard.pages]
    return zip(_names(lang, files), files, strict=True)


def merge(lang: str, shards: Sequence[Shard]) -> dict[str, bytes]:
    """Return the files of an index by path, but for those of its pages; raise ValueError where a shard is damaged."""
    fields = sorted({field for shard in shards for field in shard.fields})
    bases = [0, *accumulate(len(shard.pages) for shard in shards)]
    names = [name for name, _ in fragments(lang, shards)]
    counts = [words for shard in shards for words, _ in shard.pages]
    words = _words(shards, bases, fields)
    spans, chunks = zip(*_chunks(words), strict=True) if words else ((), ())
    chunk_names = _names(lang, chunks)
    filters = _filters(shards, bases)
    filter_names = _names(lang, list(filters.values()))
    meta = cbor2.dumps(
        [
            VERSION,
            [[name, count] for name, count in zip(names, counts, strict=True)],
            [[*span, name] for span, name in zip(_trim(spans), chunk_names, strict=True)],
            [[name, file] for name, file in zip(filters, filter_names, strict=True)],
            [],  # orders by which results can be sorted: the search page has its own
            fields,
        ]
    )
    made = {f"index/{name}.pf_index": chunk for name, chunk in zip(chunk_names, chunks, strict=True)}
    made |= {f"filter/{name}.pf_filter": each for name, each in zip(filter_names, filters.values(), strict=True)}
    made[f"pagefind.{_names(lang, [meta])[0]}.pf_meta"] = meta
    return {path: gzip.compress(MAGIC + content, _LEVEL, mtime=0) for path, content in made.items()}


def _names(lang: str, files: Sequence[bytes]) -> list[str]:
    """Return a name for each of some files, which is the same as long as the file is."""
    digests = [hashlib.sha256(file).hexdigest() for file in files]
    same = Counter(digest[:_SHORT] for digest in digests)
    return [f"{lang}_{digest[: _SHORT if same[digest[:_SHORT]] == 1 else _LONG]}" for digest in digests]


def _words(shards: Sequence[Shard], bases: Sequence[int], fields: Sequence[str]) -> Mapping[str, _Word]:
    """Return all words of all shards, with facts numbered as in `fields`."""
    words: dict[str, _Word] = defaultdict(lambda: _Word([], defaultdict(list)))
    for base, shard in zip(bases, shards, strict=False):
        numbers = [fields.index(field) for field in shard.fields]
        is_same = numbers == list(range(len(numbers)))
        for word, run, forms in cbor2.loads(shard.words):
            for runs, each in ((words[word].runs, run), *((words[word].forms[form], each) for form, each in forms)):
                one = Run(*each)
                runs.append((base, one if is_same else renumber_fields(one, numbers)))
    return words


def _chunks(words: Mapping[str, _Word]) -> Iterator[tuple[tuple[str, str], bytes]]:
    """Yield the first and the last word of each file of words, and what it holds."""
    listed: list[tuple[str, bytes]] = []
    size = 0
    for word in sorted(words):
        entry = _entry(word, words[word])
        listed.append((word, entry))
        size += len(entry)
        if size >= _CHUNK:
            yield _chunk(listed)
            listed, size = [], 0
    if listed:
        yield _chunk(listed)


def _chunk(listed: Sequence[tuple[str, bytes]]) -> tuple[tuple[str, str], bytes]:
    entries = b"".join(entry for _, entry in listed)
    return (listed[0][0], listed[-1][0]), array_head(1) + array_head(len(listed)) + entries


def _entry(word: str, found: _Word) -> bytes:
    forms = (array_head(2) + cbor2.dumps(form) + _pages(runs) for form, runs in sorted(found.forms.items()))
    return b"".join((array_head(3), cbor2.dumps(word), _pages(found.runs), array_head(len(found.forms)), *forms))


def _pages(runs: Iterable[tuple[int, Run]]) -> bytes:
    """Return the list of pages that runs make together."""
    some = [(base, run) for base, run in runs if run.pages]
    parts, before = [array_head(sum(run.pages for _, run in some))], 0
    for base, run in some:
        parts += (PLACES, cbor2.dumps(base + run.first - before), run.rest)
        before = base + run.last
    return b"".join(parts)


def _filters(shards: Sequence[Shard], bases: Sequence[int]) -> dict[str, bytes]:
    """Return the file of each filter by its name: its values, and the pages that have each."""
    found: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for base, shard in zip(bases, shards, strict=False):
        for name, values in shard.filters.items():
            for value, numbers in values.items():
                found[name][value] += [base + number for number in numbers]
    return {name: cbor2.dumps([name, [list(each) for each in sorted(found[name].items())]]) for name in sorted(found)}


def _trim(spans: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return from where to where each file of words goes, in no more letters than tell it from its neighbours."""
    trimmed: list[list[Any]] = [list(span) for span in spans]
    for one, other in pairwise(trimmed):
        last, first = one[1], other[0]
        length = 1 + sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(last, first, strict=False)))
        one[1] = last[:length] if last[:length] >= one[0] else last
        other[0] = first[:length]
    return trimmed
