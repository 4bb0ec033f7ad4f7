"""Calendars of closing dates, read by the program that Thunderbird's calendar is built on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

import pytest
import yaml

from company import NOW, minimal_company
from node import read_with

if TYPE_CHECKING:
    from company import Company
    from website import Website

LONG = "Ёlektriker; for “bridges”, tides\\ and a name that is longer than any line of a calendar may be: " + "ü" * 60
VACANCIES: dict[str, dict[str, Any]] = {
    "a-day.md": {"title": LONG, "valid_through": "2027-04-30", "department": "Workshop", "locations": ["Umeå"]},
    "a-time.md": {"title": "Cook", "valid_through": "2027-03-20 17:00", "department": "Kitchen"},
    "summer-time.md": {"title": "Baker", "valid_through": "2027-07-20T17:00+00:00", "department": "Kitchen"},
    "no-end.md": {"title": "Filled when filled", "department": "Kitchen"},
    "an-open-end.md": {"title": "Nobody", "department": "Office"},
    "closed.md": {"title": "Closed", "valid_through": "2026-02-01", "department": "Workshop"},
    "draft.md": {"title": "Draft", "valid_through": "2027-04-01", "status": "draft"},
    "lotse.nl.md": {"title": "Loods", "valid_through": "2027-03-31", "department": "Workshop"},
}
LATER = datetime(2026, 12, 24, tzinfo=UTC)
PATHS = [
    "calendar.ics",
    "departments/kitchen/calendar.ics",
    "departments/workshop/calendar.ics",
    "nl/calendar.ics",
    "nl/departments/workshop/calendar.ics",
    "nl/vacancies/lotse/closing-date.ics",
    *(f"vacancies/{slug}/closing-date.ics" for slug in ("a-day", "a-time", "summer-time")),
]


def write_vacancies(company: Company) -> None:
    for name, facts in VACANCIES.items():
        front = {"date_posted": "2026-02-01", "description": "A.\nB, c.", "apply_email": "jobs@acme.example"} | facts
        company.write(f"vacancies/{name}", f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\nWork.\n")


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    company = minimal_company(tmp_path_factory.mktemp("calendars"))
    company.configure({"languages": ["en", "nl"], "time_zone": "Europe/Amsterdam"})
    write_vacancies(company)
    return company.draw()


@pytest.fixture(scope="module")
def calendars(website: Website) -> Any:
    files = {path: content.decode() for path, content in website.files.items() if path.endswith(".ics")}
    return read_with("calendars.mjs", files)


def test_there_is_a_calendar_of_the_site_and_of_each_department_in_each_language_that_has_an_end(
    calendars: Any,
) -> None:
    assert sorted(calendars) == PATHS


@pytest.mark.parametrize(
    ("path", "starts"),
    [
        ("calendar.ics", ["2027-03-20T16:00:00Z", "2027-04-30", "2027-07-20T17:00:00Z"]),
        ("departments/kitchen/calendar.ics", ["2027-03-20T16:00:00Z", "2027-07-20T17:00:00Z"]),
        ("departments/workshop/calendar.ics", ["2027-04-30"]),
        ("nl/calendar.ics", ["2027-03-31"]),
    ],
)
def test_a_calendar_has_what_closes_in_its_order_days_as_days_and_times_in_utc(
    path: str, starts: list[str], calendars: Any
) -> None:
    events = calendars[path]["events"]
    assert [event["start"] for event in events] == starts
    assert {event["zone"] for event in events} <= {None, "UTC"}


def test_a_day_lasts_a_day_and_a_time_no_longer_than_a_moment(calendars: Any) -> None:
    events = [event for calendar in calendars.values() for event in calendar["events"]]
    assert {(event["isDay"], event["seconds"], event["end"]) for event in events} == {
        (True, 86_400, None),
        (False, 0, None),
    }


def test_long_lines_with_signs_come_back_whole(calendars: Any, website: Website) -> None:
    event = calendars["departments/workshop/calendar.ics"]["events"][0]
    assert event["summary"] == f"Last day to apply: {LONG}"
    assert event["description"].splitlines() == ["A.", "B, c.", "Apply by 30 April 2027", event["url"]]
    assert (event["location"], event["categories"]) == ("Umeå", ["Workshop"])
    lines = website.files["calendar.ics"].split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line for line in lines)


def test_a_calendar_is_named_in_its_language_and_leads_to_pages_of_it(calendars: Any, website: Website) -> None:
    dutch = calendars["nl/departments/workshop/calendar.ics"]
    assert dutch["name"] == "Work at Acme: Workshop, sluitingsdata"
    (event,) = dutch["events"]
    assert event["summary"] == "Laatste dag om te solliciteren: Loods"
    assert event["url"] == f"{website.url}nl/vacancies/lotse/"


def test_an_event_is_the_same_in_every_calendar_whenever_the_site_is_built(
    calendars: Any, website: Website, company: Company
) -> None:
    whole = {event["uid"]: event for event in calendars["calendar.ics"]["events"]}
    parts = [event for path in PATHS[1:3] for event in calendars[path]["events"]]
    assert len(whole) == 3
    assert whole == {event["uid"]: event for event in parts}
    assert {event["stamp"] for event in parts} == {"2026-02-01T11:00:00Z"}
    company.configure({"languages": ["en", "nl"], "time_zone": "Europe/Amsterdam"})
    write_vacancies(company)
    later = company.draw(now=LATER)
    assert later.files["calendar.ics"] == website.files["calendar.ics"]
    assert LATER > NOW


@pytest.mark.parametrize("slug", ["a-day", "a-time"])
def test_the_page_of_a_vacancy_has_its_own_date_which_is_that_of_the_calendars(
    slug: str, calendars: Any, website: Website
) -> None:
    links = website.pages[f"vacancies/{slug}/"].select(".keeping a[type='text/calendar']")
    assert {urljoin(f"{website.url}vacancies/{slug}/", str(link["href"])) for link in links} == {
        f"{website.url}vacancies/{slug}/closing-date.ics"
    }
    (event,) = calendars[f"vacancies/{slug}/closing-date.ics"]["events"]
    assert event in calendars["calendar.ics"]["events"]


@pytest.mark.parametrize("slug", ["no-end", "closed"])
def test_without_a_date_to_come_a_page_has_none(slug: str, website: Website) -> None:
    assert website.pages[f"vacancies/{slug}/"].select("a[type='text/calendar']") == []


@pytest.mark.parametrize(
    ("address", "calendar"),
    [
        ("vacancies/", "calendar.ics"),
        ("departments/workshop/", "departments/workshop/calendar.ics"),
        ("departments/office/", None),
        ("locations/umea/", None),
        ("nl/vacancies/", "nl/calendar.ics"),
        ("nl/feeds/", "nl/calendar.ics"),
    ],
)
def test_a_list_leads_to_its_calendar_where_it_has_one(address: str, calendar: str | None, website: Website) -> None:
    links = [str(link["href"]) for link in website.pages[address].select("a[type='text/calendar']")]
    found = [urljoin(website.url + address, link).removeprefix(website.url) for link in links]
    assert found == ([calendar] if calendar else [])
    assert website.files.keys() >= set(found)
