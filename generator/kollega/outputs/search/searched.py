"""Which pages are searched, and what of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from unicodedata import category

import regex
from lxml.html import document_fromstring

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

FOLDERS = ("stories", "vacancies", "people")
"""The folders of each language that hold the pages of items, a folder each."""

MARK = b"data-pagefind-body"
"""The attribute with which a template says what is searched; a page without it is not."""

_SEARCHED_TEXT = "//*[@data-pagefind-body]//text()[not(ancestor::*[@data-pagefind-ignore])]"

_ROOT = regex.compile(rb"<html[^>]*>")
_LANG = regex.compile(rb'<html[^>]* lang="([A-Za-z0-9-]+)')
_MAIN = regex.compile(rb"<main.*</main>", regex.DOTALL)

_TEXT = regex.compile(r'(?<=>)[^<]+(?=<)|(?<= data-(?:by|place)=")[^"]+')
"""What is searched: text, and the attributes in which templates put what a result says."""

_UNSPACED = regex.compile(
    r"(?=[\p{L}\p{M}\p{N}])[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]"
)
"""A letter of a script that puts no spaces between words; `search.js` knows the same ones."""

_LANGUAGE = regex.compile(r'<html[^>]* lang="([a-z]+)')
_MARKS = {code: code + 0x2600 for code in range(0x0E00, 0x1800) if category(chr(code)).startswith("M")}
_LETTERS = {
    "fa": str.maketrans("كيى٠١٢٣٤٥٦٧٨٩", "کیی۰۱۲۳۴۵۶۷۸۹"),
    **dict.fromkeys(("th", "lo", "km", "my"), _MARKS),
}
"""By language the letters that are indexed as others; `search.js` knows the same ones.

Persian: letters from keyboards for Arabic. Scripts without spaces that have vowel signs and tones: Pagefind drops
marks, and phrases would break on them, so that they are indexed as Chinese letters that nobody uses there.
"""


@dataclass(frozen=True)
class SearchedPage:
    """The page of a story, of an open vacancy or of a colleague."""

    path: str
    """Root-relative path of the file."""
    html: bytes
    """The whole page; its index is that of the language it is in."""

    @property
    def content(self) -> bytes:
        """Return what the index depends on: the language and what stands in `main`, not the frame around it."""
        return b"".join((*_ROOT.findall(self.html), *_MAIN.findall(self.html)))

    @property
    def lang(self) -> str:
        """Return the language that it says it is in, as BCP 47."""
        found = _LANG.search(self.html)
        return found[1].decode() if found else ""


def searched_pages(
    paths: Iterable[str], read: Callable[[str], bytes], prefixes: Iterable[str]
) -> Iterator[SearchedPage]:
    """Yield those of a site's files that are searched, in the order of their paths; `prefixes` are those of languages.

    `read` returns the file at a root-relative path.
    """
    folders = {f"{prefix}{folder}" for prefix in prefixes for folder in FOLDERS}
    for path in sorted(paths):
        folder, _, name = path.removesuffix("/index.html").rpartition("/")
        if folder in folders and path == f"{folder}/{name}/index.html" and MARK in (html := read(path)):
            yield SearchedPage(path, html)


def holds_words(page: SearchedPage) -> bool:
    """Return whether there is anything to find in a page."""
    texts = cast("list[str]", document_fromstring(page.html.decode()).xpath(_SEARCHED_TEXT))
    return any(map(str.isalnum, "".join(texts)))


def digest(pages: Sequence[SearchedPage], maker: str) -> str:
    """Return a digest of what an index of the pages depends on, `maker` included."""
    each = (hashlib.sha256(page.path.encode() + b"\0" + page.content).digest() for page in pages)
    return hashlib.sha256(maker.encode() + b"".join(each)).hexdigest()


def indexed(html: str) -> str:
    """Return a page as it is indexed: in letters that can be found, those of scripts without spaces apart."""
    language = _LANGUAGE.search(html)
    return spaced(html.translate(_LETTERS.get(language[1], {})) if language else html)


def spaced(html: str) -> str:
    """Return a page with spaces around each letter of a script that puts none between words.

    Pagefind finds words between spaces. Letter by letter, any part of a Japanese sentence is found as a phrase, without
    a dictionary that must know the word; the search page asks in the same way and closes the text up again.
    """
    if not _UNSPACED.search(html):
        return html
    return _TEXT.sub(lambda text: _UNSPACED.sub(r" \g<0> ", text[0]), html)
