"""Files that were made once and need not be made again: those whose path holds a digest of what they show."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from kollega.outputs.artifact import Artifact
    from kollega.outputs.press import Press


@dataclass(frozen=True)
class Cache:
    """A folder that keeps lasting files under their paths. Deleting it loses nothing but time."""

    folder: Path | None
    """Where they are kept; None to make everything anew and keep nothing."""

    def bytes_of(self, artifact: Artifact[Any], press: Press) -> bytes:
        """Return an artifact's bytes: what is kept, else made now; only lasting ones are kept."""
        if self.folder is None or not artifact.lasting:
            return artifact.render(press)
        file = self.folder / artifact.path
        try:
            return file.read_bytes()
        except OSError:
            content = artifact.render(press)
        file.parent.mkdir(parents=True, exist_ok=True)
        unfinished = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
        unfinished.write_bytes(content)
        os.replace(unfinished, file)  # noqa: PTH105 - the name says that it is atomic
        return content
