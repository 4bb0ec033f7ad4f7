"""What each format says of stories and vacancies, and that it goes on saying it under the same names."""

from __future__ import annotations

import json
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
from bs4 import BeautifulSoup
from lxml import etree

from company import NOW, Company, minimal_company, picture
from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from website import Website

NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "g": "http://base.google.com/ns/1.0",
    "html": "http://www.w3.org/1999/xhtml",
}

PHOTO = "stories/lift.png"
STORY = """---
title: Lifts & <levers>
authors: [ana, bo]
date: 2026-03-01
updated: 2026-04-02
description: Why lifts wait.
department: Workshop
tags: [lifts, Workshop]
source: https://press.example.net/lifts
photo: lift.png
photo_alt: A lift that waits
---
See [who writes](people/ana.md), [what is open](../vacancies/fitter.md) and ![the shaft](lift.png).
"""
VACANCY = """---
title: Lift fitter
date_posted: 2026-03-01
valid_through: 2026-12-31
description: You mend lifts.
department: Workshop
locations: [{city: Utrecht, country: NL}, {city: Gent, country: BE}]
workplace: hybrid
employment_type: [FULL_TIME]
hours: {min: 32, max: 36}
salary: {min: 3000, max: 4200.50, currency: EUR, unit: MONTH}
contact: ana
apply_url: https://apply.acme.example/fitter
---
You go up and down.
"""


class Feeds:
    """The feeds of a site, each read in its own format."""

    def __init__(self, website: Website) -> None:
        self.website = website

    def xml(self, path: str) -> etree._Element:
        return etree.fromstring(self.website.files[path])

    def entry(self, kind: str, ending: str) -> Any:
        """Return the first entry of a whole feed."""
        path = f"feeds/{kind}.{ending}"
        if ending == "json":
            return json.loads(self.website.files[path])["items"][0]
        return self.xml(path).find(".//item" if ending == "rss" else "atom:entry", NAMES)

    @cached_property
    def texts(self) -> dict[str, str]:
        """Return the whole text of the first story and the first vacancy in each format."""
        found = {}
        for kind in ("stories", "vacancies"):
            found[f"{kind}.rss"] = self.entry(kind, "rss").findtext("content:encoded", namespaces=NAMES)
            found[f"{kind}.atom"] = self.entry(kind, "atom").findtext("atom:content", namespaces=NAMES)
            found[f"{kind}.json"] = self.entry(kind, "json")["content_html"]
        return found


def site(root: Path) -> Company:
    company = minimal_company(root)
    company.write("stories/people/bo.md", "---\nname: Bo & Co\n---\n")
    company.write(PHOTO, picture())
    company.write("stories/lifts.md", STORY)
    company.write("vacancies/fitter.md", VACANCY)
    return company


def build(company: Company) -> Feeds:
    kinds = frozenset({OutputKind.FEEDS, OutputKind.PAGES})
    return Feeds(company.build(now=NOW + timedelta(days=1), kinds=kinds))


@pytest.fixture(scope="module")
def feeds(tmp_path_factory: pytest.TempPathFactory) -> Feeds:
    return build(site(tmp_path_factory.mktemp("formats") / "acme"))


def attributes(element: etree._Element, name: str) -> list[dict[str, str]]:
    return [dict(each.attrib) for each in element.findall(name, NAMES)]


URL = "https://careers.acme.example/"


def test_a_feed_says_where_its_page_and_where_itself_is_the_page_first(feeds: Feeds) -> None:
    for ending, media_type in (("rss", "application/rss+xml"), ("atom", "application/atom+xml")):
        root = feeds.xml(f"feeds/stories.{ending}")
        assert attributes(root[0] if ending == "rss" else root, "atom:link") == [
            {"rel": "alternate", "type": "text/html", "hreflang": "en", "href": f"{URL}stories/"},
            {"rel": "self", "type": media_type, "href": f"{URL}feeds/stories.{ending}"},
        ]
    head = json.loads(feeds.website.files["feeds/stories.json"])
    assert (head["home_page_url"], head["feed_url"]) == (f"{URL}stories/", f"{URL}feeds/stories.json")
    assert (head["version"], head["language"]) == ("https://jsonfeed.org/version/1.1", "en")


def test_a_picture_has_its_type_and_the_bytes_of_its_file(feeds: Feeds) -> None:
    (enclosure,) = attributes(feeds.entry("stories", "rss"), "enclosure")
    size = len(feeds.website.files[enclosure["url"].removeprefix(URL)])
    assert (enclosure["type"], enclosure["length"]) == ("image/png", str(size))
    links = attributes(feeds.entry("stories", "atom"), "atom:link")
    assert {"rel": "enclosure", "type": "image/png", "href": enclosure["url"], "length": str(size)} in links
    (attachment,) = feeds.entry("stories", "json")["attachments"]
    assert attachment == {"url": enclosure["url"], "mime_type": "image/png", "size_in_bytes": size}
    assert feeds.entry("stories", "json")["image"] == enclosure["url"]


