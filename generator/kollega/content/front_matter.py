"""Front matter that does not fit its type, in words for those who wrote it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any, get_origin

from pydantic import BaseModel, ValidationError

from kollega.config.validation import data_steps, fault_of, mapping_in
from kollega.content.holding_back import HoldingKey, holding_keys, holds_nothing, intent_of
from kollega.content.key_slips import home_hint, meant_key
from kollega.diagnostics import Diagnostic, Mark, Severity, has_errors
from kollega.i18n.suggestion import Names, question, suggestion
from kollega.i18n.wording import Wording, table_wording, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from kollega.content.source import Source
    from kollega.diagnostics import Steps


_NEAR = 0.7
"""How alike two keys are of which one is missing, and the other not known."""


def validate(model: type[BaseModel], source: Source) -> tuple[Any, tuple[Diagnostic, ...]]:
    """Return the front matter of a source as `model`, or None where it has an error, and all that is wrong with it.

    Keys that the model does not know are left out with a warning.
    """
    misplaced = tuple(_misplaced_keys(model, source))
    try:
        front = model.model_validate(source.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    else:
        return (None if misplaced else front), misplaced
    misnamed = _misnamed_keys(source, details)
    told = (detail for detail in details if not misnamed.keys() & {detail["loc"]})
    diagnostics = (
        *dict.fromkeys(_diagnostic(model, source, detail) for detail in told),
        *(each for each in misnamed.values() if each),
        *misplaced,
    )
    if has_errors(diagnostics):
        return None, diagnostics
    unknown = [(*data_steps(detail["loc"][:-1], source.data), detail["loc"][-1]) for detail in details]
    return model.model_validate(_without(source.data, unknown)), diagnostics


def _diagnostic(model: type[BaseModel], source: Source, detail: ErrorDetails) -> Diagnostic:
    """Return pydantic's error as a problem, in our words and at its place."""
    kind, context, marks = detail["type"], detail.get("ctx", {}), source.marks
    steps, around = data_steps(detail["loc"], source.data), data_steps(detail["loc"][:-1], source.data)
    if kind == "extra_forbidden":
        return _unknown_key(model, source, (*around, detail["loc"][-1]))
    if kind == "missing":
        return _missing(source, around, str(detail["loc"][-1]))
    if _value(source.data, steps) is None:
        kind = "nothing"
    place = (*around, context["key"]) if context.get("key") else steps
    return replace(fault_of(detail, kind, _last_key(steps)), mark=marks.value(*place)).of(source.path)


def _misnamed_keys(
    source: Source, details: Iterable[ErrorDetails]
) -> Mapping[tuple[int | str, ...], Diagnostic | None]:
    """Return what is to be told once of a key that is missing and one that is not known, by the ways to the two.

    The one is what the other was meant to be.
    """
    missing = {detail["loc"][0] for detail in details if detail["type"] == "missing" and len(detail["loc"]) == 1}
    found: dict[tuple[int | str, ...], Diagnostic | None] = {}
    for detail in details:
        written = str(detail["loc"][-1])
        if detail["type"] == "extra_forbidden" and len(detail["loc"]) == 1:
            known = [str(key) for key in missing]
            if key := meant_key(written, known) or Names(known).nearest(written, _NEAR):
                message = wording("`{key}` is missing: this line says `{written}`", key=key, written=written.strip())
                hint = wording("Write `{meant}`.", meant=f"{key}:")
                mark = source.marks.key(written)
                found[detail["loc"]] = Diagnostic.at(source.path, mark, "missing-key", message, hint)
                found[key,] = None
                missing.discard(key)
    return found


def _missing(source: Source, around: Steps, key: str) -> Diagnostic:
    hint = (
        wording("Add a line `{key}: …` below `{parent}:`.", key=key, parent=_last_key(around))
        if around
        else wording("Add a line `{key}: …` between the two lines `---`.", key=key)
    )
    mark = source.marks.key(*around) if around else Mark()
    return Diagnostic.at(source.path, mark, "missing-key", wording("`{key}` is missing", key=key), hint)


def _value(data: Any, steps: Steps) -> Any:  # noqa: ANN401 - nested data of YAML
    for step in steps:
        data = data[step]
    return data


def _last_key(steps: Steps) -> str:
    return str(next((step for step in reversed(steps) if isinstance(step, str)), ""))


