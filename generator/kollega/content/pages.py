"""Hand-written pages: MkDocs draws them; what would stop it is found before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from kollega.config.project import PAGE_ENDINGS
from kollega.content.files import WELL_KNOWN, split_suffix
from kollega.content.front_matter import hidden_page_diagnostic
from kollega.content.source import Source, decode, parse, read_bytes
from kollega.diagnostics import Diagnostic, Fault, Mark
from kollega.filesystem import ending
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kollega.config.settings import Settings

GUIDELINES = "guidelines/"
"""The address of the guidelines, below the folder of each language."""

PROGRAMME = "programme/"
"""The address of what colleagues are told of the programme, likewise."""

_NO_MATTER = frozenset({"no-front-matter", "open-front-matter"})
"""A page needs none, and may begin with a line across it."""

# How much a page may hold of what makes Python-Markdown slow, or fall: counts, the same on every machine. Whatever it
# looks for from each place where it might begin takes time that grows with the square: 20 kB of `[` take minutes. What
# stands in each other deeper than Python calls functions makes it fall. Measured with Python-Markdown 3.11.3,
# 2026-11-28: each bound is reached within a second or two.
_STEPS: Final = 2_000_000
"""How many letters may be gone through, in all paragraphs, from each beginning to its end."""
_HEADINGS: Final = 2_000
_DEPTH: Final = 50
"""How often lists, quotes and notes may stand in each other. Each takes several calls, of the thousand of Python."""

_GAP: Final = re.compile(r"\n[ \t]*(?=\n)")
_BRACKET: Final = re.compile(r"(?<!\\)[\[\]]")
_TARGET: Final = re.compile(r"(?<=\])\(|(?<!\\)\)")
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])|>")
_FAULTS: Final = (
    (_BRACKET, "[", wording("more brackets open before this paragraph ends than can be checked")),
    (_TARGET, "(", wording("more links begin before this paragraph ends than can be checked")),
    (_TAG, "<", wording("more tags begin before this paragraph ends than can be checked")),
)
_HEADING: Final = re.compile(r"^(?:#|(?:=+|-+)[ \t]*$)", re.MULTILINE)
_DEEP: Final = re.compile(rf"^(?:\t| {{4}}){{{_DEPTH}}}[ \t]*(?:[-*+>:]|[!?]{{3}}|\d+[.)])[ \t]", re.MULTILINE)
_DEEP_QUOTE: Final = re.compile(rf"^(?:[ \t]*>){{{_DEPTH}}}", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """A hand-written page; MkDocs draws it."""

    path: str
    """The file, relative to the folder of mkdocs.yml."""
    lang: str
    """BCP 47."""
    address: str
    """Root-relative path on the site, empty for the home page."""
    text: str
    """The whole file."""


def read_page(path: str, folder: PurePosixPath, settings: Settings, root: Path) -> Page | Diagnostic:
    """Return the hand-written page at a path, or what keeps it from being drawn."""
    content = read_bytes(path, root)
    if isinstance(content, Diagnostic):
        return content
    source = parse(path, content)
    if isinstance(source, Diagnostic) and source.code not in _NO_MATTER:
        return source
    if isinstance(source, Source) and (found := hidden_page_diagnostic(source)):
        return found
    text = decode(content)
    if too_much := page_excess(text):
        return too_much.of(path)
    lang, address = page_address(path, folder, settings)
    return Page(path, lang, address, text)


def is_page(path: str, folder: str) -> bool:
    """Return whether a path is one of a hand-written page; what lies in a hidden folder is none."""
    return path.startswith(folder) and ending(path) in PAGE_ENDINGS and not path.startswith(f"{folder}{WELL_KNOWN}/")


def page_address(path: str, folder: PurePosixPath, settings: Settings) -> tuple[str, str]:
    """Return language and root-relative address of a hand-written page, from its path and the pages' folder.

    The guidelines that the settings name stand at `guidelines/`, however their file is called.
    """
    pure = PurePosixPath(path).relative_to(folder)
    stem, suffix = split_suffix(pure.stem)
    lang = suffix if suffix in settings.languages else settings.languages[0]
    if suffix not in settings.languages:
        stem = pure.stem
    if str(folder / pure.with_name(stem + pure.suffix)) == settings.guidelines:
        return lang, settings.prefix(lang) + GUIDELINES
    above = "" if str(pure.parent) == "." else f"{pure.parent}/"
    name = "" if stem.lower() in {"index", "readme"} else f"{stem}/"
    return lang, f"{settings.prefix(lang)}{above}{name}"


def page_excess(text: str) -> Fault | None:
    """Return what a page holds too much of, with its place; None where it can be drawn."""
    if deep := _DEEP.search(text) or _DEEP_QUOTE.search(text):
        message = wording("more than {depth} lists, quotes or notes are nested here", depth=_DEPTH)
        return Fault(
            "too-deep", message, wording("Begin a list or a heading of its own."), mark=_mark(text, deep.start())
        )
    for number, heading in enumerate(_HEADING.finditer(text)):
        if number == _HEADINGS:
            message = wording("the page has more than {number:,} headings and lines of hyphens", number=_HEADINGS)
            return Fault(
                "too-much", message, wording("Split it into several pages."), mark=_mark(text, heading.start())
            )
    for marks, opening, message in _FAULTS:
        steps = 0
        for start, block in _paragraphs(text) if opening in text else ():
            steps += _steps(marks.finditer(block), opening, len(block))
            if steps > _STEPS:
                hint = wording(
                    "Close each `{opening}` in its sentence, or put a backslash before it: `\\{opening}`.",
                    opening=opening,
                )
                return Fault("too-much", message, hint, mark=_mark(text, start))
    return None


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands between empty lines, and where it begins."""
    begin = 0
    for gap in _GAP.finditer(text):
        yield begin, text[begin : gap.start()]
        begin = gap.end() + 1
    yield begin, text[begin:]


def _steps(marks: Iterable[re.Match[str]], opening: str, end: int) -> int:
    """Return how far it is from each opening mark to the one that closes it, or to the end, all together."""
    opened: list[int] = []
    steps = 0
    for mark in marks:
        if mark[0] == opening:
            opened.append(mark.start())
        elif opened:
            steps += mark.start() - opened.pop()
    return steps + sum(end - start for start in opened)


def _mark(text: str, place: int) -> Mark:
    return Mark(text.count("\n", 0, place) + 1, 1)
