"""Documents beside stories, vacancies and people: what is published with the text that links to it."""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from kollega.diagnostics import Diagnostic, Mark
from kollega.filesystem import UnreadableError, ending, read
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

ENDINGS: Final = frozenset(
    {".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".csv", ".ppt", ".pptx", ".odp", ".txt"}
    | {".epub", ".ics", ".vcf"}
)
"""What browsers show as a document or hand over to another program. None of it runs as a page of the site, as HTML and
SVG would: a pull request must not be able to put a script there."""
MAX_BYTES: Final = 15_000_000
"""As of pictures."""
_POINTER: Final = b"version https://git-lfs"


@dataclass(frozen=True)
class Document:
    """A file that is published as it is."""

    path: str
    """Relative to the folder of mkdocs.yml."""
    digest: str
    """Of its bytes: SHA-256, hexadecimal."""


def read_documents(paths: Iterable[str], folders: Iterable[str], root: Path) -> Iterator[Document | Diagnostic]:
    """Yield the documents in the folders of items, or what keeps each from being published."""
    within = tuple(folders)
    return (_document(path, root) for path in paths if ending(path).lower() in ENDINGS and path.startswith(within))


def _document(path: str, root: Path) -> Document | Diagnostic:
    """Return the document at a path below `root`, or what keeps it from being published."""
    try:
        content = read(root, path, MAX_BYTES)
    except UnreadableError as error:
        return error.diagnostic
    if content.startswith(_POINTER):
        message = wording("this is not the document, but Git LFS's note of where it is")
        hint = wording("Run `git lfs pull`; where a workflow checks out the repository, set `lfs: true`.")
        return Diagnostic.at(path, Mark(), "not-a-document", message, hint)
    return Document(path, hashlib.sha256(content).hexdigest())


def below(item_path: str, path: str) -> str:
    """Return the way from an item's folder to a file in it, such as `plan.pdf`; empty where the file lies elsewhere."""
    folder = posixpath.dirname(item_path)
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else ""
