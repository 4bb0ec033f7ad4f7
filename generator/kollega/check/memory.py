"""What was read from each file of an item, made of it and found in it, kept from one run to the next.

What is kept belongs to a file's content, and to everything else that it was made with: the program, the settings, the
words. A text that leads to other files was made with what these are, so that is asked anew each time.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import kollega
from kollega.check.notation import diagnostic_of, facts_of, notation_of
from kollega.check.shelves import SHELVES, Entry, Shelf, name_of, reading_of, shelf_of
from kollega.clock import system_time
from kollega.content.reading import Memo, length_of, text_of
from kollega.content.source import read_bytes
from kollega.filesystem import Stamp, digest_of_folders, installed
from kollega.markdown.body import KeptBody
from kollega.markdown.sanitise import sanitise_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kollega.check.questions import Questions
    from kollega.config.project import Project
    from kollega.content.files import SourceFile
    from kollega.content.read import Reading
    from kollega.diagnostics import Diagnostic
    from kollega.markdown.body import Body
    from kollega.site.structure import Texts


class Store(Protocol):
    """Keeps bytes under names."""

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name."""

    def put(self, name: str, content: bytes) -> None:
        """Keep something under a name."""


class Text(NamedTuple):
    """The text of an item."""

    body: Body
    """As finished HTML."""
    diagnostics: tuple[Diagnostic, ...]
    """What is wrong with it, as far as it and the answers to its questions tell."""


