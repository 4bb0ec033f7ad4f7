"""Places that are written out: each is its own, with an id that says where it is, and a name that tells it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollega.check.rules import places_are_told_apart
from kollega.outputs.pages.redirects import former_addresses
from kollega.site.taxonomy import FacetId, FacetKind
from writing import ANNA, content_of, person, site_of, slugs, story, vacancy

if TYPE_CHECKING:
    from kollega.content.item import VacancyItem
    from kollega.site.catalogue import Site

PARIS = {"city": "Paris", "country": "FR"}
TEXAS = {"city": "Paris", "region": "TX", "country": "US"}
OREGON = {"city": "Portland", "region": "OR", "country": "US"}
MAINE = {"city": "Portland", "region": "Maine", "country": "US"}
UTRECHT = {"city": "Utrecht", "country": "NL"}


def place(own: str) -> FacetId:
    return FacetId(FacetKind.LOCATION, own)


def at(*locations: object, lang: str = "en") -> list[VacancyItem]:
    """Return a vacancy at each location."""
    return [vacancy(f"v{number}", locations=[each], lang=lang) for number, each in enumerate(locations)]


def names(site: Site, lang: str = "en") -> dict[str, str]:
    return {facet.id: site.facets.name(facet, lang) for facet in site.facets.in_language(lang, FacetKind.LOCATION)}


@pytest.mark.parametrize(
    ("locations", "expected"),
    [
        ([PARIS], {"paris-fr": "Paris"}),
        ([PARIS, TEXAS], {"paris-fr": "Paris, France", "paris-tx-us": "Paris, TX"}),
        ([OREGON, MAINE], {"portland-or-us": "Portland, OR", "portland-maine-us": "Portland, Maine"}),
        (
            [{"city": "Valencia", "country": "ES"}, {"city": "Valencia", "country": "VE"}],
            {"valencia-es": "Valencia, Spain", "valencia-ve": "Valencia, Venezuela"},
        ),
        (
            [{"city": "Ford", "region": "North", "country": each} for each in ("GB", "US")],
            {"ford-north-gb": "Ford, North, United Kingdom", "ford-north-us": "Ford, North, United States"},
        ),
        ([PARIS, {**PARIS, "city": "PARIS"}], {"paris-fr": "Paris"}),
        ([{"city": "Utrecht"}, "utrecht"], {"utrecht": "Utrecht"}),
        ([{"country": "BE"}], {}),
        ([{"region": "Zeeland", "country": "NL"}], {"zeeland-nl": "Zeeland"}),
        ([{"city": "Utrecht", "region": "Utrecht", "country": "NL"}, UTRECHT], {"utrecht-nl": "Utrecht"}),
    ],
)
def test_places_of_one_name_are_told_apart_by_region_or_country(
    locations: list[object], expected: dict[str, str]
) -> None:
    assert names(site_of(*at(*locations))) == expected


def test_each_place_has_its_own_list_and_its_country_is_said_in_each_language() -> None:
    site = site_of(*at(PARIS, TEXAS, PARIS), *at(PARIS, TEXAS, lang="nl"))
    assert slugs(site.facets.slice(place("paris-fr"), "en").vacancies) == ["v0", "v2"]
    assert slugs(site.facets.slice(place("paris-tx-us"), "en").vacancies) == ["v1"]
    assert names(site, "nl") == {"paris-fr": "Paris, Frankrijk", "paris-tx-us": "Paris, TX"}
    assert site.facet_paths(place("paris-fr")) == {
        "en": "locations/paris-fr/",
        "nl": "nl/locations/paris-fr/",
    }


@pytest.mark.parametrize("written", ["Utrecht", "utrecht", "utrecht-nl", "Utrecht, NL"])
def test_a_plain_name_means_the_one_place_of_that_name(written: str) -> None:
    site = site_of(story("a", location=written), person("bo", location=written), ANNA, *at(UTRECHT, written))
    assert names(site) == {"utrecht-nl": "Utrecht"}
    part = site.facets.slice(place("utrecht-nl"), "en")
    assert [slugs(part.stories), slugs(part.people), slugs(part.vacancies)] == [["a"], ["bo"], ["v0", "v1"]]


def test_a_plain_name_of_several_places_means_none_of_them() -> None:
    site = site_of(story("a", location="Portland"), ANNA, *at(OREGON, MAINE))
    assert set(site.facets.of(site.stories[0])) == {place("portland")}
    assert names(site)["portland"] == "Portland"


SETTINGS: dict[str, Any] = {"paris": PARIS, "cologne": {"name": {"en": "Cologne", "nl": "Keulen"}, "country": "DE"}}


@pytest.mark.parametrize(
    ("location", "own", "name"),
    [
        (PARIS, "paris", "Paris"),
        ({"city": "Paris", "street": "Rue 1"}, "paris", "Paris"),
        ({**PARIS, "region": "Île-de-France"}, "paris", "Paris"),
        ("Paris", "paris", "Paris"),
        (TEXAS, "paris-tx-us", "Paris, TX"),
        ({"city": "Keulen", "country": "DE"}, "cologne", "Cologne"),
        ({"city": "Cologne", "country": "IT"}, "cologne-it", "Cologne, Italy"),
    ],
)
def test_a_place_of_the_settings_is_meant_unless_it_lies_elsewhere(location: object, own: str, name: str) -> None:
    assert names(site_of(*at(location), places=SETTINGS)) == {own: name}


def test_settings_may_name_a_place_by_the_id_that_it_has_written_out() -> None:
    site = site_of(*at(OREGON, MAINE), places={"portland-or-us": {"name": "The rose garden", "country": "US"}})
    assert names(site) == {"portland-or-us": "The rose garden", "portland-maine-us": "Portland"}


PLACES = st.builds(
    lambda city, region, country: {"city": city, **({"region": region} if region else {}), "country": country},
    st.sampled_from(["Paris", "Portland", "Utrecht"]),
    st.sampled_from(["", "TX", "OR", "ME"]),
    st.sampled_from(["FR", "US", "NL"]),
)


@given(st.lists(PLACES, min_size=1, max_size=8), PLACES)
def test_no_place_moves_another_and_all_names_differ(places: list[dict[str, str]], new: dict[str, str]) -> None:
    before, after = names(site_of(*at(*places))), names(site_of(*at(*places, new)))
    assert before.keys() <= after.keys()
    assert len(after) == len({(each["city"], each.get("region"), each["country"]) for each in (*places, new)})
    assert len(set(after.values())) == len(after)


def test_the_name_of_a_town_alone_leads_to_its_place() -> None:
    leads = {former.path: former.target for former in former_addresses(site_of(*at(UTRECHT, OREGON, MAINE)))}
    assert leads["locations/utrecht/"] == "locations/utrecht-nl/"
    assert leads["locations/portland/"] == "vacancies/"
    assert "nl/locations/utrecht/" not in leads
    site = site_of(*at(OREGON, MAINE, "Portland"))
    assert "locations/portland/" not in {former.path for former in former_addresses(site)}


@pytest.mark.parametrize(
    ("location", "candidates"),
    [
        ("Portland", ["`portland-maine-us` or `portland-or-us`, so neither is used"]),
        ("portland-or-us", []),
        ({"city": "Portland", "country": "US"}, ["`portland-maine-us` or `portland-or-us`, so neither is used"]),
        ({"city": "Portland"}, ["`portland-maine-us` or `portland-or-us`, so neither is used"]),
        ({"city": "Portland", "country": "NZ"}, []),
        (OREGON, []),
        ("Utrecht", []),
        ({"city": "Utrecht", "region": "Utrecht", "country": "NL"}, []),
        ("Elsewhere", []),
        ({"country": "US"}, []),
    ],
)
def test_a_location_that_says_too_little_is_told(location: object, candidates: list[str]) -> None:
    vacancies = at(location, OREGON, MAINE, UTRECHT)
    diagnostics = list(places_are_told_apart(content_of(*vacancies), site_of(*vacancies)))
    assert [diagnostic.message.split(" could be ")[1].split(", and")[0] for diagnostic in diagnostics] == candidates
    assert {diagnostic.path for diagnostic in diagnostics} <= {vacancies[0].path}
