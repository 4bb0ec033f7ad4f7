"""Each board gets a file of its open vacancies, whole and well-formed; a site can add boards.

KOLLEGA_RENEW=1 writes the golden files anew; read what git then shows as changed.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from lxml import etree

from boards import (
    DIALECTS,
    EVERY,
    FRONT,
    JOBS,
    MILLS,
    NOW,
    advertisements,
    board_files,
    faults,
    posted,
    project_at,
    texts,
)
from kollega.outputs.boards.board import load_boards
from kollega.outputs.boards.fields import FIELDS, HEAD

if TYPE_CHECKING:
    from boards import Trees
    from kollega.config.project import Project

GOLDEN = Path(__file__).parent / "golden"
RENEW = "KOLLEGA_RENEW" in os.environ


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
