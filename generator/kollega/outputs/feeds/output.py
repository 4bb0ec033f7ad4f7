"""The feeds of each language: of every slice of the site, in every format."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.outputs.artifact import Artifact
from kollega.outputs.feeds.entry import feed_of
from kollega.outputs.feeds.feed import Setting
from kollega.outputs.feeds.formats import FORMATS
from kollega.outputs.layout.frame import root_of
from kollega.outputs.output import Output, OutputKind, Preparation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.feeds.feed import Entry, Feed
    from kollega.outputs.feeds.formats import Format
    from kollega.outputs.output import Parts, Publication
    from kollega.site.slices import Slice


STYLE: Final = "assets/stylesheets/feed.css"
"""By which browsers show a feed that somebody opens in one, where it is served as XML: Chromium 156 shows what is
called `application/rss+xml` as plain text (tried 2026-11-28)."""


class FeedFile(NamedTuple):
    """A feed in one format, and where it is found."""

    feed: Feed
    """What it holds."""
    form: Format
    """How it is written."""
    path: str
    """Root-relative path of the feed itself."""
    style: str
    """Root-relative path of the style sheet by which browsers show it."""


@dataclass(frozen=True)
class EntryPress:
    """Writes entries, each once in each format, however many feeds hold it.

    It keeps what it has written of one format at a time: feeds are made format by format, each in one process.
    """

    _whole: dict[str, Entry] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Entries with their whole content, by id."""
    _written: dict[tuple[str, str], bytes] = field(default_factory=dict, init=False, repr=False, compare=False)
    """By format and id."""

    def __reduce__(self) -> tuple[type[EntryPress], tuple[()]]:
        """Return what another process makes it of: nothing of what was written."""
        return EntryPress, ()

    def write(self, entry: Entry, form: Format, context: RenderContext) -> bytes:
        """Return an entry in a format."""
        key = form.ending, entry.id
        if key not in self._written:
            if self._written and next(iter(self._written))[0] != form.ending:
                self._written.clear()
            if entry.id not in self._whole:
                self._whole[entry.id] = _whole(entry, context)
            self._written[key] = form.entry(self._whole[entry.id])
        return self._written[key]


def _whole(entry: Entry, context: RenderContext) -> Entry:
    """Return an entry with all that readers show as its text, and with the size of its picture, which is there now."""
    image = entry.image and entry.image._replace(length=context.size(entry.image.path))
    text = context.html("feeds/entry.html", entry.lang, entry=entry, root="")
    return entry._replace(text=text.strip(), image=image)


def _prepare(*_: object) -> Preparation:
    return Preparation(tools=(EntryPress(),))


def _parts(publication: Publication) -> Iterator[Parts]:
    style = publication.assets.path(STYLE)
    for edition in publication.editions:
        slices = tuple(edition.site.slices.in_language(edition.lang))
        for form in FORMATS:  # as one bundle each: what writes entries keeps those of one format
            yield tuple(partial(feed_files, part, edition, form, style) for part in slices)


def feed_files(part: Slice, edition: Edition, form: Format, style: str) -> Iterator[Artifact[Any]]:
    """Yield the feed of a slice in a format."""
    yield feed_file(part, edition, form, style)


def feed_file(part: Slice, edition: Edition, form: Format, style: str) -> Artifact[Any]:
    """Return the feed of a slice in a format; `style` is the root-relative path of what browsers show it by."""
    feed = feed_of(part, edition)
    path = form.path(feed.path)
    return Artifact(path, FeedFile(feed, form, path, style), render_feed)


def render_feed(view: FeedFile, context: RenderContext) -> bytes:
    """Return a feed in its format."""
    press, feed = context.tool(EntryPress), view.feed
    direction = context.project.words(feed.lang).direction
    notice = context.html("feeds/notice.html", feed.lang, feed=feed, direction=direction, root="")
    setting = Setting(context.project.url(view.path), root_of(view.path) + view.style, notice.strip())
    return view.form.document(feed, setting, [press.write(each, view.form, context) for each in feed.entries])


FEEDS = Output("feeds", OutputKind.FEEDS, _parts, prepare=_prepare, late=True, steady=True)
