"""jobs.json: every open vacancy of every language, with all that its page says, as data.

`jobs.schema.json` says what each key holds, and the handbook says so in words. Keys are added, never changed or taken
away, without a new `VERSION`; what is not known is null or empty.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final

from kollega.config.options import in_language
from kollega.i18n.territory import countries_of
from kollega.outputs import facts
from kollega.site.addresses import feed_id
from kollega.site.life import closing_moment
from kollega.site.taxonomy import FacetKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.content.vacancy import Hours, Salary
    from kollega.outputs.edition import Edition

JOBS: Final = "jobs.json"
"""At the root alone: it holds all languages."""
VERSION: Final = 1

Data = dict[str, Any]


def jobs_text(editions: Sequence[Edition]) -> str:
    """Return the file: one line for each vacancy, so that two versions are easily compared."""
    first = editions[0]
    organisation = first.site.settings.organisation
    head = {
        "version": VERSION,
        "url": first.project.site_url,
        "languages": list(first.site.languages),
        "organisation": {
            "name": organisation.name,
            "url": organisation.url,
            "logo": first.project.url(organisation.logo) if organisation.logo else None,
            "description": in_language(organisation.description, first.lang),
        },
    }
    lines = ",\n".join(_line(job(vacancy, edition)) for vacancy, edition in open_vacancies(editions))
    return f'{_line(head)[:-1]}, "jobs": [\n{lines}\n]}}\n'


def open_vacancies(editions: Sequence[Edition]) -> Iterator[tuple[VacancyItem, Edition]]:
    """Yield the vacancies for which one can apply, with their language: what closes first on top, by language."""
    for edition in editions:
        for vacancy in edition.site.vacancies_in(edition.lang):
            if not edition.site.is_draft(vacancy):
                yield vacancy, edition


def _line(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False)


def job(vacancy: VacancyItem, edition: Edition) -> Data:
    """Return a vacancy as data."""
    return _about(vacancy, edition) | _where(vacancy, edition) | _terms(vacancy) | _applying(vacancy, edition)


def _about(vacancy: VacancyItem, edition: Edition) -> Data:
    front, site, url = vacancy.front, edition.site, edition.project.url
    end, own = closing_moment(front, site.settings), url(site.path(vacancy))
    return {
        "id": feed_id(vacancy),
        "url": own,
        "lang": vacancy.lang,
        "translations": {lang: url(path) for lang, path in site.paths(vacancy).items() if lang != vacancy.lang},
        "title": front.title,
        "description": front.description,
        "html": edition.body(vacancy).html_at(escape(edition.project.site_url), escape(own)),
        "identifier": front.identifier,
        "date_posted": front.date_posted.isoformat(),
        "valid_through": end.isoformat(timespec="seconds") if end else None,
        "open_application": bool(front.open_application),
        "department": next(iter(_facets(vacancy, FacetKind.DEPARTMENT, edition)), None),
        "tags": _facets(vacancy, FacetKind.TAG, edition),
    }


def _facets(vacancy: VacancyItem, kind: FacetKind, edition: Edition) -> list[Data]:
    facets = edition.site.facets
    return [{"id": each.id, "name": facets.name(each, vacancy.lang)} for each in facets.of_kind(vacancy, kind)]


def _where(vacancy: VacancyItem, edition: Edition) -> Data:
    front = vacancy.front
    return {
        "locations": [_location(location, vacancy.lang, edition) for location in front.locations],
        "workplace": front.workplace,
        "applicant_locations": list(front.applicant_locations),
        "applicant_countries": list(countries_of(front.applicant_locations)),
    }


def _location(location: str | Place, lang: str, edition: Edition) -> Data:
    facets = edition.site.facets
    facet, place = facets.location(location), facets.place(location)
    name = facets.location_name(location, lang) or facts.place_name(location, facets, lang, edition.words)
    return {
        "id": facet.id if facet else None,
        "name": name,
        "street": place.street,
        "postal_code": place.postal_code,
        "city": place.city,
        "region": place.region,
        "country": place.country,
    }


def _terms(vacancy: VacancyItem) -> Data:
    front = vacancy.front
    salary = front.salary
    return {
        "employment_type": list(front.employment_type),
        "hours": _span(front.hours) if front.hours else None,
        "salary": _span(salary) | {"currency": salary.currency, "unit": salary.unit} if salary else None,
        "openings": front.openings,
        "start_date": front.start_date,
        "job_duration": front.job_duration,
        "education_level": front.education_level,
        "education": front.education,
        "experience_months": front.experience_months,
        "experience": front.experience,
        "benefits": list(front.benefits),
        "process": list(front.process),
        "answer_within": front.answer_within,
    }


def _span(span: Hours | Salary) -> Data:
    ends = {"min": span.min, "max": span.max}
    return {name: facts.whole(end) if end is not None else None for name, end in ends.items()}


def _applying(vacancy: VacancyItem, edition: Edition) -> Data:
    front, contact = vacancy.front, edition.site.contact(vacancy)
    return {
        "apply_url": front.apply_url,
        "apply_email": front.apply_email,
        "direct_apply": front.direct_apply,
        "contact": {"name": contact.front.name, "url": edition.person_url(contact)} if contact else None,
    }
