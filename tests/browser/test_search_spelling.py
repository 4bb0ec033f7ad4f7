"""However a word is typed, with or without its letters, it finds the page; and the page shows it as it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

STORY = "---\ntitle: {title}\nauthors: [ana]\ndate: 2026-03-01\ndescription: {text}\n---\n"

WORDS = {
    "en": {
        "Łódź": ["Łódź", "łódź", "Lodz", "LODZ", "lod", "Łodz"],
        "Hauptstraße": ["Hauptstraße", "hauptstrasse", "HAUPTSTRASSE", "hauptstr", "HAUPTSTRAẞE"],
        "Gasse": ["gaße", "gasse"],
        "Ægir": ["Ægir", "aegir", "ÆGIR"],
        "Ørsted": ["Ørsted", "orsted", "Oersted", "ørst", "oerst"],
        "Göteborg": ["Göteborg", "goteborg", "Goeteborg", "GÖTEBORG"],
        "Zürich": ["Zürich", "Zurich", "Zuerich"],
        "Mueller": ["Müller", "mueller"],
        "Århus": ["Århus", "arhus", "Aarhus"],
        "Aalborg": ["Ålborg", "aalborg"],
        "Œuvre": ["œuvre", "oeuvre"],
        "Đakovo": ["Đakovo", "Dakovo", "Djakovo"],
        "Þingvellir": ["Þingvellir", "Thingvellir"],
        "Ħamrun": ["Hamrun", "ħamrun"],
        "İzmir": ["İzmir", "izmir", "IZMIR", "Izmir"],
        "Diyarbakır": ["Diyarbakır", "Diyarbakir", "DİYARBAKIR"],
        "Đà Nẵng": ["Đà Nẵng", "Da Nang", "da nẵng"],
        "Bắc Ninh": ["Bac Ninh", "bắc"],
        "ǿre": ["ǿre", "ore"],
        "señor": ["señor", "senor"],
        "l’équipe": ["équipe", "equipe", "l'équipe", "lequipe"],
        "O’Malley": ["O'Malley", "O’Malley", "omalley", "malley"],
        "Ghent–Bruges": ["ghent", "bruges"],
        "dock—always": ["dock", "always"],
        "ﬁnch": ["finch"],
        "Ｗｉｄｅ": ["wide"],
        "٢٠٢٦": ["2026", "٢٠٢٦"],
        "Wrocław": ["Wroclaw"],
    },
    "el": {
        "Γέφυρα": ["γέφυρα", "γεφυρα", "ΓΕΦΥΡΑ", "ΓΈΦΥΡΑ"],
        "ΟΔΟΣ": ["οδός", "οδος", "ΟΔΟΣ"],
        "φάρος": ["φαρος", "ΦΑΡΟΣ"],
    },
    "uk": {
        "м’яч": ["м’яч", "м'яч", "мʼяч", "мяч"],
        "об'єкт": ["обʼєкт", "об’єкт"],
        "здоровʼя": ["здоров'я", "здоров’я"],
        "ґанок": ["ґанок", "ганок"],
    },
    "tr": {"Ilgın": ["ılgın", "ilgin", "ILGIN"], "şoför": ["sofor", "şoför", "ŞOFÖR"]},
    "ar": {"مدرسة": ["مدرسة", "مدرسه"], "أحمد": ["احمد", "أحمد"], "كـتـاب": ["كتاب"], "مبنى": ["مبني"]},
    "de": {"Brückenwärterin": ["brueckenwaerterin", "bruckenwarterin", "Brücken"], "Fuß": ["fuss", "FUSS"]},
}
"""By language a word of a text, and how people ask for it."""

CASES = [(lang, word) for lang, words in WORDS.items() for word in words]


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with one word a story, twice: in the text of one, and in the title of another."""
    company = minimal_company(tmp_path_factory.mktemp("atlas"))
    company.configure({"languages": list(WORDS)})
    for lang, words in WORDS.items():
        for number, word in enumerate(words):
            company.write(f"stories/t{number}.{lang}.md", STORY.format(title=f"{number}", text=f"1 2 {word} 3 4."))
            company.write(f"stories/n{number}.{lang}.md", STORY.format(title=word, text="1 2."))
    with served(company.build().folder) as address:
        yield address


@pytest.fixture(scope="module")
def speller(chromium: Browser, atlas: str) -> Iterator[Reader]:
    with Reader.of(chromium, atlas) as reader:
        yield reader
        assert reader.complaints == []


def ask(page: Page, words: str) -> list[str]:
    """Ask on a search page, and return the slugs of the stories that were found."""
    page.get_by_role("searchbox").fill(words)
    page.keyboard.press("Enter")
    page.locator(".results[aria-busy=false]").wait_for(state="attached")
    return [str(link.get_attribute("href")).rstrip("/").split("/")[-1] for link in page.locator(".result a").all()]


@pytest.mark.parametrize(("lang", "word"), CASES)
def test_a_word_is_found_as_people_type_it_and_shown_as_it_was_written(speller: Reader, lang: str, word: str) -> None:
    page = speller.visit(f"{'' if lang == 'en' else f'{lang}/'}search/?kind=story")
    number = list(WORDS[lang]).index(word)
    for asked in WORDS[lang][word]:
        found = ask(page, asked)
        assert (found[:1], set(found)) == ([f"n{number}"], {f"n{number}", f"t{number}"}), asked
        rows = page.locator(".result")
        assert rows.first.locator(".result-title").inner_text() == word
        assert rows.last.locator(".result-excerpt").inner_text() == f"1 2 {word} 3 4."
        marked = " ".join(rows.last.locator("mark").all_inner_texts())
        assert marked in {word, word.split(maxsplit=1)[0]}, asked


SIGNS = ["C", "C++", "C#", "C/C++", "class B-licence", "R"]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    company = minimal_company(tmp_path_factory.mktemp("workshop"))
    for number, word in enumerate(SIGNS):
        company.write(f"stories/t{number}.md", STORY.format(title=f"{number}", text=f"1 2 {word}, 3 cold rails."))
    with served(company.build().folder) as address:
        yield address


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("C++", {"C++", "C/C++"}),
        ("c#", {"C#"}),
        ("b-licence", {"class B-licence"}),
        ("licence", {"class B-licence"}),
    ],
)
def test_signs_that_make_another_word_are_asked_for(
    chromium: Browser, workshop: str, asked: str, found: set[str]
) -> None:
    with Reader.of(chromium, workshop) as reader:
        assert {SIGNS[int(name.removeprefix("t"))] for name in ask(reader.visit("search/?kind=story"), asked)} == found


@pytest.mark.parametrize(
    ("asked", "first"), [("C", {"C", "C/C++", "C++", "C#"}), ("B", {"class B-licence"}), ("r", {"R"})]
)
def test_a_word_of_one_letter_comes_before_longer_ones(
    chromium: Browser, workshop: str, asked: str, first: set[str]
) -> None:
    with Reader.of(chromium, workshop) as reader:
        found = ask(reader.visit("search/?kind=story"), asked)
        assert {SIGNS[int(name.removeprefix("t"))] for name in found[: len(first)]} == first
