"""What a parser of YAML complains about, in words for those who wrote it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.line_slips import joining_slip, second_colon_hint, value_slip
from kollega.diagnostics import Fault, Mark
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from yaml import MarkedYAMLError

    from kollega.i18n.wording import Wording


class FrontMatterError(Exception):
    """The front matter cannot be used."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(frozen=True)
class _Meaning:
    """What a complaint means."""

    sign: str
    """A part of the complaint, in the words of libyaml or in those of PyYAML, which differ."""
    message: Wording
    hint: Wording
    opening: bool = False
    """Whether the mistake is where the thing begins that could not be read, rather than where reading stopped."""


QUOTE_HINT = wording('Put the whole value in quotation marks, for example `title: "@home"`.')
_MEANINGS = (
    _Meaning(
        "unexpected end of stream",
        wording("the quotation mark that opens here is not closed"),
        wording("Put the same mark at the end of the value."),
        opening=True,
    ),
    _Meaning(
        "expected ',' or",
        wording("the bracket that opens here is not closed"),
        wording("Put the closing bracket at the end, or the whole value in quotation marks."),
        opening=True,
    ),
    _Meaning(
        "could not find expected ':'",
        wording("this line has no colon"),
        wording("Write `key: value`. If this line continues the one above, begin it with two spaces."),
        opening=True,
    ),
    _Meaning("cannot start any token", wording("a value cannot begin with this sign"), QUOTE_HINT),
    _Meaning("node content", wording("a value cannot begin with this sign"), QUOTE_HINT),
    _Meaning("undefined alias", wording("a value cannot begin with `*`"), QUOTE_HINT),
    _Meaning("alphabetic or numeric", wording("a value cannot begin with `*` or `&`"), QUOTE_HINT, opening=True),
    _Meaning(
        "comment or",
        wording("below a `>` or `|`, the text begins on the next line"),
        wording("Move the text down and indent it, or remove the sign."),
        opening=True,
    ),
    _Meaning(
        "escape character",
        wording("a backslash means something else between these quotation marks"),
        wording("Use single quotation marks, or write two backslashes."),
    ),
    _Meaning(
        "expected key",
        wording("this does not belong to the value before it"),
        wording("Put the whole value in quotation marks, or align this line with its neighbours."),
    ),
)

_COLON = re.compile(r":\s")
_BEHIND_NUMBER_SIGN = re.compile(r"[\[{][^\]}\"'#]*(?<=[\s\[{,])(#[^\s\]},]+)[^\n]*[\]}]\s*$")
"""A bracket that opens, and closes only behind what YAML takes for a remark."""
_IN_BRACKETS = re.compile("node content|expected ',' or|mapping values|find expected ':'")
"""How parsers complain where a bracket does not close."""


def yaml_fault(lines: list[str], error: MarkedYAMLError) -> Fault:
    """Return what is wrong with lines of YAML; of a front matter, the opening `---` is line 1."""
    stopped = _mark(error.problem_mark) or _mark(error.context_mark) or Mark()
    line = lines[stopped.line - 1] if stopped.line <= len(lines) else ""
    if "\t" in line[: stopped.column]:
        mark = Mark(stopped.line, line.index("\t") + 1)
        return Fault("yaml-tab", wording("there is a tab on this line"), wording("Use spaces instead."), mark=mark)
    complaint = error.problem or ""
    if found := _slip(lines, stopped, error):
        return found
    if swallowed := _swallowed(lines[: stopped.line]) if _IN_BRACKETS.search(complaint) else None:
        return swallowed
    if "mapping values are not allowed" in complaint:
        return _colon(line, stopped)
    for meaning in _MEANINGS:
        if meaning.sign in complaint:
            began = _mark(error.context_mark) if meaning.opening else None
            return Fault("bad-yaml", meaning.message, meaning.hint, mark=began or stopped)
    hint = wording("Each line is `key: value`; put a value with special characters in quotation marks.")
    return Fault(
        "bad-yaml", wording("this is not valid YAML here ({complaint})", complaint=complaint), hint, mark=stopped
    )


def _slip(lines: list[str], stopped: Mark, error: MarkedYAMLError) -> Fault | None:
    """Return the slip of the line that was complained of, of that where what is wrong began, or of the one above."""
    began = _mark(error.context_mark) if _opens(error.problem or "") else None
    for number in (stopped.line, *([began.line] if began else [])):
        line = lines[number - 1] if number <= len(lines) else ""
        if found := value_slip(line, number) or joining_slip(line, number):
            return found
    return joining_slip(lines[stopped.line - 2], stopped.line - 1) if 1 < stopped.line <= len(lines) + 1 else None


def _opens(complaint: str) -> bool:
    return any(meaning.sign in complaint and meaning.opening for meaning in _MEANINGS)


def _swallowed(lines: list[str]) -> Fault | None:
    """Return what is wrong with the last line of which a remark takes the closing bracket away; None without one."""
    for number, line in reversed(list(enumerate(lines, start=1))):
        if slip := value_slip(line, number):
            return slip
        if found := _BEHIND_NUMBER_SIGN.search(line):
            message = wording(
                "“{sign}” and the closing bracket are lost: to YAML, ` #` begins a comment", sign=found[1]
            )
            hint = wording('Put the value in quotation marks: `"{value}"`.', value=found[1])
            return Fault("bad-yaml", message, hint, mark=Mark(number, found.start(1) + 1))
    return None


def _colon(line: str, mark: Mark) -> Fault:
    if _COLON.search(line[: mark.column - 1]):
        message = wording("there is a second colon on this line, and the value is not in quotation marks")
        return Fault("bad-yaml", message, second_colon_hint(line), mark=mark)
    begin = Mark(mark.line, len(line) - len(line.lstrip()) + 1)
    hint = wording("Align it with its neighbours.")
    return Fault("bad-yaml", wording("this line does not fit the line above it"), hint, mark=begin)


def _mark(mark: object) -> Mark | None:
    """Return a mark of PyYAML, which counts from 0."""
    line, column = getattr(mark, "line", None), getattr(mark, "column", None)
    return None if line is None or column is None else Mark(line + 1, column + 1)
