"""Sentences that a story wants set large, and whether anybody said them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.content.body.text import says
from kollega.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.content.body import Body
    from kollega.content.reading import Content


def quote_problems(content: Content, bodies: Mapping[str, Body]) -> Iterator[Problem]:
    """Find quotes that do not stand in their story.

    They are errors: a site must not put words into a colleague's mouth, and a story that was changed
    afterwards has to be looked at by somebody.
    """
    for story in content.stories:
        quote = story.front.quote
        if quote and not says(bodies[story.path].text, quote):
            hint = "Copy a sentence from the text, word for word, or delete the line."
            message = "the text does not say this, so it cannot be quoted"
            yield Problem.at(story.path, story.marks.value("quote"), "quote-not-said", message, hint)
