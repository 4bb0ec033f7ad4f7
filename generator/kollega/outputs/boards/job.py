"""A vacancy as job boards are told of it: one record, of which every dialect takes what it has an element for."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kollega.content.vacancy import Workplace
from kollega.i18n.territory import EUROPEAN_UNION
from kollega.outputs import facts
from kollega.outputs.boards.text import Section, own_facts, sections_of
from kollega.outputs.vacancy_facts import vacancy_facts
from kollega.site.addresses import job_number, short_code
from kollega.site.life import closing_moment, published_at
from kollega.site.taxonomy import FacetKind, may_be_same, town_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.content.vacancy import EmploymentType, Salary, Vacancy
    from kollega.outputs.edition import Edition
    from kollega.site.facets import Facets

_BYTES = 5
"""35 bits for a place, as for a short link: of the hundred places of a vacancy no two share a code."""
FACTS = {
    "pay": "Pay",
    "hours": "Hours",
    "place": "Where",
    "workplace": "Workplace",
    "employment": "Kind of work",
    "closes": "Apply by",
    "closing": "Apply by",
    "open": "Closing date",
    "start": "Start",
    "duration": "Duration",
    "openings": "Openings",
    "experience": "Experience",
    "education": "Education",
    "benefits": "Benefits",
}
"""What facts in the text are called, as on the vacancy's page; but a board may show it tomorrow still."""
LEFT_OUT = frozenset({"closed", "contact", "identifier", "address"})
"""Facts of the page that no advertisement tells: who answers may be written to there, and the rest has its element."""


class Spot(NamedTuple):
    """A place of work, or a country from which one can work; what is not known is empty."""

    code: str
    """Seven letters and digits that the place alone decides."""
    city: str = ""
    region: str = ""
    country: str = ""
    """ISO 3166-1 alpha-2."""
    country_name: str = ""
    """In the language of the vacancy."""
    postal_code: str = ""
    street: str = ""
    anywhere: bool = False
    """Whether that is where people live, not where they come to."""


class Job(NamedTuple):
    """An open vacancy, in its own language."""

    code: str
    """Of its short link: unique over all languages, and lasting."""
    number: int
    """The same as a number."""
    reference: str
    """The organisation's own number; may be empty."""
    lang: str
    title: str
    sections: tuple[Section, ...]
    """The text."""
    url: str
    """Absolute address of its page."""
    apply_url: str
    """Where one applies; empty where that is by e-mail."""
    apply_email: str
    spots: tuple[Spot, ...]
    """Each once; a single one of which nothing is known where nothing is said."""
    offices: tuple[str, ...]
    """What its places are called."""
    where: str
    """Where, in short: `Utrecht or remote`."""
    department: str
    tags: tuple[str, ...]
    posted: datetime
    closes: datetime | None
    employment: tuple[EmploymentType, ...]
    employment_words: str
    workplace: Workplace | None
    salary: Salary | None
    pay: str
    """In words; empty where it is not told."""
    education: str
    experience: str


def jobs_of(edition: Edition) -> Iterator[Job]:
    """Yield what boards are told of a language: the newest first, and nothing that is only a draft."""
    site = edition.site
    for vacancy in site.vacancies:
        is_offered = site.is_open(vacancy) and not site.is_draft(vacancy) and is_for_boards(vacancy.front)
        if vacancy.lang == edition.lang and is_offered:
            yield job_of(vacancy, edition)


def is_for_boards(front: Vacancy) -> bool:
    """Return whether a vacancy is a single job: boards list no open applications."""
    return not front.open_application


