"""Where `kollega import` brings things from: accounts, addresses, files, and folders of other sites."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kollega.cli.dialogue import is_interactive, prompt
from kollega.cli.refusal import Refusal, refuse_os_errors
from kollega.content.kind import ItemKind
from kollega.i18n.wording import commas, wording

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kollega.config.project import Project
    from kollega.importers.fetch import Fetcher
    from kollega.importers.posting import Load, Posting, Refused
    from kollega.importers.story import Draft
    from kollega.importers.system import Account

VACANCIES: Final = (
    *("greenhouse", "lever", "personio", "recruitee", "ashby", "teamtailor", "workable", "smartrecruiters"),
    "jobposting",
)

_NOT_A_FILE: Final = {
    errno.EISDIR: (wording("that is a folder"), wording("Name a file that holds an answer.")),
    errno.ENOENT: (wording("there is no such file"), wording("Name an existing file, or an account.")),
}

STORIES: Final = ("jekyll", "hugo", "wordpress", "rss")

SITE: Final = "kollega"

_FOLDERS: Final = frozenset({"jekyll", "hugo"})


@dataclass(frozen=True)
class Source:
    """Where vacancies come from."""

    system: str
    given: str
    """An account, an address or a file."""
    owner: str
    """The account whose answer is in a file."""
    lang: str
    authors: tuple[str, ...]
    """Who wrote stories."""

    @property
    def kind(self) -> ItemKind:
        """Return what it has."""
        return ItemKind.STORY if self.system in STORIES else ItemKind.VACANCY

    @property
    def is_file(self) -> bool:
        """Return whether it is a file. Raises Refusal for what looks like one that is not there."""
        file = Path(self.given)
        if "://" not in self.given and file.suffix in {".json", ".xml", ".html"} and not file.exists():
            message = wording("{file}: there is no such file", file=self.given)
            raise Refusal(message, wording("Name an existing file, or an account."))
        return file.exists()

    @property
    def account(self) -> Account:
        """Return whose vacancies they are; nobody's where it is a file and nobody says it. Raises SourceError."""
        from kollega.importers.system import Account, systems

        said = self.owner or ("" if self.is_file else self.given)
        return systems()[self.system].account_of(said) if said else Account()

    def postings(self, project: Project, cache_dir: Path | None) -> tuple[list[Posting | Refused], str]:
        """Return what it has, and what it is called in the files. Raises SourceError, WebError and Refusal."""
        from kollega.importers.fetch import fetch_records, source_name
        from kollega.importers.system import systems
        from kollega.importers.vacancies import Reading, records_of

        fetcher = _fetcher(project, cache_dir)
        if self.kind is ItemKind.STORY:
            return _stories(self, project, fetcher)
        system, account = systems()[self.system], self.account
        if self.is_file:
            records = records_of(system, _content(Path(self.given)), account.name)
        else:
            records = fetch_records(system, account, self.lang, fetcher)
        found = Reading(system, account.name, project.settings, self.lang).postings(records)
        return list(found), source_name(self.system, account.name)


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


def _stories(asked: Source, project: Project, fetcher: Fetcher) -> tuple[list[Posting | Refused], str]:
    """Return the stories of a source, and what it is called. Raises SourceError, WebError and Refusal."""
    from kollega.importers.fetch import source_name
    from kollega.importers.posting import Refused
    from kollega.importers.story import authors_of

    read = _folder if asked.system in _FOLDERS else _export
    found, load, name = read(asked, fetcher)
    people = _people(authors_of(found), asked, project)
    done = [
        each if isinstance(each, Refused) else each.posting(people, _language(each, project, asked.lang), load)
        for each in found
    ]
    return done, source_name(asked.system, name)


def site_folder(given: str) -> Path:
    """Return the folder of a site. Raises Refusal where there is none."""
    root = Path(given)
    if not root.is_dir():
        message = wording("{file}: there is no such folder", file=given)
        raise Refusal(message, wording("Name the folder of the site that has its posts in it."))
    return root


def _folder(asked: Source, _fetcher: Fetcher) -> tuple[list[Draft | Refused], Load, str]:
    from kollega.importers.blogs import hugo_drafts, jekyll_drafts, local_pictures

    root = site_folder(asked.given)
    found = {"jekyll": jekyll_drafts, "hugo": hugo_drafts}[asked.system](root)
    return list(found), local_pictures(root), root.resolve().name


def _export(asked: Source, fetcher: Fetcher) -> tuple[list[Draft | Refused], Load, str]:
    from kollega.importers.answer import host_of
    from kollega.importers.feeds import feed_drafts, fetched_pictures, wordpress_drafts
    from kollega.importers.story import Draft

    is_page = "://" in asked.given and not Path(asked.given).exists()
    content = fetcher.page(asked.given).content if is_page else _content(Path(asked.given))
    found = list({"wordpress": wordpress_drafts, "rss": feed_drafts}[asked.system](content))
    hosts = frozenset(filter(None, [host_of(each.base) for each in found if isinstance(each, Draft)]))
    return found, fetched_pictures(fetcher, hosts), min(hosts, default="")


def _language(draft: Draft, project: Project, lang: str) -> str:
    from kollega.i18n.language import prefixes, standard_tag

    tag = standard_tag(draft.lang) if draft.lang else ""
    return next((each for each in project.settings.languages if tag and each in prefixes(tag)), lang)


def _named(authors: Iterable[str]) -> dict[str, str]:
    """Return the ids of people by the names that were given as NAME=ID; under no name, the one of all others."""
    pairs = (each.rpartition("=") for each in authors)
    return {name.strip(): person.strip() for name, _, person in pairs}


def _people(names: Sequence[str], asked: Source, project: Project) -> dict[str, str]:
    """Return the ids of all authors by their names; who is not known is asked for. Raises Refusal."""
    from kollega.cli.known_names import KnownNames
    from kollega.content.read import read_content

    content = read_content(project.settings, project.root, project.pages_dir)
    known, given = KnownNames(content, project.settings, asked.lang), _named(asked.authors)
    people: dict[str, str] = {}
    unknown: list[str] = []
    for name in names:
        try:
            people[name] = known.person(given.get(name) or given.get("") or name)
        except Refusal:
            unknown.append(name)
    if unknown and not is_interactive():
        message = wording("these authors have no file here: {names}", names=commas(unknown))
        raise Refusal(message, wording('Say who each is with --author "NAME=ID", or all with --author ID.'))
    return people | {name: _asked(name, known.person) for name in unknown}


def _asked(name: str, convert: Callable[[str], str]) -> str:
    question = wording("Who is “{name}”? The id of a person", name=name)
    return str(prompt(question, convert))
