"""Values that do not fit their type, in words for those who wrote them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kollega.config.values import value_label
from kollega.diagnostics import Fault
from kollega.i18n.suggestion import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pydantic_core import ErrorDetails

    from kollega.diagnostics import Steps


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
