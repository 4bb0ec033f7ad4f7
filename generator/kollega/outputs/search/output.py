"""The page where one searches; its index is made of all pages once these are there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.content.kind import ItemKind
from kollega.outputs.edition import Menu, Section
from kollega.outputs.layout.frame import FramedPage, section_page
from kollega.outputs.layout.head import NOINDEX
from kollega.outputs.output import FileReader, Output, OutputKind, PostProcess, Store
from kollega.outputs.summaries import Link, facet_link
from kollega.site.addresses import DEFAULT_PAGES, SEARCH_FOLDER
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.artifact import Artifact
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication


class SearchPage(NamedTuple):
    """The page where one searches, with what one may look through instead."""

    lists: tuple[Link, ...]
    """Stories, vacancies and people of this language."""
    topics: tuple[Link, ...] = ()
    """Departments and locations that have a page."""
    letters: str = "{}"
    """What people type instead of letters that they lack, `short` and `long`, and of `signs`; as JSON."""
    marks: str = "{}"
    """What stands before a `word` of a title and a whole `title` in the index, and the `telling` facts; as JSON."""


def search_page(edition: Edition) -> FramedPage:
    """Return the page where one searches; what it finds is different each time, so that no search engine needs it."""
    base, title = edition.site.section_path(SEARCH_FOLDER, edition.lang), edition.words("Search")
    return section_page("search", "search.html", base, search_view(edition), title, edition, robots=NOINDEX)


def search_view(edition: Edition) -> SearchPage:
    """Return what the search page offers to those who would rather look through."""
    from kollega.outputs.search.spelling import LETTERS
    from kollega.outputs.search.wording import MARKS

    site, words = edition.site, edition.words
    titles = {ItemKind.STORY: words("Stories"), ItemKind.VACANCY: words("Vacancies"), ItemKind.PERSON: words("People")}
    kinds = (FacetKind.DEPARTMENT, FacetKind.LOCATION)
    return SearchPage(
        lists=tuple(Link(title, site.list_path(kind, edition.lang)) for kind, title in titles.items()),
        topics=tuple(
            facet_link(facet, edition) for kind in kinds for facet in site.facets.in_language(edition.lang, kind)
        ),
        letters=LETTERS,
        marks=MARKS,
    )


def _parts(publication: Publication) -> Iterator[Part]:
    return (partial(_page, edition) for edition in publication.editions)


def _page(edition: Edition) -> Iterator[Artifact[Any]]:
    yield search_page(edition).artifact


def _index(publication: Publication, files: FileReader, store: Store) -> Iterator[tuple[str, bytes]]:
    from kollega.outputs.search.index import index_of  # what finds words in pages is loaded when there are pages
    from kollega.outputs.search.pages import searched_pages

    site, settings = publication.first.site, publication.first.project.settings
    prefixes = [settings.prefix(lang) for lang in settings.languages]
    written = {page.address for page in site.pages}
    drawn = {f"{prefix}{section}" for prefix in prefixes for section in DEFAULT_PAGES}
    pages = searched_pages(files.paths, files.read, prefixes, written=written, drawn=drawn)
    return index_of(pages, files.read, store)


SEARCH = Output(
    "search",
    OutputKind.SEARCH,
    _parts,
    sections=(Section(SEARCH_FOLDER, "Search", Menu.SEARCH),),
    postprocess=PostProcess("Indexing", frozenset({OutputKind.PAGES}), _index),
)
