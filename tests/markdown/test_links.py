"""Links between files, as the check judges them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from company import Company


def diagnostics(company: Company) -> list[tuple[str, str]]:
    """Return file and code of each problem of a site."""
    found = json.loads(company.run("kollega", "check", "--format", "json").stdout)
    return [(diagnostic["path"], diagnostic["code"]) for diagnostic in found]


@pytest.mark.parametrize("target", ["lifts.md", "lifts"])
def test_a_link_to_a_file_with_an_error_is_not_called_broken_as_well(company: Company, target: str) -> None:
    company.edit("pages/index.md", "# Work at Acme\n", f"# Work at Acme\n\n[Read](../stories/{target})\n")
    company.edit("stories/lifts.md", "date: 2026-03-01", "date: soon")
    assert ("stories/lifts.md", "bad-date") in diagnostics(company)
    assert ("pages/index.md", "broken-link") not in diagnostics(company)


def test_a_picture_that_is_none_is_not_called_missing_as_well(company: Company) -> None:
    company.edit("stories/lifts.md", "A lift waits", "![A lift](lift.jpg)\n\nA lift waits")
    company.write("stories/lift.jpg", b"no picture")
    assert ("stories/lift.jpg", "not-a-picture") in diagnostics(company)
    assert ("stories/lifts.md", "broken-link") not in diagnostics(company)


def test_a_link_to_a_file_that_is_too_deep_in_folders_is_broken(company: Company) -> None:
    company.write("stories/a/b/deep.md", "---\ntitle: Deep\n---\n")
    company.edit("stories/lifts.md", "A lift waits", "[Deep](a/b/deep.md)\n\nA lift waits")
    assert ("stories/lifts.md", "broken-link") in diagnostics(company)
