"""What a file is that does not begin with its facts between two lines `---`, and what was meant to be such a line."""

from __future__ import annotations

import re
from typing import Final

from kollega.content.yaml_values import mark_at
from kollega.diagnostics import Fault, Mark
from kollega.i18n.wording import wording

_BEGIN: Final = wording("Begin the file with a line `---`, then `title: …` and the other facts, then a line `---`.")
_HYPHENS: Final = wording(
    "Type three hyphens and nothing else: `---`. A phone or a word processor may have turned them into something else."
)

_DASHES: Final = "\\-‐‑‒–—―−"
_MEANT: Final = re.compile(rf"[ \t]*\\?[{_DASHES}](?:[ \t]?\\?[{_DASHES}])*[ \t]*|[*_=]{{3,}}[ \t]*")
"""A line that may be meant for `---`; a list's `- ` has a text behind it."""
_WITH_TEXT: Final = re.compile(r"-{3,}[ \t]+\S.*")
_FACT: Final = re.compile(r"[ \t]*(?:#.*|-[ \t].*|-)?|[ \t]+\S.*|[\"']?[^\s:#][^:]{0,60}:(?:\s.*)?|[\]}].*")
"""A line that can stand among facts."""

_OTHER_FILES: Final = (
    (b"PK\x03\x04", wording("this is a Word document, or another packed file, named like a text")),
    (b"\xd0\xcf\x11\xe0", wording("this is a document from an old word processor, named like a text")),
    (b"{\\rtf", wording("this is rich text (RTF), not plain text")),
    (b"%PDF", wording("this is a PDF, named like a text")),
)
_PLAIN: Final = wording("Copy its words into a plain text file. In TextEdit on a Mac: Format → Make Plain Text.")
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")

_OPENINGS: Final = (
    (r"\s*\Z", wording("the file is empty"), _BEGIN),
    (
        r"```|~~~",
        wording("this line comes before the facts"),
        wording("Delete it, and the line at the end that belongs to it."),
    ),
    (
        r"\+\+\+",
        wording("these facts are written as TOML"),
        wording("Write each as `key: value`, between two lines `---`."),
    ),
    (
        r"\{\s*(?:\"|\Z)",
        wording("these facts are written as JSON"),
        wording("Write each as `key: value`, between two lines `---`."),
    ),
    (
        r"<!doctype|<html",
        wording("this is a web page, not Markdown"),
        wording("Copy its words, and write the facts above them."),
    ),
    (
        r"(?:[a-z_]{3,20}:[ \t].*\n){2}",
        wording("the line `---` before the facts is missing"),
        wording("Put a line with only `---` above this one."),
    ),
    (
        r"(?s:.*?\n)---[ \t]*\n[a-z_]{3,20}:",
        wording("this comes before the first line `---`"),
        wording("Move it below the facts: the file begins with `---`."),
    ),
)
"""How files begin, what that is, and what to do."""

_CONFLICT_SIGN: Final = "<<<<<<< "
_CONFLICT: Final = tuple(re.compile(line, re.MULTILINE) for line in (r"^<{7} ", r"^={7}$", r"^>{7} "))
_FENCE: Final = re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE)


def foreign_fault(content: bytes) -> Fault | None:
    """Return what a file is that is no text in UTF-8, where its first bytes tell; None for others."""
    if content.startswith(_UTF_16):
        message = wording("the file is saved in the encoding UTF-16")
        return Fault(
            "not-utf8", message, wording("Save it again as UTF-8. In Notepad: Save as, and below that Encoding.")
        )
    found = next((message for begin, message in _OTHER_FILES if content.startswith(begin)), None)
    return Fault("not-utf8", found, _PLAIN) if found else None


def conflict_fault(text: str) -> Fault | None:
    """Return where git has left two versions of a passage; None where there is none, but as an example in a text."""
    if _CONFLICT_SIGN not in text:  # as in nearly every text
        return None
    places = [-1]
    for line in _CONFLICT:
        found = line.search(text, places[-1] + 1)
        if found is None:
            return None
        places.append(found.start())
    _, begin, *_ = places
    if len(_FENCE.findall(text[:begin])) % 2:
        return None
    hint = wording("Keep one of the two versions, and delete the lines with `<<<<<<<`, `=======` and `>>>>>>>`.")
    message = wording("git found two versions of this passage and asks you to choose one")
    return Fault("merge-conflict", message, hint, mark=mark_at(text, begin))


def opening_fault(text: str) -> Fault:
    """Return what is wrong with a text that does not begin with a line `---`."""
    first = text.split("\n", 1)[0]
    if _MEANT.fullmatch(first):
        return Fault("no-front-matter", wording("the first line is not `---`, though it may look so"), _HYPHENS)
    for pattern, message, hint in _OPENINGS:
        if re.match(pattern, text, re.IGNORECASE):
            return Fault("no-front-matter", message, hint)
    return Fault("no-front-matter", wording("the file does not begin with a line `---` and facts below it"), _BEGIN)


def closing_fault(text: str) -> Fault:
    """Return what is wrong with a text of which the second line `---` is missing."""
    lines = list(enumerate(text.split("\n"), start=1))[1:]
    for number, line in lines:
        if _MEANT.fullmatch(line):
            message = wording("this line is not `---`, though it may look so: the facts do not end")
            return Fault("open-front-matter", message, _HYPHENS, mark=Mark(number))
        if _WITH_TEXT.fullmatch(line):
            message = wording("the second line `---` has text after it, so the facts do not end")
            return Fault("open-front-matter", message, wording("Put the text on the next line."), mark=Mark(number))
    message = wording("the second line `---` is missing: the facts do not end")
    beyond = next((number for number, line in lines if not _FACT.fullmatch(line)), None)
    if beyond is None:
        return Fault(
            "open-front-matter", message, wording("Put a line with only `---` between the facts and the text.")
        )
    return Fault("open-front-matter", message, wording("Put a line with only `---` above this one."), mark=Mark(beyond))


def is_boundary(line: str) -> bool:
    """Return whether a line may be meant for `---`."""
    return bool(_MEANT.fullmatch(line))
