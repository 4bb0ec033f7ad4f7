"""The files that machines ask for first, of all languages together."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from kollega.outputs.artifact import Artifact, render_bytes, render_text
from kollega.outputs.layout.head import alternates
from kollega.outputs.output import Output, OutputKind, SitemapEntry
from kollega.outputs.site_files.headers import headers_file
from kollega.outputs.site_files.sitemap import SitemapUrl, robots, sitemaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication


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
    site_url = publication.first.project.site_url
    for path, content in sitemaps(sitemap_urls(publication), site_url).items():
        yield Artifact(path, content, render_bytes)
    yield Artifact("robots.txt", robots(site_url), render_text)
    yield Artifact("_headers", headers_file(publication), render_text)


SITE_FILES = Output("site files", OutputKind.PAGES, _parts, early=True)
