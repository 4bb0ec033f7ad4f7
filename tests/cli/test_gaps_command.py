"""`kollega gaps`: what nobody has told yet, for people, for an issue, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

    from company import Company


@pytest.fixture
def gaps(company: Company, run: Callable[..., Result]) -> Callable[..., Result]:
    """Ask on 20 March 2027, a year after the only story."""
    return lambda *options: run("gaps", "-f", str(company.config_file), "--as-of", "2027-03-20", *options)


@pytest.mark.parametrize(("options", "count"), [([], 1), (["--months", "12"], 1), (["--months", "13"], 0)])
def test_a_team_is_silent_after_so_many_months(gaps: Callable[..., Result], options: list[str], count: int) -> None:
    done = gaps("--format", "json", *options)
    told = [each["subject"] for each in json.loads(done.stdout)["gaps"] if each["kind"] == "department"]
    assert (done.exit_code, told) == (0, ["Workshop"] * count)


def test_figures_bring_in_what_many_read(company: Company, gaps: Callable[..., Result]) -> None:
    company.write(
        "reach.json",
        '{"stories": [{"id": "lifts", "lang": "en", "visits": 70}, {"id": "x", "lang": "en", "visits": null}]}',
    )
    company.edit("vacancies/fitter.md", "department:", "status: closed\ndepartment:")
    done = gaps("--reach", str(company.root / "reach.json"))
    assert "Widely read stories without a vacancy below them" in done.stdout
    assert "70 visits" in done.stdout


@pytest.mark.parametrize(
    "content", ["", "[]", '{"stories": 3}', '{"stories": [{"id": "a"}]}', "[" * 100_000, '{"a": 1}']
)
def test_what_is_no_file_of_figures_is_a_sentence(company: Company, gaps: Callable[..., Result], content: str) -> None:
    company.write("reach.json", content)
    done = gaps("--reach", str(company.root / "reach.json"))
    assert (done.exit_code, "reach.json has no figures for stories" in done.stderr) == (2, True)


def test_the_list_goes_into_a_file_in_the_language_of_messages(
    company: Company, gaps: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KOLLEGA_MESSAGES", "nl")
    done = gaps("--format", "markdown", "-o", str(company.root / "out" / "gaps.md"))
    assert (done.exit_code, done.stdout) == (0, "")
    assert "Teams zonder verhaal sinds 2026-09-20" in (company.root / "out" / "gaps.md").read_text("utf-8")


def test_what_cannot_be_read_is_said_and_keeps_nothing_else_back(company: Company, gaps: Callable[..., Result]) -> None:
    company.write("stories/broken.md", "---\ntitle: x\n")
    done = gaps()
    assert (done.exit_code, "Workshop" in done.stdout) == (0, True)
    assert "What cannot be read is skipped" in done.stderr


def test_a_session_gets_a_page_in_one_file_in_which_no_name_is_markup(
    company: Company, gaps: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    company.edit("stories/lifts.md", "department: Workshop", 'department: "<b>Work</b>shop"')
    monkeypatch.setenv("KOLLEGA_MESSAGES", "de")
    page = gaps("--format", "html").stdout
    assert '<html lang="de" dir="ltr">' in page
    assert "Teams ohne Geschichte seit" in page
    assert "&lt;b&gt;Work&lt;/b&gt;shop" in page
    assert "<b>Work" not in page
    assert "://" not in page
    assert "<script" not in page
