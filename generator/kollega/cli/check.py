"""`kollega check`."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kollega.cli.console import config_file_of, console
from kollega.cli.due import show_due
from kollega.cli.fix import show_mends, write_mends
from kollega.cli.options import as_of, cache_dir, config_file, site_at
from kollega.cli.refusal import Refusal
from kollega.diagnostics import ConfigurationError, has_errors
from kollega.i18n.translation import EXPLANATIONS, message_language, translation
from kollega.i18n.wording import plural, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from kollega.check.content import CheckResult
    from kollega.check.reports.findings import Findings, Inventory
    from kollega.cli.since import Changes
    from kollega.config.project import Project
    from kollega.config.settings import Settings
    from kollega.site.catalogue import Site


def _explain(ctx: click.Context, _parameter: click.Parameter, code: str | None) -> None:
    """Print what a code means, and end: there need be no site."""
    if code is None:
        return
    from kollega.check.codes import explanation_text, explanations
    from kollega.config.load import message_language_at
    from kollega.i18n.suggestion import suggestion

    known = explanations()
    if code not in known:
        hint = suggestion(
            code, tuple(known), wording("The handbook lists them, under “What the check finds”."), form="{}"
        )
        raise ConfigurationError("", wording("there is no code “{code}”", code=code), hint)
    click.echo(explanation_text(known[code], message_language_at(config_file_of(ctx))))
    ctx.exit()


@click.command(
    epilog="""\b
    Examples:
      kollega check                            everything
      kollega check stories/my-first-year.md   one file
      kollega check --format github            in a pull request's check, beside the lines
      kollega check --since origin/main        what your branch would bring
      kollega check --translations             what the site's languages lack
      kollega check --published sitemap.xml    which former addresses the site would lose
      kollega check --apply-links              where one can no longer apply
      kollega check --due 30                   what ends in the next 30 days
      kollega check --fix                      what can be fixed without a doubt
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
@click.option("--strict", is_flag=True, help="Treat warnings as errors.")
@click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain,
    help="Say what a problem's code means, and how to fix it.",
)
@click.option(
    "--since",
    metavar="REV",
    help="Show only problems in files that changed since a branch, tag or commit, or that they caused elsewhere.",
)
@click.option("--fix", is_flag=True, help="Instead, show what can be fixed safely; the exit status is 0.")
@click.option("--write", is_flag=True, help="With --fix: fix it, and say what is left.")
@click.option("--translations", is_flag=True, help="Instead, list what is not translated; the exit status is 0.")
@click.option(
    "--due",
    metavar="DAYS",
    type=click.IntRange(min=0),
    help="Instead, list the consents, reviews and vacancies that end within so many days; the exit status is 0.",
)
@click.option(
    "--published",
    metavar="LIST",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Instead, list the addresses from a former sitemap.xml, or from a list, that the site no longer has.",
)
@click.option(
    "--apply-links",
    is_flag=True,
    help="Instead, find links where people can no longer apply. This contacts other hosts; everything else here "
    "needs no network.",
)
@cache_dir
@as_of
@click.pass_context
def check(
    ctx: click.Context,
    /,
    config_file: Path,
    form: str,
    as_of: str | None,
    **given: Any,  # noqa: ANN401 - an argument for each option
) -> None:
    """See whether stories, vacancies and people can be published.

    You see every problem with its line and with what to do. With PATHs, only problems in those files and folders are
    shown and counted. The exit status is 1 if something must be fixed first, or else 0.
    """
    project, now = site_at(config_file, as_of)
    scope = _scope(project, given)
    if given["due"] is not None:
        ctx.exit(show_due(given["due"], project, now, folder=config_file.parent, form=form, within=scope.holds))
    seen = _seen(project, now, given["cache_dir"])
    if given["fix"] and not given["write"]:
        ctx.exit(show_mends(project, seen, scope.holds))
    if given["write"] and write_mends(project, seen, scope.holds):
        seen = _seen(project, now, given["cache_dir"])
    if given["translations"]:
        ctx.exit(_show_translations(seen.site, project, config_file, form, scope.holds))
    if given["published"] and not has_errors(seen.diagnostics):
        findings = _lost(given["published"], project, seen, config_file, form)
    elif given["apply_links"]:
        findings = _dead_links(seen, project, config_file, scope.holds)
    else:
        findings = _found(seen, project, now, config_file, scope)
    findings = replace(findings, strict=given["strict"])
    _show(findings, form, project)
    ctx.exit(1 if findings.stop_publication else 0)


@dataclass(frozen=True)
class Scope:
    """Which files the command is about."""

    root: Path
    """The folder of mkdocs.yml."""
    chosen: tuple[str, ...] = ()
    """The files and folders that were named; with none, all are chosen."""
    changes: Changes | None = None
    """What has changed since the revision that was named."""

    def includes(self, path: str) -> bool:
        """Return whether a path below the root was chosen."""
        return not self.chosen or any((self.root / path).is_relative_to(each) for each in self.chosen)

    def holds(self, path: str) -> bool:
        """Return whether it was chosen, and has changed where that was asked for."""
        return self.includes(path) and (self.changes is None or self.changes.concern(path))


