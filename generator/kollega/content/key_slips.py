"""Keys that a kind of file does not have: what was meant by them, where they belong, and whose file it may be."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from kollega.config.meanings import folded
from kollega.config.validation import mapping_in
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.diagnostics import Diagnostic, Mark
from kollega.i18n.wording import Wording, wording

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from pydantic import BaseModel

_LONGEST = 60
"""Characters of a key that is looked at."""
_FAMILIES = ("salary", "locations")
"""Keys whose own keys are at times written beside them, not below."""
_OF_KIND = {
    ItemKind.STORY: wording("Stories have this key; here it has no effect."),
    ItemKind.VACANCY: wording("Vacancies have this key; here it has no effect."),
    ItemKind.PERSON: wording("The files of people have this key; here it has no effect."),
}


def meant_key(written: str, known: Collection[str]) -> str:
    """Return the key that was meant: written otherwise, or called otherwise elsewhere; empty where it is none."""
    plain = folded(written[:_LONGEST])
    by_letters = {folded(key): key for key in known}
    if plain in by_letters:
        return by_letters[plain]
    return next((key for key in _called().get(plain, ()) if key in known), "")


def home_hint(key: str, model: type[BaseModel]) -> Wording | None:
    """Return where a key belongs that stands at the edge of the front matter, or that another kind has."""
    for name in _FAMILIES:
        field = model.model_fields.get(name)
        inner = mapping_in(field.annotation) if field else None
        if inner and key in inner.model_fields:
            return wording("It belongs below `{parent}:`, with two spaces before it.", parent=name)
    above = "links" if "links" in model.model_fields else "share"
    if key in _networks():
        return wording("It belongs below `{parent}:`, with two spaces before it.", parent=above)
    return next((hint for kind, hint in _OF_KIND.items() if key in FRONT[kind].model_fields), None)


def likelier_kind(kind: ItemKind, data: Mapping[str, Any]) -> ItemKind | None:
    """Return whose file it is by its keys, where it has all that another kind needs, and not what this one needs."""
    others = (other for other in FRONT if other is not kind and _needed(other) <= data.keys())
    return None if _needed(kind) <= data.keys() else next(others, None)


def misplaced_file(path: str, kind: ItemKind, folders: Mapping[ItemKind, str]) -> Diagnostic:
    """Return the one thing that is wrong with the file of another kind, given the folder of each."""
    hint = wording("Move it to {file}.", file=f"{folders[kind]}{PurePosixPath(path).name}")
    return Diagnostic.at(path, Mark(), "wrong-folder", _IS_OF[kind], hint)


_IS_OF = {
    ItemKind.STORY: wording("these are the facts of a story: it lies in the wrong folder"),
    ItemKind.VACANCY: wording("these are the facts of a vacancy: it lies in the wrong folder"),
    ItemKind.PERSON: wording("these are the facts of a person: it lies in the wrong folder"),
}


@cache
def _needed(kind: ItemKind) -> frozenset[str]:
    return frozenset(name for name, field in FRONT[kind].model_fields.items() if field.is_required())


@cache
def _networks() -> frozenset[str]:
    from kollega.networks.network import load_networks

    return frozenset({*load_networks(), "any"})


@cache
def _called() -> Mapping[str, tuple[str, ...]]:
    """Return the keys that each word can stand for."""
    rows = tomllib.loads(files("kollega.content").joinpath("keys.toml").read_text("utf-8"))["keys"]
    found: dict[str, tuple[str, ...]] = {}
    for key, words in rows.items():
        for word in map(folded, words.split()):
            found[word] = (*found.get(word, ()), key)
    return found
