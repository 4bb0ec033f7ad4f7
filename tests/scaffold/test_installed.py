"""The built wheel in an empty folder: what `init` says is typed, and what it writes is installed from."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import zipfile
from email import message_from_bytes
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

from handbook import ROOT
from kollega.scaffold.installation import program, wheel_of
from newcomer import replace_placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="types what one types in a POSIX shell")

LIBRARIES = sysconfig.get_path("purelib")
"""Where the tests' own environment has what the program needs: nothing is fetched."""


def pip(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run pip where it can fetch nothing of ours."""
    return run([sys.executable, "-m", "pip", *arguments], folder)


def run(command: list[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command as somebody would who has no environment active and no checkout at hand."""
    environment = {name: value for name, value in os.environ.items() if name not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    return subprocess.run(
        command, cwd=folder, env=environment | {"PATH": os.defpath} | more, capture_output=True, text=True, check=False
    )


def environment(folder: Path) -> Path:
    """Return the folder of the commands of a new environment that finds the libraries of this one."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "libraries.pth").write_text(f"{LIBRARIES}\n")
    return folder / "bin"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that this checkout builds."""
    folder = tmp_path_factory.mktemp("dist")
    built = pip("wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder), str(ROOT), folder=folder)
    if built.returncode:
        pytest.skip(f"the wheel cannot be built here, since hatchling cannot be had: {built.stderr.splitlines()[-1]}")
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def bin_folder(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the commands of an environment with the wheel in it."""
    commands = environment(tmp_path_factory.mktemp("somebody") / "own tools")
    installed = pip("--python", str(commands / "python"), "install", "--no-deps", str(wheel), folder=wheel.parent)
    assert installed.returncode == 0, installed.stderr
    return commands


def typed(output: str) -> Iterator[list[str]]:
    """Yield the words of each command that the next steps name."""
    for line in re.findall(r"^  \d\. (\S.*?)(?: {4}.*)?$", output, re.MULTILINE):
        if not line.startswith("README"):
            yield shlex.split(line)


def test_what_the_next_steps_say_can_be_typed_in_an_empty_folder(bin_folder: Path, tmp_path: Path) -> None:
    begun = run([str(bin_folder / "kollega"), "init", "my careers", "--lang", "nl", "--lang", "en"], tmp_path)
    assert begun.returncode == 0, begun.stderr
    cd, serve, check = typed(begun.stdout)
    assert (cd, serve[1:], check[1:]) == (["cd", "my careers"], ["serve"], ["check"])
    site = tmp_path / cd[1]
    assert run([serve[0], "serve", "--help"], site).returncode == 0
    found = run(check, site)
    assert (found.returncode, "waarschuwingen in 6 bestanden" in found.stdout) == (0, True), found.stdout
    assert [run([check[0], "build", *strict], site).returncode for strict in ([], ["--strict"])] == [0, 1]
    replace_placeholders(site)
    assert run([check[0], "build", "--strict"], site).returncode == 0
    drafted = run([check[0], "new", "person", "--name", "Åsa Ørn"], site)
    assert f"2. {shlex.quote(check[0])} check stories/people/asa-orn.md" in drafted.stdout


def test_with_the_environment_active_the_command_is_named_alone(bin_folder: Path, tmp_path: Path) -> None:
    begun = run(["kollega", "init", "careers"], tmp_path, PATH=f"{bin_folder}{os.pathsep}{os.defpath}")
    assert [command[0] for command in typed(begun.stdout)] == ["cd", "kollega", "kollega"]


def test_colleagues_and_ci_install_the_very_program_that_began_the_site(bin_folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "careers"
    run([str(bin_folder / "kollega"), "init", str(site)], tmp_path)
    install = next(line for line in (site / "README.md").read_text("utf-8").splitlines() if "install -r" in line)
    assert install == "$ .venv/bin/python -m pip install -r requirements.txt"
    commands = environment(site / ".venv")
    requirements = ["--no-deps", "--no-index", "-r", "requirements.txt"]  # the libraries are there
    installed = pip("--python", str(commands / "python"), "install", *requirements, folder=site)
    assert installed.returncode == 0, installed.stderr
    assert run([str(commands / "kollega"), "check"], site).returncode == 0
    run([str(commands / "kollega"), "init", "again"], tmp_path)
    again = tmp_path / "again"
    assert [(again / name).read_bytes() for name in ("requirements.txt", "constraints.txt")] == [
        (site / name).read_bytes() for name in ("requirements.txt", "constraints.txt")
    ]


def test_another_file_is_not_taken_for_the_program(bin_folder: Path, tmp_path: Path) -> None:
    run([str(bin_folder / "kollega"), "init", "."], tmp_path)
    (vendored,) = (tmp_path / "vendor").glob("*.whl")
    with zipfile.ZipFile(vendored, "a") as opened:
        opened.writestr("kollega/surprise.py", "print('hello')")
    commands = environment(tmp_path / ".venv")
    requirements = ["--no-deps", "--no-index", "-r", "requirements.txt"]
    refused = pip("--python", str(commands / "python"), "install", *requirements, folder=tmp_path)
    assert (refused.returncode, "DO NOT MATCH THE HASHES" in refused.stderr) == (1, True), refused.stderr


def test_the_packed_program_is_the_built_one(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as built, zipfile.ZipFile(io.BytesIO(wheel_of(program()))) as packed:
        assert packed.testzip() is None
        ours = {name for name in packed.namelist() if ".dist-info/" not in name}
        assert ours == {name for name in built.namelist() if ".dist-info/" not in name}
        assert [name for name in ours if packed.read(name) != built.read(name)] == []
        described = {name.partition("/")[2] for name in packed.namelist() if ".dist-info/" in name}
        assert described == {name.partition("/")[2] for name in built.namelist() if ".dist-info/" in name}


def test_it_asks_for_the_same_libraries_as_the_built_one(wheel: Path) -> None:
    def asked(file: Path | io.BytesIO) -> set[str]:
        with zipfile.ZipFile(file) as opened:
            (name,) = (name for name in opened.namelist() if name.endswith(".dist-info/METADATA"))
            lines = message_from_bytes(opened.read(name)).get_all("Requires-Dist", [])
        return {str(Requirement(line)).lower() for line in lines if "extra ==" not in line}

    assert asked(io.BytesIO(wheel_of(program()))) == asked(wheel) > set()


def test_the_same_program_is_packed_into_the_same_bytes() -> None:
    assert wheel_of(program()) == wheel_of(program())
