"""`kollega check --translations`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from click.testing import Result


@pytest.fixture
def bilingual(site: Path) -> Path:
    """A site in English and Persian, of which nothing is in Persian."""
    config = site / "mkdocs.yml"
    text = config.read_text("utf-8")
    before = "  - kollega:\n"
    assert before in text
    config.write_text(text.replace(before, f"{before}      languages: [en, fa]\n"), "utf-8")
    return site


def test_a_table_tells_how_much_each_language_has(bilingual: Path, run: Callable[..., Result]) -> None:
    result = run("check", "--translations")
    assert result.exit_code == 0, bilingual
    head, english, persian, *_ = result.output.splitlines()
    assert head.split() == ["stories", "vacancies", "people", "pages", "words"]
    assert english.startswith("English (en)")
    assert "1 of 1     1 of 1  1 of 1  8 of 8" in english
    assert "0 of 1     0 of 1  0 of 1  0 of 8" in persian


def test_each_gap_is_told_with_the_file_to_write(bilingual: Path, run: Callable[..., Result]) -> None:
    output = run("check", "--translations").output
    assert "\nفارسی (fa)\n  mkdocs.yml: pages in فارسی (fa) have all words of the interface in English" in output, (
        bilingual
    )
    assert (
        "  stories/people/robin-example.md: there is no version in فارسی (fa)\n"
        "    → Write it as stories/people/robin-example.fa.md.\n"
    ) in output


def test_a_site_of_one_language_lacks_nothing(site: Path, run: Callable[..., Result]) -> None:
    output = run("check", "--translations").output
    assert len(output.splitlines()) == 2, site


def test_paths_limit_what_is_listed(bilingual: Path, run: Callable[..., Result]) -> None:
    output = run("check", "--translations", "stories/people").output
    assert [line for line in output.splitlines() if line.startswith("  ")][-2:] == [
        "  stories/people/robin-example.md: there is no version in فارسی (fa)",
        "    → Write it as stories/people/robin-example.fa.md.",
    ], bilingual
    assert "mkdocs.yml" not in output


def test_programs_and_code_hosts_get_warnings(bilingual: Path, run: Callable[..., Result]) -> None:
    diagnostics = json.loads(run("check", "--translations", "--format", "json").stdout)
    assert [diagnostic["code"] for diagnostic in diagnostics] == ["missing-words"] + ["missing-translation"] * 11, (
        bilingual
    )
    commands = run("check", "--translations", "--format", "github").stdout.splitlines()
    assert len(commands) == 12
    assert all(command.startswith("::warning file=") for command in commands)
    assert (
        "**warning** on line 1: there is no version in" in run("check", "--translations", "--format", "markdown").stdout
    )


def test_gaps_stop_nothing_and_hide_no_configuration_that_is_wrong(bilingual: Path, run: Callable[..., Result]) -> None:
    assert run("check", "--translations", "--strict").exit_code == 0
    (bilingual / "mkdocs.yml").write_text("site_name: x\n")
    assert run("check", "--translations").exit_code == 2
