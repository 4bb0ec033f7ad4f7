"""The stages of a build: read, catalogue, check, plan, render, publish."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from kollega.build.changed import list_of_changes
from kollega.build.checksums import checksums, require_place
from kollega.build.plan import plan_site
from kollega.build.publish import publish, publish_beside, require_ours
from kollega.build.remote import SpawnedProcesses
from kollega.build.render import Renderer
from kollega.build.staging import staging
from kollega.build.units import Units
from kollega.check.content import catalogue, check, read
from kollega.check.memory import Memory
from kollega.diagnostics import ConfigurationError, ContentError, has_errors
from kollega.executor import executor_for, executors
from kollega.i18n.wording import wording
from kollega.outputs.outputs import OUTPUTS
from kollega.site.life import span_of
from kollega.site.structure import Texts, structure_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from kollega.build.cache import Cache
    from kollega.build.publish import Changes
    from kollega.build.remote import Workers
    from kollega.build.render import Host, Progress
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.filesystem import Stamp
    from kollega.outputs.output import Output, OutputKind
    from kollega.site.life import Span

    Unchanged = Callable[[Texts], Units]
    """Returns what need not be made again of some texts."""


@dataclass(frozen=True)
class Made:
    """What a build has brought to the site's folder."""

    changes: Changes
    diagnostics: tuple[Diagnostic, ...]
    """Warnings; an error would have ended the build."""
    failure: ConfigurationError | None
    """Why there is no search."""
    files: Mapping[str, OutputKind]
    """The kind of each file that was made, by root-relative path."""
    beside: tuple[str, ...]
    """The names of what lies beside the site, for those who run it."""
    untouched: Mapping[str, Stamp]
    """The stamps that files of these had before, which it has left as they were, by root-relative path."""
    span: Span
    """When the same is made of the same content."""
    units: Units
    """What it was made of, part by part."""


class Options(NamedTuple):
    """How a site is to be made."""

    now: datetime
    """The moment that it is made for."""
    kinds: frozenset[OutputKind]
    strict: bool
    jobs: int
    scheduler: str
    """The address of a Dask cluster's; empty for this machine alone."""
    progress: Progress
    outputs: tuple[Output, ...] | None
    """None for all that there are."""


def make(project: Project, draw: Host, cache: Cache, options: Options, unchanged: Unchanged) -> Made:
    """Bring the project's site folder up to date; what is `unchanged` where the site says this is not made.

    Raises ContentError where the content has errors.
    """
    kinds, progress, executor = options.kinds, options.progress, executor_for(options.jobs)
    progress("Reading", 0, 0)
    memory = Memory.of(project, cache if cache.folder else None)
    content = read(project, executor, memory)
    site = catalogue(project, content, options.now)
    result = check(project, content, site, executor, memory)
    structure = structure_of(content.items, site) if cache.folder else ""  # which the next build is told
    known = unchanged(Texts(structure, memory.digests(result.bodies)))
    plan = plan_site(project, result, OUTPUTS if options.outputs is None else options.outputs, executor, known.memo)
    if has_errors(plan.diagnostics, strict=options.strict):
        raise ContentError(plan.diagnostics)
    beside = dict(plan.publication.beside(kinds))
    require_ours(project.site_dir, beside.items())
    require_place(project.site_dir, wanted=project.settings.checksums)
    with staging(project.site_dir) as staged, _workers(options) as workers:
        renderer = Renderer(staged, cache, executor, progress, workers, known.units, known.whole, known.menu)
        files = renderer.render(plan, draw, kinds)
        changes = publish(staged, files.kinds, kinds)
        told = list_of_changes(changes.pages, project.site_dir, project.site_url)
        beside |= dict(checksums(project.site_dir, wanted=project.settings.checksums))
        publish_beside(project.site_dir, (*beside.items(), told))
    wanted = {path: kind for path, kind in files.kinds.items() if kind in kinds}
    span = span_of((item.front for item in content.items), project.settings, options.now)
    units = Units.of(known.texts, files.units, known.memo, files.menu)
    untouched = {path: known.intact[path] for path in wanted.keys() & known.intact.keys() - changes.brought}
    return Made(changes, plan.diagnostics, files.failure, wanted, tuple(beside), untouched, span, units)


@contextmanager
def _workers(options: Options) -> Iterator[Workers | None]:
    """Give those who make the files where no forked processes do: a cluster, or what systems without forks have.

    Raises ConfigurationError where a cluster cannot be had.
    """
    if not options.scheduler:
        yield SpawnedProcesses(options.jobs) if options.jobs > 1 and not executors.FORKS else None
        return
    try:
        from kollega.build.cluster import cluster_at
    except ModuleNotFoundError as error:
        hint = wording("Install it with `pip install 'kollega[cluster]'`.")
        raise ConfigurationError("--scheduler", wording("needs Dask, which is not installed"), hint) from error
    with cluster_at(options.scheduler) as cluster:
        yield cluster
