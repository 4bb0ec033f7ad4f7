"""Compressed copies lie beside the texts of a site where somebody asks for them, say the same, and go with them."""

from __future__ import annotations

import gzip
import subprocess
from typing import TYPE_CHECKING

import brotli
import pytest

from company import minimal_company, picture
from kollega.build.compress import LEAST, TEXTS, compress_files
from kollega.build.manifest import Manifest
from kollega.build.staging import Staging
from kollega.outputs.output import ALL_KINDS, OutputKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from company import Company

READERS = {".br": brotli.decompress, ".gz": gzip.decompress}
BOTH = {"compress": ["brotli", "gzip"]}
PAGES = frozenset({OutputKind.PAGES})
FAST = ALL_KINDS - {OutputKind.CARDS, OutputKind.PRINT}


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Return a company whose site has copies."""
    company = minimal_company(tmp_path_factory.mktemp("compressed") / "acme")
    company.configure(BOTH)
    company.write("pages/logo.png", picture())
    company.build(kinds=FAST)
    return company


def copies(files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.endswith(tuple(READERS))}


def times(folder: Path) -> dict[str, int]:
    return {str(file.relative_to(folder)): file.stat().st_mtime_ns for file in folder.rglob("*") if file.is_file()}


def test_each_long_text_has_copies_that_say_the_same_and_are_smaller(done: Company) -> None:
    files = done.build(kinds=FAST).files
    texts = {path: text for path, text in files.items() if path.endswith(TEXTS) and len(text) >= LEAST}
    assert {path.rpartition(".")[2] for path in texts} >= {"html", "css", "js", "json", "rss", "atom", "svg"}
    assert copies(files).keys() == {f"{path}{ending}" for path in texts for ending in READERS}
    assert [path for path, text in texts.items() if READERS[".br"](files[f"{path}.br"]) != text] == []
    assert [path for path, text in texts.items() if READERS[".gz"](files[f"{path}.gz"]) != text] == []
    assert all(len(files[f"{path}{ending}"]) < len(text) for path, text in texts.items() for ending in READERS)


def test_the_bytes_are_the_same_each_time(done: Company, tmp_path: Path) -> None:
    assert (
        done.build(site_dir=tmp_path / "again", kinds=FAST, jobs=2, cached=False).files == done.build(kinds=FAST).files
    )


def test_a_copy_is_made_anew_with_its_text_alone(done: Company) -> None:
    before = times(done.site_dir)
    done.edit("stories/lifts.md", "A lift waits", "A paternoster waits")
    files = done.build(kinds=PAGES).files
    changed = {path for path, time in times(done.site_dir).items() if before.get(path) != time}
    assert "stories/lifts/index.html.br" in changed
    assert {path for path in changed if path.endswith(".br") and path.removesuffix(".br") not in changed} == set()
    assert b"A paternoster waits" in brotli.decompress(files["stories/lifts/index.html.br"])
    assert before["feeds/stories.rss.br"] == times(done.site_dir)["feeds/stories.rss.br"]


@pytest.mark.parametrize("content", [b"", b"something else", brotli.compress(b"another page")])
def test_a_copy_that_says_something_else_is_made_anew(done: Company, content: bytes) -> None:
    expected = done.build(kinds=FAST).files
    for ending in READERS:
        (done.site_dir / f"stories/lifts/index.html{ending}").write_bytes(content)
    assert done.build(kinds=FAST).files == expected


def test_copies_go_with_their_page_and_when_nobody_asks_for_them(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    company.configure(BOTH)
    assert "stories/lifts/index.html.br" in company.build(kinds=PAGES).files
    company.edit("stories/lifts.md", "title:", "status: draft\ntitle:")
    company.configure({"compress": "gzip"})
    files = company.build(kinds=PAGES).files
    assert [path for path in files if "stories/lifts/" in path] == []
    assert {path[-3:] for path in copies(files)} == {".gz"}
    company.configure({"compress": []})
    assert copies(company.build(kinds=PAGES).files) == {}


STAGED = {
    "a long text": ("a.html", b"word " * 500, {"a.html.br", "a.html.gz"}),
    "a short text": ("a.html", b"word " * 50, set()),
    "a text that gets no smaller": ("a.json", bytes(range(256)) * 6 + bytes(range(255, -1, -1)) * 2, None),
    "a picture": ("a.png", b"word " * 500, set()),
    "a font": ("a.woff2", b"word " * 500, set()),
    "headers for a host": ("_headers", b"word " * 500, set()),
    "a file of the index": ("pagefind/a.pf_meta", b"word " * 500, set()),
    "no file": ("gone.html", None, set()),
}


@pytest.mark.parametrize("case", STAGED)
def test_what_gets_smaller_and_is_worth_it_has_copies(tmp_path: Path, case: str) -> None:
    path, content, expected = STAGED[case]
    staging = Staging(tmp_path / "staged", tmp_path / "site")
    if content is not None:
        staging.put(path, content)
    made = compress_files({path: OutputKind.FEEDS}, ("brotli", "gzip"), staging)
    files = {str(file.relative_to(staging.folder)): file.stat().st_size for file in staging.folder.rglob("*.*")}
    assert made == dict.fromkeys(files.keys() - {path}, OutputKind.FEEDS)
    assert expected is None or made.keys() == expected
    assert all(files[copy] < files[path] for copy in made)


def test_mkdocs_makes_them_too(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    company.configure(BOTH | {"checksums": True})
    assert company.run("mkdocs", "build").returncode == 0
    assert (company.site_dir / "stories/lifts/index.html.br").exists()
    assert Manifest.of(company.site_dir).kinds["feeds/stories.rss.gz"] == OutputKind.FEEDS
    checked = subprocess.run(["sha256sum", "-c", "--quiet", "../SHA256SUMS"], cwd=company.site_dir, check=False)
    assert checked.returncode == 0
