"""An environment like the one of the tests, in which some libraries are not installed."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PROGRAMS = ("kollega", "mkdocs", "properdocs")


def environment_without(folder: Path, *libraries: str) -> Path:
    """Make an environment in a folder as if these had been uninstalled, and return the folder of its programs."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    scheme = {"base": str(folder), "platbase": str(folder)}
    packages, programs = (Path(sysconfig.get_path(kind, vars=scheme)) for kind in ("purelib", "scripts"))
    gone = {name for library in libraries for name in _files(library)}
    for installed in Path(sysconfig.get_path("purelib")).iterdir():
        if installed.name not in gone:
            (packages / installed.name).symlink_to(installed)
    for name in set(PROGRAMS) - gone:
        lines = Path(sys.executable).with_name(name).read_text("utf-8").splitlines(keepends=True)
        program = programs / name
        program.write_text("".join([f"#!{programs / 'python'}\n", *lines[1:]]), "utf-8")
        program.chmod(0o755)
    return programs


def _files(library: str) -> Iterator[str]:
    """Yield the names of a library's folders, modules and programs."""
    for file in distribution(library).files or ():
        yield file.name if ".." in file.parts else file.parts[0]