def test_in_rss_all_authors_are_one_and_elsewhere_each_has_a_page(feeds: Feeds) -> None:
    creators = [each.text for each in feeds.entry("stories", "rss").findall("dc:creator", NAMES)]
    assert creators == ["Ana Silva and Bo & Co"]
    people = [("Ana Silva", f"{URL}people/ana/"), ("Bo & Co", f"{URL}people/bo/")]
    entry = feeds.entry("stories", "atom")
    names, uris = ([each.text for each in entry.findall(f"atom:author/atom:{name}", NAMES)] for name in ("name", "uri"))
    assert list(zip(names, uris, strict=True)) == people
    item = feeds.entry("stories", "json")
    assert [(author["name"], author["url"]) for author in item["authors"]] == people
    assert item["author"] == {"name": "Ana Silva and Bo & Co"}


def test_a_vacancy_is_the_organisations(feeds: Feeds) -> None:
    assert feeds.entry("vacancies", "rss").find("dc:creator", NAMES) is None
    assert feeds.entry("vacancies", "atom").find("atom:author", NAMES) is None
    assert "authors" not in feeds.entry("vacancies", "json")
    root = feeds.xml("feeds/vacancies.atom")
    assert root.findtext("atom:author/atom:name", namespaces=NAMES) == "Acme"
    assert json.loads(feeds.website.files["feeds/vacancies.json"])["author"]["name"] == "Acme"


def test_published_and_updated_are_always_there(feeds: Feeds) -> None:
    days = {"stories": ("2026-03-01", "2026-04-02"), "vacancies": ("2026-03-01", "2026-03-01")}
    for kind, (published, updated) in days.items():
        atom, item = feeds.entry(kind, "atom"), feeds.entry(kind, "json")
        assert atom.findtext("atom:published", namespaces=NAMES) == item["date_published"]
        assert atom.findtext("atom:updated", namespaces=NAMES) == item["date_modified"]
        assert feeds.entry(kind, "rss").findtext("atom:updated", namespaces=NAMES) == item["date_modified"]
        assert (item["date_published"][:10], item["date_modified"][:10]) == (published, updated)


def test_what_looks_like_a_tag_in_a_title_stays_text(feeds: Feeds) -> None:
    title = feeds.entry("stories", "atom").find("atom:title", NAMES)
    assert (title.get("type"), title.text) == ("html", "Lifts &amp; &lt;levers&gt;")
    assert feeds.entry("stories", "rss").findtext("title") == "Lifts & <levers>"
    assert feeds.entry("stories", "json")["title"] == "Lifts & <levers>"


def test_every_entry_has_a_summary(feeds: Feeds) -> None:
    assert feeds.entry("stories", "atom").findtext("atom:summary", namespaces=NAMES) == "Why lifts wait."
    assert feeds.entry("stories", "rss").findtext("description") == "Why lifts wait."
    assert feeds.entry("stories", "json")["summary"] == "Why lifts wait."


def test_a_department_and_a_tag_of_one_name_are_one_category(feeds: Feeds) -> None:
    assert feeds.entry("stories", "json")["tags"] == ["Workshop", "lifts"]
    assert [each["term"] for each in attributes(feeds.entry("stories", "atom"), "atom:category")] == [
        "Workshop",
        "lifts",
    ]


def test_a_story_says_what_it_comments_on(feeds: Feeds) -> None:
    assert feeds.entry("stories", "json")["external_url"] == "https://press.example.net/lifts"
    related = {"rel": "related", "href": "https://press.example.net/lifts"}
    assert related in attributes(feeds.entry("stories", "atom"), "atom:link")


def test_the_text_is_html_with_its_language_and_the_same_in_each_format(feeds: Feeds) -> None:
    assert feeds.entry("stories", "atom").find("atom:content", NAMES).get("type") == "html"
    for kind in ("stories", "vacancies"):
        texts = {feeds.texts[f"{kind}.{ending}"] for ending in ("rss", "atom", "json")}
        assert len(texts) == 1
        assert texts.pop().startswith('<div lang="en" dir="ltr">')


def test_every_link_and_picture_is_absolute(feeds: Feeds) -> None:
    html = BeautifulSoup(feeds.texts["stories.rss"], "html5lib")
    assert [link["href"] for link in html.select("a")] == [f"{URL}people/ana/", f"{URL}vacancies/fitter/"]
    pictures = html.select("img")
    assert [image["alt"] for image in pictures] == ["A lift that waits", "the shaft"]
    assert all(str(image["src"]).removeprefix(URL) in feeds.website.files for image in pictures)


def test_the_facts_of_a_vacancy_stand_in_its_text(feeds: Feeds) -> None:
    html = BeautifulSoup(feeds.texts["vacancies.rss"], "html5lib")
    facts = [" ".join(item.get_text().split()) for item in html.select("ul:first-of-type li")]
    assert facts[:7] == [
        "Pay: €3,000.00–4,200.50 a month",
        "Hours: 32–36 hours a week",
        "Apply by: 31 December 2026",
        "Where: Utrecht, Netherlands and Gent, Belgium",
        "Questions to: Ana Silva",
        "Workplace: Partly at home",
        "Kind of work: Full-time",
    ]


