"""The same inputs give the same bytes, whoever builds and whatever is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from website import Website

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company


@pytest.mark.parametrize("seed", ["1", "2"])
def test_another_process_makes_the_same_bytes(
    example: Website, example_copy: Company, tmp_path: Path, seed: str
) -> None:
    arguments = ("build", "-d", str(tmp_path / "elsewhere"), "--no-cache")
    assert example_copy.run("kollega", *arguments, PYTHONHASHSEED=seed).returncode == 0
    assert Website(tmp_path / "elsewhere", example.url).reproducible == example.reproducible


@pytest.mark.parametrize("cached", [True, False], ids=["from a warm cache", "from none"])
def test_building_again_makes_the_same_bytes(
    example: Website, example_copy: Company, tmp_path: Path, *, cached: bool
) -> None:
    example_copy.build(site_dir=tmp_path / "first")
    assert example_copy.build(site_dir=tmp_path / "second", cached=cached).reproducible == example.reproducible


def test_how_many_work_at_a_time_changes_nothing(example: Website, example_copy: Company) -> None:
    assert example_copy.build(jobs=4).reproducible == example.reproducible


def test_threads_in_the_place_of_processes_change_nothing(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    made = company.build(cached=False).reproducible
    monkeypatch.setattr("kollega.executor.FORKS", False)
    for number in range(3):
        site = company.build(site_dir=company.root / f"{number}", jobs=6, cached=False)
        assert site.reproducible == made


def test_what_the_cache_keeps_is_what_is_shown(company: Company) -> None:
    company.build()
    company.edit("stories/lifts.md", "Lifts that wait", "Lifts that hurry")
    warm = company.build(site_dir=company.root / "warm").reproducible
    assert warm == company.build(site_dir=company.root / "none", cached=False).reproducible
