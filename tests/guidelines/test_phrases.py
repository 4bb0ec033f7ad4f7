"""Words are found however they are written, and nowhere else."""

from __future__ import annotations

import time
import unicodedata

import pytest

from kollega.guidelines.model import Rule
from kollega.guidelines.phrases import Matcher, folded, words_of


def found(text: str, *, lang: str = "en", **rule: object) -> list[str]:
    """Return the words of a rule that stand in a text, as they are written there."""
    matcher = Matcher({"rule": Rule.model_validate(rule)}, lang)
    original = folded(text)
    candidates = matcher.candidates(words_of(set(original.text.lower().split())))
    return [text[original.at(each.start) : original.at(each.end)] for each in matcher.find(original, candidates)]


FOUND = [
    ("young team", "a young team.", ["young team"]),
    ("young team", "A YOUNG Team", ["YOUNG Team"]),
    ("young team", "a young\nteam", ["young\nteam"]),
    ("young team", "> a young\n> team", ["young\n> team"]),
    ("young team", "a *young* **team**", ["young* **team"]),
    ("young team", "a _young team_", ["young team"]),
    ("young team", "a young-team", ["young-team"]),
    ("young team", "a young\N{NO-BREAK SPACE}team", ["young\N{NO-BREAK SPACE}team"]),
    ("young team", "a young&nbsp;team", ["young&nbsp;team"]),
    ("young team", "(young team)", ["young team"]),
    ("young team", "a young\n\nteam", []),
    ("young team", "- young\n- team", []),
    ("young team", "* young\n* team", []),
    ("young team", "a young teammate, a youngteam", []),
    ("young team*", "young teams, young teamwork", ["young teams", "young teamwork"]),
    ("jung* Team*", "in unserem jungen Team, junge Teams, Jungs im Team", ["jungen Team", "junge Teams"]),
    ("*kraft", "eine Fachkraft, Kraft, kräftig, Kraftwerk", ["Fachkraft", "Kraft"]),
    ("*führ*", "Führung, Geschäftsführerin, fuhr", ["Führung", "Geschäftsführerin"]),
    ("self-starter*", "a self-starter, a selfstarter, self starters", ["self-starter", "selfstarter", "self starters"]),
    ("able-bodied", "able‑bodied", ["able‑bodied"]),
    ("hôtesse d’accueil", "une hôtesse d'accueil, une hôtesse d’accueil", ["hôtesse d'accueil", "hôtesse d’accueil"]),
    ("städerska*", unicodedata.normalize("NFD", "städerskan"), [unicodedata.normalize("NFD", "städerskan")]),
    (unicodedata.normalize("NFD", "städerska*"), "städerskan", ["städerskan"]),
    ("ninja*", "nin\N{SOFT HYPHEN}jas", ["nin\N{SOFT HYPHEN}jas"]),
    ("ninja", "_ninja_ ninja2 ninja", ["ninja", "ninja"]),
    ("C++", "C++ and C", ["C++"]),
    ("work hard, play hard", "Work hard,\nplay hard!", ["Work hard,\nplay hard"]),
    ("9-to-5 mentality", "no 9-to-5 mentality", ["9-to-5 mentality"]),
    ("(m/w)", "Fahrer (m/w)", ["(m/w)"]),
]


@pytest.mark.parametrize(("phrase", "text", "expected"), FOUND, ids=[f"{a} in {b}" for a, b, _ in FOUND])
def test_a_phrase_is_found_however_it_is_written(phrase: str, text: str, expected: list[str]) -> None:
    assert found(text, phrases=[phrase]) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("de", ["Guru"]), ("de-AT", ["Guru", "Heuriger"]), ("en", []), ("nl", [])],
)
def test_words_count_in_their_language_and_its_regions(lang: str, expected: list[str]) -> None:
    assert found("Guru, Heuriger", lang=lang, phrases={"de": ["Guru"], "de-AT": ["Heuriger"]}) == expected


def test_a_plain_list_counts_in_every_language() -> None:
    assert found("Northern Hospital", lang="sv", phrases=["Northern Hospital"]) == ["Northern Hospital"]


def test_a_pattern_finds_what_phrases_cannot_say() -> None:
    assert found("under 35 years, under 5 years", patterns=[r"under \d\d years"]) == ["under 35 years"]
    assert found("an apple of Apple", patterns=["(?-i:Apple)"]) == ["Apple"]


def test_of_one_rule_s_words_that_overlap_the_longer_is_told() -> None:
    assert found("young and dynamic", phrases=["young", "young and dynamic"]) == ["young and dynamic"]


PATTERNS = [
    (r"(?:at most|under) \d\d years", "Under 30 YEARS of age", ["Under 30 YEARS"]),
    (r"(?:at most|under) \d\d years", "under thirty", []),
    (r"colou?rs?", "Colors and colours", ["Colors", "colours"]),
    (r"fo{2}d*", "foo, food", ["foo", "food"]),
    (r"young|dynamic", "a dynamic team", ["dynamic"]),
    (r"(?x) young \s team # of whom?", "a young team", ["young team"]),
    (r"\u0079oung", "young", ["young"]),
    (r"\N{LATIN SMALL LETTER Y}oung", "young", ["young"]),
    (r"(y)oun(g)(?! at heart)", "young at heart, young", ["young"]),
    (r"[yY]oung(?: and (?:bold|wild))?", "young and wild", ["young and wild"]),
    (r"(?P<name>you)ng \g<name>", "young you", ["young you"]),
    (r"(?:\(m/f\))", "Engineer (m/f)", ["(m/f)"]),
]


@pytest.mark.parametrize(("pattern", "text", "expected"), PATTERNS)
def test_a_pattern_finds_what_it_describes_however_it_is_written(pattern: str, text: str, expected: list[str]) -> None:
    assert found(text, patterns=[pattern]) == expected


@pytest.mark.parametrize("pattern", ["(a+)+$", "(a|aa)+$", "(x+x+)+y", "(?:a|a)*c", "(.*)*z"])
def test_a_pattern_that_would_take_years_is_given_up_and_not_tried_again(pattern: str) -> None:
    matcher = Matcher({"rule": Rule.model_validate({"patterns": [pattern]})}, "en")
    before = time.process_time()
    for _ in range(20):
        list(matcher.find(folded("a" * 3_000 + "!" + "x" * 3_000), []))
    assert time.process_time() - before < 2
