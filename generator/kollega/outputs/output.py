"""A thing that a site publishes: its files, its parts of the navigation, and what machines are told of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

from kollega.executor import CHUNK, chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from kollega.config.project import Project
    from kollega.content.reading import Memo
    from kollega.diagnostics import Diagnostic
    from kollega.executor import Executor
    from kollega.markdown.body import Body
    from kollega.outputs.artifact import Artifact
    from kollega.outputs.assets import Assets
    from kollega.outputs.edition import Edition, Pictures, Section
    from kollega.site.catalogue import Site

    Part = Callable[[], Iterable[Artifact[Any]]]
    """Makes some artifacts of an output, so that several processes can share the work."""

    Parts = tuple[Part, ...]
    """Parts that one process had better make, one after the other."""

    Prepare = Callable[[Project, Site, Mapping[str, Body], Executor, Memo], "Preparation"]
    """Makes ready what files are made with; the memo has what is known of it from the last time."""

Thing = TypeVar("Thing")


class Bundle(NamedTuple):
    """Parts of an output that one process makes, one after the other."""

    output: Output
    parts: tuple[Part, ...]
    first: int
    """How many parts of the output come before."""

    def named(self) -> dict[str, Part]:
        """Return the parts by names that they have among all, and the next time too where the output is steady."""
        return {f"{self.output.name} {number}": part for number, part in enumerate(self.parts, start=self.first)}


def each_in_bundles(
    make: Callable[[tuple[Thing]], Iterable[Artifact[Any]]], things: Sequence[Thing], size: int = CHUNK
) -> Iterator[Parts]:
    """Yield a part for each of some things, in bundles of a size that is worth handing to a process."""
    return (tuple(partial(make, (thing,)) for thing in some) for some in chunks(things, size))


class OutputKind(StrEnum):
    """The kinds of files, as `kollega build --only` names them."""

    PAGES = "pages"
    FEEDS = "feeds"
    CARDS = "cards"
    KITS = "kits"
    PRINT = "print"
    SEARCH = "search"


ALL_KINDS = frozenset(OutputKind)


class SitemapEntry(NamedTuple):
    """A page that search engines may show."""

    path: str
    """Root-relative path."""
    paths: Mapping[str, str]
    """Its versions by language, itself included."""
    changed: date | None = None
    """The day of its last change, from front matter."""


class Store(Protocol):
    """Keeps what was made once."""

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name."""

    def put(self, name: str, content: bytes) -> None:
        """Keep something under a name."""

    def prune(self, folder: str, most: int) -> None:
        """Keep only the newest in a folder."""


class FileReader(NamedTuple):
    """The files of a site, once they are there."""

    paths: tuple[str, ...]
    """Root-relative paths."""
    read: Callable[[str], bytes]
    """Returns the content of one."""


class PostProcess(NamedTuple):
    """What an output makes of the files of others, once these are there."""

    stage: str
    """What is going on, in a word or two, for those who wait."""
    kinds: frozenset[OutputKind]
    """The kinds of files that must be there."""
    files: Callable[[Publication, FileReader, Store], Iterable[tuple[str, bytes]]]
    """Returns path and content of each; raises ConfigurationError where it cannot make them."""


class Preparation(NamedTuple):
    """What an output makes ready before any file of the site is made."""

    pictures: Pictures | None = None
    """What it will draw, so that others can name it: of all outputs, one draws."""
    tools: tuple[Any, ...] = ()
    """What its renderers share, each of a type of its own; they can be pickled."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong and only shows here."""


def _nothing(*_: object) -> Preparation:
    return Preparation()


def _nothing_beside(_publication: Publication) -> Iterable[tuple[str, bytes]]:
    return ()


def _no_entries(_edition: Edition) -> Iterable[SitemapEntry]:
    return ()


