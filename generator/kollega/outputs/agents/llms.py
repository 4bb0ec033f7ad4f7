"""llms.txt (https://llmstxt.org, read 2026-11-28): where on the site an agent finds what, and what is open.

It is said in English: programs read it, and what they shall tell people stands in the language of each page.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from kollega.config.options import in_language
from kollega.content.kind import ItemKind
from kollega.content.vacancy import Workplace
from kollega.outputs import facts
from kollega.outputs.agents.jobs import JOBS, jobs_text, open_vacancies
from kollega.outputs.artifact import Artifact, render_text
from kollega.outputs.calendars import calendar_path
from kollega.outputs.output import Output, OutputKind
from kollega.site.addresses import FEEDS_FOLDER
from kollega.site.slices import WHOLE_SITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.content.item import VacancyItem
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import Part, Publication


LLMS: Final = "llms.txt"
MOST_LISTED: Final = 200
"""How many vacancies are named, at a line each: an agent takes in some 40 kB at once; jobs.json has them all."""

HOW: Final = (
    "Every open vacancy, of every language, is in {jobs}: one fetch has all there is to know, pay and places included.",
    "A vacancy's page has the same as JobPosting (JSON-LD). What is no longer listed is closed: do not apply for it.",
    "Applications go to `apply_url` or `apply_email` of the vacancy. Tell the person you act for before you send one.",
    "Stories are by the people named in them. Quote them by name, with a link.",
)

_SIGNS = re.compile(r"([\\\[\]()<>*_`#|])")


def llms_text(editions: Sequence[Edition]) -> str:
    """Return the file."""
    first = editions[0]
    settings = first.site.settings
    sections = [
        f"# {_plain(first.site_name)}",
        f"> {_plain(in_language(settings.organisation.description, first.lang) or settings.organisation.name)}",
        "\n".join(f"- {sentence}" for sentence in HOW).format(jobs=first.project.url(JOBS)),
        _section("Vacancies", list(_vacancies(editions))),
        *(_section(edition.words.language(edition.lang), list(_places(edition))) for edition in editions),
    ]
    return "\n\n".join(filter(None, sections)) + "\n"


def _section(title: str, lines: Sequence[str]) -> str:
    return f"## {title}\n\n" + "\n".join(lines) if lines else ""


def _vacancies(editions: Sequence[Edition]) -> Iterator[str]:
    vacancies = list(open_vacancies(editions))
    for vacancy, edition in vacancies[:MOST_LISTED]:
        yield _link(vacancy.front.title, edition.path(vacancy), edition, _in_short(vacancy, edition))
    more = len(vacancies[MOST_LISTED:])
    if more:
        yield _link(f"{more} more", JOBS, editions[0], "all open vacancies as JSON")


def _in_short(vacancy: VacancyItem, edition: Edition) -> str:
    front, words, site = vacancy.front, edition.words, edition.site
    end, _ = facts.closing(front, site.settings, words)
    homes = facts.homes(front, words) if front.workplace is Workplace.REMOTE else ""
    told = (
        "open application, for no single job" if front.open_application else "",
        facts.where(front, site.facets, edition.lang, words),
        f"from {homes}" if homes else "",
        facts.pay(front.salary, words) if front.salary else "",
        facts.hours(front.hours, words) if front.hours else "",
        f"until {end}" if end else "",
    )
    return ", ".join(filter(None, told))


def _places(edition: Edition) -> Iterator[str]:
    """Yield where the parts of a language are."""
    site, lang, words = edition.site, edition.lang, edition.words
    yield _link(words("Vacancies"), site.list_path(ItemKind.VACANCY, lang), edition)
    yield _link(words("Stories"), site.list_path(ItemKind.STORY, lang), edition, "by people who work here")
    yield _link(words("People"), site.list_path(ItemKind.PERSON, lang), edition)
    yield _link("people.json", site.directory_path(lang), edition, "who knows what")
    yield _link(words("Feeds"), site.section_path(FEEDS_FOLDER, lang), edition, "by department, place, tag and person")
    if path := calendar_path(WHOLE_SITE, edition):
        yield _link("calendar.ics", path, edition, "closing dates")


def _link(label: str, path: str, edition: Edition, note: str = "") -> str:
    """Return a line of a list: a link, and what there is to say of it."""
    return f"- [{_plain(label)}]({edition.project.url(path)})" + (f": {_plain(note)}" if note else "")


def _plain(text: str) -> str:
    """Return a text as one line of Markdown that says just this."""
    return _SIGNS.sub(r"\\\1", " ".join(filter(None, text.splitlines())))


def _parts(publication: Publication) -> Iterator[Part]:
    yield partial(_files, publication.editions)


def _files(editions: Sequence[Edition]) -> Iterator[Artifact[Any]]:
    yield Artifact(JOBS, jobs_text(editions), render_text)
    yield Artifact(LLMS, llms_text(editions), render_text)


AGENTS = Output("agents", OutputKind.FEEDS, _parts, steady=True)
