"""What the links and pictures of a body point at, what the site answers to that, and what they become."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, Protocol
from urllib.parse import quote, unquote

from lxml import etree

from kollega.diagnostics import Fault, Severity
from kollega.i18n.characters import replace_strange
from kollega.i18n.wording import wording
from kollega.markdown.sanitise import ID_PREFIX, SCHEMES
from kollega.markdown.tree import set_attributes, stands_alone, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.wording import Wording
    from kollega.markdown.source_map import FaultReport
    from kollega.media.renditions import Sizes


_IGNORED_IN_URLS = re.compile("[\0-\x1f\x7f\ufffd]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")


@dataclass(frozen=True)
class LinkTarget:
    """What a resolver answers for a link: a page or a file of the site."""

    path: str
    """Relative to the site's root, not percent-encoded: `stories/anna/`."""
    holds_body: bool = False
    """Whether the page shows a body of ours, whose ids are prefixed, so that fragments are too."""


@dataclass(frozen=True)
class PictureTarget:
    """What a resolver answers for a picture."""

    path: str
    """Relative to the site's root, not percent-encoded."""
    width: int
    """In pixels."""
    height: int
    """In pixels."""
    sizes: Sizes = ()
    """The same in several sizes; none where there is but one."""
    webp: Sizes = ()
    """The same as WebP, for browsers that know it."""


class Resolver(Protocol):
    """Knows what relative and root-absolute targets mean for the file of a body, or what is wrong with them."""

    def link(self, target: str) -> LinkTarget | Fault:
        """Return the page or file at a path such as `../people/anna.md`: decoded, without query and fragment."""

    def picture(self, target: str) -> PictureTarget | Fault:
        """Return the picture at such a path."""

    def has_place(self, fragment: str, page: str | None = None, /) -> bool:
        """Return whether a page of the site has a place of that name; without one, whether more than the body has it.

        `page` is the path of a `LinkTarget`.
        """


class AddressKind(Enum):
    """Where a target is."""

    NOWHERE = auto()
    HERE = auto()
    SITE = auto()
    ELSEWHERE = auto()
    FORBIDDEN = auto()


@dataclass(frozen=True)
class Address:
    """A target, taken apart."""

    kind: AddressKind
    url: str
    """As it was written, without what browsers ignore."""
    path: str = ""
    """Decoded."""
    query: str = ""
    """With its question mark."""
    fragment: str = ""
    """Decoded, without its number sign."""

    @property
    def scheme(self) -> str:
        """The word before the first colon."""
        return self.url.partition(":")[0].lower()


def parse_address(written: str) -> Address:
    """Return what is meant by an address as a browser would read it."""
    url = _IGNORED_IN_URLS.sub("", written).strip()
    if url in {"", "#"}:
        return Address(AddressKind.NOWHERE, url)
    if url[:2].replace("\\", "/") == "//":
        return Address(AddressKind.ELSEWHERE, f"https://{url[2:]}")
    if scheme := _SCHEME.match(url):
        return Address(AddressKind.ELSEWHERE if scheme[1].lower() in SCHEMES else AddressKind.FORBIDDEN, url)
    before, _, fragment = url.partition("#")
    path, mark, query = before.partition("?")
    kind = AddressKind.SITE if path else AddressKind.HERE
    return Address(kind, url, replace_strange(unquote(path)), mark + query, replace_strange(unquote(fragment)))


def site_href(path: str, query: str = "", fragment: str = "") -> str:
    """Return the form in which an address of the site waits for its root; `sanitise` marks it."""
    return f"./{quote(path)}{query}{fragment_href(fragment)}"


def site_srcset(sizes: Sizes) -> str:
    """Return the same for several sizes of a picture, as `srcset` takes it."""
    return ", ".join(f"{site_href(path)} {width}w" for path, width in sizes)


def fragment_href(fragment: str) -> str:
    """Return a fragment with its number sign, or nothing."""
    return f"#{quote(fragment, safe=_OF_FRAGMENTS)}" if fragment else ""


_OF_FRAGMENTS: Final = "/=&,"
"""Stand in a fragment as they are (RFC 3986, 3.5), and readers of PDF want them so: `#page=2`."""


_UNREACHABLE: Final = {
    "data": (
        wording("the picture is inside the text itself, and is left out"),
        wording("Save it as a file beside this one, and write `![what it shows](picture.jpg)`."),
    )
}
_ON_A_COMPUTER: Final = (
    wording("the picture is on somebody's own computer, and is left out"),
    wording("Put it beside this file, and write just its name."),
)


