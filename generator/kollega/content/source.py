"""One file as it lies on the disk: its front matter with the place of every value, and its text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from frontmatter.default_handlers import YAMLHandler

from kollega.content.file_slips import closing_fault, conflict_fault, foreign_fault, opening_fault
from kollega.content.yaml_errors import FrontMatterError
from kollega.content.yaml_values import Marks, load_values, mark_at
from kollega.diagnostics import Diagnostic, Fault, Mark, Severity, Steps
from kollega.filesystem import TooLargeError, UnreadableError, read
from kollega.i18n.characters import first_turn, may_turn, strange_in, strange_name, turns_in
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAX_TEXT_BYTES = 1_000_000
"""A text of a million bytes is some 500 printed pages: more is a file in the wrong place."""

MAX_FRONT_MATTER = 32_000
"""Characters; the longest real front matter is a tenth of it."""


@dataclass(frozen=True)
class Source:
    """A file that could be read: data of its front matter (all scalars are text), marks, and the text below."""

    path: str
    data: Mapping[str, Any]
    marks: Marks
    text: str
    """The Markdown below the front matter."""
    text_line: int
    """The line of the file on which `text` begins, counted from 1."""


class FrontMatterHandler(YAMLHandler):
    """Splits a file at its `---` lines."""

    def parts(self, text: str) -> tuple[str, str, int]:
        """Return the YAML behind the first of them, the text below it, and the line on which that begins."""
        opening = self.FM_BOUNDARY.match(text)
        if opening is None:
            raise FrontMatterError(opening_fault(text))
        try:
            raw, below = self.split(text)
        except ValueError:
            raise FrontMatterError(closing_fault(text)) from None
        if len(raw) > MAX_FRONT_MATTER:
            message = wording("the facts are longer than {size} kB", size=MAX_FRONT_MATTER // 1000)
            raise FrontMatterError(Fault("too-large", message, wording("Put the text below the closing `---`.")))
        text_line = text.count("\n", 0, len(text) - len(below)) + 1
        # python-frontmatter takes empty lines below the opening `---` for a part of it; they count.
        return "\n" * opening[0].count("\n") + raw, below, text_line


def read_source(path: str, root: Path) -> Source | Diagnostic:
    """Return the file at a path below `root`, or the one problem that keeps it from being read."""
    content = read_bytes(path, root)
    return content if isinstance(content, Diagnostic) else parse(path, content)


def read_bytes(path: str, root: Path) -> bytes | Diagnostic:
    """Return what a text file below `root` holds, or the problem that keeps it from being read."""
    try:
        return read(root, path, MAX_TEXT_BYTES)
    except TooLargeError as error:
        hint = wording("Split the text, or move pictures and tables of data into files of their own.")
        return replace(error.diagnostic, hint=hint)
    except UnreadableError as error:
        return error.diagnostic


def decode(content: bytes) -> str:
    """Return the text that bytes are, with one kind of line ending; raise UnicodeDecodeError where they are none."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def parse(path: str, content: bytes) -> Source | Diagnostic:
    """Return the parts of a file's bytes, or the one problem that keeps them from being read."""
    if foreign := foreign_fault(content):
        return foreign.of(path)
    try:
        text = decode(content)
    except UnicodeDecodeError as error:
        before = decode(content[: error.start])
        hint = wording("Save the file again with the encoding UTF-8.")
        return Diagnostic.at(
            path, mark_at(before, len(before)), "not-utf8", wording("the file is not UTF-8 text"), hint
        )
    if found := strange_in(text):
        hint = wording("Delete it; your editor may show it as a box, as a symbol, or not at all.")
        message = wording("there is {character}", character=strange_name(found[0]))
        return Diagnostic.at(path, mark_at(text, found.start()), "control-character", message, hint)
    if conflict := conflict_fault(text):
        return conflict.of(path)
    try:
        raw, below, text_line = FrontMatterHandler().parts(text)
        return Source(path, load_values(raw), Marks(raw), below, text_line)
    except FrontMatterError as unusable:
        return unusable.fault.of(path)


def direction_diagnostics(source: Source) -> Iterator[Diagnostic]:
    """Yield what turns the order of letters: an override at all, another mark where it is not ended."""
    for steps, value in _texts(source.data) if may_turn(source.marks.raw) else ():
        if turn := first_turn(value):
            yield _turn_diagnostic(source.path, source.marks.value(*steps), turn[1])
    line, done = source.text_line, 0
    for offset, character in turns_in(source.text):
        line, done = line + source.text.count("\n", done, offset), offset
        column = offset - source.text.rfind("\n", 0, offset)
        yield _turn_diagnostic(source.path, Mark(line, column), character)


def _turn_diagnostic(path: str, mark: Mark, character: str) -> Diagnostic:
    message = wording(
        "an invisible mark ({number}) reverses the order of the letters after it", number=f"U+{ord(character):04X}"
    )
    hint = wording(
        "Delete it. If the letters are then in the wrong order, end it with its counterpart (U+202C or U+2069)."
    )
    return Diagnostic.at(path, mark, "turned-text", message, hint, severity=Severity.WARNING)


def _texts(data: Mapping[str, object] | list[object] | object, steps: Steps = ()) -> Iterator[tuple[Steps, str]]:
    if isinstance(data, str):
        yield steps, data
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for step, value in pairs:
        yield from _texts(value, (*steps, step))
