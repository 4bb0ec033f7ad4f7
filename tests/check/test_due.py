"""What ends soon is listed by day, each work once, in its languages."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

import pytest

from kollega.check.due import Due, Ending, due
from kollega.check.reports.due import due_json, due_markdown, due_text
from kollega.content.kind import ItemKind
from writing import person, site_of, story, vacancy

if TYPE_CHECKING:
    from kollega.content.item import AnyItem

TODAY = date(2026, 3, 1)
FOLDER = PurePosixPath("careers")


def told(*items: AnyItem, days: int = 30, **options: Any) -> list[tuple[str, str, str]]:
    return [(str(each.day), str(each.ending), each.title) for each in due(site_of(*items, **options), days)]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (story("a", consent_until="2026-03-01"), True),
        (story("a", consent_until="2026-03-31"), True),
        (story("a", consent_until="2026-04-01"), False),
        (story("a", consent_until="2026-02-01"), True),
        (story("a", consent_until="2026-02-01", status="withdrawn"), False),
        (story("a", consent_until="2026-03-20", status="draft"), True),
        (story("a", review_by="2026-03-31"), True),
        (story("a", review_by="2026-01-01"), True),
        (story("a", review_by="2026-01-01", status="withdrawn"), False),
        (story("a", review_by="2026-04-01"), False),
        (story("a"), False),
        (person("a", consent_until="2026-03-20"), True),
        (person("a", consent_until="2026-03-20", status="alumni"), True),
        (person("a", consent_until="2026-01-20"), True),
        (person("a", consent_until="2026-03-20", status="withdrawn"), False),
        (vacancy("a", valid_through="2026-03-01"), True),
        (vacancy("a", valid_through="2026-03-31"), True),
        (vacancy("a", valid_through="2026-04-01"), False),
        (vacancy("a", valid_through="2026-02-28"), False),
        (vacancy("a", valid_through="2026-03-20", status="closed"), False),
        (vacancy("a", valid_through="2026-03-20", status="withdrawn"), False),
        (vacancy("a", valid_through="2026-03-20", status="draft"), True),
        (vacancy("a", date_posted="2026-03-10", valid_through="2026-03-20"), True),
        (vacancy("a"), False),
    ],
)
def test_what_ends_within_the_days_is_told_and_so_is_what_waits_for_somebody(item: AnyItem, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    assert bool(told(item, person("anna"))) == expected


def test_a_story_may_end_twice_and_the_first_day_stands_on_top() -> None:
    items = (
        story("tale", review_by="2026-03-20", consent_until="2026-03-10"),
        vacancy("deckhand", valid_through="2026-03-15"),
        person("bram", consent_until="2026-02-01"),
        person("anna"),
    )
    assert told(*items) == [
        ("2026-02-01", "consent", "Bram"),
        ("2026-03-10", "consent", "tale"),
        ("2026-03-15", "vacancy", "deckhand"),
        ("2026-03-20", "review", "tale"),
    ]


def test_a_work_stands_there_once_with_all_languages_that_end_on_that_day() -> None:
    items = [vacancy("deckhand", lang=lang, title=lang, valid_through="2026-03-15") for lang in ("nl", "en")]
    (found,) = due(site_of(*items), 30)
    assert (found.title, [path for path, _ in found.places]) == (
        "en",
        ["vacancies/deckhand.en.md", "vacancies/deckhand.nl.md"],
    )
    other = vacancy("deckhand", lang="nl", valid_through="2026-03-16")
    assert len(due(site_of(items[1], other), 30)) == 2


def test_a_moment_counts_by_the_day_of_the_site() -> None:
    late = vacancy("deckhand", valid_through="2026-03-31T23:30+00:00")
    assert told(late) == [("2026-03-31", "vacancy", "deckhand")]
    assert told(late, time_zone="Europe/Amsterdam") == []
    assert told(late, now=datetime(2026, 3, 1, 23, 30, tzinfo=UTC), time_zone="Europe/Amsterdam") != []


@pytest.mark.parametrize("days", [0, 1, 36_500, 10**9])
def test_any_number_of_days_can_be_asked_for(days: int) -> None:
    assert len(told(story("tale", review_by="2026-03-01"), person("anna"), days=days)) == 1


FOUND = (
    Due(date(2026, 2, 28), Ending.REVIEW, ItemKind.STORY, "A <b> & *c*", (("stories/a.md", 7),)),
    Due(date(2026, 3, 1), Ending.VACANCY, ItemKind.VACANCY, "Mate", (("vacancies/m.md", 4), ("vacancies/m.nl.md", 5))),
)


def test_people_read_it_by_day() -> None:
    assert due_text(FOUND, TODAY, 30, FOLDER).splitlines() == [
        "2 things end in the next 30 days, or are overdue.",
        "",
        "2026-02-28 (1 day ago)",
        "  A <b> & *c*: was due for review",
        "    careers/stories/a.md:7",
        "",
        "2026-03-01 (today)",
        "  Mate: last day to apply; the vacancy then closes automatically",
        "    careers/vacancies/m.md:4",
        "    careers/vacancies/m.nl.md:5",
    ]
    assert due_text((), TODAY, 0, FOLDER) == "Nothing ends today."
    assert due_text((), TODAY, 1, FOLDER) == "Nothing ends by tomorrow."


def test_an_issue_has_it_as_a_list_to_tick_off_in_which_titles_are_words() -> None:
    lines = due_markdown(FOUND, TODAY, 30, FOLDER).splitlines()
    assert r"- [ ] A &lt;b&gt; &amp; \*c\*: was due for review (`careers/stories/a.md` line 7)" in lines
    assert "**2026-03-01** (today)" in lines


def test_programs_get_it_as_json() -> None:
    assert json.loads(due_json(FOUND, TODAY))[0] == {
        "day": "2026-02-28",
        "days": -1,
        "ends": "review",
        "kind": "story",
        "title": "A <b> & *c*",
        "files": [{"path": "stories/a.md", "line": 7}],
    }
    assert json.loads(due_json((), TODAY)) == []
