"""Changes of a file's text that may mend what is wrong with it, by the code of what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kollega.check.mending.values import MEANT, lists
from kollega.config.validation import mapping_in
from kollega.content.file_slips import is_boundary
from kollega.content.item import FRONT
from kollega.content.key_slips import meant_key
from kollega.content.line_slips import lines_meant
from kollega.content.plain_facts import HEADING
from kollega.content.source import FrontMatterHandler, decode
from kollega.content.yaml_comments import is_list, list_of_signs
from kollega.content.yaml_errors import FrontMatterError
from kollega.content.yaml_values import scalars
from kollega.diagnostics import Mark, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import BaseModel

    from kollega.check.mending.values import Meaning
    from kollega.content.kind import ItemKind
    from kollega.diagnostics import Diagnostic

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_VALUE = re.compile(r"\s*(?:(?:-\s+)+(?:[^\s:#\"'\[{][^:]*:\s+)?|[^\s:#\"'\[{-][^:]*:\s+)(?P<value>\S.*?)\s*")
"""What stands on a line of a front matter, behind its key or its dash."""
_REMARK = re.compile(r"\s#(?:\s|$)")
_KEY = re.compile(r"[^\s:#,{}\[\]\"'][^:#,{}\[\]\"'\r\n]*?(?=\s*:)")
_NEVER_MEANT = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
"""Controls of which nobody sees anything; of others, something may be left, or a space."""
_OF_PEOPLE = frozenset({"authors", "contact"})
_SHORTEST = 5
"""Letters of a key in which one wrong letter leaves no doubt."""


@dataclass(frozen=True)
class Edit:
    """Other text in place of a part of a file's text."""

    begin: int
    end: int
    text: str

    def of(self, text: str) -> str:
        """Return the whole text with it."""
        return text[: self.begin] + self.text + text[self.end :]


def edits(diagnostic: Diagnostic, text: str, kind: ItemKind, person: Meaning) -> Iterator[Edit]:
    """Yield what may mend a problem of a file; the text has the file's own line ends.

    `person` yields the id of a person by name.
    """
    starts = [found.start() for found in _LINE.finditer(text)]
    if diagnostic.line > len(starts):
        return
    begin = starts[diagnostic.line - 1] + (diagnostic.line == 1 and text.startswith("\ufeff"))
    line = _LINE.match(text, begin)
    place = begin + diagnostic.column - 1
    if meaning := {**MEANT, "bad-slug": person}.get(diagnostic.code):
        yield from _values(diagnostic, text, begin, meaning)
    elif diagnostic.code in {"unknown-key", "not-held-back", "missing-key"}:
        yield from _keys(text, place, kind)
    elif line and diagnostic.code in {"bad-yaml", "lost-text"}:
        yield from _quotation_marks(diagnostic, line[0].rstrip("\r\n"), begin, kind)
    elif line and diagnostic.code == "control-character" and _NEVER_MEANT.match(text, place):
        yield Edit(begin, line.end(), _NEVER_MEANT.sub("", line[0]))
    elif line and diagnostic.code in {"no-front-matter", "open-front-matter"}:
        yield from _boundaries(line[0].rstrip("\r\n"), begin)
    elif diagnostic.code == "repeated-title" and (heading := HEADING.match(text, begin)):
        yield Edit(begin, heading.end(), "")
    elif diagnostic.code == "yaml-tab":
        yield from _tabs(text)


def _values(diagnostic: Diagnostic, text: str, begin: int, meaning: Meaning) -> Iterator[Edit]:
    """Yield other values in place of the one that is told, in its own quotation marks; one on several lines is left."""
    try:
        raw, _, _ = FrontMatterHandler().parts(decode(text.encode()))
        found = next((each for each in scalars(raw) if each.begin == Mark(diagnostic.line, diagnostic.column)), None)
    except FrontMatterError:
        return
    if found is None or found.end.line != found.begin.line:
        return
    if diagnostic.code == "bad-slug" and found.steps[0] not in _OF_PEOPLE:
        meaning = _nothing
    first, last = begin + found.begin.column - 1, begin + found.end.column - 1
    for value in meaning(found.value):
        if value and value != found.value:
            quote = "" if value.startswith("{") else found.quote
            yield Edit(first, last, f"{quote}{value}{quote}")
    for parts in lists(found.value, meaning):
        yield Edit(first, last, f"[{', '.join(parts)}]")


