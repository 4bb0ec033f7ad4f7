"""The id of a name: different names have different ones, by the name alone."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.config.slug import LONGEST, SLUG, has_signs, id_of, place_id, slug_of
from kollega.config.values import Place

IDS = {
    # plain names are what they have always been
    "Ferries & quays": "ferries-quays",
    "how-we-work": "how-we-work",
    "Café & Ångström": "cafe-angstrom",
    "2026": "2026",
    "Node.js": "node-js",
    "Health, safety": "health-safety",
    "What's next?": "what-s-next",
    "Mitarbeiter*innen": "mitarbeiter-innen",
    "#onboarding": "onboarding",
    "…and more": "and-more",
    # signs that belong to a name
    "C": "c",
    "C+": "c-plus",
    "C++": "c-plus-plus",
    "C++17": "c-plus-plus-17",
    "C++ & Rust": "c-plus-plus-rust",
    "Notepad++": "notepad-plus-plus",
    "C#": "c-sharp",
    "C♯": "c-sharp",
    "Ｃ＋＋": "c-plus-plus",
    "F#": "f-sharp",
    "C--": "c-minus-minus",
    "A-": "a-minus",
    "A*": "a-star",
    ".NET": "dot-net",
    "NET": "net",
    "ASP.NET": "asp-net",
    "C#/.NET": "c-sharp-dot-net",
    "LGBTQ+": "lgbtq-plus",
    "+1": "plus-1",
    "100%": "100-percent",
    "100 %": "100-percent",
    "Work@Home": "work-at-home",
    # marks that stand between words
    "A + B": "a-b",
    "A/B": "a-b",
    "R&D": "r-d",
    "R & D": "r-d",
    "A -> B": "a-b",
    "A – B": "a-b",
    "Häuser–Team": "hauser-team",
    "Co\u2011op": "co-op",
    "L’équipe": "l-equipe",
    "L'équipe": "l-equipe",
    "Ship’s engineer": "ship-s-engineer",
    "R·D": "r-d",
    "A⁄B": "a-b",
    "Soft\u00adware": "software",
}


@pytest.mark.parametrize(("name", "facet_id"), IDS.items(), ids=IDS)
def test_an_id_says_the_name(name: str, facet_id: str) -> None:
    assert id_of(name) == facet_id
    assert id_of(facet_id) == facet_id


@pytest.mark.parametrize(
    "names",
    [
        ["C", "C+", "C++", "C#", "C*", "C--", "C-", "C@", "C%", "c °", "CC"],
        ["NET", ".NET", "N.E.T."],
        ["日本語", "日本", "العربية", "עברית", "Ελληνικά", "Русский", "हिन्दी", "日本語 C++", "日本語 C#", "日本語 C"],
        ["Team", "Team 🚀", "Team 🔥", "Team ♥", "🚀", "+", "++", "…"],
        ["5", "$5", "€5", "£5", "5%", "<5", ">5", "=5", "5°"],
    ],
    ids=lambda names: names[0],
)
def test_different_names_have_different_ids(names: list[str]) -> None:
    assert len({id_of(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "spellings",
    [
        ["Zürich", "zurich", "ZÜRICH", "Zu\u0308rich"],
        ["\u01ff", "o\u0301\u0338", "\u00f8\u0301"][::2],
        ["R&D", "R & D", "R/D", "r-d", "R D"],
        ["early shift", "Early  Shift", "early-shift", "early_shift"],
        ["🚀 Team", "Team 🚀"],
        ["C♯", "c#", "C sharp"],
    ],
    ids=lambda spellings: spellings[0],
)
def test_spellings_of_one_name_have_one_id(spellings: list[str]) -> None:
    assert len({id_of(spelling) for spelling in spellings}) == 1


@given(st.text(min_size=1))
def test_every_name_has_an_id_that_is_its_own(name: str) -> None:
    assert SLUG.fullmatch(id_of(name))
    assert id_of(id_of(name)) == id_of(name)


@given(st.text("abz019 -_&/,", min_size=1).filter(lambda name: any(map(str.isalnum, name)) and name.strip()[-1] != "-"))
def test_a_plain_name_has_its_slug_for_an_id(name: str) -> None:
    assert id_of(name) == slug_of(name)
    assert not has_signs(name)


@given(
    st.text("abyz", min_size=1, max_size=3),
    st.lists(st.text("+#%$€£°", max_size=4), min_size=2, max_size=6, unique=True),
)
def test_words_that_end_in_different_signs_have_different_ids(word: str, signs: list[str]) -> None:
    assert len({id_of(word + ending) for ending in signs}) == len(signs)
    assert all(has_signs(word + ending) for ending in signs if ending)


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=6))
def test_an_id_does_not_depend_on_the_names_that_were_there_before(names: list[str]) -> None:
    alone = [id_of.__wrapped__(name) for name in names]
    assert [id_of(name) for name in reversed(names)] == alone[::-1]


PLACES = {
    "paris-fr": Place(city="Paris", country="FR"),
    "paris-texas-us": Place(city="Paris", region="Texas", country="US"),
    "portland-or-us": Place(city="Portland", region="OR", country="US"),
    "portland-me-us": Place(city="Portland", region="ME", country="US"),
    "utrecht": Place(city="Utrecht"),
    "zeeland-nl": Place(region="Zeeland", country="NL"),
    "kobenhavn-k-dk": Place(street="Nyhavn 1", postal_code="1051", city="København K", country="DK"),
    "utrecht-nl": Place(city="Utrecht", region="Utrecht", country="NL"),
    "": Place(country="NL"),
}


@pytest.mark.parametrize(("facet_id", "place"), PLACES.items(), ids=PLACES)
def test_the_id_of_a_place_says_where_it_is(facet_id: str, place: Place) -> None:
    assert place_id(place) == facet_id


def test_places_of_one_name_differ() -> None:
    assert all(place_id(a) != place_id(b) for a, b in combinations(PLACES.values(), 2))
    assert all(len(place_id(place)) <= LONGEST for place in PLACES.values())
