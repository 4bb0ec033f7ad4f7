"""The values of a front matter: all as the text that was written, and the place of each for those who ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, count
from typing import TYPE_CHECKING, Any

import yaml

from kollega.content.line_slips import joining_slip
from kollega.content.yaml_errors import QUOTE_HINT, FrontMatterError, yaml_fault
from kollega.diagnostics import Fault, Mark, Steps
from kollega.i18n.characters import strange_in, strange_name
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

MAX_NESTING = 20
"""The schema nests three levels deep."""

MAX_VALUES = 5_000
"""Aliases (`&`, `*`) are YAML's way to repeat a value; a few lines of them can stand for millions."""

MAX_OPENINGS = 500
"""With more opening brackets and dashes than this, the slower loader that cannot overflow the stack reads the text."""

_OTHER_LINE_END = re.compile("[\x85\u2028\u2029]")
"""Line breaks to YAML, but to no editor; they would move every mark below them."""
_BRACKETS = {"[": 1, "{": 1, "]": -1, "}": -1}
_QUOTED = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
"""A value in which brackets are but letters."""
_OWN_TAGS = "tag:yaml.org,2002:"
"""What YAML gives every value."""
_TYPES = frozenset({"str", "int", "float", "bool", "null", "timestamp", "seq", "map"})
"""What may be written behind `!!`; other things behind `!` are written by those who mean an exclamation mark."""
_PROPERTY = re.compile(r"(?:^|[:?,\[{-])[ \t]*[&!]", re.MULTILINE)
"""What stands before a value that YAML would name (`&`) or type (`!`)."""
_ONCE = wording("Write each value once, where it is needed, without `&`, `*` and brackets in brackets.")


class _AsText:
    """Takes every value for the text that was written, so that nobody tries which of YAML's types it looks like."""

    def resolve(self, _kind: type[yaml.Node], _value: Any, _implicit: Any) -> str:  # noqa: ANN401 - as PyYAML has it
        """Return the name of the type `text`."""
        return f"{_OWN_TAGS}str"


_Careful: type[Any] = type("_Careful", (_AsText, yaml.SafeLoader), {})
_Quick: type[Any] = type("_Quick", (_AsText, getattr(yaml, "CSafeLoader", yaml.SafeLoader)), {})


@dataclass(frozen=True)
class Marks:
    """Where each key and each value of a front matter stands; it is read once more for the first who asks."""

    raw: str = ""
    """The front matter, which can be read; the opening `---` is line 1, and this begins behind it."""

    @cached_property
    def keys(self) -> Mapping[Steps, Mark]:
        """Return the place of each key by the way to it."""
        return {path: _mark(key) for path, key, _ in self._all() if key}

    @cached_property
    def values(self) -> Mapping[Steps, Mark]:
        """Return the place of each value by the way to it; that of them all is the beginning of the file."""
        return {(): Mark()} | {path: _mark(node) for path, _, node in self._all()}

    def value(self, *path: str | int) -> Mark:
        """Return the place of a value, or of the nearest thing around it that is written down."""
        if not path:
            return Mark()
        known: Steps = ()
        for step in path:
            if (*known, step) in self.values:
                known = (*known, step)
        return self.values.get(known, Mark())

    def key(self, *path: str | int) -> Mark:
        """Return the place of a key, or of the nearest thing around it that is written down."""
        return self.keys.get(path) or self.value(*path[:-1])

    def _all(self) -> Iterator[tuple[Steps, yaml.Node | None, yaml.Node]]:
        node = _mapping(self.raw)
        return _below(node, ()) if node else iter(())


def load_values(raw: str) -> dict[str, Any]:
    """Return the data of a front matter; raise FrontMatterError where it cannot be read.

    The opening `---` is line 1 to those who are told where that is; `raw` begins behind it.
    """
    node = _mapping(raw)
    data: dict[str, Any] = _data(node, 0, count(1)) if node else {}
    if slip := _key_slip(raw, node.value if node else ()):
        raise FrontMatterError(slip)
    if wrong := _swallow_fault(raw):
        raise FrontMatterError(wrong)
    return data


def _key_slip(raw: str, pairs: Iterable[tuple[yaml.Node, yaml.Node]]) -> Fault | None:
    """Return what is wrong where a colon has become a part of a key: `title:My night: one`."""
    keys = (key for key, _ in pairs if isinstance(key, yaml.ScalarNode) and not key.style and ":" in key.value)
    slips = (joining_slip(raw.split("\n")[key.start_mark.line], key.start_mark.line + 1) for key in keys)
    return next(filter(None, slips), None)


def _swallow_fault(raw: str) -> Fault | None:
    """Return what is wrong where YAML would swallow a word: a name that nobody calls, or a type of nobody's."""
    if not ("&" in raw or "!" in raw) or not _PROPERTY.search(raw):
        return None
    tokens = list(yaml.scan(raw, _Quick))
    called = {token.value for token in tokens if isinstance(token, yaml.AliasToken)}
    for token in tokens:
        if isinstance(token, yaml.AnchorToken) and token.value not in called:
            return _property_fault(token, "&")
        if isinstance(token, yaml.TagToken) and (token.value[0] != "!!" or token.value[1] not in _TYPES):
            return _property_fault(token, "!")
    return None


def _property_fault(token: yaml.Token, sign: str) -> Fault:
    return Fault(
        "bad-yaml",
        wording("a value cannot begin with `{sign}`: YAML would leave the word out", sign=sign),
        QUOTE_HINT,
        mark=_mark(token),
    )


