"""The build: read, catalogue, check, plan, render, publish."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.build.cache import Cache
from kollega.build.changed import forget_changes, list_of_changes
from kollega.build.plan import plan_site
from kollega.build.publish import publish, publish_beside, require_ours
from kollega.build.render import Renderer
from kollega.build.staging import staging
from kollega.check.content import catalogue, check, read
from kollega.diagnostics import ContentError, has_errors
from kollega.executor import executor_for
from kollega.outputs.output import ALL_KINDS
from kollega.outputs.outputs import OUTPUTS

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kollega.build.publish import Changes
    from kollega.build.render import Host, Progress
    from kollega.config.project import Project
    from kollega.diagnostics import ConfigurationError, Diagnostic
    from kollega.outputs.output import Output, OutputKind


@dataclass(frozen=True)
class Report:
    """What a build did."""

    changes: Changes
    diagnostics: tuple[Diagnostic, ...]
    """Warnings; an error would have ended the build."""
    failure: ConfigurationError | None = None
    """Why there is no search."""
    note: str = ""
    """What else is to be told."""


def build(  # noqa: PLR0913 - the options of the command
    project: Project,
    draw: Host,
    now: datetime,
    *,
    kinds: frozenset[OutputKind] = ALL_KINDS,
    strict: bool = False,
    jobs: int = 1,
    cached: bool = True,
    cache_dir: Path | None = None,
    progress: Progress = lambda _stage, _done, _total: None,
    outputs: tuple[Output, ...] = OUTPUTS,
) -> Report:
    """Bring the project's site folder up to date as of `now`; `outputs` are all that there are unless others are given.

    What was made is kept in `cache_dir`, or else beside the configuration.
    Raises ContentError and changes nothing where the content has errors; if `strict`, also where it has warnings.
    """
    forget_changes(project.site_dir)
    executor, cache = executor_for(jobs), Cache.of(cache_dir or project.root) if cached else Cache(None)
    progress("Reading", 0, 0)
    content = read(project, executor)
    site = catalogue(project, content, now)
    result = check(project, content, site, executor)
    plan = plan_site(project, result, outputs, executor)
    if has_errors(plan.diagnostics, strict=strict):
        raise ContentError(plan.diagnostics)
    require_ours(project.site_dir, plan.publication.beside(kinds))
    with staging(project.site_dir) as staged:
        files = Renderer(staged, cache, executor, progress).render(plan, draw, kinds)
        changes = publish(staged, files.kinds, kinds)
        told = list_of_changes(changes.pages, project.site_dir, project.site_url)
        publish_beside(project.site_dir, (*plan.publication.beside(kinds), told))
    return Report(changes, plan.diagnostics, files.failure, cache.note)
