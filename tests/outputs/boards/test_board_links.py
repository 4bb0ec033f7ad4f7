"""Links on boards lead to where one applies, and tell the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from boards import JOBS, advertisements, posted, texts
from kollega.outputs.boards.fields import tracked

if TYPE_CHECKING:
    from pathlib import Path

    from boards import Trees


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
