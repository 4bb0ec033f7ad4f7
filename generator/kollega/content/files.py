"""Which files there are, what their names say, and which of them look as if they should be read, and are not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kollega.config.project import PAGE_ENDINGS
from kollega.config.slug import SLUG, slug_of
from kollega.content.kind import ItemKind
from kollega.diagnostics import ContentError, Diagnostic, Mark, Severity
from kollega.filesystem import MAX_FILE, UnreadableError, read, size_of, too_large, walk
from kollega.i18n.language import canonical_tag
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from kollega.config.settings import Settings
    from kollega.i18n.wording import Wording

INDEX_NAME = "index"
"""The name, without ending, of the file of an item that has a folder to itself."""

WELL_KNOWN = ".well-known"
"""The one hidden folder of pages that has a meaning on the web (RFC 8615). MkDocs publishes it where mkdocs.yml says so
under `exclude_docs`."""

_MARKDOWN: Final = frozenset(
    {"md", "markdown", "mdown", "mdwn", "mkdn", "mkd", "mdx", "mdtxt", "mdtext", "mdn", "rmd", "qmd", "livemd"}
)
"""What editors and other generators call Markdown (github-linguist, languages.yml, read 2026-11-27, and R's)."""

_DOCUMENTS: Final = frozenset(
    {
        *("txt", "text", "doc", "docx", "docm", "odt", "ott", "fodt", "rtf", "pages", "pdf", "gdoc", "wpd"),
        *("htm", "html", "xhtml", "mht", "rst", "rest", "adoc", "asciidoc", "asc", "org", "tex", "textile", "wiki"),
        *("yml", "yaml", "json", "toml"),
    }
)
"""Endings of what one writes in other programs; a text may link to such a file, which is then no mistake."""

_ALMOST: Final = re.compile("[a-z0-9-]*[a-z0-9][a-z0-9-]*")
_ASCII_LETTER: Final = re.compile("[A-Za-z0-9]")
_WORD: Final = re.compile(r"""[^\s/()<>\[\]"'#?=,;]+""")
"""What a name can be, between what stands around it in a text."""


@dataclass(frozen=True)
class SourceFile:
    """A file of an item, and what its name says."""

    kind: ItemKind
    path: str
    """Relative to the folder of mkdocs.yml."""
    slug: str
    suffix: str
    """The language in the name; empty where it has none."""


def item_folders(settings: Settings) -> dict[ItemKind, str]:
    """Return the folder of each kind; that of the people lies in that of the stories, so it comes first.

    A folder is written as the paths of what lies in it begin: `stories/`.
    """
    return {kind: folder_prefix(folder) for kind, folder in source_dirs(settings).items()}


def source_dirs(settings: Settings) -> dict[ItemKind, str]:
    """Return the folder of each kind as settings name it."""
    return {
        ItemKind.PERSON: settings.people_dir,
        ItemKind.STORY: settings.stories_dir,
        ItemKind.VACANCY: settings.vacancies_dir,
    }


def folder_prefix(folder: str) -> str:
    """Return what the paths of all that lies in a folder begin with: nothing, if it is that of mkdocs.yml itself."""
    return "".join(f"{part}/" for part in PurePosixPath(folder).parts)


def files_in(root: Path, folders: Iterable[str], pages: str) -> Iterator[str | Diagnostic]:
    """Yield the path of every file in the folders of a site, and a problem of each entry that is no file.

    In that of the hand-written pages, MkDocs looks too, and goes through links even where all is hidden.
    """
    shown = {f"{pages}{WELL_KNOWN}"}
    for folder in {*folders, pages}:
        yield from walk(root, folder, shown=shown, others_follow=folder == pages)


def file_diagnostic(path: str, root: Path) -> Diagnostic | None:
    """Return what keeps a file from being used as it is; None if nothing does."""
    try:
        size = size_of(root, path)
    except UnreadableError as error:
        return error.diagnostic
    return too_large(path, MAX_FILE) if size > MAX_FILE else None


def read_file(path: str, root: Path) -> bytes:
    """Return what a file holds that the check has seen; raise ContentError where it cannot be read any more."""
    try:
        return read(root, path, MAX_FILE)
    except UnreadableError as error:
        raise ContentError((error.diagnostic,)) from error


def folder_diagnostics(root: Path, folder: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the files of a folder of which every file is used: fonts, a theme of the site's own."""
    for found in walk(root, folder):
        diagnostic = file_diagnostic(found, root) if isinstance(found, str) else found
        if diagnostic:
            yield diagnostic


def item_file(path: str, folders: Mapping[ItemKind, str]) -> SourceFile | None:
    """Return kind, slug and language of an item's path; None for any other file.

    A read-me is no item, nor is what has an underscore before its name or that of its folder.
    """
    kind, below = split_folder(path, folders)
    if kind is None or not path.endswith(".md") or is_ignored(below):
        return None
    stem, suffix = split_suffix(below[-1].removesuffix(".md"))
    match below:
        case [_]:
            return SourceFile(kind, path, stem, suffix)
        case [slug, _] if stem == INDEX_NAME:
            return SourceFile(kind, path, slug, suffix)
    return None


def split_folder(path: str, folders: Mapping[ItemKind, str]) -> tuple[ItemKind | None, list[str]]:
    """Return the kind of which a path's folder is, and the steps of the way from that folder."""
    found = next(((kind, folder) for kind, folder in folders.items() if path.startswith(folder)), None)
    return (found[0], path.removeprefix(found[1]).split("/")) if found else (None, [])


def is_ignored(below: list[str]) -> bool:
    """Return whether a file is none that the site reads: a read-me, or something with an underscore before its name."""
    return below[-1].lower().partition(".")[0] == "readme" or any(part.startswith("_") for part in below)


def split_suffix(stem: str) -> tuple[str, str]:
    """Return the slug and the language of a name such as `my-story.nl`."""
    slug, dot, suffix = stem.rpartition(".")
    lang = canonical_tag(suffix) if dot else ""
    return (slug, lang) if lang else (stem, "")


def overlooked_diagnostics(
    files: Mapping[str, SourceFile | None], folders: Mapping[ItemKind, str], pages_folder: str, texts: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield a problem for each of the files, by path, that is no item's, although it looks as if it should be.

    A document that one of the texts names is there on purpose, and so is a picture.
    """
    others = (path for path, file in files.items() if file is None)
    found = {path: told for path in others if (told := _diagnostic(path, files.keys(), folders, pages_folder))}
    documents = [path for path in found if not _is_markdown(PurePosixPath(path).name)]
    named_somewhere = _names_in_texts(documents, texts) if documents else frozenset()
    yield from (diagnostic for path, diagnostic in found.items() if path not in named_somewhere)


def _diagnostic(
    path: str, paths: Collection[str], folders: Mapping[ItemKind, str], pages_folder: str
) -> Diagnostic | None:
    name = PurePosixPath(path).name
    kind, below = split_folder(path, folders)
    if kind is None:
        is_raw = path.startswith(pages_folder) and _is_markdown(name) and PurePosixPath(path).suffix not in PAGE_ENDINGS
        return (
            _overlooked(path, wording("this file is published as it stands, not as a page"), paths) if is_raw else None
        )
    if is_ignored(below) or not _is_text(name):
        return None
    folder = folders[kind]
    is_own = len(below) == 1 or (len(below) == len(("folder", INDEX_NAME)) and _stem(name)[0] == INDEX_NAME)
    if is_own:
        return _overlooked(path, wording("this file is not read: its name does not end in `.md`"), paths)
    hint = wording(
        "Move it to {file}, or, with its pictures, to {index}.",
        file=f"{folder}its-name.md",
        index=f"{folder}its-name/{INDEX_NAME}.md",
    )
    return Diagnostic.at(
        path, Mark(), "overlooked", wording("this file is not read in this folder"), hint, severity=Severity.WARNING
    )


def _overlooked(path: str, message: Wording, paths: Collection[str]) -> Diagnostic:
    right = right_path(path)
    hint = (
        wording("Delete it, or move what it says into {file}, which is there too.", file=right)
        if right in paths
        else wording("Save it as plain text under the name {file}.", file=right)
    )
    return Diagnostic.at(path, Mark(), "overlooked", message, hint, severity=Severity.WARNING)


def slug_diagnostics(file: SourceFile) -> Iterator[Diagnostic]:
    """Yield what is wrong with the name of an item's file, which becomes a part of its address."""
    if SLUG.fullmatch(file.slug):
        return
    right = slug_of(file.slug)
    message = (
        wording("the name “{slug}” has two hyphens in a row, or one at its beginning or end", slug=file.slug)
        if _ALMOST.fullmatch(file.slug)
        else wording(
            "the name “{slug}” has something other than lower-case letters, digits and hyphens", slug=file.slug
        )
    )
    hint = (
        wording("Rename it with letters from a to z. The name becomes the address of the page.")
        if not right or (right.startswith("x") and not _ASCII_LETTER.search(file.slug))
        else wording("Rename it, for example to `{slug}`. The name becomes the address of the page.", slug=right)
    )
    yield Diagnostic.at(file.path, Mark(), "bad-slug", message, hint)


def right_path(path: str) -> str:
    """Return the path that a file should have to be read."""
    pure = PurePosixPath(path)
    slug, suffix = _stem(pure.name)
    return str(pure.with_name(f"{slug}{'.' * bool(suffix)}{suffix}.md"))


def _stem(name: str) -> tuple[str, str]:
    """Return the slug and the language of a name, without all that it ends in."""
    steps = _steps(name)
    end = next((place for place, step in enumerate(steps) if place and _is_ending(step)), len(steps))
    stem, suffix = split_suffix(".".join(steps[:end]))
    return slug_of(stem), suffix


def _is_text(name: str) -> bool:
    """Return whether a name is one of a text; without any ending, if it looks like an item's."""
    steps = _steps(name)
    return _is_markdown(name) or steps[-1].lower() in _DOCUMENTS or bool(len(steps) == 1 and SLUG.fullmatch(name))


def _is_markdown(name: str) -> bool:
    """Return whether a name says Markdown in any of its endings: `x.MD`, `x.md.txt` and `x.md~` do."""
    return any(step.lower().rstrip("~") in _MARKDOWN for step in _steps(name)[1:])


def _steps(name: str) -> list[str]:
    return name.strip(" .").split(".")


def _is_ending(step: str) -> bool:
    return step.lower().rstrip("~") in _MARKDOWN | _DOCUMENTS


def _names_in_texts(paths: Collection[str], texts: Iterable[str]) -> frozenset[str]:
    """Return the paths of which the name stands in a text, also in the way that addresses are written."""
    words = {word for text in texts for word in _WORD.findall(text)}
    words |= {each for word in words if "%" in word for each in unquote(word).split()}
    return frozenset(path for path in paths if PurePosixPath(path).name.split()[-1] in words)
