"""How loudly MkDocs is told what is wrong: with its own --strict, each warning in its log ends the build."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest
from mkdocs.config.defaults import MkDocsConfig

from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.host.log import keep_quiet_of_own_addresses, log_diagnostics

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("severities", "level"),
    [
        ((Severity.NOTE,), logging.INFO),
        ((Severity.NOTE, Severity.WARNING), logging.WARNING),
        ((Severity.WARNING, Severity.NOTE, Severity.ERROR), logging.ERROR),
    ],
    ids=["a note", "a warning beside it", "everything"],
)
def test_a_note_is_no_warning_in_the_log(
    severities: tuple[Severity, ...], level: int, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    told = tuple(Diagnostic.at("a.md", Mark(), "code", "words", severity=each) for each in severities)
    log_diagnostics(tmp_path, told)
    (record,) = caplog.records
    assert record.levelno == level
    assert all(f"{each}: words" in record.message for each in severities)


@pytest.mark.parametrize(("written", "level"), [({}, logging.DEBUG), ({"absolute_links": "warn"}, logging.WARNING)])
def test_links_to_addresses_of_the_site_are_left_to_the_check_unless_the_settings_say_so(
    written: dict[str, str], level: int
) -> None:
    config = MkDocsConfig()
    config.load_dict({"site_name": "Work here", "validation": {"links": written}})
    config.validate()
    assert config.validation.links.absolute_links in {logging.INFO, level}
    keep_quiet_of_own_addresses(config)
    assert config.validation.links.absolute_links == level
