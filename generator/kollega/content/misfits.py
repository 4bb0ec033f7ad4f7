"""Front matter that does not fit its type, in words for those who wrote it."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any, get_args

from pydantic import BaseModel, ValidationError

from kollega.content.problem import Mark, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pydantic_core import ErrorDetails

    from kollega.content.source import Source, Steps

_MAPPING = ("not-a-mapping", "`key: value` lines were expected, and {found} was found", "Write them below `{key}:`.")

MISFITS = {
    "string_type": ("not-text", "a text was expected, and {found} was found", "Write one value behind `{key}:`."),
    "string_too_short": ("empty", "there is nothing behind `{key}:`", "Write the text behind the colon."),
    "missing": ("missing-key", "`{key}` is missing", "Add a line `{key}: …` {below}."),
    "tuple_type": ("not-a-list", "a list was expected, and {found} was found", "Write `{key}: [one, two]`."),
    "too_short": ("empty", "the list `{key}` is empty", "Write at least one."),
    "dict_type": _MAPPING,
    "model_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "enum": ("unknown-word", "“{input}” is not one of {expected}", "Write one of these words, spelled like this."),
    "bool_parsing": ("not-yes-or-no", "true or false was expected, and “{input}” was found", "Write one of the two."),
    "bool_type": ("not-yes-or-no", "true or false was expected, and {found} was found", "Write one of the two."),
    "int_parsing": ("bad-number", "a whole number was expected, and “{input}” was found", "Write digits only."),
    "int_parsing_size": ("bad-number", "“{input}” is far too large", "Write the number that is meant."),
    "int_type": ("bad-number", "a whole number was expected, and {found} was found", "Write digits only."),
    "greater_than_equal": ("bad-number", "“{input}” is too small", "The least is {ge}."),
}
"""What is said for each of pydantic's own errors: code, message and hint."""

_LONGEST = 60
"""In characters; of a longer value that was found, the beginning is quoted."""


def fitted(model: type[BaseModel], source: Source) -> tuple[Any, tuple[Problem, ...]]:
    """Return the front matter of a source as `model`, or None where it has an error, and all that is wrong with it.

    Keys that the model does not know are left out with a warning.
    """
    try:
        return model.model_validate(source.data), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
    problems = tuple(_problem(model, source, detail) for detail in details)
    unknown = [_steps(detail, source.data) for detail in details if detail["type"] == "extra_forbidden"]
    if len(unknown) < len(details):
        return None, problems
    return model.model_validate(_without(source.data, unknown)), problems


def _problem(model: type[BaseModel], source: Source, detail: ErrorDetails) -> Problem:
    """Return pydantic's error as a problem, in our words and at its place."""
    steps, context, marks = _steps(detail, source.data), detail.get("ctx", {}), source.marks
    key = str(next((step for step in reversed(steps) if isinstance(step, str)), ""))
    if detail["type"] == "extra_forbidden":
        return _unknown_key(model, source, steps)
    if detail["type"] not in MISFITS:
        elsewhere = (*steps[:-1], context["key"]) if context.get("key") else steps
        return Problem.at(source.path, marks.value(*elsewhere), detail["type"], detail["msg"], context.get("hint", ""))
    code, message, hint = MISFITS[detail["type"]]
    words = {
        "key": key,
        "below": _below(steps),
        "input": _quoted(detail["input"]),
        "found": _kind_of(detail["input"]),
        **context,
    }
    mark = marks.value(*steps)
    if detail["type"] == "missing":
        mark = marks.key(*steps[:-1]) if steps[1:] else Mark()
    return Problem.at(source.path, mark, code, message.format_map(words), hint.format_map(words))


def _steps(detail: ErrorDetails, data: Any) -> Steps:  # noqa: ANN401 - nested data of YAML
    """Return the way to the place of an error through the data, without the steps that are pydantic's own."""
    steps: list[str | int] = []
    *way, last = detail["loc"] or ("",)
    for step in way:
        if step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data)):
            data = data[step]
            steps.append(step)
    return tuple(steps) if last == "[key]" else (*steps, last)


def _without(data: Any, unknown: Iterable[Steps]) -> Any:  # noqa: ANN401 - nested data of YAML
    """Return the data without the keys at the ends of those ways."""
    for way in unknown:
        data = _pruned(data, way)
    return data


def _pruned(data: Any, way: Sequence[str | int]) -> Any:  # noqa: ANN401 - nested data of YAML
    step, *rest = way
    if isinstance(data, list):
        return [_pruned(each, rest) if index == step else each for index, each in enumerate(data)]
    if rest:
        return {**data, step: _pruned(data[step], rest)}
    return {key: each for key, each in data.items() if key != step}


def _unknown_key(model: type[BaseModel], source: Source, steps: Steps) -> Problem:
    key, around = str(steps[-1]), [step for step in steps[:-1] if isinstance(step, str)]
    known = _keys(model, around)
    near = difflib.get_close_matches(key.lower(), known, n=1)
    hint = f"Did you mean `{near[0]}`?" if near else f"It has no effect. The keys are {', '.join(known)}."
    message = f"the key `{key}` is not known"
    return Problem.at(source.path, source.marks.key(*steps), "unknown-key", message, hint, warning=True)


def _keys(model: type[BaseModel], around: Iterable[str]) -> tuple[str, ...]:
    """Return the keys that a mapping of the front matter may have, given the keys that lead to it."""
    for key in around:
        model = _mapping_in(model.model_fields[key].annotation) or model
    return tuple(model.model_fields)


def _mapping_in(annotation: object) -> type[BaseModel] | None:
    """Return the type of mapping that a value of this type is or holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_mapping_in, get_args(annotation))), None)


def _below(steps: Steps) -> str:
    """Return where a missing key belongs."""
    parent = next((step for step in reversed(steps[:-1]) if isinstance(step, str)), "")
    return f"below `{parent}:`" if parent else "between the two lines `---`"


def _quoted(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _kind_of(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "`key: value` lines"
    return "a list" if isinstance(value, list) else f"“{_quoted(value)}”"
