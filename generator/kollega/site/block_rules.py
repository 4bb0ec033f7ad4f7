"""What blocks ask for by rules such as `department: ferries`, and what is wrong with the rules."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kollega.content.item import PersonItem
from kollega.content.kind import ItemKind
from kollega.content.person import PersonStatus
from kollega.diagnostics import Fault, Severity
from kollega.i18n.suggestion import suggestion
from kollega.i18n.wording import wording
from kollega.markdown.blocks import AT_MOST, KEYS, MOST
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.content.item import AnyItem
    from kollega.i18n.wording import Wording
    from kollega.markdown.blocks import ListRule
    from kollega.site.catalogue import Site
    from kollega.site.taxonomy import FacetId

EXPERTISE = "expertise"
"""The key of the rule that asks for people who know something."""

_FACETS = {kind.value: kind for kind in FacetKind}
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_NAMED = 8
"""How many names a hint lists at most."""


def items_by_rules(rules: Sequence[ListRule], kind: ItemKind, site: Site, lang: str) -> tuple[AnyItem, ...]:
    """Return the items of a kind and language that all rules ask for, in the order of the lists."""
    return tuple(item for item in _all(kind, site, lang) if all(_has(item, rule, site) for rule in rules))


def limit_of(rules: Iterable[ListRule], name: str) -> int:
    """Return how many items the block of that name shows at most."""
    stated = (rule.value for rule in rules if rule.key == AT_MOST and _NUMBER.fullmatch(rule.value))
    return int(next(stated, MOST[name]))


def single_facet(rules: Iterable[ListRule], site: Site) -> FacetId | None:
    """Return the facet that is asked for, where nothing else is."""
    narrowing = [rule for rule in rules if rule.key != AT_MOST]
    if len(narrowing) != 1 or narrowing[0].key not in _FACETS:
        return None
    return site.facets.meant_by(_FACETS[narrowing[0].key], narrowing[0].value)


def rule_faults(rules: Sequence[ListRule], name: str, site: Site, lang: str) -> Iterator[Fault]:
    """Yield what is wrong with the rules of the block of that name."""
    first: dict[str, ListRule] = {}
    for rule in rules:
        if rule.key not in KEYS[name]:
            yield _unknown_rule(rule, KEYS[name])
        elif rule.key in first:
            message = wording("the key `{key}` is here a second time", key=rule.key)
            hint = wording(
                "The first `{key}` is on line {line}. Keep one of the two.",
                key=rule.key,
                line=first[rule.key].mark.line,
            )
            yield Fault("duplicate-key", message, hint, mark=rule.mark)
        elif not rule.value:
            message = wording("there is nothing after `{key}:`", key=rule.key)
            hint = wording("Write it there, or take the line out if it is not needed.")
            yield Fault("empty", message, hint, mark=rule.value_mark)
        else:
            yield from _value_faults(rule, site, lang)
        first.setdefault(rule.key, rule)


_NO_FACET = {
    FacetKind.DEPARTMENT: wording("there is no department “{value}”, so the block finds nothing"),
    FacetKind.LOCATION: wording("there is no location “{value}”, so the block finds nothing"),
    FacetKind.TAG: wording("there is no tag “{value}”, so the block finds nothing"),
}


def _value_faults(rule: ListRule, site: Site, lang: str) -> Iterator[Fault]:
    if rule.key == AT_MOST and not _NUMBER.fullmatch(rule.value):
        message = wording("expected a number from 1 to 999, but found “{value}”", value=rule.value)
        yield Fault("bad-number", message, wording("Write digits only."), mark=rule.value_mark)
    elif rule.key in _FACETS:
        kind = _FACETS[rule.key]
        if site.facets.meant_by(kind, rule.value) not in site.facets.known:
            names = {facet.id: site.facets.name(facet, lang) for facet in site.facets.known if facet.kind is kind}
            message = _NO_FACET[kind].fill({"value": rule.value})
            yield Fault(
                "unknown-facet", message, _meant(rule.value, names), severity=Severity.WARNING, mark=rule.value_mark
            )
    elif rule.key == EXPERTISE and not any(_knows(person, rule.value) for person in _colleagues(site, lang)):
        message = wording("nobody can be asked about “{value}”, so the block finds nothing", value=rule.value)
        names = {each: each for person in _colleagues(site, lang) for each in person.front.expertise}
        yield Fault(
            "unknown-expertise", message, _meant(rule.value, names), severity=Severity.WARNING, mark=rule.value_mark
        )


def _unknown_rule(rule: ListRule, keys: Sequence[str]) -> Fault:
    hint = suggestion(rule.key, keys, wording("The keys are {keys}.", keys=", ".join(f"`{key}`" for key in keys)))
    return Fault("unknown-rule", wording("the block knows no key `{key}`", key=rule.key), hint, mark=rule.mark)


def _meant(written: str, names: Mapping[str, str]) -> Wording:
    """Return the hint with the nearest of some ids and their names, else with some of the names."""
    known = dict(names) | {name.casefold(): name for name in names.values()}
    some = sorted(names.values())[:_NAMED]
    listed = ", ".join(f"`{name}`" for name in some)
    if not some:
        return suggestion(written, known)
    there = (
        wording("The site has {names} and others.", names=listed)
        if len(names) > len(some)
        else wording("The site has {names}.", names=listed)
    )
    return suggestion(written, known, there)


def _all(kind: ItemKind, site: Site, lang: str) -> tuple[AnyItem, ...]:
    if kind is ItemKind.PERSON:
        return _colleagues(site, lang)
    return site.stories_in(lang) if kind is ItemKind.STORY else site.vacancies_in(lang)


def _colleagues(site: Site, lang: str) -> tuple[PersonItem, ...]:
    """Return those who are shown in a language and have not left."""
    return tuple(person for person in site.people_in(lang) if person.front.status is not PersonStatus.ALUMNI)


def _has(item: AnyItem, rule: ListRule, site: Site) -> bool:
    if rule.key in _FACETS:
        return site.facets.meant_by(_FACETS[rule.key], rule.value) in site.facets.of(item)
    return rule.key != EXPERTISE or _knows(item, rule.value)


def _knows(item: AnyItem, subject: str) -> bool:
    """Return whether one may ask somebody about a subject: whether its words stand in theirs, next to each other."""
    words = re.compile(rf"(?<!\w){re.escape(subject.casefold())}(?!\w)")
    return isinstance(item, PersonItem) and any(words.search(each.casefold()) for each in item.front.expertise)
