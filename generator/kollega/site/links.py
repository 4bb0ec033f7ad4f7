"""Where a link written in a file leads on the site."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from kollega.config.urls import whole_address
from kollega.content.kind import ItemKind
from kollega.diagnostics import Fault, Severity
from kollega.i18n.suggestion import Names, file_question, question
from kollega.i18n.wording import wording
from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.media.renditions import renditions_of, sizes_of
from kollega.site.addresses import DEFAULT_PAGES, SECTION_FOLDERS
from kollega.site.life import Stage
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import AnyItem
    from kollega.content.read import Content
    from kollega.media.photo import Photo
    from kollega.site.catalogue import Site

_MOVED_HINT = wording("Links are written from the file they stand in, for example `../vacancies/deckhand.md`.")


_NOT_SHOWN: Final = frozenset({"avif", "svg", "bmp", "tif", "tiff", "jxl", "psd", "ico", "eps", "pdf", "raw", "dng"})
"""Kinds of pictures that are not read: browsers do not show them all, or they may hold scripts."""

_OUTPUTS: Final = (
    *(f"{folder}/" for folder in ("embed", "feeds", "go", "search", "share", ".well-known")),
    *("calendar.ics", "jobs.json", "llms.txt", "people/people.json", "robots.txt", "security.txt", "sitemap.xml"),
)
"""How addresses begin at which outputs put files of their own; which of these there are, they know alone."""


@dataclass(frozen=True)
class _Target:
    """A page of the site in the languages it exists in."""

    paths: Mapping[str, str]
    """Root-relative path by language."""
    holds_body: bool


@dataclass(frozen=True)
class Links:
    """Answers for every file of a site where its links lead."""

    content: Content
    site: Site
    pages_folder: str
    """The folder of the hand-written pages, relative to that of mkdocs.yml."""

    def from_file(self, path: str, lang: str) -> FileLinks:
        """Return the answers for one file in one language."""
        return FileLinks(self, path, lang)

    @cached_property
    def targets(self) -> Mapping[str, _Target | None]:
        """Every file that can be linked to; None where it is not on the site now."""
        targets: dict[str, _Target | None] = {}
        for item in self.content.items:
            paths = self.site.paths(item)
            targets[item.path] = _Target(paths, holds_body=True) if paths else None
        spoken: dict[str, dict[str, str]] = defaultdict(dict)
        for page in self.content.pages:
            spoken[self.unprefixed(page.lang, page.address)][page.lang] = page.address
        for page in self.content.pages:
            targets[page.path] = _Target(spoken[self.unprefixed(page.lang, page.address)], holds_body=False)
        return targets

    @cached_property
    def names(self) -> Names:
        """The same, for who has written another."""
        return Names(self.targets)

    @cached_property
    def photo_names(self) -> Names:
        """Every picture, for who has written another."""
        return Names(self.content.photos)

    @cached_property
    def items(self) -> Mapping[str, AnyItem]:
        """Every item by its path, published or not."""
        return {item.path: item for item in self.content.items}

    @cached_property
    def versions(self) -> Mapping[str, Mapping[str, str]]:
        """The address of everything that has a file, by language, under each of these addresses."""
        shown = [target.paths for target in self.targets.values() if target]
        return {address: paths for paths in shown for address in paths.values()}

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses that can be linked to as they are, such as `/vacancies/`."""
        shown = {path for target in self.targets.values() if target for path in target.paths.values()}
        site = self.site
        facets = {
            site.facet_path(facet, lang)
            for lang in site.languages
            for kind in FacetKind
            for facet in site.facets.in_language(lang, kind)
        }
        former = {site.path_of(item.kind, alias, item.lang) for item in site.shareable for alias in item.front.aliases}
        return frozenset(shown | facets | former) | {
            self.site.settings.prefix(lang) + section
            for lang in self.site.languages
            for section in (*DEFAULT_PAGES, *(f"{folder}/" for folder in SECTION_FOLDERS))
        }

    @cached_property
    def address_names(self) -> Names:
        """The same, for who has written another."""
        return Names(self.addresses)

    @cached_property
    def former_addresses(self) -> frozenset[str]:
        """The addresses of what is withdrawn, under all of its names."""
        site = self.site
        return frozenset(
            site.path_of(item.kind, slug, lang)
            for item in site.withdrawn
            for slug in (item.slug, *item.front.aliases)
            for lang in (site.languages if item.kind is ItemKind.PERSON else (item.lang,))
        )

    @cached_property
    def damaged(self) -> frozenset[str]:
        """The files with an error of their own: a link to one is not called broken as well."""
        return frozenset(each.path for each in self.content.diagnostics if each.severity is Severity.ERROR)

    def is_damaged(self, path: str) -> bool:
        """Return whether a file, or a folder in which it lies, has an error."""
        return not self.damaged.isdisjoint((path, *map(str, PurePosixPath(path).parents)))

    def unprefixed(self, lang: str, address: str) -> str:
        """Return an address without the folder of its language."""
        return address.removeprefix(self.site.settings.prefix(lang))


