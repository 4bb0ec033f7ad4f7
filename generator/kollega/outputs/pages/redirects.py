"""Former addresses and short links, which lead elsewhere."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kollega.content.item import PersonItem
from kollega.content.kind import ItemKind
from kollega.outputs.artifact import Artifact
from kollega.outputs.boards.board import has_numbers
from kollega.outputs.layout.frame import root_of
from kollega.outputs.layout.head import NOINDEX, item_head
from kollega.site.addresses import SHARE_FOLDER
from kollega.site.life import Stage
from kollega.site.taxonomy import FacetId, FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.content.item import AnyItem, ShareableItem
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.head import Head
    from kollega.site.catalogue import Site


@dataclass(frozen=True)
class FormerAddress:
    """An address that leads elsewhere, and where to."""

    path: str
    """Root-relative path of the former address."""
    target: str
    """Root-relative path to go to."""
    lang: str
    """The language of the target."""
    item: AnyItem | None = field(default=None, compare=False)
    """The story or vacancy whose page that is; nothing for what is withdrawn, of which nothing is told."""


def former_addresses(site: Site) -> tuple[FormerAddress, ...]:
    """Return every address that leads elsewhere, by path: aliases, short links, and those of what is withdrawn.

    An item's lead to its page. Those of what is withdrawn lead to the list of its kind, and so reveal nothing. The name
    of a town alone leads to the place of that name, or, where there are several, to all vacancies.
    """
    short = (
        FormerAddress(path, site.path(item), item.lang, item)
        for item in site.shareable
        for path in _short_paths(item, site)
    )
    gone = (former for item in site.withdrawn for former in _addresses_of_withdrawn(item, site))
    towns = (former for lang in site.languages for former in _towns(site, lang))
    return _by_path((*renamed(site), *short, *towns, *gone, *_share_pages(site), *_ways_out(site)))


def renamed(site: Site) -> tuple[FormerAddress, ...]:
    """Return, by path, the addresses that stories and vacancies of the site had under the names of their aliases."""
    return _by_path(former for item in site.shareable for former in _aliases(item, site, site.path(item), item))


def _by_path(addresses: Iterable[FormerAddress]) -> tuple[FormerAddress, ...]:
    return tuple(sorted(set(addresses), key=lambda former: former.path))


def _towns(site: Site, lang: str) -> Iterator[FormerAddress]:
    """Yield the addresses that places would have by their names alone."""
    for name, ids in site.facets.towns.by_name.items():
        town, places = FacetId(FacetKind.LOCATION, name), [FacetId(FacetKind.LOCATION, each) for each in ids]
        live = [place for place in places if site.facets.has_page(place, lang)]
        if live and town not in site.facets.known:
            target = site.facet_path(live[0], lang) if len(live) == 1 else site.list_path(ItemKind.VACANCY, lang)
            yield FormerAddress(site.facet_path(town, lang), target, lang)


def _share_pages(site: Site) -> Iterator[FormerAddress]:
    """Yield the share pages that are no more, to which digests and messages link; of what is withdrawn, to the list."""
    for item in site.shareable:
        is_closed = site.stages[item.path] is Stage.CLOSED
        target = site.path(item) if is_closed else site.share_path(item)
        yield from _at_share_pages(item, target, site, has_own=not is_closed)
    for gone in site.withdrawn:
        if not isinstance(gone, PersonItem):
            yield from _at_share_pages(gone, site.section_path(SHARE_FOLDER, gone.lang), site, has_own=False)
    for lang in site.languages:
        for group in site.groups.linked_in(lang):
            if group not in site.groups.open_in(lang):
                target, _, _ = site.groups.target(group, lang).partition("?")
                yield FormerAddress(site.groups.share_path(group, lang), target, lang)


def _ways_out(site: Site) -> Iterator[FormerAddress]:
    """Yield the addresses that led to where one applied, of vacancies that are closed or withdrawn."""
    if site.settings.reach.out_links:
        for vacancy in site.vacancies:
            if not site.is_open(vacancy):
                yield FormerAddress(site.out_path(vacancy), site.path(vacancy), vacancy.lang)
        for gone in site.withdrawn:
            if gone.kind is ItemKind.VACANCY:
                yield FormerAddress(site.out_path(gone), site.list_path(gone.kind, gone.lang), gone.lang)


def _at_share_pages(item: ShareableItem, target: str, site: Site, *, has_own: bool) -> Iterator[FormerAddress]:
    """Yield the share pages that an item had under its aliases, and, where it has none any more, under its name."""
    for name in (*item.front.aliases, *(() if has_own else (item.slug,))):
        yield FormerAddress(site.share_path_of(item.kind, name, item.lang), target, item.lang)


def _addresses_of_withdrawn(item: AnyItem, site: Site) -> Iterator[FormerAddress]:
    """Yield every address that an item had; a person had one in any language in which they were shown."""
    for lang in site.languages if item.kind is ItemKind.PERSON else (item.lang,):
        yield FormerAddress(site.path_of(item.kind, item.slug, lang), site.list_path(item.kind, lang), lang)
    if not isinstance(item, PersonItem):
        target = site.list_path(item.kind, item.lang)
        yield from (FormerAddress(path, target, item.lang) for path in _short_paths(item, site))
        yield from _aliases(item, site, target)


def _short_paths(item: ShareableItem, site: Site) -> Iterator[str]:
    """Yield the paths that the code of an item makes: its short link, and its number where boards know it by that."""
    yield site.short_path(item)
    if item.kind is ItemKind.VACANCY and has_numbers(site.settings):
        yield site.number_path(item)


def _aliases(item: ShareableItem, site: Site, target: str, told: AnyItem | None = None) -> Iterator[FormerAddress]:
    """Yield the addresses of an item's aliases, which may tell of it."""
    for alias in item.front.aliases:
        yield FormerAddress(site.path_of(item.kind, alias, item.lang), target, item.lang, told)


class RedirectPage(NamedTuple):
    """A former address, a short link, or the address of something withdrawn."""

    lang: str
    """BCP 47."""
    target: str
    """Relative address of where it leads."""
    canonical: str
    """The same, absolute."""
    root: str
    """The way to the root."""
    head: Head | None = None
    """What networks show of the item whose link was shared: their programs need not follow it."""


def redirect(former: FormerAddress, edition: Edition) -> Artifact[RedirectPage]:
    """Return the file at an address that leads elsewhere."""
    root, item = root_of(former.path), former.item
    head = item_head(edition, item, robots=NOINDEX)._replace(feeds=()) if item else None
    view = RedirectPage(former.lang, f"{root}{former.target}", edition.project.url(former.target), root, head)
    return Artifact(f"{former.path}index.html", view, render_redirect)


def render_redirect(view: RedirectPage, context: RenderContext) -> bytes:
    """Return a page that leads elsewhere."""
    return context.html("redirect.html", view.lang, redirect=view, root=view.root, head=view.head).encode()
