"""The HTML of a text as feed readers take it: they have neither the theme's styles nor other elements beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lxml import etree

from kollega.markdown.tree import rename, tree_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

_DROPPED: Final = frozenset({"aria-label", "class", "decoding", "id", "loading", "role", "sizes", "srcset", "tabindex"})
"""What is for the site's own pages: an id would be the same as another entry's, on one page of a reader."""

_ALIGNMENTS: Final = {f"align-{side}": f"text-align:{side}" for side in ("left", "center", "right")}

_SPECIAL: Final = re.compile(
    r"<(?:input|picture|bdo|details)\b|<a\b[^>]*\b(?i:tel):|\b(?:class|id|srcset|aria-label|role)="
)
"""What there is to do about; a text without any of these is left as it is."""

_SIGNS: Final = ("<input", "<picture", "<bdo", "<details", "class=", "id=", "srcset=", "aria-label=", "role=")
"""What a text with something special has, but for telephone numbers: to look for each takes a tenth of the time."""

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

_HEADING: Final = re.compile(r'<(h[1-6]) id="[^"]*">')
"""The beginning of a heading. No text and no attribute has the like, in which `<` or quotation marks are escaped."""


def feed_html(html: str) -> str:
    """Return the sanitised HTML of a text for feeds."""
    plain = html if "&nbsp;" in html else _HEADING.sub(r"<\1>", html)  # which libxml2 writes as the character
    if not _may_be_special(plain) or not _SPECIAL.search(plain):
        return plain
    return _treated(html, _DROPPED)


def post_html(html: str) -> str:
    """Return it for a page of its own on another site, where links within the text find what they lead to."""
    return _treated(html, _DROPPED - {"id"})


def _treated(html: str, dropped: Collection[str]) -> str:
    body = tree_of(html)[0]
    for element in list(body.iter(etree.Element)):
        _treat(element, dropped)
    etree.strip_tags(body, "x-body", "x-gone")
    written = etree.tostring(body, method="html", encoding="unicode")
    return written.removeprefix("<body>").removesuffix("</body>").strip()


def _may_be_special(html: str) -> bool:
    return any(sign in html for sign in _SIGNS) or "tel:" in html.lower()


def _treat(element: etree._Element, dropped: Collection[str]) -> None:
    classes = element.get("class", "").split()
    if treat := _TREATMENTS.get(str(element.tag)):
        treat(element)
    for name in classes:
        if name in _ALIGNMENTS:
            element.set("style", _ALIGNMENTS[name])
        elif treat := _BY_CLASS.get(name):
            treat(element)
    for name in [each for each in map(str, element.attrib) if each in dropped]:
        del element.attrib[name]


def _checkbox(element: etree._Element) -> None:
    """Write a box as a sign: WordPress takes out the element, and with it what is done."""
    done = element.get("checked") is not None
    rename(element, "x-gone")
    element.text = "\N{BALLOT BOX WITH CHECK}" if done else "\N{BALLOT BOX}"


def _phone(element: etree._Element) -> None:
    """Write a telephone number as text: feedparser 6.0.14 leaves a link to nothing of it."""
    address = element.get("href", "")
    if not address.lower().startswith("tel:"):
        return
    number = address.partition(":")[2]
    said = "".join(map(str, element.itertext()))
    rename(element, "x-gone")
    if _digits(number) not in _digits(said):
        last = element[-1] if len(element) else None
        note = f" ({number})"
        if last is None:
            element.text = (element.text or "") + note
        else:
            last.tail = (last.tail or "") + note


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _direction(element: etree._Element) -> None:
    """Write a text against its own direction as a style: the W3C's validator takes the element for a risk."""
    style = f"unicode-bidi:bidi-override;direction:{element.get('dir', 'ltr')}"
    rename(element, "span")
    element.set("style", style)


def _summary(element: etree._Element) -> None:
    """Write what opens a passage as a paragraph: feedparser and others let it run into the words behind it."""
    rename(element, "div" if any(child.tag in _HEADINGS for child in element) else "p")


def _rename(tag: str) -> Callable[[etree._Element], None]:
    return lambda element: rename(element, tag)


_TREATMENTS: Final[Mapping[str, Callable[[etree._Element], None]]] = {
    "a": _phone,
    "bdo": _direction,
    "details": _rename("div"),
    "input": _checkbox,
    "picture": _rename("x-gone"),
    "source": _rename("x-gone"),  # libxml2 takes what follows it to stand in it
    "summary": _summary,
}
_BY_CLASS: Final[Mapping[str, Callable[[etree._Element], None]]] = {
    "table": _rename("x-gone"),  # the frame in which a wide table scrolls
    "markdown-alert": _rename("blockquote"),
    "markdown-alert-title": _rename("strong"),
}
