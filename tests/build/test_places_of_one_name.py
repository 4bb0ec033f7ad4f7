"""Places on a site as it is published: a page, a filter and an address each."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from company import Company, minimal_company

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

VACANCY = (
    "---\ntitle: Fitter in {name}\ndate_posted: 2026-03-01\ndescription: You mend lifts.\nlocations: {place}\n"
    "apply_url: https://apply.acme.example/\n---\nUp and down.\n"
)
PLACES = {
    "france": "[{city: Paris, country: FR}]",
    "texas": "[{city: Paris, region: TX, country: US}]",
    "oregon": "[{city: Portland, region: OR, country: US}]",
    "maine": "[{city: Portland, region: ME, country: US}]",
}


def company_with(root: Path, places: dict[str, str]) -> Company:
    company = minimal_company(root)
    for name, place in places.items():
        company.write(f"vacancies/{name}.md", VACANCY.format(name=name, place=place))
    return company


def text(website: Website, address: str, selector: str) -> list[str]:
    return [" ".join(found.get_text().split()) for found in website.pages[address].select(selector)]


def addresses_in_job(website: Website, address: str) -> list[dict[str, str]]:
    nodes = [
        json.loads(each.string or "{}") for each in website.pages[address].select("script[type='application/ld+json']")
    ]
    located = [node["jobLocation"] for node in nodes if node.get("@type") == "JobPosting"]
    return [each["address"] for places in located for each in (places if isinstance(places, list) else [places])]


def test_places_of_one_name_have_a_page_and_a_filter_each(tmp_path: Path) -> None:
    website = company_with(tmp_path, PLACES).build()
    headings = {
        "locations/paris-fr/": "Paris, France",
        "locations/paris-tx-us/": "Paris, TX",
        "locations/portland-or-us/": "Portland, OR",
        "locations/portland-me-us/": "Portland, ME",
    }
    assert {each for each in website.pages if each.startswith("locations/p")} >= headings.keys()
    for address, name in headings.items():
        assert text(website, address, "h1") == [name]
        assert sum(f"Fitter in {each}" in website.pages[address].get_text() for each in PLACES) == 1
    choices = " ".join(text(website, "vacancies/", ".filters"))
    assert all(name in choices for name in headings.values())
    rows = " ".join(text(website, "vacancies/", "main"))
    assert all(name in rows for name in headings.values())
    facts = " ".join(text(website, "vacancies/oregon/", "dd"))
    assert "Portland, OR, United States" in facts


def test_the_page_and_the_job_posting_say_the_place_that_the_id_is(tmp_path: Path) -> None:
    company = company_with(tmp_path, {"cook": "[paris]"})
    company.configure(
        {
            "places": {
                "paris": {"city": "Paris", "country": "FR"},
                "paris-texas": {"name": "Paris, Texas", "city": "Paris", "region": "TX", "country": "US"},
            }
        }
    )
    website = company.build()
    assert [each["addressCountry"] for each in addresses_in_job(website, "vacancies/cook/")] == ["FR"]
    assert "Texas" not in " ".join(text(website, "vacancies/cook/", "main"))
    company.configure({"places": {"paris": {"country": "FR"}, "paris-texas": {"name": "Paris", "country": "US"}}})
    refused = company.run("kollega", "check")
    assert refused.returncode == 2
    assert "places.paris-texas.name" in refused.stderr + refused.stdout
