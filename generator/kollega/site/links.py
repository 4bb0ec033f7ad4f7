"""Where a link written in a file leads on the site."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.content.kind import ItemKind
from kollega.content.pages import Page
from kollega.diagnostics import Severity
from kollega.i18n.suggestion import Names
from kollega.markdown.ids import page_places_of, places_of
from kollega.site.addresses import DEFAULT_PAGES, SECTION_FOLDERS
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import AnyItem
    from kollega.content.read import Content
    from kollega.site.catalogue import Site


@dataclass(frozen=True)
class _Target:
    """A page of the site in the languages it exists in."""

    paths: Mapping[str, str]
    """Root-relative path by language."""
    holds_body: bool


@dataclass(frozen=True)
class Links:
    """Answers for every file of a site where its links lead."""

    content: Content
    site: Site
    pages_folder: str
    """The folder of the hand-written pages, relative to that of mkdocs.yml."""

    @cached_property
    def targets(self) -> Mapping[str, _Target | None]:
        """Every file that can be linked to; None where it is not on the site now."""
        targets: dict[str, _Target | None] = {}
        for item in self.content.items:
            paths = self.site.paths(item)
            targets[item.path] = _Target(paths, holds_body=True) if paths else None
        spoken: dict[str, dict[str, str]] = defaultdict(dict)
        for page in self.content.pages:
            spoken[self.unprefixed(page.lang, page.address)][page.lang] = page.address
        for page in self.content.pages:
            targets[page.path] = _Target(spoken[self.unprefixed(page.lang, page.address)], holds_body=False)
        return targets

    @cached_property
    def names(self) -> Names:
        """The same, for who has written another."""
        return Names(self.targets)

    @cached_property
    def photo_names(self) -> Names:
        """Every picture, for who has written another."""
        return Names(self.content.photos)

    @cached_property
    def items(self) -> Mapping[str, AnyItem]:
        """Every item by its path, published or not."""
        return {item.path: item for item in self.content.items}

    @cached_property
    def versions(self) -> Mapping[str, Mapping[str, str]]:
        """The address of everything that has a file, by language, under each of these addresses."""
        shown = [target.paths for target in self.targets.values() if target]
        return {address: paths for paths in shown for address in paths.values()}

    @cached_property
    def written(self) -> Mapping[str, AnyItem | Page]:
        """The text that is shown at each address: in a language without one of a person, the one there is."""
        people = {path: person for person in self.site.people for path in self.site.paths(person).values()}
        items = {self.site.path(item): item for item in self.site.items}
        return people | items | {page.address: page for page in self.content.pages}

    @cached_property
    def _places(self) -> dict[str, frozenset[str]]:
        """Filled as places are asked for: few texts are led into."""
        return {}

    def holds_body(self, address: str) -> bool:
        """Return whether a body of ours is shown at an address."""
        return address in self.written and not isinstance(self.written[address], Page)

    def places(self, address: str | None) -> frozenset[str] | None:
        """Return the places of the text at an address; None where no text is shown there."""
        if address is None or (shown := self.written.get(address)) is None:
            return None
        if address not in self._places:
            self._places[address] = (page_places_of if isinstance(shown, Page) else places_of)(shown.text)
        return self._places[address]

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses that can be linked to as they are, such as `/vacancies/`."""
        shown = {path for target in self.targets.values() if target for path in target.paths.values()}
        site = self.site
        facets = {
            site.facet_path(facet, lang)
            for lang in site.languages
            for kind in FacetKind
            for facet in site.facets.in_language(lang, kind)
        }
        former = {site.path_of(item.kind, alias, item.lang) for item in site.shareable for alias in item.front.aliases}
        return frozenset(shown | facets | former) | {
            self.site.settings.prefix(lang) + section
            for lang in self.site.languages
            for section in (*DEFAULT_PAGES, *(f"{folder}/" for folder in SECTION_FOLDERS))
        }

    @cached_property
    def address_names(self) -> Names:
        """The same, for who has written another."""
        return Names(self.addresses)

    @cached_property
    def former_addresses(self) -> frozenset[str]:
        """The addresses of what is withdrawn, under all of its names."""
        site = self.site
        return frozenset(
            site.path_of(item.kind, slug, lang)
            for item in site.withdrawn
            for slug in (item.slug, *item.front.aliases)
            for lang in (site.languages if item.kind is ItemKind.PERSON else (item.lang,))
        )

    @cached_property
    def damaged(self) -> frozenset[str]:
        """The files with an error of their own: a link to one is not called broken as well."""
        return frozenset(each.path for each in self.content.diagnostics if each.severity is Severity.ERROR)

    def is_damaged(self, path: str) -> bool:
        """Return whether a file, or a folder in which it lies, has an error."""
        return not self.damaged.isdisjoint((path, *map(str, PurePosixPath(path).parents)))

    def unprefixed(self, lang: str, address: str) -> str:
        """Return an address without the folder of its language."""
        return address.removeprefix(self.site.settings.prefix(lang))
