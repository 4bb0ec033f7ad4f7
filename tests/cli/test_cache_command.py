"""What builds keep can be looked at, limited and deleted."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from company import minimal_company
from kollega.build.cache import Cache
from kollega.cli.command import kollega

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company

KEPT = {"assets/cards/a.1.png": 3_000_000, "texts/01.json": 500_000, "elsewhere": 100_000}


@pytest.fixture
def company(tmp_path: Path) -> Company:
    """Return a company that keeps a few megabytes."""
    company = minimal_company(tmp_path / "acme")
    for path, size in KEPT.items():
        company.write(f".kollega/{path}", bytes(size))
    return company


def test_what_is_kept_is_told_the_largest_first(company: Company) -> None:
    told = company.run("kollega", "cache", "info").stdout.splitlines()
    assert told[0].endswith("/.kollega/: 3.6 MB of 1,000.0 MB")
    assert told[1:] == [
        "  share pictures: 1 file, 3.0 MB",
        "  what was read and found in texts: 1 file, 0.5 MB",
        "  other files: 1 file, 0.1 MB",
    ]


def test_what_is_kept_is_told_in_the_language_of_messages(company: Company) -> None:
    words = ["cache", "info", "-f", str(company.config_file)]
    told = CliRunner().invoke(kollega, words, env={"KOLLEGA_MESSAGES": "sv"}).output.splitlines()
    assert told[0].endswith("/.kollega/: 3,6 MB av 1\xa0000,0 MB")
    assert told[1] == "  delningsbilder: 1 fil, 3,0 MB"


def test_where_nothing_is_kept_nothing_is_told_and_nothing_begun(tmp_path: Path) -> None:
    company = minimal_company(tmp_path / "acme")
    done = company.run("kollega", "cache", "info", "--cache-dir", str(tmp_path))
    assert (done.returncode, done.stdout.count("\n")) == (0, 1)
    assert company.run("kollega", "cache", "clear").returncode == 0
    assert not (company.root / ".kollega").exists()


def test_what_is_kept_is_deleted(company: Company) -> None:
    done = company.run("kollega", "cache", "clear")
    assert done.stdout.endswith("/.kollega/: 3.6 MB deleted\n")
    assert not (company.root / ".kollega").exists()
    assert (company.root / "stories/lifts.md").is_file()


def test_a_cache_elsewhere_is_named_by_the_environment_too(company: Company, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    done = company.run("kollega", "build", "--only", "feeds", KOLLEGA_CACHE_DIR=str(elsewhere))
    assert done.returncode == 0, done.stderr
    assert {"texts", "builds"} == {path.name for path in (elsewhere / ".kollega").iterdir()}
    assert not (company.root / ".kollega/texts/02.json").exists()


def test_a_link_in_its_place_is_refused(company: Company, tmp_path: Path) -> None:
    (company.root / ".kollega").rename(tmp_path / "kept")
    (company.root / ".kollega").symlink_to(tmp_path / "kept")
    done = company.run("kollega", "cache", "clear")
    assert done.returncode == 2
    assert (tmp_path / "kept/texts/01.json").is_file()


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path / ".kollega")
    for number, name in enumerate(("a", "b/c", "d")):
        cache.put(name, b"x" * 1000)
        os.utime(tmp_path / ".kollega" / name, (number, number))
    assert cache.get("a") == b"x" * 1000
    cache.shrink(2_500)
    assert (cache.get("a"), cache.get("b/c"), cache.get("d")) == (b"x" * 1000, None, b"x" * 1000)
    cache.shrink(0)
    assert list(cache.files()) == []


def test_a_build_keeps_no_more_than_the_settings_say(company: Company) -> None:
    company.configure({"cache": {"size": 1}})
    company.draw()
    assert sum(file.size for file in Cache(company.root / ".kollega").files()) <= 1_000_000
    assert company.draw().files
