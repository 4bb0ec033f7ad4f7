"""A mistyped line is told where the mistake is, with the line as it was meant."""

from __future__ import annotations

import pytest

from kollega.content.source import parse
from kollega.diagnostics import Diagnostic

SLIPS = [
    ('title: “My night: one"', 8, 'title: "My night: one"'),
    ("title: “Fog”: a night", 8, 'title: "“Fog”: a night"'),
    ("title: „Meine Nacht: eins“", 8, 'title: "Meine Nacht: eins"'),
    ("title: « Ma nuit : une »", 8, 'title: "Ma nuit : une"'),
    ('title: "My night”', 17, 'title: "My night"'),
    ("title: 'It's my night'", 11, 'title: "It\'s my night"'),
    ("title: 'It's my \"long\" night'", 11, 'title: "It\'s my \\"long\\" night"'),
    ('title: "My "long" night"', 12, "title: 'My \"long\" night'"),
    ('title: "My night" of fog', 19, "title: '\"My night\" of fog'"),
    ("title: ? what", 8, 'title: "? what"'),
    ("title: My night: one", 16, 'title: "My night: one"'),
    ("title:My night", 6, "title: My night"),
    ("title:My night: one", 6, 'title: "My night: one"'),
    ("title:: My night", 6, "title: My night"),
    ("title:\u00a0My night", 7, "title: My night"),
    ("title：My night", 6, "title: My night"),
    ("title = My night", 7, "title: My night"),
    ("**title:** My night", 1, "title: My night"),
    ("tags: [#one, #two]", 8, 'tags: ["#one", "#two"]'),
    ("tags: [one, #two, three]", 13, 'tags: [one, "#two", three]'),
    ('tags: "one", "two"', 12, 'tags: ["one", "two"]'),
    ('tags: ["one" "two"]', 13, 'tags: ["one", "two"]'),
    ("photo: ![The quay](quay.jpg)", 8, "photo: quay.jpg"),
    ("apply_email: [us](mailto:jobs@example.org)", 14, "apply_email: jobs@example.org"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "column", "meant"), SLIPS, ids=[line for line, _, _ in SLIPS])
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_a_slip_is_told_at_its_sign_and_as_it_was_meant(line: str, column: int, meant: str, place: str) -> None:
    others = ["authors: [anna]", "date: 2026-02-01"]
    index = {"first": 0, "middle": 1, "last": 2}[place]
    lines = [*others[:index], line, *others[index:]]
    found = parse("stories/x.md", "\n".join(["---", *lines, "---", "Text."]).encode())
    assert isinstance(found, Diagnostic)
    assert (found.line, found.column) == (index + 2, column), found
    assert f"`{meant}`" in found.hint


RIGHT = [
    "title: “My night”",
    "title: My “long” night",
    "source: https://www.example.org/a:b",
    'title: "My night"  # a remark',
    "tags: [fog, night]  # [#three]",
    "title: It's my night",
]


@pytest.mark.parametrize("line", RIGHT)
def test_what_is_right_beside_a_mistake_is_not_blamed(line: str) -> None:
    found = parse("stories/x.md", f"---\n{line}\nrole: @home\n---\nText.".encode())
    assert isinstance(found, Diagnostic)
    assert (found.line, found.column) == (3, 7)
