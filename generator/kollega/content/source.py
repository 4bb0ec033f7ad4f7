"""One file as it lies on the disk: its front matter with the place of every value, and its text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from kollega.content.problem import Mark, Problem
from kollega.content.yaml_faults import Fault, fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MAX_BYTES = 1_000_000
"""A text of a million bytes is some 500 printed pages: more is a file in the wrong place."""

MAX_FRONT_MATTER = 32_000
"""Characters; the longest real front matter is a tenth of it."""

MAX_DEPTH = 20
"""The schema nests three levels deep."""

MAX_VALUES = 5_000
"""Aliases (`&`, `*`) are YAML's way to repeat a value; a few lines of them can stand for millions."""

MAX_OPENINGS = 500
"""With more opening brackets and dashes than this, the slower loader that cannot overflow the stack reads the text."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_OTHER_LINE_END = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML, but to no editor; they would move every mark below them."""
_BRACKETS = {"[": 1, "{": 1, "]": -1, "}": -1}
_OWN_TAGS = "tag:yaml.org,2002:"
"""What YAML gives every value; others are written with `!` by those who mean an exclamation mark."""
_ONCE = "Write each value once, where it is needed, without `&`, `*` and brackets in brackets."

Steps = tuple[str | int, ...]


@dataclass(frozen=True)
class Marks:
    """Where each key and each value of a front matter stands."""

    keys: Mapping[Steps, Mark] = field(default_factory=dict)
    values: Mapping[Steps, Mark] = field(default_factory=dict)

    def value(self, *path: str | int) -> Mark:
        """Return the place of a value, or of the nearest thing around it that is written down."""
        known: Steps = ()
        for step in path:
            if (*known, step) in self.values:
                known = (*known, step)
        return self.values.get(known, Mark())

    def key(self, *path: str | int) -> Mark:
        """Return the place of a key, or of the nearest thing around it that is written down."""
        return self.keys.get(path) or self.value(*path[:-1])


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


class _Refusal(Exception):  # noqa: N818 - it never leaves this module
    """The front matter cannot be used."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class FrontMatter(YAMLHandler):
    """Splits a file at its `---` lines and reads the YAML between them as nodes with marks."""

    def nodes(self, text: str) -> tuple[yaml.MappingNode | None, str, int]:
        """Return the front matter's mapping, the text below it and the line on which that begins."""
        opening = self.FM_BOUNDARY.match(text)
        if opening is None:
            message = "the file does not begin with a line `---` and facts below it"
            hint = "Begin the file with a line `---`, then `title: …` and the other facts, then a line `---`."
            raise _Refusal(Fault(Mark(), "no-front-matter", message, hint))
        try:
            raw, below = self.split(text)
        except ValueError:
            message = "the facts that begin here do not end: the second line `---` is missing"
            hint = "Put a line with only `---` between the facts and the text."
            raise _Refusal(Fault(Mark(), "open-front-matter", message, hint)) from None
        if len(raw) > MAX_FRONT_MATTER:
            message = f"the front matter is longer than {MAX_FRONT_MATTER // 1000} kB"
            raise _Refusal(Fault(Mark(), "too-large", message, "Put the text below the closing `---`."))
        text_line = text.count("\n", 0, len(text) - len(below)) + 1
        # python-frontmatter takes empty lines below the opening `---` for a part of it; they count.
        return _mapping("\n" * opening[0].count("\n") + raw), below, text_line


def source_of(path: str, file: Path) -> Source | Problem:
    """Return the file at `file`, known as `path`, or the one problem that keeps it from being read."""
    try:
        if file.stat().st_size > MAX_BYTES:
            hint = "Split the text, or move pictures and tables of data into files of their own."
            message = f"the file is larger than {MAX_BYTES // 1000} kB"
            return Problem.at(path, Mark(), "too-large", message, hint)
        return parsed(path, file.read_bytes())
    except OSError as error:
        return Problem.at(path, Mark(), "unreadable", f"the file cannot be read: {error.strerror}")


def text_of(content: bytes) -> str:
    """Return the text that bytes are, with one kind of line ending; raise UnicodeDecodeError where they are none."""
    return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")


