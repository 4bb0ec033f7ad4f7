"""What search engines are told of a vacancy obeys Google's rules, and says nothing that is not so."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import html

import kollega_theme
from kollega.i18n.words import load_words
from kollega.markdown.body import Body
from kollega.outputs.job_posting import description_html, job_posting
from kollega.outputs.linked_data import json_ld

if TYPE_CHECKING:
    from collections.abc import Callable

    from kollega.outputs.linked_data import Node

    Front = dict[str, object]
    Maker = Callable[..., Any]

THEME = Path(kollega_theme.__file__).parent

LEAST: Front = {
    "title": "Miller",
    "date_posted": "2026-05-01",
    "description": "Mill & <grind>.",
    "locations": ["yard"],
    "apply_url": "https://apply.example.org/miller",
}
MOST: Front = LEAST | {
    "valid_through": "2026-07-31",
    "workplace": "hybrid",
    "applicant_locations": ["NL", "BE"],
    "employment_type": ["FULL_TIME", "INTERN"],
    "hours": {"min": "24", "max": "36"},
    "salary": {"min": "3400", "max": "4700.50", "currency": "EUR", "unit": "MONTH"},
    "direct_apply": "false",
    "identifier": "W-7",
    "openings": "2",
    "start_date": "2026-09-01",
    "job_duration": "P1Y",
    "education": "None asked",
    "experience": "Two years",
    "benefits": ["flour", "wind"],
}
REMOTE: Front = LEAST | {"locations": [], "workplace": "remote", "applicant_locations": ["NL", "DE"]}
TEXT = "## What you do\n\n- Grind.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> Quote [link](https://example.net)"


def posting(site_of: Maker, front: Front, text: str = TEXT, *, drafts: bool = False) -> Any:
    small = site_of({"vacancies/miller.md": (front, text)}, drafts=drafts)
    site = small.found.site
    (vacancy,) = site.vacancies
    words = load_words(vacancy.lang, (THEME / "words",))
    made: Node | None = job_posting(vacancy, small.found.bodies[vacancy.path], site, small.url, words)
    return made and json.loads(json_ld(made))


def is_web_address(value: str) -> bool:
    return value.startswith("https://")


def is_a_place_with_a_country(value: Any) -> bool:
    return bool(value["@type"] == "Place" and re.fullmatch("[A-Z]{2}", value["address"]["addressCountry"]))


def places(job: Any) -> list[Any]:
    where = job["jobLocation"]
    return where if isinstance(where, list) else [where]


RULES: dict[str, Callable[[Any], bool]] = {
    "title is text": lambda job: isinstance(job["title"], str),
    "description is a longer text than the title": lambda job: len(job["description"]) > len(job["title"]),
    "description is of few elements": lambda job: (
        set(re.findall(r"</?(\w+)", job["description"])) <= {"p", "ul", "ol", "li", "br", "strong", "em", "b", "i"}
    ),
    "datePosted is a date": lambda job: bool(date.fromisoformat(job["datePosted"])),
    "validThrough has a zone": lambda job: (
        "validThrough" not in job or datetime.fromisoformat(job["validThrough"]).tzinfo is not None
    ),
    "the employer has a name and a site": lambda job: (
        bool(job["hiringOrganization"]["name"]) and is_web_address(job["hiringOrganization"]["sameAs"])
    ),
    "there is a place with a country, or it is remote": lambda job: (
        all(map(is_a_place_with_a_country, places(job)))
        if "jobLocation" in job
        else job["jobLocationType"] == "TELECOMMUTE"
    ),
    "remote names countries or states": lambda job: (
        ("jobLocationType" in job) == bool(job.get("applicantLocationRequirements"))
        and all(
            each["@type"] in {"Country", "State"} and each["name"]
            for each in job.get("applicantLocationRequirements", [])
        )
    ),
    "employmentType is a list of known words": lambda job: (
        set(job.get("employmentType", []))
        <= {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER", "PER_DIEM", "OTHER"}
    ),
    "baseSalary has a value or both ends": lambda job: (
        "baseSalary" not in job
        or {"value"} < set(job["baseSalary"]["value"])
        or {"minValue", "maxValue"} < set(job["baseSalary"]["value"])
    ),
    "directApply is true or false": lambda job: job.get("directApply") in {None, True, False},
    "url is absolute": lambda job: is_web_address(job["url"]),
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(
    "front",
    [
        pytest.param(LEAST, id="least"),
        pytest.param(MOST, id="most"),
        pytest.param(REMOTE, id="remote"),
        pytest.param(REMOTE | {"locations": ["yard"]}, id="remote or at the yard"),
        pytest.param(REMOTE | {"applicant_locations": ["EU", "US-CA"]}, id="remote in the Union and a state"),
    ],
)
def test_a_posting_obeys_each_rule(rule: str, front: Front, site_of: Maker) -> None:
    assert RULES[rule](posting(site_of, front))


def test_a_posting_says_what_the_front_matter_says(site_of: Maker) -> None:
    job = posting(site_of, MOST)
    del job["description"]
    assert job == {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": "Miller",
        "url": "https://careers.example.org/work/vacancies/miller/",
        "datePosted": "2026-05-01",
        "validThrough": "2026-07-31T23:59:59+02:00",
        "hiringOrganization": {
            "@type": "Organization",
            "name": "Wadden & Wind",
            "sameAs": "https://www.example.org/",
            "logo": "https://careers.example.org/work/assets/logo.svg",
        },
        "identifier": {"@type": "PropertyValue", "name": "Wadden & Wind", "value": "W-7"},
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Kade 1",
                "postalCode": "9151",
                "addressLocality": "Holwerd",
                "addressRegion": "Friesland",
                "addressCountry": "NL",
            },
        },
        "employmentType": ["FULL_TIME", "INTERN"],
        "baseSalary": {
            "@type": "MonetaryAmount",
            "currency": "EUR",
            "value": {"@type": "QuantitativeValue", "minValue": 3400, "maxValue": 4700.5, "unitText": "MONTH"},
        },
        "directApply": False,
        "totalJobOpenings": 2,
        "jobStartDate": "2026-09-01",
        "jobDuration": "P1Y",
        "workHours": "24–36 hours a week",
        "educationRequirements": "None asked",
        "experienceRequirements": "Two years",
        "jobBenefits": ["flour", "wind"],
    }


def test_remote_work_names_states_with_their_country_and_the_union_by_its_members(site_of: Maker) -> None:
    homes = {"applicant_locations": ["NL", "EU", "US-CA", "US-NY"]}
    told = posting(site_of, REMOTE | homes)["applicantLocationRequirements"]
    assert [each["name"] for each in told if each["@type"] == "State"] == [
        "California, United States",
        "New York, United States",
    ]
    countries = [each["name"] for each in told if each["@type"] == "Country"]
    assert (len(countries), countries[0]) == (27, "Netherlands")
    assert {"Sweden", "Croatia", "Ireland"} <= set(countries)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"status": "closed"}, id="closed by hand"),
        pytest.param({"valid_through": "2026-06-14"}, id="closed by date"),
        pytest.param({"status": "draft"}, id="draft"),
    ],
)
def test_there_is_no_posting_where_nobody_can_apply(change: Front, site_of: Maker) -> None:
    assert posting(site_of, MOST | change, drafts=True) is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"locations": []}, id="nowhere"),
        pytest.param({"locations": [], "workplace": "hybrid"}, id="hybrid, nowhere"),
        pytest.param({"locations": ["the old mill"]}, id="a name that the settings do not know"),
        pytest.param({"locations": [{"city": "Holwerd", "postal_code": "9151"}]}, id="an address without a country"),
    ],
)
def test_there_is_no_posting_of_work_in_no_known_country(change: Front, site_of: Maker) -> None:
    assert posting(site_of, MOST | change) is None


@pytest.mark.parametrize("change", [{}, {"workplace": "remote"}], ids=["at a place", "remote"])
def test_a_place_without_a_country_is_left_out_of_a_posting(change: Front, site_of: Maker) -> None:
    job = posting(site_of, MOST | {"locations": ["the old mill", "yard", {"city": "Dokkum"}]} | change)
    assert [place["address"]["addressLocality"] for place in places(job)] == ["Holwerd"]


@pytest.mark.parametrize(
    ("change", "absent"),
    [
        pytest.param({"start_date": "as soon as you can"}, "jobStartDate", id="a start in words"),
        pytest.param({"salary": {"min": "10", "currency": "EUR", "unit": "HOUR"}}, "baseSalary", id="half a salary"),
        pytest.param({"workplace": "hybrid"}, "jobLocationType", id="partly at home"),
        pytest.param({"workplace": "hybrid"}, "applicantLocationRequirements", id="countries of a hybrid job"),
    ],
)
def test_what_a_machine_would_misread_is_left_out(change: Front, absent: str, site_of: Maker) -> None:
    assert absent not in posting(site_of, MOST | change)


@pytest.mark.parametrize(
    ("asked", "education", "experience"),
    [
        pytest.param(
            {"education": "", "education_level": "bachelor degree", "experience_months": "24"},
            {"@type": "EducationalOccupationalCredential", "credentialCategory": "bachelor degree"},
            {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24, "description": "Two years"},
            id="in the words of the rules",
        ),
        pytest.param(
            {"education": "", "education_level": "none", "experience": "", "experience_months": "0"},
            "no requirements",
            "no requirements",
            id="nothing is asked",
        ),
        pytest.param({}, "None asked", "Two years", id="texts alone"),
    ],
)
def test_schooling_and_experience_are_told_as_the_rules_know_them(
    asked: Front, education: Any, experience: Any, site_of: Maker
) -> None:
    job = posting(site_of, MOST | asked)
    assert (job["educationRequirements"], job["experienceRequirements"]) == (education, experience)


def test_one_salary_is_one_value(site_of: Maker) -> None:
    salary = {"min": "15.5", "max": "15.5", "currency": "EUR", "unit": "HOUR"}
    value = posting(site_of, LEAST | {"salary": salary})["baseSalary"]["value"]
    assert value == {"@type": "QuantitativeValue", "value": 15.5, "unitText": "HOUR"}


def test_a_time_keeps_its_zone(site_of: Maker) -> None:
    assert posting(site_of, LEAST | {"valid_through": "2026-07-31T17:00+00:00"})["validThrough"] == (
        "2026-07-31T17:00:00+00:00"
    )


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        pytest.param("## *What* you do", "<p><strong><em>What</em> you do</strong></p>", id="heading"),
        pytest.param("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", id="list"),
        pytest.param("a  \nb", "<p>a<br>\nb</p>", id="line break"),
        pytest.param("> a", "<p>a</p>", id="quote"),
        pytest.param("a [b](https://example.net) `c`", "<p>a b c</p>", id="link and code"),
        pytest.param("```\na < b\n```", "<p>a &lt; b\n</p>", id="code block"),
        pytest.param("<dl><dt>a<dd>b</dl>", "<p>a</p><p>b</p>", id="definitions"),
        pytest.param("<details><summary>a</summary>\n\nb\n</details>", "<p>a</p>\n<p>b</p>", id="details"),
        pytest.param("<dl><dt>a<dd><p>b</p></dl>", "<p>a</p><p>b</p>", id="blocks in a line"),
        pytest.param("- [x] a", "<ul>\n<li> a</li>\n</ul>", id="task"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_description_is_paragraphs_and_lists(markdown: str, expected: str, site_of: Maker) -> None:
    description = posting(site_of, LEAST, markdown)["description"]
    assert description.removeprefix("<p>Mill &amp; &lt;grind&gt;.</p>").lstrip() == expected


SIMPLE = [
    '<p>We <strong>mend</strong> lifts &amp; <a href="https://example.org/?a=1&amp;b=2" title="a &gt; b">more</a>.</p>',
    '<h2 id="u-x">The <em>work</em></h2>\n<ul>\n<li><p>a<br>b</p></li>\n<li>Three <code>&lt;p&gt;</code></li>\n</ul>',
    '<blockquote>\n<p class="leading">“Slowly”, <del>a</del> b.</p>\n</blockquote>\n<ol start="3"><li>a</li></ol>',
    "<p>A\u202fb&nbsp;c</p>",
    '<p><a title="a > b" href="./">Odd</a> <a title="<p>">signs</a></p>',
    "",
]


@pytest.mark.parametrize("text", SIMPLE)
def test_a_text_of_few_elements_is_described_as_any_other(text: str) -> None:
    one, other = (description_html("R&D, “quick” < slow", Body(each, ())) for each in (text, f"<div>{text}</div>"))
    assert one == other


def test_a_table_is_read_row_by_row(site_of: Maker) -> None:
    rows: Any = html.fromstring(posting(site_of, LEAST)["description"]).xpath("//p")
    assert [" ".join(row.text_content().split()) for row in rows] == [
        "Mill & <grind>.",
        "What you do",
        "a b",
        "1 2",
        "Quote link",
    ]
