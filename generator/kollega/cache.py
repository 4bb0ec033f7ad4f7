"""Files that were made once and need not be made again: those whose path holds a digest of what they show."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True)
class Cache:
    """A folder that keeps lasting files under their paths. Deleting it loses nothing but time."""

    folder: Path | None
    """Where they are kept; None to make everything anew and keep nothing."""

    def get(self, path: str, make: Callable[[], bytes]) -> bytes:
        """Return the bytes under a path, made now if they are not there."""
        if self.folder is None:
            return make()
        file = self.folder / path
        try:
            return file.read_bytes()
        except OSError:
            content = make()
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
        unfinished.write_bytes(content)
        os.replace(unfinished, file)  # noqa: PTH105 - the name says that it is atomic
        return content
