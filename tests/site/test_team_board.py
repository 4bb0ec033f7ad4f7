"""What teams have told in a quarter: what counts, for whom, and that nobody is singled out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from kollega.content.history import Contact, Hand, History, Role
from kollega.site.board import Quarter, board_of
from kollega.site.deeds import Deed
from writing import person, site_of, story

if TYPE_CHECKING:
    from kollega.content.item import AnyItem
    from kollega.site.board import Board

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
NOBODY = History({}, frozenset())
CREW = [person(slug, department="ferries") for slug in ("ada", "bo", "cy")]
YARD = [person(slug, department="yard") for slug in ("dee", "eli", "flo", "gus")]
PAIR = [person(slug, department="office") for slug in ("hal", "ida")]


def board(*items: AnyItem, history: History | None = NOBODY, now: datetime = NOW, **options: Any) -> Board:
    return board_of(site_of(*items, now=now, **options), history)


def told(slug: str, *authors: str, date: str = "2026-10-05", **front: Any) -> AnyItem:
    return story(slug, authors=list(authors), date=date, **front)


def counts(board: Board) -> dict[str, dict[Deed, int]]:
    """Return what each team did in this quarter, by its id."""
    return {team.department.id if team.department else "others": dict(team.series[-1]) for team in board.teams}


def helped(role: Role, path: str, who: str, day: str = "2026-10-06") -> Hand:
    return Hand(role, path, datetime.fromisoformat(f"{day}T12:00:00+00:00"), Contact.of(who))


QUARTERS = {
    "2026-01-01": (2026, 1),
    "2026-03-31": (2026, 1),
    "2026-04-01": (2026, 2),
    "2026-09-30": (2026, 3),
    "2026-12-31": (2026, 4),
}


@pytest.mark.parametrize(("day", "expected"), QUARTERS.items(), ids=QUARTERS)
def test_a_day_lies_in_a_quarter_of_its_year(day: str, expected: tuple[int, int]) -> None:
    quarter = Quarter.of(date.fromisoformat(day))
    assert quarter == expected
    assert quarter.first_day <= date.fromisoformat(day)
    assert quarter.earlier(4) == (expected[0] - 1, expected[1])


def test_a_story_counts_for_its_team_in_the_quarter_of_its_date_once_in_all_languages() -> None:
    told_by = [
        told("tide", "ada", department="ferries"),
        told("tide", "ada", lang="nl", department="ferries", date="2026-11-01"),
        told("dock", "dee", department="yard", date="2026-09-30"),
        told("dock-again", "dee", department="yard", date="2026-10-01"),
    ]
    found = board(*CREW, *YARD, *told_by)
    assert counts(found) == {
        "ferries": {Deed.STORY: 1, Deed.FIRST_STORY: 1},
        "yard": {Deed.STORY: 1},
    }
    assert [quarter[Deed.STORY] for quarter in found.series] == [0, 0, 1, 2]
    assert found.series[2][Deed.FIRST_STORY] == 1


UNCOUNTED: dict[str, AnyItem] = {
    "a draft": told("x", "ada", department="ferries", status="draft"),
    "one that is still to come": told("x", "ada", department="ferries", date="2026-12-01"),
    "a withdrawn one": told("x", "ada", department="ferries", status="withdrawn"),
    "one whose author has withdrawn": told("x", "gone", department="ferries"),
    "one of more than a year ago": told("x", "ada", department="ferries", date="2025-12-31"),
}


@pytest.mark.parametrize("item", UNCOUNTED.values(), ids=UNCOUNTED)
def test_what_is_not_published_in_these_quarters_does_not_count(item: AnyItem) -> None:
    found = board(*CREW, person("gone", status="withdrawn"), item, drafts=True)
    assert found.teams == ()
    assert sum(found.series[-1].values()) == 0


def test_a_story_without_a_team_counts_for_those_of_its_authors_and_once_in_all() -> None:
    found = board(*CREW, *YARD, told("both", "ada", "dee"))
    assert counts(found) == {team: {Deed.STORY: 1, Deed.FIRST_STORY: 2} for team in ("ferries", "yard")}
    assert found.series[-1] == {Deed.STORY: 1, Deed.FIRST_STORY: 2}


def test_whoever_has_withdrawn_is_not_counted_with_those_who_stay() -> None:
    hands = frozenset(
        helped(Role.REVIEWER, "stories/tide.en.md", who) for who in ("Gone Example <gone@x>", "Somebody <some@x>")
    )
    gone = person("gone", name="Gone  example", status="withdrawn", department="ferries")
    found = board(*CREW, gone, told("tide", "ada", "gone", department="ferries"), history=History({}, hands))
    assert counts(found) == {"ferries": {Deed.STORY: 1, Deed.FIRST_STORY: 1, Deed.REVIEW: 1}}


def test_small_teams_and_stories_of_no_team_are_counted_together() -> None:
    stranger = person("sol")
    items = [told("desk", "hal", department="office"), told("map", "sol"), told("tide", "ada", department="ferries")]
    found = board(*CREW, *PAIR, stranger, *items)
    assert counts(found) == {
        "ferries": {Deed.STORY: 1, Deed.FIRST_STORY: 1},
        "others": {Deed.STORY: 2, Deed.FIRST_STORY: 2},
    }


def test_where_even_together_they_are_fewer_than_three_nothing_is_told_of_them_nor_by_difference() -> None:
    found = board(*CREW, *PAIR, told("desk", "hal", department="office"), told("tide", "ada", department="ferries"))
    assert counts(found) == {"ferries": {Deed.STORY: 1, Deed.FIRST_STORY: 1}}
    assert found.series[-1][Deed.STORY] == 1


def test_the_size_that_the_settings_give_says_whether_a_team_is_small() -> None:
    departments = {"ferries": {"size": 2}, "office": {"name": "The office", "size": 40}}
    items = [told("desk", "hal", department="The office"), told("tide", "ada", department="ferries")]
    found = board(*CREW, *PAIR, *items, departments=departments)
    assert counts(found).keys() == {"office"}
    assert found.teams[0].rate == 0.25


@pytest.mark.parametrize(
    ("sizes", "order"),
    [
        ({"ferries": 4, "yard": 40}, ["ferries", "yard"]),
        ({"ferries": 4}, ["yard", "ferries"]),
        ({}, ["yard", "ferries"]),
    ],
    ids=["every size is known", "one is not", "none is"],
)
def test_teams_are_compared_on_ten_people_where_every_size_is_known_else_by_stories(
    sizes: dict[str, int], order: list[str]
) -> None:
    items = [told(f"dock-{number}", "dee", department="yard") for number in range(3)]
    departments = {name: {"size": size} for name, size in sizes.items()}
    found = board(*CREW, *YARD, *items, told("tide", "ada", department="ferries"), departments=departments)
    assert list(counts(found)) == order


MERGED = {
    "one that came later": ({"nl": "2026-10-20"}, 1),
    "both at once: one is the story": ({"en": "2026-10-20", "nl": "2026-10-20"}, 1),
    "the first language came later": ({"en": "2026-10-20"}, 1),
    "both are old": ({}, 0),
    "in another quarter": ({"nl": "2026-08-20"}, 0),
}


@pytest.mark.parametrize(("days", "expected"), MERGED.values(), ids=MERGED)
def test_a_version_that_was_merged_after_another_is_a_translation(days: dict[str, str], expected: int) -> None:
    versions = [told("tide", "ada", lang=lang, department="ferries", date="2026-02-01") for lang in ("en", "nl")]
    merged = {f"stories/tide.{lang}.md": datetime.fromisoformat(f"{day}T12:00:00+00:00") for lang, day in days.items()}
    found = board(*CREW, *versions, history=History(merged, frozenset()))
    assert found.series[-1][Deed.TRANSLATION] == expected


def test_whoever_helped_counts_once_for_each_story_and_quarter_for_the_team_of_the_story() -> None:
    hands = frozenset(
        {
            helped(Role.REVIEWER, "stories/tide.en.md", "Dee <dee@x>"),
            helped(Role.REVIEWER, "stories/tide.en.md", "D. <dee@x>", "2026-10-09"),
            helped(Role.REVIEWER, "stories/tide.nl.md", "Dee <dee@x>"),
            helped(Role.CO_AUTHOR, "stories/tide.en.md", "Dee <dee@x>"),
            helped(Role.REVIEWER, "stories/tide.en.md", "Dee <dee@x>", "2026-07-09"),
            helped(Role.REVIEWER, "stories/gone.en.md", "Dee <dee@x>"),
        }
    )
    versions = [told("tide", "ada", lang=lang, department="ferries", date="2026-02-01") for lang in ("en", "nl")]
    found = board(*CREW, *YARD, *versions, history=History({}, hands))
    assert counts(found) == {"ferries": {Deed.REVIEW: 1, Deed.CO_AUTHOR: 1}}
    assert found.series[2] == {Deed.REVIEW: 1}


def test_a_day_is_that_of_the_sites_zone() -> None:
    late = Hand(Role.REVIEWER, "stories/tide.en.md", datetime(2026, 9, 30, 23, tzinfo=UTC), Contact("Dee", ""))
    items = [*CREW, told("tide", "ada", department="ferries", date="2026-02-01")]
    for zone, expected in (("UTC", 0), ("Europe/Amsterdam", 1)):
        found = board(*items, history=History({}, frozenset({late})), time_zone=zone)
        assert found.series[-1][Deed.REVIEW] == expected


def test_helpers_are_known_by_a_name_that_is_one_persons_alone() -> None:
    people = [
        *CREW,
        person("twin-one", name="Same Name"),
        person("twin-two", name="Same Name"),
        person("zoe", name="Zoë"),
    ]
    names = ("zoe\u0308 <z@x>", "Same Name <s@x>", "Stranger <st@x>")
    hands = frozenset(helped(Role.REVIEWER, "stories/tide.en.md", who) for who in names)
    items = [told("tide", "ada", department="ferries"), told("old", "bo", date="2026-03-01")]
    assert board(*people, *items, history=History({}, hands)).helpers == {"ada", "zoe"}


def test_without_git_stories_are_counted_all_the_same() -> None:
    found = board(*CREW, told("tide", "ada", department="ferries"), history=None)
    assert counts(found) == {"ferries": {Deed.STORY: 1, Deed.FIRST_STORY: 1}}
    assert not found.knows_history
