"""A file of the site before it is made: its path, what it shows, and what makes its bytes."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from kollega.outputs.press import Press

View = TypeVar("View")


class Artifact(NamedTuple, Generic[View]):
    """A file of the site. Its bytes depend on the view and the press alone.

    It can be pickled, its renderer by name, and rendered by another process.
    """

    path: str
    """Root-relative path of the file."""
    view: View
    """Everything the file shows: a frozen value."""
    renderer: Callable[[View, Press], bytes]
    """Makes the bytes from the view: a function of a module, so that it has a name."""
    lasting: bool = False
    """Whether the path holds a digest of the view, so that what was made under it once need not be made again."""

    def render(self, press: Press) -> bytes:
        """Return the file's bytes."""
        return self.renderer(self.view, press)


def render_json(view: Any, _press: Press) -> bytes:  # noqa: ANN401 - any data class
    """Return a view as JSON."""
    return json.dumps(asdict(view), ensure_ascii=False, indent=2).encode()


def render_text(view: str, _press: Press) -> bytes:
    """Return a text as UTF-8."""
    return view.encode()


def render_bytes(view: bytes, _press: Press) -> bytes:
    """Return bytes that are ready."""
    return view
