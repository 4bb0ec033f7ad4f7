"""Pagefind, the program that finds the words of pages; the one module that runs it."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pagefind_bin

from kollega.diagnostics import ConfigurationError
from kollega.i18n.wording import as_wording, wording
from kollega.outputs.search.pages import holds_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.i18n.wording import Wording


VERSION: Final = version("pagefind_bin")
"""Which Pagefind is installed."""

_PATIENCE: Final = 600
"""Seconds after which Pagefind is not slow, but something is wrong: five hundred pages take it a second."""

_SIGNS = ".headerlink, .footnote-ref, .footnote-backref"
"""What stands in a text for the hand alone: ways to a heading and to a note and back."""


def run_pagefind(pages: Mapping[str, str]) -> dict[str, bytes]:
    """Return all files that Pagefind makes of pages by path; nothing where there is no word in them.

    Raises ConfigurationError where it fails.
    """
    try:
        with tempfile.TemporaryDirectory() as scratch:
            _run(Path(scratch), pages)
            made = Path(scratch, "index")
            files = (file for file in made.rglob("*") if file.is_file())
            return {file.relative_to(made).as_posix(): file.read_bytes() for file in files}
    except (OSError, subprocess.SubprocessError) as error:
        is_wordless = isinstance(error, subprocess.CalledProcessError) and not any(map(_holds_words, pages.values()))
        if is_wordless:
            return {}
        raise failure(_reason(error)) from error


def failure(reason: Wording) -> ConfigurationError:
    """Return what is told where there is no index."""
    hint = wording("The rest of the site is there, and no earlier index is left. Build again.")
    return ConfigurationError("", wording("Pagefind could not make the search index: {reason}", reason=reason), hint)


def strange_files(error: Exception) -> ConfigurationError:
    """Return what is told where Pagefind's files cannot be read."""
    return failure(wording("its files are not in the form of version 1.5 ({error})", error=str(error)))


def _holds_words(page: str) -> bool:
    return holds_words(page.encode())


def _reason(error: OSError | subprocess.SubprocessError) -> Wording:
    """Return why Pagefind failed, in its own words if it has any."""
    match error:
        case subprocess.CalledProcessError(stderr=str(said)) if said.strip():
            return as_wording(said.strip())
        case subprocess.CalledProcessError(returncode=status) if status < 0:
            return wording(
                "the system stopped it ({signal}), perhaps because memory ran short",
                signal=signal.Signals(-status).name,
            )
        case subprocess.CalledProcessError(returncode=status):
            return wording("it ended with the status {status} and said nothing", status=status)
        case subprocess.TimeoutExpired():
            return wording("it took longer than {number} minutes", number=_PATIENCE // 60)
        case _:
            return as_wording(str(error))


def _run(scratch: Path, pages: Mapping[str, str]) -> None:
    """Run the program on copies of the pages, out of reach of settings that it would look for."""
    for path, page in pages.items():
        file = scratch / "pages" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, "utf-8")
    command = [pagefind_bin.get_executable(), "--site", "pages", "--output-path", "index", "--silent"]
    command += ["--exclude-selectors", _SIGNS]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    subprocess.run(
        command, cwd=scratch, env=environment, check=True, capture_output=True, text=True, timeout=_PATIENCE,
        encoding="utf-8", errors="replace",
    )  # fmt: skip
