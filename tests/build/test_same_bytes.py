"""The same inputs give the same bytes, whoever builds and whatever is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from website import Website

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from company import Company


def test_another_process_with_more_workers_and_no_cache_makes_the_same_bytes(
    example: Website, example_copy: Company, tmp_path: Path
) -> None:
    arguments = ("build", "-d", str(tmp_path / "elsewhere"), "--no-cache", "--jobs", "4")
    assert example_copy.run("kollega", *arguments, PYTHONHASHSEED="1").returncode == 0
    assert Website(tmp_path / "elsewhere", example.url).reproducible == example.reproducible


def test_a_warm_cache_makes_the_same_bytes(example: Website, example_copy: Company) -> None:
    assert list(example_copy.root.glob(".kollega/*"))
    assert example_copy.build().reproducible == example.reproducible


def test_nothing_that_a_process_remembers_changes_the_bytes(company: Company) -> None:
    made = [company.build(site_dir=company.root / f"{number}", cached=False).reproducible for number in range(3)]
    assert made == made[:1] * 3


def test_how_many_work_at_a_time_changes_nothing(company: Company) -> None:
    made = company.build(cached=False).reproducible
    for jobs in (2, 4):
        assert company.build(site_dir=company.root / f"{jobs}", jobs=jobs, cached=False).reproducible == made


def test_fresh_processes_in_the_place_of_forked_ones_change_nothing(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = company.build(cached=False).reproducible
    monkeypatch.setattr("kollega.executor.executors.FORKS", False)
    assert company.build(site_dir=company.root / "fresh", jobs=2, cached=False).reproducible == made


def test_what_the_cache_keeps_is_what_is_shown(company: Company) -> None:
    company.build()
    company.edit("stories/lifts.md", "Lifts that wait", "Lifts that hurry")
    warm = company.build(site_dir=company.root / "warm").reproducible
    assert warm == company.build(site_dir=company.root / "none", cached=False).reproducible
