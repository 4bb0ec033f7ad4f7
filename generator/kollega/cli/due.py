"""`kollega check --due`: what ends soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from kollega.cli.refusal import Refusal
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import PurePath

    from kollega.config.project import Project


def show_due(  # noqa: PLR0913 - what the command was given
    days: int, project: Project, now: datetime, *, folder: PurePath, form: str, within: Callable[[str], bool]
) -> int:
    """Print what of the chosen files ends within so many days, and return the exit status. Raises Refusal."""
    from kollega.check.content import catalogue, read
    from kollega.check.due import due
    from kollega.check.reports.due import due_json, due_markdown, due_text
    from kollega.config.load import translation_for
    from kollega.executor import executor_for

    if form not in {"text", "json", "markdown"}:
        hint = wording("There are {names}.", names="text, json, markdown")
        raise Refusal(wording("the list of what is due has no format {form}", form=form), hint)
    translate = translation_for(project.settings.messages)
    content = read(project, executor_for())
    if content.unread or content.closed:
        click.echo(translate(wording("What cannot be read is skipped: `kollega check` names it.")), err=True)
    site = catalogue(project, content, now)
    found = tuple(each for each in due(site, days) if any(within(path) for path, _ in each.places))
    today = now.astimezone(project.settings.zone).date()
    if form == "json":
        click.echo(due_json(found, today))
    else:
        click.echo({"text": due_text, "markdown": due_markdown}[form](found, today, days, folder, translate))
    return 0
