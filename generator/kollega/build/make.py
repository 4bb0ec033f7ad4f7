"""The stages of a build: read, catalogue, check, plan, render, publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.build.changed import list_of_changes
from kollega.build.checksums import checksums, require_place
from kollega.build.plan import plan_site
from kollega.build.publish import publish, publish_beside, require_ours
from kollega.build.render import Renderer
from kollega.build.staging import staging
from kollega.check.content import catalogue, check, read
from kollega.check.memory import Memory
from kollega.diagnostics import ContentError, has_errors
from kollega.executor import executor_for
from kollega.outputs.outputs import OUTPUTS
from kollega.site.life import span_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from kollega.build.cache import Cache
    from kollega.build.publish import Changes
    from kollega.build.render import Host, Progress
    from kollega.config.project import Project
    from kollega.diagnostics import ConfigurationError, Diagnostic
    from kollega.outputs.output import Output, OutputKind
    from kollega.site.life import Span


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
    span: Span
    """When the same is made of the same content."""


def make(  # noqa: PLR0913 - the options of the command
    project: Project,
    draw: Host,
    now: datetime,
    cache: Cache,
    *,
    kinds: frozenset[OutputKind],
    strict: bool,
    jobs: int,
    progress: Progress,
    outputs: tuple[Output, ...] | None,
) -> Made:
    """Bring the project's site folder up to date as of `now`. Raises ContentError where the content has errors."""
    executor = executor_for(jobs)
    progress("Reading", 0, 0)
    memory = Memory.of(project, cache if cache.folder else None)
    content = read(project, executor, memory)
    site = catalogue(project, content, now)
    result = check(project, content, site, executor, memory)
    plan = plan_site(project, result, OUTPUTS if outputs is None else outputs, executor)
    if has_errors(plan.diagnostics, strict=strict):
        raise ContentError(plan.diagnostics)
    beside = tuple(plan.publication.beside(kinds))
    require_ours(project.site_dir, beside)
    require_place(project.site_dir, wanted=project.settings.checksums)
    with staging(project.site_dir) as staged:
        files = Renderer(staged, cache, executor, progress).render(plan, draw, kinds)
        changes = publish(staged, files.kinds, kinds)
        told = list_of_changes(changes.pages, project.site_dir, project.site_url)
        beside += tuple(checksums(project.site_dir, wanted=project.settings.checksums))
        publish_beside(project.site_dir, (*beside, told))
    wanted = {path: kind for path, kind in files.kinds.items() if kind in kinds}
    span = span_of((item.front for item in content.items), project.settings, now)
    return Made(changes, plan.diagnostics, files.failure, wanted, tuple(name for name, _ in beside), span)
