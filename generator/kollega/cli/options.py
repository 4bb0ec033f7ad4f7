"""What commands share: their options, and how they tell what is wrong with the site that they are about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kollega.cli.console import Refusal, console

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kollega.diagnostics import Diagnostic


CONFIG_FILE = "mkdocs.yml"
"""The name of a site's configuration, in the folder of the site."""

OTHER_CONFIG_FILE = "properdocs.yml"
"""What ProperDocs asks to call it."""

_KEY = "kollega.config_file"

Decorated = TypeVar("Decorated", bound="Callable[..., Any]")


def config_file_of(ctx: click.Context) -> Path:
    """Return the configuration that the command was given."""
    file = ctx.meta.get(_KEY)
    return file if isinstance(file, Path) else Path(CONFIG_FILE)


def _default_config_file() -> Path:
    return next(filter(Path.is_file, (Path(CONFIG_FILE), Path(OTHER_CONFIG_FILE))), Path(CONFIG_FILE))


def _there(ctx: click.Context, _parameter: click.Parameter, file: Path) -> Path:
    if not file.is_file():
        hint = (
            f"Go to the folder of your site, or name its {CONFIG_FILE} with -f. `kollega init DIR` begins a new site."
        )
        raise Refusal(f"there is no {file.as_posix()}", hint)
    ctx.meta[_KEY] = file
    return file


def config_file(command: Decorated) -> Decorated:
    """Give a command the option `-f`, with the path of a file that is there."""
    option = click.option(
        "-f",
        "--config-file",
        type=click.Path(path_type=Path),
        default=_default_config_file,
        show_default=CONFIG_FILE,
        callback=_there,
        help="The site's configuration.",
    )
    return option(command)


def as_of(command: Decorated) -> Decorated:
    """Give a command the option `--as-of`, as text."""
    option = click.option(
        "--as-of",
        metavar="DATE",
        help="Work as on this day (at noon) or at this moment, instead of now. "
        "SOURCE_DATE_EPOCH in the environment does the same.",
    )
    return option(command)


def show_diagnostics(
    ctx: click.Context, diagnostics: Iterable[Diagnostic], *, strict: bool = False, most: int | None = None
) -> None:
    """Print the problems, or the first ones, of the site that the command is about to standard error."""
    from kollega.check.reports.excerpt import source_lines
    from kollega.check.reports.findings import Findings
    from kollega.check.reports.text import text_report

    folder = config_file_of(ctx).parent
    findings = Findings(tuple(diagnostics), folder, strict=strict)
    console(err=True).print(text_report(findings, source_lines(folder, findings.diagnostics), most=most))
