"""A site is the same, and the same is said, whichever host draws it."""

from __future__ import annotations

import re
import subprocess
import tomllib
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

import mkdocs
import properdocs
import pytest

from company import EXAMPLE, minimal_company
from environment import environment_without
from kollega.host.choice import host_of
from preview import preview
from website import Website

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from company import Company

MATERIAL = ("mkdocs-material", "mkdocs-material-extensions")
UNINSTALLED = {
    "mkdocs": (*MATERIAL, "properdocs"),
    "properdocs": (*MATERIAL, "mkdocs", "mkdocs-get-deps"),
    "neither": (*MATERIAL, "mkdocs", "mkdocs-get-deps", "properdocs"),
}
"""What is not installed where a host is alone."""


@pytest.fixture(scope="module")
def only(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folders of the programs of each environment that has one host alone."""
    folder = tmp_path_factory.mktemp("environments")
    return {name: environment_without(folder / name, *libraries) for name, libraries in UNINSTALLED.items()}


@pytest.mark.parametrize("host", UNINSTALLED)
def test_what_is_uninstalled_cannot_be_imported(only: dict[str, Path], host: str) -> None:
    look = "import sys; from importlib.util import find_spec; print([name for name in sys.argv[1:] if find_spec(name)])"
    command = [only[host] / "python", "-c", look, "mkdocs", "properdocs", "material"]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    assert said.strip() == str([host] if host != "neither" else [])


def test_the_plugin_is_registered_for_both_hosts_and_the_theme_once() -> None:
    groups = tomllib.loads((EXAMPLE / "pyproject.toml").read_text("utf-8"))["project"]["entry-points"]
    assert groups["mkdocs.plugins"] == groups["properdocs.plugins"]
    assert "properdocs.themes" not in groups, "ProperDocs reads mkdocs.themes, and warns of what is in both"


def built(company: Company, program: Path | str, *arguments: str) -> Website:
    made = company.run(program, "build", *arguments)
    assert made.returncode == 0, made.stderr
    return Website(company.site_dir, "https://careers.acme.example/")


def test_without_material_a_site_has_the_same_bytes(company: Company, only: dict[str, Path], tmp_path: Path) -> None:
    other = minimal_company(tmp_path / "other")
    assert built(other, only["mkdocs"] / "kollega").reproducible == built(company, "kollega").reproducible


def test_properdocs_alone_makes_the_example_of_the_same_bytes(
    example: Website, example_copy: Company, only: dict[str, Path]
) -> None:
    files = built(example_copy, only["properdocs"] / "kollega").reproducible
    assert files.keys() == example.reproducible.keys()
    assert [path for path, content in files.items() if content != example.files[path]] == []


def test_properdocs_own_program_makes_the_same_bytes(company: Company, only: dict[str, Path], tmp_path: Path) -> None:
    other = minimal_company(tmp_path / "other")
    made = built(other, only["properdocs"] / "properdocs", "-f", "mkdocs.yml").reproducible
    assert made == built(company, "mkdocs").reproducible


def test_the_file_may_be_called_as_properdocs_wants_it(company: Company, only: dict[str, Path]) -> None:
    (company.root / "properdocs.yml").write_bytes(company.config_file.read_bytes())
    company.configure({"langauges": ["en"]})
    check = only["properdocs"] / "kollega", "check"
    assert "langauges" in company.run(*check).stderr
    company.config_file.unlink()
    assert company.run(*check).returncode == 0


class Fault(NamedTuple):
    """Something that is wrong with a site, and some of what is said of it."""

    said: str
    settings: Mapping[str, Any] = MappingProxyType({})
    config: Mapping[str, Any] = MappingProxyType({})
    content: tuple[str, str, str] = ("stories/lifts.md", "", "")


ODD_STORY = ("stories/lifts.md", "authors:", "tittle: Lifts\nauthors:")
WRONG_STORY = ("stories/lifts.md", "date: 2026-03-01", "date: soon")
FAULTS = {
    "a story": Fault("stories/lifts.md:4:7", content=WRONG_STORY),
    "a setting": Fault("plugins.kollega.langauges", settings={"langauges": ["en"]}),
    "no folder of pages": Fault("Write the folder of your hand-written pages", config={"docs_dir": "nowhere"}),
    "an unknown theme": Fault("there is no theme “nowhere”", config={"theme": {"name": "nowhere"}}),
    "another theme": Fault("custom_dir", config={"theme": {"name": None, "custom_dir": "pages"}}),
    "an unknown plugin": Fault("there is no plugin “nowhere”", config={"plugins": ["nowhere"]}),
    "a list for a word": Fault("site_url", config={"site_url": ["a", "b"]}),
    "a list of themes": Fault("cannot read this", config={"theme": {"name": ["kollega"]}}),
    "no plugin": Fault("the plugin kollega is not in the list", config={"plugins": []}),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_both_hosts_say_the_same_of_what_is_wrong(company: Company, only: dict[str, Path], fault: Fault) -> None:
    company.configure(fault.settings, **fault.config)
    company.edit(*fault.content)
    answers = [company.run(only[host] / "kollega", "check") for host in ("mkdocs", "properdocs")]
    one, other = [(answer.returncode, answer.stdout, answer.stderr) for answer in answers]
    assert one == other
    assert one[0] in {1, 2}
    assert fault.said in one[1] + one[2]
    assert "Traceback" not in one[2]


@pytest.mark.parametrize(
    ("fault", "arguments"),
    [
        (FAULTS["a story"], ()),
        (FAULTS["a setting"], ()),
        (Fault("stories/lifts.md:3:1", content=ODD_STORY), ("--strict",)),
    ],
    ids=["a story", "a setting", "a warning, and the build is strict"],
)
def test_the_hosts_own_programs_say_the_same_and_build_nothing(
    company: Company, only: dict[str, Path], fault: Fault, arguments: tuple[str, ...]
) -> None:
    company.configure(fault.settings)
    company.edit(*fault.content)
    command = ("build", "-f", "mkdocs.yml", *arguments)
    answers = [company.run(only[host] / host, *command) for host in ("mkdocs", "properdocs")]
    one, other = [(answer.returncode, answer.stdout, _without_figures(answer.stderr)) for answer in answers]
    assert one == other
    assert one[0] == 1
    assert fault.said in one[2]


def _without_figures(said: str) -> str:
    """Return what a host says, without how long it took."""
    return re.sub(r"in [0-9.]+ seconds", "", said)


PREVIEWS = [
    ("properdocs", "kollega"),
    ("properdocs", "properdocs", "-f", "mkdocs.yml"),
    ("properdocs", "properdocs", "-f", "mkdocs.yml", "--no-livereload"),
    ("mkdocs", "mkdocs", "--no-livereload"),
]


@pytest.mark.parametrize("command", PREVIEWS, ids=" ".join)
def test_a_preview_shows_drafts_to_this_machine_alone(
    company: Company, only: dict[str, Path], command: tuple[str, ...]
) -> None:
    company.edit("stories/lifts.md", "title:", "status: draft\ntitle:")
    host, program, *arguments = command
    with preview(company, only[host] / program, *arguments) as served:
        assert "Lifts that wait" in served.answer("stories/lifts/")
        stranger = served.answer("stories/lifts/", host="evil.example")
    assert stranger.startswith("This preview answers to the names 127.0.0.1")


@pytest.mark.parametrize("program", ["kollega", "properdocs"])
def test_a_preview_by_properdocs_shows_what_is_wrong_in_the_place_of_the_site(
    company: Company, only: dict[str, Path], program: str
) -> None:
    company.edit(*WRONG_STORY)
    with preview(company, only["properdocs"] / program, "-f", "mkdocs.yml") as served:
        assert "stories/lifts.md:4:7" in served.answer("stories/")
    assert "Traceback" not in served.log.read_text("utf-8")


@pytest.mark.parametrize(
    ("loaded", "chosen", "usable", "host"),
    [
        ("", "", ("mkdocs", "properdocs"), "mkdocs"),
        ("", "", ("properdocs",), "properdocs"),
        ("", "properdocs", ("mkdocs", "properdocs"), "properdocs"),
        ("", "mkdocs", ("mkdocs", "properdocs"), "mkdocs"),
        ("properdocs", "mkdocs", ("mkdocs", "properdocs"), "properdocs"),
        ("mkdocs", "properdocs", ("mkdocs", "properdocs"), "mkdocs"),
    ],
    ids=["MkDocs first", "what there is", "chosen", "chosen too", "ProperDocs runs us", "MkDocs runs us"],
)
def test_the_host_that_runs_us_draws_else_the_chosen_one_else_the_first_there_is(
    loaded: str, chosen: str, usable: Collection[str], host: str
) -> None:
    modules = {module.__name__: module for module in (mkdocs, properdocs) if module.__name__ == loaded}
    assert host_of(modules, {"KOLLEGA_HOST": chosen}, usable.__contains__) == host


def test_a_mkdocs_that_takes_no_plugins_is_passed_over(company: Company, tmp_path: Path) -> None:
    programs = environment_without(tmp_path / "environment", *UNINSTALLED["properdocs"])
    (installed,) = programs.parent.glob("lib/*/site-packages")
    metadata = installed / "mkdocs-2.0.0.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text("Metadata-Version: 2.1\nName: mkdocs\nVersion: 2.0.0\n", "utf-8")
    (installed / "mkdocs.py").write_text("", "utf-8")
    checked = company.run(programs / "kollega", "check")
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ("", "neither MkDocs 1 nor ProperDocs is installed"),
        ("properdocs", "KOLLEGA_HOST: properdocs is not installed"),
        ("zensical", "KOLLEGA_HOST: there is no host “zensical”"),
    ],
)
def test_without_a_host_a_sentence_says_what_to_install(
    company: Company, only: dict[str, Path], chosen: str, said: str
) -> None:
    answer = company.run(only["neither"] / "kollega", "check", KOLLEGA_HOST=chosen)
    assert answer.returncode == 2
    assert said in answer.stderr
    assert "Traceback" not in answer.stderr
