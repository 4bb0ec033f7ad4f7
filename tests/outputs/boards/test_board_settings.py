"""What settings say of job boards, and what is said where that is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from boards import FRONT, LINKEDIN, NOW, OPTIONS, project_at
from kollega.check.content import check_project
from kollega.config.load import settings_of
from kollega.diagnostics import ConfigurationError
from kollega.outputs.boards.board import boards_of

if TYPE_CHECKING:
    from pathlib import Path

OWN = {"id": "own", "like": "indeed", "name": "Own"}


@pytest.mark.parametrize(
    ("boards", "ids"),
    [
        pytest.param([], [], id="none"),
        pytest.param("indeed", ["indeed"], id="one alone"),
        pytest.param(["xing", "indeed"], ["xing", "indeed"], id="two in this order"),
        pytest.param([LINKEDIN, OWN], ["linkedin", "own"], id="with what they need"),
        pytest.param([LINKEDIN | {"company_id": "4711"}], ["linkedin"], id="a number in quotation marks"),
        pytest.param([{"id": "indeed", "poster_email": "jobs@wind.example"}], ["indeed"], id="what it may have"),
        pytest.param([OWN | {"poster_email": "jobs@wind.example"}], ["own"], id="what its dialect may have"),
    ],
)
def test_boards_are_named_by_their_ids_or_with_what_they_need(boards: Any, ids: list[str]) -> None:
    assert [board.id for board in boards_of(settings_of({**OPTIONS, "boards": boards}))] == ids


WRONG = [
    ("indeeed", "boards", "there is no job board “indeeed”", "Did you mean `indeed`?"),
    ("monster", "boards", "there is no job board “monster”", "The boards are indeed, linkedin"),
    ("linkedin", "boards.linkedin", "`company_id` is missing", "Write `- id: linkedin` and below it `company_id: …`."),
    ({"id": "linkedin", "company_id": 4711}, "boards.linkedin", "`poster_email` is missing", "`poster_email: …`"),
    (LINKEDIN | {"company_id": "wind"}, "boards.0.company_id", "“wind” is not a number", "linkedin.com/company/"),
    (LINKEDIN | {"poster_email": "wind"}, "boards.0.poster_email", "is not an e-mail address", "jobs@example.org"),
    ({"id": "xing", "company_id": 4711}, "boards.xing.company_id", "XING has no use for it", "Take the line out."),
    ({"id": "xing", "name": "Xing"}, "boards.xing.name", "XING has no use for it", "Take the line out."),
    ({"id": "xing", "sauce": "a=b"}, "boards.0.sauce", "there is no such option", "Did you mean `source`?"),
    ({"id": "xing", "source": "a b"}, "boards.0.source", "is not a parameter of an address", "gh_src=abc123"),
    ({"id": "xing", "source": "a=b&c=d"}, "boards.0.source", "is not a parameter of an address", "gh_src=abc123"),
    ({"id": "xing", "elements": {"a b": "c"}}, "boards.0.elements.a b", "not the name of an element", "as the board"),
    ({"id": "indeed", "like": "xing"}, "boards.indeed", "is a known board", "Take `like` out"),
    (OWN | {"like": "indeeed"}, "boards.own.like", "there is no job board “indeeed”", "Did you mean `indeed`?"),
    (OWN | {"like": "linkedin"}, "boards.own", "`company_id` is missing", "Write `- id: own`"),
    ({"id": "own", "like": "indeed"}, "boards.own", "`name` is missing", "Add the name of the board."),
    ({"like": "indeed", "name": "Own"}, "boards.0.id", "is missing", "Add `id:` there."),
    ({"id": "../own", "like": "indeed", "name": "Own"}, "boards.0.id", "../own", ""),
    ({"id": "xing", "languages": ["nll"]}, "boards.0.languages.0", "is not the tag of a language", ""),
    (
        {"id": "xing", "languages": ["fr"]},
        "boards.xing.languages",
        "the site has no language “fr”",
        "There are en, nl.",
    ),
    (True, "boards.0", "expected a group of keys", ""),
]


@pytest.mark.parametrize(("board", "option", "message", "hint"), WRONG)
def test_what_is_wrong_is_said_with_what_to_do(board: object, option: str, message: str, hint: str) -> None:
    with pytest.raises(ConfigurationError) as error:
        boards_of(settings_of({**OPTIONS, "boards": [board]}))
    assert error.value.option == f"plugins.kollega.{option}"
    assert message in error.value.message
    assert hint in error.value.hint
    assert error.value.hint


def test_a_board_is_named_once() -> None:
    with pytest.raises(ConfigurationError, match="“indeed” is listed twice"):
        boards_of(settings_of({**OPTIONS, "boards": ["indeed", {"id": "indeed", "source": "a=b"}]}))


def test_the_check_tells_of_a_board_that_there_is_not(tmp_path: Path) -> None:
    project = project_at(tmp_path, {"vacancies/a.md": (dict(FRONT), "You grind.")}, ["indeeed"])
    with pytest.raises(ConfigurationError, match="indeeed"):
        check_project(project, NOW)


def test_what_a_board_asks_is_asked_of_sites_that_name_it_alone(tmp_path: Path) -> None:
    files = {"vacancies/a.md": ({**FRONT, "locations": [{"city": "Lier", "country": "BE"}]}, "You grind.")}

    def told(folder: str, boards: list[object]) -> list[str]:
        found = check_project(project_at(tmp_path / folder, files, boards), NOW).diagnostics
        return [each.message for each in found if each.code.startswith("board-")]

    assert told("none", []) == told("xing", ["xing"]) == []
    assert told("both", ["indeed", OWN]) == [
        "nothing says which region, province or state this place is in, which Indeed and Own ask for"
    ]
    assert told("dutch", [{"id": "indeed", "languages": ["nl"]}]) == []
