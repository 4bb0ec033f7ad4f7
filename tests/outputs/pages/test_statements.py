"""Every site says in every language how it treats its readers' data, and how far everybody can use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from handbook import code, page, rows, section
from kollega.outputs.output import OutputKind
from kollega.outputs.pages.statements import KEPT
from served import header_rules
from website import attribute

if TYPE_CHECKING:
    from typing import Any

    from bs4 import BeautifulSoup

    from company import Company
    from website import Website

NAMES = ("privacy", "accessibility")
PAGES = frozenset({OutputKind.PAGES})


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """A site in English, Dutch and, without a catalogue, Persian; its Dutch privacy page is written by hand."""
    company = minimal_company(tmp_path_factory.mktemp("statements"))
    company.configure({"languages": ["en", "nl", "fa"]})
    company.write("pages/privacy.nl.md", "---\ntitle: Uw gegevens\n---\n# Uw gegevens\n\nWij bewaren niets.\n")
    return company.build()


def stated(company: Company, name: str, lang: str = "", **statements: Any) -> BeautifulSoup:
    """Return the main part of a statement of a site with these settings."""
    company.configure({"statements": statements, "languages": ["en", "nl"]})
    return company.build(kinds=PAGES).pages[f"{lang}{name}/"]


def words(page: BeautifulSoup) -> str:
    return " ".join(page.main.get_text().split()) if page.main else ""


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("prefix", ["", "nl/", "fa/"])
def test_every_language_has_both_pages_and_links_them_at_the_foot_of_every_page(
    website: Website, name: str, prefix: str
) -> None:
    assert f"{prefix}{name}/" in website.pages
    for address in ("", "stories/", "people/"):
        links = website.pages[prefix + address].select(".colophon-links a")
        assert [link for link in links if attribute(link, "href").endswith(f"{prefix}{name}/")], address
    assert website.broken(f"{prefix}{name}/index.html") == []


def test_a_page_that_somebody_has_written_takes_the_place_of_the_theme_s_in_its_language(website: Website) -> None:
    assert "Wij bewaren niets." in words(website.pages["nl/privacy/"])
    assert [each.get_text() for each in website.pages["nl/privacy/"].select("h1")] == ["Uw gegevens"]
    assert "set no cookies" in words(website.pages["privacy/"])


def test_beside_a_page_that_somebody_has_written_the_theme_s_keep_their_names(company: Company) -> None:
    company.write("pages/privacy.md", "# Your data\n")
    company.configure({"languages": ["en", "nl"]})
    website = company.build(kinds=PAGES)
    named = [[link.get_text() for link in website.pages[home].select(".colophon-links a")] for home in ("", "nl/")]
    assert named == [
        ["Guidelines", "Your data", "Accessibility", "Share", "Feeds"],
        ["Richtlijnen", "Privacy", "Toegankelijkheid", "Delen", "Feeds"],
    ]


@pytest.mark.parametrize("name", NAMES)
def test_search_engines_and_hosts_know_both_pages_in_every_language(website: Website, name: str) -> None:
    sitemap = website.files["sitemap.xml"].decode()
    for prefix in ("", "nl/", "fa/"):
        path = f"{prefix}{name}/"
        assert f"<loc>{website.url}{path}</loc>" in sitemap
        named = {attribute(link, "hreflang") for link in website.pages[path].select("link[hreflang]")}
        assert named == {"en", "nl", "fa", "x-default"}
        sent = [header for pattern, header, _ in header_rules(website.folder) if pattern.fullmatch(f"/{path}")]
        assert sent.count("X-Frame-Options") == 1


def test_a_statement_has_a_title_and_a_description_of_its_own(website: Website) -> None:
    page = website.pages["nl/accessibility/"]
    assert page.title
    assert page.title.get_text() == "Toegankelijkheid – Work at Acme"
    assert attribute(page.select_one("meta[name=description]"), "content").startswith(
        "Waar iedereen hier op kan rekenen"
    )
    assert attribute(page.select_one(".colophon-links [aria-current]"), "href").endswith("nl/accessibility/")


def test_words_that_nobody_translated_are_marked_as_english(website: Website) -> None:
    page = website.pages["fa/privacy/"]
    for tag in page.select(".plain-page :is(h1, h2, p)"):
        assert tag.select("bdi[lang=en]"), tag
    assert [attribute(link, "lang") for link in page.select(".colophon-links a")] == ["en"] * 5


def test_without_a_contact_the_pages_name_the_organisation_s_own_site(website: Website) -> None:
    for name in NAMES:
        links = {attribute(link, "href") for link in website.pages[f"{name}/"].select(".prose a")}
        assert links == {"https://www.acme.example/"}
        assert not website.pages[f"{name}/"].select(".prose time")


@pytest.mark.parametrize(
    ("contact", "label", "href"),
    [
        ("a+b@acme.example", "a+b@acme.example", "mailto:a+b@acme.example"),
        ("https://acme.example/contact/?a=1&b=2", "acme.example", "https://acme.example/contact/?a=1&b=2"),
    ],
)
def test_whom_to_tell_is_a_mailbox_or_a_page(company: Company, contact: str, label: str, href: str) -> None:
    links = stated(company, "accessibility", contact=contact).select(".prose a")
    assert [(link.get_text(), attribute(link, "href")) for link in links] == [(label, href)]


def test_the_day_of_the_last_review_is_said_where_it_is_known(company: Company) -> None:
    (day,) = stated(company, "accessibility", "nl/", reviewed="2026-11-01").select(".prose time")
    assert (attribute(day, "datetime"), day.get_text()) == ("2026-11-01", "1 november 2026")


def test_what_the_server_notes_only_the_organisation_can_say(company: Company) -> None:
    asked = "To find out what this one keeps, and for how long, ask Acme"
    assert asked in words(stated(company, "privacy"))
    said = stated(company, "privacy", "nl/", server_logs={"en": "We note <nothing>."})
    (own,) = said.select(".prose [lang]")
    assert (own.get_text(), attribute(own, "lang")) == ("We note <nothing>.", "en")
    assert asked not in words(said)


def test_what_shared_links_tell_is_said_only_where_they_tell_it(company: Company) -> None:
    said = "The address of a shared link says"
    assert said in words(stated(company, "privacy"))
    company.configure({"share": {"tracking": False}})
    assert said not in words(company.build(kinds=PAGES).pages["privacy/"])


def test_the_page_on_privacy_names_what_browsers_keep_as_the_handbook_does(website: Website) -> None:
    told = {word for cells in rows(section(page("publishing.md"), "What browsers keep")) for word in code(cells[0])}
    assert {each.get_text() for each in website.pages["privacy/"].select(".prose code")} == told == set(KEPT)


def test_a_story_may_link_to_them(company: Company) -> None:
    company.edit("stories/lifts.md", "A lift waits", "[Privacy](/privacy/). A lift waits")
    links = company.build(kinds=PAGES).pages["stories/lifts/"].select(".prose a")
    assert [attribute(link, "href") for link in links] == ["../../privacy/"]
