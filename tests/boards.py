"""The files of job boards, made without a host, and each dialect as its documents describe it."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import yaml
from lxml import etree

import kollega_theme
from kollega.build.plan import plan_site
from kollega.check.content import check_project
from kollega.config.load import settings_of
from kollega.config.project import Project
from kollega.executor import SERIAL
from kollega.outputs.boards.output import BOARDS
from kollega.outputs.output import ALL_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kollega.check.content import CheckResult

    Front = dict[str, Any]
    Trees = Mapping[str, Any]
    Files = Mapping[str, tuple[Front, str]]

DIALECTS = Path(__file__).parent / "outputs/boards/dialects"

LINKEDIN = {"id": "linkedin", "company_id": 4711, "poster_email": "jobs@wind.example"}
EVERY: tuple[Any, ...] = ("indeed", LINKEDIN, "xing", "careerjet", "jooble", "talent", "personio")
"""Every board of the table, with what it asks for."""

JOBS = {
    "indeed": "job",
    "linkedin": "job",
    "xing": "postings/posting",
    "careerjet": "job",
    "jooble": "job",
    "talent": "job",
    "personio/en": "position",
}
TITLES = {"xing": "job_title", "jooble": "name", "personio/en": "name"}

OPTIONS: Mapping[str, Any] = MappingProxyType(
    {
        "organisation": {"name": "Wadden & Wind", "url": "https://www.wind.example/"},
        "languages": ["en", "nl"],
        "time_zone": "Europe/Amsterdam",
        "places": {
            "yard": {
                "name": {"en": "The yard", "nl": "De werf"},
                "street": "Kade 1",
                "postal_code": "9151",
                "city": "Holwerd",
                "region": "Friesland",
                "country": "NL",
            }
        },
        "departments": {"mills": {"name": {"en": "Mills & more", "nl": "Molens"}}},
    }
)

FRONT: Mapping[str, Any] = MappingProxyType(
    {
        "title": "Miller",
        "date_posted": "2026-03-01",
        "description": "You grind what the wind brings.",
        "apply_url": "https://apply.wind.example/miller",
    }
)
"""The least that a vacancy says, and a place for it."""


NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)

BODY = """Grinding is **mostly** waiting, says nobody who has done it.

## What you do

- You listen to the stones, and write `a[b[0]]>1` into the log.
- You *never* open the brake in a gale.

## What you bring & more

1. An ear.
2. A head for heights.

