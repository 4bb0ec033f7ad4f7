"""Which pages are searched, and what finds each beside its words as they stand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, cast

import regex
from lxml import html as reader
from lxml.html import document_fromstring

from kollega.content.kind import ItemKind
from kollega.outputs.search.spelling import (
    UNSPACED,
    ends,
    language,
    other_spellings,
    own_letters,
    plain_word,
    spellings,
    with_spaces,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from lxml.html import HtmlElement


FOLDERS = tuple(kind.plural for kind in ItemKind)
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


def index_text(html: str) -> str:
    """Return a page as it is indexed: with other spellings of its words, in letters that can be found."""
    return with_spaces(own_letters(with_spellings(html)))


TELLING = (
    *("title", "menu", "by", "role", "team", "place", "address", "workplace", "employment", "experience", "education"),
    *("benefits", "identifier"),
)
"""The facts by which a page is found: what a result says of it; not its picture, its pay or its dates."""

WORD_MARK = "ꝫ"
"""Before a word of a title: a letter that nobody writes, so that one can ask for words of titles alone."""

TITLE_MARK = "ꝭ"
"""Before a whole title, written as one word."""

MARKS = json.dumps({"telling": (*TELLING, "titled", "also"), "word": WORD_MARK, "title": TITLE_MARK})
"""What the search page knows of all that."""

COMPOUNDING = frozenset({"af", "da", "de", "et", "fi", "fo", "fy", "hu", "is", "lb", "nb", "nl", "nn", "no", "sv"})
"""Languages that write compounds as one word, so that people ask for the end of one: `tekniker` of `Laddtekniker`."""

_LEAST_OF_COMPOUNDS = 4
_LEAST_OF_NAMES = 3
"""How many letters the end of a word has at least, so that it is found."""

_OF_PERSON = 'data-pagefind-filter="kind:person"'
_SEARCHED = " data-pagefind-body"
_FACTS = ' data-pagefind-meta="'
_BODY = regex.compile(r"<[a-z]+[^>]* data-pagefind-body[^>]*>")
_FACT = regex.compile(r"([a-z]+)(?:\[([a-z-]+)\])?")


def with_spellings(page: str) -> str:
    """Return a page with what else finds it, as facts of it that no result shows.

    `named` are the words of the title, marked; `titled` and `also` what people may type instead of words of the title,
    and of the rest.
    """
    opening = _BODY.search(page)
    if not opening:
        return page
    root = reader.document_fromstring(page)
    facts = tuple(_facts(root))
    title, menu, role = (_tokens(text for name, text in facts if name == fact) for fact in ("title", "menu", "role"))
    texts = _tokens(chain((text for name, text in facts if name in TELLING[2:]), _texts(root)))
    least = _LEAST_OF_COMPOUNDS if language(page) in COMPOUNDING else 0
    of_title = _LEAST_OF_NAMES if _OF_PERSON in opening[0] else least
    words = {
        "named": chain(_title_words(title), _title_words(menu)),
        "titled": chain(_others([*title, *menu]), _ends(title, of_title)),
        "also": chain(_others(texts), _ends(role, least)),
    }
    return f"{page[: opening.start()]}{_with_facts(opening[0], words)}{page[opening.end() :]}"


def _with_facts(tag: str, words: Mapping[str, Iterable[str]]) -> str:
    """Return a tag with words in attributes, and with a mark that they are facts of the page."""
    facts = ", ".join(f"{fact}[data-{fact}]" for fact in words)
    held = "".join(f' data-{fact}="{escape(" ".join(sorted({*each})))}"' for fact, each in words.items())
    if _FACTS in tag:  # no comma too many: Pagefind takes what is behind it for a fact, of the whole text
        return tag.replace(_FACTS, f"{held}{_FACTS}{facts}, ", 1)
    return tag.replace(_SEARCHED, f'{_SEARCHED}{held}{_FACTS}{facts}"', 1)


def _title_words(title: Iterable[str]) -> Iterator[str]:
    """Yield the words of a title in all their spellings, each marked, and the title as one word."""
    words = [token for token in title if not UNSPACED.search(token)]
    for word in words:
        parts = regex.split(r"[^\p{L}\p{M}\p{N}]+", word)
        for form in filter(None, {*map(plain_word, (word, *parts)), *other_spellings(word)}):
            yield WORD_MARK + form
    whole = "".join(words)
    yield from (TITLE_MARK + form for form in {plain_word(whole), *spellings(whole)} if form)


def _others(tokens: Iterable[str]) -> Iterator[str]:
    spaced = (token for token in {*tokens} if token.isascii() or not UNSPACED.search(token))
    return chain.from_iterable(map(other_spellings, spaced))


def _ends(tokens: Iterable[str], least: int) -> Iterator[str]:
    """Yield the ends of words, as Pagefind writes them and as people type them; none where `least` is 0."""
    if not least:
        return iter(())
    words = {form for token in tokens for form in {plain_word(token), *spellings(token)}}
    return chain.from_iterable(ends(word, least) for word in words)


def _facts(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Yield the names and values of facts of a page: texts of elements, or of an attribute that is named."""
    for element in root.xpath("//*[@data-pagefind-meta]"):
        for fact in _FACT.finditer(element.get("data-pagefind-meta")):
            yield fact[1], element.get(fact[2], "") if fact[2] else element.text_content()


def _texts(root: HtmlElement) -> Iterator[str]:
    """Yield the texts that Pagefind takes for those of the page."""
    for body in root.xpath("//*[@data-pagefind-body]"):
        yield from map(
            str, body.xpath(".//text()[not(ancestor::*[@data-pagefind-ignore or self::script or self::style])]")
        )


def _tokens(texts: Iterable[str]) -> list[str]:
    """Return what stands between spaces."""
    return " ".join(texts).split()
