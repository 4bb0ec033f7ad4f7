"""The one pass over a body's HTML: resolves, sizes, prefixes, translates, and reports what goes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Final

from lxml import etree

from kollega.i18n.wording import wording
from kollega.markdown.addresses import (
    AddressKind,
    LinkRewriter,
    PictureTarget,
    Resolver,
    alt_text,
    parse_address,
    show_picture,
)
from kollega.markdown.embeds import ExternalPage, bare_destination, external_page, frame_title, show_destination
from kollega.markdown.ids import prefix_ids
from kollega.markdown.sanitise import ALLOWED, NOTHING, TAKEN_OUT, UNWRAPPED
from kollega.markdown.source_map import FaultReport, SourceMap
from kollega.markdown.tree import clear, rename, set_attributes, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from kollega.diagnostics import Fault

_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_ALERTS: Final = frozenset({"Note", "Tip", "Important", "Warning", "Caution"})
"""The titles that comrak gives alerts, in English."""


_LAST_WORD: Final = re.compile(r"\w{1,40}\Z")
_LETTER: Final = re.compile(r"\w")
_PASTED: Final = re.compile(r"<[owv]:|<st1:|\bMso[A-Z]|\bmso-[a-z]")
"""What word processors put into texts that are copied from them."""
_ANEW: Final = (
    wording("this was pasted from a word processor, with its formatting"),
    wording("Paste it again as plain text (Ctrl+Shift+V), and write headings and links in Markdown."),
)


class Transformation:
    """The elements of one body in document order, each treated once."""

    def __init__(
        self, elements: Sequence[etree._Element], source: str, resolver: Resolver, words: Callable[[str], str]
    ) -> None:
        self._resolver = resolver
        self._words = words
        self._tables = 0
        self._gone: set[etree._Element] = set()
        self._external: list[tuple[etree._Element, ExternalPage]] = []
        self._shift = next(elements[0].iter("h1"), None) is not None
        self._level = 1
        """Of the last heading; that of the page is the first."""
        source_map = SourceMap(source)
        self._report = FaultReport(source_map)
        self._links = LinkRewriter(resolver, self._report, prefix_ids(elements))
        has_raw_html = "<" in source
        self._is_pasted = has_raw_html and bool(_PASTED.search(source))
        for element in elements:
            source_map.step()
            if isinstance(element.tag, str) and element not in self._gone:
                if has_raw_html and not self._is_of_word_processor(element, element.tag):
                    self._report_attributes(element)
                self._treat(element, element.tag)
        for link, target in self._external:
            show_destination(link, target, self._line(target))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What was found, in the order of the text."""
        return self._report.faults

    def _report_attributes(self, element: etree._Element) -> None:
        """Report what nh3 takes out of an element of the author's own."""
        for name in map(str, element.attrib):
            if name.startswith("on"):
                self._report.warn(
                    "event-handler",
                    wording("`{name}=…` is taken out: texts run no scripts", name=name),
                    wording("Delete it."),
                )
            elif name == "style":
                self._report.warn(
                    "style",
                    wording("`style=…` is taken out"),
                    wording("How pages look is up to the theme: delete it."),
                )

    def _is_of_word_processor(self, element: etree._Element, tag: str) -> bool:
        """Return whether an element has come along with a text from a word processor, which is told once."""
        if not self._is_pasted or not (":" in tag or _PASTED.search(f"{element.get('class')} {element.get('style')}")):
            return False
        self._report.warn_once("pasted-text", *_ANEW)
        return True

    def _treat(self, element: etree._Element, tag: str) -> None:
        if handler := self._HANDLERS.get(tag):
            handler(self, element)
        elif tag not in ALLOWED:
            self._refuse(element, tag)

    def _refuse(self, element: etree._Element, tag: str) -> None:
        if hint := TAKEN_OUT.get(tag):
            self._report.warn("forbidden-element", wording("`<{tag}>` is taken out", tag=tag), hint)
            self._gone.update(element.iter())
            clear(element)
        elif tag not in UNWRAPPED and not (self._is_pasted and ":" in tag):
            message = wording("`<{tag}>` is not an HTML element, so readers do not see it", tag=tag)
            self._report.warn(
                "unknown-element", message, wording("If it is meant to be read, write `\\<{tag}>`.", tag=tag)
            )
        rename(element, NOTHING)

    def _link(self, element: etree._Element) -> None:
        if element.get("data-heading-content") is not None:
            rename(element, NOTHING)  # comrak's anchor within a heading: readers need none
            return
        if (href := element.get("href")) is None:
            return
        target = self._links.target(href)
        address = self._links.href(target) if target else None
        if target is None or address is None:
            rename(element, NOTHING)
            return
        element.set("href", address)
        if not (element.text or "").strip() and not _has_words(element):
            message = wording("this link has no words")
            self._report.warn("link-without-words", message, wording("Write between `[` and `]` where it leads."))
        if target.kind is AddressKind.ELSEWHERE:
            element.set("rel", "noopener")
            if page := bare_destination(element):
                self._external.append((element, page))
        if element.get("class") == "footnote-backref":
            element.set("aria-label", self._words("Back to the text"))

    def _picture(self, element: etree._Element) -> None:
        alt = alt_text(element)
        target = self._links.target(element.get("src", ""), is_picture=True)
        if target and target.kind is AddressKind.ELSEWHERE:
            self._report.warn(
                "external-picture",
                wording("pictures from other sites are not loaded; this one becomes a link"),
                wording("Save it beside the text and show it from there."),
            )
            self._become_link(element, target.url, alt or self._words("Picture"))
            return
        answer = self._resolver.picture(target.path) if target and target.kind is AddressKind.SITE else None
        if isinstance(answer, PictureTarget):
            show_picture(element, answer, self._report)
            return
        if answer is not None:
            self._report.add(answer)
        elif target:
            self._report.warn(
                "empty-picture",
                wording("this picture has no address"),
                wording("Put the name of its file between `(` and `)`."),
            )
        rename(element, NOTHING)
        element.text = alt

    def _become_link(self, element: etree._Element, url: str, text: str) -> None:
        within_link = _is_within_link(element)
        rename(element, NOTHING if within_link else "a")
        element.text = text
        if not within_link:
            set_attributes(element, href=url, rel="noopener")

    def _recording(self, element: etree._Element) -> None:
        """Make a link of a video or a sound."""
        source = element.get("src") or next((one.get("src", "") for one in element.iter("source")), "")
        name = "Video" if element.tag == "video" else "Sound"
        self._report.warn(
            "recording", wording("`<{tag}>` becomes a link: pages load nothing by themselves", tag=element.tag)
        )
        target = self._links.target(source)
        address = self._links.href(target) if target else None
        self._gone.update(element.iter())
        clear(element)
        element.tag = NOTHING
        if address:
            self._become_link(element, address, self._words(name))

    def _frame(self, element: etree._Element) -> None:
        """Make a link of a page of another site, or of the video that it shows."""
        target = parse_address(element.get("src", ""))
        page = external_page(target.url) if target.kind is AddressKind.ELSEWHERE else None
        if page is None or _is_within_link(element):
            self._refuse(element, "iframe")
            return
        message = wording("`<iframe>` becomes a link: pages load nothing from other sites")
        hint = wording("Write a link, or a picture that is one: `[![what it shows](picture.jpg)](https://…)`.")
        self._report.warn("forbidden-element", message, hint)
        title = frame_title(element.get("title", ""))
        self._gone.update(element.iter())
        clear(element)
        self._become_link(element, page.url, title)
        self._external.append((element, page))

    def _line(self, target: ExternalPage) -> str:
        said = self._words("Video on %(host)s") if target.is_video else self._words("On %(host)s")
        return said % {"host": target.host}

    def _heading(self, element: etree._Element) -> None:
        level = min(_HEADINGS[str(element.tag)] + self._shift, 6)
        if not _has_words(element):
            message, hint = wording("this heading is empty"), wording("Write its words after it, or take it out.")
            self._report.warn("empty-heading", message, hint)
        elif level > self._level + 1:
            message = wording("this heading skips a level")
            hint = wording("Write `{marks}`.", marks="#" * (self._level + 1 - self._shift))
            self._report.warn("skipped-heading", message, hint)
        self._level = level
        element.tag = f"h{level}"

    def _emphasis(self, element: etree._Element) -> None:
        """Report words with a star in them, such as `Kolleg*innen`, of which two make what is between them emphasis."""
        before = _text_before(element)
        if not (_LETTER.match(before[-1:]) and _LETTER.match(element.tail or "")):  # as with nearly all
            return
        first, within = _LAST_WORD.search(before), "".join(map(str, element.itertext()))
        if first and any(map(str.isspace, within)) and self._report.is_of_markdown:
            begun = f"{first[0]}*{within.split()[0]}"
            message = wording("the stars in words such as “{word}” put everything between them in italics", word=begun)
            hint = wording("Write `{meant}`, and the same for the others.", meant=begun.replace("*", "\\*"))
            self._report.warn("stars-in-words", message, hint)

    def _table(self, element: etree._Element) -> None:
        """Let a wide table scroll by itself, by keyboard too."""
        if next(element.iterancestors("table"), None) is not None:
            return
        self._tables += 1
        region = etree.Element("div", {"class": "table", "tabindex": "0", "role": "region"})
        region.set("aria-label", f"{self._words('Table')} {self._tables}")
        wrap(element, region)

    def _cell(self, element: etree._Element) -> None:
        if align := element.get("align"):
            element.set("class", f"align-{align}")
        if element.tag == "th" and next(element.iterancestors("thead"), None) is not None:
            element.set("scope", "col")

    def _checkbox(self, element: etree._Element) -> None:
        if element.get("type") != "checkbox" or element.get("disabled") is None:
            self._refuse(element, "input")
            return
        element.set("aria-label", self._words("To do" if element.get("checked") is None else "Done"))

    def _paragraph(self, element: etree._Element) -> None:
        if element.get("class") == "markdown-alert-title" and element.text in _ALERTS:
            element.text = self._words(element.text)

    def _section(self, element: etree._Element) -> None:
        if element.get("class") == "footnotes":
            element.set("aria-label", self._words("Footnotes"))

    _HANDLERS: ClassVar[Mapping[str, Callable[[Transformation, etree._Element], None]]] = {
        "a": _link,
        "audio": _recording,
        "em": _emphasis,
        "iframe": _frame,
        "img": _picture,
        "input": _checkbox,
        "p": _paragraph,
        "section": _section,
        "table": _table,
        "td": _cell,
        "th": _cell,
        "video": _recording,
        **dict.fromkeys(_HEADINGS, _heading),
    }


def _has_words(element: etree._Element) -> bool:
    """Return whether an element is read aloud: it holds words, or a picture that has some."""
    return any(text.strip() for text in element.itertext()) or any(alt_text(each) for each in element.iter("img"))


def _text_before(element: etree._Element) -> str:
    beside, around = element.getprevious(), element.getparent()
    return (around.text if beside is None and around is not None else beside.tail if beside is not None else "") or ""


def _is_within_link(element: etree._Element) -> bool:
    return next(element.iterancestors("a"), None) is not None
