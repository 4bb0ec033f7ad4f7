"""The files that crawlers ask for first."""

from __future__ import annotations

from datetime import date
from typing import Any

from lxml import etree

from kollega.outputs.layout.head import Alternate
from kollega.outputs.site_files.output import MOST_BYTES, MOST_URLS, SitemapUrl, sitemaps

HOME = "https://careers.example.org/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def texts(document: bytes, path: str) -> list[str]:
    found: Any = etree.fromstring(document).xpath(path, namespaces=NAMES)
    return list(map(str, found))


def test_a_page_has_address_day_and_languages() -> None:
    alternates = (Alternate("en", f"{HOME}stories/a/"), Alternate("nl", f"{HOME}nl/stories/a/"))
    files = sitemaps([SitemapUrl(f"{HOME}stories/a/", date(2026, 3, 1), alternates)], HOME)
    assert list(files) == ["sitemap.xml"]
    document = files["sitemap.xml"]
    assert texts(document, "/s:urlset/s:url/s:loc/text()") == [f"{HOME}stories/a/"]
    assert texts(document, "//s:lastmod/text()") == ["2026-03-01"]
    assert texts(document, "//x:link[@rel='alternate']/@hreflang") == ["en", "nl"]
    assert texts(document, "//x:link/@href") == [f"{HOME}stories/a/", f"{HOME}nl/stories/a/"]


def test_a_page_without_a_day_has_none() -> None:
    assert texts(sitemaps([SitemapUrl(HOME)], HOME)["sitemap.xml"], "//s:lastmod") == []


def test_an_address_is_escaped() -> None:
    assert texts(sitemaps([SitemapUrl(f"{HOME}a&b/")], HOME)["sitemap.xml"], "//s:loc/text()") == [f"{HOME}a&b/"]


def test_an_empty_site_has_a_sitemap() -> None:
    assert texts(sitemaps([], HOME)["sitemap.xml"], "/s:urlset/s:url") == []


def test_a_large_site_has_an_index_of_files() -> None:
    urls = [f"{HOME}{number}/" for number in range(MOST_URLS + 1)]
    files = sitemaps([SitemapUrl(url) for url in urls], HOME)
    parts = texts(files["sitemap.xml"], "/s:sitemapindex/s:sitemap/s:loc/text()")
    assert parts == [f"{HOME}sitemap-1.xml", f"{HOME}sitemap-2.xml"]
    found = [texts(files[part.removeprefix(HOME)], "//s:loc/text()") for part in parts]
    assert found == [urls[:MOST_URLS], urls[MOST_URLS:]]


def test_a_file_is_never_larger_than_the_protocol_allows() -> None:
    assert MOST_BYTES == 52_428_800
    urls = [f"{HOME}{'a' * number}/" for number in range(100)]
    entries = [SitemapUrl(url, None, (Alternate("en", url), Alternate("nl", f"{HOME}nl/"))) for url in urls]
    for most in (1_500, 4_000, 10_000):
        files = sitemaps(entries, HOME, most)
        index = texts(files["sitemap.xml"], "/s:sitemapindex/s:sitemap/s:loc/text()")
        parts = [part.removeprefix(HOME) for part in index]
        assert {"sitemap.xml", *parts} == set(files)
        assert max(len(files[part]) for part in parts) <= most < sum(len(files[part]) for part in parts)
        assert [url for part in parts for url in texts(files[part], "//s:loc/text()")] == urls


def test_letters_of_an_address_are_written_in_signs() -> None:
    address = f"{HOME}über uns/?a=1&b=%C3%BC"
    document = sitemaps([SitemapUrl(address, None, (Alternate("de", address),))], HOME)["sitemap.xml"]
    expected = [f"{HOME}%C3%BCber%20uns/?a=1&b=%C3%BC"]
    assert texts(document, "//s:loc/text()") == texts(document, "//x:link/@href") == expected
