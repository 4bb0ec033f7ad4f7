"""Stories, vacancies and people answer the same questions, and each is found in its languages."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from kollega.config.values import Place
from kollega.content.item import ITEMS, Versions
from kollega.content.kind import ItemKind
from writing import person, story, vacancy

if TYPE_CHECKING:
    from kollega.content.item import AnyItem

STORY = story("tide", department="ferries", location="Terhaven", tags=["water"], aliases=["ebb"], updated="2026-02-01")
VACANCY = vacancy("deckhand", tags=["water"], aliases=["sailor"])
PERSON = person("anna", role="Skipper", location="Terhaven", photo="anna.jpg", photo_alt="Anna at the wheel")


@pytest.mark.parametrize(
    ("question", "of_story", "of_vacancy", "of_person"),
    [
        ("title", "tide", "deckhand", "Anna"),
        ("description", "About tide.", "About deckhand.", "Anna, Skipper"),
        ("department", "ferries", None, None),
        ("locations", ("Terhaven",), (Place(city="Terhaven", country="BE"),), ("Terhaven",)),
        ("tags", ("water",), ("water",), ()),
        ("aliases", ("ebb",), ("sailor",), ()),
        ("authors", ("anna",), (), ()),
        ("photo", None, None, "anna.jpg"),
        ("photo_alt", None, None, "Anna at the wheel"),
        ("last_change", date(2026, 2, 1), date(2026, 1, 5), None),
    ],
)
def test_all_kinds_answer_the_same_questions(question: str, of_story: Any, of_vacancy: Any, of_person: Any) -> None:
    answers = [getattr(item.front, question) for item in (STORY, VACANCY, PERSON)]
    assert answers == [of_story, of_vacancy, of_person]


@pytest.mark.parametrize(
    ("item", "last_change"),
    [
        pytest.param(story("a", date="2026-01-05"), date(2026, 1, 5), id="a story that was not changed"),
        pytest.param(story("a", date="2026-01-05", updated="2026-01-09"), date(2026, 1, 9), id="a changed story"),
        pytest.param(vacancy("a", date_posted="2026-01-07"), date(2026, 1, 7), id="a vacancy"),
    ],
)
def test_what_is_new_is_told_by_the_day_of_the_last_change(item: AnyItem, last_change: date) -> None:
    assert item.front.last_change == last_change


def test_nobody_without_a_place_or_a_role_is_given_one() -> None:
    front = person("bram").front
    assert (front.description, front.locations) == ("Bram", ())


def test_each_kind_has_a_class_of_its_own_that_says_so() -> None:
    made = {type(item): item.kind for item in (STORY, VACANCY, PERSON)}
    assert made == {ITEMS[kind]: kind for kind in ItemKind}


VERSIONS = Versions(
    (story("tide", lang="fr"), story("quay"), story("tide", lang="nl"), story("tide")), ("en", "nl", "fr")
)


def test_the_versions_of_an_item_stand_in_the_order_of_the_languages() -> None:
    assert [item.lang for item in VERSIONS.of("tide")] == ["en", "nl", "fr"]
    assert VERSIONS.of("ebb") == ()


@pytest.mark.parametrize(
    ("slug", "lang", "expected"),
    [("tide", "fr", "fr"), ("tide", "en", "en"), ("quay", "fr", "en"), ("tide", "de", "en"), ("ebb", "en", None)],
)
def test_an_item_is_found_in_a_language_else_in_the_first_it_has(slug: str, lang: str, expected: str | None) -> None:
    found = VERSIONS.best(slug, lang)
    assert (found.lang if found else None) == expected
