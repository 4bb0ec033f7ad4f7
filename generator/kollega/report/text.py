"""The report for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from kollega.content.problem import Severity
from kollega.report.excerpt import excerpt
from kollega.report.verdict import verdict
from kollega.report.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.content.problem import Problem
    from kollega.report.findings import Findings
    from kollega.report.lines import Place

_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow"}
# The bar before a line of a file also keeps a code host from taking `::` at its start for a command.
_GUTTER = "  | "


def text_report(findings: Findings, lines: Mapping[Place, str], *, most: int | None = None) -> Text:
    """Return every problem, or the first ones, with its line, a mark under the place and the hint; then the verdict."""
    report = Text()
    first = findings.problems[:most]
    for problem in first:
        for text, style in _parts(problem, findings, lines):
            report.append(text, style)
        report.append("\n\n")
    if left := len(findings.problems) - len(first):
        report.append(f"And {left:,} more: `kollega check` shows them all.\n\n")
    return report.append(verdict(findings), "bold")


def _parts(problem: Problem, findings: Findings, lines: Mapping[Place, str]) -> Iterator[tuple[str, str]]:
    colour = _COLOURS[problem.severity]
    yield f"{visible(findings.path(problem))}:{problem.line}:{problem.column}: ", "bold"
    yield f"{problem.severity}: ", colour
    yield visible(problem.message), ""
    line = lines.get((problem.path, problem.line), "")
    if line.strip():
        shown = excerpt(line, problem.column)
        yield f"\n{_GUTTER}{shown.text}\n{_GUTTER}", "dim"
        yield shown.mark, colour
    if problem.hint:
        yield "\n  → ", colour
        yield visible(problem.hint), ""
