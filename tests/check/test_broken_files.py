"""Files as people type them, each mistake once: beside each lies what `kollega check` says of it.

KOLLEGA_RENEW=1 writes these reports anew; read what git then shows as changed.
"""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kollega.check.codes import explanations
from kollega.check.content import check_project
from kollega.check.reports.excerpt import source_lines
from kollega.check.reports.findings import Findings
from kollega.check.reports.text import text_report
from kollega.diagnostics import ConfigurationError
from kollega.host.project import project_of
from kollega.i18n.translation import translation

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kollega.diagnostics import Diagnostic

BROKEN = Path(__file__).parents[1] / "broken"
RENEW = "KOLLEGA_RENEW" in os.environ
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)

SITE = BROKEN / "site"
"""One site with many files, right ones among them, which others name."""
SETTINGS = BROKEN / "settings"
"""Files of settings, each of a site without content."""
GUIDELINES = BROKEN / "guidelines"
"""Files of guidelines, likewise."""


def report_file(path: Path) -> Path:
    return path.with_suffix(".txt")


def broken(folder: Path) -> list[object]:
    files = sorted(file for file in folder.rglob("*") if file.is_file() and file.suffix != ".txt")
    return [
        pytest.param(file, id=file.relative_to(folder).with_suffix("").as_posix().replace("/", "-"))
        for file in files
        if RENEW or report_file(file).is_file()
    ]


def report_of(root: Path, found: tuple[Diagnostic, ...]) -> str:
    """Return what the check says, without the sentences at its end that are always the same."""
    return (
        text_report(Findings(found), source_lines(root, found)).plain.partition("`kollega check --explain")[0].rstrip()
    )


def assert_report(file: Path, report: str) -> None:
    if RENEW:
        report_file(file).write_text(f"{report}\n", encoding="utf-8", newline="\n")
    assert f"{report}\n" == report_file(file).read_text("utf-8")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site as somebody has it on their disk, without the reports."""
    root = tmp_path_factory.mktemp("broken") / "site"
    shutil.copytree(SITE, root, ignore=shutil.ignore_patterns("*.txt"))
    return root


@pytest.fixture(scope="module")
def told(site: Path) -> Mapping[str, tuple[Diagnostic, ...]]:
    """Return what is wrong with each file of the site."""
    found = check_project(project_of(site / "mkdocs.yml"), NOW).diagnostics
    return {path: tuple(each for each in found if each.path == path) for path in {each.path for each in found}}


@pytest.mark.parametrize("file", broken(SITE))
def test_a_broken_file_gives_exactly_its_report(
    file: Path, site: Path, told: Mapping[str, tuple[Diagnostic, ...]]
) -> None:
    found = told.get(file.relative_to(SITE).as_posix(), ())
    if RENEW and not found:
        report_file(file).unlink(missing_ok=True)
        return
    assert found, "nothing is told of it"
    assert_report(file, report_of(site, found))


def test_of_the_files_without_a_report_there_is_nothing_to_tell(told: Mapping[str, tuple[Diagnostic, ...]]) -> None:
    assert [path for path in sorted(told) if not report_file(SITE / path).is_file()] == []


@pytest.mark.parametrize("file", broken(SETTINGS))
def test_broken_settings_give_exactly_their_report(file: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages/index.md").write_text("# Work on the water\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_bytes(file.read_bytes())
    with pytest.raises(ConfigurationError) as caught:
        check_project(project_of(tmp_path / "mkdocs.yml"), NOW)
    said = str(caught.value).replace(f"{tmp_path}/", "")
    assert_report(file, "\n  → ".join(filter(None, (f"Error: {said}", caught.value.hint))))


@pytest.mark.parametrize("file", broken(GUIDELINES))
def test_broken_guidelines_give_exactly_their_report(file: Path, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes((SITE / "mkdocs.yml").read_bytes())
    (tmp_path / "guidelines.yml").write_bytes(file.read_bytes())
    found = check_project(project_of(tmp_path / "mkdocs.yml"), NOW).diagnostics
    assert_report(file, report_of(tmp_path, found))


def test_what_is_told_has_an_explanation_that_is_as_grave(told: Mapping[str, tuple[Diagnostic, ...]]) -> None:
    for each in (each for found in told.values() for each in found):
        assert each.severity in explanations()[each.code].severities, each


def test_what_is_said_follows_the_place_and_what_to_do_is_a_sentence(
    told: Mapping[str, tuple[Diagnostic, ...]],
) -> None:
    for each in (each for found in told.values() for each in found):
        assert not each.message.endswith("."), each
        assert each.hint == "" or (each.hint[0].isupper() and each.hint[-1] in ".?!"), each


@pytest.mark.parametrize("lang", ["nl", "sv", "de", "fr"])
def test_each_problem_is_told_in_other_languages_too(told: Mapping[str, tuple[Diagnostic, ...]], lang: str) -> None:
    translate = translation(lang)
    for each in (each for found in told.values() for each in found):
        assert translate(each.message) != each.message, each
        assert translate(each.hint) != each.hint or not each.hint, each
