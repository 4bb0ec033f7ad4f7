"""Other facts in a file that people have written: what is not changed keeps its place, its remarks and its style."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Any, Final

import yaml

from kollega.content.source import Source, parse
from kollega.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)?")
_BOUNDARY: Final = re.compile(r"\ufeff?-{3,}\s*")
_BESIDE: Final = re.compile(r"\s*(?:#[^\r\n]*)?[\r\n]*")
"""A line that belongs to no fact: an empty one, or a remark."""
_SINGLE: Final = re.compile(
    r"""(?P<key>[^\s:#"'][^:#\r\n]*?|"[^"\r\n]*"|'[^'\r\n]*')(?P<colon>[ \t]*:)(?P<gap>[ \t]*)"""
    r"""(?P<value>"[^"\r\n]*"|'[^'\r\n]*'|[^\s#&*!|>{\["'](?:[^#\r\n]|(?<=\S)#)*?)?"""
    r"""(?P<rest>[ \t]*(?:[ \t]\#[^\r\n]*)?[\r\n]*)"""
)
"""A fact that takes one line and holds one value."""
_PLAIN: Final = re.compile(r"[A-Za-z0-9][\w.+-]*|https?://[^\s,{}#\[\]'\"]+[^\s,{}#\[\]'\":]", re.ASCII)
"""What needs no quotation marks, since every value of a front matter is read as text."""


def rewrite(
    path: str, content: bytes, facts: Mapping[str, Any], *, text: str | None = None, order: Sequence[str] = ()
) -> bytes | Diagnostic | None:
    """Return what a file holds with other facts, and maybe another text, or what keeps it from being read.

    A fact that is None goes. A new one stands behind the nearest of those that come before it in `order`, else at the
    end. The one value of a line is replaced and keeps its remark. None where no change of whole lines says
    it: where all facts stand in brackets, or one is repeated by another.
    """
    before = parse(path, content)
    if isinstance(before, Diagnostic):
        return before
    found = _Facts.of(before, [line for line in _LINE.findall(content.decode()) if line])
    for key, value in facts.items():
        found = found.changed(key, value, order)
    lines = found.lines if text is None else [*found.lines[: found.closing + 1], *_body(text, found.ending)]
    changed = "".join(lines).encode()
    after = parse(path, changed)
    wanted = {key: value for key, value in {**before.data, **facts}.items() if value is not None}
    if isinstance(after, Diagnostic) or {k: v for k, v in after.data.items() if v is not None} != wanted:
        return None
    return changed if text is not None or after.text == before.text else None


def fact_lines(key: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - nested data of YAML
    """Yield the lines of a fact: single values and lists of such on one, groups below each other."""
    if isinstance(value, dict) and any(map(_is_long, value.values())):
        yield f"{key}:"
        yield from (f"  {name}: {_line(each)}" for name, each in value.items())
    elif isinstance(value, list) and any(isinstance(each, dict) or _is_long(each) for each in value):
        yield f"{key}:"
        for each in value:
            first, *others = (
                [f"{name}: {_line(part)}" for name, part in each.items()] if isinstance(each, dict) else [_line(each)]
            )
            yield f"  - {first}"
            yield from (f"    {other}" for other in others)
    else:
        yield f"{key}: {_line(value)}"


_LONG: Final = 30
"""Characters of a value that has a line to itself."""


def _is_long(value: object) -> bool:
    return len(str(value)) > _LONG


def flow(value: Any) -> str:  # noqa: ANN401 - nested data of YAML
    """Return a value on one line of YAML, as it may stand in brackets."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return str(value) if _is_plain(value) else _dumped([value])[1:-1]


def _line(value: Any) -> str:  # noqa: ANN401 - nested data of YAML
    """Return a value on the line of its key, where fewer signs need quotation marks."""
    if isinstance(value, str):
        return value if _is_plain(value) else _dumped(value).removesuffix("\n...")
    return flow(value)


def _is_plain(value: str) -> bool:
    return bool(_PLAIN.fullmatch(value)) and value.lower() != "null"


def _dumped(value: Any) -> str:  # noqa: ANN401 - nested data of YAML
    written: str = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=math.inf)
    return written.strip()


def _body(text: str, ending: str) -> Iterator[str]:
    """Yield the lines below the facts: an empty one, and the text with the file's own line ends."""
    yield ending
    yield text.rstrip("\n").replace("\n", ending) + ending


@dataclass(frozen=True)
class _Facts:
    """The lines of a file, and on which each of its facts begins."""

    lines: list[str]
    begins: dict[str, int]
    """Indexes of lines, by key, in their order."""
    closing: int
    """The index of the second `---`."""

    @classmethod
    def of(cls, source: Source, lines: list[str]) -> _Facts:
        bounds = [index for index, line in enumerate(lines) if _BOUNDARY.fullmatch(line)]
        keys = {str(way[0]): mark.line - 1 for way, mark in source.marks.keys.items() if len(way) == 1}
        return cls(lines, dict(sorted(keys.items(), key=lambda each: each[1])), bounds[1])

    @property
    def ending(self) -> str:
        """What ends the first line, and so those that are new."""
        first = self.lines[0]
        return first[len(first.rstrip("\r\n")) :]

    def changed(self, key: str, value: Any, order: Sequence[str]) -> _Facts:  # noqa: ANN401 - nested data of YAML
        if key not in self.begins and value is None:
            return self
        new = [] if value is None else [f"{line}{self.ending}" for line in fact_lines(key, value)]
        begin, end = self._extent(key) if key in self.begins else (self._place(key, order),) * 2
        if end == begin + 1 and len(new) == 1 and (found := _SINGLE.fullmatch(self.lines[begin])):
            said = new[0][len(key) + 2 :].rstrip("\r\n")
            new = [f"{found['key']}{found['colon']}{found['gap'] or ' '}{said}{found['rest']}"]
        moved = len(new) - (end - begin)
        begins = {each: line + (line >= end) * moved for each, line in self.begins.items() if each != key}
        begins |= {key: begin} if new else {}
        ordered = dict(sorted(begins.items(), key=lambda each: each[1]))
        return _Facts([*self.lines[:begin], *new, *self.lines[end:]], ordered, self.closing + moved)

    def _extent(self, key: str) -> tuple[int, int]:
        """Return where a fact begins and ends, without the remarks above the next one."""
        begin = self.begins[key]
        end = min((line for line in (*self.begins.values(), self.closing) if line > begin), default=self.closing)
        beside = list(takewhile(_BESIDE.fullmatch, reversed(self.lines[begin + 1 : end])))
        return begin, end - len(beside)

    def _place(self, key: str, order: Sequence[str]) -> int:
        """Return before which line a new fact stands."""
        before = list(order[: order.index(key)]) if key in order else []
        nearest = next((each for each in reversed(before) if each in self.begins), None)
        return self._extent(nearest)[1] if nearest else self.closing
