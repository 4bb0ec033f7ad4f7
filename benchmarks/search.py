"""Index the pages of a large site for its search, and say what that takes: at first, again, and after a change.

The items come from `../shared/bench/corpus.py`. `--at-once` gives Pagefind all pages in one run besides, as Kollega did
before it made shards of them. Ends with exit status 1 where an index takes more memory than the bound below, or where
the same pages give other bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from kollega.build.cache import Cache
from kollega.outputs.search.index import index_of
from kollega.outputs.search.pagefind import run_pagefind
from kollega.outputs.search.pages import FOLDERS, searched_pages, searched_part
from kollega.outputs.search.wording import index_text
from measure import measure

if TYPE_CHECKING:
    from collections.abc import Iterable

MEGABYTES = 1000
"""How much memory an index may take at 20,000 stories and vacancies, all processes together."""

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "bench" / "corpus.py"
COMMAND = Path(sys.executable).parent / "kollega"
DAY = "2026-01-01"
"""On which half of the vacancies are open."""


def main() -> None:
    """Build the pages, index them in turn, print what it took, and say whether it keeps within the bound."""
    options = _options()
    if options.index:
        sys.exit(_index(options.index, options.kept))
    with tempfile.TemporaryDirectory(prefix="kollega-search-") as name:
        site = options.site or _site(Path(name), options.items)
        sys.exit(_measure(site, Path(name, "kept"), at_once=options.at_once))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--items", type=int, default=20_000, help="how many stories and vacancies (default: 20000)")
    parser.add_argument("--site", type=Path, help="a site whose pages are built already")
    parser.add_argument("--at-once", action="store_true", help="also give Pagefind all pages in one run")
    parser.add_argument("--index", type=Path, help=argparse.SUPPRESS)  # what is measured: one index of a site
    parser.add_argument("--kept", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def _site(folder: Path, items: int) -> Path:
    """Return a folder with the pages of so many stories and vacancies."""
    if not CORPUS.exists():
        print(f"{CORPUS} is not there, which writes the texts", file=sys.stderr)
        sys.exit(2)
    subprocess.run([sys.executable, CORPUS, str(items), folder / "acme", "kollega"], check=True)
    build = [COMMAND, "build", "--no-cache", "--only", "pages", "--as-of", DAY, "-d", folder / "site"]
    subprocess.run(build, cwd=folder / "acme", check=True, stdout=subprocess.DEVNULL)
    return folder / "site"


def _measure(site: Path, kept: Path, *, at_once: bool) -> int:
    """Print what each index takes, and return the exit status."""
    print("| | seconds | of the processor | MB at most, together |\n|---|--:|--:|--:|")
    if at_once:
        _row("Pagefind, all pages at once", site, None)
    peaks, digests = zip(*(_row(name, site, kept) for name in ("the first time", "nothing changed")), strict=True)
    story = min((site / "stories").glob("*/index.html"))
    text = story.read_bytes()
    try:
        story.write_bytes(text.replace(b"</h1>", b" anew</h1>", 1))
        peak, _ = _row("one story changed", site, kept)
    finally:
        story.write_bytes(text)
    _, last = _row("without what was kept", site, kept.with_name("nothing"))
    highest, same = max(*peaks, peak), len({*digests, last}) == 1
    print(f"\n{'The same bytes' if same else 'OTHER BYTES'} of the same pages; {highest:.0f} MB of {MEGABYTES}")
    return 0 if same and highest <= MEGABYTES else 1


def _row(name: str, site: Path, kept: Path | None) -> tuple[float, str]:
    """Index a site in a process of its own, and print what that takes; return its memory, and a digest of the index."""
    digest = site.with_name("digest")
    options = ("--kept", kept) if kept else ()
    run = measure((sys.executable, __file__, "--index", site, *options), Path.cwd())
    print(f"| {name} | {run.seconds:.1f} | {run.work:.1f} | {run.memory:.0f} |", flush=True)
    return run.memory, digest.read_text("ascii")


def _index(site: Path, kept: Path | None) -> int:
    """Make an index, and write its digest beside the site."""

    def read(path: str) -> bytes:
        return (site / path).read_bytes()

    found = (file for folder in FOLDERS for file in (site / folder).glob("*/index.html"))
    pages = searched_pages([file.relative_to(site).as_posix() for file in found], read, [""])
    files: Iterable[tuple[str, bytes]]
    if kept:
        files = index_of(pages, read, Cache(kept))
    else:
        files = run_pagefind({page.path: index_text(searched_part(read(page.path)).decode()) for page in pages}).items()
    digest = hashlib.sha256(b"".join(hashlib.sha256(content).digest() for _, content in sorted(files))).hexdigest()
    site.with_name("digest").write_text(digest, "ascii")
    return 0


if __name__ == "__main__":
    main()
