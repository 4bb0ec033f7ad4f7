"""The search index of a site: what is in it, and when it is made."""

from __future__ import annotations

import gzip
import json
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from kollega.outputs.output import OutputKind

if TYPE_CHECKING:
    from company import Company
    from website import Website


def indexed(site: Website) -> dict[str, Any]:
    """Return what the index tells of each page, by address."""
    fragments = (gzip.decompress(content) for path, content in site.files.items() if path.endswith(".pf_fragment"))
    found = [json.loads(fragment.removeprefix(b"pagefind_dcd")) for fragment in fragments]
    return {each["url"].removeprefix("/"): each for each in found}


def kept(company: Company) -> dict[str, int]:
    """Return which file each part of the index is that the cache keeps: one that is made anew is another."""
    return {file.name: file.stat().st_ino for file in (company.root / ".kollega/pagefind").iterdir()}


ITEMS = {"stories/lifts/": "story", "vacancies/fitter/": "vacancy", "people/ana/": "person"}
STATEMENTS = {"privacy/": "page", "accessibility/": "page"}


def kinds_of(site: Website) -> dict[str, str]:
    return {address: page["filters"]["kind"][0] for address, page in indexed(site).items()}


def test_items_and_statements_are_searched_and_no_list(company: Company) -> None:
    assert kinds_of(company.draw(OutputKind.SEARCH)) == ITEMS | STATEMENTS


HAND_WRITTEN = (
    "---\ntitle: Food & drink\n---\n# Canteen\n\nSoup at noon.\n\n"
    "> [!STORIES] From the kitchen\n\n> [!QUOTE]\n> Soup is a right.\n"
)


def test_hand_written_pages_are_searched_in_their_language_without_what_is_listed_there(company: Company) -> None:
    company.configure({"languages": ["en", "nl"]})
    company.write("pages/index.md", "# Work at Acme\n\nWe mend what goes up and down.\n")
    company.write("pages/house/canteen.md", HAND_WRITTEN)
    company.write("pages/house/canteen.nl.md", "Soep om twaalf uur.\n")
    found = indexed(company.draw(OutputKind.SEARCH))
    canteen = found["house/canteen/"]
    assert (canteen["meta"]["title"], canteen["meta"]["menu"]) == ("Canteen", "Food & drink")
    assert canteen["content"].startswith("Soup at noon. From the kitchen. Soup is a right.")
    assert "wait" not in canteen["content"]
    assert found[""]["content"] == "We mend what goes up and down."
    assert found["nl/house/canteen/"]["content"] == "Soep om twaalf uur."
    assert {page["filters"]["kind"][0] for page in (canteen, found[""])} == {"page"}


def test_the_home_page_is_called_like_the_site_where_it_has_no_title(company: Company) -> None:
    company.write("pages/index.md", "We mend what goes up and down.\n")
    assert indexed(company.draw(OutputKind.SEARCH))[""]["meta"]["title"] == "Work at Acme"


def test_a_page_can_be_left_out_of_the_search(company: Company) -> None:
    company.write("pages/canteen.md", "---\nsearch:\n  exclude: true\n---\n# Canteen\n\nSoup at noon.\n")
    site = company.draw(OutputKind.SEARCH)
    assert "canteen/" in site.pages
    assert kinds_of(site) == ITEMS | STATEMENTS


@pytest.mark.parametrize(
    "front", ["name: Robin Example", "name: Robin Example\nrole: Rigger", "name: Robin Example\nstatus: alumni"]
)
def test_a_person_of_whom_hardly_anything_is_known_is_searched(company: Company, front: str) -> None:
    company.write("stories/people/robin.md", f"---\n{front}\n---\n")
    assert indexed(company.draw(OutputKind.SEARCH))["people/robin/"]["meta"]["title"] == "Robin Example"


def test_the_index_knows_what_a_result_shows(example: Website) -> None:
    found = indexed(example)
    vacancy = found["vacancies/bridge-mechanic/"]["meta"]
    assert (vacancy["title"], vacancy["team"], vacancy["place"]) == ("Bridge mechanic", "Bridges", "Wulpenoord yard")
    assert "a month" in vacancy["pay"]
    story = found["nl/stories/a-baker-on-the-ferry/"]["meta"]
    assert story["by"]
    assert found["stories/two-questions-a-crossing/"]["meta"]["by"] == "Greet Van Hoecke, Sem de Wilde"
    assert story["date"]
    assert found["people/yusuf-aydin/"]["meta"]["role"]


