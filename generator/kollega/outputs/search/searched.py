"""Which pages are searched, and what of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import regex
from lxml.html import document_fromstring

from kollega.outputs.search.letters import own_letters, spaced
from kollega.outputs.search.wording import with_spellings

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

FOLDERS = ("stories", "vacancies", "people")
"""The folders of each language that hold the pages of items, a folder each."""

MARK = b"data-pagefind-body"
"""The attribute with which a template says what is searched; a page without it is not."""

_SEARCHED_TEXT = "//*[@data-pagefind-body]//text()[not(ancestor::*[@data-pagefind-ignore])]"

_ROOT = regex.compile(rb"<html[^>]*>")
_LANG = regex.compile(rb'<html[^>]* lang="([A-Za-z0-9-]+)')
_MAIN = regex.compile(rb"<main.*</main>", regex.DOTALL)


@dataclass(frozen=True)
class SearchedPage:
    """The page of a story, of an open vacancy or of a colleague, or one of hand-written words."""

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
    paths: Iterable[str],
    read: Callable[[str], bytes],
    prefixes: Iterable[str],
    *,
    written: Collection[str] = (),
    drawn: Collection[str] = (),
) -> Iterator[SearchedPage]:
    """Yield those of a site's files that are searched, in the order of their paths; `prefixes` are those of languages.

    `read` returns the file at a root-relative path. `written` are the addresses of hand-written pages, `drawn` those of
    statements. A hand-written page without words is not searched, nor is a language that has statements alone.
    """
    folders = {f"{prefix}{folder}" for prefix in prefixes for folder in FOLDERS}
    others = {f"{address}index.html" for address in (*written, *drawn)}
    pages = []
    for path in sorted(paths):
        folder, _, name = path.removesuffix("/index.html").rpartition("/")
        is_item = folder in folders and path == f"{folder}/{name}/index.html"
        if (is_item or path in others) and MARK in (html := read(path)):
            page = SearchedPage(path, html)
            pages += [page] if is_item or holds_words(page) else []
    statements = {f"{address}index.html" for address in set(drawn).difference(written)}
    languages = {page.lang for page in pages if page.path not in statements}
    return (page for page in pages if page.lang in languages)


def holds_words(page: SearchedPage) -> bool:
    """Return whether there is anything to find in a page."""
    texts = cast("list[str]", document_fromstring(page.html.decode()).xpath(_SEARCHED_TEXT))
    return any(map(str.isalnum, "".join(texts)))


def digest(pages: Sequence[SearchedPage], maker: str) -> str:
    """Return a digest of what an index of the pages depends on, `maker` included."""
    each = (hashlib.sha256(page.path.encode() + b"\0" + page.content).digest() for page in pages)
    return hashlib.sha256(maker.encode() + b"".join(each)).hexdigest()


def indexed(html: str) -> str:
    """Return a page as it is indexed: with other spellings of its words, in letters that can be found."""
    return spaced(own_letters(with_spellings(html)))