| day | hours |
|---|---|
| Monday | 8 |
"""

MILLS: Files = {
    "vacancies/miller.md": (
        {
            **FRONT,
            "title": "Miller ]]> and <b>baker</b> & co.",
            "valid_through": "2026-09-30 17:00",
            "department": "mills",
            "tags": ["wind", "early, shift"],
            "locations": [
                "yard",
                {"street": "Dijk 2", "city": "Ameland", "region": "Friesland", "country": "NL"},
                {"street": "Dijk 9", "city": "Ameland", "region": "Friesland", "country": "NL"},
            ],
            "workplace": "hybrid",
            "employment_type": ["FULL_TIME", "PART_TIME"],
            "hours": {"min": 24, "max": 36},
            "salary": {"min": 3100, "max": 4200.5, "currency": "EUR", "unit": "MONTH"},
            "apply_url": "https://apply.wind.example/miller?lang=en#form",
            "identifier": "W-17",
            "openings": 2,
            "start_date": "2026-10-01",
            "education": "None <at all>",
            "experience": "Two winters",
            "benefits": ["flour", "thirty days off"],
        },
        BODY,
    ),
    "vacancies/miller.nl.md": (
        {
            **FRONT,
            "title": "Molenaar",
            "description": "Je maalt wat de wind brengt.",
            "department": "mills",
            "locations": ["yard"],
            "workplace": "onsite",
            "hours": 32,
            "salary": {"min": 51000, "max": 60000, "currency": "EUR", "unit": "YEAR"},
        },
        "Malen is vooral wachten.\n\n## Wat je doet\n\nJe luistert naar de stenen.",
    ),
    "vacancies/reader.md": (
        {
            **FRONT,
            "title": "Reader of weather maps",
            "description": "You tell us in the evening what the morning will bring, from wherever you are.",
            "workplace": "remote",
            "applicant_locations": ["NL", "DE"],
            "employment_type": ["CONTRACTOR"],
            "salary": {"min": 31, "currency": "EUR", "unit": "HOUR"},
            "apply_url": None,
            "apply_email": "weather@wind.example",
        },
        "A screen and a barometer are ours.",
    ),
    "vacancies/closed.md": ({**FRONT, "title": "Gone", "status": "closed"}, "Gone."),
    "vacancies/over.md": ({**FRONT, "title": "Gone", "valid_through": "2026-06-14"}, "Gone."),
    "vacancies/later.md": ({**FRONT, "title": "Gone", "date_posted": "2026-06-16"}, "Gone."),
    "vacancies/sketch.md": ({**FRONT, "title": "Gone", "status": "draft"}, "Gone."),
    "vacancies/any.md": ({**FRONT, "title": "Gone", "open_application": True}, "Gone."),
    "vacancies/back.md": ({**FRONT, "title": "Gone", "status": "withdrawn"}, "Gone."),
}


def project_at(root: Path, files: Files, boards: Sequence[Any] = EVERY, **options: Any) -> Project:
    """Return a project of some files, each a front matter and a text, that are written to a folder."""
    for path, (front, text) in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        matter = yaml.safe_dump(dict(front), allow_unicode=True, sort_keys=False)
        file.write_text(f"---\n{matter}---\n\n{text}\n", encoding="utf-8")
    settings = settings_of({**OPTIONS, **options, "boards": list(boards)})
    theme = (Path(kollega_theme.__file__).parent,)
    return Project(root, root / "pages", root / "site", "Work", "https://work.wind.example/", settings, theme)


def board_files(project: Project, now: datetime = NOW, *, drafts: bool = False) -> dict[str, bytes]:
    """Return the files of job boards by path."""
    return files_of(project, check_project(project, now, drafts=drafts))


def files_of(project: Project, found: CheckResult) -> dict[str, bytes]:
    """Return the files of job boards by path, of content that was checked."""
    plan = plan_site(project, found, (BOARDS,), SERIAL)
    context: Any = None  # nothing of it is asked
    return {made.path: made.render(context) for made in plan.publication.artifacts(ALL_KINDS)}


def advertisements(trees: Trees, board: str, title: str = "") -> list[etree._Element]:
    """Return what a board has of the vacancies whose title begins so."""
    found = trees[board].findall(JOBS[board])
    return [job for job in found if (job.findtext(TITLES.get(board, "title")) or "").startswith(title)]


def texts(element: etree._Element) -> dict[str, str]:
    return {child.tag: child.text or "" for child in element}


def posted(tmp_path: Path, boards: Sequence[object], *fronts: Front, **options: object) -> Trees:
    """Return the files of boards for a few vacancies, read by a parser of XML."""
    files = {f"vacancies/v{index}.md": ({**FRONT, **front}, "You grind.") for index, front in enumerate(fronts)}
    made = board_files(project_at(tmp_path, files, boards, **options))
    return {path[len("feeds/jobs/") : -len(".xml")]: etree.fromstring(content) for path, content in made.items()}


@cache
def dialect(board: str) -> etree.XMLSchema:
    """Return what the documents of a board say of its files."""
    return etree.XMLSchema(etree.parse(DIALECTS / f"{board}.xsd"))


def faults(path: str, content: bytes) -> list[str]:
    """Return what is wrong with a board's file; one that is not well-formed raises."""
    board = path.removeprefix("feeds/jobs/").removesuffix(".xml").partition("/")[0]
    schema = dialect(board)
    schema.validate(etree.fromstring(content))
    return [f"{path}:{error.line}: {error.message}" for error in schema.error_log]
