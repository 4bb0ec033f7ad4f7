"""What a body has to report about itself, before anybody knows which file it stands in."""

from __future__ import annotations

from dataclasses import dataclass

from kollega.content.problem import Mark, Problem, Severity


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

    def problem(self, path: str, lines: int) -> Problem:
        """Return the finding as a problem of the file at `path`, whose body starts after `lines` lines."""
        mark = self.mark.moved(lines)
        return Problem(path, mark.line, mark.column, self.severity, self.code, self.message, self.hint)
