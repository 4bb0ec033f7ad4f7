"""Feeds of the example are read by other people's programs, and say the same in each format."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from jsonschema import Draft4Validator
from lxml import etree
from referencing import Registry
from referencing.jsonschema import DRAFT4

from company import NOW
from feed_rules import findings
from node import read_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from website import Website

ROOT = Path(__file__).parents[3]
SCHEMAS = ROOT.parent / "shared/checks/jsonfeed"
"""From the JSON Feed site's own readers, beside this repository where it is worked on."""


@pytest.fixture(scope="module")
def stems(example: Website) -> list[str]:
    """Return the feeds of each language, without their endings: of the whole site, and the first of each kind of scope.

    An entry is the same in all feeds that hold it; newsboat, which is quick, reads every one.
    """
    kinds = {
        (path.partition("feeds/")[0], *path.rpartition("feeds/")[2].split("/")[:-2], path.rpartition("/")[2]): path
        for path in sorted(example.feed_files, reverse=True)
    }
    return sorted({path.rpartition(".")[0] for path in kinds.values()})


@pytest.fixture(scope="module")
def parsed(example: Website, stems: list[str]) -> dict[str, Any]:
    """Return what feedparser makes of these feeds as RSS and as Atom."""
    paths = [f"{stem}.{ending}" for stem in stems for ending in ("rss", "atom")]
    return {path: feedparser.parse(example.files[path]) for path in paths}


def test_every_slice_has_a_feed_in_each_format(example: Website) -> None:
    endings: dict[str, set[str]] = {}
    for path in example.feed_files:
        stem, _, ending = path.rpartition(".")
        endings.setdefault(stem, set()).add(ending)
    assert len(endings) > 100
    assert all(found == {"rss", "atom", "json"} for found in endings.values())


def test_the_three_formats_hold_the_same_entries(example: Website, stems: list[str], parsed: dict[str, Any]) -> None:
    for stem in stems:
        rss, atom = ([entry.link for entry in parsed[f"{stem}.{ending}"].entries] for ending in ("rss", "atom"))
        assert rss == atom == [item["url"] for item in json.loads(example.files[f"{stem}.json"])["items"]]
        assert rss, f"{stem} is empty"
        assert {link.removeprefix(example.url) for link in rss} <= example.pages.keys()


def test_feedparser_finds_nothing_to_complain_of(parsed: dict[str, Any]) -> None:
    assert [path for path, feed in parsed.items() if feed.bozo] == []


def test_the_rules_of_the_feed_validator_are_kept(example: Website, parsed: dict[str, Any]) -> None:
    found = {path: findings(example.files[path], NOW) for path in parsed}
    assert {path: said for path, said in found.items() if said} == {}


BROKEN = {
    "UnknownNamespace": ("<channel>", '<channel xmlns:job="https://example.org/jobs">'),
    "MissingElement channel/description": ("<description>A</description><language>", "<language>"),
    "DuplicateElement item/guid": ("</guid>", '</guid><guid isPermaLink="false">2</guid>'),
    "UndefinedElement item/author": ("</item>", "<author>a@example.org</author></item>"),
    "UnexpectedAttribute enclosure/title": ("<enclosure ", '<enclosure title="a" '),
    "InvalidIntegerAttribute": ('length="1"', 'length=""'),
    "InvalidMIMEAttribute": ('type="image/png"', 'type="png"'),
    "ImplausibleDate": ("2026 12:00", "2036 12:00"),
    "IncorrectDOW": ("Sun, 01 Mar", "Mon, 01 Mar"),
    "InvalidUUID": ("urn:uuid:6769b1db-9050-5c58-8252-6a854dea73ff", "urn:uuid:1"),
    "SecurityRiskAttr": ("&lt;p&gt;", '&lt;p role="note"&gt;'),
    "SecurityRisk content:encoded iframe": ("&lt;p&gt;", "&lt;iframe&gt;&lt;/iframe&gt;&lt;p&gt;"),
    "DangerousStyleAttr": ("&lt;p&gt;", '&lt;p style="position:fixed"&gt;'),
    "ContainsRelRef": ("&lt;p&gt;", '&lt;p&gt;&lt;a href="b/"&gt;b&lt;/a&gt;'),
    "NotHtml": ("&lt;p&gt;", "&lt;p&gt;&lt;/b&gt;"),
    "ContainsHTML title": ("<title>B</title>", "<title>&lt;b&gt;B&lt;/b&gt;</title>"),
    "MissingSelf": ('rel="self"', 'rel="related"'),
    "MisplacedMetadata": ("</channel>", "<docs>https://example.org/</docs></channel>"),
    "InvalidLanguage": ("<language>en", "<language>English"),
}
PLAIN = """<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
version="2.0"><channel><title>A</title><link>https://example.org/</link><description>A</description><language>en</language>
<generator>K</generator><docs>https://example.org/docs</docs>
<lastBuildDate>Sun, 01 Mar 2026 12:00:00 +0100</lastBuildDate><atom:link rel="self" href="https://example.org/feed"/>
<item><title>B</title><link>https://example.org/b</link><description>B</description>
<content:encoded>&lt;p&gt;B&lt;/p&gt;</content:encoded>
<guid isPermaLink="false">urn:uuid:6769b1db-9050-5c58-8252-6a854dea73ff</guid>
<enclosure url="https://example.org/b.png" length="1" type="image/png"/>
<pubDate>Sun, 01 Mar 2026 12:00:00 +0100</pubDate></item></channel></rss>"""


