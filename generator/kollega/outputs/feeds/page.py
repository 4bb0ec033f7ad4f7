"""The page about feeds."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.outputs.calendars import calendar_path
from kollega.outputs.edition import Menu, Section
from kollega.outputs.feeds.discovery import kind_title
from kollega.outputs.feeds.formats import FORMATS
from kollega.outputs.layout.frame import FramedPage, section_page
from kollega.outputs.output import Output, OutputKind
from kollega.site.addresses import FEEDS_FOLDER
from kollega.site.slices import WHOLE_SITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.outputs.artifact import Artifact
    from kollega.outputs.edition import Edition
    from kollega.outputs.feeds.formats import Format
    from kollega.outputs.output import Part, Publication
    from kollega.site.slices import Slice


class FeedAddress(NamedTuple):
    """A feed in one format."""

    label: str
    """What it holds, and its format where there are several."""
    url: str
    """Absolute address."""
    media_type: str
    """Of its format."""


class FeedGroup(NamedTuple):
    """Feeds of one subject."""

    title: str
    """`Everything`, or the name of a department, location, tag or person."""
    feeds: tuple[FeedAddress, ...]
    """Each in every format."""


class FeedsPage(NamedTuple):
    """Which feeds there are."""

    groups: tuple[FeedGroup, ...]
    """The widest first."""
    directory: str
    """Absolute address of the file that tells an intranet who works here."""
    calendar: str = ""
    """Absolute address of the calendar of closing dates; empty where nothing has an end."""


def feeds_page(edition: Edition) -> FramedPage:
    """Return the page about the feeds of a language."""
    path, title = edition.site.section_path(FEEDS_FOLDER, edition.lang), edition.words("Feeds")
    return section_page(FEEDS_FOLDER, "feeds.html", path, feeds_view(edition), title, edition)


def feeds_view(edition: Edition, formats: Sequence[Format] = FORMATS) -> FeedsPage:
    """Return which feeds there are."""
    site = edition.site
    groups = tuple(
        FeedGroup(
            site.slices.name(scope, edition.lang) or edition.words("Everything"),
            tuple(_address(part, form, edition) for part in slices for form in formats),
        )
        for scope, slices in groupby(site.slices.in_language(edition.lang), key=lambda part: part.scope)
    )
    calendar, url = calendar_path(WHOLE_SITE, edition), edition.project.url
    return FeedsPage(groups, url(site.directory_path(edition.lang)), url(calendar) if calendar else "")


def _address(part: Slice, form: Format, edition: Edition) -> FeedAddress:
    url = edition.project.url(form.path(edition.site.feed_stem(part)))
    return FeedAddress(f"{kind_title(part.kind, edition)} ({form.name})", url, form.media_type)


def _page_parts(publication: Publication) -> Iterator[Part]:
    return (partial(_page, edition) for edition in publication.editions)


def _page(edition: Edition) -> Iterator[Artifact[Any]]:
    yield feeds_page(edition).artifact


FEEDS_PAGE = Output(
    "page about feeds",
    OutputKind.PAGES,
    _page_parts,
    sections=(Section(FEEDS_FOLDER, "Feeds", Menu.FOOTER, indexed=True),),
)
