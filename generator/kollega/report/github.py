"""The report as workflow commands, which GitHub and Forgejo show beside the lines of a pull request.

Rules of escaping: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts, read 2026-11-21.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kollega.content.problem import Problem
    from kollega.report.findings import Findings

_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def workflow_commands(findings: Findings) -> str:
    """Return one command a line for each problem; nothing where there is none."""
    return "\n".join(_command(problem, findings.path(problem)) for problem in findings.problems)


def _command(problem: Problem, path: str) -> str:
    properties = {"file": path, "line": problem.line, "col": problem.column, "title": problem.code}
    named = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(filter(None, (problem.message, problem.hint)))
    return f"::{problem.severity} {named}::{message.translate(_IN_MESSAGE)}"
