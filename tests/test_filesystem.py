"""The one reader of a site's files: what it reads, and what it refuses, whatever a name or a way looks like."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kollega.filesystem import (
    MAX_NAME,
    MAX_PATH,
    MissingError,
    TooLargeError,
    UnreadableError,
    read,
    require_file,
    size_of,
    walk,
)

CONTENT = b"Ahoy\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a site's folder, with something beside it that is nobody's business."""
    (tmp_path / "secret.md").write_bytes(b"secret")
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


@pytest.mark.parametrize(
    "path",
    [
        "a.md",
        "stories/a.md",
        "stories/a-year_2/photo.v2.JPG",
        "-a/-b",
        "stories/.hidden/a.md",
        ".well-known/security.txt",
        "stories/..md",
        "stories/...",
        "stories/é.md",
        "stories/a b.md",
        "./stories/a.md",
        "stories//a.md",
        "x" * MAX_NAME,
    ],
)
def test_a_file_below_the_root_is_read_whatever_usual_name_it_has(root: Path, path: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(CONTENT)
    assert read(root, path, 100) == CONTENT
    assert size_of(root, path) == len(CONTENT)
    require_file(root, path)


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("../secret.md", "outside-file"),
        ("stories/../../secret.md", "outside-file"),
        ("/etc/hostname", "outside-file"),
        ("..", "outside-file"),
        ("a\n", "bad-name"),
        ("a\x1b[31m.md", "bad-name"),
        ("a\u202egnp.md", "bad-name"),
        ("x" * (MAX_NAME + 1), "bad-name"),
        ("é" * (MAX_NAME // 2 + 1), "bad-name"),
        ("/".join(["x" * 100] * (MAX_PATH // 100)), "bad-name"),
        ("", "unreadable"),
        (".", "unreadable"),
        ("folder", "unreadable"),
        ("file.md/a.md", "unreadable"),
        ("link.md", "outside-file"),
        ("linked/secret.md", "outside-file"),
        ("pipe", "not-a-file"),
    ],
    ids=lambda text: ascii(text)[:30],
)
def test_what_is_no_file_of_the_site_is_refused_with_its_reason(root: Path, path: str, code: str) -> None:
    (root / "folder").mkdir()
    (root / "file.md").write_bytes(CONTENT)
    (root / "link.md").symlink_to(root.parent / "secret.md")
    (root / "linked").symlink_to(root.parent)
    os.mkfifo(root / "pipe")
    with pytest.raises(UnreadableError) as refusal:
        read(root, path, 100)
    assert refusal.value.diagnostic.code == code


def test_what_is_not_there_is_missing(root: Path) -> None:
    for path in ("a.md", "stories/a.md"):
        with pytest.raises(MissingError):
            read(root, path, 100)


@pytest.mark.parametrize("size", [0, 1, 99, 100])
def test_a_file_within_its_limit_is_read_whole(root: Path, size: int) -> None:
    (root / "a.md").write_bytes(b"x" * size)
    assert read(root, "a.md", 100) == b"x" * size


def test_a_file_beyond_its_limit_is_too_large(root: Path) -> None:
    (root / "a.md").write_bytes(b"x" * 101)
    with pytest.raises(TooLargeError):
        read(root, "a.md", 100)


def _open_files() -> int:
    """Return how many files this process has open, where the system tells it."""
    folder = Path("/proc/self/fd")
    return sum(1 for _ in folder.iterdir()) if folder.is_dir() else 0


def test_reading_leaves_no_file_open(root: Path) -> None:
    (root / "stories").mkdir()
    (root / "stories/a.md").write_bytes(CONTENT)
    (root / "stories/link.md").symlink_to("a.md")
    before = _open_files()
    for path in ("stories/a.md", "stories/link.md", "stories/none.md", "none/a.md", "stories", "stories/a.md/b"):
        for limit in (100, 1):
            try:
                read(root, path, limit)
            except UnreadableError:
                continue
    assert set(map(type, walk(root, "stories"))) >= {str}
    assert _open_files() == before
