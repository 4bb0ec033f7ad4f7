"""Everything that people wrote, read from the disk and typed; whatever cannot be typed is a problem."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple, Protocol

from kollega.config.project import PAGE_ENDINGS
from kollega.content.documents import Document, read_documents
from kollega.content.files import (
    SourceFile,
    file_diagnostic,
    files_in,
    folder_prefix,
    item_file,
    item_folders,
    overlooked_diagnostics,
    slug_diagnostics,
    split_folder,
    split_suffix,
)
from kollega.content.front_matter import validate
from kollega.content.item import FRONT, ITEMS, AnyItem, ItemName, PersonItem, ShareableItem, StoryItem, VacancyItem
from kollega.content.key_slips import likelier_kind, misplaced_file
from kollega.content.kind import ItemKind
from kollega.content.list_slips import list_diagnostics
from kollega.content.pages import Page, is_page, read_page
from kollega.content.plain_facts import fact_diagnostics, printed
from kollega.content.source import Source, direction_diagnostics, parse, read_bytes
from kollega.content.yaml_comments import lost_text_diagnostics
from kollega.diagnostics import Diagnostic, Mark, Severity, has_errors
from kollega.executor import CHUNK, SERIAL, announce, chunks
from kollega.filesystem import ending
from kollega.guidelines.model import Guidelines
from kollega.guidelines.read import read_guidelines
from kollega.i18n.language import likely_tag, standard_tag
from kollega.i18n.suggestion import question
from kollega.i18n.wording import wording
from kollega.media.photo import ENDINGS as PHOTO_ENDINGS
from kollega.media.photo import Photo, photo_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kollega.config.settings import Settings
    from kollega.executor import Executor


class Reading(NamedTuple):
    """What was read from a file."""

    item: AnyItem | None
    """What it says, typed, if nothing in it is wrong."""
    diagnostics: tuple[Diagnostic, ...]
    """All that is wrong with the file itself."""
    digest: str = ""
    """That of its content, where it could be read."""


class Memory(Protocol):
    """Knows files that were read before."""

    def reading(self, file: SourceFile) -> Reading | None:
        """Return what was read from a file when it held what it holds now; None where it is not known."""

    def learn(self, readings: Iterable[tuple[SourceFile, Reading]]) -> None:
        """Take note of what was read anew."""


@dataclass(frozen=True)
class Content:
    """What lies in the folders of a site."""

    stories: tuple[StoryItem, ...] = ()
    vacancies: tuple[VacancyItem, ...] = ()
    people: tuple[PersonItem, ...] = ()
    pages: tuple[Page, ...] = ()
    photos: Mapping[str, Photo] = field(default_factory=dict)
    """Pictures by path."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    """What can be published with a text that links to it, by path."""
    files: frozenset[str] = frozenset()
    """The paths of everything that was found, whatever it is."""
    guidelines: Guidelines = field(default_factory=Guidelines)
    """The guidelines that count on the site."""
    diagnostics: tuple[Diagnostic, ...] = ()
    unread: frozenset[ItemName] = frozenset()
    """The names of files with errors."""
    closed: frozenset[ItemKind] = frozenset()
    """Kinds of which the folder cannot be read, so that nobody knows what it holds."""

    @property
    def items(self) -> tuple[AnyItem, ...]:
        """Return stories, vacancies and people."""
        return (*self.stories, *self.vacancies, *self.people)

    def is_unread(self, kind: ItemKind, slug: str) -> bool:
        """Return whether there may be an item of that name that cannot be read, so that nobody calls it missing."""
        return kind in self.closed or ItemName(kind, slug) in self.unread

    @property
    def shareable(self) -> tuple[ShareableItem, ...]:
        """Return stories and vacancies."""
        return (*self.stories, *self.vacancies)


class NoMemory:
    """Knows nothing, and learns nothing."""

    def reading(self, _file: SourceFile) -> None:
        """Return nothing."""

    def learn(self, readings: Iterable[tuple[SourceFile, Reading]]) -> None:
        """Take no note."""


def read_content(
    settings: Settings, root: Path, pages_dir: Path, executor: Executor = SERIAL, memory: Memory | None = None
) -> Content:
    """Return the content of the site whose mkdocs.yml lies in `root`; what `memory` knows is not read again."""
    folders, pages_folder = item_folders(settings), folder_prefix(Path(os.path.relpath(pages_dir, root)).as_posix())
    found = set(files_in(root, folders.values(), pages_folder))
    files = {path: item_file(path, folders) for path in sorted(each for each in found if isinstance(each, str))}
    obstacles = frozenset(fault.path for fault in found if isinstance(fault, Diagnostic))
    paths, known = [*files], [file for file in files.values() if file]
    items = _readings(known, settings, root, executor, memory or NoMemory())
    typed = [reading.item for reading in items if reading.item]
    pages = _pages(paths, pages_folder, settings, root)
    photos = [photo_of(each, root) for each in paths if ending(each).lower() in PHOTO_ENDINGS]
    unreadable = _unreadable(paths, pages_folder, root)
    guidelines, misguided = read_guidelines(settings.guidelines_file, root)
    texts = (text.text for text in (*typed, *pages) if not isinstance(text, Diagnostic))
    documents = [*read_documents(paths, folders.values(), root)]
    return Content(
        stories=tuple(item for item in typed if isinstance(item, StoryItem)),
        vacancies=tuple(item for item in typed if isinstance(item, VacancyItem)),
        people=tuple(item for item in typed if isinstance(item, PersonItem)),
        pages=tuple(page for page in pages if isinstance(page, Page)),
        photos={photo.path: photo for photo in photos if isinstance(photo, Photo)},
        documents={each.path: each for each in documents if isinstance(each, Document)},
        files=frozenset(paths),
        guidelines=guidelines,
        diagnostics=(
            *misguided,
            *chain.from_iterable(reading.diagnostics for reading in items),
            *(fault for fault in (*found, *pages, *photos, *documents, *unreadable) if isinstance(fault, Diagnostic)),
            *overlooked_diagnostics(files, folders, pages_folder, texts),
        ),
        unread=_names_without_item(known, items) | _names(obstacles, folders),
        closed=_closed(obstacles, folders),
    )


def _pages(paths: Iterable[str], folder: str, settings: Settings, root: Path) -> list[Page | Diagnostic]:
    """Return the hand-written pages, or what keeps each from being read."""
    return [read_page(path, PurePosixPath(folder), settings, root) for path in paths if is_page(path, folder)]


def _unreadable(paths: Iterable[str], pages_folder: str, root: Path) -> list[Diagnostic]:
    """Return what keeps files of the pages' folder from being published as they are."""
    others = (path for path in paths if path.startswith(pages_folder) and not _is_looked_at(path))
    return [fault for path in others if (fault := file_diagnostic(path, root))]


