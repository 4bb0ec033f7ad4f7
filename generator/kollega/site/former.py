"""Addresses that people once had from us, and where they lead now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.item import Kind
from kollega.content.person import Person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.item import AnyItem
    from kollega.site.catalogue import Site


@dataclass(frozen=True)
class Former:
    """An address that leads elsewhere, and where to."""

    path: str
    """Root-relative path of the former address."""
    target: str
    """Root-relative path to go to."""
    lang: str
    """The language of the target."""


def former_addresses(site: Site) -> tuple[Former, ...]:
    """Return every address that leads elsewhere, by path: aliases, short links, and those of what is withdrawn.

    An item's lead to its page. Those of what is withdrawn lead to the list of its kind, and so reveal nothing.
    """
    current = (former for item in site.items for former in _leading(item, site, site.path(item)))
    gone = (former for item in site.gone for former in _withdrawn(item, site))
    return tuple(sorted({*current, *gone}, key=lambda former: former.path))


def _withdrawn(item: AnyItem, site: Site) -> Iterator[Former]:
    """Yield every address that an item had; a person had one in any language in which they were shown."""
    for lang in site.languages if item.kind is Kind.PERSON else (item.lang,):
        yield Former(site.path_of(item.kind, item.slug, lang), site.list_path(item.kind, lang), lang)
    yield from _leading(item, site, site.list_path(item.kind, item.lang))


def _leading(item: AnyItem, site: Site, target: str) -> Iterator[Former]:
    """Yield the short link and the aliases of an item; people have neither."""
    if isinstance(item.front, Person):
        return
    yield Former(site.short_path(item), target, item.lang)
    for alias in item.front.aliases:
        yield Former(site.path_of(item.kind, alias, item.lang), target, item.lang)
