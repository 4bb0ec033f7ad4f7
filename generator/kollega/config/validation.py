"""What every mapping of front matter and settings has in common, and what is said of values that do not fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from kollega.config.meanings import amount_meant, list_meant, months_meant, number_meant, words_meant
from kollega.diagnostics import Fault
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import NO_WORDING, Wording, as_wording, either, wording

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

    from kollega.diagnostics import Steps

_QUOTED = 60
"""In characters; of a longer value that was found, the beginning is quoted."""

_MAPPING = Fault(
    "not-a-mapping",
    wording("expected a group of keys, but found {found}"),
    wording("Write lines such as `{example}` below `{key}:`, indented."),
)
_EXAMPLES = {"links": "linkedin: https://…", "share": "linkedin: …"}
"""What a line below a key looks like, where it can be said."""


VALIDATION_FAULTS = {
    "string_type": Fault(
        "not-text", wording("expected a text, but found {found}"), wording("Write one value after `{key}:`.")
    ),
    "string_too_short": Fault(
        "empty", wording("there is nothing after `{key}:`"), wording("Write the text after the colon.")
    ),
    "nothing": Fault(
        "empty",
        wording("there is nothing after `{key}:`"),
        wording("Write it there, or take the line out if it is not needed."),
    ),
    "string_too_long": Fault(
        "too-long", wording("the text has {length:,} characters"), wording("At most {max_length} are allowed.")
    ),
    "too_long": Fault(
        "too-long", wording("`{key}` has {length:,} entries"), wording("At most {max_length} are allowed.")
    ),
    "tuple_type": Fault(
        "not-a-list", wording("expected a list, but found {found}"), wording("Write `{key}: [one, two]`.")
    ),
    "too_short": Fault("empty", wording("the list `{key}` is empty"), wording("Write at least one.")),
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "literal_error": Fault(
        "unknown-word", wording("“{input}” is not one of {expected}"), wording("Write one of these words.")
    ),
    "enum": Fault(
        "unknown-word",
        wording("“{input}” is not one of {expected}"),
        wording("Write one of these words, spelled like this."),
    ),
    "bool_parsing": Fault(
        "not-yes-or-no",
        wording("expected true or false, but found “{input}”"),
        wording("Write one of the two."),
    ),
    "bool_type": Fault(
        "not-yes-or-no", wording("expected true or false, but found {found}"), wording("Write one of the two.")
    ),
    "int_from_float": Fault(
        "bad-number", wording("expected a whole number, but found “{input}”"), wording("Write digits only.")
    ),
    "int_parsing": Fault(
        "bad-number", wording("expected a whole number, but found “{input}”"), wording("Write digits only.")
    ),
    "int_parsing_size": Fault(
        "bad-number", wording("“{input}” is far too large"), wording("Write the number you mean.")
    ),
    "int_type": Fault(
        "bad-number", wording("expected a whole number, but found {found}"), wording("Write digits only.")
    ),
    "less_than_equal": Fault("bad-number", wording("“{input}” is too large"), wording("The largest allowed is {le}.")),
    "greater_than_equal": Fault(
        "bad-number", wording("“{input}” is too small"), wording("The smallest allowed is {ge}.")
    ),
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


def value_error(code: str, message: Wording, hint: Wording = NO_WORDING, *, key: str = "") -> PydanticCustomError:
    """Return the error for a value that does not fit.

    `key` names the key of the same mapping on which the problem is shown, where that is another one.
    pydantic takes the message for a template, so that what was found is passed to it as a value.
    """
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "key": key})


def value_label(value: object) -> Wording:
    """Return what to call a value that was found where another was expected."""
    if value is None:
        return wording("nothing")
    if isinstance(value, dict):
        return wording("a group of keys")
    if isinstance(value, list):
        return wording("a list")
    text = str(value)
    return wording("“{text}”", text=text[:_QUOTED] + "…" * (len(text) > _QUOTED))


def fault_of(detail: ErrorDetails, kind: str, key: str) -> Fault:
    """Return what is wrong by pydantic's error about a key, taken as one of some kind."""
    context: Mapping[str, Any] = detail.get("ctx", {})
    if kind not in VALIDATION_FAULTS:
        return Fault(kind, context.get("message") or as_wording(detail["msg"]), context.get("hint", NO_WORDING))
    fault = VALIDATION_FAULTS[kind]
    given = detail["input"]
    length = len(given) if isinstance(given, (str, list, tuple, dict)) else 0
    words = {"key": key, "input": given, "found": value_label(given), "length": length, **context}
    words["example"] = _EXAMPLES.get(key, "key: value")
    if "expected" in words:
        words["expected"] = _expected(str(words["expected"]))
    return Fault(fault.code, fault.message.fill(words), _hint(kind, key, given, context) or fault.hint.fill(words))


def _hint(kind: str, key: str, given: object, context: Mapping[str, Any]) -> Wording | None:
    """Return what to write for a value of which it can be told what was meant."""
    if kind == "string_type" and isinstance(given, (list, dict)) and len(given) == 1 and not any(map(_below, given)):
        return wording("Write `{meant}`.", meant=f"{key}: {next(iter(given))}")
    if not isinstance(given, str):
        return None
    if kind in {"enum", "literal_error"}:  # pydantic lists the words in quotation marks
        return _word_hint(given, re.findall("'([^']*)'", context["expected"]))
    if kind == "bool_parsing":
        return _word_hint(given, ("true", "false"))
    if kind == "int_parsing":
        months = months_meant(given) if key.endswith("_months") else 0
        number = str(months or number_meant(given) or amount_meant(given, whole=True))
        return wording("Write {meant}.", meant=number) if number else None
    return None


def _below(value: object) -> bool:
    """Return whether a value has others in it."""
    return isinstance(value, (list, dict))


def _word_hint(given: str, known: Sequence[str]) -> Wording | None:
    """Return which of some words to write."""
    if several := list_meant(given, known):
        return wording("Write `{meant}`.", meant=several)
    if meant := words_meant(given, known):
        return wording("Write {meant}.", meant=either(f"`{word}`" for word in meant))
    return suggestion(re.sub("[ -]", "_", given), known) or None


def _expected(words: str) -> Wording:
    """Return the words that pydantic lists, as in `'a', 'b' or 'c'`."""
    first, _, last = words.rpartition(" or ")
    return either((first, last)) if first else as_wording(last)


def data_steps(loc: Sequence[str | int], data: Any) -> Steps:  # noqa: ANN401 - nested data of YAML
    """Return the way through the data without the steps that are pydantic's own."""
    steps: list[str | int] = []
    for step in loc:
        if step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data)):
            data = data[step]
            steps.append(step)
    return tuple(steps)
