"""No part of a value is lost to YAML without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kollega.content.source import parse

if TYPE_CHECKING:
    from conftest import Examine, Write

ANNA = "---\nname: Anna Visser\n---\n"
VACANCY = """---
title: {title}
date_posted: 2026-01-05
description: A day.
apply_email: jobs@example.org
{lines}
---
Text.
"""
LACKING = {"no-country", "no-place", "no-pay", "no-closing-date"}
PLACE = "locations: [{city: Oslo, country: NO}]\n"


def report(lines: str, write: Write, examine: Examine, title: str = "Mate") -> list[tuple[int, int, str, str]]:
    """Return line, column, severity and code of what is said about lines of a vacancy, which begin at line 6."""
    files = {"vacancies/mate.md": VACANCY.format(title=title, lines=lines), "stories/people/anna.md": ANNA}
    diagnostics = examine(write(files)).diagnostics
    return [(each.line, each.column, str(each.severity), each.code) for each in diagnostics if each.code not in LACKING]


@pytest.mark.parametrize(
    ("lines", "line", "column"),
    [
        ("education: We are #1 in fog", 6, 19),
        ("education: Fog #1", 6, 16),
        ("education: We met\t#MeToo", 6, 19),
        ("education: #1 in fog", 6, 12),
        ("department: #ferries", 6, 13),
        ("status: #withdrawn", 6, 9),
        ("tags: #one, #two", 6, 7),
        ("tags:\n  - fog #1\n  - rope", 7, 9),
        ("tags: [fog #1\n  , rope]", 6, 12),
        ("benefits:\n  - six weeks\n  - the #1 bakery", 8, 9),
        ("locations: [{city: Oslo #2\n  , country: NO}]", 6, 25),
        ("locations: [Oslo #2\n  ]", 6, 18),
        ("share:\n  linkedin: We are #1", 7, 20),
        ("share:\n  any:\n    - One\n    - Two #fog", 9, 11),
        ("start_date: words that\n  go on #soon", 7, 9),
    ],
)
def test_text_behind_a_number_sign_is_an_error_in_its_place(
    lines: str, line: int, column: int, write: Write, examine: Examine
) -> None:
    assert report(lines, write, examine) == [(line, column, "error", "lost-text")]


def test_a_title_with_a_number_sign_is_told_how_to_be_written(write: Write, examine: Examine) -> None:
    folder = write({"vacancies/mate.md": VACANCY.format(title="We are #1 in fog", lines=PLACE)})
    (diagnostic,) = examine(folder).diagnostics
    assert (diagnostic.line, diagnostic.column, diagnostic.code) == (2, 15, "lost-text")
    assert diagnostic.hint == 'Put the whole value in quotation marks: `title: "We are #1 in fog"`.'


@pytest.mark.parametrize("lines", ["education: A licence # or two", "tags:\n  - fog # really", "education: x #"])
def test_a_remark_behind_free_text_is_a_warning(lines: str, write: Write, examine: Examine) -> None:
    assert [(severity, code) for _, _, severity, code in report(lines, write, examine)] == [("warning", "lost-text")]


@pytest.mark.parametrize(
    "lines",
    [
        "valid_through: 2026-12-01 # the last day",
        "valid_through: 2026-12-01 #last day",
        "contact: anna # she knows",
        "openings: 2 #two",
        "status: published # for now",
        "hours: {min: 20, max: 36} # a week",
        "employment_type: [FULL_TIME] #or less",
        "apply_url: https://www.example.org/a#b",
        "# a line of its own",
        "#status: draft",
        "education: # none yet",
        "tags: # what it is about\n  - fog",
        "tags: [fog] #rope",
        'education: "We are #1 in fog"',
        "education: 'We are #1' # a remark",
        "education: C# and F#",
        "education: >\n  We are #1 in fog\n",
        "education: | # as it is\n  We are #1\n",
    ],
)
def test_a_remark_where_nothing_is_lost_is_nothing_to_tell(lines: str, write: Write, examine: Examine) -> None:
    assert report(lines, write, examine) == []


@pytest.mark.parametrize(
    ("lines", "line", "column"),
    [
        ("title: &More of it", 2, 8),
        ("title: & more", 2, 8),
        ("title: *more", 2, 8),
        ("title: *more* of it", 2, 8),
        ("title: !tag of it", 2, 8),
        ("title: ! Attention", 2, 8),
        ("title: !!important news", 2, 8),
        ("title: !!python/name:os.system x", 2, 8),
        ("tags: [&rope, fog]", 2, 8),
        ("tags:\n  - &rope and knots", 3, 5),
        ("tags:\n  - !rope and knots", 3, 5),
        ("share: {any: &all of it}", 2, 14),
        ("&title title: x", 2, 1),
        ("! title: x", 2, 1),
        ("title: &a x\ntags: [&b y, *a]", 3, 8),
    ],
)
def test_a_value_that_begins_with_a_sign_of_yaml_is_an_error(lines: str, line: int, column: int) -> None:
    found = parse("x.md", f"---\n{lines}\n---\n".encode())
    assert (found.code, found.line, found.column) == ("bad-yaml", line, column)  # type: ignore[union-attr] # a problem


@pytest.mark.parametrize(
    "lines",
    [
        "tags: &two [water, rope]\nbenefits: *two",
        "title: !!str 12",
        "title: Veer & Peil",
        "title: Veer &Peil",
        "title: Stop!",
        "title: '&More'",
        "title: R&D - !",
        "title: |\n  &More\n  !tag",
    ],
)
def test_signs_that_are_meant_are_read(lines: str) -> None:
    assert not hasattr(parse("x.md", f"---\n{lines}\n---\n".encode()), "code")