@dataclass(frozen=True)
class Output:
    """One of the things that a site publishes; the build knows nothing else of them."""

    name: str
    """One word or two, for those who read the program."""
    kind: OutputKind
    """Which files `--only` counts it among."""
    parts: Callable[[Publication], Iterable[Part | Parts]]
    """Returns what makes its files, bit by bit."""
    sections: tuple[Section, ...] = ()
    """The folders of pages that it fills in every language, in the order in which menus name them."""
    sitemap: Callable[[Edition], Iterable[SitemapEntry]] = _no_entries
    """Returns what search engines may show of it in a language, besides the first pages of sections."""
    lasting: tuple[str, ...] = ()
    """The folders of `assets/` in which each of its file names holds a digest: browsers may keep such files."""
    prepare: Prepare = _nothing
    """Returns what must be ready beforehand."""
    postprocess: PostProcess | None = None
    """What it makes of all files in the end."""
    beside: Callable[[Publication], Iterable[tuple[str, bytes]]] = _nothing_beside
    """Returns name and content of what lies beside the site, for those who run it and not for those who read it."""
    early: bool = False
    """Whether a part of it takes long, so that it is begun before the many short ones of others."""
    late: bool = False
    """Whether it asks how large files of others are, so that it is begun when these are there."""
    steady: bool = False
    """Whether its parts follow from which items there are, and from nothing that these say."""


def parts_of(output: Output, publication: Publication) -> Iterator[Part]:
    """Yield what makes the files of an output, one part after the other."""
    for made in output.parts(publication):
        yield from made if isinstance(made, tuple) else (made,)


@dataclass(frozen=True)
class Publication:
    """A site with everything that its outputs are made of."""

    editions: Sequence[Edition]
    """One for each language, the first language first."""
    assets: Assets
    """The theme's styles, scripts, fonts and icons."""
    outputs: tuple[Output, ...]
    """What it consists of."""
    tools: Mapping[type[Any], Any] = field(default_factory=dict)
    """What renderers share, by its type."""

    @property
    def first(self) -> Edition:
        """Return the edition of the first language, whose folder is the site's root."""
        return self.editions[0]

    def of(self, kinds: frozenset[OutputKind]) -> Iterator[Output]:
        """Yield the outputs of some kinds."""
        return (output for output in self.outputs if output.kind in kinds)

    def bundles(
        self, kinds: frozenset[OutputKind], *, late: bool = False, without: Collection[str] = ()
    ) -> Iterator[Bundle]:
        """Yield what makes the files of some kinds, without some outputs: first, or when those are there."""
        outputs = (output for output in self.of(kinds) if output.late is late and output.name not in without)
        for output in sorted(outputs, key=lambda output: not output.early):
            yield from self.bundles_of(output)

    def bundles_of(self, output: Output) -> Iterator[Bundle]:
        """Yield what makes the files of an output."""
        done = 0
        for made in output.parts(self):
            parts = made if isinstance(made, tuple) else (made,)
            yield Bundle(output, parts, done)
            done += len(parts)

    def parts(self, kinds: frozenset[OutputKind], *, late: bool = False) -> Iterator[tuple[OutputKind, Part]]:
        """Yield the same part by part, with the kind of each."""
        for bundle in self.bundles(kinds, late=late):
            yield from ((bundle.output.kind, part) for part in bundle.parts)

    def beside(self, kinds: frozenset[OutputKind]) -> Iterator[tuple[str, bytes]]:
        """Yield name and content of what outputs of some kinds put beside the site."""
        for output in self.of(kinds):
            yield from output.beside(self)

    def artifacts(self, kinds: frozenset[OutputKind]) -> Iterator[Artifact[Any]]:
        """Yield the files of some kinds."""
        for _, part in (*self.parts(kinds), *self.parts(kinds, late=True)):
            yield from part()


def sections_of(outputs: Iterable[Output]) -> tuple[Section, ...]:
    """Return the sections of some outputs, in their order."""
    return tuple(section for output in outputs for section in output.sections)
