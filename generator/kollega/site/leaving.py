"""What leaves a site together with an item, what stays without it, and what no build takes back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kollega.content.item import PersonItem
from kollega.content.kind import ItemKind
from kollega.content.yaml_values import mark_at
from kollega.i18n.wording import wording
from kollega.site.life import Stage
from kollega.site.mentions import People

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from kollega.content.item import AnyItem
    from kollega.content.read import Content
    from kollega.i18n.wording import Wording
    from kollega.site.catalogue import Site


@dataclass(frozen=True, order=True)
class Place:
    """A line of a file."""

    path: str
    """Empty for the settings."""
    line: int
    what: Wording
    """What stands there, or what they are there."""


@dataclass(frozen=True)
class Leaving:
    """What follows from the withdrawal of some items."""

    gone: tuple[AnyItem, ...]
    """Items that leave the site: those themselves, and stories whose last author leaves."""
    addresses: tuple[str, ...]
    """Root-relative addresses that no longer show them."""
    redirects: tuple[str, ...]
    """Root-relative addresses that lead to a list from then on, since people may have them."""
    without: tuple[Place, ...]
    """What stays on the site, without them."""
    named: tuple[Place, ...]
    """What still speaks of them, until somebody takes it out."""


def withdrawn(items: Collection[AnyItem], content: Content) -> Content:
    """Return the content as it is once these items are withdrawn."""
    paths = {item.path for item in items}
    return replace(
        content,
        stories=_off(content.stories, paths),
        vacancies=_off(content.vacancies, paths),
        people=_off(content.people, paths),
    )


def _off(items: Iterable[Any], paths: Collection[str]) -> tuple[Any, ...]:
    """Return items of one kind, those at the paths with the status that takes them off."""
    return tuple(
        replace(item, front=item.front.model_copy(update={"status": type(item.front.status)(Stage.WITHDRAWN.value)}))
        if item.path in paths
        else item
        for item in items
    )


def leaving(content: Content, before: Site, after: Site) -> Leaving:
    """Return what follows, given the site without the withdrawal and with it."""
    stay = {item.path for item in before.withdrawn}
    gone = tuple(item for item in after.withdrawn if item.path not in stay)
    shown = [item for item in gone if item.path in {each.path for each in before.items}]
    people = {item.slug for item in gone if item.kind is ItemKind.PERSON}
    return Leaving(
        gone=gone,
        addresses=tuple(dict.fromkeys(address for item in shown for address in _addresses(item, before))),
        redirects=tuple(before.short_path(item) for item in shown if not isinstance(item, PersonItem)),
        without=tuple(sorted(_without(people, after))),
        named=tuple(sorted(_named(people, content, after))),
    )


def _addresses(item: AnyItem, site: Site) -> Iterator[str]:
    paths = site.paths(item)
    yield from paths.values() if item.kind is ItemKind.PERSON else [site.path(item)]
    if not isinstance(item, PersonItem) and site.is_shared(item):
        yield site.share_path(item)


def _without(people: Collection[str], site: Site) -> Iterator[Place]:
    """Yield where people were authors, contacts or leads of what stays."""
    for story in site.stories:
        for index, slug in enumerate(story.front.authors):
            if slug in people:
                yield Place(story.path, story.marks.value("authors", index).line, wording("one of its authors"))
    for vacancy in site.vacancies:
        if vacancy.front.contact in people:
            yield Place(vacancy.path, vacancy.marks.value("contact").line, wording("its contact"))
    settings = site.settings
    for option, facets in (("departments", settings.departments), ("places", settings.places), ("tags", settings.tags)):
        for facet_id, facet in facets.items():
            if facet.lead in people:
                yield Place("", 0, wording("lead of `{option}`", option=f"{option}.{facet_id}"))


def _named(slugs: Collection[str], content: Content, site: Site) -> Iterator[Place]:
    """Yield the lines of texts that still speak of people."""
    people = People(content.people)
    off = {item.path for item in site.withdrawn}
    for item in content.items if slugs else ():
        if item.path not in off:
            raw = item.marks.raw
            yield from _places(item.path, raw, 1, people, slugs)
            yield from _places(item.path, item.text, item.text_line, people, slugs)
    for page in content.pages if slugs else ():
        yield from _places(page.path, page.text, 1, people, slugs)


def _places(path: str, text: str, first: int, people: People, slugs: Collection[str]) -> Iterator[Place]:
    for mention in people.mentions(path, text):
        if set(slugs).intersection(mention.slugs):
            line = mark_at(text, mention.start).line + first - 1
            yield Place(path, line, wording("“{text}”", text=" ".join(text[mention.start : mention.end].split())))
