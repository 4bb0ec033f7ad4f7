"""What other people's pages show: the list for a frame, the list for the script, and the code that is copied."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from company import NOW
from handbook import code, section
from handbook import page as handbook_page
from handbook import rows as table_rows
from kollega.build.plan import plan_project
from kollega.content.kind import ItemKind
from kollega.host import open_site
from kollega.outputs.embeds.code import embed_code
from kollega.outputs.embeds.listing import KINDS, listing
from kollega.outputs.output import OutputKind
from website import attribute

if TYPE_CHECKING:
    from company import Company
    from plans import Written
    from website import Website


def rows(website: Website, address: str) -> list[str]:
    return [attribute(link, "href") for link in website.pages[address].select("[data-rows] h2 a")]


def data(website: Website, path: str) -> Any:
    return json.loads(website.files[path])


@pytest.mark.parametrize("prefix", ["", "nl/", "sv/"])
@pytest.mark.parametrize("kind", ["vacancies", "stories"])
def test_frame_and_script_list_what_the_site_lists(example: Website, prefix: str, kind: str) -> None:
    """The stories of the example are few enough for one page of the site, and for a list elsewhere."""
    title = ".departure-title a" if kind == "vacancies" else ".story-title a"
    page = example.pages[f"{prefix}{kind}/"]
    list_ = page.select_one("#open") if kind == "vacancies" else page.select_one(".issue")
    assert list_
    own = [attribute(link, "href").removeprefix("../" * (1 + bool(prefix))) for link in list_.select(title)]
    framed = [row.removeprefix("../" * (2 + bool(prefix))) for row in rows(example, f"{prefix}embed/{kind}/")]
    read = [each["url"] for each in data(example, f"{prefix}embed/{kind}.json")["items"]]
    assert own
    assert own == framed == read


def test_the_rows_of_a_frame_and_of_the_script_know_the_same_of_themselves(example: Website) -> None:
    for kind in ("vacancies", "stories"):
        framed = [
            {name.removeprefix("data-"): value for name, value in row.attrs.items()}
            for row in example.pages[f"embed/{kind}/"].select("[data-rows] > li")
        ]
        assert framed == [each["in"] for each in data(example, f"embed/{kind}.json")["items"]]
        assert any(each.keys() == {"department", "location", "tag", "person"} for each in framed)


def test_what_the_script_reads_leaves_out_what_a_vacancy_does_not_say(company: Company) -> None:
    (vacancy,) = data(company.draw(), "embed/vacancies.json")["items"]
    assert vacancy == {
        "title": "Lift fitter",
        "url": "vacancies/fitter/",
        "team": "Workshop",
        "ending": "Until filled",
        "nth": 0,
        "in": {"department": "workshop"},
    }


@pytest.mark.parametrize("kind", ["vacancies", "stories"])
def test_what_the_script_reads_counts_from_the_newest_as_the_feed_does(example: Website, kind: str) -> None:
    items = data(example, f"embed/{kind}.json")["items"]
    assert sorted(each["nth"] for each in items) == list(range(len(items)))
    newest = [each["title"] for each in sorted(items, key=lambda each: each["nth"])]
    assert newest == [each["title"] for each in data(example, f"feeds/{kind}.json")["items"]]


def test_a_story_without_a_picture_has_the_monogram_of_who_tells_it(company: Company) -> None:
    (story,) = data(company.draw(), "embed/stories.json")["items"]
    assert story["face"]["initials"] == "AS"
    assert story["authors"] == ["Ana Silva"]
    assert "picture" not in story


def test_the_script_has_at_most_five_kilobytes(example: Website) -> None:
    assert len(gzip.compress(example.files["embed/kollega.js"], mtime=0)) <= 5000


def test_the_handbook_names_every_property_and_part(example: Website) -> None:
    script = example.files["embed/kollega.js"].decode()
    look = section(handbook_page("embedding.md"), "How it looks")
    assert {row[0].strip("`") for row in table_rows(look)} - {"property", "---"} == set(
        re.findall(r"--kollega-[\w-]+", script)
    )
    named = set(code(look.partition("The parts are")[2])) - {"vacancies", "stories"}
    classes = {*re.findall(r"^ *\.([a-z]+)", script, re.MULTILINE), *re.findall(r'make\("\w+", "(\w+)', script)}
    assert named - {"said"} <= classes
    assert {"item", "title", "link", "team", "facts", "pay", "picture", "face", "more", "none"} <= named


HELD_BACK = {
    "drafts": ("date: 2026-03-01\nstatus: draft", "date_posted: 2026-03-01\nstatus: draft"),
    "withdrawn": ("date: 2026-03-01\nstatus: withdrawn", "date_posted: 2026-03-01\nstatus: withdrawn"),
    "upcoming": ("date: 2026-12-01", "date_posted: 2026-12-01"),
    "closed": ("date: 2026-12-01", "date_posted: 2026-03-01\nstatus: closed"),
}


@pytest.mark.parametrize(("story", "vacancy"), HELD_BACK.values(), ids=HELD_BACK)
def test_what_is_not_live_is_nowhere_in_the_embeds(company: Company, story: str, vacancy: str) -> None:
    company.edit("stories/lifts.md", "date: 2026-03-01", story)
    company.edit("vacancies/fitter.md", "date_posted: 2026-03-01", vacancy)
    embeds = {path: content for path, content in company.draw().files.items() if path.startswith("embed/")}
    assert embeds
    assert not any(b"Lift" in content for content in embeds.values())
    assert [path for path in embeds if "fitter" in path or "lifts" in path] == []


def test_drafts_are_in_no_embed_even_where_their_authors_see_them(company: Company) -> None:
    company.edit("stories/lifts.md", "title:", "status: draft\ntitle:")
    company.edit("vacancies/fitter.md", "title:", "status: draft\ntitle:")
    project, _draw = open_site(company.config_file, company.site_dir)
    plan = plan_project(project, NOW, drafts=True)
    paths = {artifact.path for artifact in plan.publication.artifacts(frozenset({OutputKind.PAGES}))}
    assert {"stories/lifts/index.html", "vacancies/fitter/index.html"} <= paths
    assert {path for path in paths if path.startswith("embed/")} == {
        "embed/kollega.js",
        *(
            f"embed/{kind}{end}"
            for kind in ("stories", "vacancies")
            for end in (".json", "/index.html", "/oembed.json")
        ),
    }
    (edition,) = plan.publication.editions
    assert [listing(kind, edition).items for kind in KINDS] == [(), ()]


def test_a_list_has_the_newest_stories_of_each_slice_however_many_there_are(company: Company) -> None:
    """Else a list of one department would be empty where that has told nothing for a while.

    What is there for its sake is seen in it alone: the list of all stories is no longer than any, without a script too.
    """
    for number in range(30):
        company.write(
            f"stories/office-{number}.md",
            f"---\ntitle: Office {number}\nauthors: [ana]\ndate: 2026-04-{number % 28 + 1:02}\ndescription: D.\n"
            "department: Office\n---\nText.\n",
        )
    website = company.draw()
    listed = data(website, "embed/stories.json")
    told = [each["in"]["department"] for each in listed["items"]]
    assert told.count("office") == 24
    assert told.count("workshop") == 1
    assert listed["most"] == 24
    assert "most" not in data(website, "embed/vacancies.json")
    frame = website.pages["embed/stories/"]
    assert attribute(frame.select_one("[data-rows]"), "data-most") == "24"
    assert [row.has_attr("hidden") for row in frame.select("[data-rows] > li")] == [False] * 24 + [True]


def code_of(written: Written, macro: str, lang: str = "en", **slice_: Any) -> str:
    """Return some code as people copy it."""
    return written.macro("embed/code.html", macro, embed_code(edition=written.edition(lang), **slice_))


def test_an_element_brings_links_for_those_who_run_no_script(written: Written) -> None:
    html = code_of(written, "element", kind=ItemKind.VACANCY, filters={"department": "bridges"}, limit=3, lang="nl")
    page = BeautifulSoup(html, "html5lib")
    element = page.select_one("kollega-vacancies")
    assert element
    assert {name: attribute(element, name) for name in element.attrs} == {
        "department": "bridges",
        "limit": "3",
        "lang": "nl",
    }
    list_ = element.select_one("ul")
    assert (attribute(list_, "lang"), attribute(list_, "dir")) == ("nl", "ltr")
    assert [attribute(link, "href") for link in element.select("a")] == [
        "https://careers.example.org/nl/vacancies/bridge-mechanic/",
        "https://careers.example.org/nl/vacancies/",
    ]
    assert attribute(page.script, "src") == "https://careers.example.org/embed/kollega.js"


def test_a_frame_is_followed_by_a_link_that_one_sees(written: Written) -> None:
    html = code_of(written, "frame", kind=ItemKind.STORY, filters={"tag": "early-shift", "person": "yusuf-aydin"})
    page = BeautifulSoup(html, "html5lib")
    assert attribute(page.iframe, "src") == (
        "https://careers.example.org/embed/stories/?tag=early-shift&person=yusuf-aydin"
    )
    assert attribute(page.iframe, "title") == "Stories from Veer & Peil"
    assert [attribute(link, "href") for link in page.select("p a")] == ["https://careers.example.org/stories/"]


PASTED = {
    "everything": (ItemKind.VACANCY, {}, "vacancies/"),
    "all stories": (ItemKind.STORY, {}, "stories/"),
    "a department": (ItemKind.VACANCY, {"department": "bridges"}, "departments/bridges/"),
    "a place": (ItemKind.VACANCY, {"location": "terhaven"}, "locations/terhaven/"),
    "stories of a place with vacancies": (ItemKind.STORY, {"location": "terhaven"}, ""),
    "stories of a topic without": (ItemKind.STORY, {"tag": "mistakes"}, "tags/mistakes/"),
    "two places": (ItemKind.VACANCY, {"location": "terhaven wulpenoord"}, ""),
    "a department at a place": (ItemKind.VACANCY, {"department": "tides", "location": "terhaven"}, ""),
    "a person": (ItemKind.VACANCY, {"person": "noor-haddad"}, ""),
    "what there is not": (ItemKind.VACANCY, {"department": "circus"}, ""),
}


@pytest.mark.parametrize(("kind", "filters", "page"), PASTED.values(), ids=PASTED)
def test_an_address_to_paste_shows_just_what_is_asked_for(
    written: Written, example: Website, kind: ItemKind, filters: dict[str, str], page: str
) -> None:
    code = embed_code(kind, written.edition("en"), filters)
    assert code.paste_url.removeprefix(example.url) == page
    if page:
        link = attribute(example.pages[page].select_one('link[type="application/json+oembed"]'), "href")
        assert code.frame_url.replace("&", "&amp;") in data(example, link.removeprefix(example.url))["html"]


@pytest.mark.parametrize("macro", ["element", "wordpress", "frame", "script"])
def test_no_code_has_a_script_or_a_style_written_into_it(written: Written, macro: str) -> None:
    page = BeautifulSoup(code_of(written, macro, kind=ItemKind.STORY), "html5lib")
    assert page.select("style, [style], script:not([src])") == []
    assert [name for node in page.find_all() for name in node.attrs if name.startswith("on")] == []