@pytest.mark.parametrize(
    ("address", "beginning"),
    [
        ("people/maja-lindqvist/", "Maja is an electrical engineer"),
        ("vacancies/bridge-mechanic/", "Keep nineteen movable bridges moving"),
        ("stories/the-heron-on-gauge-17/", "Every morning at six"),
    ],
)
def test_an_excerpt_is_taken_from_the_text_and_repeats_no_fact(example: Website, address: str, beginning: str) -> None:
    page = indexed(example)[address]
    assert page["content"].startswith(beginning)
    assert not {"Website.", "she/her.", "On site"} & set(page["content"].split("\n"))
    assert page["meta"]["title"]
    assert page["meta"]["place"]
    assert page["meta"]["team"]


def test_nothing_of_how_the_index_is_made_stands_in_it(example: Website) -> None:
    pages = indexed(example).values()
    assert [page["url"] for page in pages if "PAGEFIND" in page["content"] or "" in page["meta"]] == []


def test_words_of_the_interface_are_not_searched(company: Company) -> None:
    found = indexed(company.draw(OutputKind.SEARCH))
    said = " ".join(found[address]["content"] for address in ITEMS)
    assert [word for word in ("Apply", "Share this", "Posted on", "minute to read") if word in said] == []
    assert "A lift waits where it was left." in said


@pytest.mark.parametrize(
    "change", [("apply_url:", "status: closed\napply_url:"), ("apply_url:", "status: withdrawn\napply_url:")]
)
def test_what_is_closed_or_withdrawn_is_not_found(company: Company, change: tuple[str, str]) -> None:
    company.edit("vacancies/fitter.md", *change)
    assert "vacancies/fitter/" not in indexed(company.draw(OutputKind.SEARCH))


def test_a_search_page_loads_only_what_is_there(example: Website) -> None:
    published = {path for path in example.files if path.startswith("pagefind/")}
    assert {"pagefind/pagefind.js", "pagefind/pagefind-worker.js", "pagefind/pagefind-entry.json"} < published
    assert {"pagefind/wasm.en.pagefind", "pagefind/wasm.nl.pagefind"} < published
    assert [path for path in published if "ui" in path or "unknown" in path or "highlight" in path] == []


def test_the_search_pages_are_kept_from_search_engines(example: Website) -> None:
    for prefix in ("", "nl/"):
        robots = example.pages[f"{prefix}search/"].select_one("meta[name=robots]")
        assert robots
        assert robots["content"] == "noindex"
        assert f"{prefix}search/".encode() not in example.files["sitemap.xml"]


def test_the_index_is_made_anew_only_when_what_is_found_changes(company: Company) -> None:
    company.draw(OutputKind.SEARCH)
    before = kept(company)
    company.configure(copyright="Acme & Sons")
    company.draw(OutputKind.SEARCH)
    assert kept(company) == before
    company.edit("stories/lifts.md", "A lift waits", "A paternoster waits")
    site = company.draw(OutputKind.SEARCH)
    assert {name for name, number in kept(company).items() if before[name] != number} == {"en", "en-1-0"}
    assert "paternoster" in indexed(site)["stories/lifts/"]["content"]


def test_what_earlier_versions_kept_goes(company: Company) -> None:
    for number in range(9):
        company.write(f".kollega/pagefind/{number}", "an index")
    company.draw(OutputKind.SEARCH)
    assert {"en", "en-1-0"} < kept(company).keys()
    assert len(kept(company)) == 6


def test_an_index_of_before_goes(company: Company) -> None:
    company.draw(OutputKind.SEARCH)
    company.edit("stories/lifts.md", "A lift waits", "A paternoster waits")
    site = company.draw(OutputKind.SEARCH)
    assert len(indexed(site)) == 5
    manifest = json.loads((company.site_dir / ".kollega.json").read_text("utf-8"))
    listed = {path for path, kind in manifest.items() if kind == "search" and path.startswith("pagefind/")}
    assert listed == {path for path in site.files if path.startswith("pagefind/")}


def test_the_index_alone_can_be_made(company: Company) -> None:
    site = company.build(kinds=frozenset({OutputKind.SEARCH}))
    assert {path.split("/")[0] for path in site.files} == {"pagefind", "search"}
    assert len(indexed(site)) == 5
    assert not any(folder.name == "stories" for folder in company.site_dir.iterdir())


def test_without_the_index_it_stays_as_it_was(company: Company) -> None:
    before = indexed(company.draw(OutputKind.SEARCH))
    company.edit("stories/lifts.md", "A lift waits", "A paternoster waits")
    assert indexed(company.build(kinds=frozenset(OutputKind) - {OutputKind.SEARCH})) == before


def languages(site: Website) -> set[str]:
    return set(json.loads(site.files["pagefind/pagefind-entry.json"])["languages"])


