"""The feeds of each language: of every slice of the site, in every format."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from kollega.outputs.artifact import Artifact
from kollega.outputs.feeds.entry import feed_of
from kollega.outputs.feeds.feed import Setting
from kollega.outputs.feeds.formats import FORMATS
from kollega.outputs.feeds.press import EntryPress
from kollega.outputs.layout.frame import root_of
from kollega.outputs.output import Output, OutputKind, Preparation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.config.project import Project
    from kollega.executor import Executor
    from kollega.markdown.body import Body
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.feeds.feed import Feed
    from kollega.outputs.feeds.formats import Format
    from kollega.outputs.output import Part, Publication
    from kollega.site.catalogue import Site


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


def _prepare(_project: Project, _site: Site, _bodies: Mapping[str, Body], _executor: Executor) -> Preparation:
    return Preparation(tools=(EntryPress(),))


def _parts(publication: Publication) -> Iterator[Part]:
    style = publication.assets.path(STYLE)
    return (partial(feed_files, edition, style) for edition in publication.editions)


def feed_files(edition: Edition, style: str) -> Iterator[Artifact[Any]]:
    """Yield all feeds of a language, one format after the other."""
    feeds = [feed_of(part, edition) for part in edition.site.slices.in_language(edition.lang)]
    for form in FORMATS:
        for feed in feeds:
            path = form.path(feed.path)
            yield Artifact(path, FeedFile(feed, form, path, style), render_feed)


def render_feed(view: FeedFile, context: RenderContext) -> bytes:
    """Return a feed in its format."""
    press, feed = context.tool(EntryPress), view.feed
    direction = context.project.words(feed.lang).direction
    notice = context.html("feeds/notice.html", feed.lang, feed=feed, direction=direction, root="")
    setting = Setting(context.project.url(view.path), root_of(view.path) + view.style, notice.strip())
    return view.form.document(feed, setting, [press.write(each, view.form, context) for each in feed.entries])


FEEDS = Output("feeds", OutputKind.FEEDS, _parts, prepare=_prepare, late=True)
