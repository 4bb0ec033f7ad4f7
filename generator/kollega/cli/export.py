"""`kollega export`."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from kollega.cli.console import say
from kollega.cli.options import as_of, config_file, site_at
from kollega.cli.refusal import Refusal, refuse_os_errors
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable


@click.command(
    epilog="""\b
    Examples:
      kollega export ../leaving
      kollega export ../leaving && ls ../leaving
    """
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@config_file
@as_of
def export(folder: Path, config_file: Path, as_of: str | None) -> None:
    """Write everything into a folder, in formats that other programs read.

    DIR is a new folder, or an empty one. It gets site.json, tables of stories, vacancies and people, a list of all
    addresses, the vacancies in HR Open's terms, the stories for WordPress and, under source/, the site's own files with
    their pictures.
    """
    from kollega.build.plan import plan_project
    from kollega.exports.export import export_files

    _require_room(folder)
    project, now = site_at(config_file, as_of)
    sizes = _write(export_files(plan_project(project, now)), folder)
    number, size = len(sizes), sum(sizes)
    say(wording("{file}: {number:,} files, {size:,} bytes", file=folder.as_posix(), number=number, size=size))
    say(wording("What is withdrawn or not published yet is in source/ alone: give that to nobody else."))


def _require_room(folder: Path) -> None:
    """Raise Refusal where something is in the folder."""
    with refuse_os_errors(folder):
        is_taken = folder.is_dir() and any(folder.iterdir())
    if is_taken:
        hint = wording("Name a new folder, or delete what is in it.")
        raise Refusal(wording("{folder} is not empty", folder=folder.as_posix()), hint)


def _write(files: Iterable[tuple[str, bytes]], folder: Path) -> list[int]:
    """Write all files of a folder or none, and return their sizes. Raises Refusal."""
    with refuse_os_errors(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as name:
            made = Path(name) / "export"
            sizes = [_write_file(made / path, content) for path, content in files]
            if folder.is_dir():
                folder.rmdir()
            made.rename(folder)
    return sizes


def _write_file(file: Path, content: bytes) -> int:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file.write_bytes(content)
