"""A prepared text of one tone: sentences that are said as far as their facts are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kollega.outputs.kits.fitting import split

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.words import Words

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
    """A text of one tone: its lines in order of importance; of a line, the first sentence whose facts are known.

    Without the first line there is no text.
    """

    name: str
    lines: tuple[tuple[Sentence, ...], ...]


def written(variant: Variant, facts: Mapping[str, str], authors: int, words: Words) -> tuple[str, ...]:
    """Return the sentences of a variant whose facts are known, in the language of `words`."""
    chosen = [next((sentence for sentence in line if sentence.facts <= facts.keys()), None) for line in variant.lines]
    return tuple(
        text for sentence in chosen if sentence and chosen[0] for text in _texts(sentence, facts, authors, words)
    )


def said(sentence: Sentence, facts: Mapping[str, str], authors: int, words: Words) -> str:
    """Return a sentence with its facts, in the language of `words`."""
    pattern = words.ngettext(sentence.one, sentence.many, authors) if sentence.many else words.gettext(sentence.one)
    return pattern % facts


def _texts(sentence: Sentence, facts: Mapping[str, str], authors: int, words: Words) -> tuple[str, ...]:
    text = said(sentence, facts, authors, words)
    return split(text) if "description" in sentence.facts else (text,)
