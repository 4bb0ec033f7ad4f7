"""Quotation marks, apostrophes, dashes and ellipses as a language prints them, for what people type on a keyboard.

comrak's `smart` knows the English marks alone. Which kind somebody typed is theirs: `"` becomes the language's outer
mark, `'` its inner one. Whatever is in doubt stays as it was typed, such as the inches of `7"`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final

from kollega.i18n.language import prefixes, quotation_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

_INNER: Final[Mapping[str, tuple[str, str]]] = {
    **dict.fromkeys(("cs", "de", "lt", "sk", "sl"), ("‚", "‘")),
    **dict.fromkeys(("el", "it", "pt-PT"), ("“", "”")),
    **dict.fromkeys(("fi", "he", "sv"), ("’", "’")),
    **dict.fromkeys(("ja", "zh-Hant"), ("『", "』")),
    **dict.fromkeys(("ru", "uk"), ("„", "“")),
    "ar": ("’", "‘"),
    "fa": ("‹", "›"),
}
_OUTER: Final[Mapping[str, tuple[str, str]]] = {"nl": ("“", "”")}
"""Where both kinds are usual, the one that was typed."""

_IN_TEXT: Final = r"(?![^<>]{0,500}>)"
"""Not within a tag, as far as can be told quickly."""
_OTHERS: Final = r"|\.\.\.(?<!\.\.\.\.)(?!\.)|-(?:(?= )|-(?=[ \w])|--(?=[ \w]))"
"""Each begins with a letter of its own, so that the places where one may stand are found quickly."""
_TOKEN: Final = re.compile(rf"&quot;{_IN_TEXT}|'{_IN_TEXT}{_OTHERS}")
_RAW_TOKEN: Final = re.compile(rf"&quot;{_IN_TEXT}|'{_IN_TEXT}|\"(?<!=\"){_IN_TEXT}{_OTHERS}")
_MARKS: Final = ("&quot;", "'", "...", " -", "--")
"""One of them stands in each text that there is something to change in."""
_ODD_VALUE: Final = re.compile(r"=\s*(?:\"[^\"<>]{0,9999}[<>]|'[^'<>]{0,9999}[<>])")
"""The value of an attribute in which tags seem to begin or end: comrak writes none, and they are left alone."""
_BLOCK: Final = re.compile(
    r"<(?!/?(?:a|abbr|b|cite|code|data|del|em|i|ins|mark|q|s|small|span|strong|sub|sup|time|u)\b)"
)
_AS_TYPED: Final = re.compile(
    r"<(code|kbd|pre|samp|script|style|textarea|tt|var|xmp)\b|<a [^<>]{0,9999}>(?:https?:|www\.)"
)
_LEFT_OUT: Final = re.compile(r"\d|(?:s|t|n|k|m|em|tis|twas|til|cause|bout|round)\b", re.IGNORECASE)
"""What an apostrophe stands before, in place of letters: ’90s, ’s ochtends, rock ’n’ roll."""
_CLOSING: Final = re.compile(r"(?<=[^\s'])'(?!\w)")
_FAR: Final = 300
"""So many letters a quotation in inner marks may have."""
_DASHES: Final = {"-": "–", "--": "–", "---": "—"}


def typographic(text: str, lang: str) -> str:
    """Return a plain text with the marks that its language prints."""
    return _Typesetter(text, *_marks(lang)).set(_RAW_TOKEN) if '"' in text or _is_worth(text) else text


def typographic_html(html: str, lang: str, *, has_raw_tags: bool) -> str:
    """Return the same of HTML, in which code, tags and addresses stay as they are."""
    if not (has_raw_tags or _is_worth(html)) or (has_raw_tags and _ODD_VALUE.search(html)):
        return html
    return _Typesetter(html, *_marks(lang), _as_typed(html)).set(_RAW_TOKEN if has_raw_tags else _TOKEN)


def _is_worth(text: str) -> bool:
    return any(mark in text for mark in _MARKS)


def _as_typed(html: str) -> list[tuple[int, int]]:
    """Return where code stands, and where the text of a link is an address."""
    spans: list[tuple[int, int]] = []
    end = 0
    for found in _AS_TYPED.finditer(html):
        if found.start() >= end:
            end = html.find(f"</{found[1] or 'a'}", found.end())
            end = len(html) if end < 0 else end
            spans.append((found.start(), end))
    return spans


@cache
def _marks(lang: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return the outer and the inner marks of a language."""
    outer, inner = (
        next((table[prefix] for prefix in prefixes(lang) if prefix in table), None) for table in (_OUTER, _INNER)
    )
    return outer or quotation_marks(lang), inner or ("‘", "’")


