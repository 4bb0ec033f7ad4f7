"""What WordPress makes of our code, our addresses and our feeds, when somebody posts who may not post everything."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from kollega.content.kind import ItemKind
from kollega.outputs.embeds.code import embed_code
from served import served
from visit import Reader
from website import attribute
from wordpress import EMBED_SCRIPT, ask, needs_wordpress

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from plans import Written
    from website import Website

pytestmark = [pytest.mark.browser, needs_wordpress]


@pytest.fixture
def post(tmp_path: Path, chromium: Browser) -> Iterator[Reader]:
    """Return somebody who reads a blog, and write posts of it into `tmp_path`."""
    (tmp_path / "_headers").touch()
    shutil.copy(EMBED_SCRIPT, tmp_path / "wp-embed.js")
    with (
        served(tmp_path) as address,
        Reader.of(chromium, address.replace("127.0.0.1", "localhost"), anew=True) as reader,
    ):
        yield reader


def publish(folder: Path, text: str, script: str, website: Website, site: str) -> None:
    """Write a post, of a site that is served here instead of at its own address."""
    page = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Blog</title><h1>Blog</h1>{text}{script}'
    (folder / "index.html").write_text(page.replace(website.url, site), "utf-8")


def test_the_list_for_wordpress_survives_and_becomes_a_list(
    tmp_path: Path, post: Reader, written: Written, example: Website, example_address: str
) -> None:
    code = embed_code(ItemKind.VACANCY, written.edition("nl"), {"department": "bridges"}, 3)
    saved = ask("saved", written.macro("embed/code.html", "wordpress", code), example)
    assert saved == written.macro("embed/code.html", "wordpress", code)
    shown = ask("shown", saved, example)
    assert [attribute(link, "href") for link in BeautifulSoup(shown, "html5lib").select("div > ul > li > a")] == [
        *(link.url for link in code.links),
        code.more.url,
    ]
    publish(tmp_path, shown, written.macro("embed/code.html", "script", code), example, example_address)
    page = post.visit("")
    page.locator("[data-kollega-vacancies] .more").wait_for()
    assert page.locator(".title a").all_inner_texts() == [link.label for link in code.links]
    assert page.locator(".all").get_attribute("lang") == "nl"


@pytest.mark.parametrize("macro", ["element", "frame"])
def test_of_the_other_codes_a_link_survives(written: Written, example: Website, macro: str) -> None:
    code = embed_code(ItemKind.STORY, written.edition("en"))
    saved = BeautifulSoup(ask("saved", written.macro("embed/code.html", macro, code), example), "html5lib")
    assert saved.select("iframe, script, kollega-stories") == []
    assert code.more.url in [attribute(link, "href") for link in saved.select("a")]


@pytest.mark.parametrize("address", ["departments/bridges/", "vacancies/bridge-mechanic/", "stories/left-on-board/"])
def test_a_pasted_address_becomes_a_frame_that_works(
    tmp_path: Path, post: Reader, example: Website, example_address: str, address: str
) -> None:
    frame = ask("pasted", example.url + address, example)
    assert 'sandbox="allow-scripts"' in frame
    publish(tmp_path, frame, '<script src="wp-embed.js"></script>', example, example_address)
    page = post.visit("")
    link = page.frame_locator("iframe").get_by_role("link").first
    link.wait_for()
    expect(page.locator("blockquote")).to_be_hidden()  # once the frame has said that it is there
    expect(page.locator("iframe")).to_have_css("position", "static")
    assert float(page.locator("iframe").get_attribute("height") or 0) >= 200  # WordPress takes no less
    assert [said for said in post.complaints if "top" not in said] == []
    target = link.evaluate("(link) => link.href")
    link.click()
    page.wait_for_url(target)
    assert target.startswith(example_address)


def test_a_pasted_short_link_becomes_a_frame(example: Website) -> None:
    short = next(
        path.removesuffix("index.html")
        for path in example.documents
        if path.startswith("go/") and example.documents[path].select('link[type="application/json+oembed"]')
    )
    assert "wp-embedded-content" in ask("pasted", example.url + short, example)


@pytest.mark.parametrize(
    "feed", ["feeds/vacancies.rss", "nl/feeds/stories.rss", "feeds/departments/bridges/vacancies.atom"]
)
def test_the_block_for_feeds_lists_what_is_in_a_feed(example: Website, feed: str) -> None:
    block = BeautifulSoup(ask("rss", example.url + feed, example), "html5lib")
    links = block.select(".wp-block-rss__item-title a")
    assert links
    assert len(links) == len(block.select("time[datetime]")) == len(block.select(".wp-block-rss__item-excerpt"))
    for link in links:
        assert attribute(link, "href").removeprefix(example.url) in example.pages
        assert link.text.strip()
