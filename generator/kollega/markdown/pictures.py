"""A picture of the site in a body: its size, what it says, and the sizes that a browser may choose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from kollega.diagnostics import Fault
from kollega.markdown.addresses import Picture, site_href, site_srcset
from kollega.markdown.elements import frame, give, stands_alone

if TYPE_CHECKING:
    from kollega.markdown.report import Report

_COLUMN: Final = "(min-width: 40rem) 38rem, 100vw"
"""How wide the theme shows a picture in a text: `--measure` in its style sheet, and all there is on a phone."""


def alternative(element: etree._Element) -> str:
    """Return the words for those who do not see a picture."""
    return element.get("alt", "").strip()


def show(element: etree._Element, picture: Picture, report: Report) -> None:
    """Show a picture, and report where it has no words.

    In a story, a picture without words is hardly ever decoration: somebody forgot them. It is an error, since a reader
    who does not see it would not even learn that something is there (WCAG 1.1.1). Who means decoration says so with
    `<img alt="">`, for which Markdown has no sign.
    """
    alt = alternative(element)
    if not alt and (element.get("alt") is None or report.is_of_markdown):
        message = "this picture has no text for those who cannot see it"
        hint = 'Say what it shows, between `![` and `]`. Decoration is written `<img src="…" alt="">`.'
        report.add(Fault("picture-without-alt", message, hint))
    title = element.get("title")
    element.attrib.pop("srcset", "")
    give(
        element,
        src=site_href(picture.path),
        alt=alt,
        width=str(picture.width),
        height=str(picture.height),
        loading="lazy",
        decoding="async",
    )
    if picture.sizes:
        give(element, srcset=site_srcset(picture.sizes), sizes=_COLUMN)
    parent = element.getparent()
    if title and parent is not None and stands_alone(element, parent):
        del element.attrib["title"]
        parent.tag = "figure"
        etree.SubElement(parent, "figcaption").text = title
    if picture.webp:
        choice = etree.Element("picture")
        etree.SubElement(choice, "source", srcset=site_srcset(picture.webp), sizes=_COLUMN, type="image/webp")
        frame(element, choice)
