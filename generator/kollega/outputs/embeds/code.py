"""What people copy to show a list in a page of theirs: everything that the code says, for whichever slice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlencode

from kollega.content.kind import ItemKind
from kollega.outputs.embeds.data import list_words
from kollega.outputs.embeds.listing import embedded_kind, listing
from kollega.outputs.summaries import WebLink
from kollega.site.addresses import EMBED_SCRIPT
from kollega.site.taxonomy import FacetId, FacetKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.outputs.edition import Edition

MOST_LINKS = 5
"""How many links the code brings along, for whoever runs no script. They are as old as the code."""

_ROW_HEIGHTS = {ItemKind.VACANCY: 165, ItemKind.STORY: 265}
_END_HEIGHT, _MOST_HEIGHT = 70, 720
"""Pixels of a row on a phone 390 wide, of what stands around the rows, and of a frame that is high enough: what knows
how high it should be says so, and where nobody listens it scrolls."""


def frame_height(kind: ItemKind, rows: int) -> int:
    """Return how many pixels are about right for a frame with so many rows, before it says how high it is."""
    return min(_MOST_HEIGHT, _ROW_HEIGHTS[kind] * max(rows, 1) + _END_HEIGHT)


class EmbedCode(NamedTuple):
    """One slice, as other people's pages show it.

    The macros of `embed/code.html` write it down: `element(code)`, `wordpress(code)`, `frame(code)` and `script(code)`.
    Each gives markup; a page that shows it to be copied escapes it, `{{ element(code) | forceescape }}`.
    """

    name: str
    """`vacancies` or `stories`, as elements and attributes are called after it."""
    title: str
    """What the list is called, for those who hear the page."""
    lang: str
    """BCP 47, of the list."""
    direction: Literal["ltr", "rtl"]
    """The way the language is written."""
    filters: tuple[tuple[str, str], ...]
    """Name and ids of what the list is cut by, and `limit`, in the order of attributes; empty for everything."""
    links: tuple[WebLink, ...]
    """The first of its rows, with absolute addresses."""
    more: WebLink
    """The page of the site that shows the same, or more."""
    more_lang: str
    """BCP 47, of the words of that link where it is not the list's; else empty."""
    script_url: str
    """Absolute address of the script; a page needs it once."""
    frame_url: str
    """Absolute address of what a frame shows."""
    frame_height: int
    """Pixels that are about right before the frame says how high it is."""
    paste_url: str
    """Absolute address to paste where oEmbed is understood; empty where no page shows just this slice."""


def embed_code(
    kind: ItemKind, edition: Edition, filters: Mapping[str, str] | None = None, limit: int | None = None
) -> EmbedCode:
    """Return the code for the stories or the vacancies of a language, whole or cut.

    `filters` holds ids by the names in `FILTERS`: `{"department": "bridges"}`; several ids of one have spaces between.
    For a department, a location, a tag or a person that is one entry, for the whole site it is empty. `limit` is how
    many rows are shown at most; without one, all are.
    """
    site, url, asked = edition.site, edition.project.url, dict(filters or {})
    items, words = listing(kind, edition).where(asked), list_words(kind, edition)
    lists, page = site.list_path(kind, edition.lang), _page(kind, asked, edition)
    stated = (*asked.items(), *((("limit", str(limit)),) if limit else ()))
    query = f"?{urlencode(stated)}" if stated else ""
    return EmbedCode(
        name=kind.plural,
        title=words.title,
        lang=edition.lang,
        direction=edition.words.direction,
        filters=stated,
        links=tuple(WebLink(each.front.title, url(edition.path(each))) for each in items[: limit or MOST_LINKS]),
        more=WebLink(words.more, url(lists)),
        more_lang=words.lang if words.lang != edition.lang else "",
        script_url=url(EMBED_SCRIPT),
        frame_url=url(site.embed_path(kind, edition.lang)) + query,
        frame_height=frame_height(kind, min(len(items), limit or len(items))),
        paste_url=url(page) if page else "",
    )


def _page(kind: ItemKind, filters: Mapping[str, str], edition: Edition) -> str:
    """Return the root-relative path of the page of which other sites show just this by oEmbed; empty for none.

    Of a department, a location or a tag they show the vacancies, and the stories only where nothing is open.
    """
    if not filters:
        return edition.site.list_path(kind, edition.lang)
    kinds = {each.value: each for each in FacetKind}
    facets = [FacetId(kinds[name], value) for name, value in filters.items() if name in kinds]
    if len(filters) > 1 or not facets:
        return ""
    is_shown = embedded_kind(facets[0], edition) is kind
    return edition.site.facet_path(facets[0], edition.lang) if is_shown else ""
