"""What machines ask for first: sitemap.xml (https://www.sitemaps.org/protocol.html), robots.txt (RFC 9309), headers."""

from __future__ import annotations

import tomllib
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple
from urllib.parse import quote

from lxml import etree

from kollega.outputs.artifact import Artifact, render_bytes, render_text
from kollega.outputs.layout.head import alternates
from kollega.outputs.output import Output, OutputKind, SitemapEntry
from kollega.outputs.site_files.headers import headers_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from kollega.config.settings import Crawlers
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.head import Alternate
    from kollega.outputs.output import Part, Publication


MOST_URLS: Final = 50_000
"""How many addresses the protocol allows in one file; a larger site has an index of several files."""
MOST_BYTES: Final = 50 * 1024 * 1024
"""How large it lets one be, before compression: with their translations, 50,000 long addresses take more."""
_URL_SIGNS: Final = ":/?#[]@!$&'()*+,;=%~"
"""What means itself in an address, or a letter written in signs; the protocol wants all others written so."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


class SitemapUrl(NamedTuple):
    """A page that search engines may show."""

    url: str
    """Absolute address."""
    lastmod: date | None = None
    """The day of its last change, from front matter."""
    alternates: tuple[Alternate, ...] = ()
    """The page in every language, itself included; empty where there is one alone."""


def sitemaps(entries: Sequence[SitemapUrl], site_url: str, most_bytes: int = MOST_BYTES) -> dict[str, bytes]:
    """Return the files by root-relative path: sitemap.xml, and where that is an index, its parts."""
    documents = list(_urlsets(entries, most_bytes))
    if len(documents) == 1:
        return {"sitemap.xml": documents[0]}
    parts = {f"sitemap-{number}.xml": document for number, document in enumerate(documents, start=1)}
    return {"sitemap.xml": _index(site_url + path for path in parts)} | parts


def _urlsets(entries: Sequence[SitemapUrl], most_bytes: int) -> Iterator[bytes]:
    """Yield the entries in files none of which holds too many addresses or bytes."""
    for start in range(0, max(1, len(entries)), MOST_URLS):
        part = entries[start : start + MOST_URLS]
        document = _urlset(part)
        if len(document) <= most_bytes or len(part) == 1:
            yield document
        else:
            middle = len(part) // 2
            yield from (*_urlsets(part[:middle], most_bytes), *_urlsets(part[middle:], most_bytes))


def _urlset(entries: Iterable[SitemapUrl]) -> bytes:
    root = _root("urlset")
    for entry in entries:
        url = etree.SubElement(root, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = quote(entry.url, _URL_SIGNS)
        if entry.lastmod:
            etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = entry.lastmod.isoformat()
        for each in entry.alternates:
            etree.SubElement(
                url, f"{{{_XHTML}}}link", rel="alternate", hreflang=each.hreflang, href=quote(each.url, _URL_SIGNS)
            )
    return _document(root)


def _index(urls: Iterable[str]) -> bytes:
    root = _root("sitemapindex")
    for url in urls:
        etree.SubElement(etree.SubElement(root, f"{{{_SITEMAP}}}sitemap"), f"{{{_SITEMAP}}}loc").text = url
    return _document(root)


def _root(name: str) -> etree._Element:
    nsmap = {None: _SITEMAP, "xhtml": _XHTML}
    return etree.Element(f"{{{_SITEMAP}}}{name}", nsmap=nsmap)  # type: ignore[arg-type]  # the stubs know no default


def _document(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


class Crawler(NamedTuple):
    """A program that fetches pages and says what for: a row of crawlers.toml."""

    name: str
    """As robots.txt names it."""
    operator: str
    purpose: Literal["answers", "training", "cards"]
    source: str
    """Where that is told."""


@cache
def known_crawlers() -> tuple[Crawler, ...]:
    """Return those of whom it is known, by what they fetch for."""
    table = tomllib.loads(files(__package__).joinpath("crawlers.toml").read_text("utf-8"))
    return tuple(Crawler(**row) for row in table["crawlers"])


def robots(site_url: str, crawlers: Crawlers) -> str:
    """Return what robots.txt says.

    Where everybody is welcome nobody is named: pages not to be found say `noindex`, which a crawler must read. Programs
    that fetch a card for a link that somebody posts are welcome always, since sharing is what the site is for.
    """
    welcome = {"answers": crawlers.answers, "training": crawlers.training, "cards": True}
    groups = [("*", crawlers.search)]
    groups += [(each.name, welcome[each.purpose]) for each in known_crawlers()]
    differing = [group for group in groups if group[0] == "*" or group[1] != crawlers.search]
    return "\n\n".join((*_rules(differing), f"Sitemap: {site_url}sitemap.xml")) + "\n"


def _rules(groups: list[tuple[str, bool]]) -> Iterator[str]:
    """Yield one group of lines for everybody who may come in, and one for everybody who may not."""
    for allowed in (True, False):
        if names := [name for name, is_welcome in groups if is_welcome is allowed]:
            yield "\n".join((*(f"User-agent: {name}" for name in names), "Allow: /" if allowed else "Disallow: /"))


def sitemap_urls(publication: Publication) -> list[SitemapUrl]:
    """Return the pages that search engines may show, by address: those of every output, in every language."""
    return sorted(
        (_url(entry, edition) for edition in publication.editions for entry in _entries(publication, edition)),
        key=lambda entry: entry.url,
    )


def _entries(publication: Publication, edition: Edition) -> Iterator[SitemapEntry]:
    for section in edition.sections:
        if section.indexed:
            address = f"{section.name}/"
            yield SitemapEntry(edition.prefix + address, edition.site.section_paths(address))
    for output in publication.outputs:
        yield from output.sitemap(edition)


def _url(entry: SitemapEntry, edition: Edition) -> SitemapUrl:
    return SitemapUrl(edition.project.url(entry.path), entry.changed, alternates(edition, entry.paths))


def _parts(publication: Publication) -> Iterator[Part]:
    yield partial(_files, publication)


def _files(publication: Publication) -> Iterator[Artifact[Any]]:
    site_url, settings = publication.first.project.site_url, publication.first.site.settings
    for path, content in sitemaps(sitemap_urls(publication), site_url).items():
        yield Artifact(path, content, render_bytes)
    yield Artifact("robots.txt", robots(site_url, settings.crawlers), render_text)
    if key := settings.indexnow_key:
        yield Artifact(f"{key}.txt", key, render_text)
    yield Artifact("_headers", headers_file(publication), render_text)


SITE_FILES = Output("site files", OutputKind.PAGES, _parts, early=True, steady=True)
