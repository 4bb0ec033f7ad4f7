"""Every file of a site, as artifacts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from kollega.content.rendition import renditions_of
from kollega.outputs.artifact import Artifact, Kind
from kollega.outputs.brand import brand_style_of
from kollega.outputs.crawlers import sitemap_entries
from kollega.outputs.feeds.build import Feeds
from kollega.outputs.feeds.formats import FORMATS
from kollega.outputs.feeds.view import Image
from kollega.outputs.headers import headers_file
from kollega.outputs.kits.build import kit_of, sharing_of
from kollega.outputs.pages.directory import directory
from kollega.outputs.pages.plan import parts_of, search, share_item, share_list
from kollega.outputs.pages.views.listing import RedirectPage
from kollega.outputs.pictures.shown import shown_photos
from kollega.outputs.recipes import (
    FramedPage,
    PublishedFeed,
    brand_style,
    card_picture,
    feed_file,
    font_file,
    framed_page,
    json_file,
    kit_file,
    picture_file,
    ready_file,
    redirect_page,
    root_of,
    text_file,
)
from kollega.outputs.sitemap import robots, sitemaps
from kollega.outputs.typefaces.style import font_parts
from kollega.site.former import former_addresses
from kollega.workers import batches

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kollega.content.item import ShareableItem
    from kollega.content.photo import Photo
    from kollega.networks import Network
    from kollega.outputs.assets import Assets
    from kollega.outputs.edition import Card, Edition
    from kollega.outputs.kits.links import Sharing
    from kollega.outputs.typefaces.cut import FontPart
    from kollega.site.former import Former

    Part = Callable[[], Iterable[Artifact]]
    """Makes some files of a site."""


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
        """Yield the files of some kinds."""
        return chain.from_iterable(part() for part in self.parts(kinds))

    def parts(self, kinds: frozenset[Kind]) -> Iterator[Part]:
        """Yield what makes the files of some kinds, bit by bit, so that several processes can share the work."""
        makers = {
            Kind.FEEDS: self._feeds,
            Kind.PAGES: self._pages,
            Kind.KITS: self._kits,
            Kind.CARDS: self._cards,
            Kind.SEARCH: self._search,
        }
        return chain.from_iterable(parts() for kind, parts in makers.items() if kind in kinds)

    @property
    def _first(self) -> Edition:
        return self.editions[0]

    def _pages(self) -> Iterator[Part]:
        yield self._for_all_pages  # not last: everybody would wait for whoever has it
        for edition in self.editions:
            yield from (partial(_framed, pages) for pages in parts_of(edition))
            yield partial(_directory, edition)
        yield from (partial(self._redirects, some) for some in batches(former_addresses(self._first.site)))
        yield from (partial(_photo, photo) for photo in shown_photos(self._first))
        yield from (partial(_font, part) for part in font_parts(self._first.project.typeface))

    def _redirects(self, former: Iterable[Former]) -> Iterator[Artifact]:
        for each in former:
            target, path = f"{root_of(each.path)}{each.target}", f"{each.path}index.html"
            view = RedirectPage(each.lang, target, self._first.project.url(each.target))
            yield Artifact(path, Kind.PAGES, view, redirect_page)

    def _for_all_pages(self) -> Iterator[Artifact]:
        """Yield the styles and scripts of all pages, and what leads machines to them."""
        project = self._first.project
        style = brand_style_of(project)
        if style.path:
            yield Artifact(style.path, Kind.PAGES, style, brand_style)
        entries = sorted((entry for each in self.editions for entry in sitemap_entries(each)), key=lambda e: e.url)
        for path, content in (*self.assets.published, *sitemaps(entries, project.site_url).items()):
            yield Artifact(path, Kind.PAGES, content, ready_file)
        yield Artifact("robots.txt", Kind.PAGES, robots(project.site_url), text_file)
        yield Artifact("_headers", Kind.PAGES, headers_file(self.editions), text_file)

    def _kits(self) -> Iterator[Part]:
        for edition in self.editions:
            yield partial(_shared, edition)
            sharing = sharing_of(edition.site.settings, self.networks, edition.lang)
            for items in batches(tuple(edition.site.shared_in(edition.lang))):
                yield partial(self._kits_of, items, edition, sharing)

    def _kits_of(self, items: Iterable[ShareableItem], edition: Edition, sharing: Sharing) -> Iterator[Artifact]:
        for item in items:
            kit = kit_of(item, edition, sharing)
            yield _page(share_item(item, kit, self.networks, edition), Kind.KITS)
            yield Artifact(f"{edition.site.share_path(item)}kit.json", Kind.KITS, kit, kit_file)

    def _feeds(self) -> Iterator[Part]:
        return (partial(self._feeds_in, edition.lang) for edition in self.editions)

    def _feeds_in(self, lang: str) -> Iterator[Artifact]:
        first = self._first
        for feed in Feeds(first.site, first.bodies, first.project, self._image).in_language(lang):
            for form in FORMATS:
                view = PublishedFeed(feed, form, first.project.url(form.path(feed)))
                yield Artifact(form.path(feed), Kind.FEEDS, view, feed_file)

    def _image(self, item: ShareableItem) -> Image | None:
        if photo := self._first.site.photos.get(self._first.site.photo_path(item)):
            shown = renditions_of(photo).middle
            return Image(self._first.project.url(shown.path), shown.media_type)
        card = self._first.cards.get(item.path)
        return Image(self._first.project.url(card.path), "image/png") if card else None

    def _cards(self) -> Iterator[Part]:
        return (partial(_pictures, cards) for cards in batches(tuple(self._first.cards.values())))

    def _search(self) -> Iterator[Part]:
        """Yield the pages where one searches; the index is made of all pages once they are there."""
        return (partial(_searching, edition) for edition in self.editions)


def _page(view: FramedPage, kind: Kind) -> Artifact:
    return Artifact(f"{view.path}index.html", kind, view, framed_page)


def _framed(pages: Callable[[], Iterable[FramedPage]]) -> Iterator[Artifact]:
    return (_page(view, Kind.PAGES) for view in pages())


def _shared(edition: Edition) -> Iterator[Artifact]:
    yield _page(share_list(edition), Kind.KITS)


def _directory(edition: Edition) -> Iterator[Artifact]:
    yield Artifact(f"{edition.prefix}people/people.json", Kind.PAGES, directory(edition), json_file)


def _searching(edition: Edition) -> Iterator[Artifact]:
    yield _page(search(edition), Kind.SEARCH)


def _photo(photo: Photo) -> Iterator[Artifact]:
    files = renditions_of(photo)
    return (Artifact(view.path, Kind.PAGES, view, picture_file, lasting=True) for view in (*files.webp, *files.plain))


def _font(part: FontPart) -> Iterator[Artifact]:
    yield Artifact(part.path, Kind.PAGES, part, font_file, lasting=True)


def _pictures(cards: Iterable[Card]) -> Iterator[Artifact]:
    return (Artifact(card.path, Kind.CARDS, card.view, card_picture, lasting=True) for card in cards)
