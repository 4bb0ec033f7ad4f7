"""How people type a word, as the index knows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.outputs.search.spelling import ends, other_spellings, plain_word, spellings


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("Łódź", {"lodz"}),
        ("Straße", {"strasse"}),
        ("Ægir", {"aegir"}),
        ("Ørsted", {"orsted", "oersted"}),
        ("Äkta", {"akta", "aekta"}),
        ("Đà", {"da", "dja"}),
        ("ǿre", {"ore"}),
        ("Iğdır", {"igdir"}),
        ("ΟΔΟΣ", {"οδος"}),
        ("здоровʼя", {"здоровя"}),
        ("C++", {"cplusplus"}),
        ("٤٢", {"42"}),
        ("ﬁn", {"fin"}),
        ("plain", {"plain"}),
        ("…", set()),
    ],
)
def test_a_word_has_the_spellings_that_people_type(word: str, typed: set[str]) -> None:
    assert spellings(word) == typed


@pytest.mark.parametrize(
    ("token", "others"),
    [
        ("word.", set()),
        ("don't", set()),
        ("Anne-Marie", set()),
        ("café", set()),
        ("l’équipe,", {"equipe"}),
        ("B-licence", {"b"}),
        ("tide—always", {"tide", "always"}),
        ("“Straße”", {"strasse"}),
        ("Köln/Bonn", {"koelnbonn", "koeln"}),
    ],
)
def test_what_pagefind_makes_of_a_text_itself_is_not_said_twice(token: str, others: set[str]) -> None:
    assert other_spellings(token) == others


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_spelling_is_one_word_in_the_letters_of_the_index(word: str) -> None:
    assert all(plain_word(form) == form for form in spellings(word))


def test_an_end_of_a_word_is_not_all_of_it() -> None:
    assert ends("laddtekniker", 8) == {"addtekniker", "ddtekniker", "dtekniker", "tekniker"}
    assert ends("ana", 3) == set()
