"""`kollega export`."""

from __future__ import annotations

from pathlib import Path

import click

from kollega.cli.console import say
from kollega.cli.options import as_of, config_file, site_at
from kollega.cli.refusal import Refusal, refuse_os_errors
from kollega.i18n.wording import wording


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
    """Write everything into a folder, in forms that other programs read.

    DIR is a new folder, or an empty one. It gets site.json, a table each of stories, vacancies and people, a list of
    all addresses, the stories for WordPress, and under source/ the site's own files, pictures among them.
    """
    from kollega.build.plan import plan_project
    from kollega.exports.export import export_files

    with refuse_os_errors(folder):
        if folder.is_dir() and any(folder.iterdir()):
            hint = wording("Name a new folder, or delete what is in it.")
            raise Refusal(wording("{folder} is not empty", folder=folder.as_posix()), hint)
    project, now = site_at(config_file, as_of)
    written = [_write(folder / path, content) for path, content in export_files(plan_project(project, now))]
    number, size = len(written), sum(written)
    say(wording("{file}: {number:,} files, {size:,} bytes", file=folder.as_posix(), number=number, size=size))
    say(wording("What is withdrawn or not published yet is in source/ alone: give that to nobody else."))


def _write(file: Path, content: bytes) -> int:
    """Write a file and return its size. Raises Refusal."""
    with refuse_os_errors(file):
        file.parent.mkdir(parents=True, exist_ok=True)
        return file.write_bytes(content)
