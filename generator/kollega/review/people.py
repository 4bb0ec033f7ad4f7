"""Who is named or shown in an item, and whether they have agreed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.kind import ItemKind
from kollega.site.life import Stage
from kollega.site.mentions import MentionKind, People

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from kollega.content.item import AnyItem, PersonItem
    from kollega.content.read import Content
    from kollega.site.catalogue import Site


@dataclass(frozen=True)
class NamedPerson:
    """Somebody who stands in an item."""

    name: str
    path: str
    """Their file; empty where an item names a file that is not there."""
    roles: tuple[str, ...]
    """What they are in it: `author`, `contact`, `name`, `picture`, `link`."""
    consent: date | None = None
    """The day on which they had agreed, as their file says."""
    consent_until: date | None = None
    """The last day on which that holds."""
    withdrawn: bool = False
    """Whether they have withdrawn, or their consent has ended."""
    others: int = 0
    """How many further people have the same name: nobody can tell who is meant."""


def people_in(item: AnyItem, content: Content, site: Site) -> tuple[NamedPerson, ...]:
    """Return who stands in an item, those with a part in it first; whoever has no file cannot be found in texts."""
    roles: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for slugs, role in (*_parts(item), *_mentions(item, content)):
        roles[slugs][role] = None
    alone = {slugs[0] for slugs in roles if len(slugs) == 1}
    return tuple(
        _person(slugs, tuple(told), content, site)
        for slugs, told in roles.items()
        if len(slugs) == 1 or alone.isdisjoint(slugs)
    )


def _parts(item: AnyItem) -> Iterator[tuple[tuple[str, ...], str]]:
    if item.kind is ItemKind.PERSON:
        return
    yield from (((slug,), "author") for slug in item.front.authors)
    if item.kind is ItemKind.VACANCY and item.front.contact:
        yield (item.front.contact,), "contact"


def _mentions(item: AnyItem, content: Content) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield whom the facts and the text of an item name or show, but for whom it is about."""
    everybody = People(content.people)
    for text in (item.marks.raw, item.text):
        for mention in everybody.mentions(item.path, text):
            if item.kind is not ItemKind.PERSON or item.slug not in mention.slugs:
                yield mention.slugs, MentionKind(mention.kind).value


def _person(slugs: tuple[str, ...], roles: tuple[str, ...], content: Content, site: Site) -> NamedPerson:
    files = [person for person in content.people if person.slug == slugs[0]]
    if not files:
        return NamedPerson(slugs[0], "", roles)
    return NamedPerson(
        name=files[0].front.name,
        path=files[0].path,
        roles=roles,
        consent=_latest(person.front.consent for person in files),
        consent_until=min(_days(person.front.consent_until for person in files), default=None),
        withdrawn=_has_withdrawn(files, site),
        others=len(slugs) - 1,
    )


def _has_withdrawn(files: Iterable[PersonItem], site: Site) -> bool:
    return any(site.stages[person.path] is Stage.WITHDRAWN for person in files)


def _latest(days: Iterable[date | None]) -> date | None:
    return max(_days(days), default=None)


def _days(days: Iterable[date | None]) -> list[date]:
    return [day for day in days if day]
