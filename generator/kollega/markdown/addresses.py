"""What a link or a picture points at, and what the site answers to that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, unquote

from kollega.i18n.characters import plain

if TYPE_CHECKING:
    from kollega.diagnostics import Fault

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
"""Where links may lead outside of the site."""

_IGNORED_IN_URLS = re.compile("[\0-\x1f\x7f\ufffd]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


@dataclass(frozen=True)
class Link:
    """What a resolver answers for a link: a page or a file of the site."""

    path: str
    """Relative to the site's root, not percent-encoded: `stories/anna/`."""
    holds_body: bool = False
    """Whether the page shows a body of ours, whose ids are prefixed, so that fragments are too."""


Sizes = tuple[tuple[str, int], ...]
"""Path of the site and width in pixels of each file that a browser may choose."""


@dataclass(frozen=True)
class Picture:
    """What a resolver answers for a picture."""

    path: str
    """Relative to the site's root, not percent-encoded."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    sizes: Sizes = ()
    """The same in several sizes; none where there is but one."""
    webp: Sizes = ()
    """The same as WebP, for browsers that know it."""


class Resolver(Protocol):
    """Knows what relative and root-absolute targets mean for the file of a body, or what is wrong with them."""

    def link(self, target: str) -> Link | Fault:
        """Return the page or file at a path such as `../people/anna.md`: decoded, without query and fragment."""

    def picture(self, target: str) -> Picture | Fault:
        """Return the picture at such a path."""


class AddressKind(Enum):
    """Where a target is."""

    NOWHERE = auto()
    HERE = auto()
    SITE = auto()
    ELSEWHERE = auto()
    FORBIDDEN = auto()


@dataclass(frozen=True)
class Target:
    """A target, taken apart."""

    kind: AddressKind
    url: str
    """As it was written, without what browsers ignore."""
    path: str = ""
    """Decoded."""
    query: str = ""
    """With its question mark."""
    fragment: str = ""
    """Decoded, without its number sign."""

    @property
    def scheme(self) -> str:
        """The word before the first colon."""
        return self.url.partition(":")[0].lower()


def target_of(written: str) -> Target:
    """Return what is meant by an address as a browser would read it."""
    url = _IGNORED_IN_URLS.sub("", written).strip()
    if url in {"", "#"}:
        return Target(AddressKind.NOWHERE, url)
    if url[:2].replace("\\", "/") == "//":
        return Target(AddressKind.ELSEWHERE, f"https://{url[2:]}")
    if scheme := _SCHEME.match(url):
        return Target(AddressKind.ELSEWHERE if scheme[1].lower() in SCHEMES else AddressKind.FORBIDDEN, url)
    before, _, fragment = url.partition("#")
    path, mark, query = before.partition("?")
    kind = AddressKind.SITE if path else AddressKind.HERE
    return Target(kind, url, plain(unquote(path)), mark + query, plain(unquote(fragment)))


def site_href(path: str, query: str = "", fragment: str = "") -> str:
    """Return the form in which an address of the site waits for its root; `safety.finished` marks it."""
    return f"./{quote(path)}{query}{fragment_href(fragment)}"


def site_srcset(sizes: Sizes) -> str:
    """Return the same for several sizes of a picture, as `srcset` takes it."""
    return ", ".join(f"{site_href(path)} {width}w" for path, width in sizes)


def fragment_href(fragment: str) -> str:
    """Return a fragment with its number sign, or nothing."""
    return f"#{quote(fragment)}" if fragment else ""
