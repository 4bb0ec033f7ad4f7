"""What an import would do to the files of a site: new ones, other facts and texts, and what is closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.content.rewrite import fact_lines, flow, rewrite
from kollega.content.vacancy import VacancyStatus
from kollega.diagnostics import Mark
from kollega.i18n.wording import wording
from kollega.importers.library import KEY
from kollega.importers.merge import TEXT, Merge, blocks_of, digest_of, merge, written_digests
from kollega.importers.posting import Posting, Refused
from kollega.importers.story import picture_facts, picture_remarks, without_missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kollega.i18n.wording import Wording
    from kollega.importers.library import Entry, Library


class Deed(StrEnum):
    """What becomes of a file."""

    NEW = "new"
    CHANGED = "changed"
    CLOSED = "closed"
    REOPENED = "reopened"
    UNTOUCHED = "untouched"


@dataclass(frozen=True)
class Conflict:
    """Something that was changed here and where it comes from; it stays as it is here."""

    mark: Mark
    key: str
    here: str
    there: str


@dataclass(frozen=True)
class Change:
    """What becomes of one file."""

    deed: Deed
    path: str
    title: str
    before: bytes = b""
    after: bytes = b""
    """What it is to hold; the same as before where nothing changes."""
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[Wording, ...] = ()
    beside: tuple[tuple[str, bytes], ...] = ()
    """Path and content of pictures, to be written where they are not there yet."""
    is_locked: bool = False
    """Whether its facts stand in a way that no change of lines can say."""


@dataclass(frozen=True)
class Import:
    """All that an import would do."""

    changes: tuple[Change, ...]
    refused: tuple[Refused, ...]


def plan_import(found: Sequence[Posting | Refused], library: Library, source: str) -> Import:
    """Return what an import of all that a source has now would do to the files of a site."""
    postings = [each for each in found if isinstance(each, Posting)]
    refused = tuple(each for each in found if isinstance(each, Refused))
    several = library.imported_from(source)
    known = {key: entries[0] for key, entries in several.items()}
    slugs = library.slugs(postings, known)
    changes: list[Change] = []
    for posting in postings:
        if entry := known.get((posting.id, posting.lang)):
            changes.append(_changed(posting, entry, source))
        else:
            changes.append(_new(posting, library, slugs[posting.id], source))
    if library.kind is ItemKind.VACANCY:
        there = {(each.id, each.lang) for each in postings}
        unclear = {each.id for each in refused}
        gone = [entry for key, entry in known.items() if key not in there and key[0] not in unclear]
        changes += map(_closed, gone)
    changes += [_copy(each, entries[0]) for entries in several.values() for each in entries[1:]]
    return Import(tuple(changes), refused)


def _copy(entry: Entry, first: Entry) -> Change:
    """Return what becomes of a file that says it is another: nothing, and somebody should look."""
    message = wording("`imported` is the same as in {path}: take it out of the copy", path=first.file.path)
    return _untouched(entry, (message,))


def _untouched(entry: Entry, remarks: tuple[Wording, ...] = ()) -> Change:
    title = str(entry.source.data.get("title") or entry.file.slug)
    return Change(Deed.UNTOUCHED, entry.file.path, title, entry.content, entry.content, remarks=remarks)


def _new(posting: Posting, library: Library, slug: str, source: str) -> Change:
    """Return a new file, with its pictures in a folder where it has some."""
    pictures = dict(posting.pictures.files()) if posting.pictures else {}
    path = library.path(slug, posting.lang, has_folder=bool(pictures))
    found = {**posting.facts, **picture_facts(posting, pictures)}
    facts = {key: found[key] for key in FRONT[posting.kind].model_fields if key in found}
    stamp = _imported(source, posting.id, posting.facts, posting.text)
    lines = [line for key, value in {**facts, KEY: stamp}.items() for line in fact_lines(key, value)]
    text = without_missing(posting, pictures)
    written = "\n".join(["---", *lines, "---", "", text]).rstrip("\n").encode() + b"\n"
    beside = _beside(path, pictures)
    remarks = (*posting.remarks, *picture_remarks(posting, pictures))
    return Change(Deed.NEW, path, posting.title, b"", written, remarks=remarks, beside=beside)


def _beside(path: str, pictures: Mapping[str, bytes]) -> tuple[tuple[str, bytes], ...]:
    return tuple((f"{path.rpartition('/')[0]}/{name}", content) for name, content in pictures.items())


def _imported(source: str, name: str, facts: Mapping[str, Any], text: str) -> dict[str, str]:
    return {"from": source, "id": name, "digest": written_digests(facts, text)}


def _changed(posting: Posting, entry: Entry, source: str) -> Change:
    """Return what becomes of a file that was imported before."""
    path, stamp = entry.file.path, _imported(source, posting.id, posting.facts, posting.text)
    if stamp == entry.imported:
        return Change(Deed.UNTOUCHED, path, posting.title, entry.content, entry.content)
    merged = merge(entry.digests, (entry.source.data, entry.source.text), (posting.facts, posting.text))
    deed = Deed.REOPENED if _STATUS in merged.facts else Deed.CHANGED
    names = posting.pictures if merged.text is not None else None
    beside = _beside(path, dict(names.files()) if names else {})
    change = Change(deed, path, posting.title, entry.content, entry.content, remarks=posting.remarks, beside=beside)
    return replace(_rewritten(change, entry, merged, stamp), conflicts=tuple(_conflicts(merged, entry, posting)))


_STATUS: Final = "status"


def _closed(entry: Entry) -> Change:
    """Return what becomes of a vacancy that its source does not have any more: what is published is closed."""
    change = _untouched(entry)
    if (entry.source.data.get(_STATUS) or VacancyStatus.PUBLISHED) != VacancyStatus.PUBLISHED:
        return change
    closed = str(VacancyStatus.CLOSED)
    written = f"{entry.imported['digest']} {_STATUS}:{digest_of(closed)}"
    merged = Merge({_STATUS: closed}, None, ())
    return _rewritten(replace(change, deed=Deed.CLOSED), entry, merged, {**entry.imported, "digest": written})


def _rewritten(change: Change, entry: Entry, merged: Merge, stamp: Mapping[str, str]) -> Change:
    """Return a change with what the file is to hold; it is left alone where its facts cannot be told apart."""
    order = tuple(FRONT[entry.file.kind].model_fields)
    facts = {**merged.facts, KEY: dict(stamp)}
    after = rewrite(entry.file.path, entry.content, facts, text=merged.text, order=order)
    return replace(change, after=after) if isinstance(after, bytes) else replace(change, is_locked=True)


def _conflicts(merged: Merge, entry: Entry, posting: Posting) -> Iterator[Conflict]:
    for key in merged.conflicts:
        if key == TEXT:
            block = blocks_of(entry.source.text)[merged.block or 0 :][:1]
            above = entry.source.text.partition(block[0])[0] if block else entry.source.text
            yield Conflict(Mark(entry.source.text_line + above.count("\n")), key, "".join(block), posting.text)
        else:
            here, there = (written_value(side.get(key)) for side in (entry.source.data, posting.facts))
            yield Conflict(entry.source.marks.value(key), key, here, there)


def written_value(value: Any) -> str:  # noqa: ANN401 - nested data of YAML
    """Return a value as it stands in a file, on one line; empty for none."""
    return "" if value is None else " ".join(flow(value).split())
