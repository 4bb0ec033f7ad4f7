"""`kollega check --published`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result

LIST = """\
https://careers.company.example.org/
https://careers.company.example.org/vacancies/stockroom-colleague/
https://careers.company.example.org/vacancies/colleague-stockroom/
https://careers.company.example.org/about-us/
https://www.company.example.org/shop/
"""


@pytest.fixture
def former(site: Path) -> Path:
    text = (site / "mkdocs.yml").read_text("utf-8")
    (host,) = {line.partition(": ")[2] for line in text.splitlines() if line.startswith("site_url:")}
    file = site / "former.txt"
    file.write_text(LIST.replace("https://careers.company.example.org/", host))
    return file


def test_lost_addresses_are_named_with_the_file_that_could_take_each_over(
    former: Path, run: Callable[..., Result]
) -> None:
    result = run("check", "--published", str(former))
    assert result.exit_code == 0
    assert result.output.splitlines()[:3] == [
        "The site has 2 of the 4 addresses in former.txt. 1 address is outside it.",
        "former.txt:3:1: warning: the site no longer has the address /vacancies/colleague-stockroom/",
        (
            "  → If “Stockroom colleague” has taken its place, "
            "write `aliases: [colleague-stockroom]` into vacancies/stockroom-colleague.md."
        ),
    ]


def test_an_alias_that_was_proposed_keeps_the_address(former: Path, run: Callable[..., Result]) -> None:
    file = former.with_name("vacancies") / "stockroom-colleague.md"
    file.write_text(file.read_text("utf-8").replace("---\n", "---\naliases: [colleague-stockroom]\n", 1), "utf-8")
    result = run("check", "--published", str(former), "--format", "json")
    assert [each["message"] for each in json.loads(result.output)] == ["the site no longer has the address /about-us/"]


def test_a_lost_address_counts_as_a_warning_for_programs_too(former: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--published", str(former), "--strict", "--format", "json")
    assert result.exit_code == 1
    assert {(each["code"], each["severity"], each["path"]) for each in json.loads(result.output)} == {
        ("lost-address", "warning", "former.txt")
    }


def test_where_nothing_is_lost_one_sentence_says_so(former: Path, run: Callable[..., Result]) -> None:
    former.write_text("/\n/vacancies/\n")
    result = run("check", "--published", str(former), "--strict")
    assert (result.exit_code, result.output) == (0, "The site has 2 of the 2 addresses in former.txt.\n")


@pytest.mark.parametrize("name", ["none.txt", "stories"])
def test_a_list_that_is_not_there_is_refused(site: Path, run: Callable[..., Result], name: str) -> None:
    assert run("check", "--published", str(site / name)).exit_code == 2


def test_an_error_of_the_content_comes_first(former: Path, run: Callable[..., Result]) -> None:
    (former.parent / "stories/broken.md").write_text("no facts")
    result = run("check", "--published", str(former))
    assert result.exit_code == 1
    assert result.output.startswith("stories/broken.md:1:1: error")
    assert "former.txt" not in result.output
    assert "Errors: 1 no-front-matter\n" in result.output