FACTS = {
    "g:salary": ["3000-4200.5 EUR/MONTH"],
    "g:job_type": ["full-time"],
    "dcterms:temporal": ["32–36 hours"],
    "dcterms:spatial": ["Utrecht", "Gent"],
    "dcterms:valid": ["end=2026-12-31; scheme=W3C-DTF"],
}


@pytest.mark.parametrize("ending", ["rss", "atom"])
@pytest.mark.parametrize("name", FACTS)
def test_the_facts_of_a_vacancy_are_elements_of_their_own(feeds: Feeds, ending: str, name: str) -> None:
    entry = feeds.entry("vacancies", ending)
    assert [each.text for each in entry.findall(name, NAMES)] == FACTS[name]
    assert feeds.entry("stories", ending).find(name, NAMES) is None


def test_programs_read_the_facts_of_a_vacancy_as_the_front_matter_has_them(feeds: Feeds) -> None:
    assert feeds.entry("vacancies", "json")["_vacancy"] == {
        "salary": {"min": 3000, "max": 4200.5, "currency": "EUR", "unit": "MONTH"},
        "hours": {"min": 32, "max": 36},
        "locations": ["Utrecht", "Gent"],
        "workplace": "hybrid",
        "employment_type": ["FULL_TIME"],
        "valid_through": "2026-12-31",
    }


def ids(feeds: Feeds) -> dict[str, list[str]]:
    """Return the id of each feed, and of its entries."""
    return {path: list(_ids(path, content)) for path, content in sorted(feeds.website.feed_files.items())}


def _ids(path: str, content: bytes) -> Iterator[str]:
    if path.endswith(".json"):
        yield from (item["id"] for item in json.loads(content)["items"])
    else:
        parsed = feedparser.parse(content)
        yield parsed.feed.get("id", "")
        yield from (entry.id for entry in parsed.entries)


def _retitle(company: Company) -> None:
    company.edit("stories/lifts.md", "title: Lifts & <levers>", "title: Another")
    company.edit("vacancies/fitter.md", "title: Lift fitter", "title: Another")


def _rename(company: Company) -> None:
    for folder, before, after in (("stories", "lifts", "levers"), ("vacancies", "fitter", "mechanic")):
        text = (company.root / folder / f"{before}.md").read_text("utf-8").replace("fitter.md", "mechanic.md")
        company.write(f"{folder}/{after}.md", text.replace("---\n", f"---\naliases: [{before}]\n", 1))
        (company.root / folder / f"{before}.md").unlink()


def _move(company: Company) -> None:
    company.configure(site_url="https://www.acme.example/careers/")


def _rewrite(company: Company) -> None:
    company.edit("stories/lifts.md", "See [who", "Do see [who")


@pytest.mark.parametrize("change", [_retitle, _rename, _move, _rewrite], ids=["title", "file", "site address", "text"])
def test_ids_and_dates_survive(change: Any, feeds: Feeds, tmp_path: Path) -> None:
    company = site(tmp_path / "acme")
    change(company)
    after = build(company)
    assert ids(after) == ids(feeds)
    for kind in ("stories", "vacancies"):
        was, now = feeds.entry(kind, "json"), after.entry(kind, "json")
        assert (now["date_published"], now["date_modified"]) == (was["date_published"], was["date_modified"])


def test_settings_say_how_many_a_feed_holds(tmp_path: Path) -> None:
    company = site(tmp_path / "acme")
    company.configure({"feeds": {"stories": 1, "vacancies": 2}})
    for number in range(4):
        day = f"2026-05-0{number + 1}"
        company.write(f"stories/s{number}.md", STORY.replace("2026-03-01", day).replace("updated: 2026-04-02\n", ""))
        company.write(f"vacancies/v{number}.md", VACANCY.replace("2026-03-01", day))
    files = build(company).website.files
    assert [item["url"] for item in json.loads(files["feeds/stories.json"])["items"]] == [f"{URL}stories/s3/"]
    newest = [item["url"] for item in json.loads(files["feeds/departments/workshop/vacancies.json"])["items"]]
    assert newest == [f"{URL}vacancies/v3/", f"{URL}vacancies/v2/"]


def test_a_feed_has_words_and_links_for_those_who_open_it_in_a_browser(feeds: Feeds) -> None:
    for path in ("feeds/departments/workshop/stories.rss", "feeds/departments/workshop/stories.atom"):
        root = feeds.xml(path)
        notice = root.find(".//html:div", NAMES)
        assert notice is not None
        links = [link.get("href") for link in notice.iter("{*}a")]
        assert links == [f"{URL}departments/workshop/", f"{URL}feeds/"]
        (style,) = root.xpath("/processing-instruction('xml-stylesheet')")
        assert style.get("href").removeprefix("../../../") in feeds.website.files
