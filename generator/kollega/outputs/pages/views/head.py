"""What a page says to machines: search engines, networks, feed readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from kollega.outputs.pages.views.card import Link


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
    image: ShareImage | None = None
    """The share card."""
    alternates: tuple[Alternate, ...] = ()
    """This page in every language it exists in, itself and `x-default` included; empty for one language."""
    feeds: tuple[Link, ...] = ()
    """RSS feeds to discover: title and root-relative path."""
    json_ld: tuple[str, ...] = ()
    """Finished JSON documents in which `<` is written `\\u003c`."""
