"""Sites that all processes of a test run read: each is built once, by whichever of them needs it first."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from website import Website

if TYPE_CHECKING:
    from collections.abc import Callable


def built_once(shared: Path, name: str, build: Callable[[Path], Website]) -> Website:
    """Return the site that is built below a name in a folder which several processes share.

    Whoever comes while it is built waits; what somebody began who fell over is begun anew.
    """
    built = shared / f"{name}.json"
    with FileLock(shared / f"{name}.lock"):
        if not built.is_file():
            shutil.rmtree(shared / name, ignore_errors=True)
            website = build(shared / name)
            built.write_text(json.dumps([str(website.folder), website.url]), "utf-8")
    folder, url = json.loads(built.read_text("utf-8"))
    return Website(Path(folder), url)
