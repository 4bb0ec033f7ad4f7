"""`kollega init`."""

from __future__ import annotations

from pathlib import Path

import click

from kollega.cli.speaking import Refusal


@click.command(
    epilog="""\b
    Example:
      kollega init careers
    """
)
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Begin a careers site in the new folder DIR.

    It gets settings, an example story, person and vacancy, pages, and a workflow that
    checks and publishes. A folder that has something in it is refused.
    """
    from kollega.scaffold.company import company_files

    if folder.exists() and any(entry.name != ".git" for entry in folder.iterdir()):
        raise Refusal(f"{folder} is not empty", "Name a new folder, or an empty one.")
    for path, content in company_files():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(content)
        click.echo(f"  {file.as_posix()}")
    click.echo(
        f"\nNext:\n  1. cd {folder.as_posix()}\n  2. kollega serve shows you the site.\n"
        "  3. Put the name and address of your organisation into mkdocs.yml."
    )
