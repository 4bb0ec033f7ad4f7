"""Copies of a site's texts, compressed beforehand, for web servers that send those: `x.html.br`, `x.html.gz`."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import brotli

from kollega.executor import SERIAL, chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from kollega.build.staging import Staging
    from kollega.config.settings import Compression
    from kollega.executor import Executor
    from kollega.outputs.output import OutputKind

TEXTS: Final = (
    *(".html", ".css", ".js", ".json", ".xml", ".rss", ".atom", ".svg", ".txt", ".md", ".ics", ".csv"),
    ".webmanifest",
)
"""The endings of what gets smaller; pictures, fonts, documents and the search index are compressed as they are."""

LEAST: Final = 1_400
"""Bytes below which nothing is gained: they travel in one packet (an Ethernet frame holds 1,500, headers included)."""


class Format(NamedTuple):
    """A way to compress that browsers know."""

    ending: str
    compress: Callable[[bytes], bytes]
    decompress: Callable[[bytes], bytes]


FORMATS: Mapping[Compression, Format] = {
    # 10 of 11: a fiftieth larger than the utmost, in a third of the time
    "brotli": Format(".br", partial(brotli.compress, quality=10), brotli.decompress),
    "gzip": Format(".gz", partial(gzip.compress, compresslevel=9, mtime=0), gzip.decompress),
}


def compress_files(
    kinds: Mapping[str, OutputKind], formats: Iterable[Compression], staging: Staging, executor: Executor = SERIAL
) -> dict[str, OutputKind]:
    """Stage compressed copies of those files that get smaller, and return the kind of each: that of its file.

    A copy that an earlier build left on the site is taken as long as it says what the file says.
    """
    wanted = tuple(FORMATS[name] for name in formats)
    texts = sorted(path for path in kinds if wanted and path.endswith(TEXTS))
    made = executor.map(
        partial(_compress_some, formats=wanted, staging=staging), [list(some) for some in chunks(texts)]
    )
    return {copy: kinds[path] for path, copy in chain.from_iterable(made)}


def _compress_some(paths: Iterable[str], formats: Iterable[Format], staging: Staging) -> list[tuple[str, str]]:
    """Stage the copies of some files; return the path of each file with that of each copy."""
    made = []
    for path in paths:
        with suppress(FileNotFoundError):
            content = staging.read(path)
            some = formats if len(content) >= LEAST else ()
            made += [(path, path + each.ending) for each in some if _stage(path + each.ending, content, each, staging)]
    return made


def _stage(path: str, content: bytes, form: Format, staging: Staging) -> bool:
    """Stage a copy, unless the site has it; return whether there is one, since it is smaller."""
    if path in staging.before and _says(staging.site_dir / path, content, form):
        return True
    copy = form.compress(content)
    if len(copy) < len(content):
        staging.put(path, copy)
    return len(copy) < len(content)


def _says(file: Path, content: bytes, form: Format) -> bool:
    """Return whether a file is a compressed copy of this content."""
    try:
        return bool(form.decompress(file.read_bytes()) == content)
    except (OSError, EOFError, zlib.error, brotli.error):
        return False