def plain_scalar_ends(raw: str) -> Iterator[tuple[Steps, str, yaml.Mark]]:
    """Yield the way to each single value without quotation marks, the value, and where it ends, counted from 0.

    A value that is empty ends with its key.
    """
    if node := _mapping(raw):
        for steps, key, value in _below(node, ()):
            if isinstance(value, yaml.ScalarNode) and not value.style:
                yield steps, value.value, (value if value.value or key is None else key).end_mark


@dataclass(frozen=True)
class Scalar:
    """A single value, and where it stands."""

    steps: Steps
    """The way to it."""
    value: str
    quote: str
    """The quotation mark around it; empty where it has none."""
    begin: Mark
    end: Mark
    """Where what follows it begins."""


def scalars(raw: str) -> Iterator[Scalar]:
    """Yield the single values of a front matter that can be read, without its keys; block texts are left out."""
    node = _mapping(raw)
    for steps, _, value in _below(node, ()) if node else ():
        if isinstance(value, yaml.ScalarNode) and value.style not in {"|", ">"}:
            end = Mark(value.end_mark.line + 1, value.end_mark.column + 1)
            yield Scalar(steps, value.value, value.style or "", _mark(value), end)


def mark_at(text: str, offset: int) -> Mark:
    """Return the place of a character."""
    return Mark(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _mapping(raw: str) -> yaml.MappingNode | None:
    """Return the YAML's top node; its marks count lines from 0, the opening `---` being line 0."""
    if found := None if raw.isascii() else _OTHER_LINE_END.search(raw):
        message = wording("there is an invisible line break ({number})", number=f"U+{ord(found[0]):04X}")
        raise FrontMatterError(
            Fault("control-character", message, wording("Delete it."), mark=mark_at(raw, found.start()))
        )
    brackets = raw.count("[") + raw.count("{")
    if brackets > MAX_NESTING and _depth(_QUOTED.sub("", raw)) > MAX_NESTING:
        message = wording("there are far too many brackets in brackets")
        raise FrontMatterError(Fault("yaml-grows", message, _ONCE, mark=Mark(2)))
    # libyaml's composer recurses in C and would take the process with it on a text of nothing but openings.
    loader = (_Quick if brackets + raw.count("- ") + raw.count("? ") < MAX_OPENINGS else _Careful)(raw)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise FrontMatterError(yaml_fault(raw.split("\n"), error)) from error
    except RecursionError as error:
        message = wording("the facts nest their values endlessly")
        raise FrontMatterError(Fault("yaml-grows", message, _ONCE, mark=Mark(2))) from error
    except (yaml.YAMLError, ValueError) as error:
        message = wording("the facts are not valid YAML")
        raise FrontMatterError(Fault("bad-yaml", message, mark=Mark(2))) from error
    finally:
        loader.dispose()
    if node is None or isinstance(node, yaml.MappingNode):
        return node
    message = wording("there are no `key: value` lines between the two lines `---`")
    hint = wording("Write for example `title: My first year`.")
    first = next((number for number, line in enumerate(raw.split("\n"), start=1) if line.strip()), 1)
    if slip := joining_slip(raw.split("\n")[first - 1], first):
        raise FrontMatterError(slip)
    raise FrontMatterError(Fault("bad-yaml", message, hint, mark=Mark(2)))


def _depth(raw: str) -> int:
    """Return how many brackets stand in each other at most."""
    return max(accumulate((_BRACKETS[each] for each in raw if each in _BRACKETS), initial=0))


def _data(node: yaml.Node, depth: int, numbers: Iterator[int]) -> Any:  # noqa: ANN401 - YAML has no narrower type
    """Return the node's data with text for every scalar; `numbers` counts the values."""
    if next(numbers) > MAX_VALUES or depth > MAX_NESTING:
        message = wording("the facts repeat or nest their values endlessly")
        raise FrontMatterError(Fault("yaml-grows", message, _ONCE, mark=_mark(node)))
    if isinstance(node, yaml.ScalarNode):
        if node.style == '"' and (found := strange_in(node.value)):  # an escape has made it: none was in the file
            message = wording("the value holds {character}", character=strange_name(found[0]))
            raise FrontMatterError(
                Fault(
                    "control-character", message, wording("Take it out, or the `\\` that makes it."), mark=_mark(node)
                )
            )
        return None if not node.style and node.value in {"", "~", "null"} else node.value
    if isinstance(node, yaml.SequenceNode):
        return [_data(each, depth + 1, numbers) for each in node.value]
    data: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            message = wording("a key must be a single word")
            raise FrontMatterError(Fault("bad-yaml", message, wording("Write `key: value`."), mark=_mark(key)))
        if key.value in data:
            first = next(_mark(other).line for other, _ in node.value if other.value == key.value)
            hint = wording("The first `{key}` is on line {line}. Keep one of the two.", key=key.value, line=first)
            message = wording("the key `{key}` is here a second time", key=key.value)
            raise FrontMatterError(Fault("duplicate-key", message, hint, mark=_mark(key)))
        data[key.value] = _data(value, depth + 1, numbers)
    return data


def _below(node: yaml.Node, path: Steps) -> Iterator[tuple[Steps, yaml.Node | None, yaml.Node]]:
    """Yield the way to each value below a node, its key, where it has one, and the value itself."""
    if isinstance(node, yaml.ScalarNode):
        return
    pairs = node.value if isinstance(node, yaml.MappingNode) else ((None, each) for each in node.value)
    for index, (key, value) in enumerate(pairs):
        steps = (*path, key.value if key else index)
        yield steps, key, value
        yield from _below(value, steps)


def _mark(node: yaml.Node | yaml.Token) -> Mark:
    return Mark(node.start_mark.line + 1, node.start_mark.column + 1)
