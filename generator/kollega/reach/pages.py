"""What an address of the site stands for, as it is written in logs and exports."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qs, unquote_to_bytes, urlsplit

from kollega.content.kind import ItemKind
from kollega.reach.cells import SITE, Cell, Measure, Table
from kollega.site.addresses import EMBED_FOLDER, OUT_FOLDER, SHARE_FOLDER
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kollega.content.item import ShareableItem
    from kollega.site.catalogue import Site
    from kollega.site.taxonomy import FacetId


@dataclass(frozen=True, eq=False)
class Page:
    """A page, or a link that leads to one. There is one of each, so that millions of requests find it quickly."""

    cell: Cell
    """Its own; that of the site, for pages that nothing is told of by themselves."""
    groups: tuple[Cell, ...]
    """The team and the language that it counts for."""
    is_link: bool = False
    """Whether it only leads on: web servers may answer with a redirect there."""

    @property
    def is_story(self) -> bool:
        """Return whether it is a story's."""
        return self.cell.table is Table.STORY

    @property
    def is_vacancy(self) -> bool:
        """Return whether it is a vacancy's."""
        return self.cell.table is Table.VACANCY


class Request(NamedTuple):
    """An address that somebody asked for, understood."""

    page: Page
    source: str
    """What the link says of where it stood (`utm_source`); empty for nothing."""


_TABLES: Final = {ItemKind.STORY: Table.STORY, ItemKind.VACANCY: Table.VACANCY}
_NO_PAGES: Final = (SHARE_FOLDER, EMBED_FOLDER, "admin", "assets", "pagefind")
"""Folders that colleagues and other sites use: who is there reads nothing."""
_ABSOLUTE: Final = re.compile(r"[a-z]+://[^/]*", re.IGNORECASE)
_LINK_CODE: Final = re.compile("[a-v0-9]{8}/")
_LONGEST_SOURCE: Final = 60


@dataclass(frozen=True)
class Pages:
    """The pages of a site."""

    site: Site
    site_url: str
    """Absolute, with a slash at its end."""
    _known: dict[str, Page] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for item in self.site.shareable:
            cell, groups = self.cell(item), _groups(self.site.facets.of(item), item.lang)
            page, link = Page(cell, groups), Page(cell, groups, is_link=True)
            for path, is_link in _addresses(item, self.site):
                self._known.setdefault(path, link if is_link else page)
            if page.is_vacancy:
                self._known[self.site.out_path(item)] = Page(
                    cell._replace(measure=Measure.APPLIED), groups, is_link=True
                )
        for lang in self.site.languages:
            for facet in self.site.facets.in_language(lang, FacetKind.DEPARTMENT):
                self._known[self.site.facet_path(facet, lang)] = Page(SITE, _groups((facet,), lang))
            for group in self.site.groups.linked_in(lang):
                self._known[group.short_path(lang)] = Page(SITE, _groups(group.facets, lang), is_link=True)

    @cached_property
    def base(self) -> str:
        """The path of the site's root, with a slash at both ends."""
        return urlsplit(self.site_url).path or "/"

    @cached_property
    def by_cell(self) -> Mapping[Cell, Page]:
        """The page of each story and vacancy by its cell."""
        return {cell: self._known[self.site.path(item)] for cell, item in self.items.items()}

    @cached_property
    def items(self) -> Mapping[Cell, ShareableItem]:
        """Each story and vacancy by its cell."""
        return {self.cell(item): item for item in self.site.shareable}

    @staticmethod
    def cell(item: ShareableItem) -> Cell:
        """Return the cell of a story or vacancy."""
        return Cell(_TABLES[item.kind], f"{item.kind}/{item.lang}/{item.slug}")

    def request(self, address: str) -> Request | None:
        """Return what an address means, absolute or from the host's root; None for a file, and for what is no page."""
        path, _, query = _ABSOLUTE.sub("", address, count=1).partition("?")
        page = self.page(path)
        return Request(page, _source(query)) if page else None

    def page(self, path: str) -> Page | None:
        """Return the page at a path from the host's root, however that is written."""
        plain = unquote_to_bytes(path.partition("#")[0]).decode("utf-8", "replace")
        if not f"{plain}/".startswith(self.base):
            return None
        below = plain[len(self.base) :].removesuffix("index.html").removesuffix("index.htm")
        address = f"{below.rstrip('/')}/" if below else ""
        known = self._known.get(address)
        if known or "." in address.rpartition("/")[0].rpartition("/")[2]:
            return known
        lang, inner = self._language(address)
        folder, _, code = inner.partition("/")
        if folder == OUT_FOLDER and _LINK_CODE.fullmatch(code):
            return self._way_out
        if folder in _NO_PAGES or folder in {"go", "out", "job"}:
            return None
        return self._others[lang]

    def _language(self, address: str) -> tuple[str, str]:
        """Return the language of an address, and what follows its folder."""
        first, *others = self.site.languages
        found = next((lang for lang in others if address.startswith(f"{lang}/")), first)
        return found, address.removeprefix(self.site.settings.prefix(found))

    @cached_property
    def _way_out(self) -> Page:
        """What all pages are that lead elsewhere: the page that somebody comes from tells more."""
        return Page(SITE._replace(measure=Measure.LEFT), (), is_link=True)

    @cached_property
    def _others(self) -> Mapping[str, Page]:
        """What all further pages of a language are, such as its lists and hand-written pages."""
        return {lang: Page(SITE, _groups((), lang)) for lang in self.site.languages}


def _groups(facets: Iterable[FacetId], lang: str) -> tuple[Cell, ...]:
    """Return the cells of the teams among some facets, and of a language."""
    teams = (facet.id for facet in facets if facet.kind is FacetKind.DEPARTMENT)
    return (*(Cell(Table.DEPARTMENT, team) for team in teams), Cell(Table.LANGUAGE, lang))


def _addresses(item: ShareableItem, site: Site) -> Iterator[tuple[str, bool]]:
    """Yield the addresses of an item, and of each whether it only leads on."""
    yield site.path(item), False
    yield from ((site.path_of(item.kind, alias, item.lang), True) for alias in item.front.aliases)
    yield site.short_path(item), True
    yield site.number_path(item), True


def _source(query: str) -> str:
    """Return what a link says of where it stood, in small letters."""
    if "utm_source" not in query:
        return ""
    said = parse_qs(query, errors="replace").get("utm_source", ("",))[0]
    return said.strip().casefold()[:_LONGEST_SOURCE]
