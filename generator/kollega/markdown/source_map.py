"""Which place of the Markdown an element of the HTML comes from, and what is wrong there."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from functools import cached_property, lru_cache
from itertools import accumulate, islice, takewhile
from typing import TYPE_CHECKING, Final

from lxml import etree

from kollega.diagnostics import Fault, Mark, Severity
from kollega.i18n.wording import NO_WORDING
from kollega.markdown.render import placed_html_of
from kollega.markdown.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.i18n.wording import Wording


_COMMENT: Final[object] = etree.Comment  # what lxml gives a comment for a name
POSITION: Final = "data-sourcepos"
"""The attribute in which comrak says where an element comes from."""
RANGE: Final = re.compile(r"(\d{1,9}):(\d{1,9})-(\d{1,9}):(\d{1,9})")
"""What it says: line and column of the start, and of the end."""
_UNPARSED: Final = frozenset({"script", "style", "iframe", "noembed", "noframes", "textarea", "title", "xmp"})
"""Elements whose content is text to an HTML parser, whatever it looks like."""

_BETWEEN_LINES: Final = 1_000
"""How many characters are looked through for the next line of what is no Markdown: the marks of quotes and lists."""
_COMMENT_OPENING: Final = re.compile("<[!?]")
_WIDE: Final = re.compile(r"[^\0-\x7f]")


class SourceMap:
    """The way through a body's elements in document order.

    comrak says the place of what it made, and writes raw HTML down as it stands. A raw element is
    therefore looked for in the source: after the last element whose place is known, each raw
    element after the one before. Most bodies have nothing to report, so that nothing is looked for
    until somebody asks; then the way is gone once more, through a tree of its own in which comrak says
    the places, and which stays as it is whatever becomes of the body's.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._ahead = 0
        self._known: etree._Element | None = None
        self._raw: list[etree._Element] = []
        self._offset: int | None = None
        self._found = 0
        self._misses: dict[re.Pattern[str], tuple[int, int]] = {}

    def step(self) -> None:
        """Go on to the next element in document order."""
        self._ahead += 1

    @property
    def is_known(self) -> bool:
        """Whether comrak says the place of the element at hand, since it made it."""
        self._catch_up()
        return self._known is not None and not self._raw and self._offset is None

    def mark(self) -> Mark:
        """Return the place of the element at hand."""
        if self.is_known and self._known is not None:
            return self.mark_of(self.span(self._known)[0])
        if self._offset is None:
            self._offset = self._start(self._raw[-1])
            self._found = self._offset
        for element in self._raw:
            self._found = self._pass(element)
        self._raw = []
        return self.mark_of(self._found)

    @cached_property
    def _elements(self) -> Iterator[etree._Element]:
        return tree_of(placed_html_of(self._source)).iter()

    def _catch_up(self) -> None:
        """Note the elements up to the one at hand."""
        for element in islice(self._elements, self._ahead):
            if element.get(POSITION) is None:
                self._raw.append(element)
            else:
                self._known, self._raw, self._offset = element, [], None
        self._ahead = 0

    def _start(self, element: etree._Element) -> int:
        """Return where to begin to look for an element: the end of what is closed before it."""
        if self._known is None:
            return 0
        open_ones = set(element.iterancestors())
        if self._known in open_ones:
            return self.span(self._known)[0]
        closed = takewhile(lambda one: one not in open_ones, _with_ancestors(self._known))
        return max(self.span(one)[1] for one in closed if one.get(POSITION) is not None)

    def _pass(self, element: etree._Element) -> int:
        """Return where a raw element stands, and go on behind it; the last place where it is not in the source."""
        offset = self._offset or 0
        limit = next((self.span(one)[1] for one in element.iterancestors() if one.get(POSITION)), len(self._source))
        match = self._search(_COMMENT_OPENING if element.tag is _COMMENT else _opening(element.tag), offset, limit)
        if match is None:
            return offset
        self._offset = match.end()
        if element.tag in _UNPARSED or element.tag is _COMMENT:
            self._offset = self._behind(element.text, match.end())
        return match.start()

    def _search(self, pattern: re.Pattern[str], offset: int, limit: int) -> re.Match[str] | None:
        """Return what is found between two places; what was not there is not looked for again."""
        start, end = self._misses.get(pattern, (limit, offset))
        if start <= offset and limit <= end:
            return None
        if (match := pattern.search(self._source, offset, limit)) is None:
            self._misses[pattern] = offset, limit
        return match

    def _behind(self, text: str | None, offset: int) -> int:
        """Return the end of a text, line by line, since a quote's source has marks between its lines."""
        for line in (text or "").split("\n"):
            found = self._source.find(line, offset, offset + len(line) + _BETWEEN_LINES)
            offset = offset if found < 0 else found + len(line)
        return offset

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._source.split("\n"))]

    def span(self, element: etree._Element) -> tuple[int, int]:
        """Return where an element starts and where it ends, in characters; the whole source if it does not say."""
        if (said := RANGE.fullmatch(element.get(POSITION, ""))) is None:
            return 0, len(self._source)  # an author's own attribute of that name
        line, column, last_line, last_column = map(int, said.groups())
        return self._at(line, max(column, 1) - 1), self._at(last_line, last_column)

    @cached_property
    def _wide(self) -> tuple[list[int], list[int], list[int]]:
        """Where characters of more than one byte stand: in characters, in bytes, and how many bytes more they took."""
        if self._source.isascii():
            return [], [], [0]
        found = list(_WIDE.finditer(self._source))
        starts = [match.start() for match in found]
        more = [0, *accumulate(len(match[0].encode()) - 1 for match in found)]
        return starts, [start + before for start, before in zip(starts, more, strict=False)], more

    def _at(self, line: int, column: int) -> int:
        """Return the offset of a line and of the bytes before a place in it, in characters."""
        starts = self._line_starts
        number = max(0, min(line, len(starts) - 1) - 1)
        first, last = starts[number], starts[number + 1]
        characters, octets, more = self._wide
        place = first + more[bisect_left(characters, first)] + column
        return min(max(first, place - more[bisect_left(octets, place)]), last, len(self._source))

    def mark_of(self, offset: int) -> Mark:
        """Return the place of an offset in characters."""
        line = bisect_right(self._line_starts, offset)
        return Mark(line, offset - self._line_starts[line - 1] + 1)


