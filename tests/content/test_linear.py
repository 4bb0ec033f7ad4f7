"""The time of the check grows with a front matter, not with its square; what is too much is told."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from kollega.content.front_matter import validate
from kollega.content.item import FRONT
from kollega.content.kind import ItemKind
from kollega.content.source import Source, direction_diagnostics, parse
from kollega.content.yaml_comments import lost_text_diagnostics

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Examine, Write
    from kollega.diagnostics import Diagnostic

STORY = "title: The ferry\nauthors: [anna]\ndate: 2026-01-05\ndescription: A day.\n"

SHAPES: dict[str, Callable[[int], str]] = {
    "spaces in own words": lambda n: 'share: {any: "x' + " " * n + 'x"}\n',
    "accents in own words": lambda n: 'share: {any: "' + "é" * n + '"}\n',
    "marks in own words": lambda n: 'share: {any: "' + "e\u0301" * (n // 2) + '"}\n',
    "unknown keys": lambda n: "".join(f"k{each}: true\n" for each in range(n // 11)),
    "keys of other tools": lambda n: "".join(f"draft{each}: true\n" for each in range(n // 15)),
    "long keys of words": lambda n: "".join(f"{'isa' * 15}{each}: true\n" for each in range(n // 56)),
    "remarks": lambda n: "education: a #b\n" + "# x\n" * (n // 4),
    "empty lines": lambda n: "\n" * n,
    "signs": lambda n: "quote: '" + "& ! " * (n // 4) + "'\n",
    "marks of direction": lambda n: 'quote: "' + "\u202a" * (n // 2) + "\u2069" * (n // 2) + '"\n',
    "e-mail addresses": lambda n: 'source: "' + "a@" * (n // 2) + '"\n',
    "an address": lambda n: 'source: "https://' + "a." * (n // 2) + '"\n',
    "list": lambda n: f"tags: [{'a #, ' * (n // 5)}]\n",
}


def seconds(shape: Callable[[int], str], size: int) -> float:
    """Return the least time of three that a front matter of some size takes to be checked."""
    content = f"---\n{STORY}{shape(size)}---\nText.\n".encode()
    return min(_seconds(content) for _ in range(3))


def _seconds(content: bytes) -> float:
    """Return how long the processor works, whatever else the machine does."""
    begin = time.process_time()
    source = parse("x.md", content)
    if isinstance(source, Source):
        model = FRONT[ItemKind.STORY]
        list(lost_text_diagnostics(model, source)), list(direction_diagnostics(source)), validate(model, source)
    return time.process_time() - begin


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_four_times_the_front_matter_takes_no_more_than_some_four_times_as_long(shape: Callable[[int], str]) -> None:
    assert seconds(shape, 28_000) < 12 * seconds(shape, 7_000) + 0.05


def codes(lines: str, kind: ItemKind = ItemKind.STORY) -> list[tuple[str, str]]:
    needed = {ItemKind.STORY: STORY, ItemKind.PERSON: "name: Anna\n"}[kind]
    source = parse("x.md", f"---\n{needed}{lines}\n---\nText.\n".encode())
    assert isinstance(source, Source), source
    return [(diagnostic.code, diagnostic.hint) for diagnostic in validate(FRONT[kind], source)[1]]


@pytest.mark.parametrize("key", ["quote", "photo_alt", "department", "location", "tags", "source"])
def test_a_text_of_more_than_2000_characters_is_too_long(key: str) -> None:
    start = "https://a.example/" if key == "source" else ""
    assert codes(f"{key}: {start.ljust(2001, 'é')}") in (
        [("too-long", "At most 2000 are allowed.")],
        [("too-long", "At most 2000 are allowed."), ("photo-without-alt", "")],
    )


@pytest.mark.parametrize("key", ["any", "linkedin"])
def test_own_words_may_have_10000_characters(key: str) -> None:
    assert codes(f"share: {{{key}: {'é' * 10_000}}}") == []
    assert codes(f"share: {{{key}: {'é' * 10_001}}}") == [("too-long", "At most 10000 are allowed.")]
    assert codes(f"share: {{{key}: [One, {'é' * 10_001}]}}") == [("too-long", "At most 10000 are allowed.")]


@pytest.mark.parametrize("key", ["tags", "vacancies", "aliases", "share: {any", "authors"])
def test_a_list_may_have_100_entries(key: str) -> None:
    names = ", ".join(f"n{number}" for number in range(101))
    lines = f"{key}: [{names}]{'}' * key.count('{')}"
    if key == "authors":
        source = parse("x.md", f"---\n{STORY.replace('[anna]', f'[{names}]')}---\nText.\n".encode())
        assert isinstance(source, Source)
        assert [diagnostic.code for diagnostic in validate(FRONT[ItemKind.STORY], source)[1]] == ["too-long"]
    else:
        assert codes(lines) == [("too-long", "At most 100 are allowed.")]


def test_links_of_a_person_are_at_most_100() -> None:
    links = ", ".join(f"n{number}: https://a.example/" for number in range(101))
    assert codes(f"links: {{{links}}}", ItemKind.PERSON) == [("too-long", "At most 100 are allowed.")]


def test_a_thousand_authors_are_told_and_not_looked_up(write: Write, examine: Examine) -> None:
    authors = ", ".join(f"a{number}" for number in range(1000))
    story = f"---\ntitle: A\nauthors: [{authors}]\ndate: 2026-01-05\ndescription: A day.\n---\nText.\n"
    diagnostics: tuple[Diagnostic, ...] = examine(write({"stories/the-ferry.md": story})).diagnostics
    assert [(diagnostic.code, diagnostic.line) for diagnostic in diagnostics] == [("too-long", 3)]
