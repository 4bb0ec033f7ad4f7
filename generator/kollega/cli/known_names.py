"""The names that a new file may say: colleagues, departments and places of the site, and which of them are near."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from kollega.cli.refusal import Refusal
from kollega.content.kind import ItemKind
from kollega.i18n.suggestion import Names, question
from kollega.i18n.wording import either, wording
from kollega.site.taxonomy import FacetId, FacetKind, Taxonomy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.config.settings import Settings
    from kollega.content.read import Content
    from kollega.i18n.wording import Wording

_BEGIN: Final = wording("Begin with `kollega new person`.")

_SOME: Final = 5
"""How many near names are listed."""


class UnknownName(Refusal):
    """A name is nobody's, or that of several."""

    def __init__(self, problem: Wording, hint: Wording, *, is_free: bool, likely: str = "") -> None:
        super().__init__(problem, hint)
        self.is_free = is_free
        """Whether nobody has it, so that it may be a new colleague's."""
        self.likely = likely
        """The id of the only person who is called nearly so; empty for none or several."""

    @classmethod
    def of_nobody(
        cls, problem: Wording, name: str, people: Mapping[str, str], otherwise: Wording = _BEGIN
    ) -> UnknownName:
        """Return what is said of a name that nobody has, with who might be meant, or what to do where nobody is."""
        near = near_keys(name, people)
        labels = [_label(key, people) for key in near]
        if len(near) == 1:
            return cls(problem, question(labels[0], "{}"), is_free=True, likely=near[0])
        hint = wording("Similar names are {names}.", names=", ".join(labels)) if near else otherwise
        return cls(problem, hint, is_free=True)


@dataclass(frozen=True)
class KnownNames:
    """What a site calls its people, departments and places, in a language."""

    content: Content
    settings: Settings
    lang: str

    def person(self, text: str) -> str:
        """Return the id of a person by id or whole name. Raises UnknownName."""
        if text in self.people:
            return text
        found = [slug for slug, name in self.people.items() if _folded(name) == _folded(text)]
        if len(found) == 1:
            return found[0]
        if found:
            problem = wording("“{name}” could be {ids}", name=text, ids=either(sorted(found)))
            raise UnknownName(problem, wording("Say which one."), is_free=False)
        raise UnknownName.of_nobody(wording("there is no person “{name}”", name=text), text, self.people)

    def facet(self, kind: FacetKind, text: str) -> tuple[str, tuple[str, ...]]:
        """Return what to write for a department or a place, and, where it is a new one, those that are near."""
        meant = self._taxonomy.meant_by(kind, text)
        if meant in self._taxonomy.stated:
            return meant.id, ()
        known = {facet.id: label for facet, label in self._facets.items() if facet.kind is kind}
        is_known = meant.id in known or _folded(text) in map(
            _folded, known.values()
        )  # a town, whose id has its country
        near = () if is_known else near_keys(text, known)
        return text, tuple(_label(key, known) for key in near)

    def country_is_open(self, location: str) -> bool:
        """Return whether nothing says in which country a place is."""
        return not self._taxonomy.place(location).country

    @cached_property
    def people(self) -> Mapping[str, str]:
        """Return the name of each person by id; of a file that cannot be read, the id."""
        unread = {name.slug: name.slug for name in self.content.unread if name.kind is ItemKind.PERSON}
        return unread | {person.slug: person.front.name for person in self.content.people}

    @cached_property
    def _taxonomy(self) -> Taxonomy:
        return Taxonomy(self.settings)

    @cached_property
    def _facets(self) -> Mapping[FacetId, str]:
        taxonomy = self._taxonomy
        written = {facet: name for item in self.content.items for facet, name in taxonomy.classify(item).items()}
        stated = dict.fromkeys(taxonomy.stated, "")
        return {facet: taxonomy.label(facet, self.lang, name) for facet, name in (stated | written).items()}


def near_keys(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the ids of the names that share a word with a text or are spelled nearly like it."""
    words = set(_folded(text).replace("-", " ").split())
    by_word = [key for key, name in known.items() if words & {*_folded(name).split(), *key.split("-")}]
    names = {name: key for key, name in known.items()}
    slips = [names.get(Names(names).nearest(text)), Names(known).nearest(text) or None]
    return tuple(dict.fromkeys(key for key in [*slips, *sorted(by_word)] if key))[:_SOME]


def _label(key: str, known: Mapping[str, str]) -> str:
    """Return a name with its id."""
    return key if key == known[key] else f"{known[key]} ({key})"


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
