"""How git is asked about a folder: as whoever runs the program would ask, and nothing that a repository brings runs."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from kollega.filesystem.paths import UnreadableError
from kollega.filesystem.reader import read
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Mapping

_OF_HOOKS: Final = frozenset({"GIT_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_WORK_TREE"})
"""In a hook, git tells its own folder and index as seen from elsewhere; `-C` would mistake them."""

SHALLOW: Final = wording(
    "This copy has only the latest commits. `git fetch --unshallow` brings the others; in a workflow, check out with "
    "`fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab)."
)
"""What to do where the history ends too early."""

LONGEST_ANSWER: Final = 64 * 10**6
"""Bytes that are read of an answer: some 100,000 commits with their messages."""

NAMES_FILE: Final = ".mailmap"
"""Where a repository says which names and addresses of its history are one person's."""

LARGEST_NAMES_FILE: Final = 10**6


def run_git(
    folder: Path, *arguments: str, environ: Mapping[str, str] | None = None, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Return what git did in a folder; raise FileNotFoundError where it is not installed."""
    return subprocess.run(
        _command(folder, arguments), capture_output=True, check=False, input=given, env=_environment(environ or {})
    )


def long_answer(folder: Path, *arguments: str) -> bytes | None:
    """Return the first `LONGEST_ANSWER` bytes of what git prints; None where it fails."""
    command, environment = _command(folder, arguments), _environment({"GIT_NO_LAZY_FETCH": "1"})
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as process:
        told = process.stdout.read(LONGEST_ANSWER) if process.stdout else b""
        if len(told) == LONGEST_ANSWER:
            process.kill()
            return told
    return None if process.returncode else told


def _command(folder: Path, arguments: tuple[str, ...]) -> tuple[str, ...]:
    return ("git", "--no-optional-locks", "--no-pager", "--no-replace-objects", "-C", str(folder), *arguments)


def _environment(further: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in _OF_HOOKS} | dict(further)


class Clone(NamedTuple):
    """The copy of a repository that a folder lies in."""

    top: Path
    """Its uppermost folder."""
    revision: str
    """The commit that lies there."""
    is_shallow: bool
    """Whether older commits were left out when it was copied."""

    @classmethod
    def around(cls, folder: Path) -> Clone | None:
        """Return the clone around a folder; None where there is none, or git cannot tell."""
        try:
            said = run_git(folder, "rev-parse", "--show-toplevel", "--is-shallow-repository", "--verify", "HEAD")
        except FileNotFoundError:
            return None
        lines = os.fsdecode(said.stdout).splitlines()
        return cls(Path(lines[0]), lines[2], lines[1] == "true") if not said.returncode and len(lines) == 3 else None  # noqa: PLR2004 - as many as were asked

    @property
    def digest(self) -> str:
        """Return a digest of all that decides what its history says: equal ones tell the same."""
        try:
            names = read(self.top, NAMES_FILE, LARGEST_NAMES_FILE)
        except UnreadableError:
            names = b""
        return hashlib.sha256(repr((self.revision, self.is_shallow, names)).encode()).hexdigest()
