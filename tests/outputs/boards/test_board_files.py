"""Each board gets the open vacancies in its own words, whole and well-formed.

KOLLEGA_RENEW=1 writes the golden files anew; read what git then shows as changed.
"""

from __future__ import annotations

import os
import re
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from xml.etree import ElementTree as ET

import pytest
from lxml import etree, html

import kollega_theme
from boards import DIALECTS, EVERY, FRONT, LINKEDIN, MILLS, NOW, board_files, faults, project_at
from kollega.check.content import check_project
from kollega.outputs.boards.board import load_boards
from kollega.outputs.boards.fields import FIELDS, HEAD, tracked
from kollega.outputs.boards.job import FACTS, LEFT_OUT, jobs_of
from kollega.outputs.boards.output import document, publisher_of
from kollega.outputs.edition import Edition
from kollega.outputs.pages.vacancy import FactKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kollega.config.project import Project

    Trees = Mapping[str, Any]
    Front = dict[str, object]

GOLDEN = Path(__file__).parent / "golden"
RENEW = "KOLLEGA_RENEW" in os.environ

JOBS = {
    "indeed": "job",
    "linkedin": "job",
    "xing": "postings/posting",
    "careerjet": "job",
    "jooble": "job",
    "talent": "job",
    "personio/en": "position",
}
TITLES = {"xing": "job_title", "jooble": "name", "personio/en": "name"}
LINKS = {"linkedin": "applyUrl", "jooble": "link"}


def advertisements(trees: Trees, board: str, title: str = "") -> list[etree._Element]:
    """Return what a board has of the vacancies whose title begins so."""
    found = trees[board].findall(JOBS[board])
    return [job for job in found if (job.findtext(TITLES.get(board, "title")) or "").startswith(title)]


def texts(element: etree._Element) -> dict[str, str]:
    return {child.tag: child.text or "" for child in element}


def posted(tmp_path: Path, boards: Sequence[object], *fronts: Front, **options: object) -> Trees:
    """Return the files of boards for a few vacancies."""
    files = {f"vacancies/v{index}.md": ({**FRONT, **front}, "You grind.") for index, front in enumerate(fronts)}
    made = board_files(project_at(tmp_path, files, boards, **options))
    return {path[len("feeds/jobs/") : -len(".xml")]: etree.fromstring(content) for path, content in made.items()}


@pytest.mark.parametrize("name", [*(name for name in JOBS if "/" not in name), "personio/en", "personio/nl"])
def test_a_board_gets_exactly_its_golden_file(files: dict[str, bytes], name: str) -> None:
    golden = GOLDEN / f"{name.replace('/', '-')}.xml"
    content = files[f"feeds/jobs/{name}.xml"]
    if RENEW:
        golden.write_bytes(content)
    assert content.decode() == golden.read_text("utf-8")


def test_each_file_is_as_the_documents_of_its_board_have_it(files: dict[str, bytes]) -> None:
    assert [fault for path, content in files.items() for fault in faults(path, content)] == []


def test_a_site_that_names_no_board_has_no_file_of_one(tmp_path: Path) -> None:
    assert board_files(project_at(tmp_path, MILLS, ())) == {}


def test_each_board_has_one_file_at_the_root_and_personio_one_for_each_language(files: dict[str, bytes]) -> None:
    together = {f"feeds/jobs/{name}.xml" for name in JOBS if "/" not in name}
    assert set(files) == together | {"feeds/jobs/personio/en.xml", "feeds/jobs/personio/nl.xml"}


@pytest.mark.parametrize("board", JOBS)
def test_only_what_one_can_apply_for_now_is_posted(trees: Trees, board: str) -> None:
    assert advertisements(trees, board, "Gone") == []
    assert advertisements(trees, board)


def test_a_board_without_any_vacancy_gets_a_file_that_says_so(tmp_path: Path) -> None:
    made = board_files(project_at(tmp_path, {"vacancies/a.md": ({**FRONT, "status": "closed"}, "Gone.")}))
    assert len(made) == len(EVERY) + 1
    assert [fault for path, content in made.items() for fault in faults(path, content)] == []
    assert {
        name for content in made.values() for name in etree.fromstring(content).xpath("//job|//posting|//position")
    } == set()


def test_all_builds_of_a_day_make_the_same_bytes(mills: Project, files: dict[str, bytes]) -> None:
    assert board_files(mills, NOW.replace(hour=20), drafts=True) == files
    assert board_files(mills, NOW + timedelta(hours=14)) != files, "which is tomorrow there, and a vacancy is posted"


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
        pytest.param({"locations": list(reversed(BEFORE["locations"]))}, 2, id="order"),  # type: ignore[call-overload]
        pytest.param({"locations": [{"city": "Ghent", "region": "Oost-Vlaanderen", "country": "BE"}]}, 1, id="region"),
        pytest.param({"locations": [{"city": "Delft"}]}, 1, id="country"),
        pytest.param({"locations": [*BEFORE["locations"], {"city": "Lier", "country": "BE"}]}, 2, id="one more"),  # type: ignore[misc]
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


