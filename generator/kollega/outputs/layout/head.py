"""What pages say to machines: titles, descriptions, languages, share cards, feeds and linked data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from kollega.config.options import in_language
from kollega.content.item import StoryItem
from kollega.content.kind import ItemKind
from kollega.outputs.feeds.discovery import item_feeds, page_feeds
from kollega.site.addresses import OEMBED_FILE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import AnyItem
    from kollega.outputs.edition import Edition
    from kollega.outputs.feeds.discovery import FeedLink


class ShareImage(NamedTuple):
    """The picture a network shows beside a link."""

    url: str
    """Absolute address."""
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    alt: str
    """What it shows, in words."""


class Alternate(NamedTuple):
    """This page in a language."""

    hreflang: str
    """BCP 47, or `x-default`."""
    url: str
    """Absolute address."""


class Head(NamedTuple):
    """The head of one page."""

    title: str
    """The title element, the site's name included."""
    heading: str
    """The page's own title, for networks."""
    description: str
    """One or two sentences; empty for none."""
    site_name: str
    """For networks."""
    locale: str
    """For networks: `nl_NL` or `nl`."""
    canonical: str = ""
    """Absolute address; empty where the page should be known under none (404)."""
    kind: Literal["website", "article", "profile"] = "website"
    """The Open Graph type."""
    robots: str = ""
    """`noindex`, `noindex, nofollow`, or empty."""
    published: str = ""
    """ISO 8601, for articles."""
    modified: str = ""
    """ISO 8601, for articles."""
    authors: tuple[str, ...] = ()
    """Names, for articles."""
    fediverse: tuple[str, ...] = ()
    """The authors' accounts on Mastodon, such as `@sam@social.example`; not all have one."""
    image: ShareImage | None = None
    """The share card."""
    alternates: tuple[Alternate, ...] = ()
    """This page in every language it exists in, itself and `x-default` included; empty for one language."""
    feeds: tuple[FeedLink, ...] = ()
    """Feeds to discover."""
    oembed: str = ""
    """Absolute address of what tells others how to show the page; empty where nothing does."""
    json_ld: tuple[str, ...] = ()
    """Finished JSON documents in which `<` is written `\\u003c`."""


NOINDEX = "noindex"


def page_head(  # noqa: PLR0913 - what differs between heads, by name
    edition: Edition,
    title: str,
    path: str,
    *,
    description: str = "",
    paths: Mapping[str, str] | None = None,
    robots: str = "",
    json_ld: tuple[str, ...] = (),
    card: str = "",
    embed: str = "",
) -> Head:
    """Return the head of a page that is no item; `paths` are its versions by language, `card` names its picture.

    `embed` is the root-relative path of the folder with what other sites may show of it.

    A page that says nothing of itself has the sentence about the organisation.
    """
    site_name = edition.site_name
    return Head(
        title=title if title == site_name else f"{title} – {site_name}",
        heading=title,
        description=description or in_language(edition.site.settings.organisation.description, edition.lang),
        site_name=site_name,
        locale=edition.lang.replace("-", "_"),
        canonical=edition.project.url(path),
        robots=robots,
        image=_image(edition, card),
        alternates=() if robots else alternates(edition, paths or {}),
        feeds=page_feeds(path, edition),
        oembed=edition.project.url(embed + OEMBED_FILE) if embed else "",
        json_ld=json_ld,
    )


_OG_TYPES: Mapping[ItemKind, Literal["website", "article", "profile"]] = {
    ItemKind.STORY: "article",
    ItemKind.VACANCY: "website",
    ItemKind.PERSON: "profile",
}
"""What an item is to Open Graph (`og:type`)."""


def item_head(edition: Edition, item: AnyItem, *, robots: str = "", json_ld: tuple[str, ...] = ()) -> Head:
    """Return the head of an item's page."""
    versions = () if robots else alternates(edition, edition.site.paths(item))
    return _item_head(item, edition)._replace(robots=robots, json_ld=json_ld, alternates=versions)


def _item_head(item: AnyItem, edition: Edition) -> Head:
    """Return what the heads of an item's page and of its short link have in common."""
    site, site_name, title = edition.site, edition.site_name, item.front.title
    authors = site.authors(item)
    published, modified = (item.front.date, item.front.updated) if isinstance(item, StoryItem) else (None, None)
    return Head(
        title=f"{title} – {site_name}",
        heading=title,
        description=item.front.description,
        site_name=site_name,
        locale=edition.lang.replace("-", "_"),
        canonical=edition.project.url(edition.path(item)),
        kind=_OG_TYPES[item.kind],
        published=published.isoformat() if published else "",
        modified=modified.isoformat() if modified else "",
        authors=tuple(person.front.name for person in authors),
        fediverse=tuple(filter(None, (mastodon_account(person.front.links) for person in authors))),
        image=_image(edition, item.path),
        feeds=item_feeds(item, edition),
        oembed=edition.project.url(site.item_embed_path(item) + OEMBED_FILE) if site.is_embedded(item) else "",
    )


_MASTODON: Final = re.compile(
    r"https?://(?P<host>[^/@?#]+)/(?:web/)?(?:@|users/)(?P<name>\w+(?:[.-]+\w+)*)(?:@(?P<home>[^/@?#]+))?/?(?:[?#].*)?",
    re.IGNORECASE,
)
"""The address of somebody's page on a server; `home` is the server of a person of another one."""


def mastodon_account(links: Mapping[str, str]) -> str:
    """Return somebody's account on Mastodon as one writes it, `@sam@social.example`; empty for none.

    What Mastodon's cards lead to is `fediverse:creator`, and the name beside it `og:author`: of linked data they read
    the types `NewsArticle` and `WebPage` alone (app/lib/link_details_extractor.rb).
    """
    addresses = (address for name, address in links.items() if name.casefold() == "mastodon")
    page = next(filter(None, map(_MASTODON.fullmatch, addresses)), None)
    return f"@{page['name']}@{(page['home'] or page['host']).lower()}" if page else ""


def alternates(edition: Edition, paths: Mapping[str, str]) -> tuple[Alternate, ...]:
    """Return the versions of a page by language, and the one for readers of any other; none for a single version."""
    if len(paths) < 2:  # noqa: PLR2004 - a page and a translation
        return ()
    default = next((paths[lang] for lang in edition.site.languages if lang in paths), "")
    versions = tuple(Alternate(lang, edition.project.url(path)) for lang, path in paths.items())
    return (*versions, Alternate("x-default", edition.project.url(default)))


def _image(edition: Edition, item_path: str) -> ShareImage | None:
    cards = edition.pictures.cards
    card = cards.get(item_path) or cards.get(f":{edition.lang}")
    return ShareImage(edition.project.url(card.path), card.format.width, card.format.height, card.alt) if card else None
