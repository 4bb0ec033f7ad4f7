"""The first language lives at the root, every other in a folder; lists hold what is in their own."""

from __future__ import annotations

from kollega.content.kind import ItemKind
from writing import ANNA, person, site_of, slugs, story, vacancy


def test_the_first_language_lives_at_the_root() -> None:
    items = (story("the-ferry"), story("the-ferry", lang="nl"), ANNA)
    english, dutch = site_of(*items), site_of(*items, languages=["nl", "en"])
    assert english.paths(items[0]) == {"en": "stories/the-ferry/", "nl": "nl/stories/the-ferry/"}
    assert dutch.paths(items[0]) == {"nl": "stories/the-ferry/", "en": "en/stories/the-ferry/"}


def test_translations_are_files_of_one_slug_in_the_order_of_the_languages() -> None:
    dutch, english, other = story("the-ferry", lang="nl"), story("the-ferry"), story("the-tide", lang="nl")
    site = site_of(dutch, english, other, ANNA)
    assert site.translations(dutch) == (english, dutch)
    assert site.translations(other) == (other,)
    assert slugs(site.stories_in("nl")) == ["the-ferry", "the-tide"]
    assert slugs(site.stories_in("en")) == ["the-ferry"]
    assert site.item(ItemKind.STORY, "the-tide", "en") is other
    assert site.item(ItemKind.STORY, "gone", "en") is None


def test_a_translation_that_is_not_published_is_none() -> None:
    dutch, english = story("the-ferry", lang="nl", status="draft"), story("the-ferry")
    assert site_of(dutch, english, ANNA).translations(english) == (english,)


def test_a_person_is_shown_in_each_language_in_which_there_is_something_of_theirs() -> None:
    bram, carla, dora, els = (person(name) for name in ("bram", "carla", "dora", "els"))
    site = site_of(
        *(bram, carla, dora, els, person("els", lang="nl", name="Els, in het Nederlands")),
        story("het-veer", lang="nl", authors=["bram"]),
        vacancy("kok", lang="nl", contact="carla"),
        vacancy("dicht", lang="nl", contact="dora", status="closed"),
    )
    assert slugs(site.people_in("en")) == ["bram", "carla", "dora", "els"]
    assert slugs(site.people_in("nl")) == ["bram", "carla", "els"]
    assert site.paths(bram) == {"en": "people/bram/", "nl": "nl/people/bram/"}
    assert site.paths(dora) == {"en": "people/dora/"}
    assert [each.lang for each in site.people_in("nl")] == ["en", "en", "nl"]


def test_the_author_of_a_translation_is_the_person_in_its_language() -> None:
    english, dutch = person("anna"), person("anna", lang="nl", role="Schipper")
    translated = story("het-veer", lang="nl")
    site = site_of(english, dutch, translated)
    assert site.authors(translated) == (dutch,)
    assert site.stories_by(english, "nl") == (translated,)
    assert site.stories_by(english, "en") == ()


def test_lists_are_in_an_order_of_their_own() -> None:
    site = site_of(
        *(story("b", date="2026-02-01"), story("a", date="2026-02-01"), story("c", date="2026-02-02")),
        *(vacancy("no-end"), vacancy("late", valid_through="2026-06-01"), vacancy("soon", valid_through="2026-05-01")),
        *(person("x", name="Émile"), person("y", name="adam"), person("z", name="Zoë")),
        authors := person("anna"),
    )
    assert slugs(site.stories_in("en")) == ["c", "a", "b"]
    assert slugs(site.vacancies_in("en")) == ["soon", "late", "no-end"]
    assert slugs(site.people_in("en")) == ["y", authors.slug, "x", "z"]


def test_a_share_page_is_there_for_each_version_that_is_shared() -> None:
    english, dutch = vacancy("cook"), vacancy("cook", lang="nl", status="closed")
    site = site_of(english, dutch)
    assert site.share_paths(english) == {"en": "share/vacancies/cook/"}
    assert site.share_paths(dutch) == {"en": "share/vacancies/cook/"}
