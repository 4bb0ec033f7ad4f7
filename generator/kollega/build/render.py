"""From a plan to the files of its site: the host draws the shell, processes share the artifacts, search comes last."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from kollega.build.compress import compress_files
from kollega.diagnostics import ConfigurationError
from kollega.executor import announce, chunks
from kollega.outputs.output import FileReader, OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kollega.build.cache import Cache
    from kollega.build.plan import Plan
    from kollega.build.remote import Workers
    from kollega.build.staging import Staging
    from kollega.executor import Executor
    from kollega.outputs.artifact import Artifact, Frame, RenderContext
    from kollega.outputs.output import Part, Publication
    from kollega.outputs.templates import Templates


class Progress(Protocol):
    """Shown while a build runs."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far a stage is; `total` is 0 where it is not known."""


@dataclass(frozen=True)
class Shell:
    """What the host draws: a frame for each language and section, and the hand-written pages into a folder."""

    frames: Mapping[tuple[str, str], Frame]
    templates: Templates
    paths: Sequence[str]
    """The files that the host wrote."""


class Host(Protocol):
    """Draws the chrome and the hand-written pages; all that the build asks of MkDocs."""

    def __call__(self, plan: Plan, folder: Path) -> Shell:
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
    workers: Workers | None = None
    """Processes that have nothing of this one and make the files, where there are some."""

    def render(self, plan: Plan, draw: Host, kinds: frozenset[OutputKind]) -> SiteFiles:
        """Stage the files of some kinds, and the pages where these are searched."""
        self.progress("Drawing pages", 0, 0)
        shell = draw(plan, self.staging.folder)
        context = plan.context(shell.templates, shell.frames)
        needed = kinds.union(*(each.postprocess.kinds for each in plan.publication.of(kinds) if each.postprocess))
        files = dict.fromkeys(shell.paths, OutputKind.PAGES)
        make = self._by_workers if self.workers else self._artifacts
        files |= make(tuple(plan.publication.parts(needed)), context)
        size = {path: self.staging.size(path) for path in files}.get if self.workers else self.staging.size
        files |= make(tuple(plan.publication.parts(needed, late=True)), context.at(size))
        failure = None
        try:
            files |= postprocess(plan.publication, kinds, files, self.staging, self.cache, self.progress)
        except ConfigurationError as error:
            failure = error
        wanted = {path: kind for path, kind in files.items() if kind in kinds}
        copies = compress_files(wanted, plan.project.settings.compress, self.staging, self.executor)
        return SiteFiles(files | copies, failure)

    def _artifacts(self, parts: Sequence[tuple[OutputKind, Part]], context: RenderContext) -> dict[str, OutputKind]:
        """Stage the files of all parts and return the kind of each path."""
        kinds: dict[str, OutputKind] = {}
        render = partial(render_part, context=context, cache=self.cache, staging=self.staging)
        for done, made in enumerate(self.executor.map(render, parts), start=1):
            kinds |= made
            self.progress("Writing", done, len(parts))
        return kinds

    def _by_workers(self, parts: Sequence[tuple[OutputKind, Part]], context: RenderContext) -> dict[str, OutputKind]:
        """Do the same with files that others make. What they show is found here, and so is what was kept."""
        kinds: dict[str, OutputKind] = {}

        def missing() -> Iterator[Sequence[Artifact[Any]]]:
            for done, (kind, part) in enumerate(parts, start=1):
                artifacts = list(part())
                kinds.update((artifact.path, kind) for artifact in artifacts)
                yield from chunks([each for each in artifacts if not self._is_kept(each)])
                self.progress("Writing", done, len(parts))

        if self.workers:
            for artifact, content in self.workers.render(missing(), context):
                self.staging.put(artifact.path, content)
                if artifact.lasting:
                    self.cache.put(artifact.path, content)
        return kinds

    def _is_kept(self, artifact: Artifact[Any]) -> bool:
        """Stage a file that was kept, and return whether it was."""
        content = self.cache.get(artifact.path) if artifact.lasting else None
        if content is not None:
            self.staging.put(artifact.path, content)
        return content is not None


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


def postprocess(  # noqa: PLR0913, PLR0917 - what is made, of what, and where it goes
    publication: Publication,
    kinds: frozenset[OutputKind],
    paths: Iterable[str],
    staging: Staging,
    cache: Cache,
    progress: Progress = lambda _stage, _done, _total: None,
) -> dict[str, OutputKind]:
    """Stage what outputs of some kinds make of the files that are there, and return the kind of each path.

    Raises ConfigurationError where it cannot be made.
    """
    reader, kinds_made = FileReader(tuple(paths), staging.read), {}
    for output in publication.of(kinds):
        if output.postprocess:
            progress(output.postprocess.stage, 0, 0)
            for path, content in dict(output.postprocess.files(publication, reader, cache)).items():
                staging.put(path, content)
                kinds_made[path] = output.kind
    return kinds_made
