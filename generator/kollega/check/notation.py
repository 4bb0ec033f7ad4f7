"""What was found, as JSON knows it: texts, numbers and lists, from which the same values are made again.

Nothing that is kept is run when it is read, as it would be from Python's own form: the folder may be a stranger's.
"""

from __future__ import annotations

from typing import Any

from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.wording import Wording

Notation = list[Any]
"""Texts, numbers and lists of such."""


def notation_of(diagnostic: Diagnostic) -> Notation:
    """Return what `diagnostic_of` makes the same diagnostic of."""
    found = diagnostic
    said = _noted(found.message), _noted(found.hint)
    return [found.path, found.line, found.column, found.severity.value, found.code, *said]


def diagnostic_of(noted: Notation) -> Diagnostic:
    """Return the diagnostic; raise ValueError or TypeError where it is none."""
    path, line, column, severity, code, message, hint = noted
    return Diagnostic(path, line, column, Severity(severity), code, _said(message), _said(hint))


def _noted(value: object) -> Any:  # noqa: ANN401 - what JSON knows
    """Return a text or a number; of a sentence, what it was made of."""
    if isinstance(value, Wording):
        return [[*value.templates], value.number, [[name, _noted(each)] for name, each in value.values]]
    return value


def _said(noted: Any) -> Any:  # noqa: ANN401 - as above
    if not isinstance(noted, list):
        return noted
    templates, number, values = noted
    return Wording(tuple(templates), number, tuple((name, _said(each)) for name, each in values))
