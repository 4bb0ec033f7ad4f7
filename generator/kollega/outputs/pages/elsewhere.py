"""What the site has in other languages, offered below the list of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.outputs.pages.views.card import Link
from kollega.outputs.pages.views.listing import OtherLanguage
from kollega.words.language import direction

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kollega.content.item import ShareableItem
    from kollega.outputs.edition import Edition

ITEMS_A_LANGUAGE = 5
"""How many titles stand below a list; that language's own list has the others."""


def elsewhere(
    items_in: Callable[[str], Sequence[ShareableItem]], section: str, edition: Edition
) -> tuple[OtherLanguage, ...]:
    """Return what `items_in` another language has no version in this edition's, each in one language only."""
    return tuple(_others(items_in, section, edition))


def _others(
    items_in: Callable[[str], Sequence[ShareableItem]], section: str, edition: Edition
) -> Iterator[OtherLanguage]:
    site = edition.site
    known = {item.slug for item in items_in(edition.lang)}
    for lang in site.languages:
        new = [item for item in items_in(lang) if item.slug not in known]
        known.update(item.slug for item in new)
        if new:
            yield OtherLanguage(
                name=edition.words.language(lang),
                lang=lang,
                direction=direction(lang),
                items=tuple(Link(item.front.title, edition.path(item)) for item in new[:ITEMS_A_LANGUAGE]),
                path=f"{site.settings.prefix(lang)}{section}/",
            )
