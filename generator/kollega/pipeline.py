"""The build: read, check, catalogue, views, artifacts, publish."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kollega.cache import Cache
from kollega.errors import ContentError
from kollega.examine import examination, reading
from kollega.outputs.artifact import Kind
from kollega.publish import Published, published
from kollega.staging import Staging, staging, undisturbed
from kollega.workers import note, results

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from jinja2 import Environment

    from kollega.content.problem import Problem
    from kollega.outputs.everything import Part
    from kollega.outputs.press import Frame, Press
    from kollega.planning import Plan
    from kollega.project import Project

ALL_KINDS = frozenset(Kind)

CACHE_FOLDER = ".kollega"
"""Beside mkdocs.yml."""


class Progress(Protocol):
    """Shown while a build runs."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far a stage is; `total` is 0 where it is not known."""


@dataclass(frozen=True)
class Drawn:
    """What the host draws: frames for each language and section, and hand-written pages into a folder."""

    frames: Mapping[tuple[str, str], Frame]
    templates: Environment
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
    problems: tuple[Problem, ...]
    """Warnings; an error would have ended the build."""


def build(  # noqa: PLR0913 - the options of the command
    project: Project,
    draw: Host,
    now: datetime,
    *,
    kinds: frozenset[Kind] = ALL_KINDS,
    strict: bool = False,
    jobs: int = 1,
    cached: bool = True,
    progress: Progress = lambda _stage, _done, _total: None,
) -> Report:
    """Bring the project's site folder up to date as of `now`.

    Raises ContentError and changes nothing where the content has errors; if `strict`, also where it has warnings.
    """
    progress("Reading", 0, 0)
    plan = planned(project, now, jobs=jobs)
    if strict and plan.problems:
        raise ContentError(plan.problems)
    with staging(project.site_dir) as staged:
        progress("Drawing pages", 0, 0)
        drawn = draw(plan, staged.folder)
        press = plan.press(drawn.templates, drawn.frames)
        cache = Cache(project.root / CACHE_FOLDER if cached else None)
        needed = kinds | {Kind.PAGES} if Kind.SEARCH in kinds else kinds  # pages are what is searched
        parts = tuple(plan.everything.parts(needed))
        made = dict.fromkeys(drawn.paths, Kind.PAGES)
        made |= written(parts, press, cache, staged, jobs, progress)
        if Kind.SEARCH in kinds:
            progress("Indexing", 0, 0)
            made |= dict.fromkeys(indexed(plan, made, staged, cache), Kind.SEARCH)
        with undisturbed():
            return Report(published(staged, made, kinds), plan.problems)


def planned(project: Project, now: datetime, *, drafts: bool = False, jobs: int = 1) -> Plan:
    """Return what the site will be made of; raise ContentError where the content has errors."""
    with reading(project, jobs) as content:
        from kollega.planning import plan_of  # it takes long to load; other processes read meanwhile

        read = content()
    with examination(project, read, now, drafts=drafts, jobs=jobs) as begun:
        return plan_of(begun, jobs)


def written(  # noqa: PLR0913, PLR0917 - stages of one flow
    parts: Sequence[Part], press: Press, cache: Cache, staged: Staging, jobs: int, progress: Progress
) -> dict[str, Kind]:
    """Stage the files of all parts and return the kind of each path."""
    kinds: dict[str, Kind] = {}
    write = partial(_write, press=press, cache=cache, staged=staged)
    for done, made in enumerate(results(write, parts, jobs), start=1):
        kinds |= made
        progress("Writing", done, len(parts))
    return kinds


def indexed(plan: Plan, paths: Iterable[str], staged: Staging, cache: Cache) -> list[str]:
    """Stage a search index of the pages among what was made, and return the root-relative paths of its files."""
    from kollega.outputs.search.index import index_of
    from kollega.outputs.search.searched import searched_pages

    settings = plan.project.settings
    pages = tuple(searched_pages(paths, staged.read, map(settings.prefix, settings.languages)))
    files = []
    for path, content in index_of(pages, cache.folder):
        staged.put(path, content)
        files.append(path)
    return files


def _write(part: Part, press: Press, cache: Cache, staged: Staging) -> dict[str, Kind]:
    """Stage the files of a part and return the kind of each path."""
    kinds = {}
    for artifact in part():
        note(artifact.path)
        staged.put(artifact.path, cache.bytes_of(artifact, press))
        kinds[artifact.path] = artifact.kind
    return kinds
