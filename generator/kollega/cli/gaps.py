"""`kollega gaps`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kollega.cli.console import say
from kollega.cli.options import as_of, config_file, output_file, site_at
from kollega.cli.refusal import Refusal, refuse_os_errors, write_output
from kollega.i18n.translation import message_language, translation
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from datetime import date

    from kollega.check.gaps import Outlook
    from kollega.config.project import Project

LARGEST_FIGURES: Final = 50_000_000
"""Bytes of a file of figures, more than ten times what 100,000 stories have; what is longer is cut, and no JSON."""


@click.command(
    epilog="""\b
    Examples:
      kollega gaps
      kollega gaps --months 12 --reach figures/reach.json
      kollega gaps --format markdown -o gaps.md
    """
)
@config_file
@click.option(
    "--months",
    type=click.IntRange(1, 120),
    default=6,
    show_default=True,
    help="How many months a department, a place or a language may go without a story.",
)
@click.option(
    "--reach",
    "figures",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="The reach.json of `kollega reach`, to find widely read stories without a vacancy.",
)
@click.option(
    "--most", type=click.IntRange(1), default=10, show_default=True, help="How many of each kind to list; JSON has all."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "html", "json"]),
    default="text",
    show_default=True,
    help="For a terminal, an issue, a session on screen or paper, or programs.",
)
@output_file
@as_of
def gaps(  # noqa: PLR0913 - one for each option
    config_file: Path,
    *,
    months: int,
    figures: Path | None,
    most: int,
    form: str,
    output: Path | None,
    as_of: str | None,
) -> None:
    """List what nobody has told yet, with a question to ask a colleague for each.

    It finds departments, places, kinds of work and languages that have been silent for a while; vacancies without a
    story; what colleagues know about, without a story; missing translations; and stories due for review.
    """
    from kollega.check.content import catalogue, read
    from kollega.check.gaps import Outlook, months_before
    from kollega.executor import executor_for

    project, now = site_at(config_file, as_of)
    visits = _visits(figures) if figures else {}
    content = read(project, executor_for())
    if content.unread or content.closed:
        say(wording("What cannot be read is skipped: `kollega check` names it."), err=True)
    today = now.astimezone(project.settings.zone).date()
    outlook = Outlook(catalogue(project, content, now), months_before(today, months), visits)
    write_output(f"{_report(outlook, form, most, project, today)}\n".encode(), output)


def _report(outlook: Outlook, form: str, most: int, project: Project, today: date) -> str:
    """Return what nobody has told in a format, in the language of messages."""
    from kollega.check.gaps import gaps as gaps_in
    from kollega.check.reports.gaps import gaps_html, gaps_json, gaps_markdown, gaps_text

    lang = message_language(project.settings.messages, os.environ)
    found, since = gaps_in(outlook), outlook.since
    forms = {
        "text": lambda: gaps_text(found, since, most, translation(lang)),
        "markdown": lambda: gaps_markdown(found, since, most, translation(lang)),
        "html": lambda: gaps_html(found, since, most, project, lang),
        "json": lambda: gaps_json(found, since, today, project.site_url, translation(lang)),
    }
    return forms[form]()


def _visits(file: Path) -> dict[tuple[str, str], int]:
    """Return how often stories were read, by slug and language. Raises Refusal."""
    with refuse_os_errors(file), file.open("rb") as opened:
        content = opened.read(LARGEST_FIGURES)
    try:
        stories = json.loads(content)["stories"]
        return {(row["id"], row["lang"]): int(row["visits"]) for row in stories if row["visits"] is not None}
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        hint = wording("Name the reach.json that `kollega reach FILE… -o DIR` wrote.")
        raise Refusal.of_value("--reach", wording("{file} has no figures for stories", file=file.name), hint) from error
