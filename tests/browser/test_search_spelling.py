"""However a word is typed, with or without its letters, it finds the page; and the page shows it as it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from kollega.outputs.output import OutputKind
from questions import ask
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from questions import Answer

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
        "об'єкт": ["обʼєкт", "об’єкт", "об'єкт"],
        "здоровʼя": ["здоров'я", "здоров’я"],
        "ґанок": ["ґанок", "ганок"],
    },
    "tr": {"Ilgın": ["ılgın", "ilgin", "ILGIN"], "şoför": ["sofor", "şoför", "ŞOFÖR"]},
    "ar": {"مدرسة": ["مدرسة", "مدرسه"], "أحمد": ["احمد", "أحمد"], "كـتـاب": ["كتاب"], "مبنى": ["مبني"]},
    "de": {"Brückenwärterin": ["brueckenwaerterin", "bruckenwarterin", "Brücken"], "Fuß": ["fuss", "FUSS"]},
}
"""By language a word of a text, and how people ask for it."""


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site with one word a story, twice: in the text of one, and in the title of another."""
    company = minimal_company(tmp_path_factory.mktemp("atlas"))
    company.configure({"languages": list(WORDS)})
    for lang, words in WORDS.items():
        for number, word in enumerate(words):
            company.write(f"stories/t{number}.{lang}.md", STORY.format(title=f"{number}", text=f"1 2 {word} 3 4."))
            company.write(f"stories/n{number}.{lang}.md", STORY.format(title=word, text="1 2."))
    with served(company.draw(OutputKind.SEARCH).folder) as address:
        yield address


@pytest.fixture(scope="module")
def speller(chromium: Browser, atlas: str) -> Iterator[Reader]:
    with Reader.of(chromium, atlas) as reader:
        yield reader
        assert reader.complaints == []


@pytest.mark.parametrize("lang", WORDS)
def test_a_word_is_found_as_people_type_it_and_shown_as_it_is_printed(speller: Reader, lang: str) -> None:
    page = speller.visit(f"{'' if lang == 'en' else f'{lang}/'}search/?kind=story")
    found = {
        (printed, asked): (_summary(ask(page, asked), printed), f"n{number}", f"t{number}")
        for number, (word, ways) in enumerate(WORDS[lang].items())
        for printed in (word.replace("'", "’"),)
        for asked in ways
    }
    assert {way: summary for way, (summary, *_) in found.items()} == {
        (word, asked): ([named, told], word, f"1 2 {word} 3 4.", True)
        for (word, asked), (_, named, told) in found.items()
    }


def _summary(found: list[Answer], word: str) -> tuple[list[str], str, str, bool]:
    """Return what was found, the title of the first, the excerpt of the last, and whether the word is marked there."""
    slugs = [each.slug for each in found]
    marked = " ".join(found[-1].marks) if found else ""
    title, excerpt = (found[0].title, found[-1].excerpt) if found else ("", "")
    return slugs, title, excerpt, marked in {word, word.split(maxsplit=1)[0]}


SIGNS = ["C", "C++", "C#", "C/C++", "class B-licence", "R"]


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    company = minimal_company(tmp_path_factory.mktemp("workshop"))
    for number, word in enumerate(SIGNS):
        company.write(f"stories/t{number}.md", STORY.format(title=f"{number}", text=f"1 2 {word}, 3 cold rails."))
    with served(company.draw(OutputKind.SEARCH).folder) as address:
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
        assert set(_signs(ask(reader.visit("search/?kind=story"), asked))) == found


@pytest.mark.parametrize(
    ("asked", "first"), [("C", {"C", "C/C++", "C++", "C#"}), ("B", {"class B-licence"}), ("r", {"R"})]
)
def test_a_word_of_one_letter_comes_before_longer_ones(
    chromium: Browser, workshop: str, asked: str, first: set[str]
) -> None:
    with Reader.of(chromium, workshop) as reader:
        found = _signs(ask(reader.visit("search/?kind=story"), asked))
        assert set(found[: len(first)]) == first


def _signs(found: list[Answer]) -> list[str]:
    return [SIGNS[int(each.slug.removeprefix("t"))] for each in found]
