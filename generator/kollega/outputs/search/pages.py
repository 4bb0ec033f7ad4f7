"""Which pages are searched, and which part of each."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple, cast

import regex
from lxml.etree import XPath
from lxml.html import document_fromstring

from kollega.content.kind import ItemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator


FOLDERS = tuple(kind.plural for kind in ItemKind)
"""The folders of each language that hold the pages of items, a folder each."""

MARK = b"data-pagefind-body"
"""The attribute with which a template says what is searched; a page without it is not."""

UNKNOWN = "unknown"
"""The language of pages that do not say it, in Pagefind's words."""

_SEARCHED_TEXT = XPath("//*[@data-pagefind-body]//text()[not(ancestor::*[@data-pagefind-ignore])]", smart_strings=False)

_ROOT = regex.compile(rb"<html[^>]*>")
_LANG = regex.compile(rb'<html[^>]* lang="([A-Za-z0-9-]+)')
_MAIN = regex.compile(rb"<main.*</main>", regex.DOTALL)
_MARKED = regex.compile(rb"<([a-z][a-z0-9-]*)[^>]* data-pagefind-body")
_OTHER_MARK = regex.compile(rb"data-pagefind-(?!ignore)")


class SearchedPage(NamedTuple):
    """The page of a story, of an open vacancy or of a colleague, or one of hand-written words."""

    path: str
    """Root-relative path of the file."""
    lang: str
    """The language that it says it is in, as BCP 47; its index is that of this language."""
    digest: bytes
    """Of its address and what is searched of it: as long as it is the same, so is what is found."""

    @classmethod
    def of(cls, path: str, html: bytes) -> SearchedPage:
        """Return a page of the site."""
        found = _LANG.search(html)
        digest = hashlib.sha256(path.encode() + b"\0" + searched_part(html)).digest()
        return cls(path, found[1].decode() if found else UNKNOWN, digest)


def searched_part(html: bytes) -> bytes:
    """Return what of a page is searched, as a page with its language: not the frame around it, nor lists below it.

    A story's page also lists others, which change without it.
    """
    root, main = _ROOT.search(html), _MAIN.search(html)
    if not main:
        return html
    body, marks = main[0], list(_MARKED.finditer(main[0]))
    end = body.rfind(b"</" + marks[-1][1] + b">") if marks else -1
    if end >= 0 and not _OTHER_MARK.search(body, end):
        body = body[:end] + b"</" + marks[-1][1] + b"></main>"
    return b"<!doctype html>" + (root[0] if root else b"<html>") + b"<body>" + body


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
        if (is_item or path in others) and MARK in (html := read(path)) and (is_item or holds_words(html)):
            pages.append(SearchedPage.of(path, html))
    statements = {f"{address}index.html" for address in set(drawn).difference(written)}
    languages = {page.lang for page in pages if page.path not in statements}
    return (page for page in pages if page.lang in languages)


def holds_words(html: bytes) -> bool:
    """Return whether there is anything to find in a page."""
    texts = cast("list[str]", _SEARCHED_TEXT(document_fromstring(html.decode())))
    return any(map(str.isalnum, "".join(texts)))
