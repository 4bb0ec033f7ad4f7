"""The build: read, check, catalogue, views, artifacts, publish."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kollega.build.cache import Cache
from kollega.build.publish import Published, published
from kollega.build.staging import Staging, staging, undisturbed
from kollega.check.examination import examination, reading
from kollega.diagnostics import ConfigurationError, ContentError, has_errors
from kollega.executor import note, results
from kollega.outputs.output import OutputKind
from kollega.site.addresses import DRAWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from kollega.build.plan import Plan
    from kollega.config.project import Project
    from kollega.diagnostics import Diagnostic
    from kollega.outputs.layout.frame import Frame
    from kollega.outputs.layout.templates import Templates
    from kollega.outputs.output import Output, Part
    from kollega.outputs.press import Press

ALL_KINDS = frozenset(OutputKind)


class Progress(Protocol):
    """Shown while a build runs."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far a stage is; `total` is 0 where it is not known."""


@dataclass(frozen=True)
class Drawn:
    """What the host draws: frames for each language and section, and hand-written pages into a folder."""

    frames: Mapping[tuple[str, str], Frame]
    templates: Templates
    paths: Sequence[str]
    """The files that the host wrote."""


class Host(Protocol):
    """Draws the chrome and the hand-written pages; all that the build asks of MkDocs."""

    def __call__(self, plan: Plan, folder: Path) -> Drawn:
        """Draw into an empty folder."""


@dataclass(frozen=True)
class Report:
    """What a build did."""

    published: Published
    diagnostics: tuple[Diagnostic, ...]
    """Warnings; an error would have ended the build."""
    failure: ConfigurationError | None = None
    """Why there is no search. It keeps nothing from being published: something may have been withdrawn."""
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
    progress: Progress = lambda _stage, _done, _total: None,
    outputs: tuple[Output, ...] | None = None,
) -> Report:
    """Bring the project's site folder up to date as of `now`; `outputs` are all that there are unless others are given.

    Raises ContentError and changes nothing where the content has errors; if `strict`, also where it has warnings.
    """
    cache = Cache.of(project.root) if cached else Cache(None)
    progress("Reading", 0, 0)
    plan = planned(project, now, jobs=jobs, outputs=outputs)
    if has_errors(plan.diagnostics, strict=strict):
        raise ContentError(plan.diagnostics)
    with staging(project.site_dir) as staged:
        progress("Drawing pages", 0, 0)
        drawn = draw(plan, staged.folder)
        press = plan.press(drawn.templates, drawn.frames)
        needed = kinds | {OutputKind.PAGES} if OutputKind.SEARCH in kinds else kinds  # pages are what is searched
        parts = tuple(plan.publication.parts(needed))
        made = dict.fromkeys(drawn.paths, OutputKind.PAGES)
        made |= written(parts, press, cache, staged, jobs, progress)
        failure = None
        if OutputKind.SEARCH in kinds:
            progress("Indexing", 0, 0)
            try:
                made |= dict.fromkeys(indexed(plan, made, staged, cache), OutputKind.SEARCH)
            except ConfigurationError as error:
                failure = error
        with undisturbed():
            return Report(published(staged, made, kinds), plan.diagnostics, failure, cache.note)


def planned(
    project: Project, now: datetime, *, drafts: bool = False, jobs: int = 1, outputs: tuple[Output, ...] | None = None
) -> Plan:
    """Return what the site will be made of; raise ContentError where the content has errors."""
    with reading(project, jobs) as content:
        from kollega.build.plan import plan_of  # they take long to load; other processes read meanwhile
        from kollega.outputs.outputs import OUTPUTS

        read = content()
    with examination(project, read, now, drafts=drafts, jobs=jobs) as begun:
        return plan_of(begun, jobs, outputs or OUTPUTS)


def written(  # noqa: PLR0913, PLR0917 - stages of one flow
    parts: Sequence[tuple[OutputKind, Part]], press: Press, cache: Cache, staged: Staging, jobs: int, progress: Progress
) -> dict[str, OutputKind]:
    """Stage the files of all parts and return the kind of each path."""
    kinds: dict[str, OutputKind] = {}
    write = partial(_write, press=press, cache=cache, staged=staged)
    for done, made in enumerate(results(write, parts, jobs), start=1):
        kinds |= made
        progress("Writing", done, len(parts))
    return kinds


def indexed(plan: Plan, paths: Iterable[str], staged: Staging, cache: Cache) -> list[str]:
    """Stage a search index of the pages among what was made, and return the root-relative paths of its files."""
    from kollega.outputs.search.index import index_of
    from kollega.outputs.search.searched import searched_pages

    site, settings = plan.examined.site, plan.project.settings
    prefixes = [settings.prefix(lang) for lang in settings.languages]
    written = {page.address for page in site.pages}
    drawn = {f"{prefix}{section}" for prefix in prefixes for section in DRAWN}
    pages = tuple(searched_pages(paths, staged.read, prefixes, written=written, drawn=drawn))
    files = dict(index_of(pages, cache))
    for path, content in files.items():
        staged.put(path, content)
    return list(files)


def _write(part: tuple[OutputKind, Part], press: Press, cache: Cache, staged: Staging) -> dict[str, OutputKind]:
    """Stage the files of a part and return the kind of each path."""
    kind, artifacts = part
    paths = []
    for artifact in artifacts():
        note(artifact.path)
        staged.put(artifact.path, cache.bytes_of(artifact, press))
        paths.append(artifact.path)
    return dict.fromkeys(paths, kind)
