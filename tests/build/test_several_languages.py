"""Pages lead to each other's language, lists offer what is only told in another, and English words are marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import ORGANISATION, minimal_company
from kollega.outputs.output import OutputKind
from website import attribute

if TYPE_CHECKING:
    from bs4 import Tag

    from company import Company
    from website import Website

STORY = "---\ntitle: {title}\nauthors: [ana]\ndate: {date}\ndescription: {title}.\n---\nText.\n"
VACANCY = (
    "---\ntitle: {title}\ndate_posted: 2026-03-01\ndescription: {title}.\n"
    "apply_url: https://apply.acme.example/\nsalary: {{min: 2950, max: 3900, currency: EUR, unit: MONTH}}\n---\nText.\n"
)
PERSIAN = "بالابر"


@pytest.fixture(scope="module")
def website(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """A site in English, Dutch and, without a catalogue, Persian; one story is in all three."""
    company = minimal_company(tmp_path_factory.mktemp("languages"))
    company.configure(
        {
            "languages": ["en", "nl", "fa"],
            "site_names": {"nl": "Werken bij Acme"},
            "organisation": ORGANISATION | {"description": {"en": "We mend lifts.", "nl": "We maken liften."}},
        },
        site_description="Lifts and those who mend them.",
    )
    files = {
        "stories/lifts.nl.md": STORY.format(title="Liften", date="2026-03-01").replace(
            "---\nT", "department: Workshop\n---\nT"
        ),
        "stories/lifts.fa.md": STORY.format(title=PERSIAN, date="2026-03-01"),
        "stories/kabels.nl.md": STORY.format(title="Kabels", date="2026-03-02"),
        "stories/kabels.fa.md": STORY.format(title="کابل", date="2026-03-02"),
        **{
            f"stories/nacht-{number}.nl.md": STORY.format(title=f"Nacht {number}", date="2026-02-01")
            for number in range(6)
        },
        "vacancies/monteur.nl.md": VACANCY.format(title="Monteur"),
        "vacancies/fitter.fa.md": VACANCY.format(title="نصاب"),
    }
    for path, text in files.items():
        company.write(path, text)
    return company.build()


def offered(website: Website, address: str) -> dict[str, list[str]]:
    """Return the titles that a list offers in other languages."""
    blocks = website.pages[address].select(".other-language")
    return {attribute(block, "lang"): [link.get_text(strip=True) for link in block.select("li a")] for block in blocks}


def test_a_list_offers_what_is_told_in_other_languages_alone(website: Website) -> None:
    assert offered(website, "stories/") == {"nl": ["Kabels", "Nacht 0", "Nacht 1", "Nacht 2", "Nacht 3"]}
    assert offered(website, "nl/stories/") == {}
    assert offered(website, "fa/stories/") == {"nl": [f"Nacht {number}" for number in range(5)]}
    assert offered(website, "vacancies/") == {"nl": ["Monteur"]}
    assert offered(website, "nl/vacancies/") == {"en": ["Lift fitter"]}


def test_a_home_page_offers_vacancies_and_stories_of_other_languages(website: Website) -> None:
    assert offered(website, "") == {"nl": ["Monteur", "Kabels", "Nacht 0", "Nacht 1", "Nacht 2"]}
    assert offered(website, "nl/") == {"en": ["Lift fitter"]}
    assert attribute(website.pages["nl/"].select_one(".other-language-name a"), "href") == "../"


def test_a_department_offers_what_it_has_in_other_languages(website: Website) -> None:
    assert offered(website, "nl/departments/workshop/") == {"en": ["Lift fitter"]}
    (name,) = website.pages["nl/departments/workshop/"].select(".other-language-name a")
    assert attribute(name, "href") == "../../../departments/workshop/"
    assert offered(website, "departments/workshop/") == {}


def empty_states(company: Company) -> list[tuple[str, str]]:
    """Return what the French home and list say instead of vacancies, and where that leads."""
    company.configure({"languages": ["en", "fr"]})
    website = company.build(kinds=frozenset({OutputKind.PAGES}))
    found = [website.pages[address].select_one(".empty") for address in ("fr/", "fr/vacancies/")]
    return [(" ".join(each.get_text().split()), attribute(each.a, "href")) for each in found if each]


def test_where_nothing_is_open_in_a_language_the_page_leads_to_what_is(company: Company) -> None:
    said = (
        "Aucun poste n’est à pourvoir dans cette langue en ce moment. Voir les postes à pourvoir dans d’autres langues"
    )
    assert empty_states(company) == [(said, "#other-languages")] * 2


def test_where_nothing_is_open_anywhere_no_feed_is_promised_that_is_not_there(company: Company) -> None:
    (company.root / "vacancies/fitter.md").unlink()
    assert empty_states(company) == [("Aucun poste n’est à pourvoir en ce moment. Cela changera.", "")] * 2


def test_where_all_is_closed_no_feed_is_promised(company: Company) -> None:
    company.edit("vacancies/fitter.md", "title: Lift fitter", "title: Lift fitter\nlang: fr\nstatus: closed")
    said = "Aucun poste n’est à pourvoir en ce moment. Cela changera."
    assert empty_states(company) == [(said, "")] * 2


def test_what_is_offered_leads_there_and_to_that_whole_list(website: Website) -> None:
    block = website.pages["stories/"].select_one(".other-language")
    assert block
    links = [attribute(link, "href") for link in block.select("a")]
    assert links[:2] == ["../nl/stories/", "../nl/stories/kabels/"]
    assert {attribute(link, "hreflang") for link in block.select("a")} == {"nl"}
    assert website.broken("stories/index.html") == []


def switch(website: Website, address: str) -> dict[str, Tag]:
    """Return the links of a page to other languages, by language."""
    return {attribute(link, "hreflang"): link for link in website.pages[address].select("nav.languages a")}


def test_the_switch_leads_to_the_same_page_where_it_is_translated(website: Website) -> None:
    links = switch(website, "stories/lifts/")
    assert attribute(links["nl"], "href") == "../../nl/stories/lifts/"
    assert [link.get_text(strip=True) for link in links.values()] == ["English", "Nederlands", "فارسی"]
    assert [attribute(link.span, "lang") for link in links.values()] == ["en", "nl", "fa"]


def test_the_switch_says_where_it_leads_to_the_home_page_instead(website: Website) -> None:
    links = switch(website, "nl/stories/nacht-0/")
    assert attribute(links["en"], "href") == "../../../"
    assert " ".join(links["en"].get_text().split()) == "English (Niet vertaald: gaat naar de startpagina)"
    assert links["nl"].get_text() == "Nederlands"
    assert attribute(links["en"].parent, "title") == "Niet vertaald: gaat naar de startpagina"
    assert links["en"].select_one("svg.icon-home")


def test_words_that_nobody_translated_are_marked_as_english(website: Website) -> None:
    page = website.pages["fa/vacancies/"]
    assert attribute(page.html, "lang") == "fa"
    assert attribute(page.html, "dir") == "rtl"
    for text in ("Vacancies", "1 vacancy is open.", "Apply by", "No cookies, no tracking, nothing from third parties."):
        found = page.find(string=text)
        assert found, text
        assert attribute(found.find_parent(attrs={"lang": True}), "lang") == "en", text
    assert [attribute(link, "lang") for link in page.select(".masthead-nav a")] == ["en"] * 4


def test_where_all_words_are_translated_nothing_is_marked(website: Website) -> None:
    assert website.pages["nl/vacancies/"].select("bdi[lang]") == []
    assert website.pages["vacancies/"].select("bdi[lang]") == []


def test_no_mark_lands_in_an_attribute(website: Website) -> None:
    values = [
        str(value)
        for page in website.documents.values()
        for element in page.find_all(attrs={})
        for value in element.attrs.values()
    ]
    assert not [value for value in values if "<bdi" in value]
    assert not [page.title for page in website.documents.values() if page.title and "<" in page.title.get_text()]


def test_an_amount_keeps_its_order_among_words_that_run_the_other_way(website: Website) -> None:
    amount = website.pages["fa/vacancies/"].select_one(".departure-pay dd bdi")
    assert amount
    assert amount.get_text() == "\u200e€\N{NO-BREAK SPACE}2,950–\N{WORD JOINER}3,900 a month"


def test_the_site_has_a_name_in_each_language_wherever_it_is_named(website: Website) -> None:
    page, item = website.pages["nl/"], website.pages["nl/stories/lifts/"]
    (data,) = website.json_ld("nl/")
    assert [
        page.select_one(".masthead-name").get_text(strip=True),  # type: ignore[union-attr]
        page.select_one("h1").get_text(strip=True),  # type: ignore[union-attr]
        page.title.get_text(),  # type: ignore[union-attr]
        attribute(page.select_one("meta[property='og:site_name']"), "content"),
        attribute(page.select_one("meta[property='og:image:alt']"), "content").partition(".")[0],
        data["name"],
        website.feeds["nl/feeds/stories.rss"].feed.title.partition(":")[0],
        item.title.get_text().rpartition(" – ")[2],  # type: ignore[union-attr]
        attribute(item.select_one("link[type='application/rss+xml']"), "title").partition(":")[0],
    ] == ["Werken bij Acme"] * 9
    assert not page.select(".masthead-name [lang], h1[lang], .colophon-who [lang]")


def test_a_name_or_a_sentence_from_another_language_says_so(website: Website) -> None:
    page = website.pages["fa/"]
    named = page.select(".masthead-name span, h1, .colophon-who p:last-child")
    assert [(each.get_text(), attribute(each, "lang")) for each in named] == [
        ("Work at Acme", "en"),
        ("Work at Acme", "en"),
        ("We mend lifts.", "en"),
    ]
    assert not website.pages[""].select(".masthead-name [lang], h1[lang], .colophon-who [lang]")


def test_a_page_is_described_in_its_own_language_or_in_that_of_the_organisation(website: Website) -> None:
    said = {
        path: attribute(website.pages[path].select_one("meta[name=description]"), "content") for path in ("", "nl/")
    }
    assert said == {"": "Lifts and those who mend them.", "nl/": "We maken liften."}
