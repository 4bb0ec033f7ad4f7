"""An answer of a system becomes the facts and the text of a vacancy: what it says, and nothing that it does not say."""

from __future__ import annotations

import json
from typing import Any

import pytest
from answers import ANSWERS, ASHBY, FACTS, JOB_POSTING, TEXTS
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from kollega.config.organisation import Organisation
from kollega.config.settings import Settings
from kollega.importers.answer import SourceError
from kollega.importers.facts import moment_of, number_of, split_place
from kollega.importers.job_postings import further_pages
from kollega.importers.posting import Posting, Refused
from kollega.importers.system import systems
from kollega.importers.vacancies import Reading, records_of


def settings(**more: Any) -> Settings:
    return Settings(
        organisation=Organisation(name="Acme", url="https://www.acme.example/"), languages=["en", "nl"], **more
    )


def read(name: str, answer: str, **more: Any) -> list[Posting | Refused]:
    system = systems()[name]
    return list(Reading(system, "acme", settings(**more), "en").postings(records_of(system, answer.encode())))


def only(name: str, answer: str) -> Posting:
    (posting,) = (each for each in read(name, answer) if isinstance(each, Posting) and each.lang == "en")
    return posting


@pytest.mark.parametrize("name", ANSWERS)
def test_what_a_system_says_becomes_facts_and_a_text(name: str) -> None:
    posting = only(name, ANSWERS[name])
    assert (dict(posting.facts), posting.text) == (FACTS[name], TEXTS[name])
    assert posting.remarks == ()


def test_every_system_says_what_it_was_read_from() -> None:
    assert [system.id for system in systems().values() if "2026-" not in system.read] == []


def test_a_vacancy_in_several_languages_is_there_in_those_of_the_site() -> None:
    found = {each.lang: each.title for each in read("recruitee", ANSWERS["recruitee"]) if isinstance(each, Posting)}
    assert found == {"en": "Lift fitter", "nl": "Liftmonteur"}


def test_a_place_of_the_site_is_meant_by_its_name() -> None:
    (posting,) = read(
        "greenhouse", ANSWERS["greenhouse"], places={"hq": {"name": "Utrecht, Netherlands", "country": "NL"}}
    )
    assert isinstance(posting, Posting)
    assert posting.facts["locations"] == ["hq"]


CHANGED = [
    pytest.param({"title": ""}, "it has no title", id="no title"),
    pytest.param({"title": {"a": 1}}, "it has no title", id="a title that is none"),
    pytest.param({"id": None}, "it has no id", id="no id"),
    pytest.param({"first_published": None, "updated_at": "soon"}, "`date_posted` is missing", id="no day"),
    pytest.param({"absolute_url": "javascript:alert(1)"}, "neither `apply_url`", id="a link that runs"),
    pytest.param({"content": "<i>" * 200}, "are nested in each other", id="a text without end"),
]


@pytest.mark.parametrize(("change", "said"), CHANGED)
def test_what_could_be_no_vacancy_is_left_out_and_told(change: dict[str, Any], said: str) -> None:
    (refused,) = read("greenhouse", json.dumps({"jobs": [{**json.loads(ANSWERS["greenhouse"])["jobs"][0], **change}]}))
    assert isinstance(refused, Refused)
    assert said in refused.message
    assert refused.place == "jobs[1]"
    assert refused.hint


