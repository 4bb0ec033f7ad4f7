"""Feeds of each language, and the page that names them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.media.renditions import renditions_of
from kollega.outputs.artifact import Artifact
from kollega.outputs.edition import Menu, Section
from kollega.outputs.feeds.build import Feeds
from kollega.outputs.feeds.formats import FORMATS
from kollega.outputs.feeds.page import feeds_page
from kollega.outputs.feeds.view import Image
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.content.item import ShareableItem
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.feeds.formats import Format
    from kollega.outputs.feeds.view import Feed
    from kollega.outputs.output import Part, Publication


class FormattedFeed(NamedTuple):
    """A feed in one format, and where it is found."""

    feed: Feed
    """What it holds."""
    form: Format
    """How it is written."""
    url: str
    """Absolute address of the feed itself."""


def _parts(publication: Publication) -> Iterator[Part]:
    return (partial(_feeds, edition) for edition in publication.editions)


def _feeds(edition: Edition) -> Iterator[Artifact[Any]]:
    project = edition.project
    for feed in Feeds(edition.site, edition.bodies, project, partial(_image, edition)).in_language(edition.lang):
        for form in FORMATS:
            path = form.path(feed)
            yield Artifact(path, FormattedFeed(feed, form, project.url(path)), render_feed)


def _image(edition: Edition, item: ShareableItem) -> Image | None:
    if photo := edition.site.photos.get(edition.site.photo_path(item)):
        middle = renditions_of(photo).middle
        return Image(edition.project.url(middle.path), middle.media_type)
    card = edition.pictures.cards.get(item.path)
    return Image(edition.project.url(card.path), "image/png") if card else None


def render_feed(view: FormattedFeed, _context: RenderContext) -> bytes:
    """Return a feed in its format."""
    return view.form.written(view.feed, view.url)


def _page_parts(publication: Publication) -> Iterator[Part]:
    return (partial(_page, edition) for edition in publication.editions)


def _page(edition: Edition) -> Iterator[Artifact[Any]]:
    yield feeds_page(edition).artifact


FEEDS = Output("feeds", OutputKind.FEEDS, _parts, early=True)

FEEDS_PAGE = Output(
    "page about feeds",
    OutputKind.PAGES,
    _page_parts,
    sections=(Section("feeds", "Feeds", Menu.FOOTER, indexed=True),),
)
