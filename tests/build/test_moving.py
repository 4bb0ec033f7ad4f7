"""How what was made gets to its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kollega.outputs.artifact import Kind
from kollega.publish import MANIFEST, Published, published, staging

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGES = frozenset({Kind.PAGES})


def brought(files: Mapping[str, str], site: Path) -> Published:
    """Publish files with these contents."""
    with staging(site) as staged:
        for path, text in files.items():
            staged.put(path, text.encode())
        return published(staged, dict.fromkeys(files, Kind.PAGES), PAGES)


def held(site: Path) -> dict[str, str]:
    """Return what a folder holds, without the manifest."""
    files = (file for file in site.rglob("*") if file.is_file() and file.name != MANIFEST)
    return {file.relative_to(site).as_posix(): file.read_text() for file in files}


@pytest.mark.parametrize(
    ("before", "after", "done"),
    [
        pytest.param({}, {"a/b/c": "1", "d": "1"}, Published(2, 0, 0), id="nothing is there"),
        pytest.param({"a/b/c": "1"}, {"a/b/c": "1", "a/e/f": "1"}, Published(1, 1, 0), id="beside what stays"),
        pytest.param({"a/b/c": "1"}, {"a/b/c": "2"}, Published(1, 0, 0), id="another text"),
        pytest.param({"a/b/c": "1", "a/d": "1"}, {"a/d": "1"}, Published(0, 1, 1), id="a page less"),
        pytest.param({"a": "1"}, {"a/b": "1"}, Published(1, 0, 0), id="a folder in a file's place"),
        pytest.param({"a/b": "1"}, {"a": "1"}, Published(1, 0, 0), id="a file in a folder's place"),
    ],
)
def test_the_site_holds_what_was_made_last(
    before: dict[str, str], after: dict[str, str], done: Published, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    brought(before, site)

    assert brought(after, site) == done
    assert held(site) == after


def test_what_no_build_made_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    brought({"stories/a/index.html": "1"}, site)
    (site / "stories" / "CNAME").write_text("careers.example.org")

    brought({"vacancies/b/index.html": "1"}, site)

    assert held(site) == {"stories/CNAME": "careers.example.org", "vacancies/b/index.html": "1"}


@pytest.mark.parametrize("now", ["2", None], ids=["another text", "gone"])
def test_what_somebody_changed_on_the_site_is_made_again(now: str | None, tmp_path: Path) -> None:
    site, made = tmp_path / "site", {"a": "1", "b/c": "1"}
    brought(made, site)
    (site / "b/c").unlink()
    if now:
        (site / "b/c").write_text(now)

    assert brought(made, site) == Published(1, 1, 0)
    assert held(site) == made


def test_nothing_is_staged_that_the_site_has(tmp_path: Path) -> None:
    brought({"a": "1"}, tmp_path / "site")
    with staging(tmp_path / "site") as staged:
        staged.put("a", b"1")
        staged.put("b", b"2")
        assert [file.name for file in staged.folder.iterdir()] == ["b"]
        assert (staged.read("a"), staged.read("b")) == (b"1", b"2")
