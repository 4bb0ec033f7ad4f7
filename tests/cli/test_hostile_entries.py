"""Whatever a checkout holds in place of files: one sentence with its place, and what is published stays as it was."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner, Result

from kollega.cli.command import kollega
from kollega.scaffold.company import company_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECRET = "token = 8f14e45fceea167a5a36dedd4bea2543"  # noqa: S105 - of nothing
STORY = "---\ntitle: The ferry\nauthors: [robin-example]\ndate: 2026-01-05\ndescription: A day.\n---\n\nText.\n"


def link(path: str, target: str) -> Callable[[Path], object]:
    """Return what puts a link into a site; a target may name the folder beside the site, in which the secret lies."""

    def make(site: Path) -> None:
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if place.is_dir():
            shutil.rmtree(place)
        place.unlink(missing_ok=True)
        place.symlink_to(target.format(outside=site.parent / "outside", site=site))

    return make


def special(path: str, kind: str) -> Callable[[Path], object]:
    def make(site: Path) -> None:
        place = site / path
        place.parent.mkdir(parents=True, exist_ok=True)
        if kind == "pipe":
            os.mkfifo(place)
        else:
            before = Path.cwd()
            os.chdir(place.parent)  # the address of a socket is short
            with socket.socket(socket.AF_UNIX) as end:
                end.bind(place.name)
            os.chdir(before)

    return make


def file(path: str, content: bytes = b"x") -> Callable[[Path], object]:
    def make(site: Path) -> None:
        place = site / path
        if place.is_dir():
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)

    return make


def with_front(line: str) -> Callable[[Path], object]:
    """Return what puts a story with one more line of facts, which holds a long name, into a site."""
    return file("stories/long.md", STORY.replace("---\n\n", f"{line.format('x' * 300)}\n---\n\n").encode())


def deep(path: str) -> Callable[[Path], object]:
    """Return what puts 1,200 folders into each other; no call takes a path so long."""

    def make(site: Path) -> None:
        before = Path.cwd()
        (site / path).mkdir(parents=True, exist_ok=True)
        os.chdir(site / path)
        for _ in range(1200):
            Path("d").mkdir()
            os.chdir("d")
        os.chdir(before)

    return make


HOSTILE = [
    # What is put into the site, the place that is told, and the code of the problem.
    pytest.param(link("pages/config.txt", "../.git/config"), "pages/config.txt", "outside-file", id="a file of git"),
    pytest.param(link("pages/a.css", "{outside}/secret.md"), "pages/a.css", "outside-file", id="a file elsewhere"),
    pytest.param(link("pages/x.md", "{outside}/secret.md"), "pages/x.md", "outside-file", id="a page"),
    pytest.param(link("pages/x", "{outside}"), "pages/x", "outside-file", id="a folder of pages"),
    pytest.param(link("pages/loop", "loop"), "pages/loop", "outside-file", id="a link to itself"),
    pytest.param(link("pages/up", ".."), "pages/up", "outside-file", id="a link to what it lies in"),
    pytest.param(link("pages/.x/up", "{site}"), "pages/.x/up", "outside-file", id="a hidden way out"),
    pytest.param(link("pages/.up", "/"), "pages/.up", "outside-file", id="a hidden way to everything"),
    pytest.param(link("pages/.well-known/x", "{outside}/secret.md"), "pages/.well-known/x", "outside-file", id="known"),
    pytest.param(link("pages/null", "/dev/zero"), "pages/null", "outside-file", id="a device without end"),
    pytest.param(link("pages", "{outside}"), "pages", "outside-file", id="the pages"),
    pytest.param(link("stories/x.md", "{outside}/secret.md"), "stories/x.md", "outside-file", id="a story elsewhere"),
    pytest.param(link("stories/x.md", "../.git/config"), "stories/x.md", "outside-file", id="a story of git"),
    pytest.param(link("stories/x.md", "gone.md"), "stories/x.md", "outside-file", id="a story of nothing"),
    pytest.param(link("stories/x.md", "x.md"), "stories/x.md", "outside-file", id="a story of itself"),
    pytest.param(link("stories/x.jpg", "{outside}/secret.md"), "stories/x.jpg", "outside-file", id="a picture"),
    pytest.param(link("stories/x", "{outside}"), "stories/x", "outside-file", id="the folder of a story"),
    pytest.param(
        link("stories/x/index.md", "{outside}/secret.md"), "stories/x/index.md", "outside-file", id="its text"
    ),
    pytest.param(link("stories", "{outside}"), "stories", "outside-file", id="all stories"),
    pytest.param(link("stories/people", "{outside}"), "stories/people", "outside-file", id="all people"),
    pytest.param(link("stories/people/x.md", "{outside}/secret.md"), "stories/people/x.md", "outside-file", id="one"),
    pytest.param(link("vacancies", "/dev"), "vacancies", "outside-file", id="all vacancies"),
    pytest.param(link("vacancies/x.nl.md", "/dev/zero"), "vacancies/x.nl.md", "outside-file", id="a vacancy"),
    pytest.param(link("theme/main.html", "{outside}/secret.md"), "theme/main.html", "outside-file", id="a template"),
    pytest.param(link("theme/words/en.po", "/dev/zero"), "theme/words/en.po", "outside-file", id="words"),
    pytest.param(link("theme/assets", "{outside}"), "theme/assets", "outside-file", id="assets"),
    pytest.param(link("fonts/x.ttf", "/dev/zero"), "fonts/x.ttf", "outside-file", id="a font"),
    pytest.param(link("fonts", "{outside}"), "fonts", "outside-file", id="all fonts"),
    pytest.param(special("stories/x.md", "pipe"), "stories/x.md", "not-a-file", id="a pipe for a story"),
    pytest.param(special("stories/x.jpg", "pipe"), "stories/x.jpg", "not-a-file", id="a pipe for a picture"),
    pytest.param(special("pages/x.txt", "pipe"), "pages/x.txt", "not-a-file", id="a pipe for a file"),
    pytest.param(special("pages/x.md", "socket"), "pages/x.md", "not-a-file", id="a socket for a page"),
    pytest.param(special("theme/x.html", "pipe"), "theme/x.html", "not-a-file", id="a pipe for a template"),
    pytest.param(special("fonts/x.otf", "socket"), "fonts/x.otf", "not-a-file", id="a socket for a font"),
    pytest.param(file("vacancies"), "vacancies", "unreadable", id="a file for the vacancies"),
    pytest.param(file("stories"), "stories", "unreadable", id="a file for the stories"),
    pytest.param(file("stories/people"), "stories/people", "unreadable", id="a file for the people"),
    pytest.param(file("fonts"), "fonts", "unreadable", id="a file for the fonts"),
    pytest.param(deep("pages"), "pages/" + "d/" * 19 + "d", "too-many-folders", id="deep pages"),
    pytest.param(deep("stories/x"), "stories/x/" + "d/" * 18 + "d", "too-many-folders", id="deep stories"),
    pytest.param(deep("theme"), "theme/" + "d/" * 19 + "d", "too-many-folders", id="a deep theme"),
    pytest.param(file("pages/\udce9.md"), "pages/\ufffd.md", "bad-name", id="a page that is not UTF-8"),
    pytest.param(file("pages/\udce9/x.txt"), "pages/\ufffd", "bad-name", id="a folder that is not UTF-8"),
    pytest.param(file("stories/\udcff.jpg"), "stories/\ufffd.jpg", "bad-name", id="a picture that is not UTF-8"),
    pytest.param(file("pages/a\nb.txt"), "pages/a\ufffdb.txt", "bad-name", id="a line break"),
    pytest.param(file("pages/a\u202eb.txt"), "pages/a\ufffdb.txt", "bad-name", id="a name that turns round"),
    pytest.param(file("pages/\ue000.md"), "pages/\ufffd.md", "bad-name", id="a name without meaning"),
    pytest.param(file(f"stories/{'x' * 240}.md"), f"stories/{'x' * 240}.md", "bad-name", id="a long slug"),
    pytest.param(file(f"pages/{'é' * 120}.md"), f"pages/{'é' * 120}.md", "bad-name", id="a long page"),
    pytest.param(file(f"vacancies/{'x' * 240}/index.md"), f"vacancies/{'x' * 240}", "bad-name", id="a long folder"),
    pytest.param(with_front("aliases: [{}]"), "stories/long.md", "name-too-long", id="a long former name"),
    pytest.param(with_front("tags: [{}]"), "stories/long.md", "name-too-long", id="a long tag"),
    pytest.param(with_front("department: {}"), "stories/long.md", "name-too-long", id="a long department"),
    pytest.param(with_front("vacancies: [{}]"), "stories/long.md", "name-too-long", id="a long vacancy"),
    pytest.param(
        file("pages/" + ("x" * 190 + "/") * 6 + "x.md"),
        "pages/" + "/".join(["x" * 190] * 5),
        "bad-name",
        id="a long way",
    ),
]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with everything that settings can name, and what was published of it."""
    site = tmp_path_factory.mktemp("original")
    for path, content in company_files():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    for folder in ("theme", "fonts"):
        (site / folder).mkdir(exist_ok=True)
        (site / folder / "LICENCE.txt").write_text("Free.", "utf-8")
    config = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    config["theme"]["custom_dir"] = "theme"
    plugin: dict[str, Any] = next(each["kollega"] for each in config["plugins"] if "kollega" in each)
    plugin["fonts"] = "fonts"
    (site / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    assert run("build", "-f", f"{site}/mkdocs.yml").exit_code == 0
    return site


@pytest.fixture
def site(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a copy of the site, beside which a secret lies; the command runs in it."""
    shutil.copytree(original, tmp_path / "site")
    for place in ("outside/secret.md", "site/.git/config"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(SECRET, "utf-8")
    monkeypatch.chdir(tmp_path / "site")
    yield tmp_path / "site"
    subprocess.run(["rm", "-rf", tmp_path / "site"], check=True)  # pytest falls over folders that lie too deep


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kollega, [*arguments, "--as-of", "2026-03-01"])


def errors_of(report: str) -> list[dict[str, str]]:
    return [each for each in json.loads(report) if each["severity"] == "error"]


def published(site: Path) -> dict[str, bytes]:
    return {str(file.relative_to(site)): file.read_bytes() for file in (site / "site").rglob("*") if file.is_file()}


@pytest.mark.parametrize(("make", "path", "code"), HOSTILE)
def test_what_is_no_file_of_the_site_is_told_once_and_nothing_is_published(
    make: Callable[[Path], object], path: str, code: str, site: Path
) -> None:
    before = published(site)
    make(site)
    result = run("check", "--format", "json")
    errors = errors_of(result.stdout)
    assert [(each["path"], each["code"]) for each in errors] == [(path, code)]
    assert errors[0]["hint"].endswith(".")
    assert (result.exit_code, result.exception.__class__) == (1, SystemExit)
    for arguments in (["check", "--format", "markdown"], ["build"]):  # whose report is that of `check`
        result = run(*arguments)
        assert (result.exit_code, result.exception.__class__) == (1, SystemExit)
        assert SECRET not in result.output
        assert "Traceback" not in result.output
    assert published(site) == before


FOLDERS = ["vacancies", "stories", "stories/people", "stories/x", "pages", "pages/x", "theme", "fonts"]
FILES = ["stories/x.md", "stories/x.jpg", "pages/x.md", "pages/x.txt", "theme/x.html", "fonts/x.ttf"]

WITHOUT_RIGHTS = """
import json, sys
from pathlib import Path
from click.testing import CliRunner
from kollega.cli.command import kollega

for path in map(Path, sys.argv[1:]):
    is_new = not path.exists()
    if is_new:
        path.write_text("x") if path.suffix else path.mkdir()
    rights = path.stat().st_mode
    path.chmod(0)
    checked = CliRunner().invoke(kollega, ["check", "--format", "json", "--as-of", "2026-03-01"])
    built = CliRunner().invoke(kollega, ["build", "--as-of", "2026-03-01"])
    path.chmod(rights)
    if is_new:
        path.unlink() if path.suffix else path.rmdir()
    errors = [each for each in json.loads(checked.stdout) if each["severity"] == "error"]
    told = [(each["path"], each["code"], "Permission denied" in each["message"]) for each in errors]
    print(json.dumps([str(path), told, checked.exit_code, built.exit_code, f"{path}:1:1: error: " in built.stderr]))
"""
"""What a process does that may read what its owner may: takes the rights from one place after another."""


def test_what_nobody_may_read_is_an_error_and_nothing_is_published(site: Path) -> None:
    before = published(site)
    ended = unprivileged("-c", WITHOUT_RIGHTS, *FOLDERS, *FILES)
    told = [json.loads(line) for line in ended.stdout.splitlines()]
    assert told == [[path, [[path, "unreadable", True]], 1, 1, True] for path in [*FOLDERS, *FILES]], ended.stderr
    assert published(site) == before


def unprivileged(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python as a process that may read what its owner may: root loses what lets it read everything."""
    command = [sys.executable, *arguments]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv") or pytest.skip("there is no setpriv to do without root's rights")
        command = [setpriv, "--bounding-set=-dac_override,-dac_read_search", *command]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("option", ["fonts", "guidelines", "logo"])
@pytest.mark.parametrize("name", ["x" * 300, "a/" * 600 + "x", "gone"], ids=["long", "far", "gone"])
def test_a_setting_that_names_no_file_is_told(option: str, name: str, site: Path) -> None:
    before = published(site)
    config = yaml.safe_load((site / "mkdocs.yml").read_text("utf-8"))
    plugin: dict[str, Any] = next(each["kollega"] for each in config["plugins"] if "kollega" in each)
    if option == "logo":
        plugin["organisation"]["logo"] = f"{name}.svg"
    else:
        plugin[option] = name if option == "fonts" else f"pages/{name}.md"
    (site / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    for command in ("check", "build"):
        result = run(command)
        assert (result.exit_code, result.exception.__class__) == (2, SystemExit)
        assert f"{option}: there is no " in result.output
    assert published(site) == before


def test_a_site_may_lie_behind_a_link(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = published(site)
    shutil.rmtree(site / "site")
    (site.parent / "way").symlink_to(site.parent)
    monkeypatch.chdir(site.parent)
    assert errors_of(run("check", "--format", "json", "-f", "way/site/mkdocs.yml").stdout) == []
    assert run("build", "-f", "way/site/mkdocs.yml").exit_code == 0
    after = published(site)
    different = {path for path in before if before[path] != after.get(path)}
    assert {path for path in different if "pagefind" not in path} <= {"site/.kollega.json"}, "all but the index"