def _with_ancestors(element: etree._Element) -> Iterator[etree._Element]:
    yield element
    yield from element.iterancestors()


@lru_cache(maxsize=128)
def _opening(tag: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\\)<{re.escape(tag)}(?![\w:-])", re.IGNORECASE)


class FaultReport:
    """What was found so far, each kind once a line."""

    def __init__(self, source_map: SourceMap) -> None:
        self._trail = source_map
        self._faults: dict[tuple[int, str, str], Fault] = {}

    @property
    def is_of_markdown(self) -> bool:
        """Whether Markdown makes the element at hand: it is no raw HTML."""
        return self._trail.is_known

    def warn(self, code: str, message: Wording, hint: Wording = NO_WORDING) -> None:
        """Report something about the element at hand, that keeps nothing from being published."""
        mark = self._trail.mark()
        self._faults.setdefault((mark.line, code, ""), Fault(code, message, hint, Severity.WARNING, mark))

    def warn_once(self, code: str, message: Wording, hint: Wording) -> None:
        """Report something about the element at hand, unless it was reported of one before."""
        self._faults.setdefault((0, code, ""), Fault(code, message, hint, Severity.WARNING, self._trail.mark()))

    def add(self, fault: Fault) -> None:
        """Report what somebody else says of the element at hand, once a line for each thing that is said."""
        mark = self._trail.mark()
        self._faults.setdefault((mark.line, fault.code, fault.message), replace(fault, mark=mark))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All of them, in the order of the text."""
        return tuple(sorted(self._faults.values(), key=lambda fault: (fault.mark, fault.code, fault.message)))
