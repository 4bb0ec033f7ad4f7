"""What every mapping of front matter and settings has in common, and what is said of values that do not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from kollega.diagnostics import Fault
from kollega.i18n.suggestion import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

    from kollega.diagnostics import Steps

_QUOTED = 60
"""In characters; of a longer value that was found, the beginning is quoted."""

_MAPPING = Fault(
    "not-a-mapping",
    "a group of keys was expected, and {found} was found",
    "Write lines such as `key: value` below `{key}:`, indented.",
)


VALIDATION_FAULTS = {
    "string_type": Fault("not-text", "a text was expected, and {found} was found", "Write one value behind `{key}:`."),
    "string_too_short": Fault("empty", "there is nothing behind `{key}:`", "Write the text behind the colon."),
    "nothing": Fault(
        "empty",
        "there is nothing behind `{key}:`",
        "Write it there, or take the line out if it is not needed.",
    ),
    "string_too_long": Fault("too-long", "the text has {length} characters", "The most is {max_length}."),
    "too_long": Fault("too-long", "`{key}` has {length} entries", "The most is {max_length}."),
    "tuple_type": Fault("not-a-list", "a list was expected, and {found} was found", "Write `{key}: [one, two]`."),
    "too_short": Fault("empty", "the list `{key}` is empty", "Write at least one."),
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "literal_error": Fault("unknown-word", "“{input}” is not one of {expected}", "Write one of these words."),
    "enum": Fault("unknown-word", "“{input}” is not one of {expected}", "Write one of these words, spelled like this."),
    "bool_parsing": Fault(
        "not-yes-or-no", "true or false was expected, and “{input}” was found", "Write one of the two."
    ),
    "bool_type": Fault("not-yes-or-no", "true or false was expected, and {found} was found", "Write one of the two."),
    "int_parsing": Fault("bad-number", "a whole number was expected, and “{input}” was found", "Write digits only."),
    "int_parsing_size": Fault("bad-number", "“{input}” is far too large", "Write the number that is meant."),
    "int_type": Fault("bad-number", "a whole number was expected, and {found} was found", "Write digits only."),
    "less_than_equal": Fault("bad-number", "“{input}” is too large", "The most is {le}."),
    "greater_than_equal": Fault("bad-number", "“{input}” is too small", "The least is {ge}."),
}
"""What is said for each of pydantic's own errors; the gaps of message and hint are filled with what was found."""


class FrontMatter(BaseModel):
    """What every mapping in a front matter has in common: it is frozen, and knows its keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        populate_by_name=True,
        defer_build=True,  # a command starts with many mappings, and reads few
    )

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, data: Any) -> Any:  # noqa: ANN401 - whatever was written
        """Take a key with nothing behind it for one that is not there, unless it is needed."""
        if not isinstance(data, dict):
            return data
        fields = cls.model_fields
        blank = {key for key, value in data.items() if key in fields and value != [] and is_blank(value)}
        return {key: value for key, value in data.items() if key not in blank or fields[key].is_required()}


def is_blank(value: object) -> bool:
    """Return whether nothing is written, as browser editors leave it: empty texts, lists and groups of such."""
    if isinstance(value, dict):
        return all(map(is_blank, value.values()))
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def mapping_in(annotation: object) -> type[BaseModel] | None:
    """Return the type of mapping that a value of this type is or holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(mapping_in, get_args(annotation))), None)


def value_error(code: str, message: str, hint: str = "", *, key: str = "") -> PydanticCustomError:
    """Return the error for a value that does not fit.

    `key` names the key of the same mapping on which the problem is shown, where that is another one.
    pydantic takes the message for a template, so that what was found is passed to it as a value.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "key": key})


def value_label(value: object) -> str:
    """Return what to call a value that was found where another was expected."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a group of keys"
    text = str(value)
    return "a list" if isinstance(value, list) else f"“{text[:_QUOTED]}{'…' * (len(text) > _QUOTED)}”"


def fault_of(detail: ErrorDetails, kind: str, key: str) -> Fault:
    """Return what is wrong by pydantic's error about a key, taken as one of some kind."""
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind not in VALIDATION_FAULTS:
        return Fault(kind, detail["msg"], context.get("hint", ""))
    fault = VALIDATION_FAULTS[kind]
    given = detail["input"]
    length = len(given) if isinstance(given, (str, list, tuple, dict)) else 0
    words = {"key": key, "input": given, "found": value_label(given), "length": f"{length:,}", **context}
    hint = fault.hint.format_map(words)
    if kind == "enum":  # pydantic lists the words in quotation marks
        hint = suggestion(re.sub("[ -]", "_", str(given)), re.findall("'([^']*)'", context["expected"]), hint)
    return Fault(fault.code, fault.message.format_map(words), hint)


def data_steps(loc: Sequence[str | int], data: Any) -> Steps:  # noqa: ANN401 - nested data of YAML
    """Return the way through the data without the steps that are pydantic's own."""
    steps: list[str | int] = []
    for step in loc:
        if step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data)):
            data = data[step]
            steps.append(step)
    return tuple(steps)
