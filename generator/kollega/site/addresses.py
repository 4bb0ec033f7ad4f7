"""Where everything lives on the site, under names that last: addresses, short codes, ids in feeds."""

from __future__ import annotations

import base64
import hashlib
import posixpath
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kollega.content.kind import ItemKind

if TYPE_CHECKING:
    from kollega.config.settings import Settings
    from kollega.content.item import AnyItem
    from kollega.site.slices import Slice
    from kollega.site.taxonomy import FacetId


_NAMESPACE = uuid.UUID("6f1d3f0c-7a55-5d0e-9a4c-3a0b8f6f0f5e")
"""A fixed number of our own, so that ids are the same on every machine and for ever."""

_CODE_LENGTH = 7
"""35 bits: among 2,000 items two share a code once in 17,000 sites, and then the check says so."""
_CODE_BYTES = 5
"""What so many letters and digits are written from."""


def original_slug(item: AnyItem) -> str:
    """Return the slug under which the item was first published."""
    return next(iter(item.front.aliases), item.slug)


def _origin(item: AnyItem) -> str:
    return f"{item.kind}/{item.lang}/{original_slug(item)}"


def short_code(item: AnyItem) -> str:
    """Return the code of the item's short link: seven small letters and digits."""
    digest = hashlib.sha256(_origin(item).encode()).digest()
    return base64.b32hexencode(digest[:_CODE_BYTES]).decode().lower()[:_CODE_LENGTH]


def link_code(url: str) -> str:
    """Return the code of a link that leaves the site: eight small letters and digits, so that no item has it."""
    return base64.b32hexencode(hashlib.sha256(url.encode()).digest()[:_CODE_BYTES]).decode().lower()


def job_number(item: AnyItem) -> int:
    """Return the code of the item's short link as a number: no two items share one that do not share a short link."""
    return int(short_code(item), 32)


def feed_id(item: AnyItem) -> str:
    """Return the item's id in feeds, a URN that no change of title or address touches."""
    return uuid.uuid5(_NAMESPACE, _origin(item)).urn


_SHARES: Final = 4 * 60 * 60
"""Of a span of four hours a second each."""


def day_share(item: AnyItem) -> float:
    """Return where in a span of a day feeds date an item, 0 to 1: its id says, so that hardly another is just there.

    Front matter knows no time of day. Of entries of one moment nobody can tell which is newer, and the W3C's feed
    validator warns of them.
    """
    return uuid.UUID(feed_id(item)).int % _SHARES / _SHARES


SHARE_FOLDER: Final = "share"
"""What holds the share kits, below the folder of each language."""
FEEDS_FOLDER: Final = "feeds"
"""What holds the feeds, below the folder of each language."""
SEARCH_FOLDER: Final = "search"
"""What holds the search, below the folder of each language."""
EMBED_FOLDER: Final = "embed"
"""What holds lists for other people's pages, below the folder of each language."""
SHORT_FOLDER: Final = "go"
"""What holds the short links, of all languages."""
EMBED_SCRIPT: Final = f"{EMBED_FOLDER}/kollega.js"
"""The script that shows them there; one for all languages."""
OEMBED_FILE: Final = "oembed.json"
"""What tells other sites how they show a page of this one; in the folder of what they show."""
OUT_FOLDER: Final = "out"
"""What holds the pages that lead out of the site, so that its logs know of it."""
SECTION_FOLDERS: Final = (*(kind.plural for kind in ItemKind), SHARE_FOLDER, FEEDS_FOLDER)
"""The sections that every language has, whatever is in them."""

FIRST_POST: Final = "first-post/"
"""For colleagues alone: nothing leads search engines there."""

BOARD: Final = f"{SHARE_FOLDER}/board/"
"""What teams have told, where a site wants such a page; for colleagues too."""

DEFAULT_PAGES = ("", "accessibility/", "guidelines/", "privacy/", FIRST_POST)
"""Pages that every language has below its folder: where nobody has written one, the theme draws it."""