@dataclass
class Memory:
    """What was kept of each file, and what there is to be kept from this run on."""

    project: Project
    store: Store | None = None
    """None to know nothing, and keep nothing."""
    _before: dict[str, Entry] = field(default_factory=dict)
    """What was kept by path; what of it nobody asks for is forgotten."""
    _entries: dict[str, Entry] = field(default_factory=dict)
    """What is known by path."""
    _fresh: set[str] = field(default_factory=set)
    """The paths of which something new is known."""
    _stamps: dict[str, tuple[Stamp, int]] = field(default_factory=dict)
    """What the system said of each file before it was read, and when."""

    _readings: dict[str, Reading] = field(default_factory=dict)
    """What was read of each file in this process."""
    _texts: dict[str, tuple[object, Text]] = field(default_factory=dict)
    """What is kept of texts, and the text that it was turned into in this process."""

    _found: tuple[Texts, Memo] | None = None
    """What was found out of items in this process, when they said what they did then."""

    basis: str = ""
    """A digest of everything else that it was made with."""

    @classmethod
    def of(cls, project: Project, store: Store | None) -> Memory:
        """Return what a store knows of a project."""
        memory = cls(project, store, basis=_basis(project) if store else "")
        memory._recall()
        return memory

    def again(self, project: Project) -> Memory:
        """Return the same for the next run of this process, which need not be told it anew."""
        basis = _basis(project) if self.store else ""
        if basis != self.basis:
            return Memory.of(project, self.store)
        before = self._before | self._entries
        return replace(self, project=project, _before=before, _entries={}, _fresh=set(), _stamps={})

    def _recall(self) -> None:
        """Read what is kept."""
        if self.store is None:
            return
        for shelf in range(SHELVES):
            try:
                kept = Shelf.of_bytes(self.store.get(name_of(shelf)) or b"")
            except (ValueError, RecursionError):
                continue
            if kept.basis == self.basis:
                self._before |= kept.entries

    def reading(self, file: SourceFile) -> Reading | None:
        """Return what was read from a file when it held what it holds now; None where it is not known."""
        if self.store is None:
            return None
        try:
            moment, stamp = system_time(), Stamp.of(os.lstat(f"{self.project.root}/{file.path}"))
        except OSError:
            return None
        self._stamps[file.path] = stamp, moment
        entry = self._before.get(file.path)
        if entry is None:
            return None
        if entry.stamp != stamp:
            if entry.digest != _digest_at(file.path, self.project.root):
                return None
            entry.stamp = stamp if stamp.is_settled(moment) else None
            self._fresh.add(file.path)
        return self._known(file, entry)

    def _known(self, file: SourceFile, entry: Entry) -> Reading | None:
        reading = self._readings.get(file.path)
        if reading is None or reading.digest != entry.digest:
            try:
                reading = self._readings[file.path] = reading_of(file, entry)
            except (ValueError, TypeError, KeyError):
                return None
        self._entries[file.path] = self._before.pop(file.path)
        return reading

    def learn(self, readings: Iterable[tuple[SourceFile, Reading]]) -> None:
        """Take note of what was read anew."""
        for file, reading in readings if self.store else ():
            self._fresh.add(file.path)
            if reading.item and file.path in self._stamps:
                item, (stamp, moment) = reading.item, self._stamps[file.path]
                self._readings[file.path] = reading
                self._entries[file.path] = Entry(
                    stamp=stamp if stamp.is_settled(moment) else None,
                    digest=reading.digest,
                    lang=item.lang,
                    front=facts_of(item.front),
                    structure=item.structure,
                    raw=item.marks.raw,
                    facts=_digest_of_text(item.marks.raw),
                    text=item.text,
                    said=_digest_of_text(item.text),
                    line=item.text_line,
                    diagnostics=[*map(notation_of, reading.diagnostics)],
                )

    def text(self, path: str, questions: Questions) -> Text | None:
        """Return what was made of a text and found in it; None where it is not known, or would be another now."""
        entry = self._entries.get(path)
        if entry is None or entry.made is None:
            return None
        html, words, found, answers = entry.made
        before, text = self._texts.get(path, (None, None))
        if text is None or before is not entry.made:
            try:
                text = Text(KeptBody(html, words), tuple(map(diagnostic_of, found)))
            except (ValueError, TypeError):
                return None
            self._texts[path] = entry.made, text
        return text if questions.are_answered_alike(answers) else None

    def learn_texts(self, texts: Iterable[tuple[str, Text, Mapping[str, str]]]) -> None:
        """Take note of what was made of texts by their paths, and of what each was told of the rest of the site."""
        for path, text, answers in texts:
            if path in self._entries and sanitise_again(text.body.html) == text.body.html:
                found = [*map(notation_of, text.diagnostics)]
                self._entries[path].made = text.body.html, text.body.words, found, {**answers}
                self._fresh.add(path)

    def facts(self) -> dict[str, str]:
        """Return digests of the facts of items by their paths."""
        return {path: entry.facts for path, entry in self._entries.items()}

    def digests(self, bodies: Mapping[str, Body]) -> dict[str, str]:
        """Return digests of what there is to read of items, under the names by which that is noted."""
        facts = self.facts()
        texts = {text_of(path): entry.said for path, entry in self._entries.items()}
        return facts | texts | {length_of(path): str(bodies[path].minutes) for path in self._entries}

    def memo(self, texts: Texts) -> Memo:
        """Return what was found out of items in former runs of this process, as far as it is true of these texts."""
        changed = texts.changed(self._found[0]) if self._found else None
        memo = Memo() if not self._found or changed is None else self._found[1].without(changed)
        self._found = texts, memo
        return memo

    def keep(self) -> None:
        """Keep what is known, for the next run."""
        if self.store is None:
            return
        shelves: defaultdict[int, dict[str, Entry]] = defaultdict(dict)
        for path, entry in self._entries.items():
            shelves[shelf_of(path)][path] = entry
        for shelf in {shelf_of(path) for path in self._fresh | self._before.keys()}:
            self.store.put(name_of(shelf), Shelf(self.basis, shelves[shelf]).to_bytes())
        self._fresh.clear()
        self._before.clear()


def digest_of(content: bytes) -> str:
    """Return the digest by which a file's content is known."""
    return hashlib.sha256(content).hexdigest()


def _digest_of_text(text: str) -> str:
    return digest_of(text.encode("utf-8", "surrogatepass"))


def _digest_at(path: str, root: Path) -> str:
    content = read_bytes(path, root)
    return digest_of(content) if isinstance(content, bytes) else ""


@cache
def _program_digest() -> str:
    """Return a digest of this program, which stays what it was when this process began."""
    return digest_of_folders(map(Path, kollega.__path__))


def _basis(project: Project) -> str:
    """Return a digest of everything that decides what is made of a file and found in it, but for the file."""
    words = (folder / "words" for folder in project.theme_dirs)
    told = (
        repr(project.settings),
        project.pages_folder,
        sys.version,
        sorted(installed()),
        _program_digest(),
        digest_of_folders(words),
        _digest_at(project.settings.guidelines_file, project.root),
    )
    return _digest_of_text(repr(told))
