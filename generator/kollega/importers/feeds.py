"""Stories of exports and feeds: WordPress' WXR, RSS and Atom."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from kollega.i18n.wording import wording
from kollega.importers.answer import MOST, SourceError, host_of, xml_root
from kollega.importers.html import LONGEST, markdown_of, plain_of
from kollega.importers.posting import Refused
from kollega.importers.story import Draft
from kollega.web import WebError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bs4.element import PageElement
    from lxml.etree import _Element

    from kollega.importers.fetch import Fetcher

_SHORTCODE: Final = re.compile(r"\[/?[a-z][\w-]{1,40}(?:\s[^\]\n]{0,500})?/?\](?!\()")
"""WordPress' own, such as `[gallery ids="1,2"]`; a Markdown link has an address behind it."""
_CAPTION: Final = re.compile(r"\[caption[^\]]*\](.*?)\[/caption\]", re.DOTALL)
_BLOCKS: Final = frozenset(
    {"p", "div", "ul", "ol", "dl", "blockquote", "figure", "table", "pre", "section", "article", "hr", "iframe"}
    | {f"h{level}" for level in range(1, 7)}
)
_NO_CATEGORY: Final = "uncategorized"
"""The category of posts that nobody gave one, by the name that WordPress keeps for it."""


def wordpress_drafts(content: bytes) -> Iterator[Draft | Refused]:
    """Yield the published posts of an export of WordPress. Raises SourceError."""
    channel = xml_root(content).find("channel")
    if channel is None or not _said(channel, "wxr_version"):
        message = wording("it is not a WordPress export")
        raise SourceError(message, wording("In WordPress, choose Tools, Export, and save all content as a file."))
    authors = _named(channel, "author")
    people = {_said(each, "author_login"): plain_of(_said(each, "author_display_name")) for each in authors}
    items = _limited(_named(channel, "item"))
    pictures = {_said(each, "post_id"): each for each in items if _said(each, "attachment_url")}
    for item in items:
        if (_said(item, "post_type"), _said(item, "status")) == ("post", "publish") and not _said(
            item, "post_password"
        ):
            yield _post(item, people, pictures)


def _post(item: _Element, people: dict[str, str], pictures: dict[str, _Element]) -> Draft | Refused:
    creator = _said(item, "creator")
    above = pictures.get(_meta(item, "_thumbnail_id"))
    bodies = [each.text or "" for each in _named(item, "encoded")] + ["", ""]
    name = _said(item, "guid") or _said(item, "link") or _said(item, "post_id")
    try:
        text = markdown_of(_with_paragraphs(bodies[0]), pictures=True)
    except SourceError as error:
        return Refused(name, name, error.message, error.hint)
    return Draft(
        name,
        plain_of(_said(item, "title")),
        _said(item, "post_date").replace(" ", "T") or _said(item, "pubDate"),
        text,
        (people.get(creator) or creator,) if creator else (),
        plain_of(bodies[1]),
        tuple(
            plain_of(each.text or "")
            for each in _named(item, "category")
            if each.get("domain") in {"post_tag", "category"} and each.get("nicename") != _NO_CATEGORY
        ),
        photo=_said(above, "attachment_url") if above is not None else "",
        photo_alt=plain_of(_meta(above, "_wp_attachment_image_alt")) if above is not None else "",
        base=_said(item, "link"),
    )


def _meta(item: _Element, key: str) -> str:
    found = (_said(each, "meta_value") for each in _named(item, "postmeta") if _said(each, "meta_key") == key)
    return next(found, "")


def _with_paragraphs(body: str) -> str:
    """Return a body as WordPress shows it: its old editor keeps empty lines, of which paragraphs are made."""
    plain = _SHORTCODE.sub("", _CAPTION.sub(r"\1", body))
    if "<!-- wp:" in plain or len(plain) > LONGEST:
        return plain
    return "".join(_paragraphs(BeautifulSoup(plain, "html.parser")))


def _paragraphs(within: Tag) -> Iterator[str]:
    """Yield the elements that stand by themselves as they are, and paragraphs of all that stands between them."""
    for is_block, group in groupby(within.contents, _is_block):
        if is_block:
            yield from map(str, group)
            continue
        text = "".join(each.output_ready() if isinstance(each, NavigableString) else str(each) for each in group)
        yield from map(_paragraph, re.split(r"\n\s*\n", text))


def _paragraph(text: str) -> str:
    lines = str(Tag(name="br", can_be_empty_element=True)).join(text.strip().splitlines())
    made = Tag(name="p")
    made.append(BeautifulSoup(lines, "html.parser"))
    return str(made)


def _is_block(node: PageElement) -> bool:
    return isinstance(node, Tag) and node.name in _BLOCKS


def feed_drafts(content: bytes) -> Iterator[Draft | Refused]:
    """Yield the entries of a feed, in RSS or Atom, as far as they hold their text. Raises SourceError."""
    import feedparser

    xml_root(content)  # what is no XML is told with its place
    found = feedparser.parse(content, sanitize_html=False)
    if not found.version:
        raise SourceError(wording("it is not a feed"), wording("Give the address of an RSS or Atom feed."))
    for entry in found.entries[:MOST]:
        name = entry.get("id") or entry.get("link", "")
        whole = max((each.value for each in entry.get("content", [])), key=len, default=entry.get("summary", ""))
        moment = entry.get("published_parsed") or entry.get("updated_parsed")
        try:
            text = markdown_of(whole, pictures=True)
        except SourceError as error:
            yield Refused(name, name, error.message, error.hint)
            continue
        yield Draft(
            name,
            plain_of(entry.get("title", "")),
            "-".join(f"{part:02}" for part in moment[:3]) if moment else "",
            text,
            tuple(dict.fromkeys(each.name for each in entry.get("authors", []) if each.get("name"))),
            plain_of(entry.get("summary", "")) if entry.get("content") else "",
            tuple(each.term for each in entry.get("tags", []) if each.get("term")),
            entry.get("language") or found.feed.get("language", ""),
            base=entry.get("link", ""),
        )


def _limited(items: list[_Element]) -> list[_Element]:
    if len(items) > 4 * MOST:
        raise SourceError(
            wording("it holds more than {number:,} entries", number=4 * MOST), wording("Import it in parts.")
        )
    return items


def _named(element: _Element, name: str) -> list[_Element]:
    """Return the children of a name, whatever their namespace: WXR has a new one with each version."""
    return [each for each in element if isinstance(each.tag, str) and each.tag.rpartition("}")[2] == name]


def _said(element: _Element, name: str) -> str:
    return next(((each.text or "").strip() for each in _named(element, name)), "")


def fetched_pictures(fetcher: Fetcher, hosts: frozenset[str]) -> Callable[[str], bytes | None]:
    """Return what fetches a picture from one of some hosts; from others nothing is fetched."""

    def load(url: str) -> bytes | None:
        if host_of(url) not in hosts:
            return None
        try:
            return fetcher.page(url).content
        except (WebError, SourceError):
            return None

    return load
