"""What one file is answered about its links and pictures: where each leads, or what is wrong with it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from kollega.config.urls import whole_address
from kollega.content.documents import below
from kollega.diagnostics import Fault, Severity
from kollega.i18n.suggestion import Names, file_question, question
from kollega.i18n.wording import wording
from kollega.markdown.addresses import LinkTarget, PictureTarget
from kollega.media.photo import picture_fault
from kollega.media.renditions import renditions_of, sizes_of
from kollega.site.life import Stage

if TYPE_CHECKING:
    from kollega.content.item import AnyItem
    from kollega.media.photo import Photo
    from kollega.site.links import Links

_MOVED_HINT = wording("Write links from the file they are in, for example `../vacancies/deckhand.md`.")

_OUTPUTS: Final = (
    *(f"{folder}/" for folder in ("embed", "feeds", "go", "search", "share", ".well-known")),
    *("calendar.ics", "jobs.json", "llms.txt", "people/people.json", "robots.txt", "security.txt", "sitemap.xml"),
)
"""How addresses begin at which outputs put files of their own; which of these there are, they know alone."""


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
        if published := self._published(place) or self._beside(place):
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
        if place in self.links.content.documents:
            message = wording("“{file}” is a document, not a picture", file=target)
            return Fault("not-a-picture", message, wording("Take the `!` away: then it is a link."))
        if place in self.links.content.files and (unknown := picture_fault(place)):
            return unknown
        return self._missing(place, target, self.links.photo_names)

    def has_place(self, fragment: str, page: str | None = None, /) -> bool:
        """Return whether a page of the site has a place of that name; without one, this file, if it is such a page."""
        own = (each.address for each in self.links.content.pages if each.path == self.path)
        places = self.links.places(next(own, None) if page is None else page)
        return page is not None if places is None else fragment in places

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
            hint = wording("It is a draft or not published yet, so the words stay without a link.")
            return Fault("unpublished-link", message, hint, Severity.WARNING)
        own = target.paths.get(self.lang)
        return LinkTarget(next(iter(target.paths.values())) if own is None else own, target.holds_body)

    def _published(self, place: str) -> str:
        """Return the address of a file that MkDocs publishes from the pages' folder; empty for any other."""
        inside = PurePosixPath(place).is_relative_to(self.links.pages_folder)
        known = place in self.links.content.files and not place.endswith(".md")
        return PurePosixPath(place).relative_to(self.links.pages_folder).as_posix() if inside and known else ""

    def _beside(self, place: str) -> str:
        """Return the address of a document that lies with this item's file; empty for any other."""
        item = self.links.items.get(self.path)
        name = below(self.path, place) if item and place in self.links.content.documents else ""
        return f"{self.links.site.path(item)}{name}" if item and name else ""

    def _missing(self, place: str, target: str, names: Names) -> Fault:
        if target.startswith("/"):
            message = wording("“{target}” is not an address of this site", target=target)
            near = self.links.address_names.nearest(f"{place}/", cutoff=0.75)
            return Fault("unknown-address", message, question(f"/{near}") if near else _MOVED_HINT, Severity.WARNING)
        if place in self.links.content.files:
            message = wording("the file “{target}” is not published from where it is", target=target)
            hint = wording(
                "Put a document, such as a PDF, beside this text, and any other file into {folder}.",
                folder=f"{self.links.pages_folder}/files/",
            )
            return Fault("broken-link", message, hint)
        near = names.of_file(target) or names.nearest(place, cutoff=0.75)
        meant = "" if near else whole_address(target)
        hint = wording("Write `{meant}`.", meant=meant) if meant else _MOVED_HINT
        if near:
            hint = file_question(near, place, posixpath.dirname(self.path))
        return Fault("broken-link", wording("there is no file “{target}” to link to", target=target), hint)


def _withdrawn(target: str) -> Fault:
    message = wording("the link leads to {file}, which is withdrawn", file=target)
    return Fault("withdrawn-link", message, wording("Take the link out: only its words are shown."), Severity.WARNING)


def _shown(photo: Photo) -> PictureTarget:
    """Return a picture in all its sizes."""
    files = renditions_of(photo)
    whole = files.largest
    return PictureTarget(files.middle.path, whole.width, whole.height, sizes_of(files.plain), sizes_of(files.webp))
