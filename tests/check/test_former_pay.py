"""Questions for what applicants earned before, in the words in which people ask."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kollega.check.former_pay import questions
from kollega.diagnostics import Mark
from writing import vacancy

ASKED = {
    "en": [
        "Please state your current salary.",
        "Send us your CV and your most recent gross salary.",
        "Include your salary history.",
        "Tell us what you currently earn and what you hope for.",
        "How much did you earn before? We ask for your previous pay.",
        "Mention your **last** salary\nand your notice period.",
        "State your last-drawn salary.",
    ],
    "nl": [
        "Vermeld je huidige salaris.",
        "Stuur je cv en je laatstverdiende bruto maandsalaris.",
        "Geef aan wat je nu verdient.",
        "Wij horen graag uw huidige loon.",
        "Stuur je laatste loonstrook mee.",
    ],
    "sv": [
        "Ange din nuvarande lön.",
        "Skriv vad du tjänar idag.",
        "Vi vill veta din tidigare månadslön.",
        "Bifoga lönehistorik.",
    ],
    "de": [
        "Bitte nennen Sie Ihr aktuelles Gehalt.",
        "Wir freuen uns über Angaben zu Ihrem bisherigen Jahresgehalt.",
        "Schreib uns, was du derzeit verdienst.",
        "Mit Ihrer letzten Gehaltsabrechnung.",
        "Bitte Gehaltshistorie angeben.",
    ],
    "fr": [
        "Indiquez votre salaire actuel.",
        "Précisez votre dernière rémunération.",
        "Joignez vos trois derniers mois et vos derniers bulletins de salaire.",
        "Merci de joindre l’historique de vos salaires.",
    ],
    "it": ["Indicare la RAL attuale.", "Allegare l’ultima busta paga.", "Indicare la retribuzione precedente."],
    "lt": ["Nurodykite dabartinį atlyginimą.", "Nurodykite ankstesnį darbo užmokestį."],
    "lv": ["Norādiet pašreizējo algu."],
    "pl": ["Prosimy o podanie obecnego wynagrodzenia.", "Prosimy podać dotychczasowe zarobki."],
    "sk": ["Uveďte svoj súčasný plat.", "Uveďte svoju predchádzajúcu mzdu."],
}
INNOCENT = {
    "en": [
        "We never ask for your current salary.",
        "Please do **not** tell us your previous pay.",
        "Your salary is reviewed every year.",
        "The current salary scale runs from 3,000 to 3,600 euros.",
        "What you earn: 3,000 to 3,600 euros a month.",
        "Tell us what pay you hope for.",
        "You earn your stripes on the ferry. Currently we sail three.",
        "You keep the salary records of your colleagues.",
    ],
    "nl": [
        "We vragen niet naar je huidige salaris.",
        "Wat je verdient: € 3.000 tot € 3.600.",
        "Je salaris groeit mee.",
        "Geef je salariswens aan.",
    ],
    "sv": ["Vi frågar aldrig efter din tidigare lön.", "Din lön sätts varje år.", "Skriv ditt löneanspråk."],
    "de": [
        "Wir fragen nicht nach Ihrem bisherigen Gehalt.",
        "Nennen Sie Ihre Gehaltsvorstellung.",
        "Sie erstellen Gehaltsabrechnungen.",
        "Was Sie verdienen: 3.000 bis 3.600 Euro.",
    ],
    "fr": [
        "Nous ne demandons jamais votre salaire actuel.",
        "Indiquez vos prétentions salariales.",
        "Votre salaire évolue chaque année.",
        "Nous n’avons pas besoin de votre salaire actuel.",
    ],
    "it": ["Non chiediamo la retribuzione attuale.", "Indicare la retribuzione desiderata."],
    "pl": ["Nie pytamy o obecne wynagrodzenie.", "Prosimy o podanie oczekiwań finansowych."],
    "sk": ["Nepýtame sa na súčasný plat."],
}


def rows(table: dict[str, list[str]]) -> list[Any]:
    return [pytest.param(text, id=f"{lang}-{text[:30]}") for lang, texts in table.items() for text in texts]


@pytest.mark.parametrize("text", rows(ASKED))
def test_a_question_is_found(text: str) -> None:
    item = replace(vacancy("deckhand"), text=f"You sail.\n\n{text}\n\nWe sail too.\n")
    assert list(questions(item))


@pytest.mark.parametrize("text", rows(INNOCENT))
def test_what_asks_for_nothing_is_left_alone(text: str) -> None:
    item = replace(vacancy("deckhand"), text=f"You sail.\n\n{text}\n\nWe do not sail.\n")
    assert list(questions(item)) == []


def test_a_refusal_holds_for_its_own_sentence_alone() -> None:
    text = "We do not need a letter. State your current salary, please. No photo!\n"
    (found,) = questions(replace(vacancy("deckhand"), text=text))
    assert found == (Mark(8, 32), "your current salary")


def test_facts_that_are_sentences_are_read_too() -> None:
    item = vacancy("deckhand", description="Tell us your present pay.", benefits=["A boat", "No, salary history"])
    assert [phrase for _, phrase in questions(item)] == ["your present pay"]
