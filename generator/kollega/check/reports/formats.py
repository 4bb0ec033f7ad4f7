"""Reports for programs and pull requests: JSON, GitHub's workflow commands, a comment in Markdown."""

from __future__ import annotations

import json
import re
from itertools import groupby
from typing import TYPE_CHECKING

from kollega.check.reports.excerpt import visible
from kollega.check.reports.findings import and_more, notes_together, same_elsewhere, verdict
from kollega.diagnostics import SEVERITIES, Severity
from kollega.i18n.wording import NO_WORDING, wording

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kollega.check.reports.findings import Findings
    from kollega.diagnostics import Diagnostic
    from kollega.i18n.translation import Translate
    from kollega.i18n.wording import Wording


def json_report(findings: Findings) -> str:
    """Return the problems as a JSON list; their paths are relative to the folder of mkdocs.yml."""
    rows = [diagnostic.in_words(findings.translate).as_dict() for diagnostic in findings.diagnostics]
    return json.dumps(rows, ensure_ascii=False, indent=2)


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def workflow_commands(findings: Findings) -> str:
    """Return one command a line for each problem; nothing where there is none."""
    return "\n".join(_command(diagnostic, findings) for diagnostic in findings.diagnostics)


def _command(diagnostic: Diagnostic, findings: Findings) -> str:
    path = findings.path(diagnostic)
    properties = {"file": path, "line": diagnostic.line, "col": diagnostic.column, "title": diagnostic.code}
    named = ",".join(f"{name}={str(value).translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = "\n".join(map(findings.translate, filter(None, (diagnostic.message, diagnostic.hint))))
    return f"::{_COMMANDS[diagnostic.severity]} {named}::{message.translate(_IN_MESSAGE)}"


MOST = 100
"""Problems in one comment; code hosts refuse comments of more than 65,536 characters."""

_CODE = re.compile(r"`([^`]+)`")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# No text begins a line, so that the marks of lists and headings are harmless. `$` begins mathematics on some hosts.
_PUNCTUATION = re.compile(r"[\\`*_\[\]|~:$]|(?<=www)\.", re.IGNORECASE)
# Code hosts look for what they know in the finished text, where a backslash is gone: a word joiner is not. GitHub knows
# @people, #12, GH-12 and commits, GitLab !12, &12, $12, ~label, %milestone and ^alert#12 too.
_REFERENCE = re.compile(
    r"(?<=[@#!&$~%^])(?=[\w\"])|(?<=\bGH)(?=-\d)|(?<=\b[0-9a-f]{6})(?=[0-9a-f]{1,34}\b)", re.IGNORECASE
)
_JOINER = "\N{WORD JOINER}"


def pull_request_comment(findings: Findings) -> str:
    """Return the verdict and a list of the problems, grouped by file; a note that many files share is told once."""
    first = tuple(notes_together(findings.diagnostics))[:MOST]
    told = [(diagnostic, same_elsewhere(others, findings)) for diagnostic, others in first]
    grouped = groupby(told, lambda pair: findings.path(pair[0]))
    sections = [_section(path, pairs, findings.translate) for path, pairs in grouped]
    left = len(findings.diagnostics) - sum(1 + len(others) for _, others in first)
    rest = [findings.translate(and_more(left))] if left else []
    return "\n\n".join((f"**Kollega:** {findings.translate(verdict(findings))}", *sections, *rest))


def plain_markdown(text: str) -> str:
    """Return a text as Markdown that shows it as it is: no mark, mention, link or picture of it counts."""
    return _plain(visible(text))


def escape_markdown(text: str) -> str:
    """Return a text as Markdown that shows it as it is; what it has between single backticks stays code."""
    parts = _CODE.split(visible(text))
    return "".join(f"`{part}`" if index % 2 else _plain(part) for index, part in enumerate(parts))


def _section(path: str, told: Iterable[tuple[Diagnostic, Wording]], translate: Translate) -> str:
    items = (problem_markdown(diagnostic, translate, same) for diagnostic, same in told)
    return "\n".join((f"{code_markdown(path)}\n", *items))


def problem_markdown(diagnostic: Diagnostic, translate: Translate, same: Wording = NO_WORDING) -> str:
    """Return a problem as an item of a list, with what to do, and what else is to be said of it."""
    hint = f"→ {escape_markdown(translate(diagnostic.hint))}" if diagnostic.hint else ""
    grave = translate(SEVERITIES[diagnostic.severity])
    where = translate(wording("on line {line}", line=diagnostic.line))
    message = f"- **{grave}** {where}: {escape_markdown(translate(diagnostic.message))}"
    return "\\\n  ".join(filter(None, (message, hint, escape_markdown(translate(same)))))


def code_markdown(text: str) -> str:
    """Return a text as code within a line."""
    shown = visible(text)
    fence = "`" * (1 + max(map(len, re.findall("`+", shown)), default=0))
    space = " " if "`" in shown else ""  # else a backtick at its end would belong to the fence
    return f"{fence}{space}{shown}{space}{fence}"


def fenced_markdown(text: str) -> str:
    """Return a text as a block of code, which nothing in it ends.

    GitLab runs a line that begins with a slash, such as `/close`, where it takes it for no code, and it knows fences of
    three backticks alone (lib/gitlab/quick_actions/extractor.rb).
    """
    lines = [f"{_JOINER}{line}" if line.lstrip().startswith("/") else line for line in map(visible, text.split("\n"))]
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return "\n".join((f"{fence}text", *lines, fence))


def _plain(text: str) -> str:
    marked = _REFERENCE.sub(_JOINER, text)
    return _PUNCTUATION.sub(r"\\\g<0>", marked.translate(_ENTITIES))
