"""The build: read, check, catalogue, views, artifacts, publish."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Protocol

from kollega.cache import Cache
from kollega.content.problem import Mark, Problem
from kollega.errors import ContentError
from kollega.examine import Examined, examined
from kollega.outputs.artifact import Kind
from kollega.outputs.assets import assets_of
from kollega.outputs.cards.build import cards_of
from kollega.outputs.cards.fonts import font_problems
from kollega.outputs.cards.render import CardPress
from kollega.outputs.edition import Edition
from kollega.outputs.everything import Everything
from kollega.outputs.logo import Logo, logo_of
from kollega.outputs.press import Press
from kollega.outputs.search.index import index_of
from kollega.outputs.search.searched import searched_pages
from kollega.project import networks_of
from kollega.publish import Published, Staging, published, staging, undisturbed
from kollega.workers import results

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from jinja2 import Environment

    from kollega.networks import Network
    from kollega.outputs.assets import Assets
    from kollega.outputs.everything import Part
    from kollega.outputs.press import Frame
    from kollega.project import Project

ALL_KINDS = frozenset(Kind)

CACHE_FOLDER = ".kollega"
"""Beside mkdocs.yml."""


class Progress(Protocol):
    """Shown while a build runs."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of how far a stage is; `total` is 0 where it is not known."""


@dataclass(frozen=True)
class Plan:
    """What a site will be made of: its catalogue, its editions, and everything that is wrong."""

    examined: Examined
    editions: tuple[Edition, ...]
    networks: Mapping[str, Network]
    assets: Assets
    card_press: CardPress
    problems: tuple[Problem, ...]
    """Those of the content, and what only shows when outputs are planned."""

    def edition(self, lang: str) -> Edition:
        """Return the edition of a language of the site."""
        return next(edition for edition in self.editions if edition.lang == lang)


@dataclass(frozen=True)
class Drawn:
    """What the host draws: frames for each language and section, and hand-written pages into a folder."""

    frames: Mapping[tuple[str, str], Frame]
    templates: Environment
    paths: Sequence[str]
    """The files that the host wrote."""


class Host(Protocol):
    """Draws the chrome and the hand-written pages; all that the build asks of MkDocs."""

    def __call__(self, plan: Plan, folder: Path) -> Drawn:
        """Draw into an empty folder."""


@dataclass(frozen=True)
class Report:
    """What a build did."""

    published: Published
    problems: tuple[Problem, ...]
    """Warnings; an error would have ended the build."""


def build(  # noqa: PLR0913 - the options of the command
    project: Project,
    draw: Host,
    now: datetime,
    *,
    kinds: frozenset[Kind] = ALL_KINDS,
    strict: bool = False,
    jobs: int = 1,
    cached: bool = True,
    progress: Progress = lambda _stage, _done, _total: None,
) -> Report:
    """Bring the project's site folder up to date as of `now`.

    Raises ContentError and changes nothing where the content has errors; if `strict`, also where it has warnings.
    """
    progress("Reading", 0, 0)
    plan = planned(project, now, jobs=jobs)
    if strict and plan.problems:
        raise ContentError(plan.problems)
    with staging(project.site_dir) as staged:
        progress("Drawing pages", 0, 0)
        drawn = draw(plan, staged.folder)
        press = Press(drawn.templates, project.words, drawn.frames, plan.card_press, project.root)
        cache = Cache(project.root / CACHE_FOLDER if cached else None)
        needed = kinds | {Kind.PAGES} if Kind.SEARCH in kinds else kinds  # pages are what is searched
        parts = tuple(Everything(plan.editions, plan.networks, plan.assets).parts(needed))
        made = dict.fromkeys(drawn.paths, Kind.PAGES)
        made |= written(parts, press, cache, staged, jobs, progress)
        if Kind.SEARCH in kinds:
            progress("Indexing", 0, 0)
            made |= dict.fromkeys(indexed(plan, made, staged, cache), Kind.SEARCH)
        with undisturbed():
            return Report(published(staged, made, kinds), plan.problems)


def planned(project: Project, now: datetime, *, drafts: bool = False, jobs: int = 1) -> Plan:
    """Return what the site will be made of; raise ContentError where the content has errors."""
    found = examined(project, now, drafts=drafts, jobs=jobs).publishable()
    fonts = project.settings.fonts
    press = CardPress(_print_folder(project), project.root / fonts if fonts else None)
    drawn = logo_of(project, press, jobs)
    logo = drawn if isinstance(drawn, Logo) else None
    cards, scripts = cards_of(found.site, project, press, logo.card if logo else None)
    editions = tuple(Edition(project, found.site, found.bodies, lang, cards, logo) for lang in found.site.languages)
    faults = (drawn,) if isinstance(drawn, Problem) else ()
    problems = tuple(sorted((*found.problems, *_undrawable(scripts), *font_problems(project, press), *faults)))
    return Plan(found, editions, networks_of(project.settings), assets_of(project.theme_dirs), press, problems)


def written(  # noqa: PLR0913, PLR0917 - stages of one flow
    parts: Sequence[Part], press: Press, cache: Cache, staged: Staging, jobs: int, progress: Progress
) -> dict[str, Kind]:
    """Stage the files of all parts and return the kind of each path."""
    kinds: dict[str, Kind] = {}
    write = partial(_write, press=press, cache=cache, staged=staged)
    for done, made in enumerate(results(write, parts, jobs), start=1):
        kinds |= made
        progress("Writing", done, len(parts))
    return kinds


def indexed(plan: Plan, paths: Iterable[str], staged: Staging, cache: Cache) -> list[str]:
    """Stage a search index of the pages among what was made, and return the root-relative paths of its files."""
    settings = plan.examined.site.settings
    pages = tuple(searched_pages(paths, staged.read, map(settings.prefix, settings.languages)))
    files = []
    for path, content in index_of(pages, cache.folder):
        staged.put(path, content)
        files.append(path)
    return files


def _write(part: Part, press: Press, cache: Cache, staged: Staging) -> dict[str, Kind]:
    """Stage the files of a part and return the kind of each path."""
    kinds = {}
    for artifact in part():
        staged.put(artifact.path, cache.bytes_of(artifact, press))
        kinds[artifact.path] = artifact.kind
    return kinds


def _print_folder(project: Project) -> Path:
    """Return the first theme folder that has Typst documents."""
    return next(folder / "print" for folder in project.theme_dirs if (folder / "print" / "card.typ").is_file())


def _undrawable(scripts: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    for path, names in scripts.items():
        if not path.startswith(":"):
            message = f"the share card has no font for {', '.join(names)}, so that the text is left off the picture"
            hint = "Put a font that has this script into a folder and name the folder under `fonts` in mkdocs.yml."
            yield Problem.at(path, Mark(), "no-font", message, hint, warning=True)
