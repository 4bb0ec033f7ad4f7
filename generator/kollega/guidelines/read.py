"""A site's guidelines: those that Kollega brings, and over them what guidelines.yml says."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel, ValidationError

from kollega.config.validation import data_steps, fault_of, mapping_in
from kollega.content.list_slips import list_in_one
from kollega.content.source import MAX_TEXT_BYTES, decode
from kollega.content.yaml_errors import FrontMatterError
from kollega.content.yaml_values import Marks, load_values, mark_at, scalars
from kollega.diagnostics import Diagnostic, Fault
from kollega.filesystem import MissingError, UnreadableError, read
from kollega.guidelines.model import GENDER_CODED, READABILITY, Guidelines, Rule
from kollega.i18n.characters import strange_in, strange_name
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from kollega.diagnostics import Mark

_EXAMPLE = wording("Write for example `tone: We write as we speak.`")
_COUNTING = (GENDER_CODED, READABILITY)


def read_guidelines(path: str, root: Path) -> tuple[Guidelines, tuple[Diagnostic, ...]]:
    """Return the guidelines that count on a site, and what is wrong with its file at a path below `root`.

    Without a file, and with one that cannot be used, those count that Kollega brings.
    """
    ours = default_guidelines()
    try:
        content = read(root, path, MAX_TEXT_BYTES)
    except MissingError:
        return ours, ()
    except UnreadableError as error:
        return ours, (error.diagnostic,)
    try:
        written, marks = _parse(content)
    except FrontMatterError as unusable:
        return ours, (_of_file(unusable.fault).of(path),)
    try:
        own = Guidelines.model_validate(written)
    except ValidationError as error:
        # A key that is to be a language or empty is told twice where it is neither.
        details = (each for each in error.errors(include_url=False) if each.get("ctx", {}).get("expected") != "''")
        return ours, tuple(dict.fromkeys(_diagnostic(path, written, marks, detail) for detail in details))
    if unknown := tuple(_unknown_ids(path, own, marks)):
        return ours, unknown
    return _over(ours, own).placed(dict(_places(own, marks))), tuple(_phrases_in_one(path, marks))


@cache
def default_guidelines() -> Guidelines:
    """Return the guidelines that Kollega brings."""
    written = files("kollega.guidelines").joinpath("default.yml").read_text("utf-8")
    return Guidelines.model_validate(yaml.load(written, getattr(yaml, "CSafeLoader", yaml.SafeLoader)))  # noqa: S506 - safe


def _parse(content: bytes) -> tuple[Mapping[str, Any], Marks]:
    try:
        raw = decode(content)
    except UnicodeDecodeError as error:
        before = decode(content[: error.start])
        fault = Fault(
            "not-utf8", wording("the file is not UTF-8 text"), wording("Save it again with the encoding UTF-8.")
        )
        raise FrontMatterError(replace(fault, mark=mark_at(before, len(before)))) from None
    if found := strange_in(raw):
        message = wording("there is {character}", character=strange_name(found[0]))
        raise FrontMatterError(
            Fault("control-character", message, wording("Delete it."), mark=mark_at(raw, found.start()))
        )
    return load_values(raw), Marks(raw)


_OF_FILE = {
    "the facts nest their values endlessly": wording("this file nests its values without end"),
    "the facts are not valid YAML": wording("this file is not valid YAML"),
    "the facts repeat or nest their values endlessly": wording("this file repeats or nests its values without end"),
}
"""What is said of a file that is YAML from its first line to its last, by what is said of a front matter."""


def _of_file(fault: Fault) -> Fault:
    """Return the same fault, said of a file that is YAML from its first line to its last."""
    if "between the two lines" in fault.message:
        return Fault("bad-yaml", wording("there are no `key: value` lines in this file"), _EXAMPLE)
    return replace(fault, message=_OF_FILE.get(fault.message, fault.message))


def _diagnostic(path: str, written: Mapping[str, Any], marks: Marks, detail: ErrorDetails) -> Diagnostic:
    """Return pydantic's error as a problem, in our words and at its place."""
    steps = data_steps(detail["loc"], written)
    key = str(next((step for step in reversed(steps) if isinstance(step, str)), ""))
    if detail["type"] == "extra_forbidden":
        known = _keys(steps[:-1])
        hint = suggestion(key, known, wording("The keys here are {names}.", names=", ".join(known)))
        return Diagnostic.at(
            path, marks.key(*steps), "guidelines-key", wording("the key `{key}` is not known", key=key), hint
        )
    if "[key]" in detail["loc"]:  # the key itself is wrong, such as a language that there is not
        return replace(fault_of(detail, detail["type"], key), mark=marks.key(*steps)).of(path)
    return replace(fault_of(detail, detail["type"], key), mark=marks.value(*steps)).of(path)


