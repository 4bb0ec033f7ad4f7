"""Every file of a site, as artifacts."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.artifact import Artifact, Kind
from kollega.content.rendition import renditions_of
from kollega.outputs.colours.palette import palette_of
from kollega.outputs.crawlers import sitemap_entries
from kollega.outputs.feeds.build import Feeds
from kollega.outputs.feeds.formats import FORMATS
from kollega.outputs.feeds.view import Image
from kollega.outputs.headers import headers_file
from kollega.outputs.kits.build import kit_of, sharing_of
from kollega.outputs.pages.plan import pages, share_item, share_list
from kollega.outputs.pages.views.listing import RedirectPage
from kollega.outputs.pictures.shown import shown_photos
from kollega.outputs.recipes import (
    FramedPage,
    PublishedFeed,
    brand_style,
    card_picture,
    feed_file,
    framed_page,
    kit_file,
    picture_file,
    ready_file,
    redirect_page,
    text_file,
)
from kollega.outputs.sitemap import robots, sitemaps
from kollega.site.former import former_addresses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.content.item import ShareableItem
    from kollega.networks import Network
    from kollega.outputs.assets import Assets
    from kollega.outputs.edition import Edition


@dataclass(frozen=True)
class Everything:
    """All files of a site, in all its languages."""

    editions: Sequence[Edition]
    """One for each language, the first language first."""
    networks: Mapping[str, Network]
    """The networks that the site offers, in its order."""
    assets: Assets
    """The theme's styles, scripts, fonts and icons."""

    def of(self, kinds: frozenset[Kind]) -> Iterator[Artifact]:
        """Yield the files of some kinds, kind by kind."""
        makers = {Kind.PAGES: self._pages, Kind.KITS: self._kits, Kind.FEEDS: self._feeds, Kind.CARDS: self._cards}
        for kind, files in makers.items():
            if kind in kinds:
                yield from files()

    @property
    def _first(self) -> Edition:
        return self.editions[0]

    def _pages(self) -> Iterator[Artifact]:
        for edition in self.editions:
            yield from (_page(view, Kind.PAGES) for view in pages(edition))
        yield from self._redirects()
        yield from self._photos()
        yield from self._brand_style()
        yield from (Artifact(path, Kind.PAGES, content, ready_file) for path, content in self.assets.published)
        project = self._first.project
        entries = sorted((entry for each in self.editions for entry in sitemap_entries(each)), key=lambda e: e.url)
        for path, content in sitemaps(entries, project.site_url).items():
            yield Artifact(path, Kind.PAGES, content, ready_file)
        yield Artifact("robots.txt", Kind.PAGES, robots(project.site_url), text_file)
        yield Artifact("_headers", Kind.PAGES, headers_file(self.editions), text_file)

    def _redirects(self) -> Iterator[Artifact]:
        for former in former_addresses(self._first.site):
            target = posixpath.relpath(former.target, former.path) + "/"
            view = RedirectPage(former.lang, target, self._first.project.url(former.target))
            yield Artifact(f"{former.path}index.html", Kind.PAGES, view, redirect_page)

    def _photos(self) -> Iterator[Artifact]:
        for photo in shown_photos(self._first):
            files = renditions_of(photo)
            for view in (*files.webp, *files.plain):
                yield Artifact(view.path, Kind.PAGES, view, picture_file, lasting=True)

    def _brand_style(self) -> Iterator[Artifact]:
        palette = palette_of(self._first.site.settings.organisation.colours)
        if path := palette.style_path:
            yield Artifact(path, Kind.PAGES, palette, brand_style)

    def _kits(self) -> Iterator[Artifact]:
        for edition in self.editions:
            yield _page(share_list(edition), Kind.KITS)
            sharing = sharing_of(edition.site.settings, self.networks, edition.lang)
            for item in edition.site.shared_in(edition.lang):
                kit = kit_of(item, edition, sharing)
                yield _page(share_item(item, kit, self.networks, edition), Kind.KITS)
                path = f"{edition.site.share_path(item)}kit.json"
                yield Artifact(path, Kind.KITS, kit, kit_file)

    def _feeds(self) -> Iterator[Artifact]:
        first = self._first
        feeds = Feeds(first.site, first.bodies, first.project, self._image)
        for edition in self.editions:
            for feed in feeds.in_language(edition.lang):
                for form in FORMATS:
                    view = PublishedFeed(feed, form, first.project.url(form.path(feed)))
                    yield Artifact(form.path(feed), Kind.FEEDS, view, feed_file)

    def _image(self, item: ShareableItem) -> Image | None:
        if photo := self._first.site.photos.get(self._first.site.photo_path(item)):
            shown = renditions_of(photo).middle
            return Image(self._first.project.url(shown.path), shown.media_type)
        card = self._first.cards.get(item.path)
        return Image(self._first.project.url(card.path), "image/png") if card else None

    def _cards(self) -> Iterator[Artifact]:
        for card in self._first.cards.values():
            yield Artifact(card.path, Kind.CARDS, card.view, card_picture, lasting=True)


def _page(view: FramedPage, kind: Kind) -> Artifact:
    return Artifact(f"{view.path}index.html", kind, view, framed_page)
