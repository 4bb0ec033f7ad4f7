"""Files with what can be mended without a doubt: each change is tried, and kept where the check agrees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from kollega.check.mending.edits import edits
from kollega.check.mending.values import people
from kollega.content.files import item_file, item_folders, right_path
from kollega.content.read import reading_of
from kollega.content.source import read_bytes
from kollega.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kollega.check.mending.values import Meaning
    from kollega.config.settings import Settings
    from kollega.content.files import SourceFile
    from kollega.content.read import Content

_MARKDOWN = frozenset({".md", ".markdown", ".mdown", ".mkd", ".mkdn"})


_UNREADABLE = frozenset(
    {"bad-yaml", "control-character", "duplicate-key", "no-front-matter", "open-front-matter", "yaml-grows", "yaml-tab"}
)

_SEEN_LATER = frozenset({"marks-in-facts", "missing-key", "unknown-key"})
"""What is told only once a file can be read: of the names of keys, and of marks in plain text."""


@dataclass(frozen=True)
class Mend:
    """A file as it is and as it was meant."""

    path: str
    before: bytes
    after: bytes
    target: str
    """Where it belongs; its own path where its name is right."""
    mended: tuple[Diagnostic, ...]
    """What is wrong no more."""


def mends(diagnostics: Iterable[Diagnostic], content: Content, settings: Settings, root: Path) -> Iterator[Mend]:
    """Yield what can be mended of a site's files with problems, by path."""
    folders, taken = item_folders(settings), set(content.files)
    names = [(person.front.name, person.slug) for person in content.people]
    by_path: dict[str, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_path.setdefault(diagnostic.path, []).append(diagnostic)
    for path, told in sorted(by_path.items()):
        before = read_bytes(path, root)
        if isinstance(before, Diagnostic):
            continue
        if file := item_file(path, folders):
            after, mended = mend(file, before, settings, names)
            if mended:
                yield Mend(path, before, after, path, mended)
        elif (target := _right_ending(path, told)) and target not in taken:
            taken.add(target)
            yield Mend(path, before, before, target, tuple(each for each in told if each.code == "overlooked"))


def mend(
    file: SourceFile, content: bytes, settings: Settings, names: Iterable[tuple[str, str]] = ()
) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return what a file was meant to hold, and what is mended by that; every other byte is as it was.

    `names` are those of all people, each with an id.
    """
    mended: list[Diagnostic] = []
    person = people(names)
    while step := _step(file, content, settings, person):
        content, diagnostic = step
        mended.append(diagnostic)
    return content, tuple(mended)


def _step(file: SourceFile, content: bytes, settings: Settings, person: Meaning) -> tuple[bytes, Diagnostic] | None:
    """Return the file with one problem less, or None where nothing is left that can be mended."""
    told = reading_of(file, content, settings)[1]
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    for diagnostic in told:
        for edit in edits(diagnostic, text, file.kind, person):
            tried = edit.of(text).encode()
            if tried != content and _is_better(diagnostic, told, reading_of(file, tried, settings)[1]):
                return tried, diagnostic
    return None


def _is_better(mended: Diagnostic, before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> bool:
    """Return whether a problem is gone, and nothing else is wrong on its line that was not so before.

    On other lines more may be told, since of a file that could not be read only that was known, and on its own line
    that its key is called otherwise; but a file that could be read still can.
    """
    before, after = tuple(before), tuple(after)
    if not _is_unreadable(before) and _is_unreadable(after):
        return False
    unknown = _SEEN_LATER if _is_unreadable(before) else frozenset()
    was, now = (Counter(each.code for each in told if each.line == mended.line) for told in (before, after))
    return now[mended.code] < was[mended.code] and all(now[code] <= was[code] for code in now if code not in unknown)


def _is_unreadable(told: Iterable[Diagnostic]) -> bool:
    return not _UNREADABLE.isdisjoint(each.code for each in told)


def _right_ending(path: str, told: Iterable[Diagnostic]) -> str:
    """Return the path that a Markdown text with another ending should have; empty where its very name is another."""
    target = right_path(path)
    pure = PurePosixPath(path)
    endings = {suffix.lower() for suffix in pure.suffixes}
    is_text = not endings.isdisjoint(_MARKDOWN) and endings <= _MARKDOWN | {".txt"} | {f".{_language(target)}"}
    same_name = pure.name.split(".")[0].casefold() == PurePosixPath(target).name.split(".")[0]
    is_overlooked = any(each.code == "overlooked" and target in each.hint for each in told)
    return target if is_text and same_name and is_overlooked else ""


def _language(path: str) -> str:
    """Return the language in a file's name; empty where it has none."""
    parts = PurePosixPath(path).name.split(".")
    return parts[1].lower() if len(parts) > len(("name", "md")) else ""
