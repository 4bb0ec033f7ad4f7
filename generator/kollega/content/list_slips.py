"""Lists that are not written as lists, so that all of their words would be one, or none."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Final, get_origin

from kollega.config.validation import is_blank
from kollega.content.yaml_values import scalars
from kollega.diagnostics import Diagnostic, Fault, Severity
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from kollega.content.source import Source

_OF_NAMES: Final = frozenset({"tags", "expertise"})
"""Keys whose entries are names, in which hardly ever is a comma; ids have none at all, which their type tells."""
_MARKS: Final = re.compile(r"[“„«‹‘‚][^“”„«»‹›‘’]*[”“»›’]")
_BULLETS: Final = re.compile(r"(?:^|\s)[-•·▪*–]\s*(?=\S)")
_SIGNS: Final = " ()[]{}"


def list_diagnostics(model: type[BaseModel], source: Source) -> Iterator[Diagnostic]:
    """Yield what is wrong with the lists of a front matter that can be typed all the same."""
    for key, value in source.data.items():
        if key not in _lists(model):
            continue
        if isinstance(value, dict) and value and is_blank(value):  # which would be taken for nothing
            message = wording("expected a list, but found a group of keys")
            hint = wording("Write `{meant}`.", meant=f"[{', '.join(map(str, value))}]")
            yield Diagnostic.at(source.path, source.marks.value(key), "not-a-list", message, hint)
        elif isinstance(value, str) and key in _OF_NAMES:
            yield from _in_one(source, key, value)
        elif isinstance(value, list):
            yield from _entries(source, key, value)


@cache
def _lists(model: type[BaseModel]) -> frozenset[str]:
    """Return the keys of a model that hold lists."""
    return frozenset(key for key, field in model.model_fields.items() if get_origin(field.annotation) is tuple)


def _in_one(source: Source, key: str, value: str) -> Iterator[Diagnostic]:
    """Yield that several names are one, unless quotation marks say that this is meant."""
    is_quoted = any(each.quote for each in scalars(source.marks.raw) if each.steps == (key,))
    if not is_quoted and (fault := list_in_one(value)):
        yield replace(fault, mark=source.marks.value(key)).of(source.path)


def list_in_one(value: str) -> Fault | None:
    """Return what is wrong with one entry that has the signs of a list; None where it has none."""
    bulleted = [part for part in _BULLETS.split(value) if part.strip()] if _BULLETS.match(value) else []
    parts = bulleted or [part.strip(_SIGNS) for part in re.split("[,;]", value) if part.strip(_SIGNS)]
    if len(parts) < 2:  # noqa: PLR2004 - one is no list
        return None
    listed = f"[{', '.join(map(str.strip, parts))}]"
    hint = wording("Write `{meant}`, or put it in quotation marks if it is one.", meant=listed)
    return Fault("list-in-one", wording("“{value}” counts as one entry", value=value), hint, severity=Severity.WARNING)


def _entries(source: Source, key: str, entries: list[object]) -> Iterator[Diagnostic]:
    """Yield what stands twice in a list, and names with typographic quotation marks around them."""
    for index, entry in enumerate(entries):
        if isinstance(entry, str) and entry and entry in entries[:index]:
            mark = source.marks.value(key, index)
            message = wording("“{value}” is in the list twice", value=entry)
            hint = wording("Take one of the two out.")
            yield Diagnostic.at(source.path, mark, "said-twice", message, hint, severity=Severity.WARNING)
        elif key in _OF_NAMES and isinstance(entry, str) and _MARKS.fullmatch(entry.strip()):
            mark = source.marks.value(key, index)
            message = wording("the typographic quotation marks around {value} are a part of the name", value=entry)
            hint = wording("Write `{meant}`.", meant=entry.strip()[1:-1])
            yield Diagnostic.at(source.path, mark, "marks-in-name", message, hint, severity=Severity.WARNING)
