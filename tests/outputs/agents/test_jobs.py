"""jobs.json holds every open vacancy of every language, as schema and handbook say; llms.txt leads agents there."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from lxml import html

from company import NOW, minimal_company
from handbook import code, page, rows, section
from kollega.outputs.agents.llms import MOST_LISTED
from kollega.outputs.output import OutputKind
from markdown import markdown
from postings import LANGUAGES, MAINE, NOT_TOLD, VACANCIES, YARD

if TYPE_CHECKING:
    from pathlib import Path

    from company import Company
    from website import Website

SCHEMA = json.loads(files("kollega.outputs.agents").joinpath("jobs.schema.json").read_text("utf-8"))
SITE = "https://acme.example/careers/"


@pytest.fixture(scope="module")
def jobs(postings: Website) -> Any:
    return json.loads(postings.files["jobs.json"])


def job(jobs: Any, slug: str, lang: str = "en") -> Any:
    prefix = "" if lang == "en" else f"{lang}/"
    return next(each for each in jobs["jobs"] if each["url"] == f"{SITE}{prefix}vacancies/{slug}/")


def test_it_is_what_its_schema_says(jobs: Any) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    validator = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(jobs)] == []


def test_every_key_is_in_the_schema_and_in_the_handbook(jobs: Any) -> None:
    told = rows(section(page("other-programs.md"), "`jobs.json`"))
    keys = [key for cells in told for key in code(cells[0])]
    assert {tuple(each) for each in jobs["jobs"]} == {tuple(SCHEMA["$defs"]["job"]["required"])}
    assert set(keys) == set(SCHEMA["$defs"]["job"]["properties"])
    assert {tuple(place) for each in jobs["jobs"] for place in each["locations"]} == {
        tuple(SCHEMA["$defs"]["location"]["properties"])
    }


def test_all_open_vacancies_of_every_language_are_in_it_and_no_other(jobs: Any) -> None:
    still_open = {*VACANCIES, "nowhere", "for-anybody"}
    assert still_open < {*VACANCIES, *NOT_TOLD}
    found = [(each["lang"], each["url"].rsplit("/", 2)[1]) for each in jobs["jobs"]]
    assert sorted(found) == sorted((lang, slug) for lang in LANGUAGES for slug in still_open)
    assert len({each["id"] for each in jobs["jobs"]}) == len(found)


def test_a_vacancy_says_all_that_its_file_says(jobs: Any) -> None:
    told = job(jobs, "everything", "nl")
    said_otherwise = {
        "id": "",
        "html": "",
        "url": f"{SITE}nl/vacancies/everything/",
        "lang": "nl",
        "translations": {
            lang: f"{SITE}{'' if lang == 'en' else f'{lang}/'}vacancies/everything/"
            for lang in LANGUAGES
            if lang != "nl"
        },
        "title": "Miller [nl]: everything",
        "description": "Mill & <grind>.",
        "date_posted": "2026-10-01",
        "valid_through": "2027-07-31T23:59:59+02:00",
        "open_application": False,
        "department": {"id": "mills", "name": "Mills"},
        "tags": [{"id": "wind", "name": "wind"}],
        "locations": [
            {"id": "yard"} | YARD | {"name": "De werf"},
            {"id": "portland-me-us", "name": "Portland, ME"} | MAINE,
        ],
        "applicant_locations": [],
        "applicant_countries": [],
        "apply_url": None,
        "apply_email": "jobs@acme.example",
        "contact": {"name": "Ana Silva", "url": f"{SITE}nl/people/ana/"},
    }
    assert told | {"id": "", "html": ""} == VACANCIES["everything"] | said_otherwise


@pytest.mark.parametrize(
    ("slug", "key", "value"),
    [
        ("a-time", "valid_through", "2027-07-31T17:00:00+02:00"),
        ("half-a-pay", "salary", {"min": 700, "max": None, "currency": "EUR", "unit": "WEEK"}),
        ("half-a-pay", "hours", {"min": None, "max": 12}),
        ("remote", "applicant_countries", ["NL", "BE"]),
        ("remote-states", "applicant_locations", ["US-CA", "US-NY", "DE-BY"]),
        ("remote-states", "applicant_countries", ["US", "DE"]),
        ("remote-union", "applicant_locations", ["EU", "NO"]),
        ("for-anybody", "open_application", True),
        ("least", "valid_through", None),
    ],
)
def test_a_fact_is_said_in_its_own_form(slug: str, key: str, value: Any, jobs: Any) -> None:
    assert job(jobs, slug)[key] == value


def test_the_union_is_told_by_its_members_too(jobs: Any) -> None:
    countries = job(jobs, "remote-union")["applicant_countries"]
    assert (len(countries), countries[-1]) == (28, "NO")


def test_every_address_in_it_is_absolute_and_leads_somewhere(jobs: Any, postings: Website) -> None:
    links = [link for each in jobs["jobs"] for _, _, link, _ in html.fromstring(each["html"]).iterlinks()]
    inner = [each["url"] for each in jobs["jobs"]] + [link for link in links if link.startswith(SITE)]
    inner += [url for each in jobs["jobs"] for url in each["translations"].values()]
    assert {link for link in links if not link.startswith(SITE)} == {"https://example.net/?a=1&b=2"}
    assert [url for url in inner if f"{url.removeprefix(SITE)}index.html" not in postings.files] == []


def test_a_guide_for_agents_is_markdown_with_links_that_lead_somewhere(postings: Website) -> None:
    document: Any = html.fromstring(f"<div>{markdown(postings.files['llms.txt'].decode())}</div>")
    assert [each.text for each in document.xpath("h1")] == ["Work at Acme"]
    assert document.xpath("string(blockquote)").strip() == "We mill # [flour]."
    headings = ["Vacancies", "English", "Nederlands", "Svenska", "Deutsch", "Français", "فارسی"]
    assert [each.text for each in document.xpath("h2")] == headings
    links = {str(link.get("href")): link.text for link in document.xpath("//a")}
    assert links[f"{SITE}fr/vacancies/remote/"] == "Miller [fr]: remote"
    paths = [url.removeprefix(SITE) for url in links]
    assert [path for path in paths if (f"{path}index.html" if path[-1] == "/" else path) not in postings.files] == []
    assert f"{SITE}jobs.json" in document.xpath("string(ul)")


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("a-time", "The yard, SEK\N{NO-BREAK SPACE}17.90–21.60 an hour, 20 hours, until 2027-07-31T17:00+02:00"),
        ("remote", "Remote, from Netherlands, Belgium"),
        ("for-anybody", "open application, for no single job, The yard"),
    ],
)
def test_a_guide_names_what_one_wants_to_know_first(slug: str, told: str, postings: Website) -> None:
    lines = postings.files["llms.txt"].decode().splitlines()
    (line,) = [line for line in lines if f"{SITE}vacancies/{slug}/" in line]
    assert line.partition(f"{SITE}vacancies/{slug}/)")[2] == f": {told}"


def test_a_guide_to_very_many_vacancies_leaves_the_rest_to_jobs_json(tmp_path: Path) -> None:
    company = minimal_company(tmp_path)
    vacancy = (company.root / "vacancies/fitter.md").read_text("utf-8")
    for number in range(MOST_LISTED + 2):
        company.write(f"vacancies/fitter-{number}.md", vacancy)
    site = company.build(now=NOW, kinds=frozenset({OutputKind.FEEDS}))
    guide = site.files["llms.txt"].decode()
    assert guide.count("/vacancies/fitter") == MOST_LISTED
    assert f"- [3 more]({site.url}jobs.json)" in guide
    assert len(json.loads(site.files["jobs.json"])["jobs"]) == MOST_LISTED + 3


def test_a_site_without_vacancies_says_so(company: Company) -> None:
    (company.root / "vacancies/fitter.md").unlink()
    site = company.build(kinds=frozenset({OutputKind.FEEDS}))
    assert json.loads(site.files["jobs.json"])["jobs"] == []
    assert "## Vacancies" not in site.files["llms.txt"].decode()
