"""What an import does, in words: first what somebody should look at, then how many files become what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from kollega.i18n.wording import Wording, as_wording, plural, wording
from kollega.importers.merge import TEXT
from kollega.importers.plan import Deed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kollega.importers.plan import Change, Conflict, Import

_LONGEST: Final = 120
"""Characters of a value that is quoted."""

_DEEDS: Final = {
    Deed.NEW: wording("new"),
    Deed.CHANGED: wording("changed"),
    Deed.CLOSED: wording("closed"),
    Deed.REOPENED: wording("open again"),
}


def report(done: Import, folder: str = "") -> Iterator[Wording]:
    """Yield the lines that tell of an import; paths are shown behind `folder`."""
    for change in done.changes:
        if change.deed in _DEEDS and change.after != change.before:
            yield wording(
                "{path}: {deed}: {title}", path=folder + change.path, deed=_DEEDS[change.deed], title=change.title
            )
        for conflict in change.conflicts:
            yield from _told(folder + change.path, conflict)
        for remark in change.remarks:
            yield wording("  {path}: {remark}", path=folder + change.path, remark=remark)
        if change.is_locked:
            yield wording("{path}: its facts cannot be read, so it was left alone", path=folder + change.path)
            yield wording(
                "  → {hint}", hint=wording("Write each fact on a line of its own, without `{}`, `&` and `*`.")
            )
    for refused in done.refused:
        name = (
            wording("{place} ({id})", place=refused.place, id=refused.id) if refused.id else as_wording(refused.place)
        )
        yield wording("{name}: left out: {message}", name=name, message=refused.message)
        if refused.hint:
            yield wording("  → {hint}", hint=refused.hint)
    yield as_wording("")
    yield summary(done)


def _told(path: str, conflict: Conflict) -> Iterator[Wording]:
    line, column = conflict.mark.line, conflict.mark.column
    if conflict.key == TEXT:
        said = wording("the text was changed here and where it comes from; it stays as it is here")
    else:
        said = wording("`{key}` was changed here and where it comes from; it stays as it is here", key=conflict.key)
    yield wording("{path}:{line}:{column}: {said}", path=path, line=line, column=column, said=said)
    if conflict.key != TEXT:
        yield wording("  here:  {value}", value=_short(conflict.here))
        yield wording("  there: {value}", value=_short(conflict.there))
    yield wording(
        "  → {hint}", hint=wording("If theirs is better, write it into the file. You will not be told again.")
    )


def _short(value: str) -> str:
    return value[:_LONGEST] + "…" * (len(value) > _LONGEST) if value else "–"


def summary(done: Import) -> Wording:
    """Return how many files become what."""
    counts = Counter(_deed(change) for change in done.changes)
    conflicts = sum(bool(change.conflicts) for change in done.changes)
    return wording(
        "{new:,} new, {changed:,} changed, {closed:,} closed, {reopened:,} open again, {untouched:,} as they were; "
        "{conflicts} and {refused}.",
        **{deed.value: counts[deed] for deed in Deed},
        conflicts=plural("{number:,} file with a conflict", "{number:,} files with conflicts", conflicts),
        refused=plural("{number:,} entry left out", "{number:,} entries left out", len(done.refused)),
    )


def _deed(change: Change) -> Deed:
    return Deed.UNTOUCHED if change.after == change.before else change.deed
