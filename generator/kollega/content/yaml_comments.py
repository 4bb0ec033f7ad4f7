"""Text that YAML takes for a comment: it would be missing on the site, and nobody would be told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, get_args, get_origin

from kollega.config.validation import mapping_in
from kollega.config.values import FREE_TEXT
from kollega.content.line_slips import quoted
from kollega.content.yaml_values import plain_scalar_ends
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.wording import sentences, wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import BaseModel

    from kollega.content.source import Source
    from kollega.diagnostics import Steps
    from kollega.i18n.wording import Wording

_COMMENT = re.compile(r"\s#", re.ASCII)
_BEHIND = re.compile(r"(?:\s*:)?\s*(#.*)", re.ASCII)
_HASHTAG = re.compile(r"#[^\W_]\w*")
_TAG = re.compile(r"#[^\W_]\w*|[^\W\d_][\w-]*(?: [\w-]+)*")
_HINT = wording('Put the whole value in quotation marks: `{key}: "{value}"`.')


@dataclass(frozen=True)
class Comment:
    """What stands behind a value on its line, with its `#`."""

    steps: Steps
    """The way to the value."""
    value: str
    """The value as YAML reads it; it may be empty."""
    text: str
    mark: Mark
    """Where the `#` stands."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Return the keys on the way to the value, without places in lists."""
        return tuple(step for step in self.steps if isinstance(step, str))

    @property
    def goes_on(self) -> bool:
        """Return whether it looks like text: in `We are #1` and `#ferries`, no space is behind the `#`."""
        return not self.text[1:2].isspace() and self.text != "#"

    def hint(self, *, is_list: bool = False) -> Wording:
        """Return what to write, for a key that takes several values too."""
        key, value = self.keys[-1] if self.keys else "key", f"{self.value} {self.text}".strip()
        if is_list and (listed := list_of_signs(value)):
            return wording("Write `{meant}`.", meant=f"{key}: {listed}")
        return _HINT.fill({"key": key, "value": value})


def list_of_signs(value: str) -> str:
    """Return `night, #bread`, or `#night #bread`, as a list; empty where the value is not all of that kind."""
    parts = re.split(r"\s*,\s*", value) if "," in value else value.split()
    is_list = len(parts) > 1 and all(map((_TAG if "," in value else _HASHTAG).fullmatch, parts))
    return f"[{', '.join(quoted(part) if part.startswith('#') else part for part in parts)}]" if is_list else ""


def comments_behind_values(raw: str) -> Iterator[Comment]:
    """Yield what YAML takes for a comment behind a value without quotation marks, in a text that can be read.

    The text's first line is line 1.
    """
    if not _COMMENT.search(raw):
        return
    lines = raw.split("\n")
    for steps, value, end in plain_scalar_ends(raw):
        behind = _BEHIND.match(lines[end.line], end.column) if end.line < len(lines) else None
        if behind:
            yield Comment(steps, value, behind[1].rstrip(), Mark(end.line + 1, behind.start(1) + 1))


def lost_text_diagnostics(model: type[BaseModel], source: Source) -> Iterator[Diagnostic]:
    """Yield what is lost of the free texts of a front matter.

    Where it looks like text, that is an error; where it looks like a remark, a warning. Behind a date, a number or an
    id a remark is no loss.
    """
    for comment in comments_behind_values(source.marks.raw):
        if not loses_text(model, comment):
            continue
        message = wording("“{text}” is lost: to YAML, ` #` begins a comment", text=comment.text)
        hint = comment.hint(is_list=not isinstance(comment.steps[-1], int) and is_list(model, comment.keys))
        remark = wording("Put a comment on a line of its own.")
        yield Diagnostic.at(
            source.path,
            comment.mark,
            "lost-text",
            message,
            hint if comment.goes_on else sentences((hint, remark)),
            severity=Severity.ERROR if comment.goes_on else Severity.WARNING,
        )


def loses_text(model: type[BaseModel], comment: Comment) -> bool:
    """Return whether a comment is likely to be text: behind a free text, or where there is no value before it."""
    return comment.goes_on if not comment.value else is_free_text(model, comment.keys)


def is_free_text(model: type[BaseModel], keys: Sequence[str]) -> bool:
    """Return whether what is written behind such keys may be any words; unknown ones lead to none."""
    key, *below = keys or ("",)
    field = model.model_fields.get(key)
    if field is None:
        return False
    inner = mapping_in(field.annotation)
    if inner is None or not below:
        return FREE_TEXT in field.metadata or _has_free(field.annotation)
    return is_free_text(inner, below[1:] if get_origin(field.annotation) is dict else below)


def is_list(model: type[BaseModel], keys: Sequence[str]) -> bool:
    """Return whether a key takes a list of free texts, as `tags` does."""
    field = model.model_fields.get(keys[0]) if len(keys) == 1 else None
    return field is not None and get_origin(field.annotation) is tuple and _has_free(field.annotation)


def _has_free(annotation: object) -> bool:
    return annotation == FREE_TEXT or any(map(_has_free, get_args(annotation)))
