"""The letters in which a page is indexed; `search-words.js` asks in the same ones."""

from __future__ import annotations

from unicodedata import category

import regex

_TEXT = regex.compile(r'(?<=>)[^<]+(?=<)|(?<= data-(?:by|place)=")[^"]+')
"""What is searched: text, and the attributes in which templates put what a result says."""

UNSPACED = regex.compile(
    r"(?=[\p{L}\p{M}\p{N}])(?![\u02B0-\u02FF])"
    r"[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]"
)
"""A letter of a script that puts no spaces between words.

Unicode counts apostrophes that are letters (U+02BC in Ukrainian) among the extensions of Thai (read in Unicode 16).
"""

_LANGUAGE = regex.compile(r'<html[^>]* lang="([a-z]+)')
_MARKS = {code: code + 0x2600 for code in range(0x0E00, 0x1800) if category(chr(code)).startswith("M")}
_LETTERS = {
    "fa": str.maketrans("كيى٠١٢٣٤٥٦٧٨٩", "کیی۰۱۲۳۴۵۶۷۸۹"),
    **dict.fromkeys(("th", "lo", "km", "my"), _MARKS),
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
    letters = _LETTERS.get(language(html))
    return html.translate(letters) if letters else html


def spaced(html: str) -> str:
    """Return a page with spaces around each letter of a script that puts none between words.

    Pagefind finds words between spaces. Letter by letter, any part of a Japanese sentence is found as a phrase, without
    a dictionary that must know the word; the search page asks in the same way and closes the text up again.
    """
    if not UNSPACED.search(html):
        return html
    return _TEXT.sub(lambda text: UNSPACED.sub(r" \g<0> ", text[0]), html)
