"""A vacancy's text as search engines read it: paragraphs, lists and line breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree
from lxml.html import fragment_fromstring

if TYPE_CHECKING:
    from kollega.content.body import Body

_KEPT: Final = frozenset({"p", "ul", "ol", "li", "br", "strong", "b", "em", "i"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_LINES: Final = frozenset({"tr", "dt", "dd", "pre", "caption", "figcaption", "summary"})
"""Elements that are paragraphs where they hold no blocks themselves."""
_UNSEEN: Final = ("img", "input")
_HOLDS_BLOCKS = etree.XPath("boolean(.//p | .//ul | .//ol | .//pre | .//dl | .//table | .//div | .//blockquote)")


def description_html(standfirst: str, body: Body) -> str:
    """Return the standfirst and the text as HTML of few elements without attributes; headings are bold paragraphs."""
    root = fragment_fromstring(body.html, create_parent="div")
    etree.strip_elements(root, *_UNSEEN, with_tail=False)
    for element in root.iterdescendants():
        element.attrib.clear()
        if element.tag in _HEADINGS:
            _embolden(element)
        elif element.tag in _LINES and not _HOLDS_BLOCKS(element):
            element.tag = "p"
    others = {element.tag for element in root.iterdescendants()} - _KEPT
    etree.strip_tags(root, *others)
    first = etree.Element("p")
    first.text, first.tail, root.text = standfirst, root.text, None
    root.insert(0, first)
    return "".join(etree.tostring(element, method="html", encoding="unicode") for element in root).strip()


def _embolden(heading: etree._Element) -> None:
    """Make a heading a paragraph that is bold as a whole."""
    strong = etree.Element("strong")
    strong.text, heading.text = heading.text, None
    strong.extend(list(heading))
    heading.append(strong)
    heading.tag = "p"
