"""oEmbed: answers that are files, found from the pages that they are about."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from website import attribute

if TYPE_CHECKING:
    from company import Company
    from website import Website

REQUIRED = {"type", "version", "html", "width", "height"}
"""Of rich answers: https://oembed.com, 2.3.4.4, read 2026-11-28."""


def answer(website: Website, address: str) -> Any:
    """Return what a site that understands oEmbed is told of a page of ours."""
    link = website.pages[address].select_one('link[type="application/json+oembed"]')
    path = attribute(link, "href").removeprefix(website.url)
    return json.loads(website.files[path]) if path else None


FRAMES = {
    "vacancies/": "embed/vacancies/",
    "stories/": "embed/stories/",
    "embed/vacancies/": "embed/vacancies/",
    "nl/stories/": "nl/embed/stories/",
    "departments/bridges/": "embed/vacancies/?department=bridges",
    "nl/locations/terhaven/": "nl/embed/vacancies/?location=terhaven",
    "tags/early-shift/": "embed/vacancies/?tag=early-shift",
    "tags/mistakes/": "embed/stories/?tag=mistakes",
    "vacancies/bridge-mechanic/": "embed/vacancies/bridge-mechanic/",
    "sv/stories/thursday-soup/": "sv/embed/stories/thursday-soup/",
}


@pytest.mark.parametrize(("address", "frame"), FRAMES.items(), ids=FRAMES)
def test_a_pasted_address_becomes_a_frame_with_the_same(example: Website, address: str, frame: str) -> None:
    said = answer(example, address)
    assert said.keys() >= REQUIRED
    assert (said["version"], said["type"]) == ("1.0", "rich")
    html = BeautifulSoup(said["html"], "html5lib")
    assert attribute(html.iframe, "src") == example.url + frame
    assert frame.partition("?")[0] in example.pages
    assert attribute(html.iframe, "title") == said["title"]
    assert html.select("blockquote a[href]")


def test_every_link_of_an_answer_leads_to_a_page(example: Website) -> None:
    answers = {path: json.loads(content) for path, content in example.files.items() if path.endswith("oembed.json")}
    assert len(answers) > 60
    for path, said in answers.items():
        html = BeautifulSoup(said["html"], "html5lib")
        for link in html.select("a"):
            assert attribute(link, "href").removeprefix(example.url) in example.pages, path


def test_a_short_link_is_understood_too(example: Website) -> None:
    short = [path for path in example.documents if path.startswith("go/")]
    told = [path for path in short if example.documents[path].select('link[type="application/json+oembed"]')]
    assert len(told) > 10


@pytest.mark.parametrize("address", ["vacancies/deckhand/", "people/yusuf-aydin/", "", "feeds/", "share/"])
def test_of_what_no_frame_shows_nothing_is_told(example: Website, address: str) -> None:
    """The deckhand has been found; a page of closed vacancies is for those who followed an old link."""
    assert example.pages[address].select('link[type="application/json+oembed"]') == []


def test_a_story_names_who_tells_it_and_has_its_card(example: Website) -> None:
    said = answer(example, "stories/left-on-board/")
    assert said["author_name"]
    assert said["thumbnail_url"].removeprefix(example.url) in example.files
    assert (said["thumbnail_width"], said["thumbnail_height"]) == (1200, 630)


def test_hostile_titles_stay_text(hostile: Website) -> None:
    for path, content in hostile.files.items():
        if path.endswith("oembed.json"):
            html = BeautifulSoup(json.loads(content)["html"], "html5lib")
            assert {node.name for node in html.body.find_all()} <= {"blockquote", "a", "iframe"}, path  # type: ignore[union-attr] # html5lib makes a body


def test_below_a_path_answers_name_it(company: Company) -> None:
    company.configure(site_url="https://acme.example/careers/")
    website = company.draw()
    said = answer(website, "vacancies/fitter/")
    assert "https://acme.example/careers/embed/vacancies/fitter/" in said["html"]
