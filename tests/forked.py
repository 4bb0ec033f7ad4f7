"""Commands in processes of their own that need not load the program: they are forked from one that has.

To load it takes half a second, which is longer than most commands work on a small site. The process that has it never
runs a command itself, so that nothing of one is left for the next.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import pkgutil
import runpy
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

IS_POSSIBLE = hasattr(os, "fork") and sys.platform != "darwin"

LOADED = ("__main__", "commands.build", "commands.serve")
"""Of the host, beside the whole program."""

READ_BEFORE = ("PYTHON", "KOLLEGA_HOST", "DASK_")
"""How variables begin that are read while Python, or the program, is loaded."""


def can_fork(environment: Iterable[str]) -> bool:
    """Return whether what is run with some variables of its own may be forked from what has loaded all."""
    return IS_POSSIBLE and not any(name.startswith(READ_BEFORE) for name in environment)


def run_forked(
    command: Sequence[str], folder: Path, environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run a Python program of an environment with arguments, in a folder, and return what became of it."""
    with tempfile.TemporaryDirectory() as answers:
        said, complained = Path(answers, "said"), Path(answers, "complained")
        request = [[*command], str(folder), dict(environment), str(said), str(complained)]
        server = _server(Path(command[0]).with_name("python"))
        assert server.stdin
        assert server.stdout
        server.stdin.write(f"{json.dumps(request)}\n")
        server.stdin.flush()
        status = int(server.stdout.readline())
        return subprocess.CompletedProcess(command, status, said.read_text("utf-8"), complained.read_text("utf-8"))


@cache
def _server(python: Path) -> subprocess.Popen[str]:
    """Begin the process that has loaded what an environment has; it ends with this one."""
    server = subprocess.Popen([python, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    atexit.register(server.communicate)
    return server


def _serve() -> None:
    """Fork a process for each request, and tell how it ended."""
    import kollega
    from kollega.host import HOST_NAME

    names = (module.name for module in pkgutil.walk_packages(kollega.__path__, "kollega."))
    for name in (*(f"{HOST_NAME}.{module}" for module in LOADED), *names):
        importlib.import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(*json.loads(line))
            return
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}\n")
        sys.stdout.flush()


def _become(command: list[str], folder: str, environment: dict[str, str], said: str, complained: str) -> None:
    """Be the process that runs a program."""
    for number, path, flags in (
        (0, os.devnull, os.O_RDONLY),
        (1, said, os.O_WRONLY | os.O_CREAT),
        (2, complained, os.O_WRONLY | os.O_CREAT),
    ):
        os.dup2(os.open(path, flags), number)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = command
    runpy.run_path(command[0], run_name="__main__")


if __name__ == "__main__":
    sys.path.pop(0)  # the folder of the tests, some of which are called like the program's libraries
    _serve()
