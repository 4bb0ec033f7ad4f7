"""The plain text of a body: for search, reading time, pull quotes and snippets."""

# ruff: noqa: SIM905 - sets of names read better as lines than as columns

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

_BREAK: Final = "\f"  # no source holds it: see `markdown`
_BLOCKS: Final = frozenset(
    "address article aside blockquote br caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr "
    "li ol p pre section summary table td th tr ul".split()
)
_NOT_READ: Final = frozenset({"footnote-ref", "footnote-backref", "leading-line"})
_TAG = re.compile(r'<(?:[^">]|"[^"]*")*>')
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_QUOTATION_MARKS: Final = str.maketrans(dict.fromkeys("‘’‚‛‹›", "'") | dict.fromkeys("“”„‟«»", '"'))
_CHARACTERS_A_WORD: Final = 2  # Chinese and Japanese words have about two characters


def text_of(root: etree._Element) -> str:
    """Return the author's text, one block a line, white space folded, without the marks of footnotes."""
    blocks = "".join(_pieces(root)).split(_BREAK)
    return "\n".join(" ".join(block.split()) for block in blocks if block and not block.isspace())


def says(text: str, words: str) -> bool:
    """Return whether the words stand in a text as they are; spaces, line ends and forms of quotation marks aside."""
    return _folded(words) in _folded(text)


def _folded(text: str) -> str:
    return " ".join(text.translate(_QUOTATION_MARKS).split())


def words_in(html: str) -> int:
    """Return how many words there are between the tags of sanitised HTML; one for two characters of unspaced scripts.

    Reading time is told in minutes, on many pages: a tree of the text's elements would tell no more.
    """
    text = _TAG.sub("", html)
    return len(text.split()) + len(_WITHOUT_SPACES.findall(text)) // _CHARACTERS_A_WORD


def _pieces(root: etree._Element) -> Iterator[str]:
    walk = etree.iterwalk(root, events=("start", "end", "comment"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            yield _BREAK
        if event == "start":
            if element.get("class") in _NOT_READ:
                walk.skip_subtree()
            elif element.text:
                yield element.text
        elif element.tail:
            yield element.tail
