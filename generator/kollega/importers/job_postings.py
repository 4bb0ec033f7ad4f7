"""JobPosting in the JSON-LD of web pages (schema.org), and the addresses of further pages with vacancies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urldefrag

from kollega.importers.answer import Data, SourceError, host_of, joined, json_data, listed, texts, xml_data
from kollega.importers.html import attribute, soup_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LD: Final = re.compile(r"application/ld\+json", re.IGNORECASE)
_WRAPPING: Final = re.compile(
    r"\A(?://\s*|/\*\s*)?<!(?:\[CDATA\[|--)(?:\s*\*/)?|(?://\s*|/\*\s*)?(?:\]\]|--)>(?:\s*\*/)?\s*\Z|;\s*\Z"
)
"""What old systems put around a script, so that old readers did not stumble over it."""
_DEEPEST: Final = 8
"""How deep a vacancy may lie in lists and graphs of others."""


def job_postings(content: bytes, page: str = "") -> Iterator[Data]:
    """Yield what a page, or JSON alone, says of vacancies, with whole addresses; that of the page is `page`."""
    for data in _linked_data(content):
        for found in _things(data, "JobPosting"):
            own = {key: joined(page, url) for key in ("url", "@id") for url in list(texts(found.get(key)))[:1]}
            yield {"page": page, **found, **own}


def further_pages(content: bytes, page: str) -> list[str]:
    """Return addresses at which there may be vacancies: those that a page lists, else those below it that it links to.

    All are on the host of the page. Content may be a map of a site (sitemaps.org).
    """
    lists = [each for data in _linked_data(content) for each in _things(data, "ItemList")]
    entries = [entry for each in lists for entry in listed(each.get("itemListElement")) if isinstance(entry, dict)]
    named = [url for entry in entries for url in (*texts(entry.get("url")), *_urls_within(entry.get("item")))]
    if not named and content.lstrip()[:5] in {b"<?xml", b"<urls"}:
        named = _locations(content)
    if not named:
        base = page.partition("?")[0].rstrip("/") + "/"
        soup = soup_of(content)
        links = (joined(page, attribute(tag, "href")) for tag in soup.find_all("a"))
        named = [link for link in links if link.startswith(base) and len(link) > len(base)]
    host = host_of(page)
    whole = (urldefrag(joined(page, url)).url for url in named)
    return list(dict.fromkeys(url for url in whole if host_of(url) == host and url != page))


def _urls_within(item: Data) -> Iterator[str]:
    if isinstance(item, dict):
        yield from texts(item.get("url") or item.get("@id"))
    else:
        yield from texts(item)


def _locations(content: bytes) -> list[str]:
    try:
        return list(texts([each.get("loc") for each in listed(xml_data(content).get("url")) if isinstance(each, dict)]))
    except (SourceError, AttributeError):
        return []


def _linked_data(content: bytes) -> Iterator[Data]:
    """Yield what each script of linked data says; one that is no JSON says nothing, as to search engines."""
    if content.lstrip()[:1] in {b"{", b"["}:
        yield json_data(content)
        return
    for script in soup_of(content).find_all("script", type=_LD):
        try:
            text = _WRAPPING.sub("", script.get_text().strip()).strip()
            yield json_data(text.encode("utf-8", "surrogatepass"))
        except SourceError:
            continue


def _things(data: Data, kind: str, depth: int = 0) -> Iterator[dict[str, Data]]:
    """Yield the things of a kind, wherever they stand in lists, graphs and other things."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        if kind in {each.rpartition("/")[2] for each in texts(data.get("@type"))}:
            yield data
            return
        data = list(data.values())
    for each in data if isinstance(data, list) else ():
        yield from _things(each, kind, depth + 1)
