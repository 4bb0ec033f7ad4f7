"""One text about an item, for places that show one alone: the feed of kits, the digest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.outputs.kits.compose import kit_of
from kollega.outputs.kits.kit import Sharing
from kollega.outputs.kits.plain_text import plain_line
from kollega.outputs.kits.subject import subject_of
from kollega.site.addresses import short_code

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import ShareableItem
    from kollega.networks import Network
    from kollega.outputs.edition import Edition
    from kollega.outputs.kits.kit import Kit, Picture, Snippet

ANYWHERE = "plain"
"""The network of texts that are for no network."""

_TO_MANY = ("recommendation", "question", "short", "quote", "facts")
"""Variants that one can say to everybody."""

_OWN = ("own", "words")


@dataclass(frozen=True, slots=True)
class ReadyText:
    """A text that a colleague can post as it is, and where there are more."""

    title: str
    """The item's, on one line."""
    text: str
    """In a colleague's voice, without the link."""
    link: str
    """The short link."""
    page: str
    """Absolute address of the share page."""
    picture: Picture | None
    """The share card."""


def ready_text(item: ShareableItem, edition: Edition, networks: Mapping[str, Network]) -> ReadyText:
    """Return a text about an item of the edition's language: own words where there are some, else a prepared one.

    Different items begin differently, so that a list of them does not say the same sentence twenty times.
    """
    sharing = Sharing.of(edition.site.settings, {ANYWHERE: networks[ANYWHERE]}, item.lang)
    kit = kit_of(subject_of(item, edition), sharing, edition.words)
    snippet = _chosen(kit, int(short_code(item), 32))
    return ReadyText(
        title=plain_line(kit.title, ()),
        text=snippet.text_without_link if snippet else plain_line(item.front.description, ()),
        link=snippet.link if snippet else kit.short_url,
        page=edition.project.url(edition.site.share_path(item)),
        picture=next(iter(kit.images), None),
    )


def _chosen(kit: Kit, number: int) -> Snippet | None:
    """Return own words, else one of the texts to everybody by a number of the item's."""
    said = [snippet for snippet in kit.snippets if snippet.voice == "colleague"]
    own = next((snippet for snippet in said if snippet.variant in _OWN), None)
    prepared = [snippet for snippet in said if snippet.variant in _TO_MANY]
    return own or (prepared[number % len(prepared)] if prepared else None)