@dataclass
class _Typesetter:
    """Goes through a text once, and knows what stands before each mark, and which quotations are open."""

    text: str
    outer: tuple[str, str]
    inner: tuple[str, str]
    as_typed: list[tuple[int, int]] = field(default_factory=list)
    """Where all stays as it is."""
    opened: list[str] = field(default_factory=list)
    """The marks that close what is open."""
    last: tuple[int, str] = (-1, "")
    """Where the last mark ended, and what it has become."""

    def set(self, token: re.Pattern[str]) -> str:
        """Return the whole text."""
        pieces: list[str] = []
        done = looked = 0
        spans = iter(self.as_typed)
        begin, end = next(spans, (len(self.text), 0))
        for found in token.finditer(self.text):
            start, sign = found.start(), found[0]
            while end and start >= end:
                begin, end = next(spans, (len(self.text), 0))
            if start >= begin:
                continue
            if self.opened and _BLOCK.search(self.text, looked, start):
                self.opened.clear()
            looked = start
            if (new := self._mark(start, found.end(), sign)) != sign:
                pieces += (self.text[done:start], new)
                done = found.end()
                self.last = done, new[-1]
        return "".join((*pieces, self.text[done:]))

    def _mark(self, start: int, end: int, sign: str) -> str:
        """Return what is printed for a mark."""
        if sign == "...":
            return "…"
        if sign[0] == "-":
            return _DASHES[sign] if self._is_dash(start, end) else sign
        before, behind = self._before(start), self._behind(end)
        opens = (not before or before.isspace() or before in "([{–—-/«“„‘‚‹「『") and bool(behind.strip())
        return self._single(before, behind, end, opens) if sign == "'" else self._double(behind, sign, opens)

    def _is_dash(self, start: int, end: int) -> bool:
        """Return whether hyphens stand between words, or between spaces within a line, and in no address."""
        before, behind = self.text[start - 1 : start], self.text[end : end + 2]
        if before == " " and behind[:1] == " ":
            return self.text[start - 2 : start - 1].strip() != "" and behind[1:].strip() not in {"", "<"}
        is_between = before.isalnum() and behind[:1].isalnum()
        return is_between and "://" not in self.text[max(0, start - _FAR) : start].rpartition(" ")[2]

    def _before(self, start: int) -> str:
        """Return the letter before a place, beyond tags within a line; empty where there is none."""
        while start and self.text[start - 1] == ">":
            begin = self.text.rfind("<", max(0, start - 9999), start)
            if begin < 0 or _BLOCK.match(self.text, begin):
                return ""
            start = begin
        return self.last[1] if start == self.last[0] else self.text[start - 1 : start]

    def _behind(self, end: int) -> str:
        """Return the letter behind a place, beyond tags within a line; empty where there is none."""
        while self.text[end : end + 1] == "<" and not _BLOCK.match(self.text, end):
            close = self.text.find(">", end, end + 9999)
            if close < 0:
                break
            end = close + 1
        letter = self.text[end : end + 1]
        return "" if letter == "<" else letter

    def _double(self, behind: str, sign: str, opens: bool) -> str:  # noqa: FBT001 - whether it may open
        if opens and (self.outer[1] not in self.opened or behind.isalnum()):
            self.opened.append(self.outer[1])
            return self.outer[0]
        if self.outer[1] in self.opened and not behind.isalnum():
            del self.opened[self.opened.index(self.outer[1]) :]
            return self.outer[1]
        return sign

    def _single(self, before: str, behind: str, end: int, opens: bool) -> str:  # noqa: FBT001 - whether it may open
        if before.isdigit() and behind.isdigit():
            return "'"
        if opens and not _LEFT_OUT.match(self.text, end) and _CLOSING.search(self.text, end, end + _FAR):
            self.opened.append(self.inner[1])
            return self.inner[0]
        if self.inner[1] in self.opened and not behind.isalnum():
            del self.opened[self.opened.index(self.inner[1]) :]
            return self.inner[1]
        return "’"
