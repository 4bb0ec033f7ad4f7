"""The one line of a file that says where its item is in its life, changed; every other byte stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kollega.content.source import Source, parse
from kollega.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_BOUNDARY = re.compile(r"\ufeff?-{3,}\s*")
_STATUS = re.compile(
    r"""(?P<key>(?:status|"status"|'status')[ \t]*:)(?P<gap>[ \t]*)"""
    r"""(?P<value>"[^"\r\n]*"|'[^'\r\n]*'|[^\s#][^#\r\n]*?)?(?P<rest>[ \t]*(?:[ \t]\#[^\r\n]*)?[\r\n]*)"""
)


def with_status(path: str, content: bytes, status: str) -> bytes | Diagnostic | None:
    """Return what a file holds with another `status`, or what keeps it from being read.

    A line that is there gets another value and keeps its remark; without one, it is put below the other facts. None
    where no change of one line says it: where the facts stand in brackets, or the value takes several lines.
    """
    before = parse(path, content)
    if isinstance(before, Diagnostic):
        return before
    lines = [line for line in _LINE.findall(content.decode()) if line]
    changed = "".join(_replaced(lines, before, status) or _inserted(lines, status)).encode()
    after = parse(path, changed)
    wanted = {**before.data, "status": status}
    if isinstance(after, Diagnostic) or (after.data, after.text) != (wanted, before.text):
        return None
    return changed


def _replaced(lines: Sequence[str], source: Source, status: str) -> list[str]:
    """Return the lines with another value behind the key `status`; nothing where no line begins with it."""
    mark = source.marks.keys.get(("status",))
    if mark is None:
        return []
    index = mark.line - 1
    found = _STATUS.fullmatch(lines[index][mark.column - 1 :]) if index < len(lines) else None
    if found is None:
        return list(lines)  # as it was, which is not what was wanted
    line = f"{lines[index][: mark.column - 1]}{found['key']}{found['gap'] or ' '}{status}{found['rest']}"
    return [*lines[:index], line, *lines[index + 1 :]]


def _inserted(lines: Sequence[str], status: str) -> list[str]:
    """Return the lines with `status` before the second `---`."""
    bounds = [index for index, line in enumerate(lines) if _BOUNDARY.fullmatch(line)]
    opening, closing = bounds[0], bounds[1]
    ending = lines[opening][len(lines[opening].rstrip("\r\n")) :]
    return [*lines[:closing], f"status: {status}{ending}", *lines[closing:]]