@pytest.mark.parametrize("finding", BROKEN)
def test_the_rules_find_what_is_wrong(finding: str) -> None:
    """They are written down by us: a rule that finds nothing in a broken feed would prove nothing of ours."""
    before, after = BROKEN[finding]
    assert before in PLAIN
    assert not findings(PLAIN.encode(), datetime(2026, 4, 1, tzinfo=UTC))
    found = findings(PLAIN.replace(before, after, 1).encode(), datetime(2026, 4, 1, tzinfo=UTC))
    assert any(each.startswith(finding) for each in found), found


def json_feed_validator(folder: Path) -> Draft4Validator:
    """Return what knows JSON Feed 1.1, whose schema takes parts of that for 1.0 by its address."""
    older, newest = (json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("feed-1", "feed"))
    address = newest["id"].removesuffix(".json") + "-1"
    return Draft4Validator(newest, registry=Registry().with_resource(address, DRAFT4.create_resource(older)))


@pytest.mark.skipif(not SCHEMAS.is_dir(), reason="the schemas of JSON Feed are not beside this repository")
def test_json_feeds_keep_the_schema(example: Website, stems: list[str]) -> None:
    validator = json_feed_validator(SCHEMAS)
    for stem in stems:
        errors = [error.message for error in validator.iter_errors(json.loads(example.files[f"{stem}.json"]))]
        assert errors == [], stem


def test_rss_parser_reads_them(example: Website, parsed: dict[str, Any]) -> None:
    read = read_with("feeds.mjs", {path: example.files[path].decode() for path in parsed})
    for path, feed in parsed.items():
        expected = {"title": feed.feed.title, "link": feed.feed.link, "links": [entry.link for entry in feed.entries]}
        assert read[path] == expected, path


@pytest.mark.skipif(not shutil.which("newsboat"), reason="newsboat is not installed: make readers")
@pytest.mark.parametrize("ending", ["rss", "atom"])
def test_newsboat_reads_every_feed(ending: str, example: Website, tmp_path: Path) -> None:
    """It keeps an entry that several feeds hold but once."""
    feeds = {path: etree.fromstring(each) for path, each in example.feed_files.items() if path.endswith(ending)}
    urls, cache = tmp_path / "urls", tmp_path / "cache.db"
    urls.write_text("".join(f"file://{example.folder / path}\n" for path in feeds), "utf-8")
    command = ["newsboat", "-u", str(urls), "-c", str(cache), "-x", "reload"]
    subprocess.run(command, env=os.environ | {"HOME": str(tmp_path)}, check=True, capture_output=True, timeout=60)
    with closing(sqlite3.connect(cache)) as database:
        titles = dict(database.execute("select rssurl, title from rss_feed"))
        items = list(database.execute("select guid, author, content from rss_item"))
    assert {url.removeprefix(f"file://{example.folder}/"): title for url, title in titles.items()} == {
        path: root.findtext("channel/title") or root.findtext("{*}title") for path, root in feeds.items()
    }
    written = {guid: byline for root in feeds.values() for guid, byline in _bylines(root)}
    assert {guid: author for guid, author, _ in items} == written
    assert all("</p>" in content for *_, content in items)


def _bylines(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the id of each entry, and who newsboat says has written it: a list in words, or all names of Atom."""
    for item in root.iter("item"):
        yield item.findtext("guid", ""), item.findtext("{http://purl.org/dc/elements/1.1/}creator", "")
    for entry in root.iter("{http://www.w3.org/2005/Atom}entry"):
        names = [name.text or "" for name in entry.findall("{*}author/{*}name")]
        yield entry.findtext("{*}id", ""), ", ".join(names)
