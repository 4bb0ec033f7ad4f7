"""A file of the site before it is made: its path, what it shows, and how it is made."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from kollega.outputs.press import Press


class Kind(StrEnum):
    """The kinds of files, as `kollega build --only` names them."""

    PAGES = "pages"
    FEEDS = "feeds"
    CARDS = "cards"
    KITS = "kits"
    SEARCH = "search"


class Artifact(NamedTuple):
    """A file of the site. Its bytes depend on the view and the press alone."""

    path: str
    """Root-relative path of the file."""
    kind: Kind
    """For `--only`."""
    view: Any
    """Everything the file shows: a frozen value."""
    recipe: Callable[[Any, Press], bytes]
    """Makes the bytes from the view: a function of a module, so that it can be named."""
    lasting: bool = False
    """Whether the path holds a digest of the view, so that what was made under it once need not be made again."""

    def made_by(self, press: Press) -> bytes:
        """Return the file's bytes."""
        return self.recipe(self.view, press)
