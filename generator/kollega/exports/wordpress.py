"""Stories in the format in which WordPress exports and imports posts: WXR 1.2, as its own export.php writes it.

What its importer makes of each element was read in WordPress/wordpress-importer (src/class-wp-import.php and
src/class-wxr-parser-simplexml.php), 2026-11-28.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC
from email.utils import format_datetime
from html import escape
from itertools import count
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from lxml import etree

from kollega.config.slug import id_of
from kollega.content.documents import ENDINGS
from kollega.markdown.tree import tree_of
from kollega.outputs.feeds.content import post_html
from kollega.outputs.feeds.entry import entry_of
from kollega.outputs.feeds.xml_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kollega.build.plan import Plan
    from kollega.content.item import StoryItem
    from kollega.outputs.feeds.feed import Entry

_NAMESPACES: Final = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
_MOMENT: Final = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True)
class _Numbers:
    """The numbers of posts and of the files that belong to them; a file that several show has one."""

    free: Iterator[int] = field(default_factory=lambda: count(1))
    files: dict[str, int] = field(default_factory=dict)
    """By address."""


def wordpress(plan: Plan) -> bytes:
    """Return stories as posts with their pictures, documents, tags and authors, for *Tools → Import → WordPress*.

    Files are named by their addresses. The importer fetches them from there, while the site is still there, and leads
    what shows them in texts to its own copies.
    """
    root = etree.Element("rss", version="2.0", nsmap=_NAMESPACES)
    channel = etree.SubElement(root, "channel")
    url = plan.project.site_url.rstrip("/")
    _add(channel, "title", plan.project.site_name)
    _add(channel, "link", url)
    _add(channel, "description", plan.site.settings.organisation.name)
    _add(channel, "pubDate", format_datetime(plan.site.now))
    _add(channel, "language", plan.site.languages[0])
    _add(channel, "wp:wxr_version", "1.2")
    _add(channel, "wp:base_site_url", url)
    _add(channel, "wp:base_blog_url", url)
    people = {person.slug: person for story in plan.site.stories for person in plan.site.authors(story)}
    for number, (slug, person) in enumerate(sorted(people.items()), 1):
        author = _add(channel, "wp:author")
        _add(author, "wp:author_id", str(number))
        _add(author, "wp:author_login", slug)
        _add(author, "wp:author_email")
        _add(author, "wp:author_display_name", person.front.name)
        _add(author, "wp:author_first_name")
        _add(author, "wp:author_last_name")
    numbers = _Numbers()
    for story in plan.site.stories:
        channel.extend(_items(story, plan, numbers))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _items(story: StoryItem, plan: Plan, numbers: _Numbers) -> Iterator[etree._Element]:
    """Yield a post, and as attachments those of its files that no post before it had."""
    edition, site_url = plan.edition(story.lang), plan.project.site_url
    entry = entry_of(story, edition)
    text = post_html(edition.body(story).html_at(escape(site_url)))
    image = entry.image if entry.image and entry.image.alt else None  # one without is the card, which no page shows
    files = ({image.url: image.alt} if image else {}) | dict(_files(text, site_url))
    number = next(numbers.free)
    new = {url: next(numbers.free) for url in files if url not in numbers.files}
    numbers.files.update(new)
    post = _item(
        entry,
        {
            "title": entry.title,
            "link": entry.url,
            "dc:creator": next(iter(story.front.authors), ""),
            "content:encoded": text,
            "excerpt:encoded": entry.summary,
            "wp:post_id": str(number),
            "wp:post_name": _name(story, plan.site.languages[0]),
            "wp:status": "publish",
            "wp:post_type": "post",
        },
    )
    for name in entry.categories:
        _add(post, "category", name, domain="post_tag", nicename=id_of(name))
    if image:
        _add_meta(post, "_thumbnail_id", str(numbers.files[image.url]))
    yield post
    for url, attachment in new.items():
        yield _attachment(attachment, number, entry, url, files[url])


def _name(story: StoryItem, first: str) -> str:
    """Return what a post is called in its address: WordPress keeps no languages apart, and has each name once."""
    return story.slug if story.lang == first else f"{story.slug}-{story.lang.lower()}"


def _files(text: str, site_url: str) -> Iterator[tuple[str, str]]:
    """Yield the addresses of the site's pictures and documents in a text, and what a picture shows."""
    for element in tree_of(text).iter("img", "a"):
        url = str(element.get("src") or element.get("href") or "")
        is_file = element.tag == "img" or _file_name(url).suffix.lower() in ENDINGS
        if is_file and url.startswith(site_url):
            yield url, str(element.get("alt", ""))


def _file_name(url: str) -> PurePosixPath:
    return PurePosixPath(unquote(urlsplit(url).path))


def _attachment(number: int, post: int, entry: Entry, url: str, alt: str) -> etree._Element:
    item = _item(
        entry,
        {
            "title": _file_name(url).stem,
            "link": url,
            "wp:post_id": str(number),
            "wp:status": "inherit",
            "wp:post_parent": str(post),
            "wp:post_type": "attachment",
            "wp:attachment_url": url,
        },
    )
    if alt:
        _add_meta(item, "_wp_attachment_image_alt", alt)
    return item


def _item(entry: Entry, said: Mapping[str, str]) -> etree._Element:
    """Return an item with all the elements that WordPress writes, in its order, and after them what it has besides.

    Nobody could comment here; where nothing is said of that, the importer lets everybody.
    """
    published, updated = entry.published, entry.updated
    usual = {
        **dict.fromkeys(("title", "link"), ""),
        "pubDate": format_datetime(published),
        "dc:creator": "",
        "guid": said["link"],
        **dict.fromkeys(("description", "content:encoded", "excerpt:encoded", "wp:post_id"), ""),
        "wp:post_date": published.strftime(_MOMENT),
        "wp:post_date_gmt": published.astimezone(UTC).strftime(_MOMENT),
        "wp:post_modified": updated.strftime(_MOMENT),
        "wp:post_modified_gmt": updated.astimezone(UTC).strftime(_MOMENT),
        **dict.fromkeys(("wp:comment_status", "wp:ping_status"), "closed"),
        **dict.fromkeys(("wp:post_name", "wp:status"), ""),
        **dict.fromkeys(("wp:post_parent", "wp:menu_order"), "0"),
        **dict.fromkeys(("wp:post_type", "wp:post_password"), ""),
        "wp:is_sticky": "0",
    }
    item = etree.Element("item")
    for name, text in {**usual, **said}.items():
        _add(item, name, text, **({"isPermaLink": "false"} if name == "guid" else {}))
    return item


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> etree._Element:
    prefix, colon, local = name.partition(":")
    added = etree.SubElement(parent, f"{{{_NAMESPACES[prefix]}}}{local}" if colon else name, attributes)
    added.text = clean(text) or None
    return added


def _add_meta(post: etree._Element, key: str, value: str) -> None:
    meta = _add(post, "wp:postmeta")
    _add(meta, "wp:meta_key", key)
    _add(meta, "wp:meta_value", value)
