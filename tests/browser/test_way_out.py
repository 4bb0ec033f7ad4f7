"""The link to apply by way of a page of the site, where a site's own logs are to know how many follow it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

from company import minimal_company
from served import served
from visit import Reader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Route

    from website import Website

FITTER = "https://apply.acme.example/fitter?job=7&lang=en#form"
FACTS = "title: {0}\ndate_posted: 2026-03-01\ndescription: You mend lifts."
VACANCIES = {
    "fitter": f"{FACTS}\napply_url: {FITTER}",
    "closed": f"{FACTS}\nstatus: closed\napply_url: https://apply.acme.example/closed",
    "gone": f"{FACTS}\nstatus: withdrawn\napply_url: https://apply.acme.example/gone",
    "by-mail": f"{FACTS}\napply_email: jobs@acme.example",
}


ELSEWHERE = "https://lifts.example/how?a=1&b=2"
TEXT = f"You go [up]({ELSEWHERE}) and [down](https://careers.acme.example/stories/), or [write](mailto:a@acme.example)."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    company = minimal_company(tmp_path_factory.mktemp("out") / "acme")
    company.configure({"reach": {"out_links": True}, "boards": ["indeed"]})
    for slug, facts in VACANCIES.items():
        company.write(f"vacancies/{slug}.md", f"---\n{facts.format(slug.title())}\n---\n{TEXT}\n")
    return company.draw()


def links(site: Website, slug: str) -> set[str]:
    return {str(link["href"]) for link in site.pages[f"vacancies/{slug}/"].select("a.apply")}


def test_the_link_to_apply_leads_through_a_page_that_leads_to_one_address_alone(site: Website) -> None:
    (link,) = links(site, "fitter")
    path = link.removeprefix("../../")
    assert path.startswith("out/")
    page = site.documents[f"{path}index.html"]
    assert {str(node["href"]) for node in page.select("a")} == {FITTER}
    assert str(page.select_one("noscript meta")["content"]) == f"0; url={FITTER}"  # type: ignore[index] # it is there
    assert str(page.select_one("meta[name=robots]")["content"]) == "noindex, nofollow"  # type: ignore[index]
    assert not page.select("script:not([src])")


def test_an_address_for_e_mail_needs_no_page(site: Website) -> None:
    assert {link.partition(":")[0] for link in links(site, "by-mail")} == {"mailto"}


def test_there_is_a_way_out_of_open_vacancies_alone(site: Website) -> None:
    ways = {path for path in site.files if path.startswith("out/")}
    leading = {target for path, target in site.redirects.items() if path.startswith("out/")}
    assert len(ways) == 4
    assert {"vacancies", "vacancies/closed"} <= {target.rstrip("/") for target in leading}


def test_links_of_texts_to_other_sites_lead_through_a_page_too(site: Website) -> None:
    links = [str(link["href"]) for link in site.pages["vacancies/fitter/"].select(".body a, article a") if "up" in link]
    (path,) = {link.removeprefix("../../") for link in links}
    page = site.documents[f"{path}index.html"]
    assert {str(node["href"]) for node in page.select("a")} == {ELSEWHERE}
    assert str(page.select_one("meta[http-equiv]")["content"]) == f"0; url={ELSEWHERE}"  # type: ignore[index]
    assert not page.select("script")
    assert ELSEWHERE.replace("&", "&amp;") in json.dumps(
        [job.get("html") for job in json.loads(site.files["jobs.json"])["jobs"]]
    )


def test_programs_are_told_the_address_itself_and_search_engines_of_no_way_out(site: Website) -> None:
    (job,) = [job for job in json.loads(site.files["jobs.json"])["jobs"] if job["title"] == "Fitter"]
    assert job["apply_url"] == FITTER
    machines = [path for path in site.files if path.endswith((".rss", ".atom", ".json", ".xml", ".txt", ".ics"))]
    assert machines
    assert [path for path in machines if b"/out/" in site.files[path]] == []
    assert all("/out/" not in json.dumps(data) for data in site.json_ld("vacancies/fitter/"))


def test_it_takes_along_what_a_link_says_of_its_origin_and_leads_nowhere_else(site: Website, chromium: Browser) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(body="Apply here.", content_type="text/plain")

    with served(site.folder) as address, Reader.of(chromium, address, anew=True) as reader:
        reader.page.route("https://apply.acme.example/**", answer)
        page = reader.visit("vacancies/fitter/?utm_source=linkedin&name=Ana&to=https://evil.example/&job=8")
        with page.expect_event("framenavigated", lambda frame: "apply.acme" in frame.url):
            page.locator("a.apply").first.click()
    assert {(urlsplit(url).netloc, urlsplit(url).path) for url in asked} == {("apply.acme.example", "/fitter")}
    assert parse_qs(urlsplit(asked[0]).query) == {"job": ["7"], "lang": ["en"], "utm_source": ["linkedin"]}
