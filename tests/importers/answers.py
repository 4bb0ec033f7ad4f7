"""Small answers of applicant systems, made up after real ones, and what our files are to say of them."""

from __future__ import annotations

import json
from typing import Any, Final

TASKS = "<p>You mend lifts.</p><p><strong>Your tasks</strong></p><ul><li>Mend</li><li>Oil</li></ul>"

GREENHOUSE: Final[dict[str, Any]] = {
    "jobs": [
        {
            "id": 4000,
            "title": "Lift fitter ",
            "absolute_url": "https://job-boards.greenhouse.io/acme/jobs/4000",
            "requisition_id": "R-1",
            "first_published": "2026-02-16T23:55:32-04:00",
            "updated_at": "2026-02-20T08:50:01-04:00",
            "application_deadline": "2026-04-30T23:59:00+02:00",
            "language": "en",
            "location": {"name": "Utrecht, Netherlands"},
            "departments": [{"id": 1, "name": "Workshop"}],
            "content": "&lt;div class=&quot;content-intro&quot;&gt;&lt;p&gt;Acme lifts.&lt;/p&gt;&lt;/div&gt;"
            + TASKS.replace("<", "&lt;").replace(">", "&gt;"),
        }
    ],
    "meta": {"total": 1},
}

LEVER: Final[list[dict[str, Any]]] = [
    {
        "id": "a-1",
        "text": "Lift fitter",
        "createdAt": 1771286400000,
        "categories": {"team": "Workshop", "commitment": "Part-time", "location": "Chicago, IL", "allLocations": []},
        "country": "US",
        "workplaceType": "remote",
        "salaryRange": {"min": 20.5, "max": 24, "currency": "USD", "interval": "per-hour-wage"},
        "description": "<div>You mend lifts.</div>",
        "lists": [{"text": "Your tasks:", "content": "\n<li>Mend</li>\n<li>Oil</li>"}],
        "additional": "<div>Come &amp; see.</div>",
        "hostedUrl": "https://jobs.lever.co/acme/a-1",
        "applyUrl": "https://jobs.lever.co/acme/a-1/apply",
    }
]

PERSONIO: Final = """<?xml version="1.0" encoding="UTF-8"?>
<workzag-jobs><position><id>77</id><office>Utrecht</office><additionalOffices><office>Ghent</office></additionalOffices>
<department>Workshop</department><name>Lift fitter</name><jobDescriptions>
<jobDescription><name>Your tasks</name><value><![CDATA[<ul><li>Mend</li><li>Oil</li></ul>]]></value></jobDescription>
<jobDescription><name>Your profile</name><value><![CDATA[ You are not afraid of shafts. ]]></value></jobDescription>
</jobDescriptions><employmentType>permanent</employmentType><schedule>full-or-part-time</schedule>
<createdAt>2026-02-17T01:10:41+01:00</createdAt></position></workzag-jobs>
"""

RECRUITEE: Final[dict[str, Any]] = {
    "offers": [
        {
            "id": 5,
            "published_at": "2026-02-17 10:00:00 UTC",
            "close_at": "2026-05-01",
            "department": "Workshop",
            "careers_url": "https://acme.recruitee.com/o/lift-fitter",
            "employment_type_code": "parttime_permanent",
            "min_hours_per_week": "32",
            "max_hours_per_week": "40",
            "remote": False,
            "hybrid": True,
            "on_site": False,
            "salary": {"min": "2800", "max": "3400.50", "period": "month", "currency": "EUR"},
            "tags": ["Lifts"],
            "locations": [
                {"city": "Utrecht", "state": "Utrecht", "country_code": "NL", "postal_code": "3511", "street": "Dam 1"}
            ],
            "title": "Lift fitter",
            "translations": {
                "en": {
                    "title": "Lift fitter",
                    "description": "<p>You mend lifts.</p>",
                    "requirements": "<p>Hands.</p>",
                },
                "nl": {"title": "Liftmonteur", "description": "<p>Je maakt liften.</p>", "requirements": ""},
                "pl": {"title": "Monter", "description": "<p>x</p>", "requirements": ""},
            },
        }
    ]
}