def _readings(
    files: Sequence[SourceFile], settings: Settings, root: Path, executor: Executor, memory: Memory
) -> tuple[Reading, ...]:
    """Return what was read of each file, now or before."""
    readings = {file: known for file in files if (known := memory.reading(file))}
    new = [file for file in files if file not in readings]
    workers = executor if len(new) > CHUNK else SERIAL
    made = chain.from_iterable(workers.map(partial(read_files, settings=settings, root=root), chunks(new)))
    fresh = dict(zip(new, made, strict=True))
    memory.learn(fresh.items())
    return tuple(map((readings | fresh).__getitem__, files))


def read_files(files: Iterable[SourceFile], settings: Settings, root: Path) -> list[Reading]:
    """Return what was read of each file."""
    return [_read(file, settings, root) for file in files]


def _is_looked_at(path: str) -> bool:
    """Return whether it is a page or a picture, of which the content is read; of other files it is not."""
    return ending(path) in PAGE_ENDINGS or ending(path).lower() in PHOTO_ENDINGS


def _closed(obstacles: Iterable[str], folders: Mapping[ItemKind, str]) -> frozenset[ItemKind]:
    """Return the kinds whose folder lies in what cannot be read."""
    return frozenset(
        kind for kind, folder in folders.items() if any(folder.startswith(f"{path}/") for path in obstacles)
    )


def _names(obstacles: Iterable[str], folders: Mapping[ItemKind, str]) -> frozenset[ItemName]:
    """Return the names of what would be an item if it could be read."""
    places = (split_folder(path, folders) for path in obstacles)
    return frozenset(ItemName(kind, split_suffix(below[0].removesuffix(".md"))[0]) for kind, below in places if kind)


