"""Feeds in every format are found: by readers in each page's head, by people on the page about feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import feedparser
import pytest

from company import NOW, minimal_company
from kollega.build.plan import plan_project
from kollega.host import project_of
from kollega.outputs.feeds.output import FORMATS, Format
from kollega.outputs.feeds.page import feeds_view
from website import attribute

if TYPE_CHECKING:
    from company import Company
    from website import Website

each_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.ending)


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site in two languages."""
    company = minimal_company(tmp_path_factory.mktemp("feeds"))
    company.configure({"languages": ["en", "nl"]})
    return company.draw()


@each_format
@pytest.mark.parametrize("page", ["", "stories/lifts/", "vacancies/", "nl/", "nl/feeds/"])
def test_readers_discover_every_feed_of_the_language_from_every_page(website: Website, form: Format, page: str) -> None:
    links = website.pages[page].select(f"link[rel=alternate][type='{form.media_type}']")
    found = [urljoin(website.url + page, attribute(link, "href")) for link in links]
    prefix = f"{website.url}{'nl/' if page.startswith('nl/') else ''}feeds/"
    assert found == [f"{prefix}{kind}.{form.ending}" for kind in ("stories", "vacancies")]
    assert all(feedparser.parse(website.files[url.removeprefix(website.url)]).version for url in found)


@each_format
@pytest.mark.parametrize("page", ["feeds/", "nl/feeds/"])
def test_the_page_about_feeds_lists_every_feed_of_the_language(website: Website, form: Format, page: str) -> None:
    links = website.pages[page].select(f".feeds a[type='{form.media_type}']")
    kinds = ("stories", "vacancies")
    assert [attribute(link, "href") for link in links] == [f"{website.url}{page}{kind}.{form.ending}" for kind in kinds]


def test_several_formats_are_told_apart_by_name(company: Company) -> None:
    edition = plan_project(project_of(company.config_file), NOW).edition("en")
    (rss, *_), other = FORMATS, Format("Plain", "txt", "text/plain", lambda feed, _url: feed.title.encode())
    (group,) = feeds_view(edition, (rss, other)).groups
    assert [(feed.label, feed.url.rpartition("/")[2], feed.media_type) for feed in group.feeds] == [
        ("Stories (RSS)", "stories.rss", "application/rss+xml"),
        ("Stories (Plain)", "stories.txt", "text/plain"),
        ("Vacancies (RSS)", "vacancies.rss", "application/rss+xml"),
        ("Vacancies (Plain)", "vacancies.txt", "text/plain"),
    ]