@dataclass(frozen=True)
class Addresses:
    """The addresses of a site with these settings; whether anything is published there, they do not know."""

    settings: Settings

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the site's languages, the first one first."""
        return self.settings.languages

    def path(self, item: AnyItem) -> str:
        """Return the root-relative path of an item's page."""
        return self.path_of(item.kind, item.slug, item.lang)

    def path_of(self, kind: ItemKind, slug: str, lang: str) -> str:
        """Return the root-relative path of the page of a kind and slug."""
        return f"{self.list_path(kind, lang)}{slug}/"

    def list_path(self, kind: ItemKind, lang: str) -> str:
        """Return the root-relative path of the list of a kind."""
        return self.section_path(kind.plural, lang)

    def list_paths(self, kind: ItemKind) -> dict[str, str]:
        """Return the root-relative paths of the lists of a kind by language."""
        return {lang: self.list_path(kind, lang) for lang in self.languages}

    def section_path(self, folder: str, lang: str) -> str:
        """Return the root-relative path of a section, such as `SHARE_FOLDER`, in a language."""
        return f"{self.settings.prefix(lang)}{folder}/"

    def feed_stem(self, part: Slice) -> str:
        """Return the root-relative path of the feed of a slice, without the ending of its format."""
        return f"{self.section_path(FEEDS_FOLDER, part.lang)}{part.scope.folder}{part.kind.plural}"

    def slice_path(self, part: Slice) -> str:
        """Return the root-relative path of the page that shows a slice."""
        return self.section_path((part.scope.folder or part.kind.plural).removesuffix("/"), part.lang)

    def directory_path(self, lang: str) -> str:
        """Return the root-relative path of the list of who knows what, for an intranet."""
        return f"{self.list_path(ItemKind.PERSON, lang)}people.json"

    def embed_path(self, kind: ItemKind, lang: str) -> str:
        """Return the root-relative path of the list of a kind that other sites show in a frame."""
        return f"{self.section_path(EMBED_FOLDER, lang)}{kind.plural}/"

    def embed_data_path(self, kind: ItemKind, lang: str) -> str:
        """Return the root-relative path of what the script for other people's pages reads of a kind."""
        return f"{self.section_path(EMBED_FOLDER, lang)}{kind.plural}.json"

    def item_embed_path(self, item: AnyItem) -> str:
        """Return the root-relative path of what other sites show of an item in a frame."""
        return f"{self.embed_path(item.kind, item.lang)}{item.slug}/"

    def facet_embed_path(self, facet: FacetId, lang: str) -> str:
        """Return the root-relative path of the folder that tells other sites what of a facet they may show."""
        return f"{self.section_path(EMBED_FOLDER, lang)}{facet.kind.plural}/{facet.id}/"

    def share_path(self, item: AnyItem) -> str:
        """Return the root-relative path of an item's share page."""
        return self.share_path_of(item.kind, item.slug, item.lang)

    def share_path_of(self, kind: ItemKind, slug: str, lang: str) -> str:
        """Return the root-relative path of the share page of a kind and slug."""
        return f"{self.section_path(SHARE_FOLDER, lang)}{kind.plural}/{slug}/"

    def short_path(self, item: AnyItem) -> str:
        """Return the root-relative path of an item's short link."""
        return f"{SHORT_FOLDER}/{short_code(item)}/"

    def out_path(self, item: AnyItem) -> str:
        """Return the root-relative path of the page that leads from a vacancy to where one applies."""
        return f"{OUT_FOLDER}/{short_code(item)}/"

    @staticmethod
    def link_path(url: str) -> str:
        """Return the root-relative path of the page that leads to an address elsewhere."""
        return f"{OUT_FOLDER}/{link_code(url)}/"

    def number_path(self, item: AnyItem) -> str:
        """Return the root-relative path under which programs look for a vacancy that they know by its number."""
        return f"job/{job_number(item)}/"

    def facet_path(self, facet: FacetId, lang: str) -> str:
        """Return the root-relative path of a facet's page."""
        return f"{self.settings.prefix(lang)}{facet.kind.plural}/{facet.id}/"

    def section_paths(self, section: str) -> dict[str, str]:
        """Return the paths, by language, of a page that every language has, such as `stories/`."""
        return {lang: self.settings.prefix(lang) + section for lang in self.languages}

    def photo_path(self, item: AnyItem) -> str:
        """Return the path of the photo that an item names, relative to the folder of mkdocs.yml; empty for none."""
        photo = item.front.photo
        return posixpath.normpath(posixpath.join(posixpath.dirname(item.path), photo)) if photo else ""