LEFT_OUT = [
    pytest.param({"baseSalary": None}, "salary", None, id="no pay"),
    pytest.param(
        {"baseSalary": {"currency": "EUR", "value": {"value": 3000}}}, "salary", None, id="pay without a unit"
    ),
    pytest.param({"baseSalary": {"value": {"value": 3000, "unitText": "MONTH"}}}, "salary", None, id="and a currency"),
    pytest.param(
        {"baseSalary": {"currency": "EUR", "value": {"value": 3000.0, "unitText": "month"}}},
        "salary",
        {"min": "3000", "max": "3000", "currency": "EUR", "unit": "MONTH"},
        id="one amount",
    ),
    pytest.param(
        {"baseSalary": {"currency": "EUR", "value": {"minValue": "2.800", "maxValue": 3400, "unitText": "MONTH"}}},
        "salary",
        None,
        id="an end that may be two numbers",
    ),
    pytest.param(
        {"baseSalary": {"currency": "EUR", "value": {"minValue": 0, "maxValue": "3.400,00", "unitText": "MONTH"}}},
        "salary",
        {"max": "3400", "currency": "EUR", "unit": "MONTH"},
        id="an end as people write it",
    ),
    pytest.param({"baseSalary": "€2,800 - €3,400 per month"}, "salary", None, id="pay in words"),
    pytest.param({"employmentType": "FULL_TIME, PART_TIME"}, "employment_type", ["FULL_TIME", "PART_TIME"], id="two"),
    pytest.param({"jobLocationType": None}, "applicant_locations", None, id="not remote"),
    pytest.param({"applicantLocationRequirements": None}, "applicant_locations", ["NL"], id="remote in its country"),
    pytest.param(
        {"applicantLocationRequirements": None, "jobLocation": None}, "workplace", None, id="remote from nowhere"
    ),
    pytest.param({"employmentType": "permanent"}, "employment_type", None, id="a word that may be two"),
    pytest.param({"employmentType": "Vollzeit"}, "employment_type", ["FULL_TIME"], id="a word of another language"),
    pytest.param({"employmentType": "zzz"}, "employment_type", None, id="a word that nobody knows"),
    pytest.param({"totalJobOpenings": 3}, "openings", "3", id="openings"),
    pytest.param({"validThrough": "2026-04-30T17:00:00Z"}, "valid_through", "2026-04-30T17:00+00:00", id="a moment"),
    pytest.param({"validThrough": "the end"}, "valid_through", None, id="no day"),
    pytest.param({"title": "Fitter &amp; oiler \u202e\x00"}, "title", "Fitter & oiler", id="entities and signs"),
    pytest.param({"identifier": ["A", "B"]}, "identifier", "A", id="a list where one is meant"),
    pytest.param({"jobLocation": [[], {"address": "Dam 1"}]}, "locations", None, id="odd places"),
]


@pytest.mark.parametrize(("change", "key", "value"), LEFT_OUT)
def test_a_fact_is_what_the_page_says_and_else_left_out(change: dict[str, Any], key: str, value: object) -> None:
    posting = only("jobposting", json.dumps({**JOB_POSTING, **change}))
    assert posting.facts.get(key) == value


TIER = {"compensationType": "Salary", "interval": "1 YEAR", "currencyCode": "JPY", "minValue": 1}


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"shouldDisplayCompensationOnJobPostings": False}, id="pay that is not to be shown"),
        pytest.param({"compensation": {"summaryComponents": [TIER, TIER | {"currencyCode": "USD"}]}}, id="two of them"),
        pytest.param({"compensation": {"summaryComponents": [TIER | {"interval": "NONE"}]}}, id="for no time"),
        pytest.param({"compensation": None}, id="none"),
    ],
)
def test_pay_stays_out_where_a_system_shows_none_or_several(change: dict[str, Any]) -> None:
    assert "salary" not in only("ashby", json.dumps({"jobs": [{**ASHBY["jobs"][0], **change}]})).facts


def test_a_fact_that_the_check_would_refuse_is_left_out_with_a_remark() -> None:
    posting = only("jobposting", json.dumps({**JOB_POSTING, "validThrough": "2020-01-01"}))
    assert "valid_through" not in posting.facts
    assert ["`valid_through` is left out" in each for each in posting.remarks] == [True]


@pytest.mark.parametrize(("kind", "workplace"), [("Hybrid", "hybrid"), ("OnSite", "onsite"), (None, None)])
def test_a_flag_that_is_true_of_hybrid_work_too_says_nothing_of_remote_work(
    kind: str | None, workplace: str | None
) -> None:
    job = {**ASHBY["jobs"][0], "isRemote": True, "workplaceType": kind}
    assert only("ashby", json.dumps({"jobs": [job]})).facts.get("workplace") == workplace


