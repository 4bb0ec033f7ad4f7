"""The stories for WordPress: read by other people's readers of its format, and as its own importer reads it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import feedparser
import pytest
import wpparser
from lxml import etree

from company import NOW, Company, picture
from kollega.build.plan import plan_project
from kollega.exports.wordpress import wordpress
from kollega.host import open_site
from kollega.importers.feeds import wordpress_drafts
from kollega.importers.story import Draft

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://careers.acme.example/"
WP = "{http://wordpress.org/export/1.2/}"
STORY = (
    "title: Lifts that wait\nauthors: [ana, bo]\ndate: 2026-07-01\nupdated: 2026-08-02\ndescription: Why.\n"
    "department: Workshop\ntags: [C++, C]\nphoto: lift.png\nphoto_alt: A lift\n"
)
TEXT = "Up.[^1]\n\n![A lift](lift.png)\n\n![A shaft](shaft.png)\n\nSee [the plan](plan.pdf).\n\n[^1]: Down.\n"


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    company = Company(tmp_path_factory.mktemp("wordpress"))
    company.configure({"languages": ["en", "nl"], "time_zone": "Europe/Amsterdam"})
    company.write("pages/index.md", "# Work\n")
    for name in ("ana", "bo"):
        company.write(f"stories/people/{name}.md", f"---\nname: {name.title()} & Co\n---\nMends lifts.\n")
    company.write("stories/lifts/index.md", f"---\n{STORY}---\n{TEXT}")
    company.write("stories/lifts/index.nl.md", f"---\n{STORY.replace('Lifts that', 'Liften die')}---\nOp.\n")
    for name in ("lift", "shaft"):
        company.write(f"stories/lifts/{name}.png", picture())
    company.write("stories/lifts/plan.pdf", b"%PDF-1.4\n")
    project, _ = open_site(company.config_file)
    return wordpress(plan_project(project, NOW))


@pytest.fixture(scope="module")
def items(exported: bytes) -> dict[str, list[etree._Element]]:
    """Return the posts and the attachments."""
    found = etree.fromstring(exported)[0].findall("item")
    kinds = ("post", "attachment")
    return {kind: [each for each in found if each.findtext(f"{WP}post_type") == kind] for kind in kinds}


def test_another_reader_of_exports_finds_all_that_wordpress_writes(exported: bytes, tmp_path: Path) -> None:
    (tmp_path / "wordpress.xml").write_bytes(exported)
    found = wpparser.parse(str(tmp_path / "wordpress.xml"))
    assert (found["blog"]["title"], found["blog"]["blog_url"]) == ("Work at Acme", SITE.rstrip("/"))
    assert [each["login"] for each in found["authors"]] == ["ana", "bo"]
    assert [each["post_type"] for each in found["posts"]].count("post") == 2
    assert found["posts"][0]["tags"] == ["workshop", "c-plus-plus", "c"]


def test_a_story_is_a_post_with_its_tags_and_its_first_author(exported: bytes) -> None:
    post = feedparser.parse(exported).entries[0]
    assert (post.title, post.wp_status, post.author) == ("Lifts that wait", "publish", "ana")
    assert [tag.term for tag in post.tags] == ["Workshop", "C++", "C"]
    channel = etree.fromstring(exported)[0]
    names = [each.findtext(f"{WP}author_display_name") for each in channel.findall(f"{WP}author")]
    assert names == ["Ana & Co", "Bo & Co"]


def test_no_two_posts_have_one_name_and_no_two_tags_one_slug(items: dict[str, list[etree._Element]]) -> None:
    assert [each.findtext(f"{WP}post_name") for each in items["post"]] == ["lifts", "lifts-nl"]
    tags = {each.text: each.get("nicename") for each in items["post"][0].findall("category")}
    assert len(set(tags.values())) == len(tags) == 3


def test_every_picture_and_document_of_the_site_is_fetched_once(items: dict[str, list[etree._Element]]) -> None:
    first = items["post"][0]
    urls = [each.findtext(f"{WP}attachment_url") or "" for each in items["attachment"]]
    names = [re.sub(r"\.[0-9a-f]{12}-\d+|" + SITE, "", url).rpartition("/")[2] for url in urls]
    assert sorted(names) == ["lift.png", "plan.pdf", "shaft.png"]
    text = first.findtext("{*}encoded") or ""
    assert {url for url in re.findall(r'(?:src|href)="([^"]*)"', text) if not url.startswith("#")} == set(urls)
    assert "srcset" not in text
    assert {each.findtext(f"{WP}post_parent") for each in items["attachment"]} == {first.findtext(f"{WP}post_id")}


def test_the_picture_above_a_story_is_its_thumbnail_in_each_language(items: dict[str, list[etree._Element]]) -> None:
    thumbnails = {each.findtext(f"{WP}postmeta/{WP}meta_value") for each in items["post"]}
    (lift,) = (each for each in items["attachment"] if "/lift." in (each.findtext(f"{WP}attachment_url") or ""))
    assert thumbnails == {lift.findtext(f"{WP}post_id")}
    assert lift.findtext(f"{WP}postmeta/{WP}meta_value") == "A lift"


def test_a_note_leads_to_its_place_in_the_same_post(items: dict[str, list[etree._Element]]) -> None:
    text = items["post"][0].findtext("{*}encoded") or ""
    targets = re.findall(r'href="#([^"]*)"', text)
    assert targets
    assert set(targets) <= set(re.findall(r'id="([^"]*)"', text))


def test_times_are_told_here_and_in_utc_and_nobody_can_comment(items: dict[str, list[etree._Element]]) -> None:
    post = items["post"][0]
    here, utc = (post.findtext(f"{WP}post_date{suffix}") or "" for suffix in ("", "_gmt"))
    assert (here[:10], int(here[11:13]) - int(utc[11:13])) == ("2026-07-01", 2)
    assert (post.findtext(f"{WP}post_modified") or "")[:10] == "2026-08-02"
    assert {post.findtext(f"{WP}{each}_status") for each in ("comment", "ping")} == {"closed"}


def test_our_own_import_reads_what_our_export_writes(exported: bytes) -> None:
    first, second = (each for each in wordpress_drafts(exported) if isinstance(each, Draft))
    assert (first.title, first.date[:10], first.description) == ("Lifts that wait", "2026-07-01", "Why.")
    assert first.photo.startswith(f"{SITE}assets/pictures/lift.")
    assert second.title == "Liften die wait"
