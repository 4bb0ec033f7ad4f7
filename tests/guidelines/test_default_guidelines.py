"""What Kollega brings finds what shuts people out, and is quiet on good texts."""

from __future__ import annotations

import re

import pytest

from kollega.check.guidelines import Lint
from kollega.content.kind import ItemKind
from kollega.guidelines.counting import coded_words
from kollega.guidelines.phrases import Tokens
from kollega.guidelines.read import default_guidelines
from writing import vacancy

LANGUAGES = ("en", "nl", "sv", "de", "fr")


def told(text: str, lang: str) -> list[str]:
    """Return what the check tells of a vacancy, each by the rule or the code."""
    item = vacancy("x", lang=lang)
    object.__setattr__(item, "text", text)
    found = Lint(default_guidelines(), ItemKind.VACANCY, lang).diagnostics(item, Tokens(item.text))
    return [rule[1] if (rule := re.match(r"“[^”]*” \((\S+)\)", each.message)) else each.code for each in found]


UNKIND = [
    ("en", "You join a young team.", "age"),
    ("en", "You are a native speaker of English.", "origin"),
    ("en", "We look for a salesman.", "sex"),
    ("en", "We look for a coding ninja.", "heroes"),
    ("en", "You have no nine-to-five mentality.", "hours"),
    ("en", "You are physically fit.", "health"),
    ("en", "A job for life.", "promises"),
    ("nl", "Je komt in een jong team.", "age"),
    ("nl", "Nederlands is je moedertaal.", "origin"),
    ("nl", "Wij zoeken een poetsvrouw.", "sex"),
    ("nl", "Je bent een duizendpoot.", "heroes"),
    ("nl", "Je hebt geen 9-tot-5-mentaliteit.", "hours"),
    ("sv", "Du kommer till ett ungt team.", "age"),
    ("sv", "Svenska är ditt modersmål.", "origin"),
    ("sv", "Vi söker en städerska.", "sex"),
    ("sv", "Du är stresstålig.", "health"),
    ("de", "Sie kommen in ein junges, dynamisches Team, ein junges Team.", "age"),
    ("de", "Deutsch ist Ihre Muttersprache.", "origin"),
    ("de", "Lagerarbeiter (m/w) gesucht.", "sex"),
    ("de", "Sie sind ungebunden.", "hours"),
    ("de", "Ein krisensicherer Arbeitsplatz.", "promises"),
    ("fr", "Vous rejoignez une équipe jeune.", "age"),
    ("fr", "Le français est votre langue maternelle.", "origin"),
    ("fr", "Nous cherchons une femme de ménage.", "sex"),
    ("fr", "Vous ne comptez pas vos heures ; il faut ne pas compter ses heures.", "hours"),
    ("fr", "Nous cherchons le mouton à cinq pattes.", "heroes"),
]
KIND = [
    ("en", "You help young people to find a team. The challenge: lead the analysis. Recent graduates are welcome."),
    ("en", "We work with teams of all ages, and native plants. A guarantee on lifts. You drive a van."),
    ("en", "You sell to digital-native accounts; a digital native company is one that was born on the web."),
    ("en", "At most 35 hours a week, up to 40 years of service are counted."),
    ("nl", "Je begeleidt jongeren in het team. Maximaal 36 uur, 2 tot 10 jaar ervaring."),
    ("nl", "Je werkt met een timmerman en een vakvrouw samen, van maandag tot vrijdag van 9 tot 5."),
    ("sv", "Du arbetar med unga i ett team. Sjuksköterska, heltid, 25 år av erfarenhet räknas."),
    ("de", "Sie begleiten junge Menschen. Fachkraft (m/w/d), 39 Stunden, 5 bis 10 Jahre Erfahrung."),
    ("fr", "Vous accompagnez des jeunes. Poste (F/H/X), 35 heures, moins de 10 ans d’expérience conviennent."),
]


@pytest.mark.parametrize(("lang", "text", "rule"), UNKIND, ids=[each[1] for each in UNKIND])
def test_what_shuts_people_out_is_found(lang: str, text: str, rule: str) -> None:
    assert rule in told(text, lang)


@pytest.mark.parametrize(("lang", "text"), KIND, ids=[each[1] for each in KIND])
def test_good_texts_are_left_alone(lang: str, text: str) -> None:
    assert told(text, lang) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_says_why_and_what_instead_in_every_language(lang: str) -> None:
    guidelines = default_guidelines()
    for name, rule in {**guidelines.topics, **guidelines.rules}.items():
        assert all(text.get(lang) for text in (rule.title, rule.why, rule.instead)), name
        assert name == "clients" or rule.phrases[lang], name
    assert guidelines.tone[lang]
    assert guidelines.readability[lang]


CODED = {
    "en": "We want an ambitious, decisive leader who challenges, competes and dominates.",
    "sv": "Vi söker en ambitiös, aktiv ledare som är modig, driven och kämpar.",
    "nl": "Wij zoeken een ambitieuze, daadkrachtige leider die moedig strijdt en zelfverzekerd is.",
    "de": "Wir suchen eine ehrgeizige, durchsetzungsstarke Führungskraft, die entscheidet, kämpft und überzeugt.",
    "fr": "Nous cherchons un leader ambitieux, combatif, fort, qui décide et défie la concurrence.",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_vacancy_whose_words_lean_to_men_is_told_once(lang: str) -> None:
    assert told(CODED[lang], lang) == ["gender-coded"]


def test_a_word_or_two_that_lean_or_as_many_of_the_other_side_are_not_told() -> None:
    assert told("You lead a team and like a challenge.", "en") == []
    kind = " You support, share, understand, cooperate, and we trust each other together, kindly."
    assert told(CODED["en"] + kind, "en") == []
    assert told("You support, share, understand, cooperate, and we trust each other together.", "en") == []


def test_the_swedish_list_has_the_words_that_its_source_runs_together() -> None:
    words = ("tillgivenhet", "tyst", "öm", "entusiasm")
    assert coded_words()["sv"].feminine_in(words) == words


LONG = (
    "Notwithstanding considerable organisational complications, interdisciplinary committees systematically "
    "operationalised comprehensive implementation methodologies concerning infrastructural sustainability "
    "considerations throughout geographically distributed administrative departments. "
)


def test_a_text_of_long_sentences_and_long_words_is_called_hard_to_read() -> None:
    assert told(LONG * 6, "en") == ["hard-to-read"]
    assert told(LONG * 2, "en") == [], "of a short text the figures say little"
    assert told(("You mend lifts. You go up and down. Some of them are old. " * 10), "en") == []
    assert told(f"```\n{LONG * 6}\n```\n", "en") == [], "code is no prose"
    assert told(f"> {LONG * 6}\n", "en") == [], "a quotation is somebody else's"
    assert told(LONG * 6, "fi") == [], "nobody has set a limit for the language"
