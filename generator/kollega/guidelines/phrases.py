"""Words that are looked for, however they are written: across line ends, marks of emphasis, hyphens and accents."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import regex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from kollega.guidelines.model import Rule

TIME_OUT = 0.25
"""Seconds of the processor that one pattern may take for one text. An honest pattern takes a thousandth of it; one that
tries all ways to divide a text would take years, and anybody can write one into a pull request."""

_GAP = r"[*_~]*(?:[^\S\n]+|&nbsp;|[^\S\n]*\n[^\S\n]*(?:>[^\S\n]*)*|[-‐‑])[*_~]*"
"""What may stand between two words: white space, one line end, a hyphen, and marks of emphasis; no empty line."""
_APOSTROPHES = "['’ʼ]"
_INNER = r"[\p{L}\p{M}\p{N}]"
_WORD = re.compile(r"[^\W\d_]+")
_ANCHOR = 4
"""Letters by which it is told quickly that a text has no word of a phrase."""
_NO_LETTERS = re.compile(
    r"(?:\\[^LNUgpux\d]|\[[^\[\]\\]+\]|\((?!\?[A-Za-z(])[^()\[\]\\]*\))(?:[*+?]|\{[^{}]*\})*"
    r"|\w(?:[*+?]|\{[^{}]*\})+"
)
"""What of a pattern says no letter for certain: classes, groups without others within, and what is repeated."""
_INTRICATE = re.compile(r"[\\|()\[\]{}]")
_UNSEEN = "\u00ad"
_OTHER_HYPHENS = re.compile("[‐‑-]")


class Folded(NamedTuple):
    """A text in which letters are one character each, and nothing invisible stands within words."""

    text: str
    offsets: Sequence[int] | None
    """Where each character stands in the original; None where that is the same."""

    def at(self, offset: int) -> int:
        """Return the place in the original."""
        return offset if self.offsets is None else self.offsets[offset]


def folded(text: str) -> Folded:
    """Return a text without soft hyphens, letters and their accents in one."""
    if text.isascii() or (_UNSEEN not in text and unicodedata.is_normalized("NFC", text)):
        return Folded(text, None)
    pieces: list[str] = []
    offsets: list[int] = []
    for match in regex.finditer(r"\X", text):
        composed = unicodedata.normalize("NFC", match[0].replace(_UNSEEN, ""))
        pieces.append(composed)
        offsets += [match.start()] * len(composed)
    return Folded("".join(pieces), [*offsets, len(text)])


class Tokens:
    """What stands between the white space of a text, in small letters: divided once for all who look for words."""

    def __init__(self, text: str) -> None:
        self.folded = folded(text)
        self.small = self.folded.text.lower()
        """The whole text."""
        self.all = self.small.split()
        """In their order."""
        self.different = frozenset(self.all)
        """Each once."""


class Found(NamedTuple):
    """A rule's words in a text."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True)
class Phrase:
    """Words of a rule, made to be looked for."""

    rule: str
    source: str
    anchor: str
    """The first letters of one of its words; empty where its words may begin with any letters."""
    letters: tuple[str, ...]
    """Runs of small letters that stand in it, whatever is around them."""

    def may_be_in(self, text: str) -> bool:
        """Return whether a text in small letters has all that stands in it: much quicker to tell than the rest."""
        return all(map(text.__contains__, self.letters))

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        """Return the expression; most are never needed."""
        return regex.compile(rf"(?<!{_INNER}){self.source}(?!{_INNER})", regex.IGNORECASE)


@dataclass(frozen=True)
class SlowPattern:
    """A pattern that takes too long."""

    rule: str
    pattern: str


class Matcher:
    """What finds the words of rules in texts of one kind and language."""

    def __init__(self, rules: dict[str, Rule], lang: str) -> None:
        self._by_anchor: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in (_phrase(name, each) for name, rule in rules.items() for each in rule.phrases_in(lang)):
            self._by_anchor[phrase.anchor].append(phrase)
        self._sizes = {len(anchor) for anchor in self._by_anchor}
        self._patterns = [
            (SlowPattern(name, each), regex.compile(each, regex.IGNORECASE), _letters_of(each))
            for name, rule in rules.items()
            for each in rule.patterns_in(lang)
        ]
        self.slow: list[SlowPattern] = []
        """Patterns that took too long; they are not tried again."""

    def anchored(self, words: AbstractSet[str]) -> AbstractSet[str]:
        """Return those of some words that begin as a word of a phrase does."""
        return {word for size in self._sizes for word in words if word[:size] in self._by_anchor}

    def candidates(self, words: AbstractSet[str]) -> list[Phrase]:
        """Return the few phrases that a text with these words may have: to look for all of them would take too long."""
        anchors = {word[:size] for size in self._sizes for word in words}
        return [phrase for anchor in self._by_anchor.keys() & anchors for phrase in self._by_anchor[anchor]]

    def find(self, text: Folded, candidates: Iterable[Phrase]) -> Iterator[Found]:
        """Yield where words of rules stand, in the order of the text; of a rule's that overlap, the first and longer.

        Phrases are looked for among `candidates`, patterns are all tried.
        """
        phrases = (Found(each.rule, *match.span()) for each in candidates for match in each.pattern.finditer(text.text))
        found = sorted((*phrases, *self._of_patterns(text.text)), key=_order)
        kept: dict[str, Found] = {}
        for each in found:
            if each.rule not in kept or each.start >= kept[each.rule].end:
                kept[each.rule] = each
                yield each

    def _of_patterns(self, text: str) -> Iterator[Found]:
        small = text.lower() if self._patterns else ""
        for known, pattern, letters in self._patterns:
            if known in self.slow or not all(map(small.__contains__, letters)):
                continue
            try:
                yield from [
                    Found(known.rule, *match.span()) for match in pattern.finditer(text, timeout=TIME_OUT) if match[0]
                ]
            except TimeoutError:
                self.slow.append(known)


def _order(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def words_of(tokens: AbstractSet[str]) -> AbstractSet[str]:
    """Return the words, each once, of what stands between the white space of a text in small letters.

    To divide a text at its white space takes a third of the time of looking for its words; most are whole words.
    """
    words = {token for token in tokens if token.isalpha()}
    return words.union(_WORD.findall("\n".join(tokens - words)))


def _letters_of(pattern: str) -> tuple[str, ...]:
    """Return runs of small letters that are in all that a pattern finds; none where that is not easily told."""
    certain = _NO_LETTERS.sub("\n", pattern)
    return () if _INTRICATE.search(certain) else tuple(_WORD.findall(certain.lower()))


def _phrase(rule: str, written: str) -> Phrase:
    words = unicodedata.normalize("NFC", written).split()
    whole = [part for word in words for part in _parts(word)]
    anchor = max(whole, key=len, default="")
    return Phrase(rule, _GAP.join(map(_source, words)), anchor[:_ANCHOR], tuple(_WORD.findall(" ".join(words).lower())))


def _parts(word: str) -> list[str]:
    """Return the runs of letters of a word of which the beginning is written out; behind a hyphen a word may go on."""
    return [] if word.startswith("*") else _WORD.findall(_OTHER_HYPHENS.split(word.lower())[0])


def _source(word: str) -> str:
    """Return the expression for a word of a phrase."""
    before, after = (rf"{_INNER}*" if star else "" for star in (word.startswith("*"), word.endswith("*")))
    return before + "".join(map(_letter, word.strip("*"))) + after


def _letter(letter: str) -> str:
    if _OTHER_HYPHENS.match(letter):
        return rf"(?:{_GAP})?"
    return _APOSTROPHES if re.match(_APOSTROPHES, letter) else regex.escape(letter)
