"""What MkDocs watches while somebody writes, looked at as the check looks at it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from watchdog.observers.polling import PollingObserverVFS

from kollega.filesystem import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs.livereload import LiveReloadServer
    from watchdog.observers.api import BaseObserver
    from watchdog.observers.polling import PollingObserver

INTERVAL = 0.5
"""Seconds between two looks, as MkDocs has it."""


def watch_without_links(server: LiveReloadServer, root: Path) -> None:
    """Let a server that has not begun to watch follow no links, and go no deeper into folders than the check.

    As watchdog comes, two links to a folder that they lie in keep it busy for ever, and a thousand folders in each
    other end it with a traceback.
    """
    paths = list(server._watched_paths)  # noqa: SLF001 - it tells nobody else
    for path in paths:
        server.unwatch(path)
    server.observer = cast("PollingObserver", observer_of(root))
    for path in paths:
        server.watch(path)


def observer_of(root: Path) -> BaseObserver:
    """Return what watches folders of a site."""
    deepest = len(root.parts) + MAX_DEPTH

    def listed(path: str | None) -> Iterator[os.DirEntry[str]]:
        if path is not None and path.count(os.sep) <= deepest:
            with suppress(OSError), os.scandir(path) as entries:
                yield from entries

    return PollingObserverVFS(os.lstat, listed, polling_interval=INTERVAL)
