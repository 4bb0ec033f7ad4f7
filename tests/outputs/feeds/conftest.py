"""A small site of the test's own making, on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import kollega_theme
from kollega.config.load import settings_of
from kollega.config.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable

    Files = dict[str, tuple[dict[str, object], str]]

OPTIONS = {
    "organisation": {
        "name": "Wadden & Wind",
        "url": "https://www.example.org",
        "logo": "assets/logo.svg",
        "same_as": "https://register.example.net/4711",
        "description": {"en": "Windmills & <lighthouses>.", "nl": "Molens."},
    },
    "languages": ["en", "nl"],
    "time_zone": "Europe/Amsterdam",
    "places": {"yard": {"name": {"en": "The yard"}, "street": "Kade 1", "city": "Holwerd", "country": "NL"}},
    "departments": {"mills": {"name": {"en": "Mills & more", "nl": "Molens"}}},
}


@pytest.fixture
def project_of(tmp_path: Path) -> Callable[[Files], Project]:
    """Return a function that writes files, each a front matter and a text, and returns the project they make."""

    def made(files: Files) -> Project:
        for path, (front, text) in files.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            matter = yaml.safe_dump(front, allow_unicode=True, sort_keys=False)
            file.write_text(f"---\n{matter}---\n\n{text}\n", encoding="utf-8")
        return Project(
            root=tmp_path,
            pages_dir=tmp_path / "pages",
            site_dir=tmp_path / "site",
            site_name="Work & wind",
            site_url="https://careers.example.org/work/",
            settings=settings_of(OPTIONS),
            theme_dirs=(Path(kollega_theme.__file__).parent,),
        )

    return made
