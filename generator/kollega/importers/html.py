"""HTML of other systems as Markdown that our own reader takes: headings below the title, lists, links to the web.

Nothing of it is trusted: scripts, styles, frames and forms go with all that is in them.
"""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any, Final

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, Tag, XMLParsedAsHTMLWarning
from bs4.element import NavigableString
from markdownify import BACKSLASH, MarkdownConverter

from kollega.i18n.wording import wording
from kollega.importers.answer import SourceError
from kollega.submissions.plain import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 500_000
"""Characters of HTML; the longest real vacancy has some 20,000."""

_DEEPEST: Final = 100
"""Elements in each other; a table in a list in what an editor puts around it has some 20."""

_GONE: Final = (
    *("script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed", "applet"),
    *("form", "input", "button", "select", "textarea", "svg", "math", "canvas", "audio", "video", "map"),
)
_MARKS: Final = ("b", "strong", "i", "em", "u", "a", "span")
_KINDS: Final = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic"}
"""Marks that say the same."""
_LISTS: Final = ("ul", "ol")
_BLOCKS: Final = ("p", "div", "ul", "ol", "table", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
_AROUND: Final = ("li", "td", "th", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6")
"""In which no paragraph is a heading."""
_LONGEST_HEADING: Final = 80
"""Characters of a paragraph in bold that is taken for a heading."""
_WEB: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>]+", re.IGNORECASE)


def markdown_of(html: str, *, pictures: bool = False) -> str:
    """Return HTML as Markdown, with `pictures` or without. Raises SourceError for what is too much of it."""
    if len(html) > LONGEST:
        raise SourceError(
            wording("a text is longer than {size:,} characters", size=LONGEST),
            wording("Shorten it where it comes from."),
        )
    soup = soup_of(html)
    _refuse_depth(soup)
    _clean(soup, pictures=pictures)
    written = _Converter(heading_style="atx", bullets="-", newline_style=BACKSLASH, wrap=False).convert_soup(soup)
    tidy = re.sub(r"[ \t\xa0]+(?=\n|$)", "", written.replace("\xa0", " "))
    tidy = re.sub(r"(?<!\\)(?:\\\n[ \t]*){2,}", "\n\n", tidy)  # two line breaks make a paragraph
    tidy = re.sub(r"(?<!\\)\\(?=\n\n|\n*\Z)", "", tidy)  # and one at its end nothing
    return re.sub(r"\n{3,}", "\n\n", tidy if pictures else plain_text(tidy)).strip("\n")


def soup_of(markup: str | bytes) -> BeautifulSoup:
    """Return the elements of HTML, whatever it looks like: a text that is but an address is a text too."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)
        return BeautifulSoup(markup, "lxml")


def plain_of(html: str) -> str:
    """Return the words of HTML, on one line."""
    return " ".join(soup_of(html[:LONGEST]).get_text(" ").split())


def sections_of(parts: Iterable[tuple[str, str]], *, pictures: bool = False) -> str:
    """Return headings, each with HTML below it, as one Markdown text; an empty heading is none."""
    written = ((heading, markdown_of(html, pictures=pictures)) for heading, html in parts)
    return "\n\n".join(f"## {heading}\n\n{text}" if heading else text for heading, text in written if text)


def _refuse_depth(soup: BeautifulSoup) -> None:
    """Raise SourceError where elements stand in each other as no text has them: the converter goes down in steps."""
    depth = {id(soup): 0}
    for tag in soup.find_all():
        depth[id(tag)] = depth[id(tag.parent)] + 1
        if depth[id(tag)] > _DEEPEST:
            message = wording("more than {number} elements of a text are nested in each other", number=_DEEPEST)
            raise SourceError(message, wording("Write it again where it comes from."))


def _clean(soup: BeautifulSoup, *, pictures: bool) -> None:
    """Take out what no text needs, and mend what editors in browsers make of lists, headings and lines."""
    for tag in soup(_GONE if pictures else (*_GONE, "img", "picture")):
        tag.decompose()
    _mend_marks(soup)
    _mend_lists(soup)
    _keep_captions(soup)
    headings = soup.find_all(re.compile("^h[1-6]$"))
    levels = {int(tag.name[1]) for tag in headings}
    down = 1 in levels
    for tag in headings:
        tag.name = f"h{min(int(tag.name[1]) + down, 6)}"
    for paragraph in soup.find_all(["p", "div"]):
        _raise_heading(paragraph, min(min(levels, default=1) + down + 1, 6))


def _mend_marks(soup: BeautifulSoup) -> None:
    """Make one of marks that follow each other, as editors leave them, and none of those without a letter."""
    for text in soup.find_all(string=re.compile("\xa0")):
        text.replace_with(text.replace("\xa0", " "))  # which markdownify 1.2.3 would lose at the end of a mark
    for tag in soup.find_all(list(_KINDS)):
        while not tag.decomposed and isinstance(after := tag.next_sibling, Tag) and _says_the_same(tag, after):
            tag.extend(list(after.children))
            after.decompose()
    for tag in soup.find_all(_MARKS):
        words = tag.get_text()
        is_empty = not words.strip() or (tag.name in _KINDS and not any(map(str.isalnum, words)))
        if is_empty and tag.find(["br", "img"]) is None:
            tag.replace_with(words or " ")
    for tag in soup.find_all(list(_KINDS)):
        if _runs_into(tag, tag.previous_sibling, 0, -1):
            tag.insert_before(" ")
        if _runs_into(tag, tag.next_sibling, -1, 0):
            tag.insert_after(" ")


def _keep_captions(soup: BeautifulSoup) -> None:
    """Give a picture what is written below it, and not what a mouse finds, as its title: that is shown below it."""
    for picture in soup.find_all("img", title=True):
        del picture["title"]
    for figure in soup.find_all("figure"):
        pictures, caption = figure.find_all("img"), figure.find("figcaption")
        if len(pictures) == 1 and caption:
            pictures[0]["title"] = caption.get_text()
            caption.decompose()


def _says_the_same(tag: Tag, other: Tag) -> bool:
    return _KINDS.get(tag.name) == _KINDS.get(other.name)


def _runs_into(tag: Tag, beside: Any, own: int, other: int) -> bool:  # noqa: ANN401 - an element or a text
    """Return whether a mark would be none in Markdown, where a sign ends it and a letter, or another mark, follows.

    CommonMark 0.31, 6.2: what is right-flanking does not begin a mark, and what is left-flanking ends none.
    """
    text, neighbour = tag.get_text(), beside.get_text() if beside is not None else ""
    if not text or not neighbour or text[own].isspace() or neighbour[other].isspace():
        return False
    is_mark = isinstance(beside, Tag) and beside.name in _KINDS
    return is_mark or (not text[own].isalnum() and neighbour[other].isalnum())


def _mend_lists(soup: BeautifulSoup) -> None:
    """Put lists that stand beside entries into these, as old editors nest them, and entries without a list into one."""
    for inner in soup.find_all(_LISTS):
        if isinstance(inner.parent, Tag) and inner.parent.name in _LISTS:
            if isinstance(before := inner.find_previous_sibling(), Tag) and before.name == "li":
                before.append(inner.extract())
            else:
                inner.wrap(soup.new_tag("li"))
    for item in soup.find_all("li"):
        if item.parent is None or item.parent.name not in _LISTS:
            _wrap_items(soup, item)


def _wrap_items(soup: BeautifulSoup, first: Tag) -> None:
    """Put entries that stand outside of any list into one."""
    around = first.wrap(soup.new_tag("ul"))
    while (after := around.next_sibling) is not None and (
        (isinstance(after, Tag) and after.name == "li") or (isinstance(after, NavigableString) and not after.strip())
    ):
        around.append(after.extract())


def _raise_heading(paragraph: Tag, level: int) -> None:
    """Make a heading of a short paragraph that is bold as a whole: that is how people mark them where they can."""
    words = " ".join(paragraph.get_text().split())
    parts = _parts(paragraph)
    while len(parts) == 1 and isinstance(parts[0], Tag) and parts[0].name in {"span", "u", "font", "em", "i"}:
        parts = _parts(parts[0])
    is_bold = bool(parts) and all(isinstance(each, Tag) and each.name in {"b", "strong"} for each in parts)
    is_sentence = words.endswith((".", "!", ",", ";", "…"))
    is_short = is_bold and not is_sentence and len(words) <= _LONGEST_HEADING
    if is_short and not paragraph.find_parent(_AROUND) and not paragraph.find(_BLOCKS):
        paragraph.clear()
        paragraph.string = words.removesuffix(":").rstrip()
        paragraph.name = f"h{level}"


def _parts(tag: Tag) -> list[Any]:
    """Return what stands in an element, without line breaks and what is empty."""
    return [each for each in tag.children if (each.get_text() if isinstance(each, Tag) else str(each)).strip()]


_EVERYWHERE: Final = re.compile(
    r"[\\`*~]|!(?=\[)|(?<!\w)_|_(?!\w)|<(?=[a-zA-Z/!?])|&(?=#?\w+;)"
    r"|\[(?=\^|[ xX]\]|[^\]]*\][(\[:])"
)
"""Signs that would be Markdown wherever they stand."""
_AT_BEGINNING: Final = re.compile(r"^(\s*)(?:([-+#>=|:])|(\d{1,9})(?=[.)]))")
"""And those that would be at the beginning of a line."""


def _begins_a_line(text: NavigableString) -> bool:
    """Return whether nothing that is seen stands before a text on its line."""
    node: Any = text
    while True:
        before = node.previous_sibling
        while before is not None and not before.get_text().strip() and before.name not in {"br", "img"}:
            before = before.previous_sibling
        if before is not None:
            return before.name in {*_BLOCKS, "li", "br", "hr"}
        node = node.parent
        if node is None or node.name not in _MARKS:
            return True


class _Converter(MarkdownConverter):
    """Writes links to the web alone, and takes no sign for Markdown that was a letter."""

    def process_text(self, el: NavigableString, parent_tags: set[str] | None = None) -> str:
        """Return a piece of text."""
        written = str(super().process_text(el, parent_tags=parent_tags))  # type: ignore[misc] # its stub leaves it out
        if not _begins_a_line(el) or "pre" in (parent_tags or ()):
            return written
        return _AT_BEGINNING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[2] else f"{found[0]}\\", written)

    def escape(self, text: str, parent_tags: set[str]) -> str:
        """Return a text with what would be Markdown made a letter."""
        plain = _EVERYWHERE.sub(r"\\\g<0>", text)
        return plain.replace("|", "\\|") if {"td", "th"} & parent_tags else plain

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        """Return a link, or what it says where it leads nowhere that a reader can go."""
        href = str(el.get("href") or "").strip()
        if not _WEB.fullmatch(href):
            return text
        el["href"] = href.replace("(", "%28").replace(")", "%29")
        del el["title"]
        return str(super().convert_a(el, text, parent_tags))  # type: ignore[misc] # its stub leaves it out

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002 - as markdownify calls it
        """Return a picture by its own address; without one it is none."""
        src = str(el.get("src") or "").strip()
        alt = re.sub(r"[\[\]\\\n]", " ", str(el.get("alt") or "")).strip()
        title = " ".join(str(el.get("title") or "").replace('"', "\N{RIGHT DOUBLE QUOTATION MARK}").split())
        caption = f' "{title}"' if title and title != alt else ""
        address = src.replace("(", "%28").replace(")", "%29").replace(" ", "%20")
        return f"![{alt}]({address}{caption})" if src else ""


def attribute(tag: Any, name: str) -> str:  # noqa: ANN401 - whatever a parser found
    """Return an attribute of a tag as text; empty where it has none."""
    value = tag.get(name) if isinstance(tag, Tag) else None
    return value.strip() if isinstance(value, str) else ""
