"""Git repositories around sites of tests."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

WHO = ("-c", "user.name=Robin Example", "-c", "user.email=robin@company.example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run git in a folder, and return what it printed."""
    command = ["git", "-C", folder, *WHO, *arguments]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8", env=os.environ | environment)
    return done.stdout.strip()


def begin_repository(folder: Path) -> None:
    """Commit all that lies in a folder to a branch `main`, and go on to a branch `work`."""
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Begin")
    git(folder, "switch", "--quiet", "--create", "work")
