"""What the script for other people's pages reads: a list of links with their facts, and the words that go with it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from kollega.brand.palette import palette_of
from kollega.content.item import StoryItem
from kollega.content.kind import ItemKind
from kollega.outputs.embeds.listing import listing
from kollega.outputs.feeds.entry import feed_date
from kollega.outputs.summaries import story_card, vacancy_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.content.item import ShareableItem
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.summaries import Picture, Portrait, StoryCard

PICTURE_WIDTH = 480
"""Pixels of the picture beside a story, where there is one so wide: sharp at a quarter of a page."""

_WORDS = {
    ItemKind.VACANCY: ("Vacancies at %(name)s", "All vacancies at %(name)s", "Nothing is open here right now."),
    ItemKind.STORY: ("Stories from %(name)s", "All stories from %(name)s", "Nothing here yet."),
}
"""What a list is called, the link below it, and what it says when it is empty."""


class ListWords(NamedTuple):
    """What a list says besides its rows."""

    title: str
    """What it is called."""
    more: str
    """The link to the site's own list."""
    none: str
    """Instead of rows."""
    lang: str
    """The language of these words: English where nobody has translated them."""
    facts: Mapping[str, str]
    """What the facts of a row are called, by their names."""


def list_words(kind: ItemKind, edition: Edition) -> ListWords:
    """Return the words of a list; all in one language, since a list mixes them with its rows."""
    said = {"place": "Where", "hours": "Hours", "pay": "Pay", "closes": "Apply by"}
    words, name = edition.words, edition.site.settings.organisation.name
    missing = words.untranslated((*_WORDS[kind], *said.values()))
    title, more, none = (words(text) if "%" not in text else words(text, name=name) for text in _WORDS[kind])
    return ListWords(
        title, more, none, "en" if missing else edition.lang, {key: words(text) for key, text in said.items()}
    )


def list_data(kind: ItemKind, edition: Edition) -> dict[str, Any]:
    """Return what the script reads of a language.

    Addresses are relative to the site's root, so that a preview at another address shows itself; what is empty is left
    out. `nth` counts from the newest, in which order feeds have them.
    """
    words, shown = list_words(kind, edition), listing(kind, edition)
    newest = sorted(shown.items, key=lambda item: feed_date(item, edition), reverse=True)
    places = {item.path: nth for nth, item in enumerate(newest)}
    return {
        "lang": edition.lang,
        "dir": edition.words.direction,
        "url": edition.site.list_path(kind, edition.lang),
        "words": words._asdict(),
        **({"most": shown.most} if shown.most else {}),
        "items": [
            {**_present(_entry(item, edition)), "nth": places[item.path], "in": dict(marks)}
            for item, marks in zip(shown.items, shown.marks, strict=True)
        ],
    }


def _present(pairs: Iterator[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value for name, value in pairs if value}


def _entry(item: ShareableItem, edition: Edition) -> Iterator[tuple[str, Any]]:
    yield "title", item.front.title
    yield "url", edition.path(item)
    if isinstance(item, StoryItem):
        yield from _story(story_card(item, edition), edition)
        return
    row = vacancy_row(item, edition)
    yield "team", row.department
    yield from (("place", row.place), ("hours", row.hours), ("pay", row.pay))
    yield "closes", row.closes and row.closes.text
    yield "until", row.closes and row.closes.iso
    yield "ending", row.ending


def _story(card: StoryCard, edition: Edition) -> Iterator[tuple[str, Any]]:
    yield "team", card.department
    yield "description", card.description
    yield "authors", [person.name for person in card.authors]
    yield "published", card.published.text
    yield "date", card.published.iso
    if card.picture:
        yield "picture", _picture(card.picture)
    elif card.authors:
        face = card.authors[0].portrait
        yield ("picture", _picture(face.photo)) if face.photo else ("face", _face(face, edition))


def _picture(picture: Picture) -> dict[str, Any]:
    """Return a picture in the size for a list."""
    sizes = picture.sizes or ((picture.path, picture.width),)
    path, width = next((size for size in sizes if size[1] >= PICTURE_WIDTH), sizes[-1])
    height = round(picture.height * width / picture.width)
    return {"url": path, "width": width, "height": height, "alt": picture.alt}


def _face(portrait: Portrait, edition: Edition) -> dict[str, str]:
    """Return the monogram of who has no photo, in the colours that are their own."""
    ground, ink = palette_of(edition.site.settings.organisation.colours).hues[portrait.hue]
    return {"initials": portrait.initials, "ground": ground, "ink": ink}


def render_list_data(data: dict[str, Any], _context: RenderContext) -> bytes:
    """Return the file, as short as can be."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
