"""Where names of people stand in a text: whole words, in the ways in which each script writes and bends them."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_GAPS = {
    "-": regex.compile(r"[\s*_]*[‐‑-][\s*_]*"),
    "'": regex.compile(r"['’ʼ`]"),
    " ": regex.compile(r"[\s*_]{1,4}"),
}
"""What may stand between the words of a name where a hyphen, an apostrophe or a space is: it, and signs of emphasis. A
hyphen for a space would make an id of it, as in an address."""
_AFTER_INITIAL = regex.compile(r"\.[\s*_]{0,3}")

_SPACELESS = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_SPECIAL = regex.compile(r"[\p{Hangul}\p{Hebrew}\p{Arabic}\p{Cyrillic}\p{Greek}]|" + _SPACELESS.pattern)
_BENT = regex.compile(r"[\p{Cyrillic}\p{Greek}]")
_ENDING = regex.compile(r"(?<=..)[аеёиоуыэюяйьїіαειηουωςάέίήόύώ]{1,2}$")


@dataclass(frozen=True)
class Named:
    """A place in a text where a name stands."""

    start: int
    end: int
    name: str


@dataclass(frozen=True)
class _Plain:
    """A name as words, and what stands between them."""

    name: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]

    def stands(self, tokens: Sequence[regex.Match[str]], text: str) -> bool:
        """Return whether these are its words and hang together; the last may have an s of possession.

        A name of one word alone has to be written as it is: “Hope” is a name, and “hope” or “Hopes” is not.
        """
        if len(tokens) < len(self.words):
            return False
        same = _folded if len(self.words) > 1 else _composed
        *most, last = (same(token[0]) for token in tokens)
        *wanted, end = map(same, self.words)
        endings = {end, f"{end}s"} if len(self.words) > 1 else {end}
        if most != wanted or last not in endings:
            return False
        return all(
            _hang_together(text, one, other, gap) for (one, other), gap in zip(pairwise(tokens), self.gaps, strict=True)
        )


@dataclass(frozen=True)
class Names:
    """Names that are looked for together, in time that hardly depends on how many there are."""

    names: tuple[str, ...]

    def found_in(self, text: str) -> tuple[Named, ...]:
        """Return where they stand, in order; a name within a longer one is not told."""
        found = sorted((*self._plain_in(text), *self._special_in(text)), key=lambda each: (each.start, -each.end))
        longest: list[Named] = []
        for each in found:
            if not longest or each.end > longest[-1].end:
                longest.append(each)
        return tuple(longest)

    @cached_property
    def _plain(self) -> dict[tuple[str, ...], list[_Plain]]:
        """The names in scripts without peculiarities, by their words."""
        index = defaultdict(list)
        for name in self.names:
            if (words := _words(name)) and not _SPECIAL.search(name):
                index[tuple(map(_folded, words))].append(_Plain(name, words, _gaps(name)))
        return index

    @cached_property
    def _lengths(self) -> dict[str, set[int]]:
        """Of how many words the names are that begin with a word."""
        lengths = defaultdict(set)
        for words in self._plain:
            lengths[words[0]].add(len(words))
        return lengths

    @cached_property
    def _special(self) -> tuple[tuple[regex.Pattern[str], str], ...]:
        return tuple((_special_pattern(_words(name)), name) for name in self.names if _is_special(name))

    def _plain_in(self, text: str) -> Iterator[Named]:
        if not self._plain:
            return
        tokens = list(_WORD.finditer(text))
        folded = [_folded(token[0]) for token in tokens]
        for index, first in enumerate(folded):
            for length in self._lengths.get(first, ()):
                these = tokens[index : index + length]
                *most, last = folded[index : index + length]
                for end in {last, last.removesuffix("s")}:
                    for each in self._plain.get((*most, end), ()):
                        if each.stands(these, text):
                            yield Named(these[0].start(), these[-1].end(), each.name)

    def _special_in(self, text: str) -> Iterator[Named]:
        for pattern, name in self._special:
            yield from (Named(each.start(), each.end(), name) for each in pattern.finditer(text))


def parts_in(text: str, name: str, sure: Sequence[Named]) -> Iterator[Named]:
    """Yield where the first or the last word of a name stands without the others: perhaps somebody else is meant."""
    words = _words(name)
    wanted = {words[0], words[-1]} if len(words) > 1 else set()
    for token in _WORD.finditer(text) if wanted else ():
        word = _composed(token[0])
        is_sure = any(each.start <= token.start() < each.end for each in sure)
        if not is_sure and not wanted.isdisjoint((word, word.removesuffix("s"))):
            yield Named(token.start(), token.end(), name)


def _hang_together(text: str, one: regex.Match[str], other: regex.Match[str], gap: str) -> bool:
    between = text[one.end() : other.start()]
    return bool(_GAPS[gap].fullmatch(between) or (len(one[0]) == 1 and _AFTER_INITIAL.fullmatch(between)))


def _gaps(name: str) -> tuple[str, ...]:
    """Return of what kind each place between two words of a name is, as `_GAPS` has them."""
    between = (name[one.end() : other.start()] for one, other in pairwise(_WORD.finditer(name)))
    return tuple(
        "-" if regex.search("[‐‑-]", each) else "'" if regex.search("['’ʼ`]", each) else " " for each in between
    )


def _words(name: str) -> tuple[str, ...]:
    return tuple(_composed(each) for each in _WORD.findall(name))


def _composed(word: str) -> str:
    return unicodedata.normalize("NFC", word)


def _folded(word: str) -> str:
    return _composed(word).casefold()


def _is_special(name: str) -> bool:
    return bool(_SPECIAL.search(name)) and len("".join(_words(name))) > 1


def _special_pattern(words: Sequence[str]) -> regex.Pattern[str]:
    """Return what finds a name where words have no spaces between them, or are bent, or grow at an end.

    Chinese, Japanese, Thai and their like put no spaces; Korean puts particles behind a name, Hebrew and Arabic a
    letter or two before it; Cyrillic and Greek names change their endings.
    """
    name = "".join(words)
    if _SPACELESS.search(name):
        return regex.compile(r"[\s・·]*".join(map(regex.escape, words)))
    stems = [
        regex.escape(_ENDING.sub("", word.lower())) + r"\p{L}{0,3}" if _BENT.search(word) else regex.escape(word)
        for word in words
    ]
    before = r"\p{L}{0,2}" if regex.search(r"[\p{Hebrew}\p{Arabic}]", name) else ""
    after = "" if regex.search(r"\p{Hangul}", name) else r"(?![\p{L}\p{M}\p{N}])"
    body = r"[\s*_‐‑-]{1,4}".join(stems)
    return regex.compile(rf"(?<![\p{{L}}\p{{M}}\p{{N}}]){before}{body}{after}", regex.IGNORECASE)
