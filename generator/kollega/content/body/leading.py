"""Links that say where they lead, in a line of their own: under a picture, or in place of a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from kollega.content.body.elements import frame, stands_alone
from kollega.content.body.safety import NOTHING

if TYPE_CHECKING:
    from kollega.content.body.elsewhere import Elsewhere

_AROUND: Final = frozenset({NOTHING, "article", "aside", "blockquote", "details", "div", "section"})
"""What holds paragraphs: a link in nothing else is given one."""


def says_little(link: etree._Element, target: Elsewhere) -> bool:
    """Return whether a link is all of its paragraph, and a mere picture, or the bare address of a video."""
    parent = link.getparent()
    if parent is None or not stands_alone(link, parent):
        return False
    if len(link) == 1 and link[0].tag == "img":
        return not ((link.text or "") + (link[0].tail or "")).strip()
    return target.is_video and not len(link) and link.text == link.get("href")


def lead(link: etree._Element, target: Elsewhere, line: str) -> None:
    """Let a link say where it leads; a picture in it makes its paragraph a figure."""
    if link.text == link.get("href"):
        link.text = None
    elif len(link):
        link[-1].tail = " "
    elif link.text:
        link.text += " "
    etree.SubElement(link, "span", {"class": "leading-line"}).text = line
    paragraph = link.getparent()
    if all(element.tag in _AROUND for element in link.iterancestors()):
        paragraph = etree.Element("p")
        frame(link, paragraph)
    if paragraph is None or not stands_alone(link, paragraph):
        return
    paragraph.set("class", "leading leading-video" if target.is_video else "leading")
    picture = next(link.iter("img"), None)
    if picture is not None:
        paragraph.tag = "figure"
        if title := picture.get("title"):
            del picture.attrib["title"]
            etree.SubElement(paragraph, "figcaption").text = title