def _nothing(_value: str) -> Iterator[str]:
    return iter(())


def _keys(text: str, place: int, kind: ItemKind) -> Iterator[Edit]:
    """Yield the key that was meant: written otherwise, or with one letter wrong where no other key is as near."""
    key = _KEY.match(text, place)
    if key is None:
        return
    known = _known(FRONT[kind])
    plain = re.sub(r"[\s-]+", "_", key[0]).casefold()
    called = meant_key(key[0], FRONT[kind].model_fields)
    near = [each for each in known if each == plain] or ([called] if called else [])
    if not near and len(key[0]) >= _SHORTEST:
        near = [each for each in known if _is_slip(plain, each)]
    if len(near) == 1:
        yield Edit(key.start(), key.end(), near[0])


@cache
def _known(model: type[BaseModel]) -> frozenset[str]:
    """Return all keys of a kind's front matter, those of its groups too."""
    groups = filter(None, (mapping_in(field.annotation) for field in model.model_fields.values()))
    return frozenset(model.model_fields).union(*map(_known, groups))


def _is_slip(written: str, meant: str) -> bool:
    """Return whether one letter is missing, wrong or too many, or two beside each other are exchanged."""
    same = next((n for n, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b), len(min(written, meant)))
    left, right = written[same:], meant[same:]
    swapped = left[:2] == right[:2][::-1] and left[2:] == right[2:] and len(right) > 1
    return written != meant and (left[1:] == right or left == right[1:] or left[1:] == right[1:] or swapped)


def _quotation_marks(diagnostic: Diagnostic, line: str, begin: int, kind: ItemKind) -> Iterator[Edit]:
    """Yield the line as it was meant, or its value in quotation marks, where all of it is text."""
    if diagnostic.code == "bad-yaml":
        yield from (Edit(begin, begin + len(line), meant) for meant in lines_meant(line))
    found = _VALUE.fullmatch(line)
    if found is None or found["value"][0] in "\"'[{>|" or found["value"].startswith("- "):
        return
    value = found["value"]
    is_all_text = not _REMARK.search(value) if diagnostic.code == "lost-text" else not re.search(r"\s#", value)
    if is_all_text and diagnostic.severity is Severity.ERROR:
        escaped = value.replace("\\", "\\\\").replace('"', '\\"')
        texts = [list_of_signs(value)] if is_list(FRONT[kind], [line.partition(":")[0]]) else []
        for text in filter(None, [*texts, f'"{escaped}"']):
            yield Edit(begin + found.start("value"), begin + found.end("value"), text)


def _boundaries(line: str, begin: int) -> Iterator[Edit]:
    """Yield `---` in place of a line that was meant for it."""
    if is_boundary(line):
        yield Edit(begin, begin + len(line), "---")


def _tabs(text: str) -> Iterator[Edit]:
    """Yield the facts with two spaces for each tab, where nothing but tabs indents."""
    bounds = [found.end() for found in re.finditer(r"^\ufeff?---[ \t]*\r?$", text, re.MULTILINE)]
    if len(bounds) < len(("opening", "closing")):
        return
    begin, end = bounds[:2]
    facts = text[begin:end]
    indents = re.findall(r"^[ \t]+", facts, re.MULTILINE)
    if all(set(indent) == {"\t"} for indent in indents):
        yield Edit(begin, end, re.sub(r"^\t+", lambda indent: "  " * len(indent[0]), facts, flags=re.MULTILINE))
