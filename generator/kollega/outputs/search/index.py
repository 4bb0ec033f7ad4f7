"""The search index, made by Pagefind; the one module that knows the program."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import tempfile
import zipfile
import zlib
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pagefind_bin

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import as_wording, wording
from kollega.outputs.search.pages import SearchedPage, digest, holds_words, index_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.i18n.wording import Wording
    from kollega.outputs.output import Store


FOLDER = "pagefind"
"""Where the index lies on the site, and in the cache."""

_SCRIPTS: Final = ("pagefind.js", "pagefind-worker.js")
"""What `search.js` loads; Pagefind's own interface is not published."""

_ENTRY: Final = "pagefind-entry.json"
"""Says which languages there are, and what of Pagefind each needs."""

_DATA: Final = re.compile(r"pagefind-entry\.json|(?:[a-z]+/)?[\w.-]+\.pf_[a-z]+", re.ASCII)
"""Pagefind's files of words, pages and filters."""

_SAMPLE: Final = '<!doctype html><html lang="{}"><body data-pagefind-body>a'
"""A page, for what Pagefind brings along whatever the pages are."""

_PATIENCE: Final = 600
"""Seconds after which Pagefind is not slow, but something is wrong: ten thousand pages take it half a minute."""

_VERSION = f"4 {version('pagefind_bin')}"
"""Changes when the same pages would be indexed otherwise: by `index_text`, or by Pagefind."""

_SIGNS = ".headerlink, .footnote-ref, .footnote-backref"
"""What stands in a text for the hand alone: ways to a heading and to a note and back."""

_MOST_KEPT = 3
"""How many indexes the cache keeps: `serve` makes one whenever somebody saves."""


def index_of(pages: Sequence[SearchedPage], store: Store) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an index of pages: the root-relative path and the bytes of each.

    Pagefind does not promise the same bytes for the same pages: what it found is kept, and found anew only when the
    pages have changed. Its scripts are not: they run on the search page, and so come from the library itself. A site
    without anything to search has no index. Raises ConfigurationError where Pagefind fails.
    """
    name = f"{FOLDER}/{digest(pages, _VERSION)}"
    kept = store.get(name) if pages else None
    files = _with_scripts(unpack(kept), pages) if kept else {}
    if pages and not files:
        made = _run(pages)
        store.put(name, pack({path: content for path, content in made.items() if _DATA.fullmatch(path)}))
        store.prune(FOLDER, _MOST_KEPT)
        files = _public_files(made)
    for path, content in sorted(files.items()):
        yield f"{FOLDER}/{path}", content


def _with_scripts(data: Mapping[str, bytes], pages: Iterable[SearchedPage]) -> dict[str, bytes]:
    """Return what was found in pages together with what runs it; nothing where the two do not go together."""
    languages = sorted({page.lang for page in pages})
    samples = [SearchedPage(f"{lang}/index.html", _SAMPLE.format(lang).encode()) for lang in languages]
    scripts = {path: content for path, content in _run(samples).items() if not _DATA.fullmatch(path)}
    try:
        return _public_files(scripts | {path: content for path, content in data.items() if _DATA.fullmatch(path)})
    except (KeyError, ValueError, TypeError, AttributeError):
        return {}


def _public_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what a reader's browser needs of all that Pagefind made; raise KeyError where something is missing."""
    languages = json.loads(files[_ENTRY])["languages"].values() if files else ()
    engines = {f"wasm.{language['wasm'] or 'unknown'}.pagefind" for language in languages}
    data = {path for path in files if _DATA.fullmatch(path)}
    return {path: files[path] for path in (*_SCRIPTS, *engines, *data)} if files else {}


def _run(pages: Sequence[SearchedPage]) -> dict[str, bytes]:
    """Return all files that Pagefind makes of pages; nothing where there is no word in them."""
    try:
        with tempfile.TemporaryDirectory() as scratch:
            _run_pagefind(Path(scratch), pages)
            made = Path(scratch, "index")
            files = (file for file in made.rglob("*") if file.is_file())
            return {file.relative_to(made).as_posix(): file.read_bytes() for file in files}
    except (OSError, subprocess.SubprocessError) as error:
        if isinstance(error, subprocess.CalledProcessError) and not any(map(holds_words, pages)):
            return {}
        hint = wording("Everything else of the site is made, and nothing is left of an earlier index. Build again.")
        message = wording("Pagefind could not make the search index: {reason}", reason=_reason(error))
        raise ConfigurationError("", message, hint) from error


def _reason(error: OSError | subprocess.SubprocessError) -> Wording:
    """Return why Pagefind failed, in its own words if it has any."""
    match error:
        case subprocess.CalledProcessError(stderr=str(said)) if said.strip():
            return as_wording(said.strip())
        case subprocess.CalledProcessError(returncode=status) if status < 0:
            return wording(
                "the system ended it ({signal}), perhaps because memory is short", signal=signal.Signals(-status).name
            )
        case subprocess.CalledProcessError(returncode=status):
            return wording("it ended with the status {status} and said nothing", status=status)
        case subprocess.TimeoutExpired():
            return wording("it was not done in {number} minutes", number=_PATIENCE // 60)
        case _:
            return as_wording(str(error))


def _run_pagefind(scratch: Path, pages: Sequence[SearchedPage]) -> None:
    """Run the program on copies of the pages, out of reach of settings that it would look for."""
    for page in pages:
        file = scratch / "pages" / page.path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(index_text(page.html.decode()), "utf-8")
    command = [pagefind_bin.get_executable(), "--site", "pages", "--output-path", "index", "--silent"]
    command += ["--exclude-selectors", _SIGNS]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    subprocess.run(
        command, cwd=scratch, env=environment, check=True, capture_output=True, text=True, timeout=_PATIENCE,
        encoding="utf-8", errors="replace",
    )  # fmt: skip


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return files as one, with their names."""
    pack = io.BytesIO()
    with zipfile.ZipFile(pack, "w") as opened:
        for name, content in files.items():
            opened.writestr(name, content)
    return pack.getvalue()


def unpack(pack: bytes) -> dict[str, bytes]:
    """Return the files that were packed, by name; none where it is no such pack."""
    try:
        with zipfile.ZipFile(io.BytesIO(pack)) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, RuntimeError, OSError):
        return {}
