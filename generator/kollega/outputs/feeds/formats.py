"""The formats that feeds are written in, a row each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.outputs.feeds import atom, json_feed, rss

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kollega.outputs.feeds.feed import Entry, Feed, Setting


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a feed."""

    name: str
    """What people call it."""
    ending: str
    """Of the file's name, without its point."""
    media_type: str
    """Of the links to the feed, by which readers discover it."""
    entry: Callable[[Entry], bytes]
    """Returns an entry, which several feeds may hold."""
    document: Callable[[Feed, Setting, Sequence[bytes]], bytes]
    """Returns the feed in its setting, with its entries as `entry` writes them."""

    def path(self, stem: str) -> str:
        """Return the root-relative path of the feed with this path without an ending."""
        return f"{stem}.{self.ending}"


RSS = Format("RSS", "rss", rss.MEDIA_TYPE, rss.rss_item, rss.rss)
"""What most feed readers look for, and what lists name below them."""

FORMATS = (
    RSS,
    Format("Atom", "atom", atom.MEDIA_TYPE, atom.atom_entry, atom.atom),
    Format("JSON Feed", "json", json_feed.MEDIA_TYPE, json_feed.json_entry, json_feed.json_feed),
)
"""Each is discovered by readers, and stands on the page about feeds."""
