"""How people type a word, and in which letters it is indexed: `search-words.js` asks in the same ones."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import category, normalize

import regex

if TYPE_CHECKING:
    from collections.abc import Mapping


SHORT: Mapping[str, str] = MappingProxyType(
    dict(zip("øðđɖłŀħŧŋıĸəɛɔɓɗƙƴʉɨґ", "odddllhtnikeeobdkyuiг", strict=True))
    | {"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ة": "ه", "ى": "ي", "ٱ": "ا"}
    | dict.fromkeys("ʹʺʻʼʽʾʿˈ\u0640", "")
    | {chr(ord(zero) + value): str(value) for zero in "٠۰०০" for value in range(10)}
)
"""Letters that are more than another one with a mark, as people type them who lack the key.

Letters of Latin; one of Ukrainian; of Arabic two endings and the alif that joins. Apostrophes that are letters, and the
line that stretches Arabic words, are left out. Digits are ours.
"""

LONG: Mapping[str, str] = MappingProxyType(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "đ": "dj", "ŋ": "ng"}
)
"""Letters that others type as two, as in addresses of mail and names of files."""

SIGNS: Mapping[str, str] = MappingProxyType({"+": "plus", "#": "sharp"})
"""What tells C++ and C# from C."""

LETTERS = json.dumps({"short": dict(SHORT), "long": dict(LONG), "signs": dict(SIGNS)}, ensure_ascii=False)
"""All of them, for the search page."""

_APART = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_MARKS = regex.compile(r"\p{M}+")
_KNOWN_APART = regex.compile(r"[!-/:-@\[-`{-~\u00AD]+")
_SIMPLE = regex.compile(r"[A-Za-z0-9]+[.,;:!?)]*")
_ELIDED = regex.compile(r"^[^\p{L}\p{N}]*\p{L}{1,2}['’ʼ](?=\p{L})")
_SIGNED = regex.compile(r"(?<![\p{L}\p{N}])\p{L}+[+#]+(?![\p{L}\p{N}])")


def plain_word(word: str) -> str:
    """Return a word as Pagefind writes it: its letters and digits, each made small, and without marks."""
    letters = "".join(letter.lower() for letter in _APART.sub("", word))
    return letters if letters.isascii() else _MARKS.sub("", normalize("NFD", letters))


@lru_cache(2**15)
def spellings(word: str) -> frozenset[str]:
    """Return how people type a word who lack its letters: with the nearest ones, and with two for one."""
    small = normalize("NFC", normalize("NFKC", word).lower())
    small = "".join(SIGNS.get(letter, letter) for letter in small)
    pairs = "".join(LONG.get(letter, letter) for letter in small)
    typed = ("".join(SHORT.get(letter, letter) for letter in plain_word(each)) for each in (small, pairs))
    return frozenset(filter(None, typed))


@lru_cache(2**15)
def other_spellings(token: str) -> frozenset[str]:
    """Return what finds a text between two spaces beside the words that Pagefind makes of it by itself.

    Those are words in it that stand between other signs than those of ASCII (`équipe` of `l’équipe`), the class `B` of
    a `B-licence`, and how people type it.
    """
    if _SIMPLE.fullmatch(token):
        return frozenset()
    known = {plain_word(token), *(plain_word(part) for part in _KNOWN_APART.split(token) if len(part) > 1)}
    parts = [part for part in _APART.split(_ELIDED.sub("", token)) if len(part) > 1 or part.isupper()]
    words = (_APART.sub("", token), *parts, *_SIGNED.findall(token))
    return frozenset().union(*map(spellings, words)) - known


def ends(word: str, shortest: int) -> frozenset[str]:
    """Return the ends of a word that have at least so many letters: parts of a compound or of a name."""
    return frozenset(word[start:] for start in range(1, len(word) - shortest + 1))


_TEXT = regex.compile(r'(?<=>)[^<]+(?=<)|(?<= data-(?:by|place)=")[^"]+')
"""What is searched: text, and the attributes in which templates put what a result says."""

UNSPACED = regex.compile(
    r"(?=[\p{L}\p{M}\p{N}])(?![\u02B0-\u02FF])"
    r"[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]"
)
"""A letter of a script that puts no spaces between words.

Unicode counts apostrophes that are letters (U+02BC in Ukrainian) among the extensions of Thai (read in Unicode 16).
"""

_BLOCKS = re.compile(
    "[\u0303-\u0331\u0e00-\u109f\u1780-\u17ff\u3000-\u9fff\ua9e0-\uaa7f\uf900-\ufaff\uff66-\uff9f"
    "\U000116d0-\U0001d3ff\U00020000-\U0010ffff]"
)
"""A letter of the blocks in which those of `UNSPACED` are, and no mark of ours."""

_LANGUAGE = regex.compile(r'<html[^>]* lang="([a-z]+)')
_VOWEL_SIGNS = {code: code + 0x2600 for code in range(0x0E00, 0x1800) if category(chr(code)).startswith("M")}
_OWN_LETTERS = {
    "fa": str.maketrans("كيى٠١٢٣٤٥٦٧٨٩", "کیی۰۱۲۳۴۵۶۷۸۹"),
    **dict.fromkeys(("th", "lo", "km", "my"), _VOWEL_SIGNS),
}
"""By language the letters that are indexed as others.

Persian: letters from keyboards for Arabic. Scripts without spaces that have vowel signs and tones: Pagefind drops
marks, and phrases would break on them, so that they are indexed as Chinese letters that nobody uses there.
"""


def language(html: str) -> str:
    """Return the language that a page says it is in, without country or script, or nothing."""
    found = _LANGUAGE.search(html)
    return found[1] if found else ""


def own_letters(html: str) -> str:
    """Return a page in the letters of its language."""
    letters = _OWN_LETTERS.get(language(html))
    return html.translate(letters) if letters else html


def with_spaces(html: str) -> str:
    """Return a page with spaces around each letter of a script that puts none between words.

    Pagefind finds words between spaces. Letter by letter, any part of a Japanese sentence is found as a phrase, without
    a dictionary that must know the word; the search page asks in the same way and closes the text up again.
    """
    if not may_be_unspaced(html):
        return html
    return _TEXT.sub(lambda text: UNSPACED.sub(r" \g<0> ", text[0]), html)


def may_be_unspaced(text: str) -> bool:
    """Return whether a text may have letters of scripts without spaces; most have none, and that is quickly known."""
    return _BLOCKS.search(text) is not None
