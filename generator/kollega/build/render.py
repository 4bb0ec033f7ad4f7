"""From a plan to the files of its site: the host draws the shell, processes share the artifacts, search comes last."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from kollega.build.compress import compress_files
from kollega.content.reading import note_reading
from kollega.diagnostics import ConfigurationError
from kollega.executor import CHUNK, SERIAL, announce, chunks
from kollega.outputs.output import FileReader, OutputKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from kollega.build.cache import Cache
    from kollega.build.plan import Plan
    from kollega.build.remote import Workers
    from kollega.build.staging import Staging
    from kollega.executor import Executor
    from kollega.outputs.artifact import Artifact, Frame, RenderContext
    from kollega.outputs.layout.chrome import HandWritten
    from kollega.outputs.output import Bundle, Part, Publication
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
    menu: HandWritten
    """The pages of the menu, of which the host knows the titles."""
    paths: Sequence[str] = ()
    """The files that the host wrote."""


class Host(Protocol):
    """Draws the chrome and the hand-written pages; all that the build asks of MkDocs."""

    def __call__(self, plan: Plan, folder: Path, menu: HandWritten | None = None) -> Shell:
        """Draw into an empty folder; where the menu is given, the pages are known, and the frames alone are drawn."""


SHELL: Final = "shell 0"
"""The name of the unit that the host makes."""


class Unit(NamedTuple):
    """What a part of an output has made."""

    kind: OutputKind
    paths: tuple[str, ...]
    """Of its files, root-relative."""
    read: tuple[str, ...]
    """The names of what was read of items, their facts and texts, while it was made."""
    is_steady: bool = True
    """Whether the part of this name makes the same the next time, unless one of these says something else."""


@dataclass(frozen=True)
class SiteFiles:
    """The files of a site, made and staged."""

    kinds: Mapping[str, OutputKind]
    """The kind of each by its root-relative path."""
    units: Mapping[str, Unit]
    """What the host and each part of an output have made, by its name."""
    menu: HandWritten
    """The pages of the menu."""
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
    known: Mapping[str, Unit] = field(default_factory=dict)
    """What need not be made: it lies on the site, and is what would be made now."""
    whole: Mapping[str, Mapping[str, Unit]] = field(default_factory=dict)
    """The same of outputs of which every part is known, so that these need not say what they would make."""
    menu: HandWritten | None = None
    """The pages of the menu, where the host has drawn them before."""

    def render(self, plan: Plan, draw: Host, kinds: frozenset[OutputKind]) -> SiteFiles:
        """Stage the files of some kinds, and the pages where these are searched."""
        self.progress("Drawing pages", 0, 0)
        with note_reading() as read:
            shell = draw(plan, self.staging.folder, self.menu if SHELL in self.known else None)
        drawn = self.known.get(SHELL) or Unit(OutputKind.PAGES, tuple(shell.paths), tuple(read))
        context = plan.context(shell.templates, shell.frames)
        needed = kinds.union(*(each.postprocess.kinds for each in plan.publication.of(kinds) if each.postprocess))
        make = self._by_workers if self.workers else self._here
        whole = self.whole.keys() & {output.name for output in plan.publication.of(needed)}
        units = {name: unit for output in whole for name, unit in self.whole[output].items()}
        units |= self._units(plan.publication.bundles(needed, without=whole), make, context)
        there = chain.from_iterable(unit.paths for unit in units.values()) if self.workers else ()
        size = {path: self.staging.size(path) for path in there}.get if self.workers else self.staging.size
        units |= self._units(plan.publication.bundles(needed, late=True, without=whole), make, context.at(size))
        units = {SHELL: drawn, **units}
        files = {path: unit.kind for unit in units.values() for path in unit.paths}
        failure = None
        try:
            files |= postprocess(plan.publication, kinds, files, self.staging, self.cache, self.progress)
        except ConfigurationError as error:
            failure = error
        wanted = {path: kind for path, kind in files.items() if kind in kinds}
        copies = compress_files(wanted, plan.project.settings.compress, self.staging, self.executor)
        return SiteFiles(files | copies, units, shell.menu, failure)

    def _units(
        self,
        bundles: Iterable[Bundle],
        make: Callable[[Sequence[Task], RenderContext], dict[str, Unit]],
        context: RenderContext,
    ) -> dict[str, Unit]:
        """Stage what each part makes, and return that by the part's name; what is known already is there."""
        named = [(bundle.output, bundle.named()) for bundle in bundles]
        units = {name: self.known[name] for _, parts in named for name in parts.keys() & self.known.keys()}
        new = [(output, {name: part for name, part in parts.items() if name not in units}) for output, parts in named]
        return units | make([Task(output.kind, output.steady, parts) for output, parts in new if parts], context)

    def _here(self, tasks: Sequence[Task], context: RenderContext) -> dict[str, Unit]:
        """Stage the files of tasks, and return what each part of them has made."""
        units: dict[str, Unit] = {}
        render = partial(render_parts, context=context, cache=self.cache, staging=self.staging)
        workers = self.executor if sum(len(task.parts) for task in tasks) > CHUNK else SERIAL
        for done, made in enumerate(workers.map(render, tasks), start=1):
            units |= made
            self.progress("Writing", done, len(tasks))
        return units

    def _by_workers(self, tasks: Sequence[Task], context: RenderContext) -> dict[str, Unit]:
        """Do the same with files that others make. What they show is found here, and so is what was kept."""
        units: dict[str, Unit] = {}

        def missing() -> Iterator[Sequence[Artifact[Any]]]:
            for done, task in enumerate(tasks, start=1):
                for name, part in task.parts.items():
                    with note_reading() as read:
                        artifacts = list(part())
                    paths = tuple(artifact.path for artifact in artifacts)
                    units[name] = Unit(task.kind, paths, tuple(read), task.is_steady)
                    yield from chunks([each for each in artifacts if not self._is_kept(each)])
                self.progress("Writing", done, len(tasks))

        if self.workers:
            for artifact, content in self.workers.render(missing(), context):
                self.staging.put(artifact.path, content)
                if artifact.lasting:
                    self.cache.put(artifact.path, content)
        return units

    def _is_kept(self, artifact: Artifact[Any]) -> bool:
        """Stage a file that was kept, and return whether it was."""
        content = self.cache.get(artifact.path) if artifact.lasting else None
        if content is not None:
            self.staging.put(artifact.path, content)
        return content is not None


class Task(NamedTuple):
    """What a process is to make."""

    kind: OutputKind
    is_steady: bool
    parts: Mapping[str, Part]


def render_parts(task: Task, context: RenderContext, cache: Cache, staging: Staging) -> dict[str, Unit]:
    """Stage the files of parts, and return what each has made."""
    units = {}
    for name, part in task.parts.items():
        paths = []
        with note_reading() as read:
            for artifact in part():
                announce(artifact.path)
                staging.put(artifact.path, cache.bytes_of(artifact, context))
                paths.append(artifact.path)
        units[name] = Unit(task.kind, tuple(paths), tuple(read), task.is_steady)
    return units


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
