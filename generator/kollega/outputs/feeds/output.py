"""The feeds of each language: of every slice of the site, in every format."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.outputs.artifact import Artifact
from kollega.outputs.feeds.feed import feed_of
from kollega.outputs.feeds.formats import FORMATS
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.feeds.feed import Feed
    from kollega.outputs.feeds.formats import Format
    from kollega.outputs.output import Part, Publication


class FeedFile(NamedTuple):
    """A feed in one format, and where it is found."""

    feed: Feed
    """What it holds."""
    form: Format
    """How it is written."""
    url: str
    """Absolute address of the feed itself."""
    entries: tuple[bytes, ...]
    """Its entries in that format: each is written once, for all the feeds that hold it."""


def _parts(publication: Publication) -> Iterator[Part]:
    return (partial(feed_files, edition) for edition in publication.editions)


def feed_files(edition: Edition) -> Iterator[Artifact[Any]]:
    """Yield all feeds of a language, one format after the other."""
    slices = edition.site.slices.in_language(edition.lang)
    feeds = [feed_of(part, edition) for part in slices]
    for form in FORMATS:
        written: dict[str, bytes] = {}
        for feed in feeds:
            for entry in feed.entries:
                if entry.id not in written:
                    written[entry.id] = form.entry(entry)
            path = form.path(feed.path)
            entries = tuple(written[entry.id] for entry in feed.entries)
            yield Artifact(path, FeedFile(feed, form, edition.project.url(path), entries), render_feed)


def render_feed(view: FeedFile, _context: RenderContext) -> bytes:
    """Return a feed in its format."""
    return view.form.document(view.feed, view.url, view.entries)


FEEDS = Output("feeds", OutputKind.FEEDS, _parts, early=True)
