"""What readers see of a text as plain letters, and where in the Markdown it was written.

comrak leaves what it cannot read as it stands. To find such marks in what is shown, and not in the Markdown, leaves the
reading of Markdown to comrak: code, escapes and all that is right are gone by then.

Within HTML, CommonMark takes all for HTML up to the next empty line, so that readers would see `![…](…)`. What can only
have been meant for a picture, a link or emphasis is written as HTML, on its own line; the rest is told (`slips`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from lxml import etree

from kollega.diagnostics import Fault, Severity
from kollega.i18n.wording import wording
from kollega.markdown.render import placed_html_of
from kollega.markdown.source_map import POSITION, SourceMap
from kollega.markdown.tree import tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NOT_PROSE: Final = frozenset({"code", "pre", "script", "style", "textarea", "title", "xmp", "svg", "math"})
_INLINE_HOLDERS: Final = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "a", "em", "strong", "del", "sup", "sub"}
)
"""Elements of comrak's within which it reads Markdown, raw HTML or not; within others, raw HTML is a block."""
_MISSES: Final = 1_000
"""So many things are looked for in vain: each takes time, and a text of nothing else is no honest one."""


@dataclass(frozen=True)
class ReadersText:
    """Letters that stand between two tags."""

    text: str
    begin: int
    """Where in the Markdown to begin to look for them."""
    end: int
    """And where to end."""
    is_raw: bool
    """Whether they stand within a block of HTML, in which no Markdown is read."""


def texts_of(source: str) -> Iterator[ReadersText]:
    """Yield what readers see, outside of code, in the order of the page."""
    places, begin = SourceMap(source), 0
    waiting: list[tuple[str, bool]] = []
    walk = etree.iterwalk(tree_of(placed_html_of(source)), events=("start", "end", "comment"))
    for event, element in walk:
        if isinstance(element.tag, str) and element.get(POSITION):
            place = places.span(element)[event == "end"]
            end = place if place >= begin else len(source)  # notes are shown at the end, wherever they stand
            yield from (ReadersText(text, begin, end, is_raw) for text, is_raw in waiting)
            waiting, begin = [], place
        text = element.text if event == "start" else element.tail
        if event == "start" and element.tag in _NOT_PROSE:
            walk.skip_subtree()
        elif text and not text.isspace():
            waiting.append((text, _is_raw(element if event == "start" else element.getparent())))
    yield from (ReadersText(text, begin, len(source), is_raw) for text, is_raw in waiting)


def _is_raw(holder: etree._Element | None) -> bool:
    """Return whether what an element holds stands in a block of HTML: in none of comrak's that hold a line of text."""
    is_within = False
    while holder is not None and holder.get(POSITION) is None:
        is_within, holder = True, holder.getparent()
    return is_within and (holder is None or holder.tag not in _INLINE_HOLDERS)


@dataclass
class Finder:
    """Looks for letters in the Markdown, always behind what was found last."""

    source: str
    _begin: int = 0
    _done: int = 0
    _misses: int = 0

    def place(self, letters: str, text: ReadersText) -> int | None:
        """Return where letters of a text stand as they are; None where they were written with escapes."""
        if text.begin < self._begin:
            self._done = text.begin
        self._begin = text.begin
        if self._misses > _MISSES:
            return None
        place = self.source.find(letters, max(text.begin, self._done), text.end)
        if place < 0 or self.source[place - 1 : place] == "\\":
            self._misses += 1
            return None
        self._done = place + len(letters)
        return place


_ADDRESS: Final = (
    r"\(\s?(?P<{0}address>(?:[^\s()<>]|\([^\s()<>]*\))+)"
    r"(?:[ \t]+\"(?P<{0}title>[^\"\n]*)\")?\s?\)"
)
_MEANT: Final = re.compile(
    rf"(?<!`)!\[(?P<alt>[^\[\]\n]{{0,1000}})\]{_ADDRESS.replace('{0}', 'picture_')}"
    rf"|(?<![!`])\[(?P<words>[^\[\]\n]{{1,1000}})\]{_ADDRESS.replace('{0}', 'link_')}"
    r"|(?<![\w*`])\*\*(?P<strong>[^\s*](?:[^*\n]{0,500}[^\s*])?)\*\*(?![\w*])"
    r"|(?<![\w*`])\*(?P<em>[^\s*](?:[^*\n]{0,500}[^\s*])?)\*(?![\w*])"
)


_FAULT: Final = Fault(
    "markdown-in-html",
    wording("there is Markdown inside HTML, without an empty line before it: other programs show its marks"),
    wording("Put an empty line before and after it. On this site it is read as you meant it."),
    Severity.WARNING,
)


def may_hold_markdown(html: str) -> bool:
    """Return whether there may be such Markdown in the HTML of a text, where comrak has left nothing of all other."""
    return "](" in html or "*" in html


def read_html_blocks(source: str) -> tuple[str, tuple[Fault, ...]]:
    """Return the Markdown with what was meant within HTML as HTML, line by line the same, and a warning for each."""
    finder, places = Finder(source), SourceMap(source)
    pieces: list[str] = []
    found: dict[int, Fault] = {}
    done = 0
    for text in texts_of(source):
        for match in _MEANT.finditer(text.text) if text.is_raw else ():
            if (place := finder.place(match[0], text)) is None or place < done:
                continue
            pieces += [source[done:place], _html(match.groupdict())]
            done = place + len(match[0])
            found.setdefault(text.begin, replace(_FAULT, mark=places.mark_of(place)))
    return "".join((*pieces, source[done:])), tuple(found.values())


def _html(meant: Mapping[str, str | None]) -> str:
    """Return what was meant, as HTML."""
    if tag := next((tag for tag in ("strong", "em") if meant[tag]), ""):
        return _element(tag, meant[tag], {})
    if words := meant["words"]:
        return _element("a", words, {"href": meant["link_address"], "title": meant["link_title"]})
    address = meant["picture_address"]
    # Without words it has no `alt` at all, so that they are asked for.
    return _element("img", None, {"src": address, "alt": meant["alt"] or None, "title": meant["picture_title"]})


def _element(tag: str, text: str | None, attributes: Mapping[str, str | None]) -> str:
    element = etree.Element(tag, {name: value for name, value in attributes.items() if value})
    element.text = text
    return etree.tostring(element, method="html", encoding="unicode")
