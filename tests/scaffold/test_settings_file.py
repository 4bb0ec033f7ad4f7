"""The settings of a new site: every one stands there with an example, which can be used as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from foundry import file_of, font
from kollega.guidelines.read import default_guidelines, read_guidelines
from kollega.host import project_of
from kollega.scaffold.company import Company, company_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMPANIES = [Company(), Company("Veer & Peil: #1, {x}", ("nl", "en"), colours=("#112233",))]

OFF = re.compile(r"( *)#(?=\S)")
"""What stands before a setting that is not in use; a remark has a space behind the #."""

NAMED = ["pages/assets/logo.svg", "pages/assets/company.css", "pages/assets/company.js"]
"""What examples name, and an owner has."""


def settings_file(company: Company) -> str:
    return dict(company_files(company))["mkdocs.yml"].decode()


def off(text: str) -> Iterator[tuple[int, int]]:
    """Yield line and column of each setting that is not in use."""
    for number, line in enumerate(text.splitlines()):
        if found := OFF.match(line):
            yield number, len(found[1])


def switches(text: str) -> Iterator[tuple[int, ...]]:
    """Yield the lines from which to take the # away for one setting: its own, and those that it stands under."""
    lines, above = list(off(text)), list[tuple[int, int]]()
    for place, (number, column) in enumerate(lines):
        above = [(each, at) for each, at in above if at < column and not _between(text, each, number, at)]
        deeper = place + 1 < len(lines) and lines[place + 1][1] > column
        if deeper and not _between(text, number, lines[place + 1][0], column):
            above.append((number, column))
        else:
            yield (*(each for each, _ in above), number)


def _between(text: str, start: int, end: int, column: int) -> bool:
    """Return whether a setting in use stands between two lines, as far to the left as the first or farther."""
    used = [line for line in text.splitlines()[start + 1 : end] if line.strip() and not line.lstrip().startswith("#")]
    return any(len(line) - len(line.lstrip()) <= column for line in used)


def switched_on(text: str, numbers: tuple[int, ...]) -> str:
    lines = text.splitlines()
    for number in numbers:
        lines[number] = OFF.sub(r"\1", lines[number], count=1)
    return "\n".join(lines)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for path, content in [*company_files(), *((name, b"<svg/>") for name in NAMED)]:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "fonts").mkdir()
    for family in ("Bitter", "Inter"):
        (tmp_path / f"fonts/{family}.ttf").write_bytes(file_of(font(family=family)))
    return tmp_path


def test_each_setting_can_be_used_as_it_stands_there(site: Path) -> None:
    text, file = settings_file(Company()), site / "mkdocs.yml"
    each = list(switches(text))
    assert len(each) > 50
    *_, fonts = each  # families come from there, and a remark says so
    for numbers in each:
        family = "typeface" in text.splitlines()[numbers[0]]
        file.write_text(switched_on(text, numbers + fonts if family else numbers), "utf-8")
        project_of(file)  # it raises what is wrong


@pytest.mark.parametrize("company", COMPANIES, ids=["as it is", "with answers"])
def test_all_settings_can_be_used_at_once(site: Path, company: Company) -> None:
    text, file = settings_file(company), site / "mkdocs.yml"
    file.write_text(switched_on(text, tuple(number for number, _ in off(text))), "utf-8")
    settings = project_of(file).settings
    assert settings.organisation.name == company.name
    assert settings.organisation.colours.brand == (company.colours or ("#0b5a62",))[0]
    assert (settings.consent, settings.require.pay, settings.share.campaign) == ("required", "error", "stories")


@pytest.mark.parametrize("company", COMPANIES, ids=["as it is", "with answers"])
def test_each_guideline_can_be_used_as_it_stands_there(tmp_path: Path, company: Company) -> None:
    text, file = dict(company_files(company))["guidelines.yml"].decode(), tmp_path / "guidelines.yml"
    file.write_text(text, "utf-8")
    assert read_guidelines(file.name, tmp_path) == (default_guidelines(), ())
    each = list(switches(text))
    assert len(each) > 8
    for numbers in each:
        file.write_text(switched_on(text, numbers), "utf-8")
        guidelines, problems = read_guidelines(file.name, tmp_path)
        assert problems == ()
        assert guidelines != default_guidelines(), text.splitlines()[numbers[-1]]


def test_nothing_is_used_but_what_has_to_be() -> None:
    (plugin,) = yaml.safe_load(settings_file(Company()))["plugins"]
    assert plugin["kollega"].keys() == {"organisation", "guidelines"}


def test_remarks_are_remarks_and_lead_to_the_handbook() -> None:
    text = settings_file(Company())
    assert "vendor/handbook/settings.md" in text.splitlines()[0]
    assert [line for line in text.splitlines() if re.match(r" *# {2,}", line)] == []
