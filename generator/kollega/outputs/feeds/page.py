"""The page about feeds: choose one, copy its address, see what is in it, use it."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.outputs.calendars import calendar_path
from kollega.outputs.edition import Menu, Section
from kollega.outputs.embeds.code import EmbedCode, embed_code, frame_height
from kollega.outputs.feeds.discovery import kind_title, rss_path
from kollega.outputs.feeds.entry import feed_size
from kollega.outputs.feeds.formats import FORMATS
from kollega.outputs.layout.frame import FramedPage, section_page
from kollega.outputs.output import Output, OutputKind
from kollega.site.addresses import FEEDS_FOLDER
from kollega.site.slices import WHOLE_SITE, ScopeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.artifact import Artifact
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication
    from kollega.site.slices import Scope, Slice


class FeedChoice(NamedTuple):
    """The stories or the vacancies of everything, of a department, a location, a tag or a person."""

    kind: str
    """`stories` or `vacancies`, as addresses have it."""
    title: str
    """The same, in words."""
    path: str
    """Root-relative path of the feed as RSS."""
    size: int
    """How many entries it has now."""


class ScopeChoice(NamedTuple):
    """A department, a location, a tag or a person of which there are feeds; or everything."""

    folder: str
    """`departments/mills/`; empty for everything."""
    name: str
    """What it is called; empty for everything."""
    feeds: tuple[FeedChoice, ...]
    """One or two."""


class ScopeGroup(NamedTuple):
    """The scopes of a kind."""

    kind: ScopeKind
    """The template knows its words."""
    scopes: tuple[ScopeChoice, ...]
    """By name."""


class FormatChoice(NamedTuple):
    """A format in which every feed is there."""

    name: str
    ending: str
    media_type: str


class LanguageChoice(NamedTuple):
    """The page about the feeds of a language."""

    lang: str
    """BCP 47."""
    name: str
    """In that language itself."""
    path: str
    """Root-relative path."""


class WholeFeed(NamedTuple):
    """The feed of all stories or all vacancies, with what shows the same on other sites."""

    feed: FeedChoice
    data: str
    """Root-relative path of what the preview reads."""
    heights: tuple[int, ...]
    """Pixels of a frame with one row, with two and so on; with more it is as high as the last of them."""
    code: EmbedCode


class FeedsPage(NamedTuple):
    """Which feeds there are, and what to do with them."""

    site: str
    """Absolute address of the site, for code that others copy."""
    base: str
    """Absolute address of the folder in which the feeds of this language lie."""
    folder: str
    """Root-relative path of the same."""
    wholes: tuple[WholeFeed, ...]
    """The vacancies first; none where there are no feeds."""
    groups: tuple[ScopeGroup, ...]
    """Departments, locations, tags, people, as far as there are feeds of them."""
    formats: tuple[FormatChoice, ...]
    """The one first that most feed readers take."""
    languages: tuple[LanguageChoice, ...]
    """In which there are feeds; empty for one alone."""
    directory: str
    """Absolute address of the file that tells an intranet who works here."""
    calendar: str
    """Absolute address of the calendar of closing dates; empty for none."""


def feeds_page(edition: Edition) -> FramedPage:
    """Return the page about the feeds of a language."""
    path, title = edition.site.section_path(FEEDS_FOLDER, edition.lang), edition.words("Feeds")
    return section_page(FEEDS_FOLDER, "feeds.html", path, feeds_view(edition), title, edition)


def feeds_view(edition: Edition) -> FeedsPage:
    """Return which feeds there are, and what to do with them."""
    site, url, slices = edition.site, edition.project.url, edition.site.slices
    folder, calendar = site.section_path(FEEDS_FOLDER, edition.lang), calendar_path(WHOLE_SITE, edition)
    cut = [part for part in slices.in_language(edition.lang) if part.scope != WHOLE_SITE]
    choices = [_scope(scope, tuple(parts), edition) for scope, parts in groupby(cut, key=lambda part: part.scope)]
    kinds = groupby(choices, key=lambda choice: choice[0])
    return FeedsPage(
        site=edition.project.site_url,
        base=url(folder),
        folder=folder,
        wholes=tuple(_whole(part, edition) for part in reversed(slices.of(WHOLE_SITE, edition.lang))),
        groups=tuple(ScopeGroup(kind, tuple(scope for _, scope in scopes)) for kind, scopes in kinds),
        formats=tuple(FormatChoice(form.name, form.ending, form.media_type) for form in FORMATS),
        languages=_languages(edition),
        directory=url(site.directory_path(edition.lang)),
        calendar=url(calendar) if calendar else "",
    )


def _languages(edition: Edition) -> tuple[LanguageChoice, ...]:
    site = edition.site
    paths = {lang: site.section_path(FEEDS_FOLDER, lang) for lang in site.languages if site.slices.in_language(lang)}
    found = tuple(LanguageChoice(lang, edition.words.language(lang), path) for lang, path in paths.items())
    return found if len(found) > 1 else ()


def _scope(scope: Scope, parts: tuple[Slice, ...], edition: Edition) -> tuple[ScopeKind, ScopeChoice]:
    feeds = tuple(_feed(part, edition) for part in reversed(parts))
    return scope.kind, ScopeChoice(scope.folder, edition.site.slices.name(scope, edition.lang), feeds)


def _feed(part: Slice, edition: Edition) -> FeedChoice:
    path, size = rss_path(part.scope, part.kind, edition), feed_size(part, edition)
    return FeedChoice(part.kind.plural, kind_title(part.kind, edition), path, size)


def _whole(part: Slice, edition: Edition) -> WholeFeed:
    data = edition.site.embed_data_path(part.kind, edition.lang)
    feed = _feed(part, edition)
    heights = dict.fromkeys(frame_height(part.kind, rows) for rows in range(1, feed.size + 1))
    return WholeFeed(feed, data, tuple(heights), embed_code(part.kind, edition))


def _page_parts(publication: Publication) -> Iterator[Part]:
    return (partial(_page, edition) for edition in publication.editions)


def _page(edition: Edition) -> Iterator[Artifact[Any]]:
    yield feeds_page(edition).artifact


FEEDS_PAGE = Output(
    "page about feeds",
    OutputKind.PAGES,
    _page_parts,
    sections=(Section(FEEDS_FOLDER, "Feeds", Menu.FOOTER, indexed=True),),
    steady=True,
)
