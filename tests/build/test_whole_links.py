"""Links between what is written by hand and what is made, and sites that live below a path."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from website import attribute

if TYPE_CHECKING:
    from company import Company
    from website import Website


@pytest.mark.parametrize(
    ("page", "link", "href"),
    [
        pytest.param("pages/index.md", "../stories/lifts.md", "stories/lifts/", id="home to a story"),
        pytest.param("pages/index.md", "../vacancies/fitter.md", "vacancies/fitter/", id="home to a vacancy"),
        pytest.param("pages/index.md", "../stories/people/ana.md", "people/ana/", id="home to a person"),
        pytest.param("pages/why.md", "../stories/lifts.md#up", "../stories/lifts/#s-up", id="page to a heading"),
        pytest.param("pages/why.md", "index.md", "../", id="page to a page"),
        pytest.param("stories/lifts.md", "../vacancies/fitter.md", "../../vacancies/fitter/", id="story to a vacancy"),
        pytest.param("stories/lifts.md", "people/ana.md", "../../people/ana/", id="story to a person"),
        pytest.param("stories/lifts.md", "../pages/why.md", "../../why/", id="story to a page"),
        pytest.param("stories/people/ana.md", "../lifts.md", "../../stories/lifts/", id="person to a story"),
        pytest.param("vacancies/fitter.md", "../stories/lifts.md", "../../stories/lifts/", id="vacancy to a story"),
    ],
)
def test_a_link_to_a_file_becomes_a_link_to_its_page(company: Company, page: str, link: str, href: str) -> None:
    company.write("pages/why.md", "# Why Acme\n")
    company.edit("stories/lifts.md", "A lift waits", "## Up\n\nA lift waits")
    with (company.root / page).open("a", encoding="utf-8") as file:
        file.write(f"\n[the link]({link})\n")
    site = company.build()
    found = [attribute(a, "href") for each in site.pages.values() for a in each.find_all("a") if a.text == "the link"]
    assert href in found
    assert [broken for path in site.documents if (broken := site.broken(path))] == []


def test_a_link_into_another_language_s_page_stays_in_it(company: Company) -> None:
    company.configure({"languages": ["en", "nl"]})
    company.write("pages/index.nl.md", "# Werken bij Acme\n\n[liften](../stories/lifts.nl.md)\n")
    text = (company.root / "stories/lifts.md").read_text("utf-8")
    company.write("stories/lifts.nl.md", text.replace("Lifts that wait", "Liften die wachten"))
    site = company.build()
    assert [attribute(a, "href") for a in site.pages["nl/"].find_all("a") if a.text == "liften"] == ["stories/lifts/"]
    assert [broken for path in site.documents if (broken := site.broken(path))] == []


def test_a_site_below_a_path_has_working_links(company: Company) -> None:
    company.configure(site_url="https://acme.example/careers/")
    site = company.build()
    assert [broken for path in site.documents if (broken := site.broken(path))] == []
    canonical = site.pages["stories/lifts/"].select_one("link[rel=canonical]")
    assert attribute(canonical, "href") == "https://acme.example/careers/stories/lifts/"
    assert [entry.link for entry in site.feeds["feeds/stories.rss"].entries] == [site.url + "stories/lifts/"]


@pytest.mark.parametrize("root", ["/careers/", "/"])
def test_the_page_for_what_is_missing_works_at_any_depth(company: Company, root: str) -> None:
    company.configure(site_url=f"https://acme.example{root}")
    site = company.build()
    links = [link for link in site.links("404.html") if not link.startswith(("#", "https:"))]
    assert links
    assert [link for link in links if not link.startswith(root) or link.startswith("//")] == []


def test_a_story_in_a_folder_brings_its_pictures(example: Website) -> None:
    page = example.pages["stories/the-heron-on-gauge-17/"]
    assert [attribute(image, "src") for image in page.select("article img[src*='pictures/']")]
