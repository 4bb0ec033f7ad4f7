"""The kit of a team or a place: one text, one picture, one link."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from kollega.networks import load_networks

if TYPE_CHECKING:
    from company import Company
    from website import Website

VACANCY = (
    "---\ntitle: {title}\ndate_posted: 2026-03-0{day}\ndescription: You mend lifts.\ndepartment: Workshop\n"
    "locations: [{{city: Ghent, country: BE}}]\napply_url: https://apply.acme.example/{day}\n{more}---\nUp and down.\n"
)
TEAM, PLACE = "share/departments/workshop/", "share/locations/ghent-be/"
URL = "https://careers.acme.example/departments/workshop/"


def with_vacancies(company: Company, *titles: str, more: str = "") -> Company:
    for day, title in enumerate(titles, start=2):
        company.write(f"vacancies/job-{day}.md", VACANCY.format(title=title, day=day, more=more))
    return company


def text_of(website: Website, path: str = TEAM) -> str:
    field = website.pages[path].select_one("textarea")
    assert field
    return field.get_text()


def test_a_team_with_several_open_vacancies_has_one_text_with_all_of_them(company: Company) -> None:
    website = with_vacancies(company, "Roster planner", "Welder").draw()
    assert text_of(website) == (
        f"Workshop, Acme: 3 vacancies are open.\n\nWelder\nRoster planner\nLift fitter\n\n{URL}"
    )
    assert text_of(website, PLACE).startswith("Ghent, Acme: 2 vacancies are open.\n\nWelder\nRoster planner\n")


def test_it_is_led_to_from_the_page_of_the_team_and_from_the_list_of_kits(company: Company) -> None:
    website = with_vacancies(company, "Welder").draw()
    for page in ("departments/workshop/", "share/"):
        targets = [link["href"] for link in website.pages[page].select("main a[href]")]
        assert any(
            str(target).endswith(TEAM.removeprefix("share/")) and "share" in f"{page}{target}" for target in targets
        )
    assert "noindex" in str(website.pages[TEAM].select_one("meta[name=robots]"))
    assert TEAM not in website.files["sitemap.xml"].decode()


@pytest.mark.parametrize(
    ("more", "settings"),
    [
        ("status: closed\n", {}),
        ("valid_through: 2026-04-01\n", {}),
        ("status: withdrawn\n", {}),
        ("", {"paused": True}),
    ],
    ids=["closed", "over", "withdrawn", "paused"],
)
def test_what_is_not_open_has_none(company: Company, more: str, settings: dict[str, bool]) -> None:
    company.configure({"share": {"print": [], **settings}})
    website = with_vacancies(company, "Welder", more=more).draw()
    assert TEAM not in website.pages or not website.pages[TEAM].select("textarea, [data-share]")
    assert not website.pages["departments/workshop/"].select(f"a[href*='{TEAM}']")
    assert "Teams and places" not in website.pages["share/"].get_text()


def test_its_card_is_the_picture_of_the_page_that_is_shared(company: Company) -> None:
    website = with_vacancies(company, "Welder").build()
    page, kit = website.pages["departments/workshop/"], website.pages[TEAM]
    shown = str(page.select_one("meta[property='og:image']")["content"])  # type: ignore[index]
    path = shown.removeprefix("https://careers.acme.example/")
    assert path.startswith("assets/cards/department-workshop.")
    assert Image.open(BytesIO(website.files[path])).size == (1200, 630)
    assert str(kit.select_one(".group-card img")["src"]).endswith(path)  # type: ignore[index]
    alt = str(page.select_one("meta[property='og:image:alt']")["content"])  # type: ignore[index]
    assert alt == "Workshop. 2 vacancies are open. Ghent: Welder. Lift fitter. Acme."


def test_each_network_is_opened_with_as_much_as_it_takes(company: Company) -> None:
    titles = [f"Fitter of lifts number {number} in a tower of many floors" for number in range(2, 9)]
    website = with_vacancies(company, *titles).draw()
    links = {link.get_text(strip=True): str(link["href"]) for link in website.pages[TEAM].select(".share-openings a")}
    (text,) = parse_qs(urlsplit(links["X"]).query)["text"]
    assert load_networks()["x"].fits(f"{text}\n\n{URL}")
    assert text.endswith("\n…")
    assert titles[-1] in text
    (post,) = parse_qs(urlsplit(links["WhatsApp"]).query)["text"]
    assert all(title in post for title in titles)
    assert post.endswith(URL)


def test_each_language_has_its_own(company: Company) -> None:
    company.configure({"languages": ["en", "nl"], "share": {"print": []}})
    with_vacancies(company, "Welder")
    for day, title in ((2, "Lasser"), (3, "Planner")):
        company.write(f"vacancies/job-{day}.nl.md", VACANCY.format(title=title, day=day, more=""))
    website = company.draw()
    assert "2 vacatures staan open" in text_of(website, f"nl/{TEAM}")
    hrefs = [str(link["href"]) for link in website.pages[f"nl/{TEAM}"].select("a[hreflang=en]")]
    assert any(href.endswith(TEAM) for href in hrefs)
