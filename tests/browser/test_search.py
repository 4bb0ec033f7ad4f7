"""Searching: a word in the reader's language, and stories, vacancies and people told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from kollega.outputs.output import OutputKind
from questions import answers, ask, titles
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from company import Company
    from website import Website

pytestmark = pytest.mark.browser

PERSON = "---\nname: {name}\nrole: {role}\nexpertise: [{expertise}]\n---\n{text}\n"
STORY = "---\ntitle: {title}\nauthors: [ana]\ndate: 2026-03-01\ndescription: {description}\n---\n{text}\n"

TEXTS = {
    "de": ("Die Brücken am Delta", "Jeden Morgen öffnen die Wärter die Klappbrücken.", "brücke"),
    "sv": ("Broarna i deltat", "Färjorna lägger till vid kajen varje morgon.", "färja"),
    "ja": ("夜明けの渡し船でパンを焼く", "同僚のITエンジニアは橋を点検しています。", "エンジニア"),
    "fa": ("داستان پل", "هر روز صبح نگهبان‌ها پل را باز می‌کنند.", "نگهبان"),
}


@pytest.fixture(scope="module")
def polyglot(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """Return a site in languages that are indexed differently."""
    from company import minimal_company

    company = minimal_company(tmp_path_factory.mktemp("polyglot"))
    company.configure({"languages": ["en", *TEXTS]}, site_url="https://acme.example/careers/")
    for lang, (title, text, _) in TEXTS.items():
        company.write(f"stories/bridges.{lang}.md", STORY.format(title=title, description=title, text=text))
    return company.draw(OutputKind.SEARCH)


@pytest.fixture
def traveller(chromium: Browser, polyglot: Website) -> Iterator[Reader]:
    with served(polyglot.folder, "/careers/") as address, Reader.of(chromium, address) as reader:
        yield reader


@pytest.mark.parametrize("words", ["meetpunten", "meetpunt", "MEETPUNT"])
def test_a_dutch_word_finds_its_other_forms(reader: Reader, words: str) -> None:
    page = reader.visit(f"nl/search/?q={words}&kind=story")
    assert "De reiger op meetpunt 17" in titles(answers(page))
    assert reader.complaints == []


@pytest.mark.parametrize("lang", TEXTS)
def test_each_language_finds_its_words_below_a_path(traveller: Reader, lang: str) -> None:
    title, _, words = TEXTS[lang]
    page = traveller.visit(f"{lang}/search/?q={words}")
    assert titles(answers(page)) == [title]
    assert page.locator(".result mark").count() > 0
    page.locator(".result a").click()
    page.wait_for_url(f"**/careers/{lang}/stories/bridges/")
    assert traveller.complaints == []


def test_part_of_a_japanese_sentence_is_a_phrase(traveller: Reader) -> None:
    page = traveller.visit("ja/search/")
    assert titles(ask(page, "渡し船 橋")) == [TEXTS["ja"][0]]
    assert titles(ask(page, "船渡し")) == []
    assert titles(ask(page, "ITエンジニア")) == [TEXTS["ja"][0]]
    assert "ITエンジニアは" in page.locator(".result-excerpt").inner_text()


def test_stories_vacancies_and_people_are_told_apart(reader: Reader) -> None:
    page = reader.visit("search/")
    titles(ask(page, "bridge"))
    kinds = set(page.locator(".result-kind").all_inner_texts())
    assert kinds <= {"Story", "Vacancy", "Colleague", "Page"}
    counts = {
        label.split()[0]: int(label.split()[1]) for label in page.locator(".search-kinds label").all_inner_texts()
    }
    assert counts["All"] == counts["Stories"] + counts["Vacancies"] + counts["People"] + counts["Pages"]
    assert 0 not in counts.values()
    page.get_by_role("radio", name="Vacancies").check()
    page.wait_for_url("**/search/?q=bridge&kind=vacancy")
    expect(page.locator(".result")).to_have_count(counts["Vacancies"])
    assert set(page.locator(".result-kind").all_inner_texts()) == {"Vacancy"}


def test_a_vacancy_and_a_person_are_found_by_their_words(reader: Reader) -> None:
    page = reader.visit("search/")
    assert titles(ask(page, "bridge mechanic"))[0] == "Bridge mechanic"
    assert "Yusuf Aydin" in titles(ask(page, "yusuf"))


def test_the_address_holds_the_question_and_back_leads_to_the_one_before(reader: Reader) -> None:
    page = reader.visit("search/")
    before = titles(ask(page, "heron"))
    after = titles(ask(page, "baker"))
    assert before != after
    assert page.url.endswith("?q=baker")
    page.go_back()
    page.wait_for_url("**/search/?q=heron")
    expect(page.locator(".result-title").first).to_have_text(before[0])
    assert page.get_by_role("searchbox").input_value() == "heron"


def test_nothing_found_is_said_with_a_way_on(reader: Reader) -> None:
    page = reader.visit("search/?q=xylophone")
    assert titles(answers(page)) == []
    assert page.get_by_role("status").inner_text().startswith("No page")
    assert page.locator(".search-instead a[href$='vacancies/']").is_visible()


def test_the_answer_is_said_to_those_who_hear_the_page(reader: Reader) -> None:
    page = reader.visit("search/?q=bridge")
    shown = len(titles(answers(page)))
    assert int(page.get_by_role("status").inner_text().removeprefix("Found: ")) >= shown > 0


def test_search_is_one_step_away_from_every_page_and_from_the_one_that_is_missing(reader: Reader) -> None:
    page = reader.visit("nl/stories/")
    page.get_by_role("link", name="Zoeken").click()
    page.wait_for_url("**/nl/search/")
    assert page.evaluate("document.activeElement.name") == "q"
    page = reader.visit("404.html")
    page.get_by_role("searchbox").fill("ferry")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=ferry")
    assert titles(answers(page))


def test_searching_asks_nobody_else_and_keeps_nothing(reader: Reader) -> None:
    page = reader.visit("search/?q=bridge")
    titles(answers(page))
    assert reader.hosts == {reader.address}
    assert reader.kept() == {}
    assert reader.complaints == []


def test_hostile_text_is_found_as_text(chromium: Browser, hostile: Website) -> None:
    with served(hostile.folder) as address, Reader.of(chromium, address) as reader:
        page = reader.visit("search/?q=alert")
        assert any("<script>alert(1)</script>" in title for title in titles(answers(page)))
        assert page.locator(".result script, .result img").count() == 0
        assert reader.complaints == []


def test_an_excerpt_says_where_it_leaves_something_out(chromium: Browser, company: Company) -> None:
    long = " ".join(["The tide comes in and goes out again."] * 12)
    texts = {"middle": f"{long} Herons, says Ana, stand on one leg {'and wait ' * 40}", "whole": "Herons stand."}
    for name, text in texts.items():
        company.write(f"stories/{name}.md", STORY.format(title=name, description="Tides.", text=text))
    with served(company.draw(OutputKind.SEARCH).folder) as address, Reader.of(chromium, address) as reader:
        page = reader.visit("search/?q=herons")
        titles(answers(page))
        excerpts = dict(
            zip(
                page.locator(".result-title").all_inner_texts(),
                page.locator(".result-excerpt").all_inner_texts(),
                strict=True,
            )
        )
        assert excerpts["whole"] == "Tides. Herons stand."
        assert excerpts["middle"].endswith(" …")
        assert not excerpts["middle"].startswith(("Tides", "middle"))


def test_what_a_result_says_beside_its_text_is_searched_too(reader: Reader) -> None:
    page = reader.visit("search/")
    assert "Maja Lindqvist" in titles(ask(page, "Head of ferry charging"))
    assert "Bridge mechanic" in titles(ask(page, "Netherlands"))
    assert titles(ask(page, "VP-2026-021")) == ["Bridge mechanic"]
    assert titles(ask(page, "moustache")) == []  # Yusuf's picture has one; nothing would show why he is found


def test_more_results_come_when_asked_and_take_the_focus(chromium: Browser, company: Company) -> None:
    for number in range(14):
        company.write(
            f"stories/s{number}.md", STORY.format(title=f"Tide {number}", description="Tides.", text="A tide.")
        )
    with served(company.draw(OutputKind.SEARCH).folder) as address, Reader.of(chromium, address) as reader:
        page = reader.visit("search/?q=tide")
        assert len(titles(answers(page))) == 10
        page.get_by_role("button", name="Show more").press("Enter")
        expect(page.locator(".result")).to_have_count(14)
        assert page.evaluate("document.activeElement.closest('.result').previousElementSibling !== null")
        assert page.get_by_role("button", name="Show more").is_hidden()


def test_without_a_script_the_lists_lead_on(chromium: Browser, example_address: str) -> None:
    with Reader.of(chromium, example_address, java_script_enabled=False) as reader:
        page = reader.page
        page.goto(f"{example_address}search/")
        assert page.get_by_role("searchbox").count() == 0
        assert page.get_by_text("Searching needs JavaScript").is_visible()
        for name in ("Stories", "Vacancies", "People"):
            assert page.locator(".search-instead").get_by_role("link", name=name).is_visible()


def test_a_hand_written_page_is_found_and_shown_by_its_words(reader: Reader) -> None:
    page = reader.visit("nl/search/")
    assert titles(ask(page, "voltijd rooster"))[0] == "Werken bij ons"
    row = page.locator(".result").first
    assert row.locator(".result-kind").inner_text() == "Pagina"
    assert {"voltijd", "rooster"} <= set(row.locator("mark").all_inner_texts())
    page.get_by_role("radio", name="Pagina’s").check()
    row.get_by_role("link").click()
    page.wait_for_url("**/nl/working-here/")


def test_a_language_without_anything_to_find_says_so_and_answers_in_no_other(
    chromium: Browser, company: Company
) -> None:
    company.configure({"languages": ["en", "nl"]})
    with served(company.draw(OutputKind.SEARCH).folder) as address, Reader.of(chromium, address) as reader:
        page = reader.visit("nl/search/?q=lift")
        page.get_by_text("In deze taal valt er nog niets te zoeken").wait_for()
        assert titles(answers(page)) == []
        assert page.locator(".search-instead a").first.is_visible()
        assert reader.complaints == []


def test_a_site_without_anything_to_find_says_so(chromium: Browser, company: Company) -> None:
    for folder in ("stories", "vacancies"):
        for file in (company.root / folder).rglob("*.md"):
            file.unlink()
    with served(company.draw(OutputKind.SEARCH).folder) as address, Reader.of(chromium, address) as reader:
        page = reader.visit("search/?q=lift")
        page.get_by_text("There is nothing to search in this language yet").wait_for()


def test_an_index_that_does_not_answer_is_said_and_asked_again(chromium: Browser, company: Company) -> None:
    with served(company.draw(OutputKind.SEARCH).folder) as address, Reader.of(chromium, address, anew=True) as reader:
        reader.page.route("**/pagefind/*", lambda route: route.abort())
        page = reader.visit("search/?q=lift")
        page.get_by_text("The search is not working right now").wait_for()
        page.unroute("**/pagefind/*")
        assert "Lift fitter" in titles(ask(page, "lift"))
