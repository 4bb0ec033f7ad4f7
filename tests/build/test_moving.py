"""How what was made gets to its place."""

from __future__ import annotations

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from kollega.build.manifest import NAME as MANIFEST
from kollega.build.publish import Changes, publish
from kollega.build.staging import staging
from kollega.diagnostics import ConfigurationError
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGES = frozenset({OutputKind.PAGES})


def brought(files: Mapping[str, str], site: Path) -> Changes:
    """Publish files with these contents."""
    with staging(site) as staged:
        for path, text in files.items():
            staged.put(path, text.encode())
        return publish(staged, dict.fromkeys(files, OutputKind.PAGES), PAGES)


def held(site: Path) -> dict[str, str]:
    """Return what a folder holds, without the manifest."""
    files = (file for file in site.rglob("*") if file.is_file() and file.name != MANIFEST)
    return {file.relative_to(site).as_posix(): file.read_text() for file in files}


@pytest.mark.parametrize(
    ("before", "after", "done"),
    [
        pytest.param({}, {"a/b/c": "1", "d": "1"}, Changes(2, 0, 0), id="nothing is there"),
        pytest.param({"a/b/c": "1"}, {"a/b/c": "1", "a/e/f": "1"}, Changes(1, 1, 0), id="beside what stays"),
        pytest.param({"a/b/c": "1"}, {"a/b/c": "2"}, Changes(1, 0, 0), id="another text"),
        pytest.param({"a/b/c": "1", "a/d": "1"}, {"a/d": "1"}, Changes(0, 1, 1), id="a page less"),
        pytest.param({"a": "1"}, {"a/b": "1"}, Changes(1, 0, 0), id="a folder in a file's place"),
        pytest.param({"a/b": "1"}, {"a": "1"}, Changes(1, 0, 0), id="a file in a folder's place"),
    ],
)
def test_the_site_holds_what_was_made_last(
    before: dict[str, str], after: dict[str, str], done: Changes, tmp_path: Path
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

    assert brought(made, site) == Changes(1, 1, 0)
    assert held(site) == made


def test_nothing_is_staged_that_the_site_has(tmp_path: Path) -> None:
    brought({"a": "1"}, tmp_path / "site")
    with staging(tmp_path / "site") as staged:
        staged.put("a", b"1")
        staged.put("b", b"2")
        assert [file.name for file in staged.folder.iterdir()] == ["b"]
        assert (staged.read("a"), staged.read("b")) == (b"1", b"2")


PAGE = "stories/a/index.html"

DAMAGED = {
    "nothing": b"",
    "binary": bytes(range(256)),
    "half": b'{"a": "pag',
    "a list": b'["a"]',
    "a text": b'"a"',
    "a number": b"7",
    "none": b"null",
    "another kind": b'{"a": "paintings"}',
    "a number for a kind": b'{"a": 7}',
    "a list for a kind": b'{"a": ["pages"]}',
    "a path above": b'{"../outside": "pages"}',
    "a path above within": b'{"a/../../outside": "pages"}',
    "a path from the root of the disk": b'{"/etc/passwd": "pages"}',
    "a path with a zero": b'{"a\\u0000b": "pages"}',
    "a path that is no text": b'{"\\ud800": "pages"}',
    "no path": b'{"": "pages"}',
    "the folder itself": b'{".": "pages"}',
    "somebody's history": b'{".git/HEAD": "pages"}',
    "itself": b'{".kollega.json": "pages"}',
    "a thousand lists in each other": b"[" * 100_000,
}


@pytest.mark.parametrize("listed", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_list_ends_in_a_sentence_and_touches_nothing(listed: bytes, tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "outside"
    outside.write_text("mine")
    brought({PAGE: "1"}, site)
    (site / ".git").mkdir()
    (site / ".git/HEAD").write_text("main")
    (site / MANIFEST).write_bytes(listed)
    before = held(tmp_path)

    with pytest.raises(ConfigurationError) as raised:
        brought({PAGE: "2"}, site)
    assert "Delete the folder site/" in raised.value.hint
    assert held(tmp_path) == before


@pytest.mark.parametrize("kind", ["a folder", "a link", "a link that leads nowhere", "a pipe"])
def test_a_list_that_is_no_file_ends_in_a_sentence(kind: str, tmp_path: Path) -> None:
    site, listed = tmp_path / "site", tmp_path / "site" / MANIFEST
    brought({PAGE: "1"}, site)
    made = {
        "a folder": listed.mkdir,
        "a link": lambda: listed.symlink_to(site / PAGE),
        "a link that leads nowhere": lambda: listed.symlink_to("nowhere"),
        "a pipe": lambda: os.mkfifo(listed),
    }
    listed.unlink()
    made[kind]()
    with pytest.raises(ConfigurationError, match="damaged"):
        brought({PAGE: "2"}, site)


def test_a_name_that_no_disk_has_is_passed_over(tmp_path: Path) -> None:
    site = tmp_path / "site"
    brought({PAGE: "1"}, site)
    (site / MANIFEST).write_text(json.dumps({PAGE: "pages", "a" * 300: "pages"}))
    assert brought({PAGE: "1"}, site) == Changes(0, 1, 0)


@pytest.mark.parametrize(
    "after", [{"b": "1"}, {PAGE: "2", "b": "1"}, {PAGE: "1", "b": "2"}], ids=["gone", "new", "same"]
)
@pytest.mark.parametrize("linked", ["stories", "stories/a"])
def test_a_link_in_the_place_of_a_folder_ends_in_a_sentence_and_touches_nothing(
    linked: str, after: dict[str, str], tmp_path: Path
) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    brought({PAGE: "1", "b": "1"}, site)
    (site / linked).rename(elsewhere)
    (site / linked).symlink_to(elsewhere)
    before = held(tmp_path)
    with pytest.raises(ConfigurationError) as raised:
        brought(after, site)
    assert (raised.value.option, raised.value.hint) == (
        f"site/{linked}",
        f"Delete the link site/{linked}, and build again.",
    )
    assert held(tmp_path) == before
    (site / linked).unlink()
    brought(after, site)
    assert held(site) == after


@pytest.mark.parametrize("linked", ["stories", "stories/a", PAGE, "b"])
def test_what_a_link_leads_to_stays_where_a_build_takes_its_place(linked: str, tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    (elsewhere / "a").mkdir(parents=True)
    for path in ("index.html", "a/index.html"):
        (elsewhere / path).write_text("mine")
    (site / linked).parent.mkdir(parents=True)
    (site / linked).symlink_to(elsewhere / "index.html" if linked in {PAGE, "b"} else elsewhere)
    brought({PAGE: "1", "b": "mine"}, site)
    assert held(site) == {PAGE: "1", "b": "mine"}
    assert held(elsewhere) == {"index.html": "mine", "a/index.html": "mine"}
    assert not any(path.is_symlink() for path in site.rglob("*"))


def test_the_folder_of_a_site_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    brought({PAGE: "1", "b": "1"}, tmp_path / "site")
    brought({PAGE: "2"}, tmp_path / "site")
    assert held(tmp_path / "elsewhere") == {PAGE: "2"}


def test_what_a_killed_build_had_brought_goes_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    brought({"a": "1"}, site)
    replaced: list[str] = []

    def replace(source: str, target: str) -> None:
        """Move three files, and be killed."""
        if len(replaced) == 3:
            raise KeyboardInterrupt
        replaced.append(str(target))
        real(source, target)

    real = os.replace
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(KeyboardInterrupt):
        brought({"a": "1", "b": "1", "c": "1", "d": "1"}, site)
    monkeypatch.undo()
    assert set(held(site)) == {"a", "b", "c"}

    brought({"a": "1"}, site)
    assert held(site) == {"a": "1"}


def test_what_killed_builds_left_beside_the_site_goes_and_nothing_else(tmp_path: Path) -> None:
    kept = {".site-backup/a", ".site-kollega-mine/a", ".other-kollega-abcdefgh/a", "site-kollega-abcdefgh/a"}
    for path in (*kept, ".site-kollega-abcdefgh/stories/a", ".site-kollega.lock"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("1")
    brought({"a": "1"}, tmp_path / "site")
    assert set(held(tmp_path)) == {*kept, "site/a"}


def test_one_build_at_a_time_works_on_a_site(tmp_path: Path) -> None:
    site, order = tmp_path / "site", []

    def work(number: int) -> None:
        with staging(site) as staged:
            order.append(number)
            assert len(list(tmp_path.glob(".site-kollega-*"))) == 1
            time.sleep(0.02)
            staged.put(f"{number}", b"1")
            publish(staged, {f"{number}": OutputKind.PAGES}, PAGES)
            order.append(number)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(work, range(8)))
    assert order[::2] == order[1::2]
    assert sorted(order[::2]) == list(range(8))
    assert len(held(site)) == 1
    assert list(tmp_path.iterdir()) == [site]
