"""A site that is looked at while somebody writes: all but what the host draws is made when it is asked for."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from threading import RLock
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from mkdocs.exceptions import MkDocsException

from kollega.content.reading import OnDemand
from kollega.host.log import log
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from kollega.host.build import HostBuild
    from kollega.outputs.artifact import Artifact, RenderContext
    from kollega.outputs.output import Output, Part


_SEARCH: Final = "pagefind/"
"""Where the files of the search lie, which Pagefind names; they are made of all pages."""


class _Source(NamedTuple):
    """What makes some files."""

    part: Part
    kind: OutputKind
    late: bool
    """Whether they tell how large others are."""


@dataclass
class SiteOnDemand:
    """The files of a site, made when they are asked for, each once."""

    build: HostBuild
    folder: Path
    """Holds what the host has drawn, and whatever was made."""
    makers: dict[str, tuple[str, str]]
    """The names of what made each file, here or for a site before this one: where to look first."""
    _found: dict[str, tuple[Artifact[Any], _Source]] = field(default_factory=dict)
    """What is known to make each file, by its path."""
    _lock: RLock = field(default_factory=RLock)
    _is_searchable: bool = False

    def make(self, path: str, *, near: bool = False) -> None:
        """Make a file of the site, unless it is there; if `near`, only where it was found before."""
        if (self.folder / path).is_file():
            return
        if path.startswith(_SEARCH):
            self._index()
        elif found := self._find(path, near=near):
            artifact, source = found
            self._put(path, self.build.cache.bytes_of(artifact, self._late_context if source.late else self._context))

    def _find(self, path: str, *, near: bool) -> tuple[Artifact[Any], _Source] | None:
        """Return what makes a file. Where that is not known, what makes others is looked at, until it is found."""
        first = self.makers.get(path)
        if first:
            self._look_at(*first)
        if not near:
            for output in self._outputs:
                for name in self._names(output):
                    if path in self._found:
                        break
                    self._look_at(output, name)
        return self._found.get(path)

    def _names(self, output: str) -> list[str]:
        """Return the names of the parts of an output that nobody has looked at."""
        with self._lock:
            return list(self._ahead[output])

    def _look_at(self, output: str, name: str) -> None:
        """Note what a part of an output makes, unless somebody has looked at it."""
        with self._lock:
            if source := self._ahead[output].get(name):
                for artifact in source.part():
                    self._found[artifact.path] = artifact, source
                    self.makers[artifact.path] = output, name
                del self._ahead[output][name]

    @cached_property
    def _outputs(self) -> dict[str, Output]:
        """Return what the site consists of, by name: pages first, and last what asks for sizes."""
        outputs = self.build.plan.publication.outputs
        ordered = sorted(outputs, key=lambda each: (each.late, each.kind is not OutputKind.PAGES))
        return {output.name: output for output in ordered}

    @cached_property
    def _ahead(self) -> Mapping[str, dict[str, _Source]]:
        """Return what nobody has looked at yet, by the name of its output, and a name that stays from site to site."""
        return OnDemand(self._outputs, self._sources)

    def _sources(self, name: str) -> dict[str, _Source]:
        output = self._outputs[name]
        bundles = self.build.plan.publication.bundles_of(output)
        return {
            part_name: _Source(part, output.kind, output.late)
            for bundle in bundles
            for part_name, part in bundle.named().items()
        }

    def _index(self) -> None:
        """Make the files of the search, of all pages."""
        with self._lock:
            if self._is_searchable:
                return
            for output in self._outputs:
                for name in self._names(output):
                    self._look_at(output, name)
            for path, (_, source) in list(self._found.items()):
                if path.endswith("index.html") and source.kind is OutputKind.PAGES:
                    self.make(path)
            try:
                for _ in self.build.index_search(self.folder):
                    pass
            except MkDocsException as error:
                log.error(str(error))  # noqa: TRY400 - where it comes from is no news
            self._is_searchable = True

    @cached_property
    def _context(self) -> RenderContext:
        return self.build.plan.context(self.build.templates, self.build.frames)

    @cached_property
    def _late_context(self) -> RenderContext:
        return self._context.at(self._size)

    def _size(self, path: str) -> int | None:
        self.make(path)
        try:
            return (self.folder / path).stat().st_size
        except OSError:
            return None

    def _put(self, path: str, content: bytes) -> None:
        """Write a file; nobody sees half of it. The folder may be gone, where the next site has come meanwhile."""
        part = self.folder / f".{secrets.token_hex(8)}"
        with suppress(FileNotFoundError):
            part.write_bytes(content)
            os.makedirs((self.folder / path).parent, exist_ok=True)  # noqa: PTH103 - no folder above ours
            part.replace(self.folder / path)
