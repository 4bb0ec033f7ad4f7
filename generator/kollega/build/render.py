"""From a plan to the files of its site: the host draws, processes share the artifacts, and search indexes the pages."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kollega.diagnostics import ConfigurationError
from kollega.executor import announce
from kollega.outputs.output import OutputKind
from kollega.outputs.search.index import index_of
from kollega.outputs.search.pages import searched_pages
from kollega.site.addresses import DRAWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from kollega.build.cache import Cache
    from kollega.build.plan import Plan
    from kollega.build.staging import Staging
    from kollega.executor import Executor
    from kollega.outputs.artifact import Frame, RenderContext
    from kollega.outputs.output import Part
    from kollega.outputs.templates import Templates


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
class SiteFiles:
    """The files of a site, made and staged."""

    kinds: Mapping[str, OutputKind]
    """The kind of each by its root-relative path."""
    failure: ConfigurationError | None = None
    """Why there is no search. It keeps nothing from being published: something may have been withdrawn."""


@dataclass(frozen=True)
class Renderer:
    """Makes the files of a site: where they are staged and kept, who shares the work, and who watches."""

    staging: Staging
    cache: Cache
    executor: Executor
    progress: Progress

    def render(self, plan: Plan, draw: Host, kinds: frozenset[OutputKind]) -> SiteFiles:
        """Stage the files of some kinds, and the pages where these are searched."""
        self.progress("Drawing pages", 0, 0)
        drawn = draw(plan, self.staging.folder)
        context = plan.context(drawn.templates, drawn.frames)
        needed = kinds | {OutputKind.PAGES} if OutputKind.SEARCH in kinds else kinds
        files = dict.fromkeys(drawn.paths, OutputKind.PAGES)
        files |= self._artifacts(tuple(plan.publication.parts(needed)), context)
        if OutputKind.SEARCH not in kinds:
            return SiteFiles(files)
        self.progress("Indexing", 0, 0)
        try:
            found = index(plan, files, self.staging, self.cache)
        except ConfigurationError as failure:
            return SiteFiles(files, failure)
        return SiteFiles(files | dict.fromkeys(found, OutputKind.SEARCH))

    def _artifacts(self, parts: Sequence[tuple[OutputKind, Part]], context: RenderContext) -> dict[str, OutputKind]:
        """Stage the files of all parts and return the kind of each path."""
        kinds: dict[str, OutputKind] = {}
        render = partial(render_part, context=context, cache=self.cache, staging=self.staging)
        for done, made in enumerate(self.executor.map(render, parts), start=1):
            kinds |= made
            self.progress("Writing", done, len(parts))
        return kinds


def render_part(
    part: tuple[OutputKind, Part], context: RenderContext, cache: Cache, staging: Staging
) -> dict[str, OutputKind]:
    """Stage the files of a part and return the kind of each path."""
    kind, artifacts = part
    paths = []
    for artifact in artifacts():
        announce(artifact.path)
        staging.put(artifact.path, cache.bytes_of(artifact, context))
        paths.append(artifact.path)
    return dict.fromkeys(paths, kind)


def index(plan: Plan, paths: Iterable[str], staging: Staging, cache: Cache) -> list[str]:
    """Stage a search index of the pages among what was made, and return the root-relative paths of its files.

    Raises ConfigurationError where it cannot be made.
    """
    settings = plan.project.settings
    prefixes = [settings.prefix(lang) for lang in settings.languages]
    written = {page.address for page in plan.site.pages}
    drawn = {f"{prefix}{section}" for prefix in prefixes for section in DRAWN}
    pages = tuple(searched_pages(paths, staging.read, prefixes, written=written, drawn=drawn))
    files = dict(index_of(pages, cache))
    for path, content in files.items():
        staging.put(path, content)
    return list(files)
