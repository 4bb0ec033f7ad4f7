"""Facts are plain text: entities in them are read, marks are told, and what is printed is set as printed."""

from __future__ import annotations

from typing import Any

import pytest

from kollega.config.settings import Settings
from kollega.content.files import SourceFile
from kollega.content.kind import ItemKind
from kollega.content.read import reading_of

FACTS = {"title": "A night", "authors": "[anna]", "date": "2026-02-01", "description": "What we learned."}


def read(*, typographer: bool = True, lang: str = "en", **facts: str) -> tuple[Any, list[tuple[str, int, int]]]:
    lines = "\n".join(f"{key}: {value}" for key, value in (FACTS | facts).items())
    settings = Settings.model_validate(
        {
            "organisation": {"name": "Veer", "url": "https://veer.example/"},
            "languages": ["en", "nl", "de"],
            "typographer": typographer,
        }
    )
    file = SourceFile(ItemKind.STORY, "stories/a.md", "a", "" if lang == "en" else lang)
    item, found = reading_of(file, f"---\n{lines}\n---\nText.\n".encode(), settings)
    return item, [(each.code, each.line, each.column) for each in found]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("The &ldquo;lost&rdquo; key", "The “lost” key"),
        ("Fish &amp; chips &#8211; caf&eacute;", "Fish & chips – café"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("what &amp;amp; means", "what &amp; means"),
        ("a &nosuch; b & c", "a &nosuch; b & c"),
        ("a &#x202e; b &#0; c &#8232; d", "a &#x202e; b &#0; c &#8232; d"),
    ],
)
def test_entities_in_facts_are_read(typed: str, title: str) -> None:
    item, found = read(title=typed)
    assert (item.front.title, found) == (title, [])


@pytest.mark.parametrize("key", ["title", "description", "photo_alt"])
@pytest.mark.parametrize(
    "typed",
    ["The key, **really**", "'*Really* a key'", "'`code` of ours'", "The [key](key.md)", "A <b>key</b>", "'# A key'"],
)
def test_marks_in_facts_are_told(key: str, typed: str) -> None:
    _, found = read(**{key: typed})
    line = [*(FACTS | {key: typed})].index(key) + 2
    assert found == [("marks-in-facts", line, len(f"{key}: ") + 1)]


@pytest.mark.parametrize(
    "title",
    [
        "Kolleg*innen und Mitarbeiter*innen",
        "2 * 3 * 4",
        "C# and F#",
        "snake_case_name",
        "a < b > c",
        "Yes [sic] (no)",
        "~40 ~50",
    ],
)
def test_what_only_looks_like_a_mark_is_not_told(title: str) -> None:
    assert read(title=title)[1] == []


def test_title_description_and_quote_are_set_as_their_language_prints_them() -> None:
    story, _ = read(lang="de", title='Die "Nacht"', description="Es war 'kalt'...", quote='Sie sagt "ja" - er nicht')
    assert (story.front.title, story.front.description) == ("Die „Nacht“", "Es war ‚kalt‘…")
    assert story.front.quote == "Sie sagt „ja“ – er nicht"


def test_ones_own_words_for_a_network_stay_as_they_were_typed() -> None:
    story, _ = read(share='{any: "It\'s here..."}')
    assert story.front.share == {"any": ("It's here...",)}


def test_a_setting_leaves_all_as_it_was_typed() -> None:
    story, _ = read(typographer=False, title='It\'s a "night" &amp; more')
    assert story.front.title == 'It\'s a "night" & more'
