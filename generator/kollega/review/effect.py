"""What becomes of a site's items and addresses by a change: the site before it beside the site after it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from kollega.content.item import PersonItem
from kollega.filesystem import ending
from kollega.media.photo import ENDINGS as PHOTO_ENDINGS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from kollega.content.item import AnyItem
    from kollega.content.kind import ItemKind
    from kollega.content.read import Content
    from kollega.site.catalogue import Site
    from kollega.site.life import Stage


class Snapshot(NamedTuple):
    """A site at one commit, on the day of the review."""

    content: Content
    site: Site


class ChangeKind(StrEnum):
    """What has been done to an item."""

    NEW = "new"
    CHANGED = "changed"
    RENAMED = "renamed"


@dataclass(frozen=True)
class ChangedItem:
    """An item that is new, or not as it was."""

    item: AnyItem
    change: ChangeKind
    stage: Stage
    """What it is once the change is merged."""
    before: Stage | None = None
    """What it was; None for a new one, or one that could not be read."""
    former_slug: str = ""
    """What it was called before, where it is renamed."""


class Fate(StrEnum):
    """Why an item is not on the site any more."""

    WITHDRAWN = "withdrawn"
    HELD_BACK = "held back"
    """It is a draft again, or upcoming."""
    RENAMED = "renamed"
    """Its address leads on to its new one."""
    DELETED = "deleted"


@dataclass(frozen=True)
class GoneItem:
    """An item that was on the site, and will not be."""

    path: str
    """Its file."""
    title: str
    fate: Fate
    addresses: tuple[str, ...]
    """Root-relative addresses that no longer show it, the share page's included."""
    onward: str = ""
    """Root-relative address to which they lead; empty where they lead nowhere."""
    slug: str = ""
    successor: str = ""
    """The file of a new item that seems to be the same under another name, though it does not say so."""


@dataclass(frozen=True)
class Effect:
    """What a change does."""

    items: tuple[ChangedItem, ...]
    """By kind, then by path."""
    gone: tuple[GoneItem, ...]
    pages: tuple[str, ...]
    """Hand-written pages that are new, changed or deleted."""
    unread: tuple[str, ...]
    """Files of items that have changed and cannot be read, so that nothing can be shown of them."""
    others: tuple[str, ...]
    """All other files, such as settings and templates."""


def effect_of(before: Snapshot, after: Snapshot, files: frozenset[str], folders: Collection[str]) -> Effect:
    """Return what a change to some files does; `folders` are those of items, each with a slash at its end."""
    return _Comparison(before, after, files).effect(folders)


@dataclass(frozen=True)
class _Comparison:
    before: Snapshot
    after: Snapshot
    files: frozenset[str]

    def effect(self, folders: Collection[str]) -> Effect:
        items = tuple(self._changed_items())
        gone = tuple(self._gone())
        pages = {page.path for side in (self.before, self.after) for page in side.content.pages} & self.files
        told = pages | {each.path for each in gone} | self._files_of(items) | self._given_up
        left = self.files - told
        unread = {path for path in left if path.endswith(".md") and path.startswith(tuple(folders))} - self._known
        unread &= self.after.content.files
        return Effect(items, gone, *(tuple(sorted(paths)) for paths in (pages, unread, left - unread)))

    def _changed_items(self) -> Iterator[ChangedItem]:
        order = {kind: index for index, kind in enumerate(("story", "vacancy", "person"))}
        for item in sorted(self.after.content.items, key=lambda each: (order[each.kind], each.path)):
            if self._own_files(item):
                yield self._changed(item)

    def _changed(self, item: AnyItem) -> ChangedItem:
        stage = self.after.site.stages[item.path]
        if old := self._old.get(item.key):
            return ChangedItem(item, ChangeKind.CHANGED, stage, self.before.site.stages[old.path])
        for alias in item.front.aliases:
            if (former := (item.kind, item.lang, alias)) in self._old and former not in self._new:
                before = self.before.site.stages[self._old[former].path]
                return ChangedItem(item, ChangeKind.RENAMED, stage, before, alias)
        was_unread = self.before.content.is_unread(item.kind, item.slug)
        return ChangedItem(item, ChangeKind.CHANGED if was_unread else ChangeKind.NEW, stage)

    def _own_files(self, item: AnyItem) -> set[str]:
        """Return which of the files belong to an item: its own, and pictures that it names."""
        if not self._pictures:
            return {*(self.files & {item.path})}
        folder, said = posixpath.dirname(item.path), unquote(item.marks.raw + item.text)
        named = (path for path in self._pictures if posixpath.basename(path) in said)
        return {*(self.files & {item.path}), *(path for path in named if posixpath.relpath(path, folder) in said)}

    @cached_property
    def _pictures(self) -> frozenset[str]:
        return frozenset(path for path in self.files if ending(path).lower() in PHOTO_ENDINGS)

    def _files_of(self, items: tuple[ChangedItem, ...]) -> set[str]:
        return {path for each in items for path in self._own_files(each.item)}

    def _gone(self) -> Iterator[GoneItem]:
        shown, told = {item.key for item in self.after.site.items}, set[str]()
        for item in self.before.site.items:
            if item.key not in shown and not self.after.content.is_unread(item.kind, item.slug):
                addresses = tuple(each for each in _addresses(item, self.before.site) if each not in told)
                told.update(addresses)
                if addresses:
                    same = self._successor(item)
                    yield GoneItem(item.path, item.front.title, *self._fate(item, addresses), item.slug, same)

    def _successor(self, item: AnyItem) -> str:
        """Return the file of the new item that says the same as one that is gone; empty where there is none."""
        new = (each for each in self.after.content.items if each.key not in self._old)
        same = (each for each in new if (each.kind, each.lang, each.text) == (item.kind, item.lang, item.text))
        return next((each.path for each in same), "")

    def _fate(self, item: AnyItem, addresses: tuple[str, ...]) -> tuple[Fate, tuple[str, ...], str]:
        site = self.after.site
        heirs = (each for each in site.items if (each.kind, each.lang) == (item.kind, item.lang))
        if heir := next((each for each in heirs if item.slug in each.front.aliases), None):
            return Fate.RENAMED, addresses, site.path(heir)
        if any(each.key == item.key for each in site.withdrawn):
            return Fate.WITHDRAWN, addresses, site.list_path(item.kind, item.lang)
        if any(each.key == item.key for each in site.unpublished):
            return Fate.HELD_BACK, addresses, ""
        return Fate.DELETED, addresses, ""

    @cached_property
    def _old(self) -> Mapping[tuple[ItemKind, str, str], AnyItem]:
        return {item.key: item for item in self.before.content.items}

    @cached_property
    def _new(self) -> Mapping[tuple[ItemKind, str, str], AnyItem]:
        return {item.key: item for item in self.after.content.items}

    @property
    def _given_up(self) -> set[str]:
        """Return the files of items that no page showed, such as drafts, and that are gone."""
        return {item.path for item in self.before.content.items} - self.after.content.files

    @property
    def _known(self) -> set[str]:
        return {item.path for item in self.after.content.items}


def _addresses(item: AnyItem, site: Site) -> Iterator[str]:
    """Yield the addresses under which a site shows an item."""
    yield from site.paths(item).values() if isinstance(item, PersonItem) else [site.path(item)]
    if site.is_shared(item):
        yield site.share_path(item)
