"""Share cards as PNG."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kollega.executor import chunks
from kollega.media.encode import in_few_colours
from kollega.outputs.artifact import Artifact
from kollega.outputs.output import Output, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kollega.outputs.cards.view import CardView
    from kollega.outputs.edition import Card
    from kollega.outputs.output import Part, Publication
    from kollega.outputs.press import Press


def _parts(publication: Publication) -> Iterator[Part]:
    return (partial(_cards, some) for some in chunks(tuple(publication.first.cards.values())))


def _cards(cards: Iterable[Card]) -> Iterator[Artifact[Any]]:
    return (Artifact(card.path, card.view, render_card, lasting=True) for card in cards)


def render_card(view: CardView, press: Press) -> bytes:
    """Return a share card as PNG; raise ContentError where the picture of a face turns out to be damaged.

    With photos in full colours it would be larger than the 300 kB up to which WhatsApp is said to show a picture
    (opengraph.to/articles/og-image-too-large and others, read 2026-11-21; Meta names no number).
    """
    faces = [press.crop(face.picture) if face.picture else None for face in view.faces]
    card = press.cards.png(view, faces)
    return in_few_colours(card) if any(faces) else card


CARDS = Output("share cards", OutputKind.CARDS, _parts, lasting=("cards", "print"))
