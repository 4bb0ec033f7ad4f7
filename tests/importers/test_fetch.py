"""All vacancies of an account come in, however many parts and pages they are in, and nothing from another host."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from kollega.i18n.wording import as_wording
from kollega.importers.answer import SourceError
from kollega.importers.fetch import Fetcher, fetch_records, source_name
from kollega.importers.system import Account, systems
from kollega.web import Client, Page, WebError

HOST = "https://api.acme.example"


@dataclass(frozen=True)
class Web(Client):
    """Knows some pages by address, instead of a network."""

    name: str = "test"
    pages: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def get(self, url: str, etag: str = "") -> Page | None:
        """Return a page."""
        self.asked.append(url + etag)
        if url not in self.pages:
            raise WebError(as_wording(url), status=404)
        return Page(url, json.dumps(self.pages[url]).encode())


class Nothing:
    """Keeps nothing."""

    def get(self, _name: str) -> None:
        """Return nothing."""

    def put(self, _name: str, content: bytes) -> None:
        """Forget it."""


def fetched(name: str, pages: dict[str, Any], url: str, **more: str) -> tuple[list[str], list[str]]:
    """Return the ids of what was found, and which addresses were asked."""
    web = Web(pages={HOST + path: page for path, page in pages.items()})
    system = replace(systems()[name], **more)
    found = fetch_records(
        system, Account("acme", HOST + url), "en", Fetcher(web, Nothing(), pause=lambda _seconds: None)
    )
    return [f"{each['id']}{each.get('name', '')}" for each in found], [url.removeprefix(HOST) for url in web.asked]


def test_a_list_in_parts_is_read_to_its_end_and_each_vacancy_by_itself() -> None:
    pages = {
        "/jobs?offset=0": {"totalFound": 3, "content": [{"id": "1"}, {"id": "2"}]},
        "/jobs?offset=2": {"totalFound": 3, "content": [{"id": "3/x"}]},
        "/jobs/1": {"name": "a"},
        "/jobs/3%2Fx": {"name": "c"},
    }
    found, asked = fetched("smartrecruiters", pages, "/jobs?offset={offset}", detail_url=f"{HOST}/jobs/{{id}}")
    assert found == ["1a", "3/xc"], "what is gone since the list was made is none"
    assert asked == ["/jobs?offset=0", "/jobs?offset=2", "/jobs/1", "/jobs/2", "/jobs/3%2Fx"]


def test_a_list_that_promises_more_than_it_has_ends() -> None:
    pages = {"/jobs/0": {"totalFound": 9, "content": [{"id": "1"}]}, "/jobs/1": {"totalFound": 9, "content": []}}
    assert fetched("smartrecruiters", pages, "/jobs/{offset}", detail_url="")[0] == ["1"]


@pytest.mark.parametrize(
    ("following", "asked"),
    [
        ("/jobs.json?page=2", ["/jobs.json", "/jobs.json?page=2"]),
        (f"{HOST}/jobs.json", ["/jobs.json"]),
        ("https://b.example/jobs.json", ["/jobs.json"]),
        ("http://[", ["/jobs.json"]),
    ],
)
def test_a_feed_leads_to_its_next_part_on_its_own_host(following: str, asked: list[str]) -> None:
    pages = {
        "/jobs.json": {"items": [{"id": "1"}], "next_url": following},
        "/jobs.json?page=2": {"items": [{"id": "2"}]},
    }
    found, addresses = fetched("teamtailor", pages, "/jobs.json")
    assert (len(found), addresses) == (len(asked), asked)


GREENHOUSE = "https://boards-api.greenhouse.io/v1/boards/acme/jobs?content=true"
SMART = "https://api.smartrecruiters.com/v1/companies/Acme/postings?limit=100&offset=0"
ACCOUNTS = {
    ("greenhouse", "acme"): GREENHOUSE,
    ("greenhouse", "https://job-boards.eu.greenhouse.io/acme/jobs/1"): GREENHOUSE,
    (
        "workable",
        "https://apply.workable.com/acme/",
    ): "https://apply.workable.com/api/v1/widget/accounts/acme?details=true",
    ("workable", "https://acme.workable.com/"): "https://apply.workable.com/api/v1/widget/accounts/acme?details=true",
    ("lever", "https://jobs.lever.co/acme/"): "https://api.lever.co/v0/postings/acme?mode=json",
    ("lever", "https://jobs.eu.lever.co/acme"): "https://api.eu.lever.co/v0/postings/acme?mode=json",
    ("personio", "https://acme.jobs.personio.com/?language=de"): "https://acme.jobs.personio.de/xml?language=nl",
    ("recruitee", "https://acme.recruitee.com/o/fitter"): "https://acme.recruitee.com/api/offers/",
    ("recruitee", "https://jobs.acme.example/"): "https://jobs.acme.example/api/offers/",
    ("teamtailor", "https://career.acme.example/jobs"): "https://career.acme.example/jobs.json",
    ("teamtailor", "acme.na"): "https://acme.na.teamtailor.com/jobs.json",
    (
        "workable",
        "https://apply.workable.com/acme/j/1/",
    ): "https://apply.workable.com/api/v1/widget/accounts/acme?details=true",
    ("smartrecruiters", "https://jobs.smartrecruiters.com/Acme/1-x"): SMART,
    (
        "ashby",
        "https://jobs.ashbyhq.com/acme/1",
    ): "https://api.ashbyhq.com/posting-api/job-board/acme?includeCompensation=true",
    ("jobposting", "https://www.acme.example/jobs/"): "https://www.acme.example/jobs/",
}


@pytest.mark.parametrize(("source", "address"), ACCOUNTS.items(), ids=str)
def test_an_account_is_named_by_its_name_or_its_page(source: tuple[str, str], address: str) -> None:
    system, given = source
    assert systems()[system].account_of(given).address("nl") == address


@pytest.mark.parametrize("given", ["a/../b", "a b", "", "https://b.example/", "a@b", "{id}", "x" * 101, "é"])
def test_what_could_lead_elsewhere_is_no_account(given: str) -> None:
    with pytest.raises(SourceError, match="is not the name of an account of Greenhouse"):
        systems()["greenhouse"].account_of(given)


def test_a_source_is_called_by_its_system_and_its_account() -> None:
    assert source_name("jobposting", "https://www.acme.example/jobs/?a=1") == "jobposting/www.acme.example/jobs"
    assert source_name("greenhouse", "acme") == "greenhouse/acme"
    assert source_name("greenhouse", "") == "greenhouse"