def _without(data: Any, unknown: Iterable[Steps]) -> Any:  # noqa: ANN401 - nested data of YAML
    """Return the data without the keys at the ends of those ways."""
    for way in unknown:
        data = _prune(data, way)
    return data


def _prune(data: Any, way: Sequence[str | int]) -> Any:  # noqa: ANN401 - nested data of YAML
    step, *rest = way
    if isinstance(data, list):
        return [_prune(each, rest) if index == step else each for index, each in enumerate(data)]
    if rest:
        return {**data, step: _prune(data[step], rest)}
    return {key: each for key, each in data.items() if key != step}


def _unknown_key(model: type[BaseModel], source: Source, steps: Steps) -> Diagnostic:
    key, around = str(steps[-1]), [step for step in steps[:-1] if isinstance(step, str)]
    value = _value(source.data, steps)
    if intent := intent_of(key, value):
        return _unheld_diagnostic(_kind(model), source, HoldingKey(steps, intent))
    if below := next(holding_keys(steps, value), None):
        return _unheld_diagnostic(_kind(model), source, below)
    known = _keys(model, around)
    hint = _meant_hint(key, known, model, is_top=len(steps) == 1)
    if holds_nothing(key, value):
        hint = wording("It keeps nothing off the site and can go: whatever has no `status` is published.")
    message = wording("the key `{key}` is not known", key=key)
    return Diagnostic.at(source.path, source.marks.key(*steps), "unknown-key", message, hint, severity=Severity.WARNING)


def _meant_hint(key: str, known: tuple[str, ...], model: type[BaseModel], *, is_top: bool) -> Wording:
    """Return what was meant by an unknown key, where it belongs, or which keys there are."""
    if meant := meant_key(key, known):
        invisible = any(unicodedata.category(each) in {"Cf", "Zs"} and each != " " for each in key)
        return (
            wording("There is something invisible in it: type `{meant}` again.", meant=meant)
            if invisible
            else question(meant)
        )
    if is_top and (home := home_hint(key, model)):
        return home
    return suggestion(key, known, wording("It has no effect. The known keys are {keys}.", keys=", ".join(known)))


def _misplaced_keys(model: type[BaseModel], source: Source) -> Iterator[Diagnostic]:
    """Yield what is meant to hold something back and stands among keys that may be any word, such as networks."""
    for name in _mappings(model):
        if isinstance(given := source.data.get(name), dict):
            yield from (
                _unheld_diagnostic(_kind(model), source, each) for each in holding_keys((name,), given, plain=True)
            )


@cache
def _mappings(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys of a kind that hold a mapping."""
    return tuple(name for name, field in model.model_fields.items() if get_origin(field.annotation) is dict)


def hidden_page_diagnostic(source: Source) -> Diagnostic | None:
    """Return what is wrong where the front matter of a hand-written page is meant to hold it back: MkDocs publishes it.

    What Material for MkDocs leaves out of a page or of its search, MkDocs' front matter says below `hide` and `search`.
    """
    found = (
        (key, intent_of(key, value)) for key, value in source.data.items() if key not in {"date", "robots", "search"}
    )
    return next(
        (_unheld_diagnostic("page", source, HoldingKey((key,), intent)) for key, intent in found if intent), None
    )


def _kind(model: type[BaseModel]) -> str:
    return model.__name__.lower()


def _unheld_diagnostic(kind: str, source: Source, found: HoldingKey) -> Diagnostic:
    """Return the error of a key that is meant to hold something back, and would not."""
    mend = table_wording(found.intent.mends[kind])
    hint = (
        wording("{mend}. Or take the line out.", mend=mend)
        if len(found.steps) == 1
        else wording("{mend} on a line of its own, at its very beginning. Or take the line out.", mend=mend)
    )
    message = wording("`{key}` seems meant to keep this off the site, but it does not do so here", key=found.steps[-1])
    return Diagnostic.at(source.path, source.marks.key(*found.steps), "not-held-back", message, hint)


def _keys(model: type[BaseModel], around: Iterable[str]) -> tuple[str, ...]:
    """Return the keys that a mapping of the front matter may have, given the keys that lead to it."""
    for key in around:
        model = mapping_in(model.model_fields[key].annotation) or model
    return tuple(model.model_fields)
