"""Marks of Markdown and HTML that readers see as they were typed, since they mean nothing as they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from kollega.diagnostics import Fault, Severity
from kollega.i18n.wording import wording
from kollega.markdown.readers_text import Finder, texts_of
from kollega.markdown.sanitise import ALLOWED, TAKEN_OUT, UNWRAPPED
from kollega.markdown.source_map import SourceMap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.markdown.readers_text import ReadersText

_MOST: Final = 100
"""So many are told of one text: who has more has pasted something."""
_SIGNS: Final[Mapping[str, tuple[str, ...]]] = {
    "[": ("[^", "[["),
    "]": ("](", "]["),
    "*": ("*",),
    "#": (">##", "\n##"),
    "_": ("__",),
    "&": ("&lt;",),
    "{": ("{%", "{{", "{:"),
    "|": ("|",),
    "-": ("\n- ", "\n\t- "),
    "+": ("\n+ ",),
    "•": ("•",),
    "·": ("·",),
    "▪": ("▪",),
    "◦": ("◦",),
}
"""One of them stands in the HTML of each text in which something is found; nearly no text has one. Those with a letter
are looked for where there is that letter, which is quicker to find."""
_TAGS: Final = "|".join(sorted(ALLOWED | UNWRAPPED | TAKEN_OUT.keys()))


@dataclass(frozen=True)
class _Slip:
    """Something that people type, and what is to be said of it."""

    pattern: re.Pattern[str]
    """What readers see; its groups fill the gaps."""
    fault: Fault
    begins_line: bool = False
    """Whether it is one at the beginning of a line only."""

    def fault_of(self, match: re.Match[str]) -> Fault:
        """Return what is wrong, with what was typed."""
        typed = {"sign": match[0], **{name: found for name, found in match.groupdict().items() if found is not None}}
        return replace(self.fault, message=self.fault.message.fill(typed), hint=self.fault.hint.fill(typed))


_LINE_BEGIN: Final = re.compile(r"[\s>]*(?:(?:[-*+]|\d+[.)])\s+)?")
_SPACED: Final = Fault(
    "raw-markdown",
    wording("“{sign}” has no effect here: there is a space between it and the words"),
    wording("Write `{sign}{words}{sign}`."),
    Severity.WARNING,
)
_BETWEEN: Final = wording("“{sign}” has no effect here: it is between a letter and a sign such as a bracket")
_EAST_ASIAN: Final = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_SLIPS: Final = (
    _Slip(
        re.compile(r"\[\^(?P<name>[^\]\s]{1,40})\](?!:)"),
        Fault(
            "raw-markdown",
            wording("there is no footnote for the mark `[^{name}]`"),
            wording("Write `[^{name}]: …` on a line of its own, or take the mark out."),
            Severity.WARNING,
        ),
    ),
    _Slip(
        re.compile(r"(?<![#\w])(?P<sign>#{2,6})(?P<words>[^\s#]{1,40})"),
        Fault(
            "raw-markdown",
            wording("“{sign}{words}” is not a heading: there is no space after “{sign}”"),
            wording("Write `{sign} {words}`."),
            Severity.WARNING,
        ),
        begins_line=True,
    ),
    _Slip(
        re.compile(r"(?P<sign>[•·▪◦])[ \t\u00a0]+\S{1,40}"),
        Fault(
            "raw-markdown",
            wording("“{sign}” does not make a list"),
            wording("Begin each line of it with `- `."),
            Severity.WARNING,
        ),
        begins_line=True,
    ),
    _Slip(
        re.compile(r"!\[\[(?P<name>[^\[\]|\n]{1,100})[^\[\]\n]{0,100}\]\]"),
        Fault(
            "raw-markdown",
            wording("`![[{name}]]` shows no picture"),
            wording("Write `![what it shows](<{name}>)`."),
            Severity.WARNING,
        ),
    ),
    _Slip(
        re.compile(r"(?<!!)\[\[(?P<name>[^\[\]|\n]{1,100})[^\[\]\n]{0,100}\]\]"),
        Fault(
            "raw-markdown",
            wording("`[[{name}]]` is not a link"),
            wording("Write `[{name}](…)`, with the path of its file between `(` and `)`."),
            Severity.WARNING,
        ),
    ),
    _Slip(
        re.compile(r"(?<!\w)\[(?P<words>[^\[\]\n]{1,100})\]\[(?P<name>[^\[\]^\n]{0,100})\]"),
        Fault(
            "raw-markdown",
            wording("there is no address for `[{words}][{name}]`"),
            wording("Write `[{words}](…)`, with the address between `(` and `)`."),
            Severity.WARNING,
        ),
    ),
    _Slip(
        re.compile(r"(?<![\w*])(?P<sign>\*\*?|__)(?P<words>[^\s*_][^*_\n]{0,99}?)[ \t\u00a0]+(?P=sign)(?!\*)"), _SPACED
    ),
    _Slip(re.compile(r"(?<!\*)(?P<sign>\*\*)[ \t\u00a0]+(?P<words>[^*\n]{1,100}?[^\s*])(?P=sign)(?!\*)"), _SPACED),
    _Slip(
        re.compile(r"(?<![\d*])(?P<sign>\*\*)(?P<words>[^\s*](?:[^*\n]{0,198}[^\s*])?)\*\*(?!\*)"),
        Fault(
            "raw-markdown",
            _BETWEEN,
            wording("Put a space between the letter and “{sign}”, or write `<b>{words}</b>`."),
            Severity.WARNING,
        ),
    ),
    _Slip(
        re.compile(
            rf"(?:(?<=[^\W\d_])(?=\*\*[^\w\s*])|(?<=[^\w\s*])(?=\*\*[^\W\d_]))\*\*"
            rf"|(?:(?<={_EAST_ASIAN})(?=\*[^\w\s*])|(?<=[^\w\s*])(?=\*{_EAST_ASIAN}))\*"
        ),
        Fault(
            "raw-markdown",
            _BETWEEN,
            wording("Put a space between the letter and “{sign}”, or write `<b>…</b>`."),
            Severity.WARNING,
        ),
    ),
    _Slip(
        re.compile(r"(?<![\d*])\*\*(?![\d*])(?=[^\s*])|(?<=[^\s*\d])\*\*(?![\d*])"),
        Fault(
            "raw-markdown",
            wording("“**” has no effect here: its other half is missing, or does not touch the words"),
            wording(
                "Put `**` right before and after the words, with spaces around. If you mean stars, write `\\*\\*`."
            ),
            Severity.WARNING,
        ),
    ),
    _Slip(
        re.compile(rf"<(?P<tag>/?(?:{_TAGS}))(?:\s+[\w-]+\s*=|\s*/?>|\s*$)", re.IGNORECASE),
        Fault(
            "raw-html",
            wording("readers see `<{tag}`: this HTML is not closed, or a quotation mark in it is missing"),
            wording('End it with `>`, and each of its values with `"`, or write it in Markdown.'),
            Severity.WARNING,
        ),
    ),
    _Slip(
        re.compile(r"\|[^|\n]{1,200}\|[^\n]{0,200}\|[ \t]*$", re.MULTILINE),
        Fault(
            "raw-markdown",
            wording("lines with `|` do not make a table by themselves"),
            wording("Put an empty line above the first and `|---|---|` below it, with as many columns."),
            Severity.WARNING,
        ),
        begins_line=True,
    ),
    _Slip(
        re.compile(r"(?P<tag>\{%[^%\n]{0,40}|\{\{[^}\n]{1,40}|\{:[^}\n]{1,40}\})"),
        Fault(
            "raw-markdown",
            wording("`{tag}` is a tag of another program, and means nothing here"),
            wording("Take it out, or write it in Markdown."),
            Severity.WARNING,
        ),
    ),
)

_WITHIN_HTML: Final = _Slip(
    re.compile(r"^[ \t]*(?:#{1,6} \S[^\n]{0,40}|[-*+] \S[^\n]*\n[ \t]*[-*+] \S)", re.MULTILINE),
    Fault(
        "markdown-in-html",
        wording("there is Markdown inside HTML, without an empty line before it: readers see its marks"),
        wording("Put an empty line before and after it."),
        Severity.WARNING,
    ),
    begins_line=True,
)

_LINK: Final = re.compile(r"!?\[(?P<words>[^\[\]\n]{0,1000})\]\(")
_ADDRESS: Final = re.compile(r"(?P<address>(?:[^()\n]|\([^()\n]*\)){0,500})(?P<end>\)?)")
_CALLED: Final = re.compile(r"(?P<path>\S+)\s+[“”„‟«»‘’](?P<title>[^\n]*?)[“”„‟«»‘’]?\s*")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_NEEDLE: Final = re.compile(r"[^&<>\"'\u00a0]{1,12}\Z")
"""So many letters of what a link is called are enough to find it; others may be written otherwise, as `&amp;`."""


def may_have_slips(html: str) -> bool:
    """Return whether the HTML of a text holds a sign that might be one."""
    return any(letter in html and any(map(html.__contains__, signs)) for letter, signs in _SIGNS.items())


def slips_in(source: str) -> tuple[Fault, ...]:
    """Return a warning for each mark that readers see, once a paragraph for each thing that is said."""
    found: dict[tuple[int, str, str], Fault] = {}
    places, finder = SourceMap(source), Finder(source)
    for text in texts_of(source):
        for place, fault in _slips(text, finder):
            found.setdefault((text.begin, fault.code, fault.message), replace(fault, mark=places.mark_of(place)))
        if len(found) >= _MOST:
            break
    return tuple(found.values())


def _slips(text: ReadersText, finder: Finder) -> Iterator[tuple[int, Fault]]:
    """Yield what is wrong in a text, and where it stands."""
    slips = (*_SLIPS, _WITHIN_HTML) if text.is_raw else _SLIPS
    matches = ((slip, match) for slip in slips for match in slip.pattern.finditer(text.text))
    links = ((None, match) for match in _LINK.finditer(text.text))
    done = 0
    for slip, match in sorted((*links, *matches), key=lambda each: each[1].start()):
        letters = match[0] if slip else _NEEDLE.findall(match[0])[0]
        if match.start() < done or (place := finder.place(letters, text)) is None:
            continue
        done = match.end()
        if slip is None:
            yield place, _WITHIN_HTML.fault if text.is_raw else _link_fault(finder.source, place + len(letters))
        elif not slip.begins_line or _begins_line(finder.source, place):
            yield place, slip.fault_of(match)


def _begins_line(source: str, place: int) -> bool:
    return _LINE_BEGIN.fullmatch(source, source.rfind("\n", 0, place) + 1, place) is not None


def _link_fault(source: str, begin: int) -> Fault:
    """Return what is wrong with a link or a picture whose address begins at a place."""
    found = _ADDRESS.match(source, begin)
    address = found["address"].strip() if found else ""
    if not found or not found["end"]:
        message, hint = wording("the address of this link is not closed"), wording("Put `)` after it.")
    elif address.startswith('"'):
        message = wording("this link has a title and no address")
        hint = wording("Write the address before it: `(https://… {title})`.", title=address)
    elif title := _CALLED.fullmatch(address):
        message = wording("the title of this link is in typographic quotation marks, so it is not a link")
        hint = wording('Write straight ones: `({path} "{title}")`.', **title.groupdict())
    elif any(each.isspace() for each in address):
        meant = quote(address, safe="%/:?&=#@+,;!$'()*~[]") if _SCHEME.match(address) else f"<{address}>"
        message = wording("the address “{address}” has a space in it, so it is not a link", address=address)
        hint = wording("Write `({meant})`.", meant=meant)
    else:
        message = wording("this is not read as a link")
        hint = wording("Leave brackets out of its words, or put `\\` before them.")
    return Fault("raw-markdown", message, hint, Severity.WARNING)
