"""Feeds in every format are found: by readers in each page's head, by people on the page about feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest

from company import minimal_company
from kollega.outputs.feeds.formats import FORMATS, Format
from website import attribute

if TYPE_CHECKING:
    from website import Website

each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.ending)


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site in two languages."""
    company = minimal_company(tmp_path_factory.mktemp("feeds"))
    company.configure({"languages": ["en", "nl"]})
    return company.draw()


SLICES = {
    "": ("stories", "vacancies"),
    "feeds/": ("stories", "vacancies"),
    "stories/": ("stories",),
    "stories/lifts/": ("stories",),
    "vacancies/": ("vacancies",),
    "vacancies/fitter/": ("vacancies",),
    "departments/workshop/": ("departments/workshop/stories", "departments/workshop/vacancies"),
    "tags/lifts/": ("tags/lifts/stories",),
    "people/ana/": ("people/ana/stories",),
    "people/": (),
    "privacy/": (),
    "share/stories/lifts/": (),
    "nl/": (),
}
"""The feeds that each page leads readers to: of what it lists, and none where it lists nothing."""


@each_format
@pytest.mark.parametrize("page", SLICES)
def test_readers_discover_the_feeds_of_what_a_page_shows(website: Website, form: Format, page: str) -> None:
    links = website.pages[page].select(f"link[rel=alternate][type='{form.media_type}']")
    found = [urljoin(website.url + page, attribute(link, "href")) for link in links]
    assert found == [f"{website.url}feeds/{part}.{form.ending}" for part in SLICES[page]]
    assert {url.removeprefix(website.url) for url in found} <= website.files.keys()


@each_format
def test_the_page_about_feeds_lists_those_of_the_whole_site_in_every_format(website: Website, form: Format) -> None:
    links = website.pages["feeds/"].select(f".feeds a[type='{form.media_type}']")
    kinds = ("vacancies", "stories")
    assert [attribute(link, "href") for link in links] == [f"{website.url}feeds/{kind}.{form.ending}" for kind in kinds]


def test_the_page_about_feeds_lists_every_other_feed_once(website: Website) -> None:
    links = website.pages["feeds/"].select(".feed-scopes a")
    made = [path for path in website.feed_files if path.endswith(".rss") and path.count("/") > 1]
    assert sorted(attribute(link, "href").removeprefix("../") for link in links) == sorted(made)
    assert made


@pytest.mark.parametrize("page", ["nl/feeds/", "nl/vacancies/", "nl/stories/"])
def test_a_language_without_items_has_no_feed_and_promises_none(website: Website, page: str) -> None:
    assert [path for path in website.files if path.startswith("nl/feeds/")] == ["nl/feeds/index.html"]
    assert not website.pages[page].select("a[href$='.rss'], link[href$='.rss']")