def _keys(around: tuple[str | int, ...]) -> tuple[str, ...]:
    model: type[BaseModel] = Guidelines
    for step in around:
        field = model.model_fields.get(str(step))
        model = (mapping_in(field.annotation) if field else None) or model
    return tuple(model.model_fields)


def _phrases_in_one(path: str, marks: Marks) -> Iterator[Diagnostic]:
    """Yield several phrases that are written as one, which stands in no text."""
    for each in scalars(marks.raw):
        match each.steps:
            case ("rules" | "topics", str(), "phrases") | ("rules" | "topics", str(), "phrases", str()):
                if not each.quote and (fault := list_in_one(each.value)):
                    yield replace(fault, mark=each.begin).of(path)


def _unknown_ids(path: str, own: Guidelines, marks: Marks) -> Iterator[Diagnostic]:
    """Yield what is switched off that there is not, and what stands among rules and topics both."""
    ours = default_guidelines()
    for index, name in enumerate(own.off):
        if name not in ours.ids:
            otherwise = wording("Kollega's own are {names}.", names=", ".join(ours.ids))
            message = wording("there is no guideline `{name}` to switch off", name=name)
            mark = marks.value("off", index)
            yield Diagnostic.at(path, mark, "no-such-guideline", message, suggestion(name, ours.ids, otherwise))
    for group, others in (("rules", (*ours.topics, *own.topics, *_COUNTING)), ("topics", tuple(ours.rules))):
        for name in getattr(own, group):
            if name in others:
                hint = wording("Choose another name. One of Kollega's own is switched off with `off: [name]`.")
                message = wording("`{name}` is the name of another guideline already", name=name)
                yield Diagnostic.at(path, marks.key(group, name), "guideline-twice", message, hint)


def _places(own: Guidelines, marks: Marks) -> Iterator[tuple[str, Mark]]:
    """Yield each pattern of a file with its place."""
    for group in ("rules", "topics"):
        for name, rule in getattr(own, group).items():
            for lang, patterns in rule.patterns.items():
                steps = (group, name, "patterns", *filter(None, [lang]))
                yield from ((pattern, marks.value(*steps, index)) for index, pattern in enumerate(patterns))


def _over(ours: Guidelines, own: Guidelines) -> Guidelines:
    """Return our guidelines with a site's own over them, without those that are switched off."""
    if not own.defaults:
        ours = Guidelines()
    rules, topics = _merge(ours.rules, own.rules), _merge(ours.topics, own.topics)
    return Guidelines(
        defaults=own.defaults,
        off=own.off,
        tone=own.tone or ours.tone,
        topics={name: topic for name, topic in topics.items() if name not in own.off},
        rules={name: rule for name, rule in rules.items() if name not in own.off},
        readability={} if READABILITY in own.off else {**ours.readability, **own.readability},
    )


def _merge(ours: Mapping[str, Rule], own: Mapping[str, Rule]) -> dict[str, Rule]:
    """Return all rules by id; of one that is in both, what the site writes counts, and words are added to ours."""
    return {**ours, **{name: _extended(ours[name], rule) if name in ours else rule for name, rule in own.items()}}


def _extended(rule: Rule, own: Rule) -> Rule:
    changes: dict[str, Any] = {}
    for key in own.model_fields_set:
        value, former = getattr(own, key), getattr(rule, key)
        if key in {"phrases", "patterns"}:
            value = {lang: (*former.get(lang, ()), *value.get(lang, ())) for lang in {**former, **value}}
        elif isinstance(value, dict) and "" not in value:
            value = {**former, **value}
        changes[key] = value
    return rule.model_copy(update=changes)


def is_counted(guidelines: Guidelines, name: str) -> bool:
    """Return whether one of the rules that count words is on."""
    return guidelines.defaults and name not in guidelines.off
