"""What the rules have found, kept while they would find the same: they ask for facts, and texts change more often."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

import msgspec

from kollega.check.notation import Notation, diagnostic_of, notation_of
from kollega.check.rules import rule_diagnostics
from kollega.content.reading import note_reading

if TYPE_CHECKING:
    from kollega.check.memory import Memory
    from kollega.content.read import Content
    from kollega.diagnostics import Diagnostic
    from kollega.site.catalogue import Site

_NAME: Final = "texts/rules.json"
"""In the store."""


class _Found(msgspec.Struct, array_like=True):
    """What was found, and a digest of everything that it was found in."""

    basis: str
    diagnostics: list[Notation]


def found_by_rules(content: Content, site: Site, memory: Memory) -> tuple[Diagnostic, ...]:
    """Return every problem that rules find, now or before."""
    facts = memory.facts()
    if memory.store is None or not facts.keys() >= {item.path for item in content.items}:
        return rule_diagnostics(content, site)
    basis = _basis(content, site, memory)
    with suppress(ValueError, TypeError, RecursionError):  # else nothing is known
        kept = msgspec.json.decode(memory.store.get(_NAME) or b"", type=_Found)
        if kept.basis == basis:
            return tuple(map(diagnostic_of, kept.diagnostics))
    with note_reading() as read:
        found = rule_diagnostics(content, site)
    if read <= facts.keys():
        with suppress(UnicodeEncodeError):  # what quotes half a letter is not kept
            memory.store.put(_NAME, msgspec.json.encode(_Found(basis, [*map(notation_of, found)])))
    return found


def _basis(content: Content, site: Site, memory: Memory) -> str:
    """Return a digest of everything that rules may ask for, but for texts and how long they take to read."""
    told = (
        memory.basis,
        sorted(memory.facts().items()),
        sorted(site.stages.items()),
        sorted(item.path for item in site.items),
        site.now.astimezone(site.settings.zone).date(),
        content.pages,
        sorted(content.photos.items()),
        sorted(content.documents),
        sorted(content.files),
        sorted(content.unread),
        sorted(content.closed),
    )
    return hashlib.sha256(repr(told).encode("utf-8", "surrogatepass")).hexdigest()
