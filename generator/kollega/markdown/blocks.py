"""Blocks of hand-written pages: quotations that begin with `[!NAME]`, and what their lines say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.diagnostics import Mark
from kollega.markdown.bounds import attribute_refusals, refusals
from kollega.markdown.render import placed_html_of, source_of
from kollega.markdown.source_map import POSITION, RANGE
from kollega.markdown.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

AT_MOST = "at most"
"""The key of the rule that says how many are shown."""

QUOTE = "QUOTE"
"""The block that shows somebody's words."""

MOST = {"STORIES": 3, "VACANCIES": 8, "PEOPLE": 8}
"""How many are shown where no rule says it."""

KEYS = {
    "STORIES": ("department", "location", "tag", AT_MOST),
    "VACANCIES": ("department", "location", "tag", AT_MOST),
    "PEOPLE": ("department", "location", "expertise", AT_MOST),
}
"""The blocks that show a list, and by which rules each can be asked for."""

ALERTS = {title.upper(): title for title in ("Note", "Tip", "Important", "Warning", "Caution")}
"""The blocks that stories have too, and what they are called; the code hosts draw them by themselves."""

NAMES = (*KEYS, QUOTE, *ALERTS)
"""All blocks."""

_MARKER = re.compile(r"\[!([^\]\[]*)\](?:[ \t]+(.*))?")
_QUOTED = re.compile(r" {0,3}> ?")
_BULLET = re.compile(r"[ \t]*(?:[-*+][ \t]+)?")
_LINK = re.compile(r"\[(?:(?!\]\().)+\]\((?:<([^<>]*)>|([^\s()<>]*))\)")
_RULE = re.compile(r"([^\W\d][\w -]{0,40}):[ \t]*(.*)")
_DASH = re.compile(r"(?:[—–―]|--+)\s*(?=\S)")


@dataclass(frozen=True)
class BlockLine:
    """A line of a block, without what makes it a span."""

    mark: Mark
    """Where it begins."""
    text: str


@dataclass(frozen=True)
class Block:
    """A quotation that begins with `[!NAME]`."""

    name: str
    """In capitals; not every name is one of `NAMES`."""
    mark: Mark
    """Where `[!NAME]` stands."""
    title: BlockLine
    """What stands behind the name; may be empty."""
    lines: tuple[BlockLine, ...]
    """What stands below."""
    nested: bool
    """Whether it stands in a list or in another quotation, where nothing can take its place."""

    @property
    def last(self) -> int:
        """Return the number of its last line, counted from 1."""
        return self.lines[-1].mark.line if self.lines else self.mark.line


@dataclass(frozen=True)
class Choice:
    """A line that chooses something by hand: `- [A day](../stories/a-day.md)`."""

    mark: Mark
    target: str
    """Where the link leads, as it is written."""


@dataclass(frozen=True)
class ListRule:
    """A line that chooses by a rule: `department: ferries`."""

    mark: Mark
    """Where the key stands."""
    key: str
    """In small letters, words with a space between them."""
    value: str
    value_mark: Mark


@dataclass(frozen=True)
class Quotation:
    """What a quotation says, and who says it."""

    words: str
    """Markdown."""
    by: str
    """Markdown; empty where nobody is named."""
    link: Choice | None
    """Where who says it is one link, and nothing else."""


def blocks_of(markdown: str) -> tuple[Block, ...]:
    """Return the blocks of a text in their order; none of what only looks like one, in code."""
    if "[!" not in markdown:
        return ()
    source = source_of(markdown)
    return tuple(_blocks(source, source.split("\n")))


def replace_blocks(markdown: str, replacement: Callable[[Block], str]) -> str:
    """Return a text with other Markdown in the place of each block."""
    blocks = [block for block in blocks_of(markdown) if not block.nested]
    if not blocks:
        return markdown
    lines, pieces, end = source_of(markdown).split("\n"), list[str](), 0
    for block in blocks:
        pieces += (*lines[end : block.mark.line - 1], "", replacement(block), "")
        end = block.last
    return "\n".join((*pieces, *lines[end:]))