class LinkRewriter:
    """Knows the ids of one body and asks a resolver for everything else; reports what leads nowhere."""

    def __init__(self, resolver: Resolver, report: FaultReport, ids: Mapping[str, str]) -> None:
        self._resolver = resolver
        self._report = report
        self._ids = ids

    def target(self, written: str, *, is_picture: bool = False) -> Address | None:
        """Return where an address leads; nothing, once reported, where it may not lead."""
        target = parse_address(written)
        if target.kind is not AddressKind.FORBIDDEN:
            return target
        if is_picture:
            self._report.warn("unreachable-picture", *_UNREACHABLE.get(target.scheme, _ON_A_COMPUTER))
            return None
        message = wording("links that begin with `{scheme}:` are taken out", scheme=target.scheme)
        self._report.warn(
            "forbidden-link", message, wording("Link to a page with `https://`, or to a file of this site.")
        )
        return None

    def href(self, target: Address) -> str | None:
        """Return what a link's address becomes; nothing, once reported, where there is nothing to link to."""
        match target.kind:
            case AddressKind.NOWHERE:
                self._report.warn(
                    "empty-link",
                    wording("this link leads nowhere"),
                    wording("Give it an address, or make it plain text."),
                )
                return None
            case AddressKind.ELSEWHERE:
                return target.url
            case AddressKind.HERE:
                return target.query + fragment_href(self._own_id(target.fragment))
        answer = self._resolver.link(target.path)
        if isinstance(answer, Fault):
            self._report.add(answer)
            return None
        if target.fragment and not self._resolver.has_place(target.fragment, answer.path):
            message = wording("{file} has no heading for `#{fragment}`", file=target.path, fragment=target.fragment)
            self._report_fragment(message)
        prefix = ID_PREFIX if target.fragment and answer.holds_body else ""
        return site_href(answer.path, target.query, prefix + target.fragment)

    def _own_id(self, fragment: str) -> str:
        """Return the id that a fragment of this body has become."""
        if fragment and fragment not in self._ids and not self._resolver.has_place(fragment):
            self._report_fragment(wording("this text has no heading for `#{fragment}`", fragment=fragment))
        return self._ids.get(fragment, fragment and ID_PREFIX + fragment)

    def _report_fragment(self, message: Wording) -> None:
        hint = wording("Copy the heading in lower-case letters, with hyphens for spaces.")
        self._report.add(Fault("unknown-fragment", message, hint, Severity.WARNING))  # each, not one a line


_COLUMN: Final = "(min-width: 40rem) 38rem, 100vw"
"""How wide the theme shows a picture in a text: `--measure` in its style sheet, and all there is on a phone."""


def alt_text(element: etree._Element) -> str:
    """Return the words for those who do not see a picture."""
    return element.get("alt", "").strip()


def show_picture(element: etree._Element, picture: PictureTarget, report: FaultReport) -> None:
    """Show a picture, and report where it has no words.

    In a story, a picture without words is hardly ever decoration: somebody forgot them. It is an error, since a reader
    who does not see it would not even learn that something is there (WCAG 1.1.1). Who means decoration says so with
    `<img alt="">`, for which Markdown has no sign.
    """
    alt = alt_text(element)
    if not alt and (element.get("alt") is None or report.is_of_markdown):
        message = wording("this picture has no description for those who cannot see it")
        hint = wording('Say what it shows, between `![` and `]`. Decoration is written `<img src="…" alt="">`.')
        report.add(Fault("picture-without-alt", message, hint))
    title = element.get("title")
    element.attrib.pop("srcset", "")
    set_attributes(
        element,
        src=site_href(picture.path),
        alt=alt,
        width=str(picture.width),
        height=str(picture.height),
        loading="lazy",
        decoding="async",
    )
    if picture.sizes:
        set_attributes(element, srcset=site_srcset(picture.sizes), sizes=_COLUMN)
    parent = element.getparent()
    if title and parent is not None and stands_alone(element, parent):
        del element.attrib["title"]
        parent.tag = "figure"
        etree.SubElement(parent, "figcaption").text = title
    if picture.webp:
        choice = etree.Element("picture")
        etree.SubElement(choice, "source", srcset=site_srcset(picture.webp), sizes=_COLUMN, type="image/webp")
        wrap(element, choice)
