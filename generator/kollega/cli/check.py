"""`kollega check`."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.cli.console import console
from kollega.cli.due import show_due
from kollega.cli.options import as_of, config_file, site_at
from kollega.cli.refusal import Refusal
from kollega.diagnostics import has_errors
from kollega.executor import executor_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kollega.check.content import CheckResult
    from kollega.check.reports.findings import Findings, Inventory
    from kollega.config.project import Project
    from kollega.config.settings import Settings
    from kollega.site.catalogue import Site


def _explain(ctx: click.Context, _parameter: click.Parameter, code: str | None) -> None:
    """Print what a code means, and end: there need be no site."""
    if code is None:
        return
    from kollega.check.codes import explanation_text, explanations
    from kollega.i18n.suggestion import suggestion

    known = explanations()
    if code not in known:
        hint = suggestion(code, tuple(known), "The handbook lists them, under “What the check finds”.", form="{}")
        raise Refusal(f"there is no code “{code}”", hint)
    click.echo(explanation_text(known[code]))
    ctx.exit()


@click.command(
    epilog="""\b
    Examples:
      kollega check                            everything
      kollega check stories/my-first-year.md   one file
      kollega check --format github            in a pull request's check, beside the lines
      kollega check --translations             what the site's languages lack
      kollega check --published sitemap.xml    which former addresses the site would lose
      kollega check --apply-links              where one can no longer apply
      kollega check --due 30                   what ends in the next 30 days
      kollega check --explain broken-link      what a code means
    """
)
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@config_file
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json", "markdown", "sarif"]),
    default="text",
    show_default=True,
    help="For people, for the lines of a pull request, for programs, for a comment, or for a code host's alerts.",
)
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Say what the code of a problem means, and how it is mended.",
)
@click.option("--translations", is_flag=True, help="Tell instead what is not translated; the exit status is 0.")
@click.option(
    "--due",
    metavar="DAYS",
    type=click.IntRange(min=0),
    help="Tell instead which consents, reviews and vacancies end within so many days; the exit status is 0.",
)
@click.option(
    "--published",
    metavar="LIST",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Tell instead which addresses of a former sitemap.xml, or of a list, the site has no more.",
)
@click.option(
    "--apply-links",
    is_flag=True,
    help="Tell instead where one can no longer apply. This asks other hosts; all else here needs no network.",
)
@as_of
@click.pass_context
def check(  # noqa: PLR0913 - a parameter for each option
    ctx: click.Context,
    paths: tuple[Path, ...],
    config_file: Path,
    form: str,
    *,
    strict: bool,
    translations: bool,
    due: int | None,
    published: Path | None,
    apply_links: bool,
    as_of: str | None,
) -> None:
    """See whether stories, vacancies and people can be published.

    Every problem is shown with its line and with what to do. With PATHs, only problems of
    those files and folders are shown and counted. The exit status is 1 if something must be
    mended first, else 0.
    """
    from kollega.check.content import check_project

    project, now = site_at(config_file, as_of)
    within = _within(project.root, paths)
    if due is not None:
        ctx.exit(show_due(due, project, now, folder=config_file.parent, form=form, within=within))
    seen = check_project(project, now, executor=executor_for(os.cpu_count() or 1))
    if translations:
        ctx.exit(_show_translations(seen.site, project, config_file, form, within))
    if published and not has_errors(seen.diagnostics):
        findings = _lost(published, project, seen, config_file, form)
    else:
        findings = (_dead_links if apply_links else _found)(seen, project, config_file, within)
    findings = replace(findings, strict=strict)
    _show(findings, form, project)
    ctx.exit(1 if findings.stop_publication else 0)


def _found(seen: CheckResult, project: Project, config_file: Path, within: Callable[[str], bool]) -> Findings:
    """Return what is wrong with the files that were chosen."""
    from kollega.check.reports.findings import Findings

    return Findings(
        diagnostics=tuple(diagnostic for diagnostic in seen.diagnostics if within(diagnostic.path)),
        folder=config_file.parent,
        inventory=_inventory(filter(within, seen.bodies), project.settings),
    )


def _show_translations(
    site: Site, project: Project, config_file: Path, form: str, within: Callable[[str], bool]
) -> int:
    """Print what the site's languages lack, and return the exit status."""
    from kollega.check.reports.findings import Findings
    from kollega.check.reports.text import translations_text
    from kollega.check.translations import coverages_of, gaps_of

    texts = project.texts()
    words = {lang: project.words(lang) for lang in site.languages}
    gaps = {
        lang: tuple(gap for gap in lacking if within(gap.path))
        for lang, lacking in gaps_of(site, words, texts, config_file.name).items()
    }
    if form == "text":
        console().print(translations_text(coverages_of(site, words, texts), gaps, config_file.parent))
    else:
        _show(Findings(tuple(chain.from_iterable(gaps.values())), folder=config_file.parent), form, project)
    return 0


