"""What a build does to the folder of the site."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from kollega.diagnostics import ContentError
from kollega.outputs.output import OutputKind
from website import Website

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company


def times(folder: Path) -> dict[str, int]:
    """Return when each file was last written."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.stat().st_mtime_ns for file in files}


def long_ago(folder: Path) -> None:
    for file in folder.rglob("*"):
        os.utime(file, (0, 0))


def test_a_file_that_did_not_change_is_not_touched(company: Company) -> None:
    company.build()
    long_ago(company.site_dir)
    company.build()
    assert set(times(company.site_dir).values()) == {0}


def test_only_what_changed_is_written(company: Company) -> None:
    company.build()
    long_ago(company.site_dir)
    company.edit("stories/people/ana.md", "Ana mends lifts.", "Ana mends lifts and clocks.")
    company.build()
    written = [path for path, time in times(company.site_dir).items() if time]
    assert [path for path in written if not path.startswith((".", "pagefind/"))] == ["people/ana/index.html"]


def test_what_is_no_longer_made_goes(company: Company) -> None:
    before = company.build().files
    (company.root / "vacancies/fitter.md").unlink()
    after = company.build().files
    gone = {path for path in before if path not in after}
    assert {"vacancies/fitter/index.html", "share/vacancies/fitter/kit.json"} < gone
    assert any(path.startswith("assets/cards/vacancy-fitter.") for path in gone)
    assert not (company.site_dir / "vacancies/fitter").exists()


@pytest.mark.parametrize("path", ["CNAME", ".git/HEAD", ".well-known/security.txt", "stories/by-hand/index.html"])
def test_what_the_build_did_not_make_stays(company: Company, path: str) -> None:
    company.build()
    kept = company.write(f"site/{path}", "mine")
    company.edit("stories/lifts.md", "Lifts that wait", "Lifts that hurry")
    company.build()
    assert kept.read_text("utf-8") == "mine"


MEASURES = {OutputKind.FEEDS: OutputKind.CARDS}
"""What says how large files of another kind are, as far as these are there."""


@pytest.mark.parametrize("kind", sorted(frozenset(OutputKind) - {OutputKind.PRINT}))  # which a site has to ask for
def test_a_build_of_one_kind_leaves_the_files_of_others(company: Company, kind: OutputKind) -> None:
    before = company.build().files
    company.edit("stories/lifts.md", "Lifts that wait", "Lifts that hurry")
    if kind in MEASURES:
        before = company.build(kinds=frozenset({MEASURES[kind]})).files
    after = company.build(kinds=frozenset({kind})).files
    whole = company.build(site_dir=company.root / "whole").files
    changed = {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}
    assert changed
    assert {path: after[path] for path in changed & after.keys()}.items() <= whole.items()
    assert {_kind_of(path) for path in changed} == {kind}


def _kind_of(path: str) -> OutputKind:
    """Return the kind of a file by its address, as the handbook explains kinds."""
    if path.startswith("assets/cards/"):
        return OutputKind.CARDS
    if path.startswith(("pagefind/", "search/")):
        return OutputKind.SEARCH
    if path.startswith("feeds/") and not path.endswith(".html"):
        return OutputKind.FEEDS
    return OutputKind.KITS if path.startswith(("share/", "first-post/")) else OutputKind.PAGES


def test_builds_of_each_kind_together_are_a_whole_build(company: Company) -> None:
    for kind in sorted(OutputKind, key=lambda kind: kind in MEASURES):
        company.build(kinds=frozenset({kind}))
    whole = company.build(site_dir=company.root / "whole").files
    assert company.build(kinds=frozenset({OutputKind.PAGES})).files == whole


def test_no_folder_is_left_beside_the_site(company: Company) -> None:
    company.build()
    company.edit("stories/lifts.md", "date: 2026-03-01", "date: soon")
    with pytest.raises(ContentError):
        company.build()
    assert not [path.name for path in company.root.iterdir() if path.name.startswith(".site")]


BROKEN = {
    "a date that is none": ("stories/lifts.md", "date: 2026-03-01", "date: soon"),
    "an author without a file": ("stories/lifts.md", "[ana]", "[nobody]"),
    "a link that leads nowhere": ("stories/lifts.md", "it was left", "[it](gone.md) was left"),
    "a vacancy without a way to apply": ("vacancies/fitter.md", "apply_url: https://apply.acme.example/fitter\n", ""),
    "a link from a page by hand": ("pages/index.md", "Acme", "[Acme](../stories/gone.md)"),
}


@pytest.mark.parametrize("edit", BROKEN.values(), ids=BROKEN)
def test_a_build_that_fails_leaves_the_site_as_it_was(company: Company, edit: tuple[str, str, str]) -> None:
    before = company.build()
    long_ago(company.site_dir)
    company.edit(*edit)
    with pytest.raises(ContentError):
        company.build()
    assert Website(company.site_dir, before.url).files == before.files
    assert set(times(company.site_dir).values()) == {0}
