"""Hand-written pages in folders: how one gets to them, and where they lead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from company import minimal_company
from website import attribute

if TYPE_CHECKING:
    from pathlib import Path

    from website import Website

PAGES = {
    "index.md": "# Work\n",
    "about.md": "# About\n",
    "programme/index.md": "# For us\n",
    "programme/index.nl.md": "# Voor ons\n",
    "benefits.md": "# Benefits\n",
    "benefits/pension.md": "# Pension\n",
    "loose/leaf.md": "# Leaf\n",
    "loose/index/deep.md": "# Deep\n",
}

LINKS = {
    "/first-post/": "../../first-post/",
    "/first-post": "../../first-post/",
    "/nl/first-post/": "../../nl/first-post/",
    "/share/#now": "../../share/#now",
    "/stories/lifts/?a=b": "../../stories/lifts/?a=b",
    "/programme/": "../../programme/",
    "/": "../../",
    "/careers-blog/": "/careers-blog/",
    "//elsewhere.example/share/": "//elsewhere.example/share/",
    "https://elsewhere.example/share/": "https://elsewhere.example/share/",
    "../about.md": "../../about/",
}
"""Where links of a page in a folder lead, seen from there."""

IN_DUTCH = {
    "index.md": "../../../nl/programme/",
    "index.nl.md": "../",
    "writing.md#how": "../../../nl/programme/writing/#how",
    "../about.md": "../../../about/",
    "../../stories/lifts.md": "../../../nl/stories/lifts/",
    "../../vacancies/fitter.md": "../../../vacancies/fitter/",
    "/programme/": "../../../programme/",
    "/share/": "../../../share/",
    "/nl/share/": "../../../nl/share/",
    "#here": "#here",
    "mailto:a@example.org": "mailto:a@example.org",
}
"""Where those of its Dutch version lead."""


def site(root: Path, **config: Any) -> Website:
    """Return the site of a company with these pages, in two languages and below a folder of its host."""
    company = minimal_company(root)
    company.configure({"languages": ["en", "nl"]}, site_url="https://example.org/careers/", **config)
    for path, text in PAGES.items():
        company.write(f"pages/{path}", text)
    company.write("stories/lifts.nl.md", (root / "stories/lifts.md").read_bytes())
    for path, targets in [("writing.md", LINKS), ("writing.nl.md", IN_DUTCH)]:
        links = "\n".join(f"- [{number}]({target})" for number, target in enumerate(targets))
        company.write(f"pages/programme/{path}", f'# Writing\n\n{links}\n\n`<a href="/share/">`\n')
    return company.draw()


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    return site(tmp_path_factory.mktemp("pages"))


def linked(website: Website, page: str, place: str) -> list[str]:
    return [attribute(link, "href") for link in website.pages[page].select(f"{place} a")]


def test_without_a_choice_the_menu_has_no_page_that_is_reached_from_the_one_above_it(website: Website) -> None:
    menu = [link.removeprefix("./") for link in linked(website, "", ".masthead-nav")]
    assert [link for link in menu if link not in {"stories/", "vacancies/", "people/", "search/"}] == [
        "about/",
        "benefits/",
        "loose/leaf/",
        "loose/index/deep/",
    ]


def test_who_chooses_gets_what_they_chose(tmp_path: Path) -> None:
    nav = ["index.md", "programme/writing.md", {"More": ["programme/index.md", "benefits/pension.md"]}]
    drawn = site(tmp_path, nav=nav)
    assert linked(drawn, "", ".masthead-nav")[-3:-1] == ["./programme/writing/", "./benefits/pension/"]
    assert "./programme/" in linked(drawn, "", ".colophon-links")


def test_what_colleagues_are_told_is_linked_at_the_foot_in_each_language(website: Website) -> None:
    for page, link, label in [("", "./programme/", "For us"), ("nl/stories/", "../../nl/programme/", "Voor ons")]:
        first = website.pages[page].select(".colophon-links a")[0]
        assert (attribute(first, "href"), first.text) == (link, label)


@pytest.mark.parametrize(
    ("address", "number", "expected"),
    [
        pytest.param(address, number, expected, id=f"{address} {target}")
        for address, links in [("programme/writing/", LINKS), ("nl/programme/writing/", IN_DUTCH)]
        for number, (target, expected) in enumerate(links.items())
    ],
)
def test_links_lead_to_the_pages_language_and_to_where_the_site_lies(
    website: Website, address: str, number: int, expected: str
) -> None:
    (link,) = (each for each in website.pages[address].select(".prose li a") if each.text == str(number))
    assert attribute(link, "href") == expected


def test_code_stays_as_it_is_written(website: Website) -> None:
    assert website.pages["programme/writing/"].select(".prose code")[0].text == '<a href="/share/">'