SCRIPT = '<script type="application/ld+json">{}</script>'
WHOLE = json.dumps(JOB_POSTING)
PAGES = {
    "a comment around it": SCRIPT.format(f"<!-- {WHOLE} -->"),
    "CDATA around it": SCRIPT.format(f"//<![CDATA[\n{WHOLE}\n//]]>"),
    "CDATA in comments": SCRIPT.format(f"/*<![CDATA[*/{WHOLE}/*]]>*/"),
    "a semicolon": SCRIPT.format(f"{WHOLE};"),
    "line breaks in a text": SCRIPT.format(WHOLE.replace("mend lifts", "mend\tlifts").replace("<p>You", "<p>\nYou")),
    "the same twice": SCRIPT.format(WHOLE) * 2,
    "among broken ones": SCRIPT.format("{") + SCRIPT.format(WHOLE) + SCRIPT.format(""),
    "in a graph in a list": SCRIPT.format(f'[{{"@graph": [{{"mainEntity": {WHOLE}}}]}}]'),
    "a type by its address": SCRIPT.format(WHOLE.replace('"JobPosting"', '["https://schema.org/JobPosting"]')),
    "a text written as text twice": SCRIPT.format(
        WHOLE.replace("<", "&lt;").replace(">", "&gt;").replace("&", "&amp;")
    ),
}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_vacancy_is_read_however_a_page_writes_it(page: str) -> None:
    (posting,) = read("jobposting", f"<!doctype html><html><head>{page}</head></html>")
    assert isinstance(posting, Posting)
    assert (posting.title, posting.text.split()) == ("Lift fitter", TEXTS["jobposting"].split())


def test_two_vacancies_that_say_to_be_one_are_told() -> None:
    (_, refused) = read("jobposting", json.dumps([JOB_POSTING, {**JOB_POSTING, "title": "Oiler"}]))
    assert isinstance(refused, Refused)
    assert "is there twice" in refused.message


def test_a_language_that_the_site_lacks_is_told() -> None:
    posting = only("jobposting", json.dumps({**JOB_POSTING, "inLanguage": "pl-PL"}))
    assert ["which the site does not have" in each for each in posting.remarks] == [True]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("greenhouse", b"<html>", "it is not JSON (line 1, column 1)", id="HTML for JSON"),
        pytest.param("greenhouse", b'{"error": "no"}', "no list of vacancies of Greenhouse", id="an error of theirs"),
        pytest.param("lever", b'{"ok": false}', "no list of vacancies of Lever", id="another error"),
        pytest.param("greenhouse", b"\xff\xff", "not", id="no text"),
        pytest.param("greenhouse", b"[" * 100_000, "without end", id="brackets without end"),
        pytest.param("personio", b"{}", "it is not XML (line 1", id="JSON for XML"),
        pytest.param("greenhouse", json.dumps({"jobs": [{}] * 5_001}).encode(), "more than 5,000", id="too many"),
    ],
)
def test_an_answer_that_is_none_is_refused(name: str, content: bytes, said: str) -> None:
    with pytest.raises(SourceError) as refused:
        records_of(systems()[name], content)
    assert said in refused.value.message
    assert refused.value.hint


def test_no_entity_of_xml_opens_a_file_or_grows() -> None:
    entities = '<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "&x;&x;">'
    position = "<workzag-jobs><position><id>&y;</id></position></workzag-jobs>"
    (record,) = records_of(systems()["personio"], f"<!DOCTYPE a [{entities}]>{position}".encode())
    assert len(str(record["id"])) < len("&x;&x;")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_json_is_read_in_every_encoding_that_it_may_have(encoding: str) -> None:
    assert records_of(systems()["lever"], '[{"text": "é"}]'.encode(encoding)) == [{"text": "é"}]


