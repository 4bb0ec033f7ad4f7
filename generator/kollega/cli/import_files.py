"""`kollega import`."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from kollega.cli.console import translated
from kollega.cli.options import as_of, cache_dir, config_file, site_at, site_language
from kollega.cli.refusal import Refusal, refuse_os_errors, replace_file, write_new
from kollega.i18n.wording import wording

if TYPE_CHECKING:
    from kollega.config.project import Project
    from kollega.importers.fetch import Fetcher
    from kollega.importers.plan import Import
    from kollega.importers.posting import Posting, Refused
    from kollega.importers.system import Account

VACANCIES: Final = (
    *("greenhouse", "lever", "personio", "recruitee", "ashby", "teamtailor", "workable", "smartrecruiters"),
    "jobposting",
)

_NOT_A_FILE: Final = {errno.EISDIR: (wording("that is a folder"), wording("Name a file that holds an answer."))}


@click.command(
    "import",
    epilog="""\b
    Examples:
      kollega import greenhouse acme --dry-run
      kollega import personio https://acme.jobs.personio.de
      kollega import lever answer.json --account acme
      kollega import jobposting https://www.example.org/careers/
    """,
)
@click.argument("system", type=click.Choice(VACANCIES), metavar="SYSTEM")
@click.argument("source", metavar="SOURCE")
@click.option("--account", metavar="NAME", help="Whose answer SOURCE is, where that is a file.")
@click.option("--lang", metavar="LANG", help="The language of what says none; the site's first if left out.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--close-all", is_flag=True, help="Close all of them where the source has none any more.")
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
    lang: str | None,
    dry_run: bool,
    close_all: bool,
) -> None:
    """Bring vacancies of another system into files, and keep them up to date.

    SYSTEM is greenhouse, lever, personio, recruitee, ashby, teamtailor, workable, smartrecruiters, or jobposting, for
    the JSON-LD of any careers page. SOURCE is the name of an account there, the address of its page, or a file with an
    answer that you have fetched.

    What was changed by hand since the last import stays. What is not there any more is closed; no file is deleted.
    """
    project, _ = site_at(config_file, as_of)
    asked = _Source(system, source, account or "", site_language(project.settings, lang))
    done = _planned(asked, project, cache_dir, close_all=close_all)
    if dry_run:
        _show(done)
    else:
        _write(done, project.root)
    _tell(done, config_file)


@dataclass(frozen=True)
class _Source:
    """Where vacancies come from."""

    system: str
    given: str
    """An account, an address or a file."""
    owner: str
    """The account whose answer is in a file."""
    lang: str

    @property
    def is_file(self) -> bool:
        """Return whether it is a file. Raises Refusal for what looks like one that is not there."""
        file = Path(self.given)
        if "://" not in self.given and file.suffix in {".json", ".xml", ".html"} and not file.exists():
            message = wording("{file}: there is no such file", file=self.given)
            raise Refusal(message, wording("Name a file that is there, or an account."))
        return file.exists()

    @property
    def account(self) -> Account:
        """Return whose vacancies they are; nobody's where it is a file and nobody says it. Raises SourceError."""
        from kollega.importers.system import Account, systems

        said = self.owner or ("" if self.is_file else self.given)
        return systems()[self.system].account_of(said) if said else Account()

    @property
    def name(self) -> str:
        """Return what it is called in the files that come from it."""
        from kollega.importers.fetch import source_name

        return source_name(self.system, self.account.name)

    def postings(self, project: Project, cache_dir: Path | None) -> list[Posting | Refused]:
        """Return what it has. Raises SourceError, WebError and Refusal."""
        from kollega.importers.fetch import fetch_records
        from kollega.importers.posting import Reading, records_of
        from kollega.importers.system import systems

        system = systems()[self.system]
        if self.is_file:
            records = records_of(system, _content(Path(self.given)), self.account.name)
        else:
            records = fetch_records(system, self.account, self.lang, _fetcher(project, cache_dir))
        return list(Reading(system, self.account.name, project.settings, self.lang).postings(records))


def _content(file: Path) -> bytes:
    from kollega.web import MOST

    with refuse_os_errors(file, _NOT_A_FILE), file.open("rb") as opened:
        content = opened.read(MOST + 1)
    if len(content) > MOST:
        message = wording("{url}: it is larger than {size} MB", url=file.as_posix(), size=MOST // 10**6)
        raise Refusal(message, wording("Import it in parts."))
    return content


def _fetcher(project: Project, cache_dir: Path | None) -> Fetcher:
    from kollega.build.cache import Cache
    from kollega.importers.fetch import Fetcher
    from kollega.web import Client

    client = Client(f"Kollega (imports for {project.site_url})")
    return Fetcher(client, Cache.of(cache_dir or project.root))


def _planned(asked: _Source, project: Project, cache_dir: Path | None, *, close_all: bool) -> Import:
    """Return what an import would do. Raises ContentError, and Refusal for no answer or one that closes everything."""
    from kollega.content.kind import ItemKind
    from kollega.importers.answer import SourceError
    from kollega.importers.library import Library
    from kollega.importers.plan import Deed, plan_import
    from kollega.web import WebError

    try:
        found, name = asked.postings(project, cache_dir), asked.name
    except WebError as error:
        raise Refusal(error.message, error.hint) from error
    except SourceError as error:
        raise Refusal(wording("{file}: {problem}", file=asked.given, problem=error.message), error.hint) from error
    done = plan_import(found, Library.of(ItemKind.VACANCY, project), name)
    closed = sum(change.deed is Deed.CLOSED for change in done.changes)
    if closed and not found and not close_all:
        message = wording("{source} has no vacancies at all: {number:,} would be closed", source=name, number=closed)
        raise Refusal(message, wording("Look at it in a browser. If it is so, say --close-all."))
    return done


def _write(done: Import, root: Path) -> None:
    """Write what changes, and nothing else. Raises Refusal where a file has changed meanwhile."""
    for change in done.changes:
        if change.after == change.before:
            continue
        file = root / change.path
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
            changes = text_changes(change.path, change.before.decode(), change.after.decode())
            click.echo("\n".join(map(visible, changes.split("\n"))))


def _tell(done: Import, config_file: Path) -> None:
    """Say what was done, or would be."""
    from kollega.check.reports.excerpt import visible
    from kollega.importers.report import report

    folder = "" if config_file.parent == Path() else f"{config_file.parent.as_posix()}/"
    click.echo("\n".join(visible(translated(line)) for line in report(done, folder)))
