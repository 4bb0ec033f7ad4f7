"""Facts that are plain text: entities in them are read, marks of Markdown told, and quotation marks set as printed.

The title is one of them, and is not said once more by the text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any, Final

from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.i18n.typography import typographic
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.content.source import Source
    from kollega.diagnostics import Steps

_PRINTED: Final = ("title", "description", "quote")
"""What is set as it would be printed; the author's own words for a network are not."""
_PLAIN: Final = (
    *(*_PRINTED, "photo_alt", "name", "role", "pronouns", "expertise"),
    *("start_date", "education", "experience", "benefits", "process"),
)
"""What readers see, in which Markdown means nothing."""
_ENTITY: Final = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_JOINERS: Final = "\u00ad\u200c\u200d"
_TAGS: Final = "a|abbr|b|big|br|cite|code|div|em|font|h[1-6]|i|img|li|p|small|span|strong|strike|sub|sup|tt|u|ul|ol"
_MARKS: Final = re.compile(
    r"(?P<sign>\*\*|~~|`)(?=\S)[^*`~\n]{1,300}?(?P=sign)"
    r"|(?<![\w*])(?P<single>[*_])(?=[^\s*_])[^*_\n]{0,300}?[^\s*_](?P=single)(?![\w*])"
    r"|(?<![\w_])(?P<double>__)(?=[^\s_])[^_\n]{0,300}?[^\s_]__(?![\w_])"
    r"|(?P<link>!?\[[^\[\]\n]{1,200}\]\([^()\s]{1,300}\))"
    r"|^(?P<heading>#{1,6}) "
    rf"|(?P<tag></?(?:{_TAGS})(?:\s[^<>]{{0,200}})?/?>)",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"[*_~`\[<]|^#")
"""What is in each of them."""
HEADING: Final = re.compile(
    r"(?:#{1,6}[ \t]+(?P<words>[^\r\n]{1,500})|(?P<lined>[^\r\n]{1,500})(?:\r\n|\r|\n)(?:=+|-+)[ \t]*)"
    r"(?:(?:\r\n|\r|\n)(?:[ \t]*(?=\r|\n|$))?)*"
)
"""A heading, behind `#` or above a line, and the empty lines below it."""
_DEPTH: Final = 9
"""So deep in each other marks may stand."""


def printed(source: Source, lang: str, *, typographer: bool) -> Source:
    """Return a file with the entities of its facts read, and what is printed set as the language prints it."""
    data = _read(source.data) if "&" in source.marks.raw else source.data
    if typographer:
        texts = ((key, data.get(key)) for key in _PRINTED)
        data = {**data, **{key: typographic(text, lang) for key, text in texts if isinstance(text, str)}}
    return replace(source, data=data)


def _read(data: Any) -> Any:  # noqa: ANN401 - nested data of YAML
    """Return the data with the letters that entities stand for."""
    if isinstance(data, str):
        return _ENTITY.sub(_letters, data)
    if isinstance(data, list):
        return [_read(each) for each in data]
    return {key: _read(each) for key, each in data.items()} if isinstance(data, dict) else data


def _letters(entity: re.Match[str]) -> str:
    """Return what an entity stands for; itself, where that could not be seen or would turn the text."""
    letters = unescape(entity[0])
    hidden = any(
        (unicodedata.category(each)[0] == "C" and each not in _JOINERS) or each in "\u2028\u2029\ufffd"
        for each in letters
    )
    return entity[0] if hidden else letters


def fact_diagnostics(source: Source) -> Iterator[Diagnostic]:
    """Yield marks in facts that are plain text, and a title that the text repeats."""
    yield from _marks(source)
    yield from _repeated_title(source)


def _repeated_title(source: Source) -> Iterator[Diagnostic]:
    """Yield the heading that a text begins with where it says nothing but the title, which the page has already."""
    title, text = source.data.get("title", source.data.get("name")), source.text.lstrip()
    if not isinstance(title, str) or not (found := HEADING.match(text)):
        return
    if (words := _spoken(title)) and words == _spoken(found["words"] or found["lined"]):
        line = source.text_line + source.text[: len(source.text) - len(text)].count("\n")
        message = wording("the text begins by repeating the title")
        hint = wording("Delete this heading: the page already shows the title.")
        yield Diagnostic.at(source.path, Mark(line, 1), "repeated-title", message, hint, severity=Severity.NOTE)


def _spoken(text: str) -> list[str]:
    """Return the words of a text, without signs and marks."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold())


def _marks(source: Source) -> Iterator[Diagnostic]:
    """Yield the marks of Markdown and HTML in facts that are plain text."""
    for steps, text in _texts(source.data):
        if _SIGN.search(text) and (found := _MARKS.search(text)):  # hardly one has a sign at all
            marks = next(mark for mark in found.groups() if mark)
            message = wording("`{key}` is plain text: readers see “{marks}” as you typed it", key=steps[0], marks=marks)
            hint = wording("Remove the marks.")
            mark = source.marks.value(*steps)
            yield Diagnostic.at(source.path, mark, "marks-in-facts", message, hint, severity=Severity.WARNING)


def without_marks(text: str) -> str:
    """Return a plain text with nothing that `marks-in-facts` would tell of, and all its words."""
    for _ in range(_DEPTH):
        bare = _MARKS.sub(_words, text)
        if bare == text:
            break
        text = bare.strip()
    return text


def _words(found: re.Match[str]) -> str:
    """Return what stands between marks."""
    if found["tag"] or found["heading"]:
        return ""
    if found["link"]:
        return found["link"].partition("[")[2].partition("]")[0]
    mark = len(found["sign"] or found["single"] or found["double"])
    return found[0][mark:-mark]


def _texts(data: Mapping[str, Any]) -> Iterator[tuple[Steps, str]]:
    for key in _PLAIN:
        value = data.get(key)
        for step, text in enumerate(value) if isinstance(value, list) else ((None, value),):
            if isinstance(text, str):
                yield ((key,) if step is None else (key, step)), text
