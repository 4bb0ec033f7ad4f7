"""Which advertisements a vacancy becomes on a board: one, or one for each town, each with an id that lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from boards import FRONT, JOBS, LINKEDIN, advertisements, board_files, posted, project_at, texts

if TYPE_CHECKING:
    from pathlib import Path

    from boards import Front, Trees


# Ids


@pytest.mark.parametrize("board", [name for name in JOBS if "/" not in name])
def test_ids_differ_over_all_languages_and_places(trees: Trees, board: str) -> None:
    field = {"linkedin": "partnerJobId", "indeed": "referencenumber", "talent": "referencenumber"}.get(board, "id")
    ids = [job.get("id") or job.findtext(field) for job in advertisements(trees, board)]
    assert len(set(ids)) == len(ids) > len({"en", "nl"})
    assert all(each and len(each) <= 40 for each in ids)


BEFORE: Front = {"locations": [{"city": "Ghent", "country": "BE"}, {"city": "Delft", "country": "NL"}]}


@pytest.mark.parametrize(
    ("change", "kept"),
    [
        pytest.param({"title": "Another title"}, 2, id="title"),
        pytest.param({"locations": list(reversed(BEFORE["locations"]))}, 2, id="order"),
        pytest.param({"locations": [{"city": "Ghent", "region": "Oost-Vlaanderen", "country": "BE"}]}, 1, id="region"),
        pytest.param({"locations": [{"city": "Delft"}]}, 1, id="country"),
        pytest.param({"locations": [*BEFORE["locations"], {"city": "Lier", "country": "BE"}]}, 2, id="one more"),
        pytest.param({"locations": [{"city": "ghent ", "street": "Graslei 1", "country": "BE"}]}, 1, id="spelling"),
    ],
)
def test_an_advertisement_keeps_its_id(tmp_path: Path, change: Front, kept: int) -> None:
    def ids(folder: str, front: Front) -> set[str | None]:
        trees = posted(tmp_path / folder, ["indeed"], front)
        return {job.findtext("referencenumber") for job in advertisements(trees, "indeed")}

    assert len(ids("before", BEFORE) & ids("after", BEFORE | change)) == kept


def test_a_renamed_file_with_its_alias_and_a_new_neighbour_change_no_id(tmp_path: Path) -> None:
    vacancy = ({**FRONT, "locations": ["yard"]}, "You grind.")
    renamed = ({**vacancy[0], "aliases": ["miller"]}, vacancy[1])
    made = board_files(project_at(tmp_path / "a", {"vacancies/miller.md": vacancy}))
    other = board_files(project_at(tmp_path / "b", {"vacancies/grinder.md": renamed, "vacancies/a.md": vacancy}))
    for path in ("feeds/jobs/indeed.xml", "feeds/jobs/personio/en.xml", "feeds/jobs/xing.xml"):
        ids = [etree.fromstring(files[path]).xpath("//referencenumber/text()|//id/text()") for files in (made, other)]
        assert set(ids[0]) < set(ids[1])


def test_numbers_of_personio_are_the_codes_of_short_links(trees: Trees) -> None:
    numbers = [job.findtext("id") for job in advertisements(trees, "personio/en")]
    codes = {job.findtext("id") for job in advertisements(trees, "xing")}
    assert {int(code or "", 32) for code in codes} > {int(number or "") for number in numbers}


# Places


@pytest.mark.parametrize("board", ["indeed", "linkedin", "careerjet", "jooble", "talent"])
def test_each_town_is_an_advertisement_of_its_own_where_a_board_wants_it(trees: Trees, board: str) -> None:
    jobs = advertisements(trees, board, "Miller")
    places = [" ".join(job.xpath("city/text()|location/city/text()|region/text()")) for job in jobs]
    assert [place.partition(",")[0] for place in places] == ["Holwerd", "Ameland"]


@pytest.mark.parametrize(
    ("places", "count"),
    [
        pytest.param(
            [{"city": "Lier", "country": "BE"}, {"city": "Lier", "country": "BE", "street": "Markt 1"}], 1, id="street"
        ),
        pytest.param([{"city": "Lier"}, {"city": "LIER ", "country": "BE"}], 1, id="less is said"),
        pytest.param([{"city": "Paris", "country": "FR"}, {"city": "Paris", "country": "US"}], 2, id="country"),
        pytest.param(
            [{"city": "Portland", "region": region, "country": "US"} for region in ("Oregon", "Maine")], 2, id="region"
        ),
        pytest.param([{"country": "NL"}, {"country": "BE"}, {"country": "NL"}], 2, id="countries alone"),
        pytest.param([{"region": "Friesland", "country": "NL"}, {"country": "NL"}], 2, id="a region and a country"),
    ],
)
def test_a_town_is_posted_once(tmp_path: Path, places: list[dict[str, str]], count: int) -> None:
    trees = posted(tmp_path, ["indeed"], {"locations": places})
    ids = {job.findtext("referencenumber") for job in advertisements(trees, "indeed")}
    assert len(ids) == len(advertisements(trees, "indeed")) == count


def test_all_towns_stand_in_one_advertisement_where_a_board_wants_that(trees: Trees) -> None:
    (xing,), (personio,) = advertisements(trees, "xing", "Miller"), advertisements(trees, "personio/en", "Miller")
    assert xing.xpath("job_locations/job_location/city/text()") == ["Holwerd", "Ameland"]
    assert [personio.findtext("office"), *personio.xpath("additionalOffices/office/text()")] == [
        "The yard",
        "Ameland, Netherlands",
    ]


def test_work_from_home_is_posted_in_each_country_as_indeed_wants_it(trees: Trees) -> None:
    jobs = [texts(job) for job in advertisements(trees, "indeed", "Reader")]
    assert [job["country"] for job in jobs] == ["NL", "DE"]
    for job in jobs:
        assert (job["city"], job["state"], job["postalcode"]) == ("Remote", "", "")
        assert job["remotetype"] == "Fully remote"


@pytest.mark.parametrize(
    ("homes", "places"),
    [
        pytest.param(["NL", "EU"], [("NL", "Remote", "")], id="a country and the union"),
        pytest.param(["EU"], [("", "", "")], id="the union alone"),
        pytest.param(["US-CA", "US-OR"], [("US", "Remote", "")] * 2, id="states"),
    ],
)
def test_work_from_home_is_posted_in_countries_and_not_in_a_union(
    tmp_path: Path, homes: list[str], places: list[tuple[str, ...]]
) -> None:
    trees = posted(tmp_path, ["indeed"], {"workplace": "remote", "applicant_locations": homes})
    jobs = [texts(job) for job in advertisements(trees, "indeed")]
    assert [(job.get("country", ""), job.get("city", ""), job["state"]) for job in jobs] == places


@pytest.mark.parametrize(
    ("place", "location"),
    [
        pytest.param({"city": "Boise", "region": "Idaho", "country": "US"}, "Boise, Idaho", id="united states"),
        pytest.param(
            {"city": "Leeds", "region": "Yorkshire", "country": "GB"}, "Leeds, United Kingdom", id="elsewhere"
        ),
        pytest.param({"city": "Lier"}, "Lier", id="no country"),
        pytest.param({"country": "BE"}, "Belgium", id="no town"),
    ],
)
def test_linkedin_gets_a_place_in_its_own_form(tmp_path: Path, place: dict[str, str], location: str) -> None:
    trees = posted(tmp_path, [LINKEDIN], {"locations": [place]})
    assert advertisements(trees, "linkedin")[0].findtext("location") == location
