"""Files that somebody meant to be read, and that are not: because of their ending, or of the folder they lie in."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from kollega.config.project import PAGE_ENDINGS
from kollega.config.slug import SLUG, slug_of
from kollega.content.files import INDEX, is_aside, named, parted, place_of
from kollega.diagnostics import Diagnostic, Mark, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from kollega.content.item import ItemKind

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

_WORD: Final = re.compile(r"""[^\s/()<>\[\]"'#?=,;]+""")
"""What a name can be, between what stands around it in a text."""


def overlooked(
    paths: Collection[str], folders: Mapping[ItemKind, str], pages_folder: str, texts: Iterable[str]
) -> Iterator[Diagnostic]:
    """Yield a problem for each of the files that is not read, although it looks as if it should be.

    A document that one of the texts names is there on purpose, and so is a picture.
    """
    found = {path: diagnostic for path in paths if (diagnostic := _diagnostic(path, paths, folders, pages_folder))}
    documents = [path for path in found if not _is_markdown(PurePosixPath(path).name)]
    named_somewhere = _mentioned(documents, texts) if documents else frozenset()
    yield from (diagnostic for path, diagnostic in found.items() if path not in named_somewhere)


def _diagnostic(
    path: str, paths: Collection[str], folders: Mapping[ItemKind, str], pages_folder: str
) -> Diagnostic | None:
    name = PurePosixPath(path).name
    kind, below = place_of(path, folders)
    if kind is None:
        is_raw = path.startswith(pages_folder) and _is_markdown(name) and PurePosixPath(path).suffix not in PAGE_ENDINGS
        return _told(path, "this file is published as it stands, not as a page", paths) if is_raw else None
    if is_aside(below) or named(path, folders) or not _is_text(name):
        return None
    folder = folders[kind]
    is_own = len(below) == 1 or (len(below) == len(("folder", INDEX)) and _stem(name)[0] == INDEX)
    if is_own:
        return _told(path, "this file is not read: its name does not end in `.md`", paths)
    hint = f"Move it to {folder}its-name.md, or, with its pictures, to {folder}its-name/{INDEX}.md."
    return Diagnostic.at(
        path, Mark(), "overlooked", "this file is not read in this folder", hint, severity=Severity.WARNING
    )


def _told(path: str, message: str, paths: Collection[str]) -> Diagnostic:
    right = right_path(path)
    hint = (
        f"Delete it, or bring what it says into {right}, which is there too."
        if right in paths
        else f"Save it as plain text under the name {right}."
    )
    return Diagnostic.at(path, Mark(), "overlooked", message, hint, severity=Severity.WARNING)


def right_path(path: str) -> str:
    """Return the path that a file should have to be read."""
    pure = PurePosixPath(path)
    slug, suffix = _stem(pure.name)
    return str(pure.with_name(f"{slug}{'.' * bool(suffix)}{suffix}.md"))


def _stem(name: str) -> tuple[str, str]:
    """Return the slug and the language of a name, without all that it ends in."""
    steps = _steps(name)
    end = next((place for place, step in enumerate(steps) if place and _known(step)), len(steps))
    stem, suffix = parted(".".join(steps[:end]))
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


def _known(step: str) -> bool:
    return step.lower().rstrip("~") in _MARKDOWN | _DOCUMENTS


def _mentioned(paths: Collection[str], texts: Iterable[str]) -> frozenset[str]:
    """Return the paths of which the name stands in a text, also in the way that addresses are written."""
    words = {word for text in texts for word in _WORD.findall(text)}
    words |= {each for word in words if "%" in word for each in unquote(word).split()}
    return frozenset(path for path in paths if PurePosixPath(path).name.split()[-1] in words)