def _names_without_item(files: Iterable[SourceFile], readings: Iterable[Reading]) -> frozenset[ItemName]:
    """Return the names of the files of which there is no item."""
    known = zip(files, readings, strict=True)
    return frozenset(ItemName(file.kind, file.slug) for file, reading in known if not reading.item)


def _read(file: SourceFile, settings: Settings, root: Path) -> Reading:
    announce(file.path)
    content = read_bytes(file.path, root)
    if isinstance(content, Diagnostic):
        return Reading(None, (content,))
    source = parse(file.path, content)
    if isinstance(source, Diagnostic):
        return Reading(None, (source,))
    marks, source = tuple(fact_diagnostics(source)), _printed(file, source, settings)
    return Reading(*_typed(file, source, settings, marks), hashlib.sha256(content).hexdigest())


def reading_of(file: SourceFile, content: bytes, settings: Settings) -> tuple[AnyItem | None, tuple[Diagnostic, ...]]:
    """Return what a file's bytes say, if nothing in it is wrong, and all that is wrong with the file itself."""
    source = parse(file.path, content)
    if isinstance(source, Diagnostic):
        return None, (source,)
    return _typed(file, _printed(file, source, settings), settings, tuple(fact_diagnostics(source)))


def _printed(file: SourceFile, source: Source, settings: Settings) -> Source:
    """Return a file with its facts as they are printed in its language."""
    lang, _ = _language(file, source, settings)
    return printed(source, lang, typographer=settings.typographer)


def _typed(
    file: SourceFile, source: Source, settings: Settings, marks: tuple[Diagnostic, ...]
) -> tuple[AnyItem | None, tuple[Diagnostic, ...]]:
    if other := likelier_kind(file.kind, source.data):
        return None, (misplaced_file(file.path, other, item_folders(settings)),)
    model = FRONT[file.kind]
    front, misfits = validate(model, source)
    lang, lang_diagnostics = _language(file, source, settings)
    diagnostics = (
        *misfits,
        *lost_text_diagnostics(model, source),
        *list_diagnostics(model, source),
        *marks,
        *direction_diagnostics(source),
        *slug_diagnostics(file),
        *lang_diagnostics,
        *_text_diagnostics(file, source),
    )
    if has_errors(diagnostics):
        return None, diagnostics
    item = ITEMS[file.kind](file.slug, lang, file.path, front, source.text, source.text_line, source.marks)
    return item, diagnostics


def _language(file: SourceFile, source: Source, settings: Settings) -> tuple[str, tuple[Diagnostic, ...]]:
    """Return the language of an item, as its name or its front matter says it, and what is wrong with that."""
    stated = source.data.get("lang") if "lang" in FRONT[file.kind].model_fields else None
    stated = standard_tag(stated) if isinstance(stated, str) else ""  # if it is anything else, it has been reported
    lang = file.suffix or stated or settings.languages[0]
    mark = source.marks.value("lang") if stated else Mark()
    if file.suffix and stated not in {"", file.suffix}:
        message = wording(
            "the file name says “{suffix}”, and `lang` says “{stated}”", suffix=file.suffix, stated=stated
        )
        return lang, (
            Diagnostic.at(file.path, mark, "two-languages", message, wording("Delete `lang`, or rename the file.")),
        )
    if lang not in settings.languages:
        message = wording("this site has no language “{lang}”", lang=lang)
        languages = ", ".join(f"`{each}`" for each in settings.languages)
        meant = likely_tag(lang)
        hint = wording(
            "The languages are {languages}; others are added under `languages` in mkdocs.yml.", languages=languages
        )
        hint = question(meant) if meant in settings.languages else hint
        return lang, (Diagnostic.at(file.path, mark, "no-such-language", message, hint),)
    return lang, ()


def _text_diagnostics(file: SourceFile, source: Source) -> Iterator[Diagnostic]:
    if not source.text.strip() and file.kind is not ItemKind.PERSON:
        message = wording("there is no text below the facts")
        mark = Mark(source.text_line)
        yield Diagnostic.at(
            file.path,
            mark,
            "empty-body",
            message,
            wording("Write it below the second line `---`."),
            severity=Severity.WARNING,
        )
