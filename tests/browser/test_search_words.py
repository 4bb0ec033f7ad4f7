"""Which words a search finds: forms, beginnings and scripts, and none that merely begin alike."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from company import minimal_company
from kollega.outputs.output import OutputKind
from questions import answers, ask, titles
from served import served
from visit import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from questions import Answer

pytestmark = pytest.mark.browser

STORY = "---\ntitle: {title}\nauthors: [ana]\ndate: 2026-03-01\ndescription: {description}\n---\n{text}\n"

TEXTS = {
    "en": {
        "On the crane": "A mechanic climbs as high as a heron flies. The people below wait, and waited before.",
        "In the hall": "Mechanics of the yard met in Göteborg, as always, to talk about a bakery.",
    },
    "nl": {
        "Aan de kade": "De brug is ver weg, en verder weg ligt nog een brug.",
        "In de nacht": "De bruggen gaan open voor wie verder moet.",
        "Op de toren": "Een bruggenwachter ziet ver.",
    },
    "sv": {
        "Vid kajen": "Båten går varje timme, och båtarna är tre.",
        "På verkstaden": "Ett bättre batteri till en färja.",
        "I hamnen": "Färjor och åter färjor.",
    },
    "de": {"Im Hafen": "Jeder Beitrag zählt, auch deiner.", "Am Deich": "Die Beiträge der anderen zählen mit."},
}
"""By language the titles and texts of stories; some of the words begin like others."""

QUESTIONS: list[tuple[str, str, set[str]]] = [
    ("en", "accountant", set()),
    ("en", "astronaut", set()),
    ("en", "accountant mechanic", set()),
    ("en", "waiter", set()),
    ("en", "mech", {"On the crane", "In the hall"}),
    ("en", "mechani", {"On the crane", "In the hall"}),
    ("en", "mechanic", {"On the crane", "In the hall"}),
    ("en", "MECHANICS", {"On the crane", "In the hall"}),
    ("en", "mechanic & heron", {"On the crane"}),
    ("en", "heron mech", {"On the crane"}),
    ("en", "goteborg", {"In the hall"}),
    ("en", "crane", {"On the crane"}),
    ("nl", "verpleegkundige", set()),
    ("nl", "brug", {"Aan de kade", "In de nacht", "Op de toren"}),
    ("nl", "bruggen", {"Aan de kade", "In de nacht", "Op de toren"}),
    ("sv", "båtarna", {"Vid kajen"}),
    ("sv", "batarna", {"Vid kajen"}),
    ("sv", "färja", {"På verkstaden", "I hamnen"}),
    ("sv", "färjor", {"På verkstaden", "I hamnen"}),
    ("de", "Beiträge", {"Im Hafen", "Am Deich"}),
    ("de", "Beitrag", {"Im Hafen", "Am Deich"}),
]


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a site whose words begin alike."""
    company = minimal_company(tmp_path_factory.mktemp("harbour"))
    company.configure({"languages": list(TEXTS)})
    for lang, stories in TEXTS.items():
        for number, (title, text) in enumerate(stories.items()):
            company.write(f"stories/s{number}.{lang}.md", STORY.format(title=title, description="…", text=text))
    with served(company.draw(OutputKind.SEARCH).folder) as address:
        yield address


@pytest.fixture
def visitor(chromium: Browser, harbour: str) -> Iterator[Reader]:
    with Reader.of(chromium, harbour) as reader:
        yield reader
        assert reader.complaints == []


def answer(reader: Reader, lang: str, words: str) -> list[Answer]:
    return answers(reader.visit(f"{'' if lang == 'en' else f'{lang}/'}search/?kind=story&q={words}"))


@pytest.mark.parametrize("lang", TEXTS)
def test_a_word_finds_its_forms_and_longer_ones(visitor: Reader, lang: str) -> None:
    page = visitor.visit(f"{'' if lang == 'en' else f'{lang}/'}search/?kind=story")
    expected = {words: found for of, words, found in QUESTIONS if of == lang}
    assert {words: set(titles(ask(page, words))) for words in expected} == expected


def test_a_word_that_nobody_wrote_leads_to_the_lists(visitor: Reader) -> None:
    assert answer(visitor, "en", "accountant") == []
    page = visitor.page
    assert page.get_by_role("status").inner_text().startswith("No page")
    assert page.locator(".search-kinds").is_hidden()
    assert page.locator(".search-instead a").first.is_visible()


def test_an_answer_does_not_hang_on_the_questions_before(visitor: Reader) -> None:
    assert len(answer(visitor, "en", "as")) == 2
    for words, found in (("astronaut", 0), ("mech", 2), ("accountant", 0)):
        assert len(ask(visitor.page, words)) == found, words


def test_what_only_begins_like_the_word_is_not_marked(visitor: Reader) -> None:
    assert [each.marks for each in answer(visitor, "sv", "båtarna")] == [["Båten", "båtarna"]]


def test_many_pages_that_begin_alike_are_not_all_read(
    chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    company = minimal_company(tmp_path_factory.mktemp("many"))
    for number in range(40):
        text = STORY.format(title=f"Day {number}", description="…", text=f"As day {number} was as long as any.")
        company.write(f"stories/s{number}.md", text)
    fetched: Counter[str] = Counter()
    with served(company.draw(OutputKind.SEARCH).folder) as address, Reader.of(chromium, address, anew=True) as reader:
        reader.page.context.on("request", lambda request: fetched.update(["read"] if "fragment" in request.url else []))
        assert answer(reader, "en", "astronaut") == []
        assert 0 < fetched["read"] <= 10
        assert len(answer(reader, "en", "day")) == 10
        assert fetched["read"] <= 20
