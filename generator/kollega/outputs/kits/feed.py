"""The newest kits of a language as an Atom feed, for a chat channel or an intranet: `feeds/kits.atom`."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from lxml import etree

from kollega.content.item import StoryItem
from kollega.outputs.artifact import Artifact
from kollega.outputs.kits.ready import ReadyText, ready_text
from kollega.outputs.output import Output, OutputKind
from kollega.site.addresses import FEEDS_FOLDER, SHARE_FOLDER, day_share, feed_id
from kollega.site.life import feed_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from kollega.content.item import ShareableItem
    from kollega.networks import Network
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication

NEWEST: Final = 30
"""How many kits the feed holds: a channel that looks once an hour misses none, and a new one is not flooded."""

MEDIA_TYPE: Final = "application/atom+xml"

_ATOM: Final = "http://www.w3.org/2005/Atom"
_XML: Final = "http://www.w3.org/XML/1998/namespace"


class KitEntry(NamedTuple):
    """A kit in the feed."""

    id: str
    """A URN that neither a new title nor a new address changes; it is not the story's, which is another feed's."""
    ready: ReadyText
    """What one can post."""
    published: datetime
    """With its zone."""
    updated: datetime
    """With its zone; later than `published` only where the front matter says so."""
    kind: str
    """What it is about, in words."""


class KitFeed(NamedTuple):
    """The newest kits of a language."""

    id: str
    """A URN."""
    lang: str
    """BCP 47."""
    direction: str
    """How it is written: `ltr`, `rtl`."""
    title: str
    """Plain text."""
    organisation: str
    """Whose kits they are."""
    url: str
    """Absolute address of the feed."""
    page: str
    """Absolute address of the page that lists all kits."""
    updated: datetime
    """When the newest change in it was made."""
    entries: tuple[KitEntry, ...]
    """Newest first."""


def feed_path(edition: Edition) -> str:
    """Return the root-relative path of the feed; empty where there is nothing to share, or sharing is paused."""
    shared = edition.site.shared_in(edition.lang)
    return edition.site.section_path(FEEDS_FOLDER, edition.lang) + "kits.atom" if shared else ""


def feed_title(edition: Edition) -> str:
    """Return what the feed of a language is called."""
    return f"{edition.site_name}: {edition.words('To share')}"


def _parts(publication: Publication) -> Iterator[Part]:
    return (partial(_feed, edition) for edition in publication.editions)


def _feed(edition: Edition) -> Iterator[Artifact[Any]]:
    if path := feed_path(edition):
        yield Artifact(path, kit_feed(edition), render_feed)


def kit_feed(edition: Edition) -> KitFeed:
    """Return the feed of a language in which there is something to share."""
    project, organisation = edition.project, edition.site.settings.organisation
    shared = edition.site.shared_in(edition.lang)
    newest = sorted(shared, key=lambda item: _moment(item.front.publication_date, item, edition), reverse=True)
    networks = edition.project.known_networks
    entries = tuple(_entry(item, networks, edition) for item in islice(newest, NEWEST))
    return KitFeed(
        id=uuid5(NAMESPACE_URL, f"{organisation.url}#kits-{edition.lang}").urn,
        lang=edition.lang,
        direction=edition.words.direction,
        title=feed_title(edition),
        organisation=organisation.name,
        url=project.url(feed_path(edition)),
        page=project.url(edition.site.section_path(SHARE_FOLDER, edition.lang)),
        updated=max(entry.updated for entry in entries),
        entries=entries,
    )


def _moment(day: date, item: ShareableItem, edition: Edition) -> datetime:
    return feed_moment(day, edition.site.settings, edition.site.now, day_share(item))


def _entry(item: ShareableItem, networks: Mapping[str, Network], edition: Edition) -> KitEntry:
    words, published = edition.words, _moment(item.front.publication_date, item, edition)
    changed = item.front.updated if isinstance(item, StoryItem) else None
    return KitEntry(
        id=uuid5(UUID(feed_id(item)), "kit").urn,
        ready=ready_text(item, edition, networks),
        published=published,
        updated=max(published, _moment(changed, item, edition)) if changed else published,
        kind=words("Story") if isinstance(item, StoryItem) else words("Vacancy"),
    )


def render_feed(feed: KitFeed, context: RenderContext) -> bytes:
    """Return the feed as Atom 1.0 (RFC 4287)."""
    root = etree.XML(f'<feed xmlns="{_ATOM}"/>')
    root.set(f"{{{_XML}}}lang", feed.lang)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "updated", feed.updated.isoformat())
    _add(_add(root, "author"), "name", feed.organisation)
    _add(root, "generator", "Kollega")
    # The page before the feed itself: some readers take the first link for what they are to open.
    _add(root, "link", rel="alternate", type="text/html", hreflang=feed.lang, href=feed.page)
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    for entry in feed.entries:
        _fill(_add(root, "entry"), entry, feed, context)
    document: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return document


def _fill(element: etree._Element, entry: KitEntry, feed: KitFeed, context: RenderContext) -> None:
    ready = entry.ready
    _add(element, "id", entry.id)
    _add(element, "title", ready.title)
    _add(element, "published", entry.published.isoformat())
    _add(element, "updated", entry.updated.isoformat())
    _add(element, "link", rel="alternate", type="text/html", hreflang=feed.lang, href=ready.page)
    if ready.picture:
        _add(element, "link", rel="enclosure", type="image/png", href=ready.picture.url, title=ready.picture.alt)
    _add(element, "category", term=entry.kind)
    _add(element, "summary", f"{ready.text}\n\n{ready.link}", type="text")
    html = context.html("share/entry.html", feed.lang, ready=ready, feed=feed)
    _add(element, "content", html.strip(), type="html")


def _add(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


KIT_FEED = Output("feed of share kits", OutputKind.FEEDS, _parts, steady=True)
