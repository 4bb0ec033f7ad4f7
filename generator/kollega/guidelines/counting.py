"""What is counted in a text instead of looked for: how hard it is to read, and towards whom its words lean."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from kollega.guidelines.model import base_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

_WORDS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_ENDS = re.compile(r"[.!?…:;]+(?=[\s\"”»“*_)]|$)|\n[^\S\n]*(?=\n)|\n[^\S\n]*(?=[-*+#>|]|\d+[.)])")
_USUAL_ENDS = (". ", ".\n", "? ", "\n\n", "\n- ")
_SHORT = 5.5
"""Characters a word with the space behind it: a text of shorter words is never very hard by Flesch."""
_LONG_WORD = 6
"""LIX counts words of more letters than that as long (C. H. Björnsson, Läsbarhet, 1968)."""
_ENOUGH = 100
"""Words; of fewer, the figures say little."""
_HARD_FLESCH = 30
"""Reading ease below which a text is called very hard (R. Flesch, The Art of Readable Writing, 1949)."""


class _Flesch(NamedTuple):
    """The numbers of a formula for reading ease: start - sentence * words a sentence - word * syllables a word."""

    start: float
    sentence: float
    word: float


_FLESCH = {
    "en": _Flesch(206.835, 1.015, 84.6),  # Flesch 1948
    "nl": _Flesch(206.835, 0.93, 77),  # Douma 1960
    "de": _Flesch(180, 1, 58.5),  # Amstad 1978
    "fr": _Flesch(207, 1.015, 73.6),  # Kandel and Moles 1958
}


class Difficulty(NamedTuple):
    """How hard a text is to read."""

    lix: int
    """Words a sentence and long words in a hundred: 45 is a newspaper, 60 a law."""
    words_a_sentence: int


def difficulty(prose: str, lang: str, limit: int) -> Difficulty | None:
    """Return how hard a text is to read where its LIX is above a limit; None where it is not, or too short to tell.

    LIX takes long words for hard ones. Where there is a formula for the language that counts syllables, it must
    find the text very hard too.
    """
    words = _WORDS.findall(prose)
    if len(words) < _ENOUGH:
        return None
    sentences = _sentences(prose)
    per_sentence = len(words) / sentences
    lix = per_sentence + 100 * sum(len(word) > _LONG_WORD for word in words) / len(words)
    if lix <= limit:
        return None
    formula = _FLESCH.get(base_of(lang))
    if formula:
        per_word = _syllables(words, base_of(lang)) / len(words)
        if formula.start - formula.sentence * per_sentence - formula.word * per_word >= _HARD_FLESCH:
            return None
    return Difficulty(round(lix), round(per_sentence))


def may_be_hard(text: str, tokens: Sequence[str], limit: int) -> bool:
    """Return whether a text may be hard to read, by what stands between its white space: a quick and rough guess.

    Marks make words longer than they are here, and some ends of sentences are not seen: hardly a text is passed over.
    """
    if len(tokens) < _ENOUGH or len(text) < _SHORT * len(tokens):
        return False
    long = len([token for token in tokens if len(token) > _LONG_WORD])
    allowed = limit - 100 * long / len(tokens)
    if len(tokens) <= allowed * text.count(_USUAL_ENDS[0]):  # as in most: others need not be counted
        return False
    ends = sum(map(text.count, _USUAL_ENDS)) - text.count(".\n\n")
    return len(tokens) > allowed * max(1, ends)


def _sentences(prose: str) -> int:
    """Return how many runs of words the ends of sentences, paragraphs and entries of lists leave."""
    return max(1, sum(1 for each in _SENTENCE_ENDS.split(prose) if _WORDS.search(each)))


def _syllables(words: Iterable[str], lang: str) -> int:
    """Return about how many syllables words have: one more than the places at which they may be divided."""
    import pyphen  # it is needed for few texts, and opens a dictionary

    dictionary = pyphen.Pyphen(lang=pyphen.language_fallback(_DICTIONARIES.get(lang, lang)), left=1, right=1)
    return sum(len(dictionary.positions(word)) + 1 for word in words)


_DICTIONARIES = {"en": "en_US"}


@dataclass(frozen=True)
class CodedWords:
    """Words that readers take for meant for men or for women: the first two letters, and how words begin so."""

    masculine: Mapping[str, tuple[str, ...]]
    feminine: Mapping[str, tuple[str, ...]]

    def masculine_in(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words that are taken for meant for men."""
        return tuple(word for word in words if word.startswith(self.masculine.get(word[:2], ())))

    def feminine_in(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return the words that are taken for meant for women."""
        return tuple(word for word in words if word.startswith(self.feminine.get(word[:2], ())))


class Leaning(NamedTuple):
    """A text whose words lean to men."""

    words: tuple[str, ...]
    """Those that lean so, each once, in their order."""
    start: int
    """Where the first of them stands."""


_MANY, _TIMES = 5, 3
"""A text leans where it has so many different words of one side, and so many times those of the other."""


def leans(words: Iterable[str], lang: str) -> bool:
    """Return whether words, in small letters, lean to men; False where nobody has a list for the language.

    Where they lean to women, hardly anybody minds: see the source of the lists.
    """
    known = coded_words().get(base_of(lang))
    if known is None:
        return False
    masculine = len(known.masculine_in(words))
    return masculine >= _MANY and masculine >= _TIMES * len(known.feminine_in(words))


def coded_in(words: Collection[str], lang: str) -> frozenset[str]:
    """Return those of some words, in small letters, that lean to men or to women."""
    known = coded_words().get(base_of(lang))
    return frozenset((*known.masculine_in(words), *known.feminine_in(words))) if known else frozenset()


def leaning(text: str, lang: str) -> Leaning | None:
    """Return how the words of a text lean to men; None where they do not."""
    places: dict[str, int] = {}
    for match in _WORDS.finditer(text):
        places.setdefault(match[0].lower(), match.start())
    if not leans(places, lang):
        return None
    found = coded_words()[base_of(lang)].masculine_in(places)
    return Leaning(found, places[found[0]])


@cache
def coded_words() -> Mapping[str, CodedWords]:
    """Return the lists of words by language."""
    rows = tomllib.loads(files("kollega.guidelines").joinpath("coded.toml").read_text("utf-8"))
    return {lang: CodedWords(_indexed(row["masculine"]), _indexed(row["feminine"])) for lang, row in rows.items()}


def _indexed(words: str) -> Mapping[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for word in words.split():
        index[word[:2]] = (*index.get(word[:2], ()), word)
    return index
