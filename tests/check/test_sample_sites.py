"""Whole sample sites: beside each broken one lies the exact report that it must give.

KOLLEGA_RENEW=1 writes the reports anew; read what git then shows as changed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kollega.check.codes import explanations
from kollega.check.reports.excerpt import source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Examine
    from kollega.diagnostics import Diagnostic

SITES = Path(__file__).parents[1] / "sites"
RENEW = "KOLLEGA_RENEW" in os.environ
_SHOWN = 40
"""Characters of the line from the mark on."""
LACKING = frozenset({"no-pay", "no-closing-date", "no-place"})
"""What few samples say, since they are short: notes, which stand in no report."""


def samples(kind: str) -> list[object]:
    return [pytest.param(folder, id=folder.name) for folder in sorted((SITES / kind).iterdir())]


def problems(folder: Path, examine: Examine) -> tuple[Diagnostic, ...]:
    return tuple(each for each in examine(folder).diagnostics if each.code not in LACKING)


def lines_of(diagnostic: Diagnostic, root: Path) -> Iterator[str]:
    """Yield the lines that a report has about a problem: what is wrong, what stands at the mark, what to do."""
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}"
    yield f"{place}: {diagnostic.severity}: {diagnostic.code}: {diagnostic.message}"
    line = source_lines(root, [diagnostic]).get((diagnostic.path, diagnostic.line), "")
    if shown := line[diagnostic.column - 1 :][:_SHOWN]:
        yield ascii(shown)[1:-1].join("[]") if not shown.isprintable() else f"[{shown}]"
    if diagnostic.hint:
        yield diagnostic.hint
    yield ""


@pytest.mark.parametrize("folder", samples("broken"))
def test_a_broken_site_gives_exactly_its_report(folder: Path, examine: Examine) -> None:
    report = "\n".join(line for diagnostic in problems(folder, examine) for line in lines_of(diagnostic, folder))
    if RENEW:
        (folder / "report.txt").write_text(report, encoding="utf-8", newline="\n")
    assert report == (folder / "report.txt").read_text("utf-8")


@pytest.mark.parametrize("folder", samples("good"))
def test_a_good_site_gives_none(folder: Path, examine: Examine) -> None:
    assert problems(folder, examine) == ()


@pytest.mark.parametrize("folder", samples("broken"))
def test_what_is_told_is_as_grave_as_its_explanation_says(folder: Path, examine: Examine) -> None:
    for diagnostic in examine(folder).diagnostics:
        assert diagnostic.severity in explanations()[diagnostic.code].severities, diagnostic


@pytest.mark.parametrize("folder", samples("broken"))
def test_what_is_said_follows_the_place_and_what_to_do_is_a_sentence(folder: Path, examine: Examine) -> None:
    for diagnostic in examine(folder).diagnostics:
        assert not diagnostic.message.endswith("."), diagnostic
        assert not diagnostic.message[0].isupper(), diagnostic
        assert diagnostic.hint == "" or (diagnostic.hint[0].isupper() and diagnostic.hint[-1] in ".?!"), diagnostic
