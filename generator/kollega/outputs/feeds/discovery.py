"""Where readers find the feeds of what a page shows."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.content.kind import ItemKind
from kollega.outputs.edition import once_by_name
from kollega.outputs.feeds.formats import FORMATS, RSS
from kollega.site.addresses import FEEDS_FOLDER
from kollega.site.slices import WHOLE_SITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from kollega.content.item import AnyItem
    from kollega.outputs.edition import Edition
    from kollega.site.slices import Scope, Slice

_CONTINUED: Final = re.compile(r"page/[0-9]+/$")
"""Where long lists go on: they show the same as their first page."""


class FeedLink(NamedTuple):
    """A feed for readers to discover."""

    label: str
    """What it holds."""
    path: str
    """Root-relative path."""
    media_type: str
    """In which format it is written."""


def feed_title(part: Slice, edition: Edition) -> str:
    """Return what the feed of a slice is called: “Acme: Stories – Workshop”."""
    name = edition.site.slices.name(part.scope, part.lang)
    return " – ".join(filter(None, (f"{edition.site_name}: {kind_title(part.kind, edition)}", name)))


def kind_title(kind: ItemKind, edition: Edition) -> str:
    """Return what stories or vacancies are called."""
    return edition.words("Stories") if kind is ItemKind.STORY else edition.words("Vacancies")


def page_feeds(path: str, edition: Edition) -> tuple[FeedLink, ...]:
    """Return the feeds of what the page at a path lists; none for a page that lists nothing."""
    return _by_page(edition.lang, edition).get(_CONTINUED.sub("", path), ())


def item_feeds(item: AnyItem, edition: Edition) -> tuple[FeedLink, ...]:
    """Return the feeds that an item's page leads to: all of its kind, or what a person wrote and answers for."""
    person = item.kind is ItemKind.PERSON
    return page_feeds(edition.path(item) if person else edition.site.list_path(item.kind, edition.lang), edition)


def rss_path(scope: Scope, kind: ItemKind, edition: Edition) -> str:
    """Return the root-relative path of the feed that lists name below them; empty where there is none."""
    part = edition.site.slices.get(scope, kind, edition.lang)
    return RSS.path(edition.site.feed_stem(part)) if part else ""


@once_by_name
def _by_page(lang: str, edition: Edition) -> Mapping[str, tuple[FeedLink, ...]]:
    site = edition.site
    whole = site.slices.of(WHOLE_SITE, lang)
    pages: dict[str, list[Slice]] = defaultdict(list)
    for part in site.slices.in_language(lang):
        pages[site.slice_path(part)].append(part)
    pages |= {edition.prefix: list(whole), site.section_path(FEEDS_FOLDER, lang): list(whole)}
    return {path: tuple(_links(parts, edition)) for path, parts in pages.items()}


def _links(slices: Sequence[Slice], edition: Edition) -> Iterable[FeedLink]:
    named = [(feed_title(part, edition), edition.site.feed_stem(part)) for part in slices]
    return (FeedLink(title, form.path(stem), form.media_type) for form in FORMATS for title, stem in named)
