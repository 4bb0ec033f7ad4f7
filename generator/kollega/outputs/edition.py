"""A language edition of the site: one language, with everything that its outputs are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, wraps
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from kollega.content.kind import ItemKind
from kollega.content.reading import Memo, length_of, note_read, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Mapping

    from kollega.config.project import Project
    from kollega.content.item import AnyItem, PersonItem, ShareableItem
    from kollega.i18n.words import Words
    from kollega.markdown.body import Body
    from kollega.outputs.cards.logo import Logo
    from kollega.outputs.cards.sheet import Sheet
    from kollega.site.catalogue import Site

Item = TypeVar("Item", bound="AnyItem")
Name = TypeVar("Name", bound="Hashable")
View = TypeVar("View")


class Menu(StrEnum):
    """Where every page links to a section."""

    NAVIGATION = "navigation"
    FOOTER = "footer"
    STATEMENTS = "statements"
    """First in the footer; a page that somebody has written there is called by its own title."""
    SEARCH = "search"


class Section(NamedTuple):
    """A folder of pages that every language has."""

    name: str
    """The folder below that of the language."""
    title: str = ""
    """What it is called, in English: a text of the catalogues. Empty where nothing links to it."""
    menu: Menu | None = None
    """Where it is linked."""
    indexed: bool = False
    """Whether search engines may show its first page, which then every language has."""


@dataclass(frozen=True)
class Pictures:
    """What will be drawn about a site: pages, feeds and share kits name it before it is there."""

    cards: Mapping[str, Sheet] = field(default_factory=dict)
    """The share cards of stories and vacancies by path of the item; the organisation's under a colon and a language."""
    sheets: Mapping[str, tuple[Sheet, ...]] = field(default_factory=dict)
    """Further pictures, and PDFs, by path of the item."""
    logo: Logo | None = None
    """The organisation's logo, where there is one that can be drawn."""


@dataclass(frozen=True)
class Edition:
    """A language edition of the site, as Wikipedia has one for each language."""

    project: Project
    site: Site
    bodies: Mapping[str, Body]
    """The texts of all items by path."""
    lang: str
    """BCP 47."""
    sections: tuple[Section, ...] = ()
    """The folders of pages that the language has."""
    pictures: Pictures = field(default_factory=Pictures)
    """What will be drawn about the site."""
    views: Memo = field(default_factory=Memo, init=False, repr=False, compare=False)
    """Views that were made once, by what makes them and of what: the path of an item, the id of a facet."""

    @cached_property
    def words(self) -> Words:
        """Return the words of the language."""
        return self.project.words(self.lang)

    @cached_property
    def site_name(self) -> str:
        """Return how the site is called in the language."""
        return self.project.site_name_in(self.lang)

    @cached_property
    def prefix(self) -> str:
        """Return the folder of the language below the site's root."""
        return self.site.settings.prefix(self.lang)

    def body(self, item: AnyItem) -> Body:
        """Return the text of an item."""
        note_read((text_of(item.path),))
        return self.bodies[item.path]

    def reading_minutes(self, item: AnyItem) -> int:
        """Return how many minutes it takes to read the text of an item, at least one."""
        note_read((length_of(item.path),))
        return self.bodies[item.path].minutes

    def path(self, item: AnyItem) -> str:
        """Return the root-relative path of an item's page; a person has one in this language."""
        return self.site.path_of(item.kind, item.slug, self.lang if item.kind is ItemKind.PERSON else item.lang)

    def share_path(self, item: ShareableItem) -> str:
        """Return the root-relative path of an item's share page; empty where it is not shared."""
        return self.site.share_path(item) if self.site.is_shared(item) else ""

    def person_url(self, person: PersonItem) -> str:
        """Return the absolute address of a person's page in this language."""
        return self.project.url(self.path(person))


def once(view: Callable[[Item, Edition], View]) -> Callable[[Item, Edition], View]:
    """Return `view` so that it is made once for each item and edition: many lists show the same cards."""

    @wraps(view)
    def kept(item: Item, edition: Edition) -> View:
        return edition.views.get((view, item.path), view, item, edition)

    return kept


def once_by_name(view: Callable[[Name, Edition], View]) -> Callable[[Name, Edition], View]:
    """Return `view` so that it is made once for each name and edition: thousands of items have the same few facets."""

    @wraps(view)
    def kept(name: Name, edition: Edition) -> View:
        return edition.views.get((view, name), view, name, edition)

    return kept
