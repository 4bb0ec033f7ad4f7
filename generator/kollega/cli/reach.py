"""`kollega reach`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.cli.options import DayValue, as_of, config_file, site_at, site_language
from kollega.cli.refusal import refuse_os_errors, write_file

if TYPE_CHECKING:
    from datetime import datetime

    from kollega.config.project import Project
    from kollega.reach.figures import Report


@click.command(
    epilog="""\b
    Examples:
      kollega reach /var/log/nginx/access.log*
      kollega reach plausible-export.zip -o figures --lang nl
      kollega reach access.log --format json
    """
)
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, dir_okay=False))
@config_file
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where to write reach.json, reach.csv, reach.html and reach.pdf; without it, nothing is written.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    show_default=True,
    help="What to print: a page for people, or figures for programs.",
)
@click.option("--from", "first", type=DayValue(), metavar="DATE", help="The first day of the logs to count.")
@click.option("--to", "last", type=DayValue(), metavar="DATE", help="The last day, included.")
@click.option("--lang", metavar="LANG", help="The language, one of the site's; without it, the first.")
@as_of
def reach(  # noqa: PLR0913 - one for each option
    files: tuple[Path, ...],
    config_file: Path,
    *,
    output: Path | None,
    form: str,
    first: date | None,
    last: date | None,
    lang: str | None,
    as_of: str | None,
) -> None:
    """Show what people read, from access logs or an analytics program's export.

    It shows visits to stories, vacancies, departments, languages and from networks, how many went on to a vacancy, and
    how many followed the link to apply. It shows nothing about people: addresses and browsers are read and forgotten,
    and no figure below five is given.
    """
    from kollega.reach.board import reach_html, reach_pdf
    from kollega.reach.formats import reach_csv, reach_json, reach_text

    project, now = site_at(config_file, as_of)
    days = (first or date.min, last or date.max)
    report = _report(files, project, now, site_language(project.settings, lang), days)
    texts = {"json": reach_json(report, project.site_url), "csv": reach_csv(report)}
    if output is not None:
        drawn = {"html": reach_html(report, project), "pdf": reach_pdf(report, project)}
        made = {ending: text.encode() for ending, text in texts.items()} | drawn
        for ending, content in made.items():
            write_file(output / f"reach.{ending}", content)
    click.echo(texts[form] if form in texts else reach_text(report, project), nl=False)


def _report(files: tuple[Path, ...], project: Project, now: datetime, lang: str, days: tuple[date, date]) -> Report:
    """Return what files tell of a site. Raises Refusal and ConfigurationError."""
    from kollega.check.content import catalogue, read
    from kollega.executor import executor_for
    from kollega.reach.figures import check_prices, report_of
    from kollega.reach.files import head_of
    from kollega.reach.pages import Pages
    from kollega.reach.reading import counts_of
    from kollega.reach.sections import origin_names

    check_prices(project)
    pages = Pages(catalogue(project, read(project, executor_for()), now), project.site_url)
    for file in files:
        with refuse_os_errors(file):
            head_of(file)
    counts = counts_of(files, pages, project, days)
    return report_of(counts, pages, project, lang, origin_names(project, project.words(lang)))