def job_of(vacancy: VacancyItem, edition: Edition) -> Job:
    """Return a vacancy as job boards are told of it."""
    front, site, words = vacancy.front, edition.site, edition.words
    facets, end = site.facets, closing_moment(front, site.settings)
    return Job(
        code=short_code(vacancy),
        number=job_number(vacancy),
        reference=front.identifier or "",
        lang=vacancy.lang,
        title=front.title,
        sections=job_sections(vacancy, edition),
        url=edition.project.url(site.path(vacancy)),
        apply_url=front.apply_url or "",
        apply_email="" if front.apply_url else front.apply_email or "",
        spots=tuple(spots_of(front, facets, edition)),
        offices=_different(facts.place_name(each, facets, edition.lang, words) for each in front.locations),
        where=facts.where(front, facets, edition.lang, words),
        department=facets.department_name(vacancy, edition.lang),
        tags=facets.names(vacancy, FacetKind.TAG, edition.lang),
        posted=published_at(front.date_posted, site.settings),
        closes=end.astimezone(site.settings.zone) if end else None,
        employment=front.employment_type,
        employment_words=facts.employment(front.employment_type, words),
        workplace=front.workplace,
        salary=front.salary,
        pay=facts.pay(front.salary, words) if front.salary else "",
        education=front.education or "",
        experience=front.experience or "",
    )


def job_sections(vacancy: VacancyItem, edition: Edition) -> tuple[Section, ...]:
    """Return the text of an advertisement."""
    told = (
        (FACTS[fact.kind], fact.value or _listed(name.label for name in fact.names))
        for fact in vacancy_facts(vacancy, edition)
        if fact.kind in FACTS
    )
    plain = ((label, value.replace("\N{WORD JOINER}", "")) for label, value in told if value)
    return sections_of(vacancy.front.description, own_facts(plain, edition.words), edition.body(vacancy))


def _listed(names: Iterable[str]) -> str:
    """Return names in a line, each once, so that one sees where the next begins."""
    different = _different(names)
    return ("; " if any("," in name for name in different) else ", ").join(different)


def _different(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, names)))


def spots_of(front: Vacancy, facets: Facets, edition: Edition) -> Iterator[Spot]:
    """Yield where the work is: each town once, else the countries from which one can work."""
    places = _towns([place for place in map(facets.place, front.locations) if town_of(place) or place.country])
    namesakes = Counter(_folded(place.city) for place in places)
    for place in places:
        yield _spot(place, edition, is_alone=bool(place.city) and namesakes[_folded(place.city)] == 1)
    if not places:
        homes = [_home(code, edition) for code in homes_of(front)]
        yield from homes or [Spot("")]


def _towns(places: Iterable[Place]) -> list[Place]:
    """Return the first place of each town: boards take two addresses in one town for a repetition."""
    towns: list[Place] = []
    for place in places:
        if not any(_is_one_town(place, other) for other in towns):
            towns.append(place)
    return towns


def _is_one_town(place: Place, other: Place) -> bool:
    is_named_alike = bool(place.city) and _folded(place.city) == _folded(other.city)
    return (is_named_alike and may_be_same(place, other)) or place == other


def _folded(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


def homes_of(front: Vacancy) -> tuple[str, ...]:
    """Return the countries, each with its region if one is meant, from which one can work at home.

    The European Union is none: boards refuse what is posted in many countries at once.
    """
    codes = front.applicant_locations if front.workplace is Workplace.REMOTE else ()
    return tuple(dict.fromkeys(code for code in codes if code != EUROPEAN_UNION))


def _home(code: str, edition: Edition) -> Spot:
    country, _, region = code.partition("-")
    name = edition.words.country(country)
    return Spot(_code(("home", code)), region=region, country=country, country_name=name, anywhere=True)


def _spot(place: Place, edition: Edition, *, is_alone: bool) -> Spot:
    """Return a place, under a code that its town decides alone where the vacancy has no other of that name.

    A region or a country that is added later, since a board has asked for it, then changes no id.
    """
    country = place.country or ""
    rest = () if is_alone else (country, _folded(place.region))
    return Spot(
        code=_code((_folded(place.city), *rest)),
        city=place.city or "",
        region=place.region or "",
        country=country,
        country_name=edition.words.country(country) if country else "",
        postal_code=place.postal_code or "",
        street=place.street or "",
    )


def _code(key: tuple[str, ...]) -> str:
    digest = hashlib.sha256("/".join(key).encode()).digest()
    return base64.b32hexencode(digest[:_BYTES]).decode().lower()[:7]
