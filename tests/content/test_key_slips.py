"""A key that is not known is told with the one that was meant, and a misplaced file with its folder, each once."""

from __future__ import annotations

import pytest

from kollega.config.load import settings_of
from kollega.content.files import item_file, item_folders
from kollega.content.read import reading_of

SETTINGS = settings_of({"organisation": {"name": "Veer", "url": "https://www.example.org/"}})
STORY = {"title": "Fog", "authors": "[anna]", "date": "2026-02-01", "description": "One night."}
VACANCY = {"title": "Mate", "date_posted": "2026-02-01", "description": "A.", "apply_email": "jobs@example.org"}
PERSON = {"name": "Bram"}
FACTS = {"stories/x.md": STORY, "vacancies/x.md": VACANCY, "stories/people/x.md": PERSON}


def told(path: str, facts: dict[str, str]) -> list[tuple[int, str, str]]:
    """Return line, code and hint of all that is wrong with a file."""
    file = item_file(path, item_folders(SETTINGS))
    assert file is not None
    text = "\n".join(["---", *(f"{key}: {value}" for key, value in facts.items()), "---", "Text."])
    return [(each.line, each.code, each.hint) for each in reading_of(file, text.encode(), SETTINGS)[1]]


@pytest.mark.parametrize(
    ("path", "key", "written"),
    [
        ("stories/x.md", "title", "Title"),
        ("stories/x.md", "title", "titel"),
        ("stories/x.md", "authors", "author"),
        ("stories/x.md", "authors", "Autor"),
        ("stories/x.md", "date", "DATE"),
        ("stories/x.md", "date", "datum"),
        ("stories/x.md", "description", "résumé"),
        ("vacancies/x.md", "date_posted", "date posted"),
        ("vacancies/x.md", "date_posted", "date"),
        ("stories/people/x.md", "name", "Naam"),
    ],
)
def test_a_needed_key_that_is_called_otherwise_is_told_once(path: str, key: str, written: str) -> None:
    facts = {written if each == key else each: value for each, value in FACTS[path].items()}
    assert told(path, facts) == [(list(facts).index(written) + 2, "missing-key", f"Write `{key}:`.")]


@pytest.mark.parametrize(
    ("path", "line", "hint"),
    [
        ("stories/x.md", "Schlagworte: [fog]", "Did you mean `tags`?"),
        ("stories/x.md", "image: fog.jpg", "Did you mean `photo`?"),
        ("vacancies/x.md", "Gehalt: 3000", "Did you mean `salary`?"),
        ("vacancies/x.md", "currency: EUR", "It belongs below `salary:`, with two spaces before it."),
        ("vacancies/x.md", "city: Oslo", "It belongs below `locations:`, with two spaces before it."),
        ("stories/x.md", "linkedin: Come.", "It belongs below `share:`, with two spaces before it."),
        ("stories/people/x.md", "mastodon: x", "It belongs below `links:`, with two spaces before it."),
        ("stories/x.md", "salary: 3000", "Vacancies have this key; here it has no effect."),
        ("vacancies/x.md", "salary: {from: 1, max: 2, currency: EUR, unit: HOUR}", "Did you mean `min`?"),
    ],
)
def test_an_unknown_key_is_told_with_what_was_meant_or_where_it_belongs(path: str, line: str, hint: str) -> None:
    key, _, value = line.partition(": ")
    assert [each for _, _, each in told(path, FACTS[path] | {key: value})] == [hint]


@pytest.mark.parametrize(
    ("path", "facts", "folder"),
    [
        ("stories/x.md", PERSON | {"role": "Mate", "since": "2020-01-01"}, "stories/people/x.md"),
        ("vacancies/x.md", PERSON, "stories/people/x.md"),
        ("stories/x.md", VACANCY, "vacancies/x.md"),
        ("stories/people/x.md", VACANCY, "vacancies/x.md"),
        ("vacancies/x.md", STORY, "stories/x.md"),
        ("stories/people/x.md", STORY, "stories/x.md"),
    ],
)
def test_a_file_of_another_kind_is_told_with_its_folder_and_nothing_else(
    path: str, facts: dict[str, str], folder: str
) -> None:
    assert told(path, facts) == [(1, "wrong-folder", f"Move it to {folder}.")]