def parts_of(block: Block) -> Iterator[Choice | ListRule | BlockLine]:
    """Yield what each line of a block says; a line that says neither is yielded as it is."""
    for line in block.lines:
        start = _end_of(_BULLET, line.text)
        text, mark = line.text[start:].rstrip(), _moved(line.mark, start)
        if link := _LINK.fullmatch(text):
            yield Choice(mark, link[1] or link[2] or "")
        elif rule := _RULE.fullmatch(text):
            key = " ".join(re.split(r"[\s_-]+", rule[1].strip().lower()))
            yield ListRule(mark, key, rule[2], _moved(mark, rule.start(2)))
        elif text:
            yield BlockLine(mark, text)


def quotation_of(block: Block) -> Quotation:
    """Return what a quotation says; its last line names who says it where it begins with a dash."""
    lines = [block.title, *block.lines]
    while lines and not lines[-1].text.strip():
        lines.pop()
    last = BlockLine(lines[-1].mark, lines[-1].text.strip()) if lines else block.title
    dash = _end_of(_DASH, last.text)
    words = "\n".join(line.text for line in (lines[:-1] if dash else lines)).strip()
    by = last.text[dash:] if dash else ""
    link = _LINK.fullmatch(by)
    return Quotation(words, by, Choice(_moved(last.mark, dash), link[1] or link[2] or "") if link else None)


def alert(block: Block, title: str) -> str:
    """Return an alert as Python-Markdown's extension `admonition` takes it; `title` counts where it has none."""
    kinds = f"markdown-alert markdown-alert-{block.name.lower()}"
    below = "\n".join(f"    {line.text}" for line in block.lines)
    return f'!!! {kinds} "{block.title.text or title}"\n{below}'


def _blocks(source: str, lines: list[str]) -> Iterator[Block]:
    for span in _spans(source):
        first = lines[span.first - 1][span.column - 1 :]
        start = _end_of(_QUOTED, first)
        marker = _MARKER.fullmatch(first[start:].rstrip())
        if not start or not marker:
            continue
        mark = Mark(span.first, span.column + start)
        yield Block(
            name=marker[1].strip().upper(),
            mark=mark,
            title=BlockLine(_moved(mark, max(marker.start(2), 0)), (marker[2] or "").strip()),
            lines=tuple(_unquoted(lines, span.first + 1, span.last)),
            nested=span.nested,
        )


@dataclass(frozen=True)
class _Span:
    """The lines of one quotation."""

    first: int
    """Counted from 1."""
    column: int
    """Where the first of them has its `>`, counted from 1; before it stands nothing but marks and spaces."""
    last: int
    """The last one that belongs to it."""
    nested: bool
    """Whether it stands in a list or in another quotation."""


def _spans(source: str) -> Iterator[_Span]:
    """Yield the quotations and alerts of a source; none in code, and none where the source is refused as a whole."""
    if ">" not in source or refusals(source):
        return
    html = placed_html_of(source)
    if attribute_refusals(source, html):
        return
    lines = source.count("\n") + 1
    for element in tree_of(html).iter("blockquote", "div"):
        place = RANGE.fullmatch(element.get(POSITION, ""))
        if place is None or (element.tag == "div" and "markdown-alert" not in element.get("class", "")):
            continue
        first, column, last, _ = map(int, place.groups())
        if 1 <= first <= last <= lines:  # raw HTML may have an attribute of that name
            nested = any(around.get(POSITION) for around in element.iterancestors())
            yield _Span(first, column, last, nested)


def _unquoted(lines: list[str], first: int, last: int) -> Iterator[BlockLine]:
    for number in range(first, last + 1):
        start = _end_of(_QUOTED, lines[number - 1])
        yield BlockLine(Mark(number, start + 1), lines[number - 1][start:])


def _end_of(pattern: re.Pattern[str], text: str) -> int:
    """Return where what the pattern finds at the beginning of a text ends; 0 where it finds nothing."""
    found = pattern.match(text)
    return found.end() if found else 0


def _moved(mark: Mark, columns: int) -> Mark:
    return Mark(mark.line, mark.column + columns)