JOB_POSTING: Final[dict[str, Any]] = {
    "@context": "https://schema.org/",
    "@type": "JobPosting",
    "title": "Lift fitter",
    "description": TASKS,
    "datePosted": "2026-02-17",
    "validThrough": "2026-04-30T00:00",
    "employmentType": ["FULL_TIME", "PART_TIME"],
    "identifier": {"@type": "PropertyValue", "name": "Acme", "value": "J-9"},
    "url": "https://www.acme.example/jobs/lift-fitter/",
    "directApply": True,
    "hiringOrganization": {"@type": "Organization", "name": "Acme"},
    "jobLocationType": "TELECOMMUTE",
    "applicantLocationRequirements": [{"@type": "Country", "name": "Netherlands"}, {"@type": "Country", "name": "BE"}],
    "jobLocation": {
        "@type": "Place",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Dam 1",
            "addressLocality": "Utrecht",
            "postalCode": "3511",
            "addressCountry": {"@type": "Country", "name": "NL"},
        },
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "EUR",
        "value": {"@type": "QuantitativeValue", "minValue": 2800, "maxValue": 3400, "unitText": "MONTH"},
    },
}

PAGE = (
    '<!doctype html><html lang="en"><head><script type="application/ld+json">not json</script>'
    f'<script type="application/ld+json">{{"@graph": [{{"@type": "WebPage"}}, {json.dumps(JOB_POSTING)}]}}</script>'
    "</head><body>A job</body></html>"
)

# Of those below no real answer was read. Each is made up after a page, read 2026-11-28, and has no field besides.

# https://developers.ashbyhq.com/docs/public-job-posting-api; `id`, `workplaceType` and what shows compensation:
# https://dev.to/dododata/ashbys-public-job-posting-api-what-one-request-returns-and-five-things-to-handle-1i7g
ASHBY: Final[dict[str, Any]] = {
    "apiVersion": "1",
    "jobs": [
        {
            "id": "8-1",
            "title": "Lift fitter",
            "department": "Workshop",
            "location": "Utrecht",
            "address": {"postalAddress": {"addressLocality": "Utrecht", "addressCountry": "Netherlands"}},
            "secondaryLocations": [
                {"location": "Ghent", "address": {"addressLocality": "Ghent", "addressCountry": "Belgium"}},
                {"location": "Remote", "address": None},
            ],
            "isListed": True,
            "isRemote": False,
            "workplaceType": "Hybrid",
            "employmentType": "FullTime",
            "publishedAt": "2026-02-17T16:21:55.393+00:00",
            "jobUrl": "https://jobs.ashbyhq.com/acme/8-1",
            "applyUrl": "https://jobs.ashbyhq.com/acme/8-1/application",
            "descriptionHtml": TASKS,
            "shouldDisplayCompensationOnJobPostings": True,
            "compensation": {
                "summaryComponents": [
                    {"compensationType": "EquityPercentage", "interval": "NONE", "minValue": 0.5, "maxValue": 1.75},
                    {
                        "compensationType": "Salary",
                        "interval": "1 YEAR",
                        "currencyCode": "EUR",
                        "minValue": 40000,
                        "maxValue": 45000,
                    },
                ]
            },
        },
        {"id": "8-2", "title": "Not listed", "isListed": False},
    ],
}

# https://dev.to/devil_scrapes/teamtailor-ships-jobs-as-a-json-feed-the-data-you-want-is-nested-one-level-down-29j0
TEAMTAILOR: Final[dict[str, Any]] = {
    "version": "https://jsonfeed.org/version/1.1",
    "items": [
        {
            "id": "9-1",
            "title": "Lift fitter",
            "url": "https://acme.teamtailor.com/jobs/9-lift-fitter",
            "date_published": "2026-02-17T13:07:16+02:00",
            "content_html": TASKS,
            "_jobposting": {
                "@type": "JobPosting",
                "title": "Lift fitter",
                "datePosted": "2026-02-17T13:07:16+02:00",
                "validThrough": "2026-04-30",
                "employmentType": "FULL_TIME",
                "jobLocation": [{"address": {"addressLocality": "Utrecht", "addressCountry": "NL"}}],
                "baseSalary": {
                    "currency": "EUR",
                    "value": {"unitText": "MONTH", "minValue": "2500", "maxValue": "2900"},
                },
            },
        }
    ],
}

