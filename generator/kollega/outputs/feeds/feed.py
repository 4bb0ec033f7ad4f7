"""What a feed holds, in no format yet: plain, finished values with absolute addresses, made of a slice of the site."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from typing import TYPE_CHECKING, Final
from uuid import NAMESPACE_URL, uuid5

from kollega.config.options import in_language
from kollega.content.item import ItemKind, StoryItem
from kollega.media.renditions import renditions_of
from kollega.outputs.edition import once
from kollega.site.addresses import feed_id
from kollega.site.life import published_at

if TYPE_CHECKING:
    from kollega.content.item import ShareableItem
    from kollega.outputs.edition import Edition
    from kollega.site.slices import Slice


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of an entry."""

    url: str
    """Absolute address."""
    media_type: str
    """For example `image/png`."""
    length: int | None = None
    """Bytes; None where they are not known."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote an entry, or whose feed it is."""

    name: str
    url: str
    """Absolute address of their page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One story or vacancy."""

    id: str
    """A URN that never changes; it is no address."""
    lang: str
    """BCP 47."""
    title: str
    """Plain text."""
    url: str
    """Absolute address of its page."""
    published: datetime
    """With its zone."""
    updated: datetime
    """With its zone; the same as `published` where the front matter tells of no change."""
    summary: str
    """One or two sentences, plain text."""
    content: str
    """The whole text as finished HTML, every address in it absolute."""
    authors: tuple[Author, ...] = ()
    byline: str = ""
    """The names of the authors as a list of the language."""
    categories: tuple[str, ...] = ()
    """Names of the department, the places and the tags."""
    image: Image | None = None
    """A picture to show beside it."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A list of stories or vacancies in one language."""

    id: str
    """A URN."""
    path: str
    """Root-relative path without the ending that each format adds: `nl/feeds/stories`."""
    title: str
    """Plain text."""
    description: str
    """Plain text."""
    lang: str
    """BCP 47."""
    url: str
    """Absolute address of the page that shows the same."""
    author: Author
    """The organisation."""
    updated: datetime
    """When the newest change in it was made, with a zone."""
    entries: tuple[Entry, ...]
    """Newest first."""


NEWEST_STORIES: Final = 50
"""How many stories a feed holds. Readers fetch the whole file every hour or so, and full texts are long:
fifty are about half a megabyte and, at a story a week, a year."""

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The date of an empty feed, which nothing has changed yet."""


def feed_title(part: Slice, edition: Edition) -> str:
    """Return what the feed of a slice is called: “Acme: Stories – Workshop”."""
    name = edition.site.slices.name(part.scope, part.lang)
    return " – ".join(filter(None, (f"{edition.site_name}: {kind_title(part.kind, edition)}", name)))


def kind_title(kind: ItemKind, edition: Edition) -> str:
    """Return what stories or vacancies are called."""
    return edition.words("Stories") if kind is ItemKind.STORY else edition.words("Vacancies")


def feed_of(part: Slice, edition: Edition) -> Feed:
    """Return the feed of a slice: its newest stories, or all its vacancies, since who shows them must not miss one."""
    items = part.items[:NEWEST_STORIES] if part.kind is ItemKind.STORY else part.items
    entries = tuple(entry_of(item, edition) for item in items)
    organisation = edition.site.settings.organisation
    title, scope = feed_title(part, edition), part.scope.folder
    return Feed(
        id=uuid5(NAMESPACE_URL, f"{organisation.url}#{part.kind}-{part.lang}-{scope}").urn,
        path=edition.site.feed_stem(part),
        title=title,
        description=in_language(organisation.description, part.lang, title),
        lang=part.lang,
        url=edition.project.url(edition.site.slice_path(part)),
        author=Author(organisation.name, str(organisation.url)),
        updated=max((entry.updated for entry in entries), default=_NEVER),
        entries=entries,
    )


@once
def entry_of(item: ShareableItem, edition: Edition) -> Entry:
    """Return the entry of a story or a vacancy, the same in every feed that holds it."""
    site, project, url = edition.site, edition.project, edition.project.url(edition.path(item))
    published = published_at(item.front.publication_date, site.settings)
    changed = item.front.updated if isinstance(item, StoryItem) else None
    authors = tuple(Author(person.front.name, edition.person_url(person)) for person in site.authors(item))
    return Entry(
        id=feed_id(item),
        lang=item.lang,
        title=item.front.title,
        url=url,
        published=published,
        updated=max(published, published_at(changed, site.settings)) if changed else published,
        summary=item.front.description,
        content=edition.body(item).html_at(escape(project.site_url), escape(url)),
        authors=authors,
        byline=edition.words.conjoined([author.name for author in authors]),
        categories=tuple(site.facets.name(facet, item.lang) for facet in site.facets.of(item)),
        image=_image(item, edition),
    )


def _image(item: ShareableItem, edition: Edition) -> Image | None:
    if photo := edition.site.photos.get(edition.site.photo_path(item)):
        middle = renditions_of(photo).middle
        return Image(edition.project.url(middle.path), middle.media_type)
    card = edition.pictures.cards.get(item.path)
    return Image(edition.project.url(card.path), "image/png") if card else None
