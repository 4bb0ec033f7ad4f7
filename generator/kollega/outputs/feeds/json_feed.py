"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/, read 2026-11-28)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kollega.outputs.feeds.feed import Author, Entry, Feed, Setting

MEDIA_TYPE: Final = "application/feed+json"


def json_feed(feed: Feed, setting: Setting, entries: Sequence[bytes]) -> bytes:
    """Return the feed as a document that is found in a setting, with the entries that `json_entry` has made."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.url,
        "feed_url": setting.url,
        "description": feed.description,
        "language": feed.lang,
        **_authors((feed.author,), feed.author.name),
    }
    document = _json(head).removesuffix(b"}")
    return b"".join((document, b',"items":[\n', b",\n".join(entries), b"\n]}\n"))


def json_entry(entry: Entry) -> bytes:
    """Return an entry with its whole content as `text`, the same in every feed that holds it."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.text,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "language": entry.lang,
        **(_authors(entry.authors, entry.byline) if entry.authors else {}),
    }
    if entry.source:
        item["external_url"] = entry.source
    if entry.categories:
        item["tags"] = entry.categories
    if image := entry.image:
        length = {"size_in_bytes": image.length} if image.length else {}
        item |= {"image": image.url, "attachments": [{"url": image.url, "mime_type": image.media_type, **length}]}
    if entry.job:
        item["_vacancy"] = entry.job.terms
    return _json(item)


def _authors(authors: Sequence[Author], byline: str) -> dict[str, Any]:
    """Return the authors, and beside them the one author of JSON Feed 1.0, which older readers look for."""
    people = [{"name": author.name, "url": author.url} for author in authors]
    return {"author": people[0] if len(people) == 1 else {"name": byline}, "authors": people}


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
