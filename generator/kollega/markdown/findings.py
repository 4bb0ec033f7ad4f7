"""What is wrong with a text, while it is looked through."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.diagnostics import Diagnostic, Mark, Severity

if TYPE_CHECKING:
    from kollega.markdown.addresses import Refusal
    from kollega.markdown.source_map import Trail


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong with a body."""

    mark: Mark
    """Where it is; the body's first line is line 1."""
    code: str
    """A stable word for the kind of finding, such as `empty-link`."""
    message: str
    """What was found, in plain words."""
    hint: str = ""
    """What to do; empty where the message says it already."""
    severity: Severity = Severity.WARNING

    def diagnostic(self, path: str, lines: int) -> Diagnostic:
        """Return the finding as a problem of the file at `path`, whose body starts after `lines` lines."""
        mark = self.mark.moved(lines)
        return Diagnostic(path, mark.line, mark.column, self.severity, self.code, self.message, self.hint)


class Report:
    """What was found so far, each kind once a line."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._findings: dict[tuple[int, str, str], Finding] = {}

    @property
    def is_of_markdown(self) -> bool:
        """Whether Markdown makes the element at hand: it is no raw HTML."""
        return self._trail.is_known

    def add(self, code: str, message: str, hint: str = "") -> None:
        """Report something about the element at hand."""
        mark = self._trail.mark()
        self._findings.setdefault((mark.line, code, ""), Finding(mark, code, message, hint))

    def add_refusal(self, refusal: Refusal) -> None:
        """Report what a resolver said, once a line for each thing it said."""
        mark = self._trail.mark()
        finding = Finding(mark, refusal.code, refusal.message, refusal.hint, refusal.severity)
        self._findings.setdefault((mark.line, refusal.code, refusal.message), finding)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All of them, in the order of the text."""
        return tuple(sorted(self._findings.values()))