def _lost(file: Path, project: Project, seen: CheckResult, config_file: Path, form: str) -> Findings:
    """Return which addresses of a list the site has no more; say to people how many there are."""
    from kollega.check.reports.findings import Findings
    from kollega.cli.published import lost_addresses, summary

    found, diagnostics = lost_addresses(file, project, seen)
    if form == "text":
        click.echo(summary(found, file))
    return Findings(diagnostics, folder=config_file.parent, inventory=None)


def _dead_links(seen: CheckResult, project: Project, config_file: Path, within: Callable[[str], bool]) -> Findings:
    """Return at which addresses of the chosen files one can no longer apply."""
    from kollega.check.apply_links import apply_links, link_diagnostics
    from kollega.check.reports.findings import Findings, Inventory, quantity
    from kollega.cli.ask import ask

    chosen = {
        url: [each for each in vacancies if within(each.path)] for url, vacancies in apply_links(seen.site).items()
    }
    links = {url: vacancies for url, vacancies in chosen.items() if vacancies}
    click.echo(f"Asking {quantity(len(links), 'address', 'addresses')} …", err=True)
    answers = ask(links, f"Kollega (looks after links of {project.site_url})")
    found = link_diagnostics(links, answers)
    return Findings(found, config_file.parent, Inventory(vacancies=sum(map(len, links.values()))))


def _within(root: Path, paths: tuple[Path, ...]) -> Callable[[str], bool]:
    """Return whether a path below the root is one of those chosen or in one of them; all are if none is chosen."""
    if not paths:
        return lambda _: True
    # Of a link in a path's place its own name counts, not what it leads to; `resolve` falls over a link to itself.
    chosen = [Path(os.path.realpath(path.parent), path.name) for path in map(Path.absolute, paths)]
    return lambda path: any((root / path).is_relative_to(os.path.normpath(each)) for each in chosen)


def _inventory(paths: Iterable[str], settings: Settings) -> Inventory:
    """Return how many of the items' files are of each kind, as their folders tell."""
    from kollega.check.reports.findings import Inventory
    from kollega.content.files import item_folders, split_folder

    folders = item_folders(settings)
    kinds = (split_folder(path, folders)[0] for path in paths)
    return Inventory(**Counter(kind.plural for kind in kinds if kind))


def _show(findings: Findings, form: str, project: Project) -> None:
    from kollega.check.reports.excerpt import source_lines
    from kollega.check.reports.formats import json_report, pull_request_comment, workflow_commands
    from kollega.check.reports.sarif import sarif_report
    from kollega.check.reports.text import text_report

    written = {"github": workflow_commands, "json": json_report, "markdown": pull_request_comment}
    if form in written:
        report = written[form](findings)
        click.echo(report, nl=bool(report))
        return
    lines = source_lines(project.root, findings.diagnostics)
    if form == "sarif":
        click.echo(sarif_report(findings, lines))
    elif findings.diagnostics or findings.inventory:
        console().print(text_report(findings, lines))
