"""What is watched while somebody writes, looked at as the check looks at it."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from watchdog.observers.polling import PollingObserverVFS

from kollega.filesystem import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from watchdog.observers.api import BaseObserver

    from kollega.config.project import Project

INTERVAL: Final = 0.5
"""Seconds between two looks, as MkDocs has it."""


def watched_paths(project: Project) -> Iterator[Path]:
    """Yield the files and folders of a site, as far as they are there, besides the folder of the hand-written pages."""
    settings = project.settings
    named = filter(None, (settings.stories_dir, settings.vacancies_dir, settings.guidelines, settings.fonts))
    paths = (*(project.root / path for path in named), *project.theme_dirs)
    return (path for path in paths if path.exists())


def observer_of(root: Path) -> BaseObserver:
    """Return what watches folders of a site, follows no links, and goes no deeper into folders than the check.

    As watchdog comes, two links to a folder that they lie in keep it busy for ever, and a thousand folders in each
    other end it with a traceback.
    """
    deepest = len(root.parts) + MAX_DEPTH

    def listed(path: str | None) -> Iterator[os.DirEntry[str]]:
        if path is not None and path.count(os.sep) <= deepest:
            with suppress(OSError), os.scandir(path) as entries:
                yield from entries

    return PollingObserverVFS(os.lstat, listed, polling_interval=INTERVAL)
