"""The page about feeds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.content.item import ItemKind
from kollega.outputs.edition import Menu, Section
from kollega.outputs.feeds.output import FORMATS
from kollega.outputs.layout.frame import FramedPage, section_page
from kollega.outputs.output import Output, OutputKind
from kollega.site.addresses import FEEDS_FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.outputs.artifact import Artifact
    from kollega.outputs.edition import Edition
    from kollega.outputs.feeds.output import Format
    from kollega.outputs.output import Part, Publication


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


def feeds_page(edition: Edition) -> FramedPage:
    """Return the page about the feeds of a language."""
    path, title = edition.site.section_path(FEEDS_FOLDER, edition.lang), edition.words("Feeds")
    return section_page(FEEDS_FOLDER, "feeds.html", path, feeds_view(edition), title, edition)


def feeds_view(edition: Edition, formats: Sequence[Format] = FORMATS) -> FeedsPage:
    """Return which feeds there are."""
    words, site = edition.words, edition.site
    titles = {ItemKind.STORY: words("Stories"), ItemKind.VACANCY: words("Vacancies")}
    feeds = tuple(
        FeedAddress(
            f"{title} ({form.name})" if len(formats) > 1 else title,
            edition.project.url(form.path_of(site.feed_stem(kind, edition.lang))),
            form.media_type,
        )
        for kind, title in titles.items()
        for form in formats
    )
    directory = edition.project.url(site.directory_path(edition.lang))
    return FeedsPage((FeedGroup(words("Everything"), feeds),), directory)


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
