"""What a site says of what its languages lack."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel import Locale

import kollega_theme
from kollega.check.translations import Version, coverages_of, gaps_of, translated_path, wordless_languages
from kollega.content.pages import Page
from kollega.i18n.words import Words, load_words
from kollega.site.catalogue import Site
from writing import NOON, content_of, person, settings_of, story, vacancy

if TYPE_CHECKING:
    from kollega.content.item import AnyItem

THEME = Path(kollega_theme.__file__).parent
NOTHING = {lang: Words(lang, {}, Locale(lang)) for lang in ("en", "nl")}
ANNA = (person("anna"), person("anna", lang="nl"))


def told(*items: AnyItem, pages: tuple[Page, ...] = ()) -> dict[str, list[str]]:
    """Return path and code of each gap, by language."""
    found = gaps_of(site_of(*items, pages=pages), NOTHING, (), "mkdocs.yml")
    return {lang: [f"{gap.path} {gap.code}" for gap in gaps] for lang, gaps in found.items() if gaps}


def site_of(*items: AnyItem, pages: tuple[Page, ...] = ()) -> Site:
    content = content_of(*items)
    return Site.of(type(content)(content.stories, content.vacancies, content.people, pages), settings_of(), NOON)


def test_what_is_in_every_language_is_no_gap() -> None:
    assert told(*ANNA, story("tide"), story("tide", lang="nl")) == {}


def test_what_is_not_translated_is_named_by_its_original() -> None:
    assert told(*ANNA, story("tide"), vacancy("kok", lang="nl"), person("bram")) == {
        "en": ["vacancies/kok.nl.md missing-translation"],
        "nl": ["stories/tide.en.md missing-translation", "stories/people/bram.en.md missing-translation"],
    }


@pytest.mark.parametrize(
    ("original", "translation", "is_old"),
    [
        ({"date": "2026-01-05"}, {"date": "2026-01-05"}, False),
        ({"date": "2026-01-05"}, {"date": "2026-01-06"}, False),
        ({"date": "2026-01-05", "updated": "2026-02-01"}, {"date": "2026-01-06"}, True),
        ({"date": "2026-01-05", "updated": "2026-02-01"}, {"date": "2026-01-06", "updated": "2026-02-01"}, False),
    ],
)
def test_a_translation_is_old_if_its_original_changed_later(
    original: dict[str, str],
    translation: dict[str, str],
    is_old: bool,  # noqa: FBT001 - a column of the table
) -> None:
    found = told(*ANNA, story("tide", **original), story("tide", lang="nl", **translation))
    assert found == ({"nl": ["stories/tide.nl.md old-translation"]} if is_old else {})


def test_a_vacancy_that_was_posted_again_has_an_old_translation() -> None:
    posted = vacancy("cook", date_posted="2026-02-01"), vacancy("cook", lang="nl", date_posted="2026-01-05")
    assert told(*posted) == {"nl": ["vacancies/cook.nl.md old-translation"]}


@pytest.mark.parametrize("front", [{"status": "draft"}, {"date": "2027-01-01"}, {"status": "withdrawn"}], ids=str)
def test_a_translation_that_is_not_published_is_no_gap(front: dict[str, str]) -> None:
    assert told(*ANNA, story("tide"), story("tide", lang="nl", **front)) == {}


def test_nobody_need_translate_a_closed_vacancy() -> None:
    assert told(vacancy("cook", status="closed")) == {}


def test_a_hand_written_page_has_versions_by_address() -> None:
    pages = (
        Page("pages/index.md", "en", "", "# Home"),
        Page("pages/index.nl.md", "nl", "nl/", "# Thuis"),
        Page("pages/about.md", "en", "about/", "# About"),
    )
    assert told(pages=pages) == {"nl": ["pages/about.md missing-translation"]}


def test_words_of_the_interface_are_counted_in_every_language_but_english() -> None:
    gaps = gaps_of(site_of(), NOTHING, ("Apply", "Stories"), "mkdocs.yml")
    (gap,) = gaps["nl"]
    assert (gap.path, gaps["en"]) == ("mkdocs.yml", ())
    assert (
        gap.message == "pages in Nederlands (nl) have all words of the interface in English, such as “Apply”, “Stories”"
    )


def test_the_table_counts_what_each_language_has() -> None:
    english, dutch = coverages_of(site_of(*ANNA, story("tide"), vacancy("kok", lang="nl")), NOTHING, ("Apply",))
    assert english.parts == (
        ("stories", 1, 1),
        ("vacancies", 0, 1),
        ("people", 1, 1),
        ("pages", 0, 0),
        ("words", 1, 1),
    )
    assert [done for _, done, _ in dutch.parts] == [0, 1, 1, 0, 0]


@pytest.mark.parametrize(
    ("path", "lang", "wanted", "file"),
    [
        ("stories/tide.md", "en", "nl", "stories/tide.nl.md"),
        ("stories/tide/index.md", "en", "nl", "stories/tide/index.nl.md"),
        ("stories/tij.nl.md", "nl", "de", "stories/tij.de.md"),
        pytest.param("stories/tij.nl.md", "nl", "en", "stories/tij.md", id="the first language needs no suffix"),
        pytest.param("stories/tij.md", "nl", "en", "stories/tij.en.md", id="unless the name is taken"),
        pytest.param("pages/release.2024.md", "en", "nl", "pages/release.2024.nl.md", id="a dot is no language"),
    ],
)
def test_a_translation_has_its_language_in_its_name(path: str, lang: str, wanted: str, file: str) -> None:
    assert translated_path(Version(lang, path), wanted, "en") == file


def test_a_language_in_which_the_program_has_no_words_is_told_once() -> None:
    folders = (THEME / "words", THEME / "sentences")
    words = {lang: load_words(lang, folders) for lang in ("en", "nl-BE", "de", "ja", "es")}
    found = [str(each.message).partition(":")[0] for each in wordless_languages(words, "mkdocs.yml")]
    assert found == ["Kollega has no words in 日本語", "Kollega has no words for pages in Español"]
    assert {each.severity for each in wordless_languages(words, "mkdocs.yml")} == {"note"}
