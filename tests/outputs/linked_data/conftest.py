"""A small site, made from files that a test writes down as front matter and text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import yaml

from kollega.check.content import CheckResult, check_project
from kollega.config.load import settings_of
from kollega.config.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Files = dict[str, tuple[dict[str, object], str]]

OPTIONS = {
    "organisation": {
        "name": "Wadden & Wind",
        "url": "https://www.example.org",
        "logo": "assets/logo.svg",
        "same_as": "https://register.example.net/4711",
        "description": {"en": "Windmills.", "nl": "Molens."},
    },
    "languages": ["en", "nl"],
    "time_zone": "Europe/Amsterdam",
    "places": {
        "yard": {"street": "Kade 1", "postal_code": "9151", "city": "Holwerd", "region": "Friesland", "country": "NL"}
    },
}


@dataclass(frozen=True)
class SmallSite:
    """What was found in the files, and the addresses of a site below a folder."""

    found: CheckResult

    def url(self, path: str) -> str:
        return f"https://careers.example.org/work/{path}"


@pytest.fixture
def site_of(tmp_path: Path) -> Callable[..., SmallSite]:
    def made(files: Files, *, drafts: bool = False) -> SmallSite:
        for path, (front, text) in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"---\n{yaml.safe_dump(front)}---\n\n{text}\n", encoding="utf-8")
        home, url = tmp_path / "pages", "https://careers.example.org/work/"
        project = Project(tmp_path, home, tmp_path / "site", "Work", url, settings_of(OPTIONS), ())
        return SmallSite(check_project(project, datetime(2026, 6, 15, 9, tzinfo=UTC), drafts=drafts))

    return made
