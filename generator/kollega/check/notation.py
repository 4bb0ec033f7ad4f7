"""What was found and typed, as JSON knows it: texts, numbers and lists, of which the same values are made again.

Nothing that is kept is run when it is read, as it would be from Python's own form: the folder may be a stranger's.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, Final, TypeVar, Union, cast, get_args, get_origin

import msgspec
from pydantic import BaseModel, TypeAdapter

from kollega.config.slug import Slug
from kollega.config.urls import WebAddress
from kollega.diagnostics import Diagnostic, Severity
from kollega.i18n.wording import Wording

Notation = list[Any]
"""Texts, numbers and lists of such."""


def notation_of(diagnostic: Diagnostic) -> Notation:
    """Return what `diagnostic_of` makes the same diagnostic of."""
    found = diagnostic
    said = _noted(found.message), _noted(found.hint)
    return [found.path, found.line, found.column, found.severity.value, found.code, *said]


def diagnostic_of(noted: Notation) -> Diagnostic:
    """Return the diagnostic; raise ValueError or TypeError where it is none."""
    path, line, column, severity, code, message, hint = noted
    return Diagnostic(path, line, column, Severity(severity), code, _said(message), _said(hint))


def _noted(value: object) -> Any:  # noqa: ANN401 - what JSON knows
    """Return a text or a number; of a sentence, what it was made of."""
    if isinstance(value, Wording):
        return [[*value.templates], value.number, [[name, _noted(each)] for name, each in value.values]]
    return value


def _said(noted: Any) -> Any:  # noqa: ANN401 - as above
    if not isinstance(noted, list):
        return noted
    templates, number, values = noted
    return Wording(tuple(templates), number, tuple((name, _said(each)) for name, each in values))


Model = TypeVar("Model", bound=BaseModel)

Make = Callable[[Any], Any]
"""Makes a value of what JSON knows; raises ValueError or TypeError where that cannot be one."""


_LEADS: Final = (WebAddress, Slug)
"""Of what leads somewhere, in a browser or among files, it is found out again: the folder may be a stranger's."""


def facts_of(model: BaseModel) -> dict[str, Any]:
    """Return what somebody has said, of which `front_of` makes the same, now or once it has been JSON."""
    facts: dict[str, Any] = msgspec.to_builtins(_filled_in(model), enc_hook=_filled_in)
    return facts


def _filled_in(model: BaseModel) -> dict[str, Any]:
    return {name: getattr(model, name) for name in model.model_fields_set}


def front_of(model: type[Model], facts: dict[str, Any]) -> Model:
    """Return what was valid when it was noted, without finding all of that out again, which takes three times as long.

    Raises ValueError, TypeError or KeyError where it is of another kind.
    """
    makers, blank = _makers(model), _blank(model)
    if not blank.model_fields_set <= facts.keys():
        raise ValueError(model.__name__)
    return cast("Model", blank.model_copy(update={name: makers[name](value) for name, value in facts.items()}))


@cache
def _blank(model: type[BaseModel]) -> BaseModel:
    """Return a form of which nothing is filled in yet, with what must be."""
    required = (name for name, field in model.model_fields.items() if field.is_required())
    return model.model_construct(**dict.fromkeys(required))


@cache
def _makers(model: type[BaseModel]) -> dict[str, Make]:
    return {name: _maker(field.annotation) for name, field in model.model_fields.items()}


def _maker(kind: Any) -> Make:  # noqa: ANN401 - any annotation of a field
    """Return what makes a value of a type."""
    origin, within = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return TypeAdapter(kind).validate_python if kind in _LEADS else _maker(within[0])
    if origin in {Union, UnionType}:
        return partial(_first_that_fits, tuple(map(_maker, within)))
    if origin is tuple:
        return partial(_several, _maker(within[0]))
    if origin is dict:
        return partial(_by_name, _maker(within[1]))
    if issubclass(kind, BaseModel):
        return partial(front_of, kind)
    return kind if issubclass(kind, Enum) else _PLAIN.get(kind) or partial(_same, kind)


def _first_that_fits(makers: tuple[Make, ...], value: Any) -> Any:  # noqa: ANN401 - what JSON knows
    for make in makers:
        try:
            return make(value)
        except (ValueError, TypeError):
            continue
    raise TypeError(value)


def _several(make: Make, values: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    if type(values) not in {list, tuple}:
        raise TypeError(values)
    return tuple(map(make, values))


def _by_name(make: Make, values: Any) -> dict[str, Any]:  # noqa: ANN401 - as above
    return {name: make(value) for name, value in _same(dict, values).items()}


def _same(kind: type, value: Any) -> Any:  # noqa: ANN401 - as above
    if type(value) is not kind:
        raise TypeError(value)
    return value


_PLAIN: Final[dict[type, Make]] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: lambda text: Decimal(_same(str, text)),
}
"""What makes a value of a type that JSON does not know; of a type that it knows, it is the same."""
