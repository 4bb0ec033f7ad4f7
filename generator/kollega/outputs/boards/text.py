"""The text of an advertisement: the standfirst, the facts, and the body in few elements that every board knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from lxml.html import fragment_fromstring

from kollega.markdown.body import Body
from kollega.networks.graphemes import segments
from kollega.outputs.job_posting import description_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.i18n.words import Words

_SECTION = "h2"
"""Headings of bodies begin with it."""
_ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


class Section(NamedTuple):
    """A part of the text."""

    heading: str
    """Plain text; empty for what stands before the first heading."""
    html: str
    """A few elements without attributes."""


def sections_of(standfirst: str, facts: Iterable[tuple[str, str]], body: Body) -> tuple[Section, ...]:
    """Return the text in the parts that its headings make; the first holds the standfirst and the facts too."""
    opening, *others = _split(body.html)
    first = Section("", _paragraph(standfirst) + _list(facts) + opening.html)
    return (first, *others)


def _split(html: str) -> Iterator[Section]:
    """Yield what stands before the first heading of the highest level, and each part below one."""
    root = fragment_fromstring(html, create_parent="div")
    heading, part = "", etree.Element("div")
    part.text = root.text
    for element in list(root):
        if element.tag == _SECTION:
            yield Section(heading, _plain(part))
            heading, part = " ".join("".join(element.itertext()).split()), etree.Element("div")
            part.text = element.tail
        else:
            part.append(element)
    yield Section(heading, _plain(part))


def _plain(part: etree._Element) -> str:
    """Return a part of a body as job postings have it, without the standfirst."""
    inner = (part.text or "") + "".join(
        etree.tostring(each, method="html", encoding="unicode", with_tail=True) for each in part
    )
    return description_html("", Body(inner, ())).removeprefix(_paragraph("")) if inner.strip() else ""


def description(sections: Sequence[Section]) -> str:
    """Return the whole text; headings are bold paragraphs."""
    return "".join((_paragraph(each.heading, bold=True) if each.heading else "") + each.html for each in sections)


def _paragraph(text: str, *, bold: bool = False) -> str:
    paragraph = etree.Element("p")
    (etree.SubElement(paragraph, "strong") if bold else paragraph).text = text
    return _serialise(paragraph)


def _list(facts: Iterable[tuple[str, str]]) -> str:
    element = etree.Element("ul")
    for label, value in facts:
        etree.SubElement(element, "li").text = f"{label}: {value}"
    return _serialise(element) if len(element) else ""


def _serialise(element: etree._Element) -> str:
    return etree.tostring(element, method="html", encoding="unicode", with_tail=False)


@lru_cache(maxsize=64)
def _replacements(replaced: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return what stands for the tags that a board does not know; the HTML is ours, and none has attributes."""
    pairs = ((f"<{slash}{old}>", f"<{slash}{new}>") for old, new in replaced for slash in ("", "/"))
    return tuple(pairs)


def with_known_elements(html: str, replaced: Mapping[str, str]) -> str:
    """Return the text with other elements for those that a board does not know."""
    for old, new in _replacements(tuple(replaced.items())):
        html = html.replace(old, new)
    return html


def shorten_html(html: str, most: int | None) -> str:
    """Return as many elements from the first one on as a board takes; the first alone may end within its text."""
    if most is None or len(html) <= most:
        return html
    kept, length = [], 0
    for element in fragment_fromstring(html, create_parent="div"):
        text = _serialise(element)
        length += len(text)
        if length > most:
            break
        kept.append(text)
    return "".join(kept) or _first_words(html, most)


def _first_words(html: str, most: int) -> str:
    """Return a paragraph of the first words; a letter may take five characters in HTML."""
    text = "".join(fragment_fromstring(html, create_parent="div").itertext())
    room = most - len(_paragraph(""))
    cut = shorten(text, room)
    while len(_paragraph(cut)) > most:
        room = room * 9 // 10
        cut = shorten(text, room)
    return _paragraph(cut)


def shorten(text: str, most: int | None) -> str:
    """Return a plain text that is at most so long; a longer one ends at a word, with an ellipsis."""
    if most is None or len(text) <= most:
        return text
    letters, length = [], len(_ELLIPSIS)
    for letter in segments(text[: most + 1]):
        length += len(letter)
        if length > most:
            break
        letters.append(letter)
    cut = "".join(letters)
    words = cut.rsplit(None, 1)
    return (words[0] if len(words) > 1 else cut).rstrip() + _ELLIPSIS


def own_facts(facts: Iterable[tuple[str, str]], words: Words) -> tuple[tuple[str, str], ...]:
    """Return facts with what they are called, as far as the language of the vacancy has a word for it."""
    return tuple((words(label), value) for label, value in facts if words.language_of(label) == words.lang)
