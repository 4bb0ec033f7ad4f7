"""A vacancy's title is the name of the job alone: a note says what else stands there."""

from __future__ import annotations

from typing import Any

import pytest

from kollega.check.titles import titles_are_names
from kollega.diagnostics import Severity
from writing import content_of, site_of, vacancy

PLACES = {"yard": {"city": "Łódź", "country": "PL"}}


def told(**front: Any) -> list[str]:
    """Return what a title is said to hold beside a name."""
    item = vacancy("deckhand", **({"locations": ["yard"]} | front))
    found = list(titles_are_names(content_of(item), site_of(item, places=PLACES)))
    assert {(each.code, each.severity) for each in found} <= {("title-says-more", Severity.NOTE)}
    return [each.message.removeprefix("the title has ").partition(";")[0] for each in found]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Cook for €3,000", "pay (“€3,000”)"),
        ("Cook, 3.000 € brutto", "pay (“3.000 €”)"),
        ("Kock 35000 SEK", "pay (“35000 SEK”)"),
        ("Cook in łódź", "a place (“Łódź”)"),
        ("Kucharz ŁÓDŹ", "a place (“Łódź”)"),
        ("Cook (V-0012)", "your number (“V-0012”)"),
        ("Cook wanted!!", "“!!”"),
        ("LIFT FITTER NIGHTS", "nothing but capitals"),
        ("МОНТЁР ЛИФТОВ НОЧЬЮ", "nothing but capitals"),
        ("Cook in Łódź, €3,000!", "pay (“€3,000”), a place (“Łódź”) and “!”"),
    ],
)
def test_what_is_no_name_is_told(title: str, expected: str) -> None:
    assert told(title=title, identifier="V-0012") == [expected]


@pytest.mark.parametrize(
    "title",
    [
        "Cook",
        "Koch (m/w/d)",
        "SRE / SDET",
        "C# developer, 2nd line",
        "Łódźki kucharz",
        "Engineer V-00123",
        "Head of 30 seconds",
        "کارشناس پشتیبانی فنی شبکه",
        "技術サポート担当者および保守要員",
    ],
)
def test_a_name_is_left_alone(title: str) -> None:
    assert told(title=title, identifier="V-0012") == []


@pytest.mark.parametrize("over", [{"status": "closed"}, {"status": "withdrawn"}, {"open_application": True}], ids=str)
def test_only_jobs_that_one_can_apply_for_are_looked_at(over: dict[str, Any]) -> None:
    assert told(title="Work in Łódź!", **over) == []


def test_a_place_elsewhere_is_part_of_a_name() -> None:
    assert told(title="Paris correspondent", locations=["yard", {"country": "PL"}]) == []
