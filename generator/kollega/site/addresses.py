"""Where everything lives on the site: what follows from the settings and from an item's own name."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.content.person import Person
from kollega.content.story import Story
from kollega.site.identity import short_code

if TYPE_CHECKING:
    from kollega.content.item import AnyItem, Kind
    from kollega.settings import Settings
    from kollega.site.facets import FacetId


DRAWN = ("", "accessibility/", "privacy/")
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

    def path_of(self, kind: Kind, slug: str, lang: str) -> str:
        """Return the root-relative path of the page of a kind and slug."""
        return f"{self.list_path(kind, lang)}{slug}/"

    def list_path(self, kind: Kind, lang: str) -> str:
        """Return the root-relative path of the list of a kind."""
        return f"{self.settings.prefix(lang)}{kind.plural}/"

    def share_path(self, item: AnyItem) -> str:
        """Return the root-relative path of an item's share page."""
        return f"{self.settings.prefix(item.lang)}share/{item.kind.plural}/{item.slug}/"

    def short_path(self, item: AnyItem) -> str:
        """Return the root-relative path of an item's short link."""
        return f"go/{short_code(item)}/"

    def facet_path(self, facet: FacetId, lang: str) -> str:
        """Return the root-relative path of a facet's page."""
        kind, facet_id = facet
        return f"{self.settings.prefix(lang)}{kind.plural}/{facet_id}/"

    def section_paths(self, section: str) -> dict[str, str]:
        """Return the paths, by language, of a page that every language has, such as `stories/`."""
        return {lang: self.settings.prefix(lang) + section for lang in self.languages}

    def photo_path(self, item: AnyItem) -> str:
        """Return the path of the photo that an item names, relative to the folder of mkdocs.yml; empty for none."""
        photo = item.front.photo if isinstance(item.front, (Story, Person)) else None
        return posixpath.normpath(posixpath.join(posixpath.dirname(item.path), photo)) if photo else ""
