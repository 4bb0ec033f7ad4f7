"""What nobody has told yet is found: by team, place, language, vacancy, expertise, and by what is read."""

from __future__ import annotations

import json
from datetime import date
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from kollega.check.gaps import Gap, GapKind, Outlook, gaps, months_before
from kollega.check.reports.gaps import gaps_json, gaps_markdown, gaps_text
from writing import NOON, person, site_of, story, vacancy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.content.item import AnyItem

TODAY = NOON.date()
SINCE = months_before(TODAY, 6)
"""1 September 2025."""
ANNA = person("anna", department="Bridges", location="Terhaven", expertise=["Fog signals"])


def found(*items: AnyItem, visits: Mapping[tuple[str, str], int] | None = None, **options: Any) -> list[Gap]:
    site = site_of(*items, **{"languages": ["en"]} | options)
    return list(gaps(Outlook(site, SINCE, visits or {})))


def subjects(kind: GapKind, *items: AnyItem, **options: Any) -> list[str]:
    return [gap.subject for gap in found(*items, **options) if gap.kind is kind]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2026-03-01", 6, "2025-09-01"),
        ("2026-08-31", 6, "2026-02-28"),
        ("2024-08-31", 6, "2024-02-29"),
        ("2026-01-31", 1, "2025-12-31"),
        ("2026-12-05", 12, "2025-12-05"),
        ("2026-03-31", 120, "2016-03-31"),
    ],
)
def test_months_are_counted_back_by_the_calendar(day: str, months: int, expected: str) -> None:
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ({}, ["Bridges"]),
        ({"department": "Ferries"}, ["Bridges"]),
        ({"department": "Bridges"}, []),
        ({"department": "Bridges", "date": "2025-09-01"}, []),
        ({"department": "Bridges", "date": "2025-08-31"}, ["Bridges"]),
        ({"department": "Bridges", "date": "2026-03-20"}, []),
        ({"department": "Bridges", "status": "draft"}, []),
        ({"department": "Bridges", "status": "withdrawn"}, ["Bridges"]),
    ],
)
def test_a_team_is_silent_until_it_tells_something_or_somebody_is_about_it(
    front: dict[str, str], expected: list[str]
) -> None:
    assert subjects(GapKind.DEPARTMENT, ANNA, story("tale", **front)) == expected


def test_the_team_that_most_vacancies_wait_for_stands_first_then_who_was_silent_for_longest() -> None:
    items = (
        ANNA,
        story("old", department="Ferries", date="2024-01-01"),
        story("older", department="Office", date="2023-01-01"),
        vacancy("mate", department="Ferries"),
        vacancy("mate", lang="nl", department="Ferries"),
    )
    told = [gap for gap in found(*items, languages=["en", "nl"]) if gap.kind is GapKind.DEPARTMENT]
    assert [(gap.subject, gap.open_vacancies, str(gap.last_story)) for gap in told] == [
        ("Ferries", 1, "2024-01-01"),
        ("Bridges", 0, "None"),
        ("Office", 0, "2023-01-01"),
    ]


def test_places_count_like_teams_and_kinds_of_work_only_where_somebody_is_sought() -> None:
    items = (ANNA, story("tale", tags=["Ropes"], date="2024-01-01"), vacancy("mate", tags=["Night shift"]))
    assert subjects(GapKind.LOCATION, *items) == ["Terhaven"]
    assert subjects(GapKind.WORK, *items) == ["Night shift"]


def test_a_language_is_silent_where_the_site_has_others() -> None:
    items = (ANNA, story("tale"), story("tale", lang="nl", date="2025-01-01"))
    assert subjects(GapKind.LANGUAGE, *items, languages=["en", "nl"]) == ["Nederlands"]
    assert subjects(GapKind.LANGUAGE, ANNA, story("tale", date="2025-01-01")) == []


@pytest.mark.parametrize(
    ("vacancy_front", "expected"),
    [
        ({"department": "Bridges"}, []),
        ({"department": "Ferries"}, ["mate"]),
        ({"department": "Ferries", "status": "closed"}, []),
        ({"department": "Ferries", "open_application": True}, []),
    ],
)
def test_an_open_vacancy_without_a_story_beside_it_is_named(vacancy_front: dict[str, Any], expected: list[str]) -> None:
    items = (ANNA, story("tale", department="Bridges"), vacancy("mate", **vacancy_front))
    assert subjects(GapKind.VACANCY, *items) == expected


def test_who_would_work_with_a_newcomer_can_be_asked() -> None:
    here = person("bram", department="Ferries")
    (gap,) = [each for each in found(ANNA, here, vacancy("mate", department="Ferries")) if each.kind is GapKind.VACANCY]
    assert [each.slug for each in gap.ask] == ["bram"]


def test_what_many_read_and_no_vacancy_answers_is_named_with_its_visits() -> None:
    items = (
        ANNA,
        story("fog", department="Bridges"),
        story("soup", department="Office"),
        story("rope", department="Ferries"),
        vacancy("mate", department="Ferries"),
    )
    visits = {("fog", "en"): 90, ("soup", "en"): 6, ("rope", "en"): 50}
    told = [(gap.subject, gap.visits) for gap in found(*items, visits=visits) if gap.kind is GapKind.READ]
    assert told == [("fog", 90)]
    assert subjects(GapKind.READ, *items) == []


