"""How an mkdocs.yml is laid out: a key that stands twice, or one of ours where nobody reads it.

YAML takes the last of two values without a word, and the host passes over what it does not know.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import yaml
from mkdocs.config.defaults import MkDocsConfig

from kollega.config.settings import Settings
from kollega.diagnostics import ConfigurationError
from kollega.i18n.suggestion import Names, question, suggestion
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kollega.i18n.wording import Wording

_OURS: Final = "kollega"
_PLUGINS: Final = "plugins"
_MERGE: Final = "<<"
"""What YAML takes for the values of another group, which may be said more than once."""

_HOST_KEYS: Final = frozenset(key for key, _ in MkDocsConfig._schema)  # noqa: SLF001 - the host tells them nowhere else
_OWN_KEYS: Final = frozenset(Settings.model_fields) - _HOST_KEYS
_ALMOST: Final = 0.8
"""How like one of the host's keys another is that must be a slip: who needs keys of their own calls them otherwise."""

_TWICE: Final = wording("It is on line {line} already: delete one of the two.")

_Pairs = list[tuple[yaml.ScalarNode, yaml.Node]]
_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEY: Final = re.compile(r"( *)([a-z_]+):")


def check_layout(config_file: Path) -> None:
    """Raise ConfigurationError for the first key, from above, that says nothing where it stands.

    What is no YAML, or no group of keys, is left to whoever reads it.
    """
    with suppress(yaml.YAMLError, OSError, UnicodeDecodeError, RecursionError):
        root = yaml.compose(config_file.read_text("utf-8-sig"), _Loader)
        found = sorted(_problems(root), key=lambda each: each[0].start_mark.index)
        if found:
            node, option, message, hint = found[0]
            raise ConfigurationError(option, message, hint, place=f"{config_file.name}:{node.start_mark.line + 1}")


_Problem = tuple[yaml.Node, str, "Wording", "Wording"]
"""Where it is, the option, what is wrong, and what to do."""


def _problems(root: yaml.Node | None) -> Iterator[_Problem]:
    if not isinstance(root, yaml.MappingNode):
        return
    yield from _twice(root)
    for key, value in _pairs(root):
        if key.value == _PLUGINS and isinstance(value, yaml.SequenceNode):
            yield from _of_plugins(value)
        yield from _at_the_edge(key)


def _twice(root: yaml.Node) -> Iterator[_Problem]:
    """Yield the keys that stand a second time in one group. What aliases repeat is looked at once."""
    left, seen = [(root, "")], {id(root)}
    while left:
        node, within = left.pop()
        below = [(each, within) for each in node.value] if isinstance(node, yaml.SequenceNode) else []
        if isinstance(node, yaml.MappingNode):
            below = [(value, f"{within}.{key.value}".lstrip(".")) for key, value in _pairs(node)]
            yield from _repeated(node, within)
        left += [(each, option) for each, option in below if id(each) not in seen]
        seen.update(id(each) for each, _ in below)


def _repeated(node: yaml.MappingNode, within: str) -> Iterator[_Problem]:
    first: dict[str, int] = {}
    for key, _ in _pairs(node):
        line = key.start_mark.line + 1
        if first.setdefault(key.value, line) != line and key.value != _MERGE:
            option = f"{within}.{key.value}".lstrip(".")
            yield key, option, wording("is here a second time"), _TWICE.fill({"line": first[key.value]})


def _at_the_edge(key: yaml.ScalarNode) -> Iterator[_Problem]:
    """Yield what is wrong with a key at the edge of the page: one of ours, or nearly one of the host's."""
    if key.value == _OURS:
        hint = wording("Write it in the list `plugins:`, as `- kollega:`, indented by two spaces.")
        yield key, key.value, wording("is a plugin, and has no effect at the left margin"), hint
    elif key.value in _OWN_KEYS:
        hint = wording("Move it below `- kollega:` in the list `plugins:`, and indent it by six spaces.")
        yield key, key.value, wording("is a setting of Kollega, and has no effect at the left margin"), hint
    elif key.value not in _HOST_KEYS and (near := Names(_HOST_KEYS).nearest(key.value, _ALMOST)):
        yield key, key.value, wording("there is no such setting"), question(near)


def _of_plugins(plugins: yaml.SequenceNode) -> Iterator[_Problem]:
    """Yield what is wrong with the list of plugins."""
    ours = [entry for entry in plugins.value if _OURS in _names(entry)]
    for entry in ours[1:]:
        hint = _TWICE.fill({"line": ours[0].start_mark.line + 1})
        yield entry, f"{_PLUGINS}.{_OURS}", wording("is here a second time"), hint
    for entry in plugins.value:
        yield from _of_plugin(entry)


def _names(entry: yaml.Node) -> tuple[str, ...]:
    """Return the plugins that an entry of the list names, with the keys that stand beside one."""
    if isinstance(entry, yaml.MappingNode):
        return tuple(key.value for key, _ in _pairs(entry))
    return (str(entry.value),) if isinstance(entry, yaml.ScalarNode) else ()


def _of_plugin(entry: yaml.Node) -> Iterator[_Problem]:
    """Yield what is wrong with an entry of the list of plugins."""
    if isinstance(entry, yaml.ScalarNode):
        yield from _misspelt(entry)
    if not isinstance(entry, yaml.MappingNode):
        return
    for key, value in _pairs(entry):
        yield from _misspelt(key)
        if key.value == _OURS and isinstance(value, yaml.SequenceNode):
            hint = wording("Remove the dashes: write `organisation:`, and so on.")
            yield value, f"{_PLUGINS}.{_OURS}", wording("what is below it is a list"), hint
        if key.value != _OURS and key.value in _OWN_KEYS:
            message = wording("is beside `kollega:`, not below it")
            hint = wording("Begin the line with {number} spaces.", number=_column_below(entry))
            yield key, key.value, message, hint


def _column_below(entry: yaml.MappingNode) -> int:
    """Return how many spaces stand before our options, or have to."""
    below = (value.start_mark.column for key, value in _pairs(entry) if key.value == _OURS and value.value)
    return next(below, entry.start_mark.column + len("  "))


def _misspelt(name: yaml.ScalarNode) -> Iterator[_Problem]:
    if name.value != _OURS and (hint := suggestion(name.value, (_OURS,), cutoff=_ALMOST)):
        yield name, _PLUGINS, wording("there is no plugin “{name}”", name=name.value), hint


def _pairs(node: yaml.MappingNode) -> _Pairs:
    return [(key, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]


def outdented(lines: list[str], number: int) -> tuple[Wording, Wording] | None:
    """Return what is wrong with a line, counted from 1, at which YAML stops reading, and what to do.

    None where it is none of our options that begins too far to the left.
    """
    found = _KEY.match(lines[number - 1]) if 0 < number <= len(lines) else None
    above = next((line for line in reversed(lines[: number - 1]) if re.match(rf" *- +{_OURS}:", line)), "")
    column = above.find("-") + len("    ")
    if not found or found[2] not in _OWN_KEYS or not above or len(found[1]) >= column:
        return None
    message = wording("`{key}` is not below `kollega:`", key=found[2])
    return message, wording("Begin the line with {number} spaces.", number=column)
