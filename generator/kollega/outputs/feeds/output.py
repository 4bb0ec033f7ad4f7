"""Feeds of each language, in the formats that are a row each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.media.renditions import renditions_of
from kollega.outputs.artifact import Artifact
from kollega.outputs.feeds.feed import Feeds, Image
from kollega.outputs.feeds.rss import MEDIA_TYPE, rss
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kollega.content.item import ShareableItem
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.feeds.feed import Feed
    from kollega.outputs.output import Part, Publication


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a feed."""

    name: str
    """What people call it."""
    ending: str
    """Of the file's name, without its point."""
    media_type: str
    """Of the links to the feed, by which readers discover it."""
    render: Callable[[Feed, str], bytes]
    """Returns the bytes of a feed that is found at the given absolute address."""

    def path(self, feed: Feed) -> str:
        """Return the root-relative path of a feed in this format."""
        return self.path_of(feed.path)

    def path_of(self, stem: str) -> str:
        """Return the root-relative path of the feed with this path without an ending."""
        return f"{stem}.{self.ending}"


FORMATS = (Format("RSS", "rss", MEDIA_TYPE, rss),)
"""Each is discovered by readers, and stands on the page about feeds. RSS is what lists name below them."""


class FeedFile(NamedTuple):
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
            yield Artifact(path, FeedFile(feed, form, project.url(path)), render_feed)


def _image(edition: Edition, item: ShareableItem) -> Image | None:
    if photo := edition.site.photos.get(edition.site.photo_path(item)):
        middle = renditions_of(photo).middle
        return Image(edition.project.url(middle.path), middle.media_type)
    card = edition.pictures.cards.get(item.path)
    return Image(edition.project.url(card.path), "image/png") if card else None


def render_feed(view: FeedFile, _context: RenderContext) -> bytes:
    """Return a feed in its format."""
    return view.form.render(view.feed, view.url)


FEEDS = Output("feeds", OutputKind.FEEDS, _parts, early=True)
