"""Prepared texts: sentences that are said as far as their facts are known, and how alike two texts are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import regex

from kollega.outputs.kits.shortening import NO_BREAK, quotations, split_sentences

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.words import Words

GAP = "[…]"
"""What the person who shares fills in; it stays as it is in every translation."""
MOST_ALIKE = 0.5
"""How alike two texts of one item may be."""
_QUOTED = re.compile(r"([“„‘«”])\s?%\((\w+)\)s\s?([”“’»])")
"""A fact in quotation marks."""
_WITHIN = {"“”": "‘’", "‘’": "“”", "„“": "‚‘", "„”": "«»", "«»": "“”", "””": "’’"}
"""The marks of a quotation in one with these marks."""
_MARKS = regex.compile(r"[“”„‘’‚«»]")
_TAG = regex.compile(r"[#＃]\S+")
# Scripts that write without spaces: each letter stands for a word.
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*"
)
_Trigram = tuple[str, ...]


@dataclass(frozen=True)
class Sentence:
    """A sentence with `%(facts)s`; `many` is its form for several authors."""

    one: str
    many: str = ""

    @cached_property
    def facts(self) -> frozenset[str]:
        """Return the names of the facts that it needs."""
        return frozenset(re.findall(r"%\((\w+)\)s", self.one))

    def is_said_in(self, words: Words) -> bool:
        """Return whether it can be said in the language of `words`: it is translated, or holds no words of ours."""
        return self._has_no_words or words.language_of(self.one) == words.lang

    @cached_property
    def _has_no_words(self) -> bool:
        return not any(map(str.isalpha, re.sub(r"%\(\w+\)s", "", self.one)))

    def text(self, facts: Mapping[str, str], authors: int, words: Words) -> str:
        """Return the sentence with its facts, in the language of `words`."""
        pattern = words.ngettext(self.one, self.many, authors) if self.many else words.gettext(self.one)
        nested = {name: quotation(facts[name], marks) for name, marks in _quoted(pattern) if name in facts}
        return pattern % {**facts, **nested}

    def parts(self, facts: Mapping[str, str], authors: int, words: Words) -> tuple[str, ...]:
        """Return the same, a description as the sentences that it has."""
        text = self.text(facts, authors, words)
        return split_sentences(text) if "description" in self.facts else (text,)


@dataclass(frozen=True)
class Variant:
    """A text of one tone: its lines in order of importance; of a line, the first sentence that can be said.

    That is one whose facts are known, in a language in which it is written.

    Without the first line there is no text.
    """

    name: str
    lines: tuple[tuple[Sentence, ...], ...]

    def sentences(self, facts: Mapping[str, str], authors: int, words: Words) -> tuple[str, ...]:
        """Return the sentences that can be said in the language of `words`."""
        chosen = [
            next((each for each in line if each.facts <= facts.keys() and each.is_said_in(words)), None)
            for line in self.lines
        ]
        return tuple(
            part for sentence in chosen if sentence and chosen[0] for part in sentence.parts(facts, authors, words)
        )


@lru_cache(maxsize=1024)
def _quoted(pattern: str) -> tuple[tuple[str, str], ...]:
    """Return the facts that a sentence puts in quotation marks, each with these."""
    found = ((match[2], f"{match[1]}{match[3]}") for match in _QUOTED.finditer(pattern))
    return tuple((name, marks) for name, marks in found if marks in _WITHIN)


def quotation(text: str, marks: str) -> str:
    """Return a text as it stands between two marks: its own, where they are the same, are those of the second rank."""
    inner, letters = _WITHIN[marks], list(text)
    for start, stop, _ in quotations(text):
        if text[start] + text[stop] == marks:
            letters[start], letters[stop] = inner[0], inner[1]
            for space in (start + 1, stop - 1):  # that of French, which belongs to its marks
                letters[space] = "" if text[space] in NO_BREAK else letters[space]
    return "".join(letters)


def likeness(one: str, other: str, title: str = "") -> float:
    """Return the share of word trigrams that two texts have in common (Jaccard), from 0 to 1.

    Tags and the title count for nothing, since every text of an item has them.
    """
    return _likeness(_trigrams(_bare(one, title)), _trigrams(_bare(other, title)))


# Most networks have room for the same text.
@lru_cache(maxsize=512)
def _likeness(one: frozenset[_Trigram], other: frozenset[_Trigram]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)


@lru_cache(maxsize=256)
def _bare(text: str, title: str) -> str:
    """Return the text without title and tags; quotation marks in a title differ from those around it."""
    text, title = _MARKS.sub("", text), _MARKS.sub("", title)
    return _TAG.sub("", text.replace(title, " ") if title else text).strip()


@lru_cache(maxsize=256)
def _trigrams(text: str) -> frozenset[_Trigram]:
    """Return every three words that follow each other; of a shorter text, all its words."""
    words = _WORD.findall(text.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset({tuple(words)})