# https://dev.to/zsevic/integration-with-workable-public-jobs-api-3nk4
WORKABLE: Final[dict[str, Any]] = {
    "name": "Acme",
    "jobs": [
        {
            "title": "Lift fitter",
            "shortcode": "D9",
            "code": "",
            "employment_type": "Full-time",
            "telecommuting": True,
            "department": "Workshop",
            "url": "https://apply.workable.com/j/D9",
            "application_url": "https://apply.workable.com/j/D9/apply",
            "published_on": "2026-02-17",
            "created_at": "2026-02-10",
            "description": TASKS,
            "locations": [
                {
                    "country": "Netherlands",
                    "countryCode": "NL",
                    "city": "Utrecht",
                    "region": "Utrecht",
                    "hidden": False,
                },
                {"country": "Belgium", "countryCode": "BE", "city": "Ghent", "region": "", "hidden": True},
            ],
        }
    ],
}

# https://developers.smartrecruiters.com/docs/objects, and
# https://dev.smartrecruiters.com/customer-api/posting-api/endpoints/postingcontent/
SMART_RECRUITERS: Final[dict[str, Any]] = {
    "offset": 0,
    "limit": 100,
    "totalFound": 1,
    "content": [
        {
            "id": "744",
            "name": "Lift fitter",
            "refNumber": "REF1",
            "releasedDate": "2026-02-17T19:36:42.346Z",
            "location": {"city": "Utrecht", "region": "UT", "country": "nl", "remote": False, "hybrid": True},
            "department": {"id": "1", "label": "Workshop"},
            "typeOfEmployment": {"label": "Full-time"},
            "language": {"code": "en"},
            "postingUrl": "https://jobs.smartrecruiters.com/Acme/744-lift-fitter",
            "applyUrl": "https://jobs.smartrecruiters.com/Acme/744-lift-fitter?oga=true",
            "jobAd": {
                "sections": {
                    "companyDescription": {"title": "Company Description", "text": "<p>Acme lifts.</p>"},
                    "jobDescription": {"title": "Job Description", "text": "<p>You mend lifts.</p>"},
                    "qualifications": {"title": "Qualifications", "text": "<ul><li>Hands</li></ul>"},
                    "additionalInformation": {"title": "Additional Information", "text": ""},
                }
            },
        }
    ],
}

ANSWERS: Final = {
    "greenhouse": json.dumps(GREENHOUSE),
    "lever": json.dumps(LEVER),
    "personio": PERSONIO,
    "recruitee": json.dumps(RECRUITEE),
    "jobposting": PAGE,
    "ashby": json.dumps(ASHBY),
    "teamtailor": json.dumps(TEAMTAILOR),
    "workable": json.dumps(WORKABLE),
    "smartrecruiters": json.dumps(SMART_RECRUITERS),
}

UTRECHT: Final = {"street": "Dam 1", "postal_code": "3511", "city": "Utrecht"}
_LISTED: Final = "- Mend\n- Oil"