@dataclass(frozen=True)
class FileLinks:
    """Answers for one file: the resolver that its body asks."""

    links: Links
    path: str
    lang: str

    def link(self, target: str) -> LinkTarget | Fault:
        """Return the page or file of the site at a relative path or at an address of the site."""
        place = self._place(target)
        if isinstance(place, Fault):
            return place
        if path := self._text(target):
            return self._page(path)
        if photo := self.links.content.photos.get(place):
            return LinkTarget(self._published(place) or renditions_of(photo).largest.path)
        if published := self._published(place):
            return LinkTarget(published)
        address = place + "/" if place and not place.endswith("/") else place
        if target.startswith("/") and (own := self._own_address(place, address)):
            return LinkTarget(own)
        is_former = target.startswith("/") and address in self.links.former_addresses
        return _withdrawn(target) if is_former else self._missing(place, target, self.links.names)

    def _own_address(self, place: str, address: str) -> str:
        """Return the address of the site that was written as such; empty where the site has none."""
        if address in self.links.addresses:
            return address
        if published := self._published(f"{self.links.pages_folder}/{place}"):
            return published
        below = self.links.unprefixed(self.lang, address)
        return (address if "." not in posixpath.basename(place) else place) if below.startswith(_OUTPUTS) else ""

    def item(self, target: str) -> AnyItem | None:
        """Return the item whose Markdown file is at a relative path, published or not."""
        return self.links.items.get(self._text(target))

    def is_reported(self, target: str) -> bool:
        """Return whether the check tells already that there is nothing at a relative path, or what is wrong there."""
        return isinstance(self.link(target), Fault) or self.links.is_damaged(self._text(target))

    def picture(self, target: str) -> PictureTarget | Fault:
        """Return the picture at a relative path."""
        place = self._place(target)
        if isinstance(place, Fault):
            return place
        if photo := self.links.content.photos.get(place):
            return _shown(photo)
        if self.links.is_damaged(place):
            return PictureTarget(place, width=0, height=0)  # as above
        if place in self.links.content.files and (unknown := picture_fault(place)):
            return unknown
        return self._missing(place, target, self.links.photo_names)

    def _place(self, target: str) -> str | Fault:
        """Return the path in the repository that a target stands for."""
        base = "" if target.startswith("/") else posixpath.dirname(self.path)
        place = posixpath.normpath(posixpath.join(base, target.lstrip("/")))
        if place == ".." or place.startswith("../"):
            message = wording("the link “{target}” leads out of the repository", target=target)
            return Fault("outside-link", message, wording("Link to a file of this site, or to a web address."))
        return "" if place == "." else place

    def _text(self, target: str) -> str:
        """Return the path of the Markdown file that a target stands for; empty where it stands for none."""
        place = self._place(target)
        paths = () if isinstance(place, Fault) else (place, f"{place}/index.md".lstrip("/"), f"{place}.md")
        return next((path for path in paths if path in self.links.targets or self.links.is_damaged(path)), "")

    def _page(self, path: str) -> LinkTarget | Fault:
        if self.links.is_damaged(path):
            return LinkTarget(path)  # no page will ever show it: the error ends the build
        target = self.links.targets[path]
        if target is None and self.links.site.stages.get(path) is Stage.WITHDRAWN:
            return _withdrawn(path)
        if target is None:
            message = wording("the link leads to {file}, which is not on the site now", file=path)
            hint = wording("It is a draft or still upcoming, so that the link does not lead there.")
            return Fault("unpublished-link", message, hint, Severity.WARNING)
        own = target.paths.get(self.lang)
        return LinkTarget(next(iter(target.paths.values())) if own is None else own, target.holds_body)

    def _published(self, place: str) -> str:
        """Return the address of a file that MkDocs publishes from the pages' folder; empty for any other."""
        inside = PurePosixPath(place).is_relative_to(self.links.pages_folder)
        known = place in self.links.content.files and not place.endswith(".md")
        return PurePosixPath(place).relative_to(self.links.pages_folder).as_posix() if inside and known else ""

    def _missing(self, place: str, target: str, names: Names) -> Fault:
        if target.startswith("/"):
            message = wording("“{target}” is not an address of this site", target=target)
            near = self.links.address_names.nearest(f"{place}/", cutoff=0.75)
            return Fault("unknown-address", message, question(f"/{near}") if near else _MOVED_HINT, Severity.WARNING)
        if place in self.links.content.files:
            message = wording(
                "the file “{target}” is not published: it does not lie among the hand-written pages", target=target
            )
            hint = wording(
                "Move it there, for example to {folder}, and link to it in its new place.",
                folder=f"{self.links.pages_folder}/files/",
            )
            return Fault("broken-link", message, hint)
        near = names.of_file(target) or names.nearest(place, cutoff=0.75)
        meant = "" if near else whole_address(target)
        hint = wording("Write `{meant}`.", meant=meant) if meant else _MOVED_HINT
        if near:
            hint = file_question(near, place, posixpath.dirname(self.path))
        return Fault("broken-link", wording("there is no file “{target}” to link to", target=target), hint)


def picture_fault(place: str) -> Fault | None:
    """Return what is wrong with a picture that is there, of a kind that is not shown."""
    ending = PurePosixPath(place).suffix.removeprefix(".").lower()
    if ending not in _NOT_SHOWN:
        return None
    message = wording("pictures of the kind {kind} are not shown", kind=ending.upper())
    return Fault("not-a-picture", message, wording("Save it as JPEG, PNG or WebP, and write the new name here."))


def _withdrawn(target: str) -> Fault:
    message = wording("the link leads to {file}, which is withdrawn", file=target)
    return Fault(
        "withdrawn-link", message, wording("Take the link out: its words stand there without it."), Severity.WARNING
    )


def _shown(photo: Photo) -> PictureTarget:
    """Return a picture in all its sizes."""
    files = renditions_of(photo)
    whole = files.largest
    return PictureTarget(files.middle.path, whole.width, whole.height, sizes_of(files.plain), sizes_of(files.webp))
