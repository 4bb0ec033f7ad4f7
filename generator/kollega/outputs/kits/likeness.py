"""How alike two texts are: colleagues who post the same look as if somebody had told them to."""

from __future__ import annotations

from functools import lru_cache

import regex

MOST = 0.5
"""How alike two texts of one item may be."""
_TAG = regex.compile(r"[#＃]\S+")
# Scripts that write without spaces: each letter stands for a word.
_WORD = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]\p{M}*|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*"
)
_Trigram = tuple[str, ...]


def likeness(one: str, other: str, title: str = "") -> float:
    """Return the share of word trigrams that two texts have in common (Jaccard), from 0 to 1.

    Tags and the title count for nothing, since every text of an item has them.
    """
    return _likeness(_trigrams(one, title), _trigrams(other, title))


def _likeness(one: frozenset[_Trigram], other: frozenset[_Trigram]) -> float:
    common = len(one & other)
    return common / (len(one) + len(other) - common)


# Most networks have room for the same text.
@lru_cache(maxsize=256)
def _trigrams(text: str, title: str) -> frozenset[_Trigram]:
    """Return every three words that follow each other; of a shorter text, all its words."""
    bare = _TAG.sub("", text.replace(title, " ") if title else text)
    words = _WORD.findall(bare.casefold())
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset({tuple(words)})
