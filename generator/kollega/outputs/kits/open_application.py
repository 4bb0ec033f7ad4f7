"""The sentences about an open application, which is no job: nobody is looked for, and nothing is filled."""

from __future__ import annotations

from typing import Final

from kollega.outputs.kits.variants import Sentence, Variant

_AT_ANY_TIME = (Sentence("%(organisation)s, where I work, takes applications at any time, without a vacancy."),)

TEXTS: Final = (
    Variant(
        "recommendation",
        (
            (Sentence("No vacancy that fits? You can write to %(organisation)s all the same: I work there."),),
            (Sentence("%(description)s"),),
        ),
    ),
    Variant(
        "question",
        (
            (Sentence("Would you like to work at %(organisation)s, as I do?"),),
            (Sentence("You do not have to wait for a vacancy: you can apply at any time."),),
        ),
    ),
    Variant("short", (_AT_ANY_TIME,)),
    Variant(
        "to-one",
        (
            (Sentence("I thought of you: you can apply at %(organisation)s at any time, without a vacancy."),),
            (Sentence("If you have questions about %(organisation)s, ask me: I work there."),),
        ),
    ),
    Variant(
        "facts",
        (
            (Sentence("%(title)s, at %(organisation)s, where I work."),),
            (
                Sentence("Where: %(place)s (%(workplace)s)."),
                Sentence("Where: %(place)s."),
                Sentence("Where: %(workplace)s."),
            ),
            (Sentence("Team: %(team)s."),),
        ),
    ),
)
"""The prepared texts, each without a word of a job."""

PROMPTS: Final = (
    Variant("like", ((Sentence("What I like about working at %(organisation)s: […]"),), _AT_ANY_TIME)),
    Variant("day", ((Sentence("On a good day at work, I […]."),), _AT_ANY_TIME)),
)
"""Beginnings that leave the most important words to the person who shares."""
