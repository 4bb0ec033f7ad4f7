"""The sentences of prepared texts, as data: the English texts are the message ids of the catalogues.

They are written the way one tells friends about work: a colleague speaks about a colleague, so that everybody
sees who employs them. A new tone is a new row here and a translation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from kollega.outputs.kits.fitting import split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.words import Words
    from kollega.outputs.kits.view import Kind

GAP = "[…]"
"""What the person who shares fills in; it stays as it is in every translation."""


@dataclass(frozen=True)
class Sentence:
    """A sentence with `%(facts)s`; `many` is its form for several authors."""

    one: str
    many: str = ""

    @cached_property
    def facts(self) -> frozenset[str]:
        """Return the names of the facts that it needs."""
        return frozenset(re.findall(r"%\((\w+)\)s", self.one))


@dataclass(frozen=True)
class Variant:
    """A text of one tone: its lines in order of importance; of a line, the first sentence whose facts are known."""

    name: str
    lines: tuple[tuple[Sentence, ...], ...]


_PLACE = (
    Sentence("Where: %(place)s (%(workplace)s)."),
    Sentence("Where: %(place)s."),
    Sentence("Where: %(workplace)s."),
)
_CLOSES = (Sentence("Apply by %(closes)s."),)
_OPENING = (Sentence("We are looking for a new colleague: %(title)s."),)
_BYLINE = (Sentence("“%(title)s”, by my colleague %(authors)s.", "“%(title)s”, by my colleagues %(authors)s."),)

TEXTS: Mapping[Kind, tuple[Variant, ...]] = MappingProxyType(
    {
        "story": (
            Variant(
                "short",
                (
                    (
                        Sentence(
                            "My colleague %(authors)s wrote “%(title)s”.",
                            "My colleagues %(authors)s wrote “%(title)s”.",
                        ),
                        Sentence("From %(organisation)s, where I work: “%(title)s”."),
                    ),
                ),
            ),
            Variant(
                "description",
                (
                    (
                        Sentence(
                            "A story by my colleague %(authors)s: %(description)s",
                            "A story by my colleagues %(authors)s: %(description)s",
                        ),
                        Sentence("A story from %(organisation)s, where I work: %(description)s"),
                    ),
                    (Sentence("We both work at %(organisation)s.", "We all work at %(organisation)s."),),
                ),
            ),
            Variant(
                "question",
                (
                    (Sentence("What is it like to work at %(organisation)s?"),),
                    (
                        Sentence(
                            "My colleague %(authors)s shows a bit of it in “%(title)s”.",
                            "My colleagues %(authors)s show a bit of it in “%(title)s”.",
                        ),
                        Sentence("“%(title)s” shows a bit of it."),
                    ),
                ),
            ),
            Variant(
                "conversation",
                (
                    (Sentence("People sometimes ask me what we do at %(organisation)s."),),
                    (
                        Sentence(
                            "My colleague %(authors)s wrote about it: “%(title)s”.",
                            "My colleagues %(authors)s wrote about it: “%(title)s”.",
                        ),
                        Sentence("“%(title)s” tells about it."),
                    ),
                ),
            ),
        ),
        "vacancy": (
            Variant("short", (_OPENING, _PLACE)),
            Variant(
                "description",
                (
                    (Sentence("%(description)s"),),
                    (Sentence("This is about the job “%(title)s” at %(organisation)s, where I work."),),
                    _CLOSES,
                ),
            ),
            Variant(
                "question",
                (
                    (Sentence("Do you know the right person for this?"),),
                    (Sentence("%(organisation)s, where I work, is looking for: %(title)s."),),
                    _CLOSES,
                ),
            ),
            Variant(
                "facts",
                (
                    (Sentence("%(title)s, at %(organisation)s, where I work."),),
                    _PLACE,
                    (Sentence("Team: %(team)s."),),
                    (Sentence("Pay: %(pay)s."),),
                    _CLOSES,
                ),
            ),
        ),
    }
)
"""The prepared texts, by kind."""

PROMPTS: Mapping[Kind, tuple[Variant, ...]] = MappingProxyType(
    {
        "story": (
            Variant("surprise", ((Sentence("What surprised me here: […]"),), _BYLINE)),
            Variant("own-work", ((Sentence("I know this from my own work: […]"),), _BYLINE)),
            Variant("ask", ((Sentence("What I would like to hear from you after reading this: […]"),), _BYLINE)),
        ),
        "vacancy": (
            Variant("like", ((Sentence("What I like about working at %(organisation)s: […]"),), _OPENING)),
            Variant("day", ((Sentence("On a good day at work, I […]."),), _OPENING)),
            Variant("fit", ((Sentence("This job is for you if […]."),), _OPENING)),
        ),
    }
)
"""Beginnings that leave the most important words to the person who shares, by kind."""


def written(variant: Variant, facts: Mapping[str, str], authors: int, words: Words) -> tuple[str, ...]:
    """Return the sentences of a variant whose facts are known, in the language of `words`."""
    chosen = (next((sentence for sentence in line if sentence.facts <= facts.keys()), None) for line in variant.lines)
    return tuple(text for sentence in chosen if sentence for text in _texts(sentence, facts, authors, words))


def _texts(sentence: Sentence, facts: Mapping[str, str], authors: int, words: Words) -> tuple[str, ...]:
    pattern = words.ngettext(sentence.one, sentence.many, authors) if sentence.many else words.gettext(sentence.one)
    text = pattern % facts
    return split(text) if "description" in sentence.facts else (text,)
