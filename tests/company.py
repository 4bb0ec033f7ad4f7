"""A company's folder: what somebody who uses Kollega has on their disk."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml
from PIL import Image

from kollega.build.pipeline import build
from kollega.host import open_site
from kollega.outputs.output import OutputKind
from website import Website

if TYPE_CHECKING:
    from collections.abc import Mapping

NOW = datetime(2026, 11, 21, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))

EXAMPLE = Path(__file__).parents[1]
"""The example site lies around the tool."""

ORGANISATION = {"name": "Acme", "url": "https://www.acme.example/"}

MINIMAL = {
    "pages/index.md": "# Work at Acme\n",
    "stories/people/ana.md": "---\nname: Ana Silva\n---\nAna mends lifts.\n",
    "stories/lifts.md": (
        "---\ntitle: Lifts that wait\nauthors: [ana]\ndate: 2026-03-01\ndescription: Why lifts wait.\n"
        "department: Workshop\ntags: [lifts]\n---\nA lift waits where it was left.\n"
    ),
    "vacancies/fitter.md": (
        "---\ntitle: Lift fitter\ndate_posted: 2026-03-01\ndescription: You mend lifts.\ndepartment: Workshop\n"
        "apply_url: https://apply.acme.example/fitter\n---\nYou go up and down.\n"
    ),
}


@dataclass(frozen=True)
class Company:
    """A folder with an mkdocs.yml."""

    root: Path

    @property
    def config_file(self) -> Path:
        return self.root / "mkdocs.yml"

    @property
    def site_dir(self) -> Path:
        return self.root / "site"

    def write(self, path: str, text: str | bytes) -> Path:
        """Write a file and return where it is."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def configure(self, settings: Mapping[str, Any] | None = None, **config: Any) -> None:
        """Write an mkdocs.yml with the plugin's settings, and other keys of MkDocs."""
        plugin = {"organisation": ORGANISATION} | dict(settings or {})
        standard = {"site_name": "Work at Acme", "site_url": "https://careers.acme.example/", "docs_dir": "pages"}
        whole = standard | {"theme": {"name": "kollega"}, "plugins": [{"kollega": plugin}]} | config
        self.write("mkdocs.yml", yaml.safe_dump(whole, allow_unicode=True))

    def build(self, *, now: datetime = NOW, site_dir: Path | None = None, **options: Any) -> Website:
        """Build with the pipeline and return what was published."""
        project, draw = open_site(self.config_file, site_dir or self.site_dir)
        build(project, draw, now, **options)
        return Website(project.site_dir, project.site_url)

    def draw(self, *, now: datetime = NOW) -> Website:
        """Build without pictures and search, which take two thirds of the time."""
        return self.build(now=now, kinds=frozenset(OutputKind) - {OutputKind.CARDS, OutputKind.SEARCH})

    def run(self, command: str | Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a program, of this environment if it is but a name, in the folder, at the moment of all tests."""
        program = Path(sys.executable).parent / command
        moment = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
        return subprocess.run(
            [program, *arguments],
            cwd=self.root,
            env=os.environ | moment | environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def edit(self, path: str, before: str, after: str) -> None:
        """Replace a text in a file."""
        text = (self.root / path).read_text("utf-8")
        assert before in text
        self.write(path, text.replace(before, after))


def minimal_company(root: Path) -> Company:
    """Return a company with one story, one person and one vacancy."""
    company = Company(root)
    company.configure()
    for path, text in MINIMAL.items():
        company.write(path, text)
    return company


HOSTILE = """</title></textarea><script>alert(1)</script>"'&<img src=x onerror=alert(2)> {{ 7*7 }} #"""
"""Text that breaks out of elements, attributes, addresses and templates where it is not escaped."""


def hostile_company(root: Path) -> Company:
    """Return a company all of whose text is hostile, in the fields of every kind and in the settings."""
    company = minimal_company(root)
    company.write("pages/logo.png", picture())
    facet = {"hostile": {"name": HOSTILE, "introduction": HOSTILE, "lead": "hostile"}}
    place = {"street": HOSTILE, "postal_code": HOSTILE, "city": HOSTILE, "region": HOSTILE, "country": "NL"}
    company.configure(
        {
            "organisation": ORGANISATION | {"name": HOSTILE, "description": HOSTILE, "logo": "logo.png"},
            "departments": facet,
            "tags": facet,
            "places": {"hostile": facet["hostile"] | place},
            "share": {"hashtags": [HOSTILE], "disclosure": HOSTILE},
        },
        site_name=HOSTILE,
        site_description=HOSTILE,
        copyright=HOSTILE,
    )
    facets = {"department": "hostile", "tags": ["hostile", HOSTILE], "aliases": ["former"]}
    own = {"share": {"any": [HOSTILE], "linkedin": HOSTILE}}
    story = {"title": HOSTILE, "authors": ["hostile"], "date": "2026-03-01", "description": HOSTILE}
    pictured = {"photo": "logo.png", "photo_alt": HOSTILE}
    vacancy = {"title": HOSTILE, "date_posted": "2026-03-01", "description": HOSTILE, "contact": "hostile"}
    words = ("identifier", "start_date", "education", "experience")
    facts = {
        "locations": ["hostile", place],
        "workplace": "hybrid",
        "employment_type": ["FULL_TIME"],
        "hours": 36,
        "openings": 2,
        "salary": {"min": 1, "max": 2, "currency": "EUR", "unit": "HOUR"},
        "apply_url": "https://apply.acme.example/?a=1&b=2",
        "direct_apply": True,
        "benefits": [HOSTILE],
    }
    person = {"name": HOSTILE, "role": HOSTILE, "pronouns": HOSTILE, "expertise": [HOSTILE], "since": "2020-01-01"}
    links = {"links": {HOSTILE: "https://ana.example.net/?a=1&b=2"}, "department": "hostile", "location": "hostile"}
    company.write("stories/logo.png", picture())
    company.write("stories/people/logo.png", picture())
    company.write(
        "stories/hostile.md", _file(story | facets | own | pictured | {"location": "hostile", "quote": HOSTILE})
    )
    company.write("vacancies/hostile.md", _file(vacancy | facets | own | facts | dict.fromkeys(words, HOSTILE)))
    company.write("stories/people/hostile.md", _file(person | links | pictured))
    return company


def _file(front: Mapping[str, Any]) -> str:
    body = HOSTILE.replace("<img src=x onerror=", "<b onclick=")  # a picture that is missing would end the build
    return f"---\n{yaml.safe_dump(dict(front), allow_unicode=True)}---\n{body}\n\n## {body}\n\n    {HOSTILE}\n"


def picture() -> bytes:
    """Return a picture of one colour."""
    made = BytesIO()
    Image.new("RGB", (640, 480), "#0b5d5e").save(made, "PNG")
    return made.getvalue()


def example_company(root: Path) -> Company:
    """Return a copy of the example site, without the tool around it."""
    for folder in ("pages", "stories", "vacancies"):
        shutil.copytree(EXAMPLE / folder, root / folder)
    shutil.copy(EXAMPLE / "mkdocs.yml", root / "mkdocs.yml")
    return Company(root)
