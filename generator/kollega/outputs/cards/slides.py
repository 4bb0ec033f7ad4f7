"""A story or a vacancy as square pages to leaf through: what stands on each."""

from __future__ import annotations

import re
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from kollega.markdown.tree import clear, tree_of
from kollega.outputs.cards.view import Slide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.cards.fonts import Coverage
    from kollega.outputs.cards.view import CardView

LEAST: Final = 4
"""Pages that are worth leafing through."""

MOST_SECTIONS: Final = 4
"""With the cover, the summary, a quotation and the last page that makes eight; facts take the place of one."""

MOST_LETTERS: Final = 300
"""Of a text below a heading, which is set to be read on a phone."""

_HEADINGS: Final = frozenset({"h2", "h3"})
_SENTENCE: Final = re.compile(r".*?(?:[.!?…؟۔][”’»\")]*(?=\s|$)|[。！？][」』]?)\s*", re.DOTALL)


def slides_of(view: CardView, html: str, coverage: Coverage) -> tuple[Slide, ...]:
    """Return the pages about an item with that body, none where there is too little to say for several.

    Texts that the fonts cannot show are left off.
    """
    told = (Slide("words", coverage.drawable(title), coverage.drawable(text)) for title, text in sections(html))
    sections_told = [slide for slide in told if slide.title and slide.text]
    pages = (
        Slide("cover"),
        *((Slide("words", text=view.summary),) if view.summary else ()),
        *((Slide("facts"),) if view.facts else ()),
        *sections_told[: MOST_SECTIONS - bool(view.facts)],
        *((Slide("quote"),) if view.quote else ()),
        Slide("end"),
    )
    return pages if len(pages) >= LEAST and view.title else ()


def sections(html: str) -> Iterator[tuple[str, str]]:
    """Yield the headings of a body with the first sentences below each."""
    root = tree_of(html)
    for mark in root.iter("sup"):
        clear(mark)  # a footnote's number
    heading = ""
    for element in root.iter("h2", "h3", "p"):
        text = " ".join("".join(map(str, element.itertext())).split())
        if element.tag in _HEADINGS:
            heading = text
        elif heading and text and all(parent.tag in {"html", "body", "x-body"} for parent in element.iterancestors()):
            if beginning := first_sentences(text):
                yield heading, beginning
            heading = ""


def first_sentences(text: str, most: int = MOST_LETTERS) -> str:
    """Return as many whole sentences from the beginning of a text as have room, the first one at least.

    What only leads to something that is not there, “they said:”, is none.
    """
    beginnings = [beginning.strip() for beginning in accumulate(_SENTENCE.findall(text))]
    roomy = [*takewhile(lambda beginning: len(beginning) <= most, beginnings)]
    return next(iter([*roomy[-1:], *beginnings[:1]]), "")
