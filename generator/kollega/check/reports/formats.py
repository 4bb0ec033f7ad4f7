"""Reports for programs and pull requests: JSON, GitHub's workflow commands, a comment in Markdown."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING

from kollega.check.reports.excerpt import visible
from kollega.check.reports.findings import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.check.reports.findings import Findings
    from kollega.diagnostics import Problem


def records(findings: Findings) -> str:
    """Return the problems as a JSON list; their paths are relative to the folder of mkdocs.yml."""
    return json.dumps([problem.as_dict() for problem in findings.problems], ensure_ascii=False, indent=2)


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


MOST = 100
"""Problems in one comment; code hosts refuse comments of more than 65,536 characters."""

_CODE = re.compile(r"`([^`]+)`")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# No text begins a line, so that the marks of lists and headings are harmless. `$` begins mathematics on some hosts.
_PUNCTUATION = re.compile(r"[\\`*_\[\]|~:$]|(?<=www)\.", re.IGNORECASE)
# Code hosts look for mentions and issue numbers in the finished text, where a backslash is gone: a word joiner is not.
_REFERENCE = re.compile(r"(?<=[@#])(?=\w)")
_JOINER = "\N{WORD JOINER}"


def comment(findings: Findings) -> str:
    """Return the verdict and a list of the problems, grouped by file."""
    first = findings.problems[:MOST]
    sections = [_section(path, problems) for path, problems in groupby(first, findings.path)]
    left = len(findings.problems) - len(first)
    rest = [f"And {left:,} more: `kollega check` shows them all."] if left else []
    return "\n\n".join((f"**Kollega:** {verdict(findings)}", *sections, *rest))


def escaped(text: str) -> str:
    """Return a text as Markdown that shows it as it is; what it has between single backticks stays code."""
    parts = _CODE.split(visible(text))
    return "".join(f"`{part}`" if index % 2 else _plain(part) for index, part in enumerate(parts))


def _section(path: str, problems: Iterable[Problem]) -> str:
    return "\n".join((f"{_code(visible(path))}\n", *(line for problem in problems for line in _item(problem))))


def _item(problem: Problem) -> Iterator[str]:
    line_break = "\\" if problem.hint else ""
    yield f"- **{problem.severity}** in line {problem.line}: {escaped(problem.message)}{line_break}"
    if problem.hint:
        yield f"  → {escaped(problem.hint)}"


def _code(text: str) -> str:
    fence = "`" * (1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{text}{fence}"


def _plain(text: str) -> str:
    marked = _REFERENCE.sub(_JOINER, text)
    return _PUNCTUATION.sub(r"\\\g<0>", marked.translate(_ENTITIES))
