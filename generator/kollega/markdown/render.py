"""Markdown to HTML: everything that knows comrak."""

from __future__ import annotations

import re
from typing import Any, Final

import comrak
from lxml import etree

from kollega.i18n.characters import replace_strange, strange_in
from kollega.markdown.sanitise import NOTHING

_EXTENSIONS = comrak.ExtensionOptions()
for _name in ("table", "strikethrough", "autolink", "tasklist", "footnotes", "alerts"):
    setattr(_EXTENSIONS, _name, True)
_EXTENSIONS.header_id_prefix = ""  # ids as the code host makes them; the walk prefixes every id alike
_RENDERING = comrak.RenderOptions()
_WITH_PLACES = comrak.RenderOptions()
_WITH_PLACES.sourcepos = True  # columns in bytes: counting characters takes it seconds on a line of 100 kB
for _rendering in (_RENDERING, _WITH_PLACES):
    _rendering.unsafe_ = True  # raw HTML passes here, so that the walk can say what is taken out, and where

_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+))")
_LAST_CODE_POINT = 0x10FFFF


def source_of(markdown: str) -> str:
    """Return the Markdown as it is rendered: plain, with one kind of line ending."""
    return replace_strange(markdown.replace("\r\n", "\n").replace("\r", "\n"))


def html_of(source: str) -> str:
    """Return the HTML of a source, raw HTML in it, and nothing strange."""
    return _rendered(source, _RENDERING)


def placed_html_of(source: str) -> str:
    """Return the same with the place of everything that comrak made."""
    return _rendered(source, _WITH_PLACES)


def _rendered(source: str, rendering: comrak.RenderOptions) -> str:
    html = comrak.render_markdown(source, _EXTENSIONS, None, rendering)
    if "&#" not in source:  # without references, nothing comes in that was not in the source
        return html
    # What is left of references stands in raw HTML; comrak has resolved or escaped all others.
    return _REFERENCE.sub(_safe_reference, replace_strange(html))


def _safe_reference(reference: re.Match[str]) -> str:
    hexadecimal, decimal = reference.groups()
    digits = hexadecimal or decimal
    number = int(digits, 16 if hexadecimal else 10) if len(digits) <= len(str(_LAST_CODE_POINT)) else 0
    strange = number > _LAST_CODE_POINT or strange_in(chr(number))
    return "&#xfffd" if strange else reference[0]


_CAPITAL: Final = re.compile(r"(?<!\w)(?!https?:)(?i:https?)://")
_ADDRESS: Final = re.compile(rf"{_CAPITAL.pattern}[^\W_](?:[\w.-]*[\w-])?[^\s<]*")
_MARKS: Final = "?!.,:;*_~'\"’”»"
"""Marks of the sentence end no address (https://github.github.com/gfm/#autolinks-extension-, read 2026-11-27)."""
_TEXTS: Final = etree.XPath(
    "//text()[not(ancestor::a or ancestor::code or ancestor::pre or ancestor::script or ancestor::style)]"
)


def has_capital_links(text: str) -> bool:
    """Return whether a text has such an address. To count is quick, and nearly no text has one."""
    others = text.count("://") - text.count("http://") - text.count("https://")
    return others > 0 and _CAPITAL.search(text) is not None


def link_capitals(root: etree._Element) -> None:
    """Make a link of each such address outside of links and code."""
    texts: Any = _TEXTS(root)
    for text in texts:
        if has_capital_links(text):
            _replace(text, _with_links(text))


def _replace(text: Any, linked: etree._Element) -> None:  # noqa: ANN401 - a text that knows its element
    beside = text.getparent()
    if text.is_text:
        beside.text = None
        beside.insert(0, linked)
    else:
        beside.tail = None
        beside.addnext(linked)


def _with_links(text: str) -> etree._Element:
    """Return the text in an element that is none to readers, each address a link in it."""
    linked = etree.Element(NOTHING)
    done, last = 0, None
    for found in _ADDRESS.finditer(text):
        address = _without_marks(found[0])
        _say(linked, last, text[done : found.start()])
        last = etree.SubElement(linked, "a", {"href": address, "rel": "noopener"})
        last.text, done = address, found.start() + len(address)
    _say(linked, last, text[done:])
    return linked


def _say(linked: etree._Element, last: etree._Element | None, text: str) -> None:
    if last is None:
        linked.text = text
    else:
        last.tail = text


def _without_marks(address: str) -> str:
    """Return an address without the marks of the sentence behind it, and without a bracket that it does not open."""
    unopened, end = address.count(")") - address.count("("), len(address)
    while address[end - 1] in _MARKS or (address[end - 1] == ")" and unopened > 0):
        unopened -= address[end - 1] == ")"
        end -= 1
    return address[:end]
