"""`kollega check` shows what the guidelines advise against: where, why, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from company import NOW
from kollega.check.content import check_project
from kollega.host import project_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from company import Company
    from kollega.diagnostics import Diagnostic

GUIDELINES = """\
defaults: false
rules:
  lift:
    phrases: {en: [elevator*], nl: [elevator*]}
    severity: warning
    why: {en: We say lift., nl: We zeggen lift.}
    instead: {en: Write “lift”., nl: Schrijf “lift”.}
  slow:
    phrases: [slowly]
    kinds: story
"""
STORY = "---\ntitle: {title}\nauthors: [ana]\ndate: 2026-03-01\ndescription: Why lifts wait.\n---\n"


def told(company: Company, path: str = "stories/lifts.md") -> list[tuple[int, int, str]]:
    """Return line, column and code of what is told of a file."""
    found = check_project(project_of(company.config_file), NOW).diagnostics
    return [(each.line, each.column, each.code) for each in found if each.path == path]


@pytest.fixture
def lifts(company: Company) -> Company:
    company.write("guidelines.yml", GUIDELINES)
    return company


def write(company: Company, text: str, title: str = "Lifts that wait") -> None:
    company.write("stories/lifts.md", STORY.format(title=title) + text)


TEXTS = [
    ("An elevator waits.", [(7, 4)]),
    ("One.\n\nTwo *elevators*.", [(9, 6)]),
    ("# Elevators\n\nText.", [(7, 3)]),
    ("- an elevator\n- two", [(7, 6)]),
    ("| a |\n|---|\n| elevator |", [(9, 3)]),
    ("Text.[^1]\n\n[^1]: An elevator.", [(9, 10)]),
    ("> [!NOTE]\n> An elevator.", [(8, 6)]),
    ("**elevator** é elevator", [(7, 3), (7, 16)]),
    ("It's an elevator, isn't it", [(7, 9)]),
    ('Five" wide, an elevator', [(7, 16)]),
    ("`elevator`", []),
    ("```\nelevator\n```", []),
    ("~~~~\nelevator\n~~~~", []),
    ("Text.\n\n    elevator", []),
    ("[elevator](https://a.example/)", []),
    ("[a lift](https://a.example/elevator)", []),
    ("[a lift](https://a.example/ 'An elevator')", []),
    ("https://a.example/elevator/", []),
    ("<https://a.example/elevator>", []),
    ("[a lift][1]\n\n[1]: https://a.example/elevator", []),
    ("> An elevator.", []),
    ("> An elevator,\nlazily.", []),
    ("She said “an elevator”.", []),
    ("Sie sagte „an elevator“.", []),
    ("Elle dit « an elevator ».", []),
    ("Elle dit «an elevator», elevator, et «non».", [(7, 25)]),
    ("Sie sagte »an elevator«, elevator, und »nein«.", [(7, 26)]),
    ("Hon sa ”ja”, elevator, och ”nej”.", [(7, 14)]),
    ("Hon sa ”an elevator”.", []),
    ('She said "an elevator".', []),
    ("<!-- an elevator -->\n\nText.", []),
    ("A <q>elevator</q>.", []),
]


@pytest.mark.parametrize(("text", "places"), TEXTS, ids=[each[0] for each in TEXTS])
def test_words_are_told_where_they_are_the_author_s_own(
    lifts: Company, text: str, places: list[tuple[int, int]]
) -> None:
    write(lifts, text)
    assert [(line, column) for line, column, code in told(lifts) if code == "guideline"] == places


SILENCES = [
    ("<!-- guidelines: off lift: it is the brand -->\n\nAn elevator.\n\nAn elevator.", [(11, 4, "guideline")]),
    ("An elevator. <!-- guidelines: off lift: it is the brand -->\n\nText.", [(7, 4, "guideline")]),
    ("<!-- guidelines: off lift: it is the brand --> An elevator,\nan elevator.\n\nText.", []),
    ("<!-- guidelines: off slow, lift: the brand -->\n- an elevator\n- slowly", []),
    ("<!--guidelines:off lift:brand-->\nAn elevator.", []),
    ("<!-- Guidelines: OFF lift: brand -->\nAn elevator.", []),
    ("<!-- guidelines: off lift -->\n\nAn elevator.", [(7, 1, "silence-without-reason"), (9, 4, "guideline")]),
    ("<!-- guidelines: off lift: -->\n\nAn elevator.", [(7, 1, "silence-without-reason"), (9, 4, "guideline")]),
    ("<!-- guidelines: off : brand -->\n\nText.", [(7, 1, "silence-without-reason")]),
    ("<!-- guidelines: lift -->\n\nText.", [(7, 1, "silence-without-reason")]),
    ("<!-- guidelines: off lifts: brand -->\n\nAn elevator.", [(7, 1, "no-such-guideline"), (9, 4, "guideline")]),
    ("`<!-- guidelines: off lift -->`", []),
    ("<!-- about our guidelines -->\n\nAn elevator.", [(9, 4, "guideline")]),
]


@pytest.mark.parametrize(("text", "expected"), SILENCES, ids=[each[0] for each in SILENCES])
def test_a_comment_with_a_reason_holds_a_rule_back_for_one_passage(
    lifts: Company, text: str, expected: list[tuple[int, int, str]]
) -> None:
    write(lifts, text)
    assert told(lifts) == expected


FACTS = [
    ("The elevator", [(2, 12, "guideline")]),
    ("'The elevator'", [(2, 13, "guideline")]),
    (">-\n  The\n  elevator", [(4, 3, "guideline")]),
    ("The elevator\n# guidelines: off lift: the brand\nshare: {any: A lift}", [(2, 12, "guideline")]),
    ("The lift\n# guidelines: off lift: the brand\n# as it is called\nshare: {any: An elevator}", []),
    ("The lift\n# guidelines: off lift\nshare: {any: An elevator}", [(4, 17, "guideline")]),
    ("The lift\nshare: {linkedin: 'An elevator'}", [(3, 23, "guideline")]),
    ("The lift\nshare:\n  any: [One, An elevator]", [(4, 17, "guideline")]),
    ("The lift", []),
]


@pytest.mark.parametrize(("title", "expected"), FACTS, ids=[each[0] for each in FACTS])
def test_words_of_the_front_matter_are_told_at_their_place(
    lifts: Company, title: str, expected: list[tuple[int, int, str]]
) -> None:
    write(lifts, "Text.", title)
    assert told(lifts) == expected


def test_the_message_says_why_and_what_to_write_in_the_language_of_the_text(lifts: Company) -> None:
    lifts.configure({"languages": ["en", "nl"]})
    lifts.write("stories/lifts.nl.md", STORY.format(title="Liften") + "De *elevator*.")
    (found,) = of("stories/lifts.nl.md", lifts)
    assert (found.message, found.hint, str(found.severity)) == (
        "“elevator” (lift): We zeggen lift.",
        "Schrijf “lift”.",
        "warning",
    )


def of(path: str, company: Company) -> Iterator[Diagnostic]:
    found = check_project(project_of(company.config_file), NOW).diagnostics
    return (each for each in found if each.path == path)


def test_a_rule_is_for_the_kinds_that_it_names(lifts: Company) -> None:
    lifts.edit("vacancies/fitter.md", "You go up", "You slowly go up, in an elevator")
    lifts.edit("stories/lifts.md", "A lift waits", "A lift waits slowly")
    lifts.edit("stories/people/ana.md", "mends lifts", "mends an elevator")
    assert [code for _, _, code in told(lifts, "vacancies/fitter.md") if code == "guideline"] == ["guideline"]
    assert told(lifts) == [(9, 14, "guideline")]
    assert told(lifts, "stories/people/ana.md") == [(4, 14, "guideline")]


def test_what_is_over_is_not_looked_through(lifts: Company) -> None:
    lifts.edit("vacancies/fitter.md", "You go up", "An elevator")
    lifts.edit("vacancies/fitter.md", "date_posted", "status: closed\ndate_posted")
    assert [each for each in told(lifts, "vacancies/fitter.md") if each[2] == "guideline"] == []


def test_a_pattern_that_takes_too_long_is_an_error_of_the_guidelines(lifts: Company) -> None:
    lifts.write("guidelines.yml", "defaults: false\nrules:\n  x:\n    patterns:\n      - b\n      - (a+)+$\n")
    write(lifts, "a" * 5_000 + "!")
    assert told(lifts, "guidelines.yml") == [(6, 9, "slow-pattern")]


def test_the_settings_may_name_another_file(company: Company) -> None:
    company.configure({"guidelines": "texts/rules.yaml"})
    company.write("texts/rules.yaml", GUIDELINES + "oops: 1\n")
    assert told(company, "texts/rules.yaml") == [(11, 1, "guidelines-key")]


def test_a_wrong_file_stops_publication_and_a_note_does_not(company: Company) -> None:
    company.write("guidelines.yml", "rulez: {}\n")
    ended = company.run("kollega", "check")
    assert ended.returncode == 1
    assert "guidelines.yml:1:1" in ended.stdout
    company.write("guidelines.yml", GUIDELINES)
    company.edit("stories/lifts.md", "A lift waits", "A lift waits slowly")
    assert company.run("kollega", "check", "--strict", "stories").returncode == 0
