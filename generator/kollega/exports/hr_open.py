"""Vacancies as other applicant systems read them: the basics of HR Open Standards' PositionOpening, in JSON.

The consortium's own schema was nowhere to be read. Names and shapes are those that systems document which speak it:
JazzHR (github.com/JazzHR/api-doc, “HR Open PositionOpenings Array”) for the whole; SEEK (developer.seek.com, named
types PositionOpening, PositionProfile, RemunerationRange) for states, addresses of pages and pay; and classes that
somebody generated of HR Open 4.1 (github.com/IbrahimYM/HROpenJason4_1) for places, amounts and identifiers. All read
2026-11-28. What none of them names is left out.
"""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from kollega.content.vacancy import EmploymentType, SalaryUnit
from kollega.outputs import facts
from kollega.outputs.feeds.entry import entry_of
from kollega.site.addresses import feed_id
from kollega.site.life import closing_moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kollega.build.plan import Plan
    from kollega.config.settings import Settings
    from kollega.config.values import Place
    from kollega.content.item import VacancyItem
    from kollega.content.vacancy import Salary, Vacancy

Data = dict[str, Any]

_SCHEDULES: Final[Mapping[EmploymentType, str]] = {
    EmploymentType.FULL_TIME: "FullTime",
    EmploymentType.PART_TIME: "PartTime",
    EmploymentType.TEMPORARY: "Temporary",
    EmploymentType.INTERN: "Internship",
    EmploymentType.CONTRACTOR: "Contracted",
    EmploymentType.VOLUNTEER: "Volunteer",
}
"""The first two are SEEK's, the others JazzHR's; neither has a word for the rest."""
_BASES: Final[Mapping[SalaryUnit, str]] = {
    SalaryUnit.HOUR: "Hourly",
    SalaryUnit.MONTH: "Salaried",
    SalaryUnit.YEAR: "Salaried",
}


def position_openings(plan: Plan) -> bytes:
    """Return all vacancies, each once, with a profile for every language that it is published in.

    `position-openings.schema.json` says what each key holds; one that would hold nothing is not there.
    """
    versions: dict[str, list[VacancyItem]] = defaultdict(list)
    for vacancy in plan.site.vacancies:
        versions[vacancy.slug].append(vacancy)
    openings = [_opening(each, plan) for each in versions.values()]
    return json.dumps({"positionOpenings": openings}, ensure_ascii=False, indent=2).encode()


def _opening(versions: Sequence[VacancyItem], plan: Plan) -> Data:
    versions = sorted(versions, key=lambda each: plan.site.languages.index(each.lang))
    first = versions[0]
    organisation = plan.site.settings.organisation.name
    return {
        "documentId": {"value": feed_id(first), "schemeAgencyId": organisation},
        "language": first.lang,
        "statusCode": "Active" if any(map(plan.site.is_open, versions)) else "Closed",
        "positionProfiles": [_profile(version, plan) for version in versions],
    }


def _profile(vacancy: VacancyItem, plan: Plan) -> Data:
    """Return what a vacancy says in one language."""
    site, front = plan.site, vacancy.front
    text = entry_of(vacancy, plan.edition(vacancy.lang)).text
    department = site.facets.department_name(vacancy, vacancy.lang)
    return _said(
        {
            "positionId": {
                "value": front.identifier or vacancy.slug,
                "schemeAgencyId": site.settings.organisation.name,
            },
            "profileName": "Job Posting",
            "language": vacancy.lang,
            "postingInstructions": [_posting(front, site.settings)],
            "positionTitle": front.title,
            "positionUri": plan.project.url(site.path(vacancy)),
            "positionLocation": [each for each in map(_location, map(site.facets.place, front.locations)) if each],
            "positionOrganizations": [
                {"name": site.settings.organisation.name},
                *([{"name": department, "responsibilityCode": "Department"}] if department else []),
            ],
            "positionOpenQuantity": front.openings,
            "positionFormattedDescriptions": [
                {"title": "Summary", "content": front.description},
                {"title": "Job Description", "content": text},
            ],
            "positionScheduleTypeCodes": [_SCHEDULES[each] for each in front.employment_type if each in _SCHEDULES],
            "offeredRemunerationPackage": _pay(front.salary) if front.salary else None,
        }
    )


def _posting(front: Vacancy, settings: Settings) -> Data:
    """Return since when, until when and how one applies."""
    return _said(
        {
            "start": front.date_posted.isoformat(),
            "end": _end(front, settings),
            "applicationMethods": [
                _said(
                    {
                        "applicationUri": {"url": front.apply_url} if front.apply_url else None,
                        "personContact": {"communication": {"email": [{"address": front.apply_email}]}}
                        if front.apply_email
                        else None,
                    }
                )
            ],
        }
    )


def _end(front: Vacancy, settings: Settings) -> str | None:
    """Return the last day, or the moment with its offset where it is one."""
    end = closing_moment(front, settings) if isinstance(front.valid_through, datetime) else front.valid_through
    return end.isoformat() if end else None


def _location(place: Place) -> Data:
    return _said(
        {
            "line": place.street,
            "city": place.city,
            "postalCode": place.postal_code,
            "countrySubDivisions": [{"type": "region", "value": place.region}] if place.region else None,
            "countryCode": place.country,
        }
    )


def _pay(salary: Salary) -> Data:
    amounts = {"minimumAmount": salary.min, "maximumAmount": salary.max}
    ends = {
        name: {"value": facts.whole(amount), "currency": salary.currency}
        for name, amount in amounts.items()
        if amount is not None
    }
    basis = _BASES.get(salary.unit)
    return _said({"basisCode": basis, "ranges": [{"intervalCode": salary.unit.capitalize(), **ends}]})


def _said(data: Data) -> Data:
    """Return what holds something."""
    return {key: value for key, value in data.items() if value}
