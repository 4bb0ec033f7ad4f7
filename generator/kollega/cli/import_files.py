"""`kollega import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kollega.cli.console import translated
from kollega.cli.import_source import SITE, STORIES, VACANCIES, Source, site_folder
from kollega.cli.options import as_of, cache_dir, config_file, site_at, site_language
from kollega.cli.refusal import Refusal, refuse_os_errors, replace_file, write_new
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from kollega.config.project import Project
    from kollega.importers.plan import Import


@click.command(
    "import",
    epilog="""\b
    Examples:
      kollega import greenhouse acme --dry-run
      kollega import personio https://acme.jobs.personio.de
      kollega import lever answer.json --account acme
      kollega import jobposting https://www.example.org/careers/
      kollega import hugo ../blog --author robin
      kollega import kollega ../leaving
    """,
)
@click.argument("system", type=click.Choice((*VACANCIES, *STORIES, SITE)), metavar="SYSTEM")
@click.argument("source", metavar="SOURCE")
@click.option("--account", metavar="NAME", help="The account the answer is from, if SOURCE is a file.")
@click.option(
    "--author", "authors", multiple=True, metavar="NAME=ID", help="Who wrote the stories; just ID for all of them."
)
@click.option(
    "--lang", metavar="LANG", help="The language of items that do not give one; without it, the site's first."
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--close-all", is_flag=True, help="Close all of them if the source has none left.")
@config_file
@cache_dir
@as_of
def import_files(  # noqa: PLR0913 - an argument for each option
    system: str,
    source: str,
    *,
    config_file: Path,
    cache_dir: Path | None,
    as_of: str | None,
    account: str | None,
    authors: tuple[str, ...],
    lang: str | None,
    dry_run: bool,
    close_all: bool,
) -> None:
    """Turn vacancies and stories from other systems into files, and keep them up to date.

    SYSTEM is greenhouse, lever, personio, recruitee, ashby, teamtailor, workable, smartrecruiters, or jobposting, for
    the JSON-LD of any careers page. SOURCE is the name of an account there, the address of its page, or a file with an
    answer that you have fetched.

    Stories come from jekyll or hugo, with their folder as SOURCE, from wordpress, with an export (WXR), or from rss,
    with a feed. They come in as drafts, with their pictures; you are asked who their authors are.

    With kollega, SOURCE is an export or another site's folder: its stories, vacancies, people and pages are copied with
    their pictures, and nothing is overwritten. If its mkdocs.yml is already here, its guidelines, theme and fonts are
    copied too.

    What you have changed by hand stays. A vacancy that is gone there is closed; no file is deleted.
    """
    if system == SITE:
        done = _copied(site_folder(source), config_file)
    else:
        project, _ = site_at(config_file, as_of)
        asked = Source(system, source, account or "", site_language(project.settings, lang), authors)
        done = _planned(asked, project, cache_dir, close_all=close_all)
    _carry_out(done, config_file, dry_run=dry_run)


def _copied(folder: Path, config_file: Path) -> Import:
    """Return what copying another site would do.

    Where the settings are the same, it is this very site that comes back, with its theme and its fonts. They are read
    there, since what they name is still to come here.
    """
    from kollega.host import project_of
    from kollega.importers.site_folder import content_files, import_site, site_files, source_root

    root, target = source_root(folder), config_file.parent
    theirs = root / config_file.name
    if theirs.is_file() and theirs.read_bytes() == config_file.read_bytes():
        return import_site(site_files(project_of(theirs)), root, target)
    return import_site(content_files(project_of(config_file), root), root, target)


def _planned(asked: Source, project: Project, cache_dir: Path | None, *, close_all: bool) -> Import:
    """Return what an import would do. Raises ContentError, and Refusal for no answer or one that closes everything."""
    from kollega.importers.answer import SourceError
    from kollega.importers.library import Library
    from kollega.importers.plan import Deed, plan_import
    from kollega.web import WebError

    try:
        found, name = asked.postings(project, cache_dir)
    except WebError as error:
        raise Refusal(error.message, error.hint) from error
    except SourceError as error:
        raise Refusal(wording("{file}: {problem}", file=asked.given, problem=error.message), error.hint) from error
    done = plan_import(found, Library.of(asked.kind, project), name)
    closed = sum(change.deed is Deed.CLOSED for change in done.changes)
    if closed and not found and not close_all:
        message = wording("{source} has no vacancies at all: {number:,} would be closed", source=name, number=closed)
        raise Refusal(message, wording("Open it in a browser. If that is right, add --close-all."))
    return done


def _carry_out(done: Import, config_file: Path, *, dry_run: bool) -> None:
    """Write what changes, or show it, and say what was done. Raises Refusal."""
    if dry_run:
        _show(done)
    else:
        _write(done, config_file.parent)
    _tell(done, config_file)


def _write(done: Import, root: Path) -> None:
    """Write what changes, and nothing else. Raises Refusal where a file has changed meanwhile."""
    for change in done.changes:
        if change.after == change.before:
            continue
        file = root / change.path
        for path, content in change.beside:
            if not (root / path).exists():
                write_new(root / path, content)
        if not change.before:
            write_new(file, change.after)
            continue
        with refuse_os_errors(file):
            if file.read_bytes() != change.before:
                message = wording("{file} has changed while it was read", file=change.path)
                raise Refusal(message, wording("Try again."))
        replace_file(file, change.after)


def _show(done: Import) -> None:
    """Print what would change as a diff."""
    from kollega.check.reports.excerpt import visible
    from kollega.check.reports.patch import text_changes

    for change in done.changes:
        if change.after != change.before:
            before, after = (each.decode(errors="replace") for each in (change.before, change.after))
            changes = text_changes(change.path, before, after) if b"\0" not in change.after else change.path
            click.echo("\n".join(map(visible, changes.split("\n"))))


def _tell(done: Import, config_file: Path) -> None:
    """Say what was done, or would be."""
    from kollega.check.reports.excerpt import visible
    from kollega.importers.report import report

    folder = "" if config_file.parent == Path() else f"{config_file.parent.as_posix()}/"
    click.echo("\n".join(visible(translated(line)) for line in report(done, folder)))