def parsed(path: str, content: bytes) -> Source | Problem:
    """Return the parts of a file's bytes, or the one problem that keeps them from being read."""
    try:
        text = text_of(content)
    except UnicodeDecodeError as error:
        before = text_of(content[: error.start])
        hint = "Save the file again with the encoding UTF-8."
        return Problem.at(path, _mark(before, len(before)), "not-utf8", "the file is not UTF-8 text", hint)
    if found := _CONTROL.search(text):
        hint = "Delete it; your editor may show it as a box or not at all."
        message = f"there is an invisible control character (U+{ord(found[0]):04X})"
        return Problem.at(path, _mark(text, found.start()), "control-character", message, hint)
    try:
        node, below, text_line = FrontMatter().nodes(text)
        keys: dict[Steps, Mark] = {}
        values: dict[Steps, Mark] = {(): Mark()}
        data = _data(node, (), keys, values) if node else {}
    except _Refusal as refusal:
        why = refusal.fault
        return Problem.at(path, why.mark, why.code, why.message, why.hint)
    return Source(path, data, Marks(keys, values), below, text_line)


def _mark(text: str, offset: int) -> Mark:
    return Mark(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _mapping(raw: str) -> yaml.MappingNode | None:
    """Return the YAML's top node; its marks count lines from 0, the opening `---` being line 0."""
    if found := _OTHER_LINE_END.search(raw):
        message = f"there is an invisible line break (U+{ord(found[0]):04X})"
        raise _Refusal(Fault(_mark(raw, found.start()), "control-character", message, "Delete it."))
    if max(accumulate(_BRACKETS[each] for each in raw if each in _BRACKETS), default=0) > MAX_DEPTH:
        raise _Refusal(Fault(Mark(2), "yaml-grows", "there are far too many brackets in brackets", _ONCE))
    # libyaml's composer recurses in C and would take the process with it on a text of nothing but openings.
    nested = sum(raw.count(opening) for opening in ("[", "{", "- ", "? "))
    loader = (_LOADER if nested < MAX_OPENINGS else yaml.SafeLoader)(raw)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _Refusal(fault(raw.split("\n"), error)) from error
    except RecursionError as error:
        raise _Refusal(Fault(Mark(2), "yaml-grows", "the front matter nests its values without end", _ONCE)) from error
    except (yaml.YAMLError, ValueError) as error:
        raise _Refusal(Fault(Mark(2), "bad-yaml", "the front matter is not valid YAML")) from error
    finally:
        loader.dispose()
    if node is None or isinstance(node, yaml.MappingNode):
        return node
    message = "there are no `key: value` lines between the two lines `---`"
    raise _Refusal(Fault(Mark(2), "bad-yaml", message, "Write for example `title: My first year`."))


def _data(node: yaml.Node, path: Steps, keys: dict[Steps, Mark], values: dict[Steps, Mark]) -> Any:  # noqa: ANN401 - YAML has no narrower type
    """Return the node's data with text for every scalar, and note its marks on the way."""
    mark = Mark(node.start_mark.line + 1, node.start_mark.column + 1)
    values.setdefault(path, mark)
    if len(values) > MAX_VALUES or len(path) > MAX_DEPTH:
        raise _Refusal(Fault(mark, "yaml-grows", "the front matter repeats or nests its values without end", _ONCE))
    if not node.tag.startswith(_OWN_TAGS):
        hint = 'Put the whole value in quotation marks, for example `title: "!"`.'
        raise _Refusal(Fault(mark, "bad-yaml", "a value cannot begin with `!`", hint))
    if isinstance(node, yaml.ScalarNode):
        if found := _CONTROL.search(node.value):
            message = f"the value holds an invisible control character (U+{ord(found[0]):04X})"
            raise _Refusal(Fault(mark, "control-character", message, "Take it out, or the `\\` that makes it."))
        return None if not node.style and node.value in {"", "~", "null"} else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_data(each, (*path, index), keys, values) for index, each in enumerate(node.value)]
    data: dict[str, Any] = {}
    for name, key_mark, value in _pairs(node):
        if name in data:
            first = keys[(*path, name)].line
            hint = f"The first `{name}` stands on line {first}. Keep one of the two."
            message = f"the key `{name}` stands here a second time"
            raise _Refusal(Fault(key_mark, "duplicate-key", message, hint))
        keys[(*path, name)] = key_mark
        data[name] = _data(value, (*path, name), keys, values)
    return data


def _pairs(node: yaml.Node) -> Iterator[tuple[str, Mark, yaml.Node]]:
    for key, value in node.value:
        mark = Mark(key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, yaml.ScalarNode):
            raise _Refusal(Fault(mark, "bad-yaml", "a key must be a single word", "Write `key: value`."))
        yield key.value, mark, value
