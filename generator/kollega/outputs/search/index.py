"""The search index, made by Pagefind; the one module that knows the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import pagefind_bin

from kollega.errors import ConfigurationError
from kollega.outputs.search.searched import digest, indexed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.outputs.search.searched import SearchedPage

FOLDER = "pagefind"
"""Where the index lies on the site, and in the cache."""

_READERS = ("pagefind.js", "pagefind-worker.js", "pagefind-entry.json")
"""What `search.js` loads; Pagefind's own interface is not published."""

_INDEX = ("*.pf_meta", "*/*.pf_*")
"""Pagefind's files of words, pages and filters."""

_MAKER = f"2 {version('pagefind_bin')}"
"""Changes when the same pages would be indexed otherwise: by `indexed`, or by Pagefind."""

_MOST_KEPT = 3
"""How many indexes the cache keeps: `serve` makes one whenever somebody saves."""


def index_of(pages: Sequence[SearchedPage], cache: Path | None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an index of pages: the root-relative path and the bytes of each.

    Pagefind does not promise the same bytes for the same pages: an index is kept in the folder `cache` and made anew
    only when the pages have changed. A site without anything to search has no index.
    """
    if not pages:
        return
    with tempfile.TemporaryDirectory() as scratch:
        index = (cache or Path(scratch)) / FOLDER / digest(pages, _MAKER)
        if not index.is_dir():
            _make(index, pages)
        for file in sorted(file for file in index.rglob("*") if file.is_file()):
            yield f"{FOLDER}/{file.relative_to(index).as_posix()}", file.read_bytes()


def _make(index: Path, pages: Sequence[SearchedPage]) -> None:
    """Make an index; its folder is there only when it is complete."""
    index.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=index.parent) as scratch:
        made = Path(scratch, "index")
        _run_pagefind(Path(scratch), pages)
        for name in _published_names(made):
            file = Path(scratch, "published", name)
            file.parent.mkdir(parents=True, exist_ok=True)
            (made / name).rename(file)
        if not index.is_dir():  # another build may have been quicker
            Path(scratch, "published").rename(index)
    kept = sorted(index.parent.glob("[!.]*"), key=lambda folder: folder.stat().st_mtime)
    for older in kept[:-_MOST_KEPT]:
        shutil.rmtree(older, ignore_errors=True)


def _run_pagefind(scratch: Path, pages: Sequence[SearchedPage]) -> None:
    """Run the program on copies of the pages, out of reach of settings that it would look for."""
    for page in pages:
        file = scratch / "pages" / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(indexed(page.html.decode()), "utf-8")
    command = [pagefind_bin.get_executable(), "--site", "pages", "--output-path", "index", "--silent"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    try:
        subprocess.run(command, cwd=scratch, env=environment, check=True, capture_output=True, text=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", "") or str(error)
        hint = "Build without it: kollega build --only pages,feeds,cards,kits"
        raise ConfigurationError("", f"Pagefind could not make the search index: {said.strip()}", hint) from error


def _published_names(made: Path) -> list[str]:
    """Return the files that a reader's browser needs, relative to the folder that Pagefind made."""
    entry = json.loads((made / "pagefind-entry.json").read_text("utf-8"))
    engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in entry["languages"].values()}
    found = (file.relative_to(made).as_posix() for pattern in _INDEX for file in made.glob(pattern))
    return sorted({*_READERS, *engines, *found})