def test_what_facts_are_called_in_a_text_is_what_the_page_calls_them() -> None:
    template = (Path(kollega_theme.__file__).parent / "partials/fact-label.html").read_text("utf-8")
    labels = dict(re.findall(r'"(\w+)": _\("(.+?)"\)', template))
    assert set(labels) == set(get_args(FactKind)) == FACTS.keys() | LEFT_OUT
    assert labels | {"closing": "Apply by"} == FACTS | {kind: labels[kind] for kind in LEFT_OUT}


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


# Texts


@pytest.mark.parametrize("board", JOBS)
def test_markup_in_words_stays_words(trees: Trees, board: str) -> None:
    assert advertisements(trees, board, "Miller ]]> and <b>baker</b> & co.")


@pytest.mark.parametrize("board", [board for board in JOBS if board != "personio/en"])
def test_a_description_holds_the_text_and_the_facts_as_html(trees: Trees, board: str) -> None:
    described = advertisements(trees, board, "Miller")[0].findtext("description") or ""
    root = html.fragment_fromstring(described, create_parent="div")
    read = " ".join(root.text_content().split())
    assert "a[b[0]]>1" in read
    for fact in ("Pay: €3,100.00–4,200.50 a month", "Hours: 24–36 hours a week", "Workplace: Partly at home"):
        assert fact in read
    assert "\N{WORD JOINER}" not in read
    assert {str(each.tag) for each in root.iterdescendants()} <= KNOWN.get(board, EVERYWHERE)
    assert not any(each.attrib for each in root.iterdescendants())


EVERYWHERE = {"p", "ul", "ol", "li", "br", "strong", "b", "em", "i"}
KNOWN = {"linkedin": {"b", "strong", "u", "i", "br", "p", "ul", "li"}}
"""What a board shows of HTML."""


@pytest.mark.parametrize("board", JOBS)
def test_html_stands_in_cdata_and_a_cdata_section_ends_where_it_should(files: dict[str, bytes], board: str) -> None:
    content = files[f"feeds/jobs/{board}.xml"].decode()
    assert "<![CDATA[<p>You grind what the wind brings.</p>" in content
    title = "Miller ]]&gt; and &lt;b&gt;" if board == "personio/en" else "Miller ]]]]><![CDATA[> and <b>"
    assert title in content