FACTS: Final[dict[str, dict[str, Any]]] = {
    "greenhouse": {
        "title": "Lift fitter",
        "date_posted": "2026-02-16",
        "valid_through": "2026-04-30T23:59+02:00",
        "description": "You mend lifts.",
        "department": "Workshop",
        "locations": [{"city": "Utrecht", "country": "NL"}],
        "apply_url": "https://job-boards.greenhouse.io/acme/jobs/4000",
        "identifier": "R-1",
    },
    "lever": {
        "title": "Lift fitter",
        "date_posted": "2026-02-17",
        "description": "You mend lifts.",
        "department": "Workshop",
        "locations": [{"city": "Chicago", "region": "IL", "country": "US"}],
        "workplace": "remote",
        "applicant_locations": ["US"],
        "employment_type": ["PART_TIME"],
        "salary": {"min": "20.5", "max": "24", "currency": "USD", "unit": "HOUR"},
        "apply_url": "https://jobs.lever.co/acme/a-1",
    },
    "personio": {
        "title": "Lift fitter",
        "date_posted": "2026-02-17",
        "description": "You are not afraid of shafts.",
        "department": "Workshop",
        "locations": ["Utrecht", "Ghent"],
        "employment_type": ["FULL_TIME", "PART_TIME"],
        "apply_url": "https://acme.jobs.personio.de/job/77?language=en",
    },
    "recruitee": {
        "title": "Lift fitter",
        "date_posted": "2026-02-17",
        "valid_through": "2026-05-01",
        "description": "You mend lifts.",
        "department": "Workshop",
        "tags": ["Lifts"],
        "locations": [UTRECHT | {"region": "Utrecht", "country": "NL"}],
        "workplace": "hybrid",
        "employment_type": ["PART_TIME"],
        "hours": {"min": "32", "max": "40"},
        "salary": {"min": "2800", "max": "3400.5", "currency": "EUR", "unit": "MONTH"},
        "apply_url": "https://acme.recruitee.com/o/lift-fitter",
    },
    "jobposting": {
        "title": "Lift fitter",
        "date_posted": "2026-02-17",
        "valid_through": "2026-04-30",
        "description": "You mend lifts.",
        "locations": [UTRECHT | {"country": "NL"}],
        "workplace": "remote",
        "applicant_locations": ["NL", "BE"],
        "employment_type": ["FULL_TIME", "PART_TIME"],
        "salary": {"min": "2800", "max": "3400", "currency": "EUR", "unit": "MONTH"},
        "apply_url": "https://www.acme.example/jobs/lift-fitter/",
        "direct_apply": "true",
        "identifier": "J-9",
    },
    "ashby": {
        "title": "Lift fitter",
        "date_posted": "2026-02-17",
        "description": "You mend lifts.",
        "department": "Workshop",
        "locations": [{"city": "Utrecht", "country": "NL"}, {"city": "Ghent", "country": "BE"}],
        "workplace": "hybrid",
        "employment_type": ["FULL_TIME"],
        "salary": {"min": "40000", "max": "45000", "currency": "EUR", "unit": "YEAR"},
        "apply_url": "https://jobs.ashbyhq.com/acme/8-1",
    },
    "teamtailor": {
        "title": "Lift fitter",
        "date_posted": "2026-02-17",
        "valid_through": "2026-04-30",
        "description": "You mend lifts.",
        "locations": [{"city": "Utrecht", "country": "NL"}],
        "employment_type": ["FULL_TIME"],
        "salary": {"min": "2500", "max": "2900", "currency": "EUR", "unit": "MONTH"},
        "apply_url": "https://acme.teamtailor.com/jobs/9-lift-fitter",
    },
    "workable": {
        "title": "Lift fitter",
        "date_posted": "2026-02-17",
        "description": "You mend lifts.",
        "department": "Workshop",
        "locations": [{"city": "Utrecht", "region": "Utrecht", "country": "NL"}],
        "workplace": "remote",
        "applicant_locations": ["NL"],
        "employment_type": ["FULL_TIME"],
        "apply_url": "https://apply.workable.com/j/D9",
    },
    "smartrecruiters": {
        "title": "Lift fitter",
        "date_posted": "2026-02-17",
        "description": "You mend lifts.",
        "department": "Workshop",
        "locations": [{"city": "Utrecht", "region": "UT", "country": "NL"}],
        "workplace": "hybrid",
        "employment_type": ["FULL_TIME"],
        "apply_url": "https://jobs.smartrecruiters.com/Acme/744-lift-fitter",
        "identifier": "REF1",
    },
}
"""The facts of the one vacancy of each, in English."""

TEXTS: Final = {
    "greenhouse": f"Acme lifts.\n\nYou mend lifts.\n\n## Your tasks\n\n{_LISTED}",
    "lever": f"You mend lifts.\n\n## Your tasks\n\n{_LISTED}\n\nCome & see.",
    "personio": f"## Your tasks\n\n{_LISTED}\n\n## Your profile\n\nYou are not afraid of shafts.",
    "recruitee": "You mend lifts.\n\nHands.",
    "smartrecruiters": "## Company Description\n\nAcme lifts.\n\n## Job Description\n\nYou mend lifts.\n\n"
    "## Qualifications\n\n- Hands",
} | dict.fromkeys(("jobposting", "ashby", "teamtailor", "workable"), f"You mend lifts.\n\n## Your tasks\n\n{_LISTED}")
