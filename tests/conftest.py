"""Sites to build, what was built, and what is wrong with a site on the disk."""

from __future__ import annotations

import os
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
import yaml
from hypothesis import HealthCheck, settings

import kollega_theme
from company import Company, example_company, hostile_company, minimal_company
from kollega.check.content import CheckResult, check_project
from kollega.config.load import settings_of
from kollega.config.project import Project
from kollega.executor import processors
from plans import Written
from postings import draw_postings
from shared import built_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from website import Website

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
OPTIONS = {"organisation": {"name": "Veer & Peil", "url": "https://www.example.org/"}}


settings.register_profile("loaded machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("loaded machine")
"""What others do on the machine makes no text that hypothesis found a failure."""


class Examine(Protocol):
    def __call__(self, folder: Path, *, drafts: bool = False) -> CheckResult: ...


class Write(Protocol):
    def __call__(self, files: Mapping[str, str | bytes]) -> Path: ...


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than there are processors: a third of the time tests wait for what they started."""
    return processors() + 1


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Where tests run in the background a shell may let them ignore it, and what they start would inherit that."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture
def one_processor() -> Iterator[None]:
    """Leave this process one processor: to fork processes of their own costs small commands twice the time."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    before = os.sched_getaffinity(0)
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    os.sched_setaffinity(0, {sorted(before)[worker % len(before)]})
    yield
    os.sched_setaffinity(0, before)


@pytest.fixture
def company(tmp_path: Path, pictures: Path) -> Company:
    """Return a small site of its own for each test, whose pictures are drawn: that takes half of its first build."""
    company = minimal_company(tmp_path / "acme")
    shutil.copytree(pictures, company.root / ".kollega/assets")
    return company


@pytest.fixture(scope="session")
def pictures(shared: Path) -> Path:
    """Return the folder of the pictures that such a site keeps; their names say what they show."""
    return built_once(shared, "small", lambda root: minimal_company(root).build()).folder.parent / ".kollega/assets"


@pytest.fixture
def example_copy(example: Website, tmp_path: Path) -> Company:
    """Return a copy of the example that a test may change, with a warm cache: to draw all cards takes seconds."""
    company = example_company(tmp_path / "example")
    shutil.copytree(example.folder.parent / ".kollega", company.root / ".kollega")
    return company


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return a folder that all processes of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if hasattr(request.config, "workerinput") else own) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def example(shared: Path) -> Website:
    """Return the example site as it is published; no test changes it."""
    return built_once(shared, "example", lambda root: example_company(root).build(jobs=2))


@pytest.fixture(scope="session")
def written(example: Website, tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Return the editions of the example, and what writes them down."""
    return Written.of(example.folder.parent / "mkdocs.yml", tmp_path_factory.mktemp("drawn"))


@pytest.fixture(scope="session")
def hostile(shared: Path) -> Website:
    """Return the site of a company all of whose text would like to be code, and is printed as it is typed."""
    return built_once(shared, "hostile", lambda root: hostile_company(root, typographer=False).build())


@pytest.fixture(scope="session")
def postings(shared: Path) -> Website:
    """Return the site of a company with vacancies of every kind, in six languages."""
    return built_once(shared, "postings", draw_postings)


@pytest.fixture(scope="session")
def examine() -> Examine:
    """Examine the site in a folder on 1 March 2026; without an mkdocs.yml, with the smallest settings."""

    def found(folder: Path, *, drafts: bool = False) -> CheckResult:
        config = folder / "mkdocs.yml"
        options = yaml.safe_load(config.read_text("utf-8"))["plugins"][0]["kollega"] if config.is_file() else OPTIONS
        project = Project(
            root=folder,
            pages_dir=folder / "pages",
            site_dir=folder / "site",
            site_name="Working at Veer & Peil",
            site_url="https://careers.example.org/",
            settings=settings_of(options),
            theme_dirs=(Path(kollega_theme.__file__).parent,),
        )
        return check_project(project, NOW, drafts=drafts)

    return found


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files and return their folder."""

    def written(files: Mapping[str, str | bytes]) -> Path:
        folder = tmp_path / "repository"
        folder.mkdir(exist_ok=True)
        for path, content in files.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return written
