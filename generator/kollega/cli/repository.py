"""The git repository that a site lies in: what has changed since a revision, and how the site was then."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from kollega.cli.refusal import Refusal
from kollega.filesystem import SHALLOW, run_git
from kollega.i18n.suggestion import question, suggestion
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator


@dataclass(frozen=True)
class Repository:
    """The repository around a folder; all paths are relative to that folder, and what lies outside it is left out."""

    folder: Path

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Return the repository in which a folder lies. Raises Refusal where there is none."""
        repository = cls(folder)
        if repository._git("rev-parse", "--is-inside-work-tree") != b"true\n":
            raise Refusal(wording("git keeps no files in {folder}", folder=folder.as_posix()))
        return repository

    def fork_point(self, revision: str) -> str:
        """Return the commit at which the work that lies here left a branch, a tag or a commit. Raises Refusal.

        What others have added to that branch in the meantime is not a change of this work.
        """
        commit = self._commit(revision)
        common = self._run("merge-base", commit, "HEAD")
        if common.returncode == 0:
            return common.stdout.decode().strip()
        if self._is_shallow():
            raise Refusal(
                wording("this copy does not show where this work branched off from “{revision}”", revision=revision),
                SHALLOW,
            )
        return commit  # histories that have nothing in common

    def changed_files(self, commit: str) -> frozenset[str]:
        """Return the files that are not as they were at a commit: saved, staged or committed, and new ones.

        A file that was renamed is one that is gone and a new one. Files that git ignores are not told.
        """
        changed = self._git("diff", "--name-only", "--no-renames", "--relative", "-z", commit, "--", ".")
        new = self._git("ls-files", "--others", "--exclude-standard", "-z", "--", ".")
        return frozenset(os.fsdecode(path) for path in (changed + new).split(b"\0") if path)

    @contextmanager
    def checkout(self, commit: str) -> Iterator[Path]:
        """Give a copy of the folder as it was at a commit, until the end of the block. Nothing else is touched."""
        with TemporaryDirectory(prefix="kollega-since-") as temporary:
            # An index of its own: neither what is staged nor the list of work trees changes, and no hook runs.
            environ = {"GIT_INDEX_FILE": str(Path(temporary, "index")), "GIT_LFS_SKIP_SMUDGE": "1"}
            self._git("read-tree", commit, environ=environ)
            files = self._git("ls-files", "-z", "--", ".", environ=environ)
            target = Path(temporary, "files")
            self._git("checkout-index", "-q", "-z", "--stdin", f"--prefix={target}/", environ=environ, given=files)
            yield target / os.fsdecode(self._git("rev-parse", "--show-prefix").rstrip(b"\n"))

    def _commit(self, revision: str) -> str:
        """Return the commit that somebody has named. Raises Refusal where there is none."""
        # What begins with a dash would be an option to git.
        dashed = revision.startswith("-")
        found = None if dashed else self._run("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        if found and found.returncode == 0:
            return found.stdout.decode().strip()
        names = self._git("for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()
        remote = next((name for name in names if name.endswith(f"/{revision}")), "")
        otherwise = wording(
            "Write a branch, a tag or a commit, for example origin/main; `git fetch` brings those that others made."
        )
        hint = question(remote, "{}") if remote else suggestion(revision, names, otherwise, form="{}", cutoff=0.75)
        message = wording("there is no revision “{revision}”", revision=revision)
        raise Refusal(message, SHALLOW if self._is_shallow() and not remote else hint)

    def _is_shallow(self) -> bool:
        return self._git("rev-parse", "--is-shallow-repository") == b"true\n"

    def _git(self, *arguments: str, environ: dict[str, str] | None = None, given: bytes = b"") -> bytes:
        """Return what git prints. Raises Refusal, with its own words, where it fails."""
        done = self._run(*arguments, environ=environ, given=given)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip().split("\n")[0]
            hint = wording("`--since` asks git what has changed; run it in a clone of the site's repository.")
            reason = said.removeprefix("fatal: ")
            raise Refusal(wording("git cannot tell what has changed: {reason}", reason=reason), hint)
        return done.stdout

    def _run(
        self, *arguments: str, environ: dict[str, str] | None = None, given: bytes = b""
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return run_git(self.folder, *arguments, environ=environ, given=given)
        except FileNotFoundError as error:
            hint = wording("`--since` asks git what has changed.")
            raise Refusal(wording("git is not installed"), hint) from error
