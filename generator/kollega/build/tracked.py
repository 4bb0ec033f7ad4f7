"""What git knows of a site's folder."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PATIENCE = 30
"""Seconds that git may take to look into its list of files."""


def tracked(root: Path, name: str) -> bool | None:
    """Return whether git tracks a file or folder of this name, in any case; None where it cannot say.

    There may be no git where the site is built, or it may refuse to read a folder that belongs to somebody else.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return False
    # Settings of the repository that name a program to run are left unheard, as are those of a hook that calls us.
    command = ["git", "-c", "core.fsmonitor=false", "ls-files", "-z", "--", f":(icase){name}"]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    try:
        said = subprocess.run(
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            check=True,
            timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return bool(said.stdout)
