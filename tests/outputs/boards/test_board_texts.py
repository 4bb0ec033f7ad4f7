"""A board is told text and facts in its own words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest
from lxml import etree, html

import kollega_theme
from boards import FRONT, JOBS, NOW, advertisements, board_files, posted, project_at, texts
from kollega.check.content import check_project
from kollega.outputs.boards.board import load_boards
from kollega.outputs.boards.job import FACTS, LEFT_OUT, jobs_of
from kollega.outputs.boards.output import document, publisher_of
from kollega.outputs.edition import Edition
from kollega.outputs.vacancy_facts import FactKind

if TYPE_CHECKING:
    from boards import Trees
    from kollega.config.project import Project


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


def test_what_facts_are_called_in_a_text_is_what_the_page_calls_them() -> None:
    template = (Path(kollega_theme.__file__).parent / "partials/fact-label.html").read_text("utf-8")
    labels = dict(re.findall(r'"(\w+)": _\("(.+?)"\)', template))
    assert set(labels) == set(get_args(FactKind)) == FACTS.keys() | LEFT_OUT
    assert labels | {"closing": "Apply by"} == FACTS | {kind: labels[kind] for kind in LEFT_OUT}


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
