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


def text_report(findings: Findings, lines: Mapping[Place, str]) -> Text:
    """Return every problem with its line, a mark under the place and the hint; then the verdict."""
    report = Text()
    for problem in findings.problems:
        for text, style in _parts(problem, findings, lines):
            report.append(text, style)
        report.append("\n\n")
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
