"""What is wrong with a text, while it is looked through."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kollega.diagnostics import Fault, Severity

if TYPE_CHECKING:
    from kollega.markdown.source_map import Trail


class Report:
    """What was found so far, each kind once a line."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._faults: dict[tuple[int, str, str], Fault] = {}

    @property
    def is_of_markdown(self) -> bool:
        """Whether Markdown makes the element at hand: it is no raw HTML."""
        return self._trail.is_known

    def warn(self, code: str, message: str, hint: str = "") -> None:
        """Report something about the element at hand, that keeps nothing from being published."""
        mark = self._trail.mark()
        self._faults.setdefault((mark.line, code, ""), Fault(code, message, hint, Severity.WARNING, mark))

    def add(self, fault: Fault) -> None:
        """Report what somebody else says of the element at hand, once a line for each thing that is said."""
        mark = self._trail.mark()
        self._faults.setdefault((mark.line, fault.code, fault.message), replace(fault, mark=mark))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All of them, in the order of the text."""
        return tuple(sorted(self._faults.values(), key=lambda fault: (fault.mark, fault.code, fault.message)))
