"""Pages that lead out of the site, to where one applies or texts link to, so that its own log knows how many went.

Each leads to one address that stands in a file of the site. Nobody can make it lead elsewhere.
"""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.content.item import StoryItem, VacancyItem
from kollega.outputs.artifact import Artifact
from kollega.outputs.layout.frame import root_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Publication

_LINK: Final = re.compile(r'(<a\b[^>]*?\shref=")(https?://[^"]+)(?=")')
"""A link of a body to another site: nh3 writes all of them so (0.3.2, tried 2026-11-28)."""


class OutwardPage(NamedTuple):
    """A page that leads out of the site."""

    lang: str
    """BCP 47."""
    target: str
    """The address that a file of the site says."""
    root: str
    """The way to the root."""
    is_application: bool = False
    """Whether one applies there: then what the address says of its origin goes along."""


def way_out(url: str, edition: Edition, root: str) -> str:
    """Return where a page links to for an address: by way of this site, where the settings want that of others."""
    is_led = edition.site.settings.reach.out_links and not url.startswith(edition.project.site_url)
    return root + edition.site.link_path(url) if is_led else url


def with_ways_out(html: str, edition: Edition, root: str) -> str:
    """Return a body with the same done to its links."""
    if not edition.site.settings.reach.out_links:
        return html
    return _LINK.sub(lambda link: link[1] + escape(way_out(unescape(link[2]), edition, root)), html)


def outward_pages(publication: Publication) -> Iterator[Artifact[OutwardPage]]:
    """Yield the pages that lead out, each address once."""
    if not publication.first.site.settings.reach.out_links:
        return
    made: dict[str, OutwardPage] = {}
    for edition in publication.editions:
        for vacancy in edition.site.vacancies_in(edition.lang):
            if target := vacancy.front.apply_url:
                path = edition.site.out_path(vacancy)
                made[path] = OutwardPage(edition.lang, target, root_of(path), is_application=True)
        for target in _targets(edition):
            path = edition.site.link_path(target)
            made.setdefault(path, OutwardPage(edition.lang, target, root_of(path)))
    for path, view in made.items():
        yield Artifact(f"{path}index.html", view, render_outward)


def _targets(edition: Edition) -> Iterator[str]:
    """Yield the addresses elsewhere that stories and vacancies of a language link to."""
    site, lang = edition.site, edition.lang
    items: tuple[StoryItem | VacancyItem, ...] = (*site.stories_in(lang), *site.vacancies)
    for item in (each for each in items if each.lang == lang):
        written = [unescape(url) for _, url in _LINK.findall(edition.body(item).html_at(""))]
        commented = [item.front.source] if isinstance(item, StoryItem) and item.front.source else []
        yield from (url for url in (*written, *commented) if not url.startswith(edition.project.site_url))


def render_outward(view: OutwardPage, context: RenderContext) -> bytes:
    """Return a page that leads out of the site."""
    return context.html("outward.html", view.lang, outward=view, root=view.root).encode()