@pytest.mark.parametrize("character", ["\x01", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_is_marked_and_the_rest_stays(mills: Project, character: str) -> None:
    found = check_project(mills, NOW)
    edition = Edition(mills, found.site, found.bodies, "nl")
    (job,) = jobs_of(edition)
    content = document(load_boards()["indeed"], [job._replace(title=f"a{character}b")], publisher_of(edition))
    assert etree.fromstring(content).findtext("job/title") == "a\ufffdb"


def test_an_advertisement_speaks_the_language_of_its_vacancy(trees: Trees) -> None:
    (job,) = advertisements(trees, "careerjet", "Molenaar")
    assert job.findtext("location/country") == "Nederland"
    assert "Uren: 32 uur per week" in (job.findtext("description") or "")
    assert job.findtext("salary") == "€\N{NO-BREAK SPACE}51.000–60.000 per jaar"


def test_a_language_that_nobody_has_translated_gets_no_english_facts(tmp_path: Path) -> None:
    front = {"title": "آسیابان", "hours": 32, "locations": [{"city": "یزد", "country": "IR"}]}
    trees = posted(tmp_path, ["indeed"], front, languages=["fa"])
    described = advertisements(trees, "indeed")[0].findtext("description")
    assert described == "<p>You grind what the wind brings.</p><p>You grind.</p>"


def test_personio_gets_the_text_in_the_parts_that_its_headings_make(trees: Trees) -> None:
    (job,) = advertisements(trees, "personio/en", "Miller")
    parts = {part.findtext("name"): part.findtext("value") for part in job.iter("jobDescription")}
    assert list(parts) == ["Miller ]]> and <b>baker</b> & co.", "What you do", "What you bring & more"]
    assert (parts["What you do"] or "").startswith("<ul>")
    assert "<ol>" in (parts["What you bring & more"] or "")


def test_a_heading_above_nothing_is_no_part_for_personio(tmp_path: Path) -> None:
    files = {"vacancies/v.md": (dict(FRONT), "You grind.\n\n## Then\n\n## And then\n\nYou sweep.\n\n## Last")}
    content = board_files(project_at(tmp_path, files))["feeds/jobs/personio/en.xml"]
    assert etree.fromstring(content).xpath("//jobDescription/name/text()") == ["Miller", "And then"]


# Facts


def test_pay_is_told_in_each_boards_own_form(trees: Trees) -> None:
    (miller, *_), (reader, *_) = (
        advertisements(trees, "linkedin", "Miller"),
        advertisements(trees, "linkedin", "Reader"),
    )
    (dutch,) = advertisements(trees, "xing", "Molenaar")
    assert miller.find("salaries") is None, "LinkedIn takes whole numbers alone"
    assert reader.findtext("salaries/salary/period") == "HOURLY"
    assert reader.findtext("salaries/salary/lowEnd/amount") == "31"
    assert texts(dutch.find("salary")) == {"range_start": "51000", "range_end": "60000", "currency": "EUR"}
    assert advertisements(trees, "xing", "Miller")[0].find("salary") is None, "XING takes pay for a year alone"
    assert advertisements(trees, "indeed", "Miller")[0].findtext("salary") == "€3100 - €4200.50 per month"
    assert advertisements(trees, "indeed", "Reader")[0].find("salary") is None, "one end would be read as the pay"
    assert texts(advertisements(trees, "talent", "Miller")[0].find("salary"))["salary_max"] == "4200.50"


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        pytest.param(["FULL_TIME"], {"jobtype": "fulltime", "schedule": "full-time"}, id="full-time"),
        pytest.param(["PART_TIME"], {"jobtype": "parttime", "schedule": "part-time"}, id="part-time"),
        pytest.param(
            ["PART_TIME", "FULL_TIME"],
            {"jobtype": "parttime, fulltime", "schedule": "full-or-part-time"},
            id="either",
        ),
        pytest.param(["INTERN"], {"employmentType": "intern"}, id="internship"),
        pytest.param(["OTHER", "PER_DIEM"], {}, id="what boards have no word for"),
    ],
)
def test_kinds_of_work_are_said_in_the_boards_words(tmp_path: Path, kinds: list[str], expected: dict[str, str]) -> None:
    trees = posted(tmp_path, ["indeed", "personio"], {"employment_type": kinds})
    told = texts(advertisements(trees, "indeed")[0]) | texts(advertisements(trees, "personio/en")[0])
    assert {key: told[key] for key in ("jobtype", "schedule", "employmentType") if key in told} == expected


def test_the_last_day_is_told(trees: Trees) -> None:
    names = {"indeed": "expirationdate", "linkedin": "expirationDate", "jooble": "expire"}
    ends = {board: advertisements(trees, board, "Miller")[0].findtext(name) for board, name in names.items()}
    assert ends == {"indeed": "2026-09-30T17:00:00+02:00", "linkedin": "2026-09-30", "jooble": "30.09.2026"}


# Links


def test_a_link_tells_the_board_and_keeps_what_it_had(trees: Trees) -> None:
    miller = {board: advertisements(trees, board, "Miller")[0] for board in JOBS if board != "personio/en"}
    assert (
        miller["linkedin"].findtext("applyUrl") == "https://apply.wind.example/miller?lang=en&utm_source=linkedin#form"
    )
    assert miller["indeed"].findtext("url") == "https://work.wind.example/vacancies/miller/?source=Indeed"
    assert miller["careerjet"].findtext("apply_url") == (
        "https://apply.wind.example/miller?lang=en&utm_source=careerjet#form"
    )


@pytest.mark.parametrize(
    ("url", "parameter", "expected"),
    [
        ("https://a.example", "s=i", "https://a.example?s=i"),
        ("https://a.example/?", "s=i", "https://a.example/?s=i"),
        ("https://a.example/?q=1#top", "s=i", "https://a.example/?q=1&s=i#top"),
        ("https://a.example/?s=here", "s=i", "https://a.example/?s=here"),
        ("https://a.example/?s=", "s=i", "https://a.example/?s="),
        ("https://a.example/?ss=1", "s=i", "https://a.example/?ss=1&s=i"),
        ("https://a.example/#/jobs/1", "s=i", "https://a.example/?s=i#/jobs/1"),
        ("https://a.example/?q=a%20b&r=%C3%A9+", "s=i", "https://a.example/?q=a%20b&r=%C3%A9+&s=i"),
        ("https://a.example/?q=1", "", "https://a.example/?q=1"),
    ],
)
def test_an_address_tells_a_source_once_and_stays_as_it_was(url: str, parameter: str, expected: str) -> None:
    assert tracked(url, parameter) == expected


