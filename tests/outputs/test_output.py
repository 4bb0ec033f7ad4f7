"""A thing that a site publishes is one value, and its files can be made anywhere."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from company import NOW, example_company
from kollega.build.pipeline import build
from kollega.build.plan import plan_project
from kollega.diagnostics import Diagnostic, Mark, Severity
from kollega.host import open_site
from kollega.outputs.artifact import Artifact, render_text
from kollega.outputs.edition import Menu, Section
from kollega.outputs.layout.frame import section_page
from kollega.outputs.output import ALL_KINDS, Output, OutputKind, PostProcess, Preparation, SitemapEntry
from kollega.outputs.outputs import OUTPUTS
from served import header_rules
from website import Website

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from company import Company
    from kollega.config.project import Project
    from kollega.outputs.artifact import RenderContext
    from kollega.outputs.edition import Edition
    from kollega.outputs.output import FileReader, Part, Publication, Store


def _menu_of_the_canteen(publication: Publication) -> Iterator[Part]:
    return (partial(_dishes, edition) for edition in publication.editions)


def _dishes(edition: Edition) -> Iterator[Artifact[Any]]:
    path = f"{edition.prefix}canteen/"
    yield section_page("canteen", "canteen.html", path, "pea soup", "Canteen", edition).artifact
    yield Artifact(f"{path}today.txt", "pea soup", render_text)
    yield Artifact(f"{path}price.txt", 3, render_price)


@dataclass(frozen=True)
class Till:
    """What renderers share: knows what the canteen adds to a price."""

    tip: int


def _open(project: Project, *_: object) -> Preparation:
    message = f"a cook is wanted at {project.settings.organisation.name}"
    wanted = Diagnostic.at("canteen.yml", Mark(), "no-cook", message, "", severity=Severity.WARNING)
    return Preparation(tools=(Till(2),), diagnostics=(wanted,))


def render_price(price: int, context: RenderContext) -> bytes:
    return str(price + context.tool(Till).tip).encode()


def _count(_publication: Publication, files: FileReader, _store: Store) -> Iterator[tuple[str, bytes]]:
    soups = [path for path in files.paths if path.endswith(".txt") and b"pea soup" in files.read(path)]
    yield "canteen/soups.txt", " ".join(soups).encode()


def _known_to_search_engines(edition: Edition) -> Iterator[SitemapEntry]:
    yield SitemapEntry(f"{edition.prefix}canteen/today.txt", {})


CANTEEN = Output(
    "canteen",
    OutputKind.PAGES,
    _menu_of_the_canteen,
    sections=(Section("canteen", "Canteen", Menu.NAVIGATION, indexed=True),),
    sitemap=_known_to_search_engines,
    lasting=("dishes",),
    prepare=_open,
    postprocess=PostProcess("Counting soups", frozenset({OutputKind.PAGES}), _count),
)


@pytest.fixture
def canteen(company: Company) -> Website:
    """Return the site of a company that publishes one thing more."""
    company.configure(theme={"name": "kollega", "custom_dir": "theme"})
    company.write("theme/canteen.html", "<p>Today: {{ page }}</p>")
    project, draw = open_site(company.config_file, company.site_dir)
    stages: list[str] = []
    report = build(project, draw, NOW, outputs=(*OUTPUTS, CANTEEN), progress=lambda stage, *_: stages.append(stage))
    assert "a cook is wanted at Acme" in [each.message for each in report.diagnostics]
    assert stages[-1] == "Counting soups"
    return Website(project.site_dir, project.site_url)


def test_another_output_brings_files(canteen: Website) -> None:
    assert "Today: pea soup" in canteen.pages["canteen/"].text
    assert canteen.files["canteen/today.txt"] == b"pea soup"


def test_another_output_brings_tools_for_its_files(canteen: Website) -> None:
    assert canteen.files["canteen/price.txt"] == b"5"


def test_another_output_makes_something_of_all_files_in_the_end(canteen: Website) -> None:
    assert canteen.files["canteen/soups.txt"] == b"canteen/today.txt"


def test_another_output_has_a_section_that_every_page_links_to(canteen: Website) -> None:
    for address in ("stories/", "canteen/"):
        links = [link.text.strip() for link in canteen.pages[address].select("header nav a")]
        assert "Canteen" in links, address
    current = canteen.pages["canteen/"].select("header nav [aria-current]")
    assert [link.text.strip() for link in current] == ["Canteen"]


def test_another_output_is_in_the_sitemap(canteen: Website) -> None:
    for address in ("canteen/", "canteen/today.txt"):
        assert f"<loc>{canteen.url}{address}</loc>".encode() in canteen.files["sitemap.xml"], address


def test_another_output_has_its_headers(canteen: Website) -> None:
    rules = header_rules(canteen.folder)
    said = {name for pattern, name, _ in rules if pattern.fullmatch("/canteen/today.txt")}
    assert "X-Frame-Options" in said
    kept = [value for pattern, name, value in rules if pattern.fullmatch("/assets/dishes/soup.png") and "Cache" in name]
    assert kept == ["public, max-age=31536000, immutable"]


RENDER = """
import pickle, sys
context, artifacts = pickle.load(sys.stdin.buffer)
pickle.dump([artifact.render(context) for artifact in artifacts], sys.stdout.buffer)
"""


def test_every_file_can_be_made_by_a_fresh_process(tmp_path: Path) -> None:
    company = example_company(tmp_path)
    project, draw = open_site(company.config_file, company.site_dir)
    plan = plan_project(project, NOW)
    drawn = draw(plan, tmp_path / "drawn")
    context = plan.context(drawn.templates, drawn.frames)
    artifacts = [artifact for artifact in plan.publication.artifacts(ALL_KINDS) if not artifact.lasting]
    # Who makes a file elsewhere notes of no item that it is read: what is read must be so before.
    assert [artifact.path for artifact in artifacts if b"kollega.content.item" in pickle.dumps(artifact)] == []
    sent = pickle.dumps((context, artifacts))
    fresh = subprocess.run([sys.executable, "-c", RENDER], input=sent, capture_output=True, check=True)
    there = pickle.loads(fresh.stdout)  # noqa: S301 - our own process wrote it
    assert len(there) > 300
    for artifact, content in zip(artifacts, there, strict=True):
        assert content == artifact.render(context), artifact.path
