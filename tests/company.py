"""A company's folder: what somebody who uses Kollega has on their disk."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import yaml
from PIL import Image

from forked import can_fork, run_forked
from kollega.build.pipeline import build
from kollega.config.values import LONGEST_TEXT
from kollega.host import open_site
from kollega.outputs.output import OutputKind
from website import Website

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
        """Write an mkdocs.yml with the plugin's settings, without print unless they name `share`, and other keys."""
        plugin = {"organisation": ORGANISATION, "share": {"print": []}} | dict(settings or {})
        standard = {"site_name": "Work at Acme", "site_url": "https://careers.acme.example/", "docs_dir": "pages"}
        whole = standard | {"theme": {"name": "kollega"}, "plugins": [{"kollega": plugin}]} | config
        self.write("mkdocs.yml", yaml.safe_dump(whole, allow_unicode=True))

    def build(self, *, now: datetime = NOW, site_dir: Path | None = None, **options: Any) -> Website:
        """Build with the pipeline and return what was published."""
        project, draw = open_site(self.config_file, site_dir or self.site_dir)
        build(project, draw, now, **options)
        return Website(project.site_dir, project.site_url)

    def draw(self, *also: OutputKind, now: datetime = NOW) -> Website:
        """Build without pictures, print and search, which take two thirds of the time, but for those that are named."""
        slow = {OutputKind.CARDS, OutputKind.PRINT, OutputKind.SEARCH}
        return self.build(now=now, kinds=frozenset(OutputKind) - slow | {*also})

    def forget(self) -> None:
        """Remove what earlier builds have kept."""
        shutil.rmtree(self.root / ".kollega")

    def run(self, command: str | Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a program, of this environment if it is but a name, in the folder, at the moment of all tests."""
        program = Path(sys.executable).parent / command
        whole = os.environ | {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))} | environment
        if can_fork(environment):
            return run_forked([str(program), *arguments], self.root, whole)
        return subprocess.run(
            [program, *arguments],
            cwd=self.root,
            env=whole,
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


def hostile_company(
    root: Path,
    texts: Mapping[str, Sequence[str]] = MappingProxyType({"hostile": [HOSTILE]}),
    *,
    typographer: bool = True,
) -> Company:
    """Return a company all of whose text is hostile: a story, a vacancy, a person and facets for each group of texts.

    Whatever there is but once for a site, as its name, holds the texts of all groups: as many as fit from the first on,
    or from the last back.
    """
    company = minimal_company(root)
    for folder in ("pages", "stories", "stories/people", "vacancies"):
        company.write(f"{folder}/logo.png", picture())
    each = list(chain.from_iterable(texts.values()))
    first, last = " ".join(each)[:LONGEST_TEXT], " ".join(each)[-LONGEST_TEXT:]
    facets = {slug: _facet(slug, " ".join(group)) for slug, group in texts.items()}
    company.configure(
        {
            "organisation": ORGANISATION
            | {"name": first, "description": last, "logo": "logo.png", "figures": each[:4]},
            "departments": facets,
            "tags": facets,
            "places": {slug: facet | _place(" ".join(texts[slug])) for slug, facet in facets.items()},
            "share": {"hashtags": each, "disclosure": last},
            "typographer": typographer,
        },
        site_name=last,
        site_description=first,
        copyright=first,
    )
    for slug, group in texts.items():
        for path, front in _hostile_items(slug, group).items():
            company.write(path, _file(front, " ".join(group)))
    return company


def _facet(slug: str, text: str) -> dict[str, Any]:
    return {"name": text, "introduction": text, "lead": slug}


def _place(text: str) -> dict[str, str]:
    return dict.fromkeys(("street", "postal_code", "city", "region"), text) | {"country": "NL"}


def _hostile_items(slug: str, group: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the front matter of a story, a vacancy and a person whose every text is that of a group."""
    text = " ".join(group)
    shared = {
        "title": text,
        "description": text,
        "department": slug,
        "tags": [slug, *group],
        "aliases": [f"{slug}-before"],
        "share": {"any": [text], "linkedin": text},
    }
    story = {"authors": [slug], "date": "2026-03-01", "location": slug, "quote": text.replace("&", "&amp;")}
    vacancy = {
        "date_posted": "2026-03-01",
        "contact": slug,
        "locations": [slug, *map(_place, group)],
        "workplace": "hybrid",
        "employment_type": ["FULL_TIME"],
        "hours": 36,
        "openings": 2,
        "salary": {"min": 1, "max": 2, "currency": "EUR", "unit": "HOUR"},
        "apply_url": "https://apply.acme.example/?a=1&b=2",
        "direct_apply": True,
        "benefits": list(group),
        "process": list(group),
    } | dict.fromkeys(("identifier", "start_date", "education", "experience"), text)
    pictured = {"photo": "logo.png", "photo_alt": text}
    person = {
        "name": text,
        "role": text,
        "pronouns": text,
        "expertise": list(group),
        "since": "2020-01-01",
        "links": dict.fromkeys(group, "https://ana.example.net/?a=1&b=2"),
        "department": slug,
        "location": slug,
    }
    return {
        f"stories/{slug}.md": shared | story | pictured,
        f"vacancies/{slug}.md": shared | vacancy,
        f"stories/people/{slug}.md": person | pictured,
    }


def _file(front: Mapping[str, Any], text: str) -> str:
    # A picture that is missing, or says nothing, would end the build.
    body = re.sub("src=x[ /]onerror=", "alt=a src=logo.png onload=", text)
    return f"---\n{yaml.safe_dump(dict(front), allow_unicode=True)}---\n    {text}\n\n## {body}\n\n{body}\n"


def picture(size: tuple[int, int] = (640, 480)) -> bytes:
    """Return a picture of one colour."""
    made = BytesIO()
    Image.new("RGB", size, "#0b5d5e").save(made, "PNG")
    return made.getvalue()


def example_company(root: Path) -> Company:
    """Return a copy of the example site, without the tool around it."""
    for folder in ("pages", "stories", "vacancies"):
        shutil.copytree(EXAMPLE / folder, root / folder)
    shutil.copy(EXAMPLE / "mkdocs.yml", root / "mkdocs.yml")
    return Company(root)
