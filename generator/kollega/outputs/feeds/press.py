"""Writes entries, each once in each format, however many feeds hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.feeds.feed import Entry
    from kollega.outputs.feeds.formats import Format


@dataclass(frozen=True)
class EntryPress:
    """Keeps what it has written, of one format at a time: feeds are made format by format."""

    _whole: dict[str, Entry] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Entries with their whole content, by id."""
    _written: dict[tuple[str, str], bytes] = field(default_factory=dict, init=False, repr=False, compare=False)
    """By format and id."""

    def __reduce__(self) -> tuple[type[EntryPress], tuple[()]]:
        """Return what another process makes it of: nothing of what was written."""
        return EntryPress, ()

    def write(self, entry: Entry, form: Format, context: RenderContext) -> bytes:
        """Return an entry in a format."""
        key = form.ending, entry.id
        if key not in self._written:
            if self._written and next(iter(self._written))[0] != form.ending:
                self._written.clear()
            if entry.id not in self._whole:
                self._whole[entry.id] = _whole(entry, context)
            self._written[key] = form.entry(self._whole[entry.id])
        return self._written[key]


def _whole(entry: Entry, context: RenderContext) -> Entry:
    """Return an entry with all that readers show as its text, and with the size of its picture, which is there now."""
    image = entry.image and entry.image._replace(length=context.size(entry.image.path))
    text = context.html("feeds/entry.html", entry.lang, entry=entry, root="")
    return entry._replace(text=text.strip(), image=image)