def _scope(project: Project, given: Mapping[str, Any]) -> Scope:
    """Return which files were meant. Raises Refusal."""
    from kollega.cli.since import Changes

    if given["write"] and not given["fix"]:
        raise Refusal(wording("--write needs --fix"), wording("Write --fix --write."))
    if given["since"] is not None and given["published"]:
        raise Refusal(wording("--since does not work with addresses"), wording("Leave it out with --published."))
    changes = None if given["since"] is None else Changes.since(given["since"], project)
    # Of a link in a path's place its own name counts, not what it leads to; `resolve` falls over a link to itself.
    paths = [Path(os.path.realpath(path.parent), path.name) for path in map(Path.absolute, given["paths"])]
    return Scope(project.root, tuple(map(os.path.normpath, paths)), changes)


def _seen(project: Project, now: datetime, cache_dir: Path | None) -> CheckResult:
    """Return what is wrong. What earlier runs found is known where there is a cache, which a check does not begin."""
    from kollega.build.cache import Cache
    from kollega.check.content import check_project
    from kollega.executor import executor_for

    cache = Cache.of(cache_dir or project.root)
    store = cache if cache.folder and (cache_dir or cache.folder.is_dir()) else None
    return check_project(project, now, executor=executor_for(), store=store)


def _found(seen: CheckResult, project: Project, now: datetime, config_file: Path, scope: Scope) -> Findings:
    """Return what is wrong with the files that were chosen."""
    from kollega.check.reports.findings import Findings

    told = tuple(diagnostic for diagnostic in seen.diagnostics if scope.includes(diagnostic.path))
    return Findings(
        diagnostics=scope.changes.brought(told, project, now) if scope.changes else told,
        folder=config_file.parent,
        inventory=_inventory(filter(scope.holds, seen.bodies), project.settings),
    )


def _show_translations(
    site: Site, project: Project, config_file: Path, form: str, within: Callable[[str], bool]
) -> int:
    """Print what the site's languages lack, and return the exit status."""
    from kollega.check.reports.findings import Findings
    from kollega.check.reports.text import translations_text
    from kollega.check.translations import coverages_of, gaps_of
    from kollega.config.load import translation_for

    texts = project.texts()
    words = {lang: project.words(lang) for lang in site.languages}
    gaps = {
        lang: tuple(gap for gap in lacking if within(gap.path))
        for lang, lacking in gaps_of(site, words, texts, config_file.name).items()
    }
    if form == "text":
        coverages, translate = coverages_of(site, words, texts), translation_for(project.settings.messages)
        console().print(translations_text(coverages, gaps, config_file.parent, translate))
    else:
        _show(Findings(tuple(chain.from_iterable(gaps.values())), folder=config_file.parent), form, project)
    return 0


def _lost(file: Path, project: Project, seen: CheckResult, config_file: Path, form: str) -> Findings:
    """Return which addresses of a list the site has no more; say to people how many there are."""
    from kollega.check.reports.findings import Findings
    from kollega.cli.published import lost_addresses, summary
    from kollega.config.load import translation_for

    found, diagnostics = lost_addresses(file, project, seen)
    if form == "text":
        click.echo(translation_for(project.settings.messages)(summary(found, file)))
    return Findings(diagnostics, folder=config_file.parent, inventory=None)


def _dead_links(seen: CheckResult, project: Project, config_file: Path, within: Callable[[str], bool]) -> Findings:
    """Return at which addresses of the chosen files one can no longer apply."""
    from kollega.check.apply_links import apply_links, link_diagnostics
    from kollega.check.reports.findings import Findings, Inventory
    from kollega.cli.ask import ask
    from kollega.config.load import translation_for

    chosen = {
        url: [each for each in vacancies if within(each.path)] for url, vacancies in apply_links(seen.site).items()
    }
    links = {url: vacancies for url, vacancies in chosen.items() if vacancies}
    asking = plural("Trying {number:,} address …", "Trying {number:,} addresses …", len(links))
    click.echo(translation_for(project.settings.messages)(asking), err=True)
    answers = ask(links, f"Kollega (looks after links of {project.site_url})")
    found = link_diagnostics(links, answers)
    return Findings(found, config_file.parent, Inventory(vacancies=sum(map(len, links.values()))))


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

    language = message_language(project.settings.messages, os.environ)
    findings = replace(findings, translate=translation(language))
    written = {"github": workflow_commands, "json": json_report, "markdown": pull_request_comment}
    if form in written:
        report = written[form](findings)
        click.echo(report, nl=bool(report))
        return
    lines = source_lines(project.root, findings.diagnostics)
    if form == "sarif":
        click.echo(sarif_report(findings, lines, explain=translation(language, EXPLANATIONS)))
    elif findings.diagnostics or findings.inventory:
        console().print(text_report(findings, lines))
