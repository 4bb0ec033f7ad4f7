"""Departments, locations and tags whose stories take more than one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from website import attribute

if TYPE_CHECKING:
    from website import Website

STORY = "---\ntitle: Lift {number}\nauthors: [ana]\ndate: 2026-03-01\ndescription: A lift.\ntags: [doors]\n---\nUp.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site in three languages with a tag of 25 stories in two of them, and of one in the third."""
    company = minimal_company(tmp_path_factory.mktemp("long"))
    company.configure({"languages": ["en", "nl", "de"]})
    for number in range(25):
        for ending in ("md", "nl.md"):
            company.write(f"stories/lift-{number}.{ending}", STORY.format(number=number))
    company.write("stories/lift-0.de.md", STORY.format(number=0))
    return company.draw()


@pytest.mark.parametrize("section", ["tags/doors/", "stories/"])
def test_only_the_first_page_of_a_list_has_versions_in_other_languages(site: Website, section: str) -> None:
    first, second = site.pages[section], site.pages[f"{section}page/2/"]
    assert {attribute(link, "hreflang") for link in first.select("link[hreflang]")} == {"en", "nl", "de", "x-default"}
    assert second.select("link[hreflang]") == []
    assert attribute(second.select_one("link[rel=canonical]"), "href").endswith(f"{section}page/2/")


@pytest.mark.parametrize("section", ["tags/doors/", "stories/"])
def test_the_second_page_leads_to_the_second_of_another_language_where_there_is_one(
    site: Website, section: str
) -> None:
    links = site.pages[f"{section}page/2/"].select("a[hreflang]")
    assert {attribute(a, "hreflang"): attribute(a, "href").replace("../", "") for a in links} == {
        "en": f"{section}page/2/",
        "nl": f"nl/{section}page/2/",
        "de": f"de/{section}",
    }
