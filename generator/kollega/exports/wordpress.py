"""Stories in the format in which WordPress exports and imports posts: WXR 1.2, as its own export.php writes it."""

from __future__ import annotations

from email.utils import format_datetime
from itertools import count
from typing import TYPE_CHECKING, Final

from lxml import etree

from kollega.config.slug import id_of
from kollega.outputs.feeds.xml_text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from kollega.build.plan import Plan
    from kollega.content.item import StoryItem
    from kollega.outputs.feeds.feed import Entry, Image

_NAMESPACES: Final = {
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "wp": "http://wordpress.org/export/1.2/",
}
_MOMENT: Final = "%Y-%m-%d %H:%M:%S"


def wordpress(plan: Plan, posts: Sequence[tuple[StoryItem, Entry]]) -> bytes:
    """Return stories as posts with their pictures, tags and authors, for *Tools → Import → WordPress*.

    Pictures are named by their addresses, from which the importer fetches them, while the site is still there.
    """
    root = etree.Element("rss", version="2.0", nsmap=_NAMESPACES)
    channel = etree.SubElement(root, "channel")
    url = plan.project.site_url.rstrip("/")
    _add(channel, "title", plan.project.site_name)
    _add(channel, "link", url)
    _add(channel, "language", plan.site.languages[0])
    _add(channel, "wp:wxr_version", "1.2")
    _add(channel, "wp:base_site_url", url)
    _add(channel, "wp:base_blog_url", url)
    people = {person.slug: person for story, _ in posts for person in plan.site.authors(story)}
    for number, (slug, person) in enumerate(sorted(people.items()), 1):
        author = _add(channel, "wp:author")
        _add(author, "wp:author_id", str(number))
        _add(author, "wp:author_login", slug)
        _add(author, "wp:author_display_name", person.front.name)
    numbers = count(1)
    for story, entry in posts:
        channel.extend(_items(story, entry, numbers))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _items(story: StoryItem, entry: Entry, numbers: Iterator[int]) -> Iterator[etree._Element]:
    """Yield a post, and its picture as an attachment."""
    number = next(numbers)
    post = _post(number, entry.title, entry.url, entry.published, "post")
    _add(post, "dc:creator", next(iter(story.front.authors), ""))
    _add(post, "content:encoded", entry.text)
    _add(post, "excerpt:encoded", entry.summary)
    _add(post, "wp:post_modified_gmt", entry.updated.strftime(_MOMENT))
    _add(post, "wp:post_name", story.slug)
    _add(post, "wp:status", "publish")
    for name in entry.categories:
        _add(post, "category", name, domain="post_tag", nicename=id_of(name))
    if entry.image and entry.image.alt:  # one without is the card, which no page shows
        shown = next(numbers)
        _add_meta(post, "_thumbnail_id", str(shown))
        yield post
        yield _attachment(shown, number, entry, entry.image)
    else:
        yield post


def _attachment(number: int, post: int, entry: Entry, image: Image) -> etree._Element:
    made = _post(number, entry.title, image.url, entry.published, "attachment")
    _add(made, "wp:post_parent", str(post))
    _add(made, "wp:status", "inherit")
    _add(made, "wp:attachment_url", image.url)
    _add_meta(made, "_wp_attachment_image_alt", image.alt)
    return made


def _post(number: int, title: str, url: str, moment: datetime, kind: str) -> etree._Element:
    item = etree.Element("item")
    _add(item, "title", title)
    _add(item, "link", url)
    _add(item, "pubDate", format_datetime(moment))
    _add(item, "guid", url, isPermaLink="false")
    _add(item, "wp:post_id", str(number))
    _add(item, "wp:post_date", moment.strftime(_MOMENT))
    _add(item, "wp:post_type", kind)
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
