"""How a page is indexed: with its title apart, other spellings of its words, and letters that can be found."""

from __future__ import annotations

import json
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, cast

import regex
from lxml.etree import XPath
from lxml.html import document_fromstring

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
    from collections.abc import Iterable, Iterator, Mapping

    from lxml.html import HtmlElement


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
_BETWEEN_WORDS = regex.compile(r"[^\p{L}\p{M}\p{N}]+")
_FACTS_OF = XPath("//*[@data-pagefind-meta]")
_TEXTS_OF = XPath(
    "//*[@data-pagefind-body]//text()[not(ancestor::*[@data-pagefind-ignore or self::script or self::style])]",
    smart_strings=False,
)
"""The texts that Pagefind takes for those of a page."""


def with_spellings(page: str) -> str:
    """Return a page with what else finds it, as facts of it that no result shows.

    `named` are the words of the title, marked; `titled` and `also` what people may type instead of words of the title,
    and of the rest.
    """
    opening = _BODY.search(page)
    if not opening:
        return page
    root = document_fromstring(page)
    facts = tuple(_facts(root))
    title, menu, role = (_tokens(text for name, text in facts if name == fact) for fact in ("title", "menu", "role"))
    texts = _tokens(chain((text for name, text in facts if name in TELLING[2:]), cast("list[str]", _TEXTS_OF(root))))
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
        parts = _BETWEEN_WORDS.split(word)
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
    for element in cast("list[HtmlElement]", _FACTS_OF(root)):
        for fact in _FACT.finditer(element.get("data-pagefind-meta")):
            yield fact[1], element.get(fact[2], "") if fact[2] else element.text_content()


def _tokens(texts: Iterable[str]) -> list[str]:
    """Return what stands between spaces."""
    return " ".join(texts).split()
