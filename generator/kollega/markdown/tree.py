"""The HTML of a body as a tree, which is changed in place, and the plain text that it holds."""

# ruff: noqa: SIM905 - sets of names read better as lines than as columns

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator


_PARSER = etree.HTMLParser(huge_tree=True, encoding="utf-8")
_END_OF_PAGE = re.compile(r"</(?:body|html)\b[^<>]*>?", re.IGNORECASE)
"""Ends at the next tag where it has no end of its own, so that nothing is looked through twice."""


def tree_of(html: str) -> etree._Element:
    """Return the root of a page with the HTML in it; libxml2 would stop at the first end tag of a page."""
    inner = _END_OF_PAGE.sub("", html) if "</" in html else html
    return etree.fromstring(b"<html><body><x-body>" + inner.encode(), _PARSER)


def set_attributes(element: etree._Element, **attributes: str) -> None:
    """Set several attributes."""
    for name, value in attributes.items():
        element.set(name, value)


def clear(element: etree._Element) -> None:
    """Take out all that an element holds, and leave what follows it."""
    del element[:]
    element.text = None


def rename(element: etree._Element, tag: str) -> None:
    """Give an element another name and none of its attributes."""
    element.attrib.clear()
    element.tag = tag


def wrap(element: etree._Element, around: etree._Element) -> None:
    """Put an element into another, which takes its place."""
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, around)
    around.tail, element.tail = element.tail, None
    around.append(element)


def stands_alone(element: etree._Element, parent: etree._Element) -> bool:
    """Return whether an element is all there is in its paragraph."""
    # To count the children of a paragraph, or to read its text, once for each of them would take the square of both.
    if parent.tag != "p" or element.getprevious() is not None or element.getnext() is not None:
        return False
    return not ((parent.text or "") + (element.tail or "")).strip()


_BREAK: Final = "\f"  # no source holds it: see `render`
_BLOCKS: Final = frozenset(
    "address article aside blockquote br caption dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr "
    "li ol p pre section summary table td th tr ul".split()
)
_NOT_READ: Final = frozenset({"footnote-ref", "footnote-backref", "leading-line"})
_TAG = re.compile(r'<(?:[^">]|"[^"]*")*>')
_WITHOUT_SPACES = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_FORMS: Final = str.maketrans(
    dict.fromkeys("‘’‚‛‹›", "'") | dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("–—", "-") | {"…": "..."}
)
_SPACES_OF_MARKS: Final = re.compile(r"(?<=«)\s+|\s+(?=»)|-(?=-)")
_CHARACTERS_A_WORD: Final = 2  # Chinese and Japanese words have about two characters


def text_of(root: etree._Element) -> str:
    """Return the author's text, one block a line, white space folded, without the marks of footnotes."""
    blocks = "".join(_pieces(root)).split(_BREAK)
    return "\n".join(" ".join(block.split()) for block in blocks if block and not block.isspace())


def says(text: str, words: str) -> bool:
    """Return whether words stand in a text as they are; spaces, line ends, forms of quotes, dashes, ellipses aside."""
    return _folded(words) in _folded(text)


def _folded(text: str) -> str:
    return " ".join(_SPACES_OF_MARKS.sub("", text).translate(_FORMS).split())


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


_WITHOUT_END: Final = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})
"""Elements that may stay in a body and hold nothing."""


def pull_quote_offset(html: str, words: str) -> int | None:
    """Return where to repeat the words: before the paragraph that has them, or after it where none stands before.

    The place is an offset in `html`, between two of its blocks. None where no block has the words, or
    where the author has set them as a quotation already.
    """
    blocks = _Blocks(html).found
    holding = [index for index, block in enumerate(blocks) if says(block.text, words)]
    if not holding or any(blocks[index].tag == "blockquote" for index in holding):
        return None
    first = holding[0]
    ends = [block.start for block in blocks[1:]] + [len(html)]
    return blocks[first].start if first and blocks[first - 1].tag == "p" else ends[first]


@dataclass
class _Block:
    tag: str
    start: int
    """Offset of its first letter in the body."""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


class _Blocks(HTMLParser):
    """The outermost elements of a body, in which nh3 has closed all that must be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[_Block] = []
        self._depth = 0
        self._lines = [0, *accumulate(len(line) + 1 for line in html.split("\n"))]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - of HTMLParser
        """Note where an outermost element begins."""
        if not self._depth:
            line, column = self.getpos()
            self.found.append(_Block(tag, self._lines[line - 1] + column))
        self._depth += tag not in _WITHOUT_END

    def handle_endtag(self, tag: str) -> None:
        """Note that an element has ended."""
        self._depth -= tag not in _WITHOUT_END

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if self._depth:
            self.found[-1].pieces.append(data)
