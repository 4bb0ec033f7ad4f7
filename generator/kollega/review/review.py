"""A review of a change: the entries of its items, on the site as it will be once the change is merged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kollega.build.plan import plan_site
from kollega.check.content import render_bodies
from kollega.content.files import item_folders
from kollega.content.read import Content
from kollega.diagnostics import has_errors
from kollega.executor import SERIAL
from kollega.outputs.outputs import OUTPUTS
from kollega.review.effect import Snapshot, effect_of
from kollega.review.entry import entry_of
from kollega.site.catalogue import Site
from kollega.site.life import Stage
from kollega.site.links import Links

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from kollega.build.plan import Plan
    from kollega.check.content import CheckResult
    from kollega.check.reports.findings import Findings
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.markdown.body import Body
    from kollega.review.effect import Effect
    from kollega.review.entry import Entry


@dataclass(frozen=True)
class Review:
    """What a change does to a site, for whoever decides about it."""

    effect: Effect
    entries: tuple[Entry, ...]
    findings: Findings
    """What the change has brought of problems, in all files."""
    site_url: str
    """With a slash at its end."""
    stops: bool = False
    """Whether errors keep everything from being made."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """The names of files with finished pages, by path of the item."""
    preview_url: str = ""
    """Where the code host's preview of the site is, with a slash at its end."""
    paused: bool = False
    """Whether sharing is paused, so that there are no texts."""
    variant_label: Callable[[str], str] = str
    """Returns what a variant of share texts is called by whoever reads the review."""


def snapshot_of(seen: CheckResult | None, after: CheckResult) -> Snapshot:
    """Return a site as it was seen; an empty one where there was none."""
    if seen is None:
        return Snapshot(Content(), Site.of(Content(), after.site.settings, after.site.now))
    return Snapshot(seen.links.content, seen.site)


def effect_on(before: CheckResult | None, after: CheckResult, files: frozenset[str]) -> Effect:
    """Return what a change to some files does, given what was seen without it and with it."""
    folders = [f"{folder}/" for folder in item_folders(after.site.settings).values()]
    return effect_of(snapshot_of(before, after), snapshot_of(after, after), files, folders)


def preview_of(after: CheckResult, effect: Effect, project: Project) -> CheckResult:
    """Return the site with changed items that are not published yet, as if they were; all else as it is."""
    early = {each.item.path for each in effect.items if each.stage in {Stage.DRAFT, Stage.UPCOMING}}
    if not early:
        return after
    content = after.links.content
    site = Site.of(content, project.settings, after.site.now, early=early)
    links = Links(content, site, project.pages_folder)
    items = [each.item for each in effect.items]
    bodies: Mapping[str, Body] = dict(
        zip((item.path for item in items), render_bodies(items, links, project.words), strict=True)
    )
    return replace(after, site=site, links=links, bodies={**after.bodies, **bodies})


def plan_of(preview: CheckResult, project: Project) -> Plan | None:
    """Return what the pages of a preview are made of; None where errors stop everything."""
    return None if has_errors(preview.diagnostics) else plan_site(project, preview, OUTPUTS, SERIAL)


def entries_of(
    effect: Effect, preview: CheckResult, problems: Iterable[Diagnostic], plan: Plan | None
) -> tuple[Entry, ...]:
    """Return what is told of each changed item."""
    by_file: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for each in problems:
        by_file[each.path].append(each)
    return tuple(
        entry_of(
            each,
            preview.links.content,
            preview.site,
            by_file[each.item.path],
            plan.edition(each.item.lang) if plan else None,
        )
        for each in effect.items
    )
