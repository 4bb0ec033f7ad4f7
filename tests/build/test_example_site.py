"""The example site, read page by page."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatchcase
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from PIL import Image

from website import Website, attribute, language_of

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

ADDRESSES = [
    "index.html",
    "stories/index.html",
    "stories/a-baker-on-the-ferry/index.html",
    "vacancies/index.html",
    "vacancies/bridge-mechanic/index.html",
    "vacancies/deckhand/index.html",
    "people/index.html",
    "people/yusuf-aydin/index.html",
    "departments/ferries/index.html",
    "locations/terhaven/index.html",
    "tags/early-shift/index.html",
    "share/index.html",
    "share/stories/a-baker-on-the-ferry/index.html",
    "share/stories/a-baker-on-the-ferry/kit.json",
    "share/vacancies/bridge-mechanic/index.html",
    "share/vacancies/bridge-mechanic/kit.json",
    "feeds/index.html",
    "feeds/stories.rss",
    "feeds/vacancies.rss",
    "guidelines/index.html",
    "privacy/index.html",
    "accessibility/index.html",
]
"""Those of languages in which everything is there; the rest of the contract is below."""


@pytest.mark.parametrize("prefix", ["", "nl/"], ids=["en", "nl"])
def test_every_language_has_the_addresses_of_the_contract(example: Website, prefix: str) -> None:
    assert not {prefix + address for address in ADDRESSES} - example.files.keys()


@pytest.mark.parametrize("address", ["sitemap.xml", "robots.txt", "404.html"])
def test_the_root_has_what_is_there_once(example: Website, address: str) -> None:
    assert [path for path in example.files if path.endswith(address)] == [address]


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        pytest.param("go/???????/index.html", 52, id="a short link for each story and vacancy"),
        pytest.param("go/????????/index.html", 58, id="and for the vacancies of a team, a place, a topic together"),
        pytest.param(
            "assets/cards/*.????????????.png",
            149,
            id="a card for each, for what is shared together and the site, two more where vacancies are",
        ),
    ],
)
def test_what_has_a_name_of_its_own_is_there_for_each_item(example: Website, pattern: str, count: int) -> None:
    assert sum(fnmatchcase(path, pattern) for path in example.files) == count


def test_nothing_of_the_host_is_left(example: Website) -> None:
    made_for_mkdocs = re.compile(r"search_index|lunr|\.py|\.md$|\.po$|\.typ$|sitemap\.xml\.gz|templates|config")
    assert not [path for path in example.files if made_for_mkdocs.search(path)]


def test_every_link_leads_to_a_file_and_every_fragment_to_an_id(example: Website) -> None:
    broken = {path: example.broken(path) for path in example.documents}
    assert {path: links for path, links in broken.items() if links} == {}


def test_every_page_has_one_heading_a_title_and_a_language(example: Website) -> None:
    faults = [
        address
        for address, page in example.pages.items()
        if len(page.find_all("h1")) != 1
        or len(page.select("head > title")) != 1
        or not page.select("head > title")[0].text.strip()
        or attribute(page.html, "lang") != language_of(address)
    ]
    assert faults == []


def test_no_two_pages_of_a_language_have_one_title(example: Website) -> None:
    titles = [(attribute(page.html, "lang"), page.select("head > title")[0].text) for page in example.pages.values()]
    assert sorted(titles) == sorted(set(titles))


def test_a_page_names_its_own_address(example: Website) -> None:
    named = {
        address: attribute(page.select_one("link[rel=canonical]"), "href") for address, page in example.pages.items()
    }
    # A frame for other sites is noticed as the page of this one that shows the same.
    pages = {address: re.sub(r"(^|/)embed/", r"\1", address) for address in example.pages}
    assert named == {address: "" if page == "404.html" else example.url + page for address, page in pages.items()}
    assert set(pages.values()) <= example.pages.keys()


def test_no_page_uses_an_id_twice(example: Website) -> None:
    def doubled(page: BeautifulSoup) -> set[str]:
        ids = [str(node["id"]) for node in page.find_all(id=True)]
        return {each for each in ids if ids.count(each) > 1}

    assert {address: ids for address, page in example.pages.items() if (ids := doubled(page))} == {}


def test_translations_name_each_other_and_themselves(example: Website) -> None:
    named = {address: _alternates(page) for address, page in example.pages.items()}
    for address, links in named.items():
        lang = attribute(example.pages[address].html, "lang")
        assert not links or links[lang] == example.url + address
        assert all(named[url.removeprefix(example.url)] == links for url in links.values()), address
    assert set(named["stories/a-baker-on-the-ferry/"]) == {"en", "nl", "sv", "x-default"}


def _alternates(page: BeautifulSoup) -> dict[str, str]:
    return {attribute(node, "hreflang"): attribute(node, "href") for node in page.select("link[hreflang]")}


def test_a_translation_is_one_click_away(example: Website) -> None:
    page = example.pages["stories/a-baker-on-the-ferry/"]
    assert "../../nl/stories/a-baker-on-the-ferry/" in [attribute(a, "href") for a in page.select("header a")]


def test_a_page_shows_a_picture_of_the_size_that_it_says(example: Website) -> None:
    for address, page in example.pages.items():
        said = {attribute(node, "property"): attribute(node, "content") for node in page.select("meta[property]")}
        if "og:image" in said:
            path = said["og:image"].removeprefix(example.url)
            with Image.open(BytesIO(example.files[path])) as picture:
                size = (int(said["og:image:width"]), int(said["og:image:height"]))
                assert (picture.format, picture.size) == ("PNG", size), address
            assert said["og:image:alt"]


def test_every_item_that_may_be_shared_has_a_card(example: Website) -> None:
    """And all that is shared together; networks find it at the short link."""
    shared = [address for address in example.pages if re.search(r"share/\w+/.", address)]
    assert len(shared) == 68
    links = [example.kits[f"{address}kit.json"]["short_url"].removeprefix(example.url) for address in shared]
    pages = [example.documents[f"{link}index.html"] for link in links]
    assert len({attribute(page.select_one("meta[property='og:image']"), "content") for page in pages}) == len(shared)


def test_no_address_stands_twice_in_the_sitemap(example: Website) -> None:
    from lxml import etree

    listed = [node.text for node in etree.fromstring(example.files["sitemap.xml"]).iter("{*}loc")]
    assert [address for address, times in Counter(listed).items() if times > 1] == []


def test_only_pages_that_search_engines_may_show_are_in_the_sitemap(example: Website) -> None:
    from lxml import etree

    listed = {node.text for node in etree.fromstring(example.files["sitemap.xml"]).iter("{*}loc")}

    def is_hidden(page: BeautifulSoup) -> bool:
        return "noindex" in attribute(page.select_one("meta[name=robots]"), "content")

    assert listed == {example.url + address for address, page in example.pages.items() if not is_hidden(page)}
    assert "Sitemap: https://careers.example.org/sitemap.xml" in example.files["robots.txt"].decode()


def test_a_redirect_leads_to_a_page_and_names_it(example: Website) -> None:
    assert example.redirects["vacancies/bridge-fitter/"] == "vacancies/bridge-mechanic/"
    for address, target in example.redirects.items():
        page, filters, _ = target.partition("?")
        assert page in example.pages, address
        canonical = example.documents[f"{address}index.html"].select_one("link[rel=canonical]")
        # A list with filters chosen has no title and no card of its own, which the short link has.
        assert attribute(canonical, "href") == example.url + (address if filters else page)


def test_what_is_open_in_a_colleague_s_team_and_what_is_open_near_them_are_told_apart(example: Website) -> None:
    page = example.pages["people/yusuf-aydin/"]
    team, nearby = (
        {row.select_one(".departure-team").get_text() for row in page.select(f"[aria-labelledby={name}] .departure")}
        for name in ("vacancies", "nearby")
    )
    assert team == {"Ferries"}
    assert nearby
    assert "Ferries" not in nearby


def test_a_closed_vacancy_says_when_it_closed_and_no_longer_with_whom(example: Website) -> None:
    page = example.pages["vacancies/deckhand/"]
    assert page.select_one(".fact-closed time")
    assert not page.select(".fact-closes, .fact-contact, #colleagues, .apply-bar")


@pytest.mark.parametrize("prefix", ["", "nl/"], ids=["en", "nl"])
def test_each_subject_of_a_colleague_leads_to_all_who_know_about_it(example: Website, prefix: str) -> None:
    address = f"{prefix}people/marjan-dekkers/"
    subjects = example.pages[address].select(".expertise a")
    asked = [urlsplit(urljoin(example.url + address, attribute(each, "href"))) for each in subjects]
    assert {each.path for each in asked} == {f"/{prefix}people/"}
    assert [parse_qs(each.query)["about"] for each in asked] == [[each.get_text()] for each in subjects]
    assert len(asked) == 3


def test_every_form_says_where_it_leads(example: Website) -> None:
    forms = {path: page.select("form") for path, page in example.pages.items()}
    assert any(forms.values())
    assert [path for path, found in forms.items() if any(form.get("action") == "" for form in found)] == []
