"""A company with vacancies of every kind, in six languages: what machines are told of them is read in several tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from company import Company

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

LANGUAGES: Final = ("en", "nl", "sv", "de", "fr", "fa")

YARD: Final = {
    "name": {"en": "The yard", "nl": "De werf", "sv": "Varvet", "de": "Die Werft", "fr": "Le chantier", "fa": "کارگاه"},
    "street": "Kade 1",
    "postal_code": "9151",
    "city": "Holwerd",
    "region": "Friesland",
    "country": "NL",
}
OREGON: Final = {"city": "Portland", "region": "OR", "country": "US"}
MAINE: Final = {"street": "1 Pier Rd", "postal_code": "04101", "city": "Portland", "region": "ME", "country": "US"}

VACANCIES: Final[dict[str, dict[str, Any]]] = {
    "least": {"locations": ["yard"]},
    "everything": {
        "valid_through": "2027-07-31",
        "department": "Mills",
        "tags": ["wind"],
        "workplace": "hybrid",
        "locations": ["yard", MAINE],
        "employment_type": ["FULL_TIME", "PART_TIME", "TEMPORARY"],
        "hours": {"min": 24, "max": 36},
        "salary": {"min": 3400, "max": 4700.5, "currency": "EUR", "unit": "MONTH"},
        "direct_apply": True,
        "contact": "ana",
        "identifier": "W-7",
        "openings": 2,
        "start_date": "2027-09-01",
        "job_duration": "P1Y6M",
        "education_level": "bachelor degree",
        "education": "Or the same from practice",
        "experience_months": 24,
        "experience": "With hydraulics",
        "benefits": ["Flour", "Wind & weather"],
        "process": ["We read it", "We meet"],
        "answer_within": "P7D",
    },
    "a-time": {
        "locations": ["yard"],
        "valid_through": "2027-07-31T17:00",
        "salary": {"min": 17.9, "max": 21.6, "currency": "SEK", "unit": "HOUR"},
        "hours": 20,
        "job_duration": "P10D",
        "employment_type": ["INTERN"],
    },
    "one-pay": {
        "locations": [OREGON],
        "salary": {"min": 52000, "max": 52000, "currency": "USD", "unit": "YEAR"},
        "employment_type": ["CONTRACTOR", "OTHER"],
        "start_date": "as soon as you can",
        "education_level": "none",
        "experience_months": 0,
    },
    "pay-by-the-day": {
        "locations": ["yard", OREGON],
        "salary": {"min": 15000.5, "max": 18000, "currency": "JPY", "unit": "DAY"},
        "employment_type": ["PER_DIEM", "VOLUNTEER"],
        "education": "None asked",
        "experience": "Two winters",
    },
    "half-a-pay": {
        "locations": ["yard"],
        "salary": {"min": 700, "currency": "EUR", "unit": "WEEK"},
        "hours": {"max": 12},
    },
    "remote": {"workplace": "remote", "applicant_locations": ["NL", "BE"], "job_duration": "P2W"},
    "remote-states": {"workplace": "remote", "applicant_locations": ["US-CA", "US-NY", "DE-BY"], "locations": ["yard"]},
    "remote-union": {"workplace": "remote", "applicant_locations": ["EU", "NO"]},
}
NOT_TOLD: Final[dict[str, dict[str, Any]]] = {
    "nowhere": {"workplace": "hybrid"},
    "for-anybody": {"open_application": True, "locations": ["yard"]},
    "gone": {"locations": ["yard"], "valid_through": "2026-10-31"},
    "filled": {"locations": ["yard"], "status": "closed"},
    "soon": {"locations": ["yard"], "date_posted": "2027-01-01"},
    "withdrawn": {"locations": ["yard"], "status": "withdrawn"},
    "draft": {"locations": ["yard"], "status": "draft"},
}
"""Vacancies of which search engines are told nothing; the first two are open all the same."""

TEXT: Final = "## Work\n\n- Grind.\n\n[Ana](../stories/people/ana.md) shows you, and [so does he](https://example.net/?a=1&b=2).\n"


def posting_company(root: Path) -> Company:
    """Return the company, without any story."""
    company = Company(root)
    settings = {
        "languages": list(LANGUAGES),
        "time_zone": "Europe/Amsterdam",
        "places": {"yard": YARD},
        "organisation": {
            "name": "Wadden & Wind",
            "url": "https://www.acme.example/",
            "description": "We mill\n\n# [flour].",
        },
    }
    company.configure(settings, site_url="https://acme.example/careers/")
    company.write("pages/index.md", "# Work\n")
    company.write("stories/people/ana.md", "---\nname: Ana Silva\n---\nAna mills.\n")
    for slug, facts in (VACANCIES | NOT_TOLD).items():
        for lang in LANGUAGES:
            front = {
                "title": f"Miller [{lang}]: {slug}",
                "date_posted": "2026-10-01",
                "description": "Mill & <grind>.",
                "apply_email": "jobs@acme.example",
            } | facts
            ending = "" if lang == LANGUAGES[0] else f".{lang}"
            text = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{TEXT}"
            company.write(f"vacancies/{slug}{ending}.md", text)
    return company


def draw_postings(root: Path) -> Website:
    """Return the company's site, without pictures and search."""
    return posting_company(root).draw()
