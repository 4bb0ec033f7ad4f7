"""Quotations of a text, and the sentence of it that is set large."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from kollega.markdown.bounds import crowded, refusals
from kollega.markdown.elements import tree_of
from kollega.markdown.render import placed_html_of
from kollega.markdown.source_map import POSITION, RANGE
from kollega.markdown.text import says

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Quotation:
    """The lines of one quotation."""

    first: int
    """Counted from 1."""
    column: int
    """Where the first of them has its `>`, counted from 1; before it stands nothing but marks and spaces."""
    last: int
    """The last one that belongs to it."""
    nested: bool
    """Whether it stands in a list or in another quotation."""


def quotations(source: str) -> Iterator[Quotation]:
    """Yield the quotations and alerts of a source; none in code, and none where the source is refused as a whole."""
    if ">" not in source or refusals(source):
        return
    html = placed_html_of(source)
    if crowded(source, html):
        return
    lines = source.count("\n") + 1
    for element in tree_of(html).iter("blockquote", "div"):
        place = RANGE.fullmatch(element.get(POSITION, ""))
        if place is None or (element.tag == "div" and "markdown-alert" not in element.get("class", "")):
            continue
        first, column, last, _ = map(int, place.groups())
        if 1 <= first <= last <= lines:  # raw HTML may have an attribute of that name
            nested = any(around.get(POSITION) for around in element.iterancestors())
            yield Quotation(first, column, last, nested)


_WITHOUT_END: Final = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})
"""Elements that may stay in a body and hold nothing."""


def pull_place(html: str, words: str) -> int | None:
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
