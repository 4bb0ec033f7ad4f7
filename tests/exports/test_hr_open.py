"""Vacancies for applicant systems that speak HR Open: what is said, under its names, and nothing else."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from company import NOW, Company
from kollega.build.plan import plan_project
from kollega.exports.hr_open import position_openings
from kollega.host import open_site

SCHEMA = Draft202012Validator(
    json.loads(files("kollega.exports").joinpath("position-openings.schema.json").read_text("utf-8")),
    format_checker=FormatChecker(),
)

HEAD = "date_posted: 2026-03-01\ndescription: You mend lifts.\n"
URL = "apply_url: https://apply.acme.example/x\n"
FRONT = {
    "whole": "title: Lift fitter\nidentifier: A-7\ndepartment: Workshop\nvalid_through: 2026-12-31\nopenings: 2\n"
    "employment_type: [FULL_TIME, INTERN, OTHER]\nlocations: [{street: Dam 1, postal_code: '3511', city: Utrecht, "
    f"region: Utrecht, country: NL}}]\nsalary: {{min: 2800, max: 3400.5, currency: EUR, unit: MONTH}}\n{URL}",
    "bare": "title: Oiler\napply_email: jobs@acme.example\n",
    "moment": f"title: Painter\nvalid_through: 2026-12-31 17:00\n{URL}apply_email: jobs@acme.example\n",
    "weekly": f"title: Carrier\nsalary: {{min: 500, currency: EUR, unit: WEEK}}\n{URL}",
    "remote": f"title: Reader\nworkplace: remote\napplicant_locations: [NL]\nemployment_type: OTHER\n{URL}",
    "over": f"title: Sweeper\nstatus: closed\n{URL}",
    "hidden": f"title: Not yet\nstatus: draft\n{URL}",
    "gone": f"title: Not any more\nstatus: withdrawn\n{URL}",
}


@pytest.fixture(scope="module")
def openings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what is told of each vacancy, by its title in the first language that it has."""
    company = Company(tmp_path_factory.mktemp("openings"))
    company.configure({"languages": ["en", "nl"]})
    company.write("pages/index.md", "# Work\n")
    for slug, front in FRONT.items():
        company.write(f"vacancies/{slug}.md", f"---\n{front}{HEAD}---\nYou go **up**.\n")
    company.write("vacancies/whole.nl.md", f"---\n{FRONT['whole'].replace('Lift fitter', 'Monteur')}{HEAD}---\nOp.\n")
    company.write("vacancies/over.nl.md", f"---\ntitle: Veger\n{URL}{HEAD}---\nVeeg.\n")
    company.write("vacancies/enkel.nl.md", f"---\ntitle: Enkel\n{URL}{HEAD}---\nEnkel.\n")
    project, _ = open_site(company.config_file)
    found = json.loads(position_openings(plan_project(project, NOW)))
    assert [error.message for error in SCHEMA.iter_errors(found)] == []
    return {each["positionProfiles"][0]["positionTitle"]: each for each in found["positionOpenings"]}


def only(openings: dict[str, Any], title: str) -> dict[str, Any]:
    (profile,) = openings[title]["positionProfiles"]
    return dict(profile)


def test_a_vacancy_is_one_opening_with_a_profile_for_each_language(openings: dict[str, Any]) -> None:
    opening = openings["Lift fitter"]
    assert (opening["language"], opening["statusCode"]) == ("en", "Active")
    assert opening["documentId"]["value"].startswith("urn:uuid:")
    profiles = opening["positionProfiles"]
    assert [(each["language"], each["positionTitle"]) for each in profiles] == [
        ("en", "Lift fitter"),
        ("nl", "Monteur"),
    ]
    assert profiles[1]["positionUri"] == "https://careers.acme.example/nl/vacancies/whole/"
    assert only(openings, "Enkel")["language"] == "nl"


def test_what_the_page_says_stands_under_the_names_of_hr_open(openings: dict[str, Any]) -> None:
    profile = openings["Lift fitter"]["positionProfiles"][0]
    amounts = {"minimumAmount": (2800, "EUR"), "maximumAmount": (3400.5, "EUR")}
    (pay,) = profile["offeredRemunerationPackage"]["ranges"]
    assert {name: (pay[name]["value"], pay[name]["currency"]) for name in amounts} == amounts
    assert (pay["intervalCode"], profile["offeredRemunerationPackage"]["basisCode"]) == ("Month", "Salaried")
    assert profile["positionId"] == {"value": "A-7", "schemeAgencyId": "Acme"}
    assert profile["positionLocation"] == [
        {
            "line": "Dam 1",
            "city": "Utrecht",
            "postalCode": "3511",
            "countrySubDivisions": [{"type": "region", "value": "Utrecht"}],
            "countryCode": "NL",
        }
    ]
    assert profile["positionOrganizations"][1] == {"name": "Workshop", "responsibilityCode": "Department"}
    assert (profile["positionOpenQuantity"], profile["positionScheduleTypeCodes"]) == (2, ["FullTime", "Internship"])
    assert profile["positionFormattedDescriptions"][1]["content"] == "<p>You go <strong>up</strong>.</p>"


APPLYING = [
    ("Oiler", {"start": "2026-03-01"}, {"personContact"}),
    ("Lift fitter", {"start": "2026-03-01", "end": "2026-12-31"}, {"applicationUri"}),
    ("Painter", {"start": "2026-03-01", "end": "2026-12-31T17:00:00+00:00"}, {"applicationUri", "personContact"}),
]


@pytest.mark.parametrize(("title", "dates", "ways"), APPLYING)
def test_an_opening_says_until_when_and_how_one_applies(
    openings: dict[str, Any], title: str, dates: dict[str, str], ways: set[str]
) -> None:
    (posting,) = openings[title]["positionProfiles"][0]["postingInstructions"]
    (method,) = posting["applicationMethods"]
    assert ({key: posting[key] for key in posting if key != "applicationMethods"}, set(method)) == (dates, ways)


def test_what_nobody_has_said_is_not_there(openings: dict[str, Any]) -> None:
    optional = {"positionLocation", "positionOpenQuantity", "positionScheduleTypeCodes", "offeredRemunerationPackage"}
    assert optional.isdisjoint(only(openings, "Oiler"))
    assert optional.isdisjoint(only(openings, "Reader"))
    assert only(openings, "Oiler")["positionId"]["value"] == "bare"
    assert only(openings, "Carrier")["offeredRemunerationPackage"] == {
        "ranges": [{"intervalCode": "Week", "minimumAmount": {"value": 500, "currency": "EUR"}}]
    }


def test_an_opening_is_closed_once_it_is_so_in_every_language(openings: dict[str, Any]) -> None:
    assert openings["Sweeper"]["statusCode"] == "Active"
    assert {"Not yet", "Not any more"}.isdisjoint(openings)
