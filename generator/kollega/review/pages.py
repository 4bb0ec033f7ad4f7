"""The pages of changed items, each as one file for those who decide about the change."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from kollega.build.staging import Staging
from kollega.content.item import PersonItem, StoryItem
from kollega.outputs.cards.output import CARDS
from kollega.outputs.layout.frame import root_of
from kollega.outputs.output import parts_of
from kollega.outputs.pages.people import person_page
from kollega.outputs.pages.story import story_page
from kollega.outputs.pages.vacancy import vacancy_page
from kollega.outputs.photos import PHOTOS
from kollega.outputs.theme import THEME
from kollega.review.self_contained import Surroundings, self_contained
from kollega.site.life import Stage

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.build.cache import Cache
    from kollega.build.plan import Plan
    from kollega.build.render import Host
    from kollega.content.item import AnyItem
    from kollega.outputs.artifact import Artifact, RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.layout.frame import FramedPage
    from kollega.review.entry import Entry
    from kollega.site.catalogue import Site


MOST_PAGES: Final = 50
"""How many pages are kept of one change: half a megabyte each, and nobody looks at more."""


def page_names(entries: Iterable[Entry], first_language: str) -> dict[str, str]:
    """Return the name of each item's file, by the path of the item; none for what is withdrawn, and the first alone."""
    shown = (entry.item for entry in entries if entry.changed.stage is not Stage.WITHDRAWN)
    return {item.path: _name(item, first_language) for item in islice(shown, MOST_PAGES)}


def _name(item: AnyItem, first_language: str) -> str:
    lang = "" if item.lang == first_language else f".{item.lang}"
    return f"{item.kind}-{item.slug}{lang}.html"


@dataclass(frozen=True)
class SiteFiles:
    """The files of a site that its pages show, each made when it is asked for."""

    plan: Plan
    context: RenderContext
    staging: Staging
    """Holds what the host has drawn."""
    cache: Cache

    def read(self, path: str) -> bytes | None:
        """Return a file by its root-relative path; None where there is none."""
        if artifact := self._artifacts.get(path):
            return self.cache.bytes_of(artifact, self.context)
        with suppress(OSError):
            return self.staging.read(path)
        return None

    @cached_property
    def _artifacts(self) -> Mapping[str, Artifact[Any]]:
        parts = (part for output in (THEME, PHOTOS, CARDS) for part in parts_of(output, self.plan.publication))
        return {artifact.path: artifact for part in parts for artifact in part()}


@dataclass(frozen=True)
class Leads:
    """Where links of the files lead."""

    names: Mapping[str, str]
    """The names of the files by root-relative address of the page."""
    address: str
    """Of the site, or of its preview, with a slash at its end."""
    missing: Collection[str]
    """Root-relative addresses where that has nothing yet."""

    def lead(self, path: str) -> str | None:
        """Return where a link to a root-relative address leads; None for nowhere."""
        if path in self.names:
            return self.names[path]
        return None if path in self.missing else f"{self.address}{quote(path)}"


def new_addresses(before: Site | None, after: Site) -> frozenset[str]:
    """Return the root-relative addresses of items that a site has and had not before."""
    return _item_addresses(after) - (_item_addresses(before) if before else frozenset())


def _item_addresses(site: Site) -> frozenset[str]:
    shared = (site.share_path(item) for item in site.shareable)
    return frozenset((*(path for item in site.items for path in site.paths(item).values()), *shared))


def make_pages(  # noqa: PLR0913, PLR0917 - what is made, of what, with what, and where links lead
    entries: Iterable[Entry], plan: Plan, draw: Host, folder: Path, cache: Cache, leads: Leads
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of the file of each item; the host draws into an empty folder."""
    shell = draw(plan, folder)
    context = plan.context(shell.templates, shell.frames)
    files = SiteFiles(plan, context, Staging(folder, folder), cache)
    for entry in entries:
        if name := leads.names.get(entry.path):
            page = _page(entry.item, plan.edition(entry.item.lang))
            given = {"card": entry.card, "root": root_of(page.path)}
            around = Surroundings(
                files.read,
                leads.lead,
                context.html("review/head.html", page.lang),
                context.html("review/card.html", page.lang, **given),
            )
            yield name, self_contained(page.artifact.render(context).decode(), page.path, around).encode()


def _page(item: AnyItem, edition: Edition) -> FramedPage:
    if isinstance(item, StoryItem):
        return story_page(item, edition)
    return person_page(item, edition) if isinstance(item, PersonItem) else vacancy_page(item, edition)
