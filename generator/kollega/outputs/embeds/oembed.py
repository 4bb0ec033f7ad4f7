"""What a site that understands oEmbed shows when somebody pastes an address of ours: https://oembed.com, version 1.0.

The answer is a file: whatever a site asks for besides the address, such as a width, changes nothing.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from kollega.outputs.artifact import Artifact
from kollega.outputs.embeds.code import embed_code, frame_height
from kollega.outputs.summaries import WebLink
from kollega.site.addresses import OEMBED_FILE

if TYPE_CHECKING:
    from kollega.content.item import ShareableItem
    from kollega.content.kind import ItemKind
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.site.taxonomy import FacetId

WIDTH = 600
"""Pixels: a column of text in most sites. The frame fits whatever room it is given. WordPress makes frames between 200
and 1000 high: wp-includes/js/wp-embed.js of 6.1, read 2026-11-28."""

KEPT_FOR = 86_400
"""Seconds that an answer may be kept: a day, as vacancies close."""


class Answer(NamedTuple):
    """The answer for one address."""

    lang: str
    title: str
    """What is shown."""
    provider: WebLink
    """The site."""
    links: tuple[WebLink, ...]
    """What is read where no frame is shown."""
    frame_url: str
    """Absolute address of what the frame shows."""
    height: int
    """Pixels."""
    author: str = ""
    """Who wrote a story."""
    thumbnail: tuple[str, int, int] | None = None
    """Absolute address, width and height of the share card."""


def list_answer(kind: ItemKind, edition: Edition, facet: FacetId | None = None) -> Artifact[Answer]:
    """Return the answer for the list of a kind, or for the part that a department, a location or a tag has of it."""
    site, lang = edition.site, edition.lang
    code = embed_code(kind, edition, {facet.kind.value: facet.id} if facet else {})
    title = f"{site.facets.name(facet, lang)} – {code.title}" if facet else code.title
    folder = site.facet_embed_path(facet, lang) if facet else site.embed_path(kind, lang)
    answer = Answer(lang, title, _provider(edition), (*code.links, code.more), code.frame_url, code.frame_height)
    return Artifact(folder + OEMBED_FILE, answer, render_answer)


def item_answer(item: ShareableItem, edition: Edition) -> Artifact[Answer]:
    """Return the answer for a story or an open vacancy."""
    url, folder = edition.project.url, edition.site.item_embed_path(item)
    card = edition.pictures.cards.get(item.path)
    answer = Answer(
        lang=edition.lang,
        title=item.front.title,
        provider=_provider(edition),
        links=(WebLink(item.front.title, url(edition.path(item))),),
        frame_url=url(folder),
        height=frame_height(item.kind, 1),
        author=edition.words.conjoined([person.front.name for person in edition.site.authors(item)]),
        thumbnail=(url(card.path), card.format.width, card.format.height) if card else None,
    )
    return Artifact(folder + OEMBED_FILE, answer, render_answer)


def _provider(edition: Edition) -> WebLink:
    return WebLink(edition.site_name, edition.project.url(edition.prefix))


def render_answer(view: Answer, context: RenderContext) -> bytes:
    """Return the answer as JSON."""
    said = {
        "version": "1.0",
        "type": "rich",
        "title": view.title,
        "author_name": view.author,
        "provider_name": view.provider.label,
        "provider_url": view.provider.url,
        "cache_age": KEPT_FOR,
        "html": context.html("embed/oembed.html", view.lang, answer=view).strip(),
        "width": WIDTH,
        "height": view.height,
    }
    if view.thumbnail:
        said |= dict(zip(("thumbnail_url", "thumbnail_width", "thumbnail_height"), view.thumbnail, strict=True))
    present = {name: value for name, value in said.items() if value != ""}
    return json.dumps(present, ensure_ascii=False, indent=2).encode()