def test_a_site_of_statements_alone_has_no_index(company: Company) -> None:
    for folder in ("stories", "vacancies"):
        for file in (company.root / folder).rglob("*.md"):
            file.unlink()
    site = company.draw(OutputKind.SEARCH)
    assert "search/" in site.pages
    assert not any(path.startswith("pagefind/") for path in site.files)


def test_a_language_without_items_and_pages_has_no_index_until_one_is_written(company: Company) -> None:
    company.configure({"languages": ["en", "nl", "pt-BR"]})
    site = company.draw(OutputKind.SEARCH)
    assert languages(site) == {"en"}
    assert {"nl/search/", "pt-BR/search/"} <= site.pages.keys()
    company.write("pages/canteen.nl.md", "Soep om twaalf uur.\n")
    assert languages(company.draw(OutputKind.SEARCH)) == {"en", "nl"}


@pytest.mark.parametrize(
    ("path", "change"),
    [
        ("stories/lifts.md", ("date: 2026-03-01", "date: 2026-03-01\nstatus: draft")),
        ("stories/lifts.md", ("date: 2026-03-01", "date: 2026-03-01\nstatus: withdrawn")),
        ("stories/lifts.md", ("date: 2026-03-01", "date: 2036-03-01")),
        ("stories/people/ana.md", ("name: Ana Silva", "name: Ana Silva\nstatus: withdrawn")),
        ("vacancies/fitter.md", ("apply_url:", "valid_through: 2026-03-02\napply_url:")),
        ("vacancies/fitter.md", ("date_posted: 2026-03-01", "date_posted: 2036-03-01")),
    ],
)
def test_what_is_not_or_no_longer_to_be_read_is_in_no_file_of_the_index(
    company: Company, path: str, change: tuple[str, str]
) -> None:
    company.write("pages/house.md", "# House\n\n> [!STORIES]\n\n> [!VACANCIES]\n\n> [!PEOPLE]\n")
    address = {"people": "people/ana/", "vacancies": "vacancies/fitter/"}.get(path.split("/")[-2], "stories/lifts/")
    assert address in indexed(company.draw(OutputKind.SEARCH))
    company.edit(path, *change)
    left = indexed(company.draw(OutputKind.SEARCH))
    assert address not in left
    texts = {"people/ana/": "Ana Silva", "vacancies/fitter/": "Lift fitter", "stories/lifts/": "Lifts that wait"}
    assert texts[address] not in json.dumps(left)


def test_settings_of_pagefind_that_lie_around_change_nothing(company: Company, monkeypatch: pytest.MonkeyPatch) -> None:
    company.write("pagefind.yml", "exclude_selectors: ['main']\n")
    monkeypatch.chdir(company.root)
    monkeypatch.setenv("PAGEFIND_EXCLUDE_SELECTORS", "main")
    assert kinds_of(company.draw(OutputKind.SEARCH)) == ITEMS | STATEMENTS


def test_a_directory_tells_an_intranet_who_knows_what(example: Website) -> None:
    told = json.loads(example.files["nl/people/people.json"])
    assert (told["organisation"], told["lang"]) == ("Veer & Peil", "nl")
    person = next(each for each in told["people"] if each["id"] == "yusuf-aydin")
    assert set(person) == {"id", "name", "role", "department", "location", "expertise", "url", "links", "photo"}
    assert person["url"] == "https://careers.example.org/nl/people/yusuf-aydin/"
    assert person["expertise"]


def test_the_directory_shows_faces_and_the_page_of_feeds_leads_to_it(example: Website) -> None:
    told = json.loads(example.files["people/people.json"])
    photo = next(each["photo"] for each in told["people"] if each["id"] == "yusuf-aydin")
    with Image.open(BytesIO(example.files[photo["url"].removeprefix(example.url)])) as picture:
        assert picture.size == (photo["width"], photo["height"])
    assert photo["alt"].startswith("Drawing of Yusuf")
    for prefix in ("", "nl/"):
        links = {str(link.get("href")) for link in example.pages[f"{prefix}feeds/"].select("main a")}
        assert f"{example.url}{prefix}people/people.json" in links


def test_who_shows_no_face_has_none_in_the_directory(company: Company) -> None:
    assert json.loads(company.draw().files["people/people.json"])["people"][0]["photo"] is None


def test_who_has_left_is_not_in_the_directory(company: Company) -> None:
    company.edit("stories/people/ana.md", "name: Ana Silva", "name: Ana Silva\nstatus: alumni")
    assert json.loads(company.draw().files["people/people.json"])["people"] == []
