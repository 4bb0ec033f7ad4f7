"""The search index: shards of each language, found anew where their pages have changed, then merged."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

import cbor2

from kollega.outputs.search.merge import fragments, merge
from kollega.outputs.search.pagefind import VERSION, run_pagefind, strange_files
from kollega.outputs.search.pages import searched_part
from kollega.outputs.search.shard import NOTHING, Shard, shard_of
from kollega.outputs.search.wording import index_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kollega.outputs.output import Store
    from kollega.outputs.search.pages import SearchedPage


FOLDER: Final = "pagefind"
"""Where the index lies on the site, and in the cache."""

MOST_PAGES: Final = 500
"""Of a shard, about: Pagefind holds 200 kB of memory for each, and takes a second for all."""

_SCRIPTS: Final = ("pagefind.js", "pagefind-worker.js")
"""What `search.js` loads; Pagefind's own interface is not published."""

_ENTRY: Final = "pagefind-entry.json"
"""Says which languages there are, and what of Pagefind each needs."""

_DATA: Final = re.compile(r"(?:pagefind\.|filter/|index/)[\w-]+\.pf_(?:meta|filter|index)", re.ASCII)
"""Files of words, of filters, and of what there is of both."""

_META: Final = re.compile(r"pagefind\.(.+)\.pf_meta")

_SAMPLE: Final = '<!doctype html><html lang="{}"><body data-pagefind-body>a'
"""A page, for what Pagefind brings along whatever the pages are."""

_MAKER: Final = f"5 {VERSION}"
"""Changes when the same pages would be indexed otherwise: by `index_text`, by Pagefind, or by how it is kept."""

_DAMAGE: Final = (ValueError, TypeError, LookupError, AttributeError, cbor2.CBORError)
"""Raised by data of another form than it should have."""


class Index(NamedTuple):
    """The index of a language."""

    name: str
    """Of the file that leads to all others."""
    pages: int
    """How many."""
    files: Mapping[str, bytes]
    """By path."""


def index_of(pages: Iterable[SearchedPage], read: Callable[[str], bytes], store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an index of pages: the root-relative path and the bytes of each.

    `read` returns the file at a root-relative path. The same pages give the same bytes. What was found in pages is
    kept, and found anew where one of the same shard has changed. Scripts are not kept: they run on the search page, and
    so come from the library itself. A site without anything to search has no index. Raises ConfigurationError where
    Pagefind fails.
    """
    by_language: dict[str, list[SearchedPage]] = defaultdict(list)
    for page in pages:
        by_language[page.lang].append(page)
    indexes = {}
    for lang in sorted(by_language):
        try:
            indexes[lang] = _index(lang, by_language[lang], read, store)
        except _DAMAGE:
            indexes[lang] = _index(lang, by_language[lang], read, _Anew(store))
    store.prune(FOLDER, 3 * sum(1 + len(group(each)) for each in by_language.values()))  # also what there was before
    files = _public_files({lang: index for lang, index in indexes.items() if index.pages})
    yield from ((f"{FOLDER}/{path}", files[path]) for path in sorted(files))


class _Anew(NamedTuple):
    """A store of which nothing is taken: what it keeps is of no use."""

    store: Store

    def get(self, _name: str) -> None:
        """Return nothing."""

    def put(self, name: str, content: bytes) -> None:
        """Keep something under a name."""
        self.store.put(name, content)

    def prune(self, folder: str, most: int) -> None:
        """Keep only the newest in a folder."""
        self.store.prune(folder, most)


def _index(lang: str, pages: Sequence[SearchedPage], read: Callable[[str], bytes], store: Store) -> Index:
    groups = group(pages)
    digests = [_digest(each) for each in groups]
    shards = [
        _kept_or_found(f"{FOLDER}/{lang}-{len(groups)}-{number}", digest, each, read, store)
        for number, (digest, each) in enumerate(zip(digests, groups, strict=True))
    ]
    shards = [shard for shard in shards if shard.pages]
    if not shards:
        return Index("", 0, {})
    files = _kept_or_merged(lang, hashlib.sha256(b"".join(digests)).digest(), shards, store)
    (name,) = (found[1] for found in map(_META.fullmatch, files) if found)
    pages_of = {f"fragment/{each}.pf_fragment": content for each, content in fragments(lang, shards)}
    return Index(name, len(pages_of), {**files, **pages_of})


def group(pages: Sequence[SearchedPage]) -> list[list[SearchedPage]]:
    """Return pages in groups of at most about `MOST_PAGES`: which one a page is in does not depend on others.

    There are twice as many groups once there are twice as many pages, and only then does each page change its group.
    """
    groups: list[list[SearchedPage]] = [[] for _ in range(1 << (max(len(pages) - 1, 0) // MOST_PAGES).bit_length())]
    for page in pages:
        number = int.from_bytes(hashlib.sha256(page.path.encode()).digest()[:4])
        groups[number % len(groups)].append(page)
    return groups


def _digest(pages: Iterable[SearchedPage]) -> bytes:
    return hashlib.sha256(_MAKER.encode() + b"".join(page.digest for page in pages)).digest()


def _kept_or_found(
    name: str, digest: bytes, pages: Sequence[SearchedPage], read: Callable[[str], bytes], store: Store
) -> Shard:
    """Return the shard of some pages, as it is kept under a name or else found now."""
    kept = store.get(name) or b""
    if kept.startswith(digest):
        with suppress(ValueError):
            return Shard.unpack(kept[len(digest) :])
    made = run_pagefind({page.path: index_text(searched_part(read(page.path)).decode()) for page in pages})
    try:
        shard = shard_of(made) if made else NOTHING
    except _DAMAGE as error:
        raise strange_files(error) from error
    store.put(name, digest + shard.pack())
    return shard


def _kept_or_merged(lang: str, digest: bytes, shards: Sequence[Shard], store: Store) -> dict[str, bytes]:
    """Return what is made of all shards together, as it is kept or else merged now."""
    kept = store.get(f"{FOLDER}/{lang}") or b""
    if kept.startswith(digest):
        files = cbor2.loads(kept[len(digest) :])
        return {path: bytes(content) for path, content in files.items() if _DATA.fullmatch(path)}
    files = merge(lang, shards)
    store.put(f"{FOLDER}/{lang}", digest + cbor2.dumps(files))
    return files


def _public_files(indexes: Mapping[str, Index]) -> dict[str, bytes]:
    """Return all that a reader's browser needs of the indexes of all languages, and what runs them."""
    if not indexes:
        return {}
    brought = run_pagefind({f"{lang}/index.html": _SAMPLE.format(lang) for lang in indexes})
    try:
        entry = json.loads(brought[_ENTRY])
        for lang, index in indexes.items():
            entry["languages"][lang.lower()] |= {"hash": index.name, "page_count": index.pages}
        entry["languages"] = dict(sorted(entry["languages"].items()))
        engines = {f"wasm.{each['wasm'] or 'unknown'}.pagefind" for each in entry["languages"].values()}
        files = {path: brought[path] for path in (*_SCRIPTS, *engines)}
    except _DAMAGE as error:
        raise strange_files(error) from error
    files[_ENTRY] = json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
    return files | {path: content for index in indexes.values() for path, content in index.files.items()}
