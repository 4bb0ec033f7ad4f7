"""Problems that end a command, or that it tells on its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kollega.cli.options import config_file_of
from kollega.cli.speaking import console

if TYPE_CHECKING:
    from collections.abc import Iterable

    import click

    from kollega.content.problem import Problem


def show_problems(
    ctx: click.Context, problems: Iterable[Problem], *, strict: bool = False, most: int | None = None
) -> None:
    """Print the problems, or the first ones, of the site that the command is about to standard error."""
    from kollega.report import Findings, source_lines
    from kollega.report.text import text_report

    folder = config_file_of(ctx).parent
    findings = Findings(tuple(problems), folder, strict=strict)
    console(err=True).print(text_report(findings, source_lines(folder, findings.problems), most=most))
