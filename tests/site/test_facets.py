"""Departments, locations and tags: an id, or any of its names in any language, means one of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.config.slug import SLUG, slug_of
from kollega.site.taxonomy import FacetId, FacetKind
from writing import ANNA, site_of, slugs, story, vacancy

DEPARTMENTS = {"ferries": {"name": {"en": "Ferries & quays", "nl": "Veren en kades"}}, "data": {}}
PLACES = {"yard": {"name": "Werf Wulpenoord", "city": "Wulpenoord", "country": "NL"}}
FERRIES = FacetId(FacetKind.DEPARTMENT, "ferries")


@pytest.mark.parametrize(
    "written", ["ferries", "Ferries", "Ferries & quays", "ferries quays", "Veren en kades", "VEREN EN KADES"]
)
def test_an_id_and_any_name_in_any_language_mean_one_department(written: str) -> None:
    site = site_of(story("the-ferry", department=written), ANNA, departments=DEPARTMENTS)
    assert set(site.facets.of(site.stories[0])) == {FERRIES}
    assert site.facets.name(FERRIES, "en") == "Ferries & quays"
    assert site.facets.name(FERRIES, "nl") == "Veren en kades"
    assert site.facet_path(FERRIES, "nl") == "nl/departments/ferries/"


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "in reverse"])
@pytest.mark.parametrize("written", ["paris", "Paris", "PARIS"])
def test_an_id_means_itself_before_any_name(written: str, order: int) -> None:
    stated = [("paris", {"name": "Paris (FR)", "country": "FR"}), ("texas", {"name": "Texas", "country": "US"})]
    site = site_of(vacancy("cook", locations=[written]), places=dict(stated[::order]))
    assert site.facets.place(written).country == "FR"
    assert set(site.facets.of(site.vacancies[0])) == {FacetId(FacetKind.LOCATION, "paris")}


def test_names_with_signs_are_facets_of_their_own_by_name_in_the_settings_too() -> None:
    tags = ["C", "C++", "C#", ".NET", "日本語"]
    site = site_of(story("a", tags=tags), ANNA, tags={"dotnet": {"name": ".NET"}})
    found = {facet.id: site.facets.name(facet, "en") for facet in site.facets.in_language("en", FacetKind.TAG)}
    assert list(found.values()) == sorted(tags, key=str.casefold)
    assert found.keys() >= {"c", "c-plus-plus", "c-sharp", "dotnet"}


def test_a_name_is_shown_with_its_signs_where_another_file_writes_its_id() -> None:
    site = site_of(story("a", tags=["c-plus-plus"]), story("b", tags=["C++"]), ANNA)
    assert site.facets.name(FacetId(FacetKind.TAG, "c-plus-plus"), "en") == "C++"


def test_a_name_without_settings_is_its_own_facet_and_keeps_its_spelling() -> None:
    site = site_of(story("a", tags=["Über uns"]), story("b", tags=["uber uns", "how-we-work"]), ANNA)
    about, how = FacetId(FacetKind.TAG, "uber-uns"), FacetId(FacetKind.TAG, "how-we-work")
    assert site.facets.in_language("en", FacetKind.TAG) == (how, about)
    assert site.facets.name(about, "en") == "Über uns"
    assert site.facets.name(how, "en") == "how we work"
    assert slugs(site.facets.slice(about, "en").stories) == ["a", "b"]


def test_the_spelling_shown_does_not_depend_on_the_order_of_files() -> None:
    items = (story("a", tags=["on deck"]), story("b", tags=["On Deck"]), ANNA)
    names = {site_of(*order).facets.name(FacetId(FacetKind.TAG, "on-deck"), "en") for order in (items, items[::-1])}
    assert names == {"on deck"}


def test_a_place_of_the_settings_has_its_address_and_a_name_is_a_town() -> None:
    site = site_of(vacancy("deckhand", locations=["yard", "Terhaven"]), places=PLACES)
    places = [site.facets.place(location) for location in site.vacancies[0].front.locations]
    assert [(place.city, place.country) for place in places] == [("Wulpenoord", "NL"), ("Terhaven", None)]


def test_a_facet_has_a_page_in_a_language_only_where_it_has_something_to_show() -> None:
    site = site_of(
        story("the-ferry", department="ferries"),
        vacancy("deckhand", lang="nl", department="data", status="closed"),
        ANNA,
        departments=DEPARTMENTS,
    )
    assert site.facet_paths(FERRIES) == {"en": "departments/ferries/"}
    assert site.facet_paths(FacetId(FacetKind.DEPARTMENT, "data")) == {}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ferries", "ferries"), ("ferries-quays", "ferries"), ("veren-en-kades", "ferries"), ("data", "data")],
)
def test_settings_know_ids_by_every_name(written: str, meant: str) -> None:
    facets = site_of(departments=DEPARTMENTS).facets
    assert facets.meant_by(FacetKind.DEPARTMENT, written) == FacetId(FacetKind.DEPARTMENT, meant)


@given(st.text(min_size=1))
def test_every_name_has_an_id_that_is_its_own(name: str) -> None:
    assert SLUG.fullmatch(slug_of(name))
    assert slug_of(slug_of(name)) == slug_of(name)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Café & Ångström", "cafe-angstrom"),
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("  --A_b--  ", "a-b"),
        ("2026", "2026"),
    ],
)
def test_letters_with_accents_become_plain(name: str, slug: str) -> None:
    assert slug_of(name) == slug


def test_names_in_other_scripts_differ() -> None:
    names = ["東京都", "東京市", "東京 office", "大阪 office", "Москва", "Минск", "أمستردام", "…", "!"]
    assert len({slug_of(name) for name in names}) == len(names)
    assert slug_of("МОСКВА") == slug_of("Москва")


def test_what_an_item_belongs_to_is_told_by_kind_and_name() -> None:
    told = story("a", department="Ferries & quays", tags=["on deck", "C++"])
    site = site_of(told, story("b", lang="nl"), ANNA, departments=DEPARTMENTS)
    facets, plain = site.facets, site.stories_in("nl")[0]
    assert facets.of_kind(told, FacetKind.DEPARTMENT) == (FERRIES,)
    assert facets.names(told, FacetKind.TAG, "en") == ("on deck", "C++")
    assert facets.names(told, FacetKind.LOCATION, "en") == ()
    assert [facets.department_name(told, lang) for lang in ("en", "nl")] == ["Ferries & quays", "Veren en kades"]
    assert facets.department_name(plain, "nl") == ""


def test_a_facet_has_a_kind_and_an_id() -> None:
    assert (FERRIES.kind, FERRIES.id) == (FacetKind.DEPARTMENT, "ferries")
    assert site_of().facet_path(FERRIES, "nl") == "nl/departments/ferries/"