@pytest.mark.parametrize(
    ("expertise", "front", "told"),
    [
        ("Harbour signals", {}, False),
        ("Harbour signals", {"tags": ["harbour-signals"]}, True),
        ("Harbour signals", {"description": "A SIGNAL, seen from the harbours."}, True),
        ("Harbour signals", {"title": "The harbour", "description": "At night."}, False),
        ("Harbour signals", {"description": "A signal in the harbour.", "status": "draft"}, True),
        ("C++", {"description": "C++ at night."}, False),
        ("C++", {"tags": ["C++"]}, True),
    ],
)
def test_expertise_counts_as_told_by_a_tag_or_by_its_longer_words(
    expertise: str, front: dict[str, Any], *, told: bool
) -> None:
    expected = [] if told else [expertise]
    assert subjects(GapKind.EXPERTISE, person("anna", expertise=[expertise]), story("tale", **front)) == expected


def test_expertise_stands_once_with_all_who_have_it_and_not_in_every_language() -> None:
    items = (
        person("bram", expertise=["Knots"]),
        person("bram", lang="nl", expertise=["Knopen"]),
        person("cleo", expertise=["knots"]),
        person("dirk", expertise=["Tar"], status="alumni"),
    )
    told = [each for each in found(*items, languages=["en", "nl"]) if each.kind is GapKind.EXPERTISE]
    assert [(gap.subject.lower(), [each.slug for each in gap.ask]) for gap in told] == [("knots", ["bram", "cleo"])]


def test_whoever_has_told_something_is_asked_after_those_who_have_not() -> None:
    items = (ANNA, person("zoe", department="Bridges"), story("tale", department="Bridges", date="2024-01-01"))
    (gap,) = [each for each in found(*items) if each.kind is GapKind.DEPARTMENT]
    assert [each.slug for each in gap.ask] == ["zoe", "anna"]


def test_nobody_who_withdrew_or_left_is_to_be_asked() -> None:
    left = person("zoe", department="Bridges", status="alumni")
    gone = person("yara", department="Bridges", status="withdrawn")
    (gap,) = [each for each in found(ANNA, left, gone) if each.kind is GapKind.DEPARTMENT]
    assert [each.slug for each in gap.ask] == ["anna"]


def test_a_story_that_lacks_in_a_language_and_one_to_be_read_again_are_named_with_their_authors() -> None:
    items = (ANNA, story("tale", review_by="2026-02-01"), story("fog", lang="nl"), story("fog", review_by="2026-03-01"))
    told = [gap for gap in found(*items, languages=["en", "nl"]) if gap.path]
    assert [(gap.kind, gap.path, gap.languages, [each.slug for each in gap.ask]) for gap in told] == [
        (GapKind.TRANSLATION, "stories/tale.en.md", ("nl",), ["anna"]),
        (GapKind.REVIEW, "stories/tale.en.md", (), ["anna"]),
    ]


FOUND = (
    Gap(GapKind.DEPARTMENT, "R <b> & *D*", date(2025, 1, 2), 3, ask=(ANNA,)),
    Gap(GapKind.DEPARTMENT, "Office"),
    Gap(GapKind.TRANSLATION, "Tale", date(2026, 1, 5), languages=("nl", "sv"), path="stories/tale.md"),
)


def test_people_read_it_by_kind_with_a_question_and_whom_to_ask() -> None:
    assert gaps_text(FOUND, SINCE, 1).splitlines() == [
        "There are 3 stories to tell. Telling a story is voluntary: ask, and take no for an answer.",
        "",
        "Departments without a story since 2025-09-01",
        "  R <b> & *D* (last story 2025-01-02, 3 open vacancies)",
        "    What happened in R <b> & *D* lately that you told somebody at home about?",
        "    Ask, for instance, Anna.",
        "  and 1 more",
        "",
        "Stories that a language lacks",
        "  Tale (Nederlands, Svenska, stories/tale.md)",
        "    “Tale”: how would you tell it in your language, in your own words?",
    ]
    assert gaps_text((), SINCE, 10).startswith("Nothing is missing")


def test_an_issue_has_a_box_to_tick_for_each_and_no_name_of_a_team_is_markup() -> None:
    boxes = [line for line in gaps_markdown(FOUND, SINCE, 10).splitlines() if line.startswith("- [ ] ")]
    assert len(boxes) == len(FOUND)
    assert boxes[0].startswith(
        r"- [ ] **R &lt;b&gt; &amp; \*D\*** (last story 2025-01-02, 3 open vacancies): What happened"
    )
    assert "- [ ]" not in gaps_markdown((), SINCE, 10)


def test_programs_get_all_of_it_as_the_schema_says() -> None:
    schema = json.loads(files("kollega.check.reports").joinpath("gaps.schema.json").read_text("utf-8"))
    checker = Draft202012Validator(schema, format_checker=FormatChecker())
    known = {kind.value for kind in GapKind}
    assert set(schema["$defs"]["gap"]["properties"]["kind"]["enum"]) == known
    whole = json.loads(gaps_json(FOUND, SINCE, TODAY, "https://careers.example.org/"))
    assert list(checker.iter_errors(whole)) == []
    assert whole["gaps"][0]["ask"] == [{"id": "anna", "name": "Anna"}]
    assert whole["gaps"][2]["languages"] == ["nl", "sv"]