def test_one_applies_on_the_vacancys_page_where_that_is_by_mail(trees: Trees) -> None:
    reader = advertisements(trees, "linkedin", "Reader")[0]
    assert reader.findtext("applyUrl") == "https://work.wind.example/vacancies/reader/?utm_source=linkedin"
    careerjet = texts(advertisements(trees, "careerjet", "Reader")[0])
    assert careerjet["application_email"] == "weather@wind.example"
    assert "apply_url" not in careerjet


@pytest.mark.parametrize(
    ("board", "options", "ending"),
    [
        pytest.param("indeed", {}, "/?source=Indeed", id="the board's own"),
        pytest.param({"id": "indeed", "source": "src=ind"}, {}, "/?src=ind", id="the site's"),
        pytest.param("indeed", {"share": {"tracking": False}}, "/", id="none"),
        pytest.param({"id": "indeed", "source": "s=i"}, {"share": {"tracking": False}}, "/?s=i", id="the site's alone"),
    ],
)
def test_the_parameter_of_links_can_be_chosen(
    tmp_path: Path, board: object, options: dict[str, object], ending: str
) -> None:
    trees = posted(tmp_path, [board], {}, **options)
    assert advertisements(trees, "indeed")[0].findtext("url") == f"https://work.wind.example/vacancies/v0{ending}"


# Boards of a site's own


def test_a_site_adds_a_board_that_reads_anothers_dialect(tmp_path: Path) -> None:
    own = {"id": "regional", "like": "indeed", "name": "Regional jobs", "source": "from=regional"}
    trees = posted(tmp_path, ["indeed", own], {"locations": ["yard"]})
    indeed, regional = (texts(trees[board].find("job")) for board in ("indeed", "regional"))
    assert regional["url"].endswith("/?from=regional")
    assert {**regional, "url": ""} == {**indeed, "url": ""}


def test_a_site_adds_elements_that_its_contract_asks_for(tmp_path: Path) -> None:
    trees = posted(tmp_path, [{"id": "xing", "elements": {"order_id": 815}}], {})
    assert trees["xing"].findtext("postings/posting/order_id") == "815"


def test_a_board_gets_the_languages_that_it_is_to_get(tmp_path: Path) -> None:
    boards = [{"id": "xing", "languages": "nl"}, {"id": "personio", "languages": ["nl"]}, "jooble"]
    made = board_files(project_at(tmp_path, MILLS, boards))
    assert set(made) == {"feeds/jobs/xing.xml", "feeds/jobs/personio/nl.xml", "feeds/jobs/jooble.xml"}
    assert etree.fromstring(made["feeds/jobs/xing.xml"]).xpath("//job_title/text()") == ["Molenaar"]
    assert b"Molenaar" in made["feeds/jobs/jooble.xml"]
    assert b"weather maps" in made["feeds/jobs/jooble.xml"]


def test_another_reader_of_xml_finds_the_same(files: dict[str, bytes]) -> None:
    for path, content in files.items():
        ours = [(each.tag, each.text or "") for each in etree.fromstring(content).iter()]
        read = ET.fromstring(content)  # noqa: S314 - the files are ours
        assert [(each.tag, each.text or "") for each in read.iter()] == ours, path


# The table


@pytest.mark.parametrize("board", load_boards().values(), ids=lambda board: board.id)
def test_a_row_names_fields_that_there_are_and_where_it_was_read(board: object) -> None:
    row = load_boards()[board.id]  # type: ignore[attr-defined]
    fields = {field for _, field in row.elements if not field.startswith("=")}
    assert fields <= set(FIELDS)
    assert {field for _, field in row.head} <= set(HEAD)
    assert row.sources
    assert set(row.always) <= {name for name, _ in row.elements}
    assert (DIALECTS / f"{row.id}.xsd").is_file()


def test_every_field_is_of_use_to_a_board() -> None:
    named = {field for board in load_boards().values() for _, field in board.elements}
    assert set(FIELDS) <= named


REAL = Path(__file__).parents[4] / "shared/ats/personio.xml"


def test_personios_elements_are_those_of_a_real_answer_in_its_order(files: dict[str, bytes]) -> None:
    if not REAL.is_file():
        pytest.skip("no real answer of Personio lies beside this repository (../shared/ats)")
    real = etree.parse(REAL).getroot()
    ours = etree.fromstring(files["feeds/jobs/personio/en.xml"])
    assert ours.tag == real.tag
    order = [child.tag for child in real[0]]
    told = [child.tag for child in ours[0]]
    assert [tag for tag in order if tag in told] == [tag for tag in told if tag in order]
    assert {tag for tag in told if tag not in order} == {"keywords"}, "documented, and not in that answer"
    assert {child.tag for child in real[0].find("additionalOffices")} == {"office"}
