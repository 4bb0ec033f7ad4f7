"""The sentences of prepared texts, as data: the English texts are the message ids of the catalogues of sentences.

They are written the way one tells friends about work, in one of two voices: a colleague's, who speaks about a
colleague, and that of whoever wrote the story. Nothing is claimed but what the front matter says. A new tone is a new
row here and a translation.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from kollega.outputs.kits import open_application
from kollega.outputs.kits.variants import Sentence, Variant

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.words import Words
    from kollega.outputs.kits.kit import Topic, Voice

_DESCRIPTION = (Sentence("%(description)s"),)
_TEAM = (Sentence("Team: %(team)s."),)
_PLACE = (
    Sentence("Where: %(place)s (%(workplace)s)."),
    Sentence("Where: %(place)s."),
    Sentence("Where: %(workplace)s."),
)
_OPENING = (Sentence("We are looking for a new colleague: %(title)s."),)
_BYLINE = (Sentence("“%(title)s”, by my colleague %(authors)s.", "“%(title)s”, by my colleagues %(authors)s."),)
_TITLE = (Sentence("“%(title)s”."),)
_WROTE = (Sentence("I wrote this: “%(title)s”.", "We wrote this: “%(title)s”."),)

QUOTATION = Sentence(
    "My colleague %(authors)s says about it: “%(own)s”", "My colleagues %(authors)s say about it: “%(own)s”"
)
"""A colleague quotes what the author says in words of their own."""

_STORY_BY_A_COLLEAGUE = (
    Variant(
        "recommendation",
        (
            (
                Sentence(
                    "Worth reading: “%(title)s”, by my colleague %(authors)s.",
                    "Worth reading: “%(title)s”, by my colleagues %(authors)s.",
                ),
            ),
            _DESCRIPTION,
        ),
    ),
    Variant(
        "question",
        (
            (Sentence("What is it like to work at %(organisation)s?"),),
            (
                Sentence(
                    "My colleague %(authors)s gives you an idea in “%(title)s”.",
                    "My colleagues %(authors)s give you an idea in “%(title)s”.",
                ),
            ),
        ),
    ),
    Variant(
        "short",
        (
            (
                Sentence(
                    "My colleague %(authors)s wrote “%(title)s”.",
                    "My colleagues %(authors)s wrote “%(title)s”.",
                ),
            ),
        ),
    ),
    Variant(
        "to-one",
        (
            (Sentence("I thought of you when I read this: “%(title)s”."),),
            (
                Sentence(
                    "It is by %(authors)s, who works with me at %(organisation)s.",
                    "It is by %(authors)s, who work with me at %(organisation)s.",
                ),
            ),
        ),
    ),
    Variant(
        "quote",
        (
            (
                Sentence(
                    "“%(quote)s” In the words of my colleague %(authors)s.",
                    "“%(quote)s” In the words of my colleagues %(authors)s.",
                ),
            ),
        ),
    ),
    Variant(
        "answer",
        (
            (Sentence("People sometimes ask me what we do at %(organisation)s."),),
            (
                Sentence(
                    "My colleague %(authors)s wrote about it: “%(title)s”.",
                    "My colleagues %(authors)s wrote about it: “%(title)s”.",
                ),
            ),
        ),
    ),
    Variant(
        "facts",
        ((Sentence("“%(title)s”: a story from %(organisation)s."),), (Sentence("Told by: %(authors)s."),), _TEAM),
    ),
)
_STORY_BY_ITS_AUTHOR = (
    Variant(
        "recommendation",
        (
            (
                Sentence(
                    "I wrote about my work at %(organisation)s: “%(title)s”.",
                    "We wrote about our work at %(organisation)s: “%(title)s”.",
                ),
            ),
            _DESCRIPTION,
        ),
    ),
    Variant(
        "question",
        (
            (Sentence("What is it like to work at %(organisation)s?"),),
            (Sentence("I try to answer that in “%(title)s”.", "We try to answer that in “%(title)s”."),),
        ),
    ),
    Variant("short", (_WROTE,)),
    Variant(
        "to-one",
        (
            (
                Sentence(
                    "I thought of you while I was writing “%(title)s”.",
                    "We thought of you while we were writing “%(title)s”.",
                ),
            ),
            (Sentence("I would love to hear what you think.", "We would love to hear what you think."),),
        ),
    ),
    Variant(
        "quote",
        (
            (
                Sentence(
                    "“%(quote)s” That is one sentence of my story; the rest is here.",
                    "“%(quote)s” That is one sentence of our story; the rest is here.",
                ),
            ),
        ),
    ),
    Variant(
        "facts",
        ((Sentence("“%(title)s”: a story from %(organisation)s."),), (Sentence("Told by: %(authors)s."),), _TEAM),
    ),
)
_VACANCY = (
    Variant(
        "recommendation",
        ((Sentence("“%(title)s”, at %(organisation)s: I work there, and this job is open."),), _DESCRIPTION),
    ),
    Variant(
        "question",
        (
            (Sentence("Do you know the right person for this?"),),
            (Sentence("%(organisation)s, where I work, is looking for: %(title)s."),),
        ),
    ),
    Variant("short", (_OPENING, _PLACE)),
    Variant(
        "to-one",
        (
            (Sentence("I thought of you when I saw that we are looking for somebody: %(title)s."),),
            (Sentence("If you have questions about %(organisation)s, ask me: I work there."),),
            (Sentence("You can apply until %(closes)s."),),
        ),
    ),
    Variant(
        "facts",
        (
            (Sentence("%(title)s, at %(organisation)s, where I work."),),
            _PLACE,
            _TEAM,
            (Sentence("Pay: %(pay)s."),),
            (Sentence("Apply by %(closes)s."),),
        ),
    ),
)

TEXTS: Mapping[Topic, Mapping[Voice, tuple[Variant, ...]]] = MappingProxyType(
    {
        "story": MappingProxyType({"colleague": _STORY_BY_A_COLLEAGUE, "author": _STORY_BY_ITS_AUTHOR}),
        "vacancy": MappingProxyType({"colleague": _VACANCY}),
        "open application": MappingProxyType({"colleague": open_application.TEXTS}),
    }
)
"""The prepared texts, by topic and voice; the voice for everybody stands first."""

PLAIN = (Variant("short", ((Sentence("%(title)s: %(description)s"), Sentence("%(title)s")),)),)
"""What there is to say in a language in which no sentence of ours is written."""

PROMPTS: Mapping[Topic, Mapping[Voice, tuple[Variant, ...]]] = MappingProxyType(
    {
        "story": MappingProxyType(
            {
                "colleague": (
                    Variant("surprise", ((Sentence("What surprised me here: […]"),), _BYLINE)),
                    Variant("own-work", ((Sentence("I know this from my own work: […]"),), _BYLINE)),
                    Variant(
                        "ask", ((Sentence("What I would like to hear from you after reading this: […]"),), _BYLINE)
                    ),
                ),
                "author": (
                    Variant("why", ((Sentence("Why I wrote this: […]", "Why we wrote this: […]"),), _TITLE)),
                    Variant(
                        "learned",
                        (
                            (
                                Sentence(
                                    "What I only understood while writing: […]",
                                    "What we only understood while writing: […]",
                                ),
                            ),
                            _TITLE,
                        ),
                    ),
                ),
            }
        ),
        "vacancy": MappingProxyType(
            {
                "colleague": (
                    Variant("like", ((Sentence("What I like about working at %(organisation)s: […]"),), _OPENING)),
                    Variant("day", ((Sentence("On a good day at work, I […]."),), _OPENING)),
                    Variant("fit", ((Sentence("This job is for you if […]."),), _OPENING)),
                ),
            }
        ),
        "open application": MappingProxyType({"colleague": open_application.PROMPTS}),
    }
)
"""Beginnings that leave the most important words to the person who shares, by topic and voice."""

VARIANTS: Mapping[str, str] = MappingProxyType(
    {
        "own": "Own words",
        "words": "Their words",
        "recommendation": "A recommendation",
        "question": "A question",
        "short": "Short",
        "to-one": "To one person",
        "quote": "A quote",
        "answer": "When people ask",
        "facts": "The facts",
        "surprise": "What surprised you",
        "own-work": "From your own work",
        "ask": "What you want to know",
        "why": "Why you wrote it",
        "learned": "What you learned",
        "like": "What you like",
        "day": "A good day",
        "fit": "Who it suits",
    }
)
"""What the variants are called, in words that the catalogues of words translate; further own words have a number."""


def label_of(variant: str, words: Words) -> str:
    """Return what a variant is called in the language of `words`; further own words have a number."""
    name, _, number = variant.rpartition("-")
    return f"{words(VARIANTS[name])} {number}" if number.isdecimal() else words(VARIANTS[variant])


def sentences() -> frozenset[Sentence]:
    """Return every sentence of the prepared texts and prompts that is translated."""
    rows = (variants for table in (TEXTS, PROMPTS) for voices in table.values() for variants in voices.values())
    used = (each for variants in rows for variant in variants for line in variant.lines for each in line)
    return frozenset((*used, QUOTATION)) - set(_DESCRIPTION)
