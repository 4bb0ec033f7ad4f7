"""The findings of one body, gathered along its trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.content.body.finding import Finding

if TYPE_CHECKING:
    from kollega.content.body.address import Refusal
    from kollega.content.body.trail import Trail


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