def test_an_empty_feed_has_no_vacancies() -> None:
    assert read("personio", "<?xml version='1.0'?><workzag-jobs/>") == []


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1771286400000", "2026-02-17T00:00+00:00"),
        ("2026-02-17", "2026-02-17"),
        ("2026-02-17T08:50:01-04:00", "2026-02-17T08:50-04:00"),
        ("2026-02-17T08:50:01.123Z", "2026-02-17T08:50+00:00"),
        ("2026-02-17 08:50:01 UTC", "2026-02-17T08:50+00:00"),
        ("17.02.2026", ""),
        ("999999999999999", ""),
        ("", ""),
    ],
)
def test_times_are_read_as_systems_write_them(written: str, day: str) -> None:
    assert moment_of(written) == day


NUMBERS = (
    {"3000.0": "3000", "18.50": "18.5", "1E+3": "1000", "0": "", "NaN": "", "x": "", "1e400": "", "-5": ""}
    | dict.fromkeys(("2,800", "2 800", "2\u202f800", "2'800", "2,800.00", "2.800,00"), "2800")
    | {"1.234.567": "1234567", "12,50": "12.5", "1,234.5": "1234.5", "2.800": "", "1,2,3": "", "2,80,0": ""}
)


@pytest.mark.parametrize(("written", "number"), NUMBERS.items())
def test_numbers_are_read_as_the_front_matter_has_them(written: str, number: str) -> None:
    assert number_of(written) == number


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("London, UK", {"city": "London", "country": "GB"}),
        ("London, England, United Kingdom", {"city": "London", "region": "England", "country": "GB"}),
        ("Chicago, IL", {"city": "Chicago", "region": "IL"}),
        ("Berlin, DE", {"city": "Berlin", "region": "DE"}),
        ("Atlanta, Georgia", {"city": "Atlanta", "region": "Georgia"}),
        ("Utrecht", {"city": "Utrecht"}),
        ("Genève, Suisse", {"city": "Genève", "country": "CH"}),
        ("", {}),
    ],
)
def test_a_place_in_one_text_is_taken_apart_where_that_is_sure(name: str, parts: dict[str, str]) -> None:
    assert split_place(name) == parts


LINKS = '<a href="/jobs/a/">A</a><a href="b#x">B</a><a href="/about/">x</a><a href="https://b.example/jobs/c">C</a><a href="http://[">x</a>'
MAP = '<?xml version="1.0"?><urlset><url><loc>https://a.example/x</loc></url><url><loc>https://b.example/</loc></url></urlset>'
LIST = '{"@type": "ItemList", "itemListElement": [{"url": "/v/1"}, {"item": {"url": "/v/2"}}, {"item": "/v/3"}, 4]}'


@pytest.mark.parametrize(
    ("content", "urls"),
    [
        pytest.param(LINKS, ["jobs/a/", "jobs/b"], id="links below"),
        pytest.param(MAP, ["x"], id="a map of the site"),
        pytest.param(f'<script type="application/ld+json">{LIST}</script>', ["v/1", "v/2", "v/3"], id="a list"),
        pytest.param("nothing", [], id="nothing"),
    ],
)
def test_pages_of_vacancies_are_found_from_the_page_that_leads_to_them(content: str, urls: list[str]) -> None:
    host = "https://a.example/"
    assert further_pages(content.encode(), f"{host}jobs/") == [host + url for url in urls]


WAYS = sorted(
    {way.partition(".")[0] for system in systems().values() for ways in system.facts.values() for way in ways}
)
MORE = [
    "jobLocation",
    "baseSalary",
    "salary",
    "lists",
    "location",
    "locations",
    "translations",
    "description",
    "content",
]
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
NAMES = st.sampled_from(["name", "value", "address", "url", "min", "currency", "html", "heading"])
VALUES = st.recursive(
    SCALARS | st.sampled_from(["2026-01-01", "NL", "https://a.example/", "YEAR"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)


@limits(max_examples=40)
@given(st.sampled_from([*ANSWERS]), st.dictionaries(st.sampled_from(WAYS + MORE), VALUES, max_size=8))
def test_no_answer_makes_a_traceback(name: str, record: dict[str, object]) -> None:
    plain = json.loads(json.dumps(record), parse_int=str, parse_float=str, parse_constant=str)
    for each in Reading(systems()[name], "acme", settings(), "en").postings([plain]):
        assert isinstance(each, (Posting, Refused))
