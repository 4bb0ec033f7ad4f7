"""Sites that all processes of a test run read: each is built once, by whichever of them needs it first."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from filelock import FileLock

from website import Website

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from company import Company


def built_once(folder: Path, name: str, make: Callable[[Path], Company]) -> Website:
    """Return the site of a company that lies under a name in a folder which several processes share.

    Whoever comes while it is built waits; what somebody began who fell over is begun anew.
    """
    url = folder / f"{name}.url"
    with FileLock(folder / f"{name}.lock"):
        if not url.is_file():
            shutil.rmtree(folder / name, ignore_errors=True)
            url.write_text(make(folder / name).build(jobs=2).url, "utf-8")
    return Website(folder / name / "site", url.read_text("utf-8"))
