"""The formats in which every feed is written, a row each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kollega.outputs.feeds.rss import MEDIA_TYPE, rss

if TYPE_CHECKING:
    from collections.abc import Callable

    from kollega.outputs.feeds.view import Feed


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a feed."""

    ending: str
    """Of the file's name, without its point."""
    media_type: str
    """For links that let readers discover the feed."""
    written: Callable[[Feed, str], bytes]
    """Returns the bytes of a feed that is found at the given absolute address."""

    def path(self, feed: Feed) -> str:
        """Return the root-relative path of a feed in this format."""
        return f"{feed.path}.{self.ending}"


FORMATS = (Format("rss", MEDIA_TYPE, rss),)
"""The first is the one that pages name where they name one alone."""
