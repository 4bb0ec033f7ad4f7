"""A build: nothing where nothing has changed, else all that there is to make."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from kollega.build.cache import Cache
from kollega.build.changed import NO_CHANGES, forget_changes, list_of_changes
from kollega.build.publish import Changes, publish_beside
from kollega.build.record import Records
from kollega.build.staging import alone
from kollega.diagnostics import ContentError, has_errors
from kollega.outputs.output import ALL_KINDS

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from kollega.build.inputs import Inputs
    from kollega.build.record import Record
    from kollega.build.render import Host, Progress
    from kollega.config.project import Project
    from kollega.diagnostics import ConfigurationError, Diagnostic
    from kollega.outputs.output import Output, OutputKind


MEGABYTE: Final = 10**6


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
    idle: bool = False
    """Whether it found everything as the last one had left it, and looked at nothing else."""


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
    outputs: tuple[Output, ...] | None = None,
    scheduler: str = "",
) -> Report:
    """Bring the project's site folder up to date as of `now`; `outputs` are all that there are unless others are given.

    What was made is kept in `cache_dir`, or else beside the configuration.
    Raises ContentError and changes nothing where the content has errors; if `strict`, also where it has warnings.
    """
    forget_changes(project.site_dir)
    cache = Cache.of(cache_dir or project.root) if cached else Cache(None)
    records = Records(cache, project, tuple(sorted(kinds)))
    inputs = records.inputs() if outputs is None else None
    record = records.last() if inputs else None
    if inputs and record and (report := _nothing_to_do(records, record, inputs, now, strict=strict)):
        return report
    from kollega.build.make import Options, make  # with all that makes a site

    options = Options(now, kinds, strict, jobs, scheduler, progress, outputs)
    made = make(project, draw, cache, options, partial(records.unchanged, record, inputs, now))
    if inputs and not made.failure:
        records.keep(inputs, made)
    cache.shrink(project.settings.cache.size * MEGABYTE)
    return Report(made.changes, made.diagnostics, made.failure, cache.note)


def _nothing_to_do(records: Records, record: Record, inputs: Inputs, now: datetime, *, strict: bool) -> Report | None:
    """Return the report of a build that finds everything as the last one has left it; None where it is not."""
    project = records.project
    if not record.holds(inputs, now) or record.history != inputs.history:
        return None
    if has_errors(record.diagnostics, strict=strict):
        raise ContentError(record.diagnostics)
    with alone(project.site_dir):
        if not records.is_current(record):
            return None
        publish_beside(project.site_dir, [list_of_changes(NO_CHANGES, project.site_dir, project.site_url)])
    return Report(Changes(0, record.files, 0), record.diagnostics, note=records.cache.note, idle=True)
