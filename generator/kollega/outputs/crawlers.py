"""Which pages search engines are told of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.content.story import Story
from kollega.content.vacancy import Vacancy
from kollega.outputs.pages.head import alternates
from kollega.outputs.sitemap import Entry
from kollega.site.addresses import DRAWN
from kollega.site.facets import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from kollega.content.item import AnyItem
    from kollega.outputs.edition import Edition

_SECTIONS = ("stories/", "vacancies/", "people/", "feeds/")


def sitemap_entries(edition: Edition) -> Iterator[Entry]:
    """Yield the pages of a language that search engines may show."""
    site, lang = edition.site, edition.lang
    for section in DRAWN:
        if site.is_drawn(section, lang):
            yield _entry(edition, edition.prefix + section, site.section_paths(section))
    for page in site.pages:
        if page.lang == lang:
            yield _entry(edition, page.address, site.page_paths(page))
    for section in _SECTIONS:
        yield _entry(edition, edition.prefix + section, site.section_paths(section))
    for kind in FacetKind:
        for facet in site.facets_in(lang, kind):
            yield _entry(edition, site.facet_path(facet, lang), site.facet_paths(facet))
    items: tuple[AnyItem, ...] = (*site.stories_in(lang), *site.vacancies_in(lang), *site.people_in(lang))
    for item in items:
        if not site.is_draft(item):
            yield _entry(edition, edition.path(item), site.paths(item), _changed(item))


def _entry(edition: Edition, path: str, paths: Mapping[str, str], changed: date | None = None) -> Entry:
    return Entry(edition.project.url(path), changed, alternates(edition, paths))


def _changed(item: AnyItem) -> date | None:
    front = item.front
    if isinstance(front, Story):
        return front.updated or front.date
    return front.date_posted if isinstance(front, Vacancy) else None
