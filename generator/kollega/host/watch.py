"""What is watched while somebody writes: the system tells of most changes, and now and then everything is looked at.

Nobody tells of what another machine writes on a shared disk, nor of what is written around a container; so folders are
looked at as well, and whatever is found there counts. What the system says only makes that look come at once.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from contextlib import suppress
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any, Final, cast

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingEmitter

from kollega.filesystem import MAX_DEPTH

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from watchdog.events import FileSystemEvent
    from watchdog.observers.api import ObservedWatch
    from watchdog.observers.polling import PollingObserver

    from kollega.config.project import Project

INTERVAL: Final = 0.5
"""Seconds between two looks, as MkDocs has it."""

SELDOM: Final = 2.0
"""The same once the system has told of a change in a folder."""

SETTLE: Final = 0.01
"""Seconds in which a file that is saved is whole again: most programs empty it before they write it."""

_READING: Final = frozenset({"opened", "closed_no_write"})
"""Kinds of events, as watchdog calls them; before version 5 it did not know the second."""


def watched_paths(project: Project) -> Iterator[Path]:
    """Yield the files and folders of a site, as far as they are there, besides the folder of the hand-written pages."""
    settings = project.settings
    named = filter(
        None,
        (settings.stories_dir, settings.vacancies_dir, settings.guidelines_file, settings.guidelines, settings.fonts),
    )
    paths = (*(project.root / path for path in named), *project.theme_dirs)
    return (path for path in paths if path.exists())


def observer_of(root: Path) -> PollingObserver:
    """Return what watches folders of a site, follows no links, and goes no deeper into folders than the check.

    As watchdog comes, two links to a folder that they lie in keep it busy for ever, and a thousand folders in each
    other end it with a traceback.
    """
    deepest = len(root.parts) + MAX_DEPTH

    def listed(path: str | None) -> Iterator[os.DirEntry[str]]:
        if path is not None and path.count(os.sep) <= deepest:
            with suppress(OSError), os.scandir(path) as entries:
                yield from entries

    bells: Mapping[str, Event] = defaultdict(Event)
    observer = _Observer(bells, partial(_Emitter, bells, stat=os.lstat, listdir=listed))
    return cast("PollingObserver", observer)  # the host asks it for no more than any observer does


class _Emitter(PollingEmitter):
    """Looks at a folder when its bell rings, and after a while."""

    def __init__(self, bells: Mapping[str, Event], *arguments: Any, **options: Any) -> None:  # noqa: ANN401 - watchdog's
        super().__init__(*arguments, **options)
        self.bell, self.is_told = bells[self.watch.path], False

    def queue_events(self, timeout: float) -> None:
        """Wait, look, and pass on what has changed."""
        if self.bell.wait(SELDOM if self.is_told else timeout):
            self.is_told = True
            time.sleep(SETTLE)
            self.bell.clear()
        super().queue_events(0)


class _Observer(BaseObserver):
    """Has emitters look, and lets the system ring their bells, where it can tell of changes."""

    def __init__(self, bells: Mapping[str, Event], emitter: partial[_Emitter]) -> None:
        super().__init__(emitter, timeout=INTERVAL)  # type: ignore[arg-type] # watchdog names the class
        self.bells, self.system = bells, Observer()

    def schedule(self, event_handler: FileSystemEventHandler, path: str | Path, **options: Any) -> ObservedWatch:  # noqa: ANN401 - watchdog's
        """Watch a path."""
        watch = super().schedule(event_handler, path, **options)
        with suppress(OSError, RecursionError):  # too many folders, or in each other: it is looked at all the same
            self.system.schedule(_Ringer(self.bells[watch.path]), path, **options)
        return watch

    def start(self) -> None:
        """Begin to watch."""
        super().start()
        with suppress(OSError, RecursionError):  # as above
            self.system.start()

    def stop(self) -> None:
        """End it."""
        self.system.stop()
        super().stop()


class _Ringer(FileSystemEventHandler):
    """Rings a bell for all that happens to files but being read."""

    def __init__(self, bell: Event) -> None:
        self.bell = bell

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Ring."""
        if event.event_type not in _READING:
            self.bell.set()
