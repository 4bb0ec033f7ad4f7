"""Where in a finished body one of its sentences may stand once more, set large."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import accumulate
from typing import Final

from kollega.content.body.text import says

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
